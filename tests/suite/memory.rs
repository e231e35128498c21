//! The same bytes come out whatever may be held in memory.

use super::harness::{folder, program, ran, real, root, run_in};
use std::fmt::Write as _;
use std::path::Path;

/// Sizes that make many shares of a few rows, some of them, and one.
const SIZES: [&str; 3] = ["1KiB", "16KiB", "1GiB"];

/// Compares audits of a folder in every format, held in memory and not.
fn check(folder: &Path, words: &[&str], sizes: &[&str]) {
    for format in ["csv", "json", "jsonl", "table"] {
        let words = [&["audit"], words, &["--format", format]].concat();
        let held = run_in(folder, &words);
        for size in sizes {
            let ran = run_in(folder, &[&words[..], &["--memory", size]].concat());
            let what = format!("{} as {format} within {size}", folder.display());
            let notes = ["more than --memory says", "in spite of --memory"];
            let is_of_memory = |line: &&str| !notes.iter().any(|note| line.contains(note));
            let told: Vec<&str> = ran.err.lines().filter(is_of_memory).collect();
            assert_eq!(
                (ran.code, told.join("\n")),
                (held.code, held.err.trim_end().to_owned()),
                "{what}"
            );
            if ran.out != held.out {
                let mut lines = held.out.lines().zip(ran.out.lines());
                let first = lines.find(|(one, other)| one != other);
                panic!("{what}: {first:?}");
            }
        }
    }
}

#[test]
fn every_story_is_the_same_in_shares() {
    let stories = std::fs::read_dir(root().join("examples")).unwrap();
    let mut count = 0;
    for story in stories.flatten().map(|entry| entry.path()).filter(|path| path.is_dir()) {
        // What a customer learnt to expect takes all his orders, which a share need not hold; the
        // report says that it is not checked.
        let has_standards = story.ends_with("15-friday-at-three");
        let selected: &[&str] = if has_standards { &["--ignore", "ENT811"] } else { &[] };
        let all = [".", "--as-of", "2026-04-01", "--no-history"];
        check(&story, &[&all, selected].concat(), &SIZES);
        count += 1;
    }
    assert!(count > 5, "there are stories");
}

#[test]
fn every_real_export_is_the_same_in_shares() {
    let sets = ["northwind", "usaid_scms", "wwi_purchasing", "adventureworks_po", "sap_bikes"];
    for set in sets.into_iter().filter_map(real) {
        // Bills of one party may be in two shares; the report says that they are not compared.
        check(&set, &[".", "--as-of", "2026-04-01", "--ignore", "INV413"], &["256KiB"]);
    }
}

/// A number that looks like chance, the same in every run.
fn chance(seed: usize, below: usize) -> usize {
    let mut mixed = (seed as u64).wrapping_add(0x9E37_79B9_7F4A_7C15);
    mixed = (mixed ^ mixed >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
    ((mixed ^ mixed >> 31) % below as u64) as usize
}

/// Orders in two exports that overlap: equal rows, rows that say more, rows that contradict each
/// other, and rows that differ where nothing is used.
fn orders(count: usize) -> [String; 2] {
    let header = "order_id,customer,carrier,ordered_at,promised_by,total,currency,exported\n";
    let [mut first, mut second] = [header.to_owned(), header.to_owned()];
    for number in 0..count {
        let day = chance(number, 20) + 1;
        let currency = ["EUR", "SEK", "USD"][chance(number + 1, 3)];
        let row = |total: usize, exported: &str| {
            format!(
                "SO-{number:04},C{},P{},2026-02-{day:02},2026-03-{day:02},{total}.50,{currency},\
                 {exported}\n",
                number % 7,
                number % 3
            )
        };
        first.push_str(&row(number, "a"));
        match chance(number + 2, 9) {
            0 => second.push_str(&row(number, "a")),
            1 => second.push_str(&row(number, "b")),
            2 => second.push_str(&row(number + 1, "a")),
            3 => first.push_str(&row(number, "a")),
            4 if number % 2 == 0 => first.push_str(&row(number, "c")),
            5 => second.push_str(&format!("SO-{number:04},,,,2026-03-{day:02},1x,EUR,a\n")),
            _ => {}
        }
    }
    [first, second]
}

/// The number of an order as another system writes it, or of an order that is not there.
fn named(number: usize) -> String {
    match chance(number + 3, 12) {
        0 => format!("so-{number:04}"),
        1 => format!("#SO-{number:04}"),
        2 => format!("SO-{}", 9000 + number),
        3 => format!("SO -{number:04}"),
        4 => String::new(),
        _ => format!("SO-{number:04}"),
    }
}

/// What refers to orders: by their number, by an invoice that other orders share, or not at all.
fn papers(count: usize) -> Vec<(&'static str, String)> {
    let mut lines = "order_id,line_id,sku,quantity,unit_price,net\n".to_owned();
    let mut deliveries = "delivery_id,order_id,delivered_at,quantity,sku\n".to_owned();
    let mut invoices = "invoice_no,order_id,kind,issued_at,total,currency,refers_to\n".to_owned();
    let mut payments = "payment_id,invoice_no,order_id,paid_at,total,currency\n".to_owned();
    let mut messages = "message_id,order_id,sent_at,about\n".to_owned();
    for number in 0..count {
        let (order, day) = (named(number), chance(number, 28) + 1);
        for line in 1..=chance(number + 4, 3) + 1 {
            let _ = writeln!(lines, "SO-{number:04},{line},A{line},{line},2.50,{line}.00");
        }
        let _ = writeln!(deliveries, "D{number},{order},2026-03-{day:02},1,A1");
        let bill = match chance(number + 5, 6) {
            0 => number / 3,
            1 => number + count / 2,
            _ => number,
        };
        let total = number + chance(number + 6, 2);
        let _ = writeln!(invoices, "F-{bill},{order},invoice,2026-03-{day:02},{total}.50,EUR,");
        if chance(number + 7, 7) == 0 {
            let _ = writeln!(invoices, "f {bill},{order},invoice,2026-03-{day:02},{total}.50,EUR,");
            let _ = writeln!(invoices, "K{number},,credit,2026-03-28,-{total}.50,EUR,F-{bill}");
        }
        let payer = if chance(number + 8, 3) == 0 { &order[..] } else { "" };
        let _ = writeln!(payments, "Z{},F-{bill},{payer},2026-03-29,9.00,EUR", number % 97);
        let _ = writeln!(messages, "M{},{order},2026-03-01,delay", number % 89);
    }
    vec![
        ("lines.csv", lines),
        ("deliveries.csv", deliveries),
        ("invoices.csv", invoices),
        ("payments.csv", payments),
        ("messages.csv", messages),
    ]
}

#[test]
fn whatever_ties_orders_together_is_the_same_in_shares() {
    let [first, second] = orders(400);
    let mut files = papers(400);
    files.extend([("orders_1.csv", first), ("orders_2.csv", second)]);
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (*name, &**text)).collect();
    let folder = folder(&files);
    let held = run_in(folder.path(), &["audit", ".", "--as-of", "2026-04-30", "--format", "csv"]);
    for code in ["DAT005", "DAT006", "DAT008", "DLV101", "INV4", "DAT002"] {
        assert!(held.out.contains(code), "there are findings of {code}");
    }
    check(folder.path(), &[".", "--as-of", "2026-04-30"], &["1KiB", "8KiB", "64KiB", "1GiB"]);
    check(folder.path(), &[".", "--as-of", "2026-03-15", "--threads", "1"], &["8KiB"]);
}

#[test]
fn orders_among_their_lines_are_the_same_in_shares() {
    let mut flat =
        "order_id,customer,promised_by,sku,quantity,unit_price,delivered_at\n".to_owned();
    for number in 0..300 {
        for line in 0..chance(number, 4) + 1 {
            let customer = if chance(number + line, 40) == 0 { "other" } else { "same" };
            let _ = writeln!(
                flat,
                "SO-{number:04},{customer},2026-03-09,A{line},{line},1.50,2026-03-{:02}",
                chance(number * 5 + line, 27) + 1
            );
        }
    }
    let alone = folder(&[("flat.csv", &flat)]);
    check(alone.path(), &[".", "--as-of", "2026-04-30"], &["1KiB", "32KiB"]);
    let [own, _] = orders(200);
    let beside = folder(&[("flat.csv", &flat), ("orders.csv", &own)]);
    check(beside.path(), &[".", "--as-of", "2026-04-30"], &["1KiB", "32KiB"]);
}

#[test]
fn who_came_back_and_what_is_left_of_a_budget_are_the_same_in_shares() {
    let mut orders =
        "order_id,customer,service,ordered_at,promised_by,delivered_at,total,currency\n".to_owned();
    for number in 0..600 {
        let (month, day) = (chance(number, 12) + 1, chance(number + 1, 27) + 1);
        let arrived = (day + chance(number + 2, 3)).min(28);
        let currency = ["EUR", "SEK"][chance(number + 3, 2)];
        let _ = writeln!(
            orders,
            "SO-{number:04},C{},{},2025-{month:02}-{day:02},2025-{month:02}-{:02},\
             2025-{month:02}-{arrived:02},{number}.25,{currency}",
            chance(number + 4, 150),
            ["express", "slow"][chance(number + 5, 2)],
            day + 1
        );
    }
    let contract = "[[target]]\npromise = \"DLV\"\nshare = \"95%\"\nservice = \"express\"\n\
                    [[target]]\npromise = \"late-delivery\"\nshare = \"60%\"\n\
                    window = \"400 days\"\n[[target]]\npromise = \"late-delivery\"\n\
                    share = \"60%\"\ncountry = \"SE\"\n";
    let folder = folder(&[("orders.csv", &orders), ("promised.toml", contract)]);
    let words = ["audit", ".", "--as-of", "2026-06-30", "--format", "json"];
    let held = run_in(folder.path(), &words);
    for told in ["PRM904", "first order late", "\"burnt\": false", "\"burnt\": true", "M32"] {
        assert!(held.out.contains(told), "{told} in {}", held.out);
    }
    check(folder.path(), &[".", "--as-of", "2026-06-30", "--all"], &["1KiB", "8KiB", "1GiB"]);
}

#[test]
fn policies_and_allowances_are_the_same_in_shares() {
    let [first, _] = orders(60);
    let contract = "[[policy]]\nwithin = \"5 days\"\n\n[promises.DLV101]\nseverity = \"warning\"\n";
    let mut files = papers(60);
    files.push(("orders.csv", first.replace("promised_by", "noted")));
    files.push(("promised.toml", contract.to_owned()));
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (*name, &**text)).collect();
    let folder = folder(&files);
    check(folder.path(), &[".", "--as-of", "2026-04-30"], &["1KiB", "1GiB"]);
}

#[test]
fn temporary_files_lie_where_they_should_and_go_away() {
    let [orders, _] = orders(50);
    let folder = folder(&[("orders.csv", &orders)]);
    let temporary = tempfile::tempdir().unwrap();
    let run = |place: &Path| {
        let mut program = program(folder.path());
        program.env("TMPDIR", place).args(["audit", ".", "--memory", "1KiB", "--format", "csv"]);
        ran(program.output().unwrap())
    };
    assert_ne!(run(temporary.path()).code, 2);
    assert_eq!(std::fs::read_dir(temporary.path()).unwrap().count(), 0);
    let nowhere = run(&temporary.path().join("none"));
    assert_eq!((nowhere.code, nowhere.out.as_str()), (2, ""));
    let told = "cannot make a file in the folder for temporary files";
    assert!(nowhere.err.contains(told), "{}", nowhere.err);
    assert!(nowhere.err.contains("none"), "{}", nowhere.err);
}

#[test]
fn rows_that_belong_together_are_held_at_once_and_it_is_said() {
    let mut bills = "invoice_no,order_id,issued_at,total,currency\n".to_owned();
    (0..200_000).for_each(|number| {
        let _ = writeln!(bills, "F-1,SO-{number},2026-03-01,1.00,EUR");
    });
    let [orders, _] = orders(50);
    let folder = folder(&[("orders.csv", &orders), ("invoices.csv", &bills)]);
    let told = |memory: &str| {
        let words = ["audit", ".", "--as-of", "2026-04-30", "--format", "csv", "--memory", memory];
        let ran = run_in(folder.path(), &words);
        assert_eq!(ran.code, 3, "some orders are in quarantine: {}", ran.err);
        ran.err.contains("more than --memory says")
    };
    assert!(told("4MiB") && !told("64MiB"));
}

#[test]
fn a_size_that_is_none_is_a_mistake() {
    let ran = run_in(root(), &["audit", "--memory", "lots"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("such as 512MiB"), "{}", ran.err);
}

#[test]
fn what_needs_all_invoices_at_once_is_not_checked_in_shares() {
    let rows = |of: fn(usize) -> String| (0..2_000).map(of).collect::<String>();
    let orders = rows(|number| format!("A-{number},2026-03-01,EUR\n"));
    let invoices = rows(|number| format!("F-{},A-{number},5.00\n", number * 2));
    let folder = folder(&[
        ("promised.toml", "[promises.number-gap]\nlimit = \"0\"\n"),
        ("orders.csv", &format!("order_id,ordered_at,currency\n{orders}")),
        ("invoices.csv", &format!("invoice_no,order_id,total\n{invoices}")),
    ]);
    let words = ["audit", ".", "--select", "INV411", "--as-of", "2026-04-01"];
    let held = run_in(folder.path(), &words);
    assert!(!held.out.contains("all records at once"), "{}", held.out);
    let shared = run_in(folder.path(), &[&words[..], &["--memory", "16KiB"]].concat());
    assert!(shared.out.contains("all records at once"), "{}", shared.out);
}

#[test]
fn what_is_known_of_customers_is_looked_up_over_all_orders() {
    let rows = |of: fn(usize) -> String| (0..2_000).map(of).collect::<String>();
    let orders = rows(|number| format!("A-{number},C-{},2026-03-01\n", number % 50));
    let lines = rows(|number| format!("A-{number},1,PEN,1\n"));
    let entitled = "customer,entitlement,sku\nC-7,free starter,STARTER\n";
    let folder = folder(&[
        ("orders.csv", &format!("order_id,customer,ordered_at\n{orders}")),
        ("lines.csv", &format!("order_id,line_id,sku,quantity\n{lines}")),
        ("entitlements.csv", entitled),
    ]);
    let words = ["audit", ".", "--select", "ENT801", "--as-of", "2026-04-01", "--format", "csv"];
    let held = run_in(folder.path(), &words);
    assert_eq!(held.out.lines().count(), 1 + 40, "{}", held.out);
    let shared = run_in(folder.path(), &[&words[..], &["--memory", "16KiB"]].concat());
    assert_eq!(shared.out, held.out);
    assert!(shared.err.contains("in spite of --memory"), "{}", shared.err);
}
