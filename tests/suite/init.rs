//! `promised init`: the contract that is written changes nothing, and no file is lost over it.

use super::harness::{Ran, folder, root, run_in};
use std::fs;
use std::path::Path;

const AS_OF: [&str; 2] = ["--as-of", "2026-03-31"];

/// The report of an audit as JSON, without the words for what was decided.
fn report(folder: &Path, words: &[&str]) -> String {
    let ran = run_in(folder, &[&["audit", "--format", "json"], &AS_OF[..], words].concat());
    assert!(ran.out.starts_with('{'), "{words:?}\n{}", ran.err);
    let is_decided = |line: &&str| line.trim_start().starts_with("\"decided\": ");
    ran.out.lines().filter(|line| !is_decided(line)).map(|line| format!("{line}\n")).collect()
}

fn init(folder: &Path, words: &[&str]) -> Ran {
    run_in(folder, &[&["init"], &AS_OF[..], words].concat())
}

/// Writes a contract for a folder and holds that it changes nothing; the contract.
fn check_in(folder: &Path, inputs: &[&str]) -> String {
    let ran = init(folder, &[inputs, &["--output", "law.toml"]].concat());
    assert_eq!((ran.code, ran.out.as_str()), (0, ""), "{}", ran.err);
    let contract = fs::read_to_string(folder.join("law.toml")).expect("a contract");
    let paths: Vec<&str> =
        inputs.iter().copied().take_while(|word| !word.starts_with('-')).collect();
    let without = report(folder, &[inputs, &["--no-contract"]].concat());
    let with = report(folder, &[paths.as_slice(), &["--contract", "law.toml"]].concat());
    assert_eq!(without, with, "{contract}");
    contract
}

fn check(files: &[(&str, &str)], inputs: &[&str]) -> String {
    check_in(folder(files).path(), inputs)
}

#[test]
fn a_contract_for_an_example_changes_nothing() {
    let mut count = 0;
    for story in fs::read_dir(root().join("examples")).expect("the examples").flatten() {
        let copy = folder(&[]);
        let files = fs::read_dir(story.path()).expect("an example").flatten();
        for file in files.filter(|file| file.path().extension().is_some_and(|end| end == "csv")) {
            fs::copy(file.path(), copy.path().join(file.file_name())).expect("a copy");
        }
        if fs::read_dir(copy.path()).expect("a folder").next().is_none() {
            // Its exports lie in a folder of their own, and the story itself writes a contract.
            continue;
        }
        let contract = check_in(copy.path(), &["."]);
        let sources = contract.lines().filter(|line| *line == "[[source]]").count();
        let exports = fs::read_dir(copy.path()).expect("a folder").count() - 1;
        assert_eq!(sources, exports, "{}\n{contract}", story.path().display());
        assert_eq!(report(copy.path(), &["."]), report(copy.path(), &["--contract", "law.toml"]));
        count += 1;
    }
    assert!(count > 4, "the examples are found");
}

const ORDERS: (&str, &str) =
    ("orders.csv", "order_id,customer,promised_by,total,currency\nA,ACME,2026-03-06,10.00,EUR\n");

#[test]
fn what_was_found_out_stands_in_the_contract_with_samples() {
    let orders = "Order no;Note;Note;Promised delivery date;Total;Currency\n\
        1;a;b;05.03.2026;1,50;EUR\n2;a;b;06.03.2026;2,50;EUR\n";
    let contract = check(&[("orders.csv", orders)], &["orders.csv"]);
    let source = "\n[[source]]\nfiles = \"orders.csv\"\nrole = \"orders\"\n\
        encoding = \"utf-8\"\ndelimiter = \";\"\ndecimal = \",\"\ndates = \"dd.mm.yyyy\"\n\
        [source.columns.orders]\n\
        order_id = \"Order no\"                   # 1; 2\n\
        promised_by = \"Promised delivery date\"  # 05.03.2026; 06.03.2026\n\
        total = \"Total\"                         # 1,50; 2,50\n\
        currency = \"Currency\"                   # EUR\n\
        # Not used: \"Note\", \"Note\"\n";
    assert!(contract.contains(source), "{contract}");
    assert!(contract.contains("\ncurrency = \"EUR\"\n"), "{contract}");
}

#[test]
fn messy_exports_are_read_the_same_under_their_contract() {
    let orders = "\u{feff}sep=;\r\nOrder no;\"Say \"\"hi\"\"\";Status;Order date;Note;Note;\
        Promised delivery date;Total\r\n1;x;Foo;02.03.2026 10:00;;;05.03.2026;1.234,50 EUR\r\n\
        2;y;Bar;03.03.2026;a;b;06.03.2026;12,5x\r\n2;y;open;03.03.2026;a;b;06.03.2026;7,00 EUR\r\n\
        3;z;open;03.03.2026;a;b;06.03.2026;7,00 EUR\r\n\
        3;z;open;03.03.2026;a;b;06.03.2026;7,00 EUR\r\n";
    let deliveries = "Delivery no\tOrder no\tDelivered at\tQuantity\n\
        D1\t1\t03/25/2026 08:00\t1\nD2\t2\t03/05/2026\t1\nD3\t9\t02/30/2026\t1\n";
    let invoices = "Invoice no|Order no|Invoice date|Net|Total\n\
        F1|1|25-03-2026|1 000.00|1 234.50\nF2|3|04-03-2026|5.00|7.00\n";
    let files = [
        ("orders.csv", orders),
        ("deliveries.tsv", deliveries),
        ("invoices.txt", invoices),
        ("notes.txt", "this is\nno export\n"),
        ("empty.csv", ""),
    ];
    let contract = check(&files, &["."]);
    assert!(contract.contains("# notes.txt: plays no role"), "{contract}");
    assert!(contract.contains("\n#words = { \"Foo\" = \"closed\", \"Bar\" = \"closed\" }\n"));
    assert!(contract.contains("Times in deliveries.tsv name none"), "{contract}");
}

#[test]
fn rows_that_settle_what_is_the_orders_go_on_doing_so() {
    let flat = "order_id,customer,promised_by,sku,quantity,unit_price,shipping,delivered_at\n\
        A,ACME,2026-03-05,x,1,5.00,3.00,2026-03-05\nA,ACME,2026-03-07,y,2,5.00,3.00,2026-03-06\n\
        B,Bolt,2026-03-05,x,1,5.00,,2026-03-09\nB,Bolt,2026-03-05,y,1,4.00,2.00,\n";
    let contract = check(&[("export.csv", flat)], &["export.csv"]);
    assert!(!contract.contains("\n[source.columns"), "{contract}");
    let deliveries = "order_id,delivered_at\nA,2026-03-05\n";
    check(&[("export.csv", flat), ("deliveries.csv", deliveries)], &["."]);
    let orders = "order_id,customer,total,currency\nA,ACME,10.00,EUR\nB,Bolt,9.00,SEK\n";
    check(&[("export.csv", flat), ("orders.csv", orders)], &["."]);
}

#[test]
fn a_column_that_is_left_unused_stays_a_remark() {
    let orders = "order_id,customer,ship date,total\nA,ACME,2026-03-05,1.00\n";
    check(&[("orders.csv", orders)], &["orders.csv"]);
}

#[test]
fn files_whose_role_was_said_have_it_in_the_contract() {
    let orders = "order_id,promised_by,sku,quantity\nA,2026-03-05,x,1\n";
    let deliveries = "order_id,delivered_at\nA,2026-03-05\n";
    let files = [("a.txt", orders), ("b.txt", deliveries)];
    let contract = check(&files, &["--orders", "a.txt", "--deliveries", "b.txt"]);
    assert!(contract.contains("\nrole = \"deliveries\"\n"), "{contract}");
    let mixed = check(&files, &["b.txt", "--orders", "a.txt"]);
    assert!(mixed.contains("\nroles = [\"orders\", \"lines\"]\n"), "{mixed}");
}

#[test]
fn a_file_whose_name_is_a_pattern_is_left_to_be_found() {
    let contract = check(&[("a*.csv", ORDERS.1)], &["."]);
    assert!(contract.contains("The name of this file cannot be written"), "{contract}");
}

#[test]
fn paths_are_relative_to_the_contract() {
    let folder = folder(&[]);
    for name in ["exports", "law"] {
        fs::create_dir(folder.path().join(name)).expect("a folder");
    }
    fs::write(folder.path().join("exports/orders.csv"), ORDERS.1).expect("an export");
    for (target, files) in [
        ("promised.toml", "files = \"exports/orders.csv\"\n"),
        ("law/promised.toml", "files = \"../exports/orders.csv\"\n"),
        ("exports/promised.toml", "files = \"orders.csv\"\n"),
    ] {
        let ran = init(folder.path(), &["exports", "-o", target]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        let contract = fs::read_to_string(folder.path().join(target)).expect("a contract");
        assert!(contract.contains(files), "{contract}");
        let ran = run_in(folder.path(), &[&["audit", "--contract", target], &AS_OF[..]].concat());
        assert!(ran.out.contains("1 order"), "{}", ran.err);
    }
}

#[test]
fn the_first_contract_is_found_by_the_next_audit() {
    let folder = folder(&[ORDERS]);
    let ran = init(folder.path(), &["orders.csv"]);
    let said = "promised: promised.toml written with 1 source; try it: promised audit\n";
    assert_eq!((ran.code, ran.err.as_str()), (0, said));
    let ran = run_in(folder.path(), &[&["audit"], &AS_OF[..]].concat());
    assert!(ran.out.contains("1 order"), "{}", ran.err);
}

#[test]
fn a_contract_is_replaced_only_where_that_is_asked_for() {
    let folder = folder(&[ORDERS, ("promised.toml", "zone = \"UTC\"\n")]);
    let held = || fs::read_to_string(folder.path().join("promised.toml")).expect("a contract");
    let ran = init(folder.path(), &["orders.csv"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("promised.toml is there already"), "{}", ran.err);
    let ran = init(folder.path(), &["orders.csv", "--stdout"]);
    assert!(ran.code == 0 && ran.err.is_empty() && ran.out.starts_with("# A contract"));
    assert_eq!(held(), "zone = \"UTC\"\n");
    assert_eq!(init(folder.path(), &["orders.csv", "--force"]).code, 0);
    assert_eq!(held(), ran.out);
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 2, "a part is left");
}

fn check_refused(files: &[(&str, &str)], words: &[&str], why: &str) {
    let folder = folder(files);
    let ran = init(folder.path(), words);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{words:?}\n{}", ran.err);
    assert!(ran.err.contains(why), "{words:?}\n{}", ran.err);
    assert!(!folder.path().join("promised.toml").exists());
}

#[test]
fn an_input_is_never_replaced_by_a_contract() {
    let files = [ORDERS];
    check_refused(&files, &[".", "-o", "orders.csv", "--force"], "is an input");
    check_refused(&files, &[".", "-o", "nowhere/promised.toml"], "there is no folder nowhere");
    check_refused(&files, &[".", "-o", ".", "--force"], "is not a file");
    check_refused(&files, &[], "there is nothing to read");
    check_refused(&files, &[".", "--stdout", "--force"], "--force");
    let notes = ("notes.txt", "this is\nno export\n");
    check_refused(&[notes], &["."], "no file is recognised");
}

#[test]
fn a_file_that_must_be_told_about_is_a_comment_with_what_to_write() {
    let due = ("due.csv", "order_id,promised_by\nA,03/04/2026\n");
    let folder = folder(&[ORDERS, due]);
    let ran = init(folder.path(), &["."]);
    assert_eq!(ran.code, 3, "{}", ran.err);
    assert!(ran.err.contains("1 file cannot be read without being told more"), "{}", ran.err);
    let path = folder.path().join("promised.toml");
    let contract = fs::read_to_string(&path).expect("a contract");
    assert!(contract.contains("\nfiles = \"orders.csv\"\nrole = \"orders\"\n"), "{contract}");
    // Taking two hashes and one line away is all there is to do.
    let stub = "#[[source]]\n#files = \"due.csv\"\n#dates = \"dd/mm/yyyy\"\n";
    assert!(contract.contains(stub), "{contract}");
    let told = contract.replace(stub, &stub.replace('#', ""));
    fs::write(&path, told).expect("a contract");
    let ran = run_in(folder.path(), &[&["audit"], &AS_OF[..]].concat());
    assert!(ran.out.contains("due.csv: 1 row = 0 used + 0 duplicate"), "{}{}", ran.out, ran.err);
}
