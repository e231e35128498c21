//! What is acknowledged and accepted, and what `promised history` shows and does.

use super::{Shop, line};

const LATE: (&str, &str, &str) = ("A", "2026-03-02", "2026-03-05");
const OTHER: (&str, &str, &str) = ("B", "2026-03-02", "2026-03-06");

fn shop() -> Shop {
    let shop = Shop::new();
    shop.orders(&[LATE, OTHER]);
    shop.night("2026-03-10");
    shop
}

/// The start of the fingerprint of the first finding that the history lists.
fn first(shop: &Shop) -> String {
    let lines = shop.history(&["export"]);
    let line = lines.lines().find(|line| line.contains("\"order\":\"A\"")).expect("a finding");
    let (_, rest) = line.split_once("\"fingerprint\":\"").expect("a fingerprint");
    rest[..12].to_owned()
}

fn ack(shop: &Shop, what: &str, until: &str) -> super::Ran {
    shop.run(&["ack", what, "--reason", "agreed by phone", "--until", until])
}

#[test]
fn what_is_acknowledged_does_not_fail_until_its_time_is_over() {
    let shop = shop();
    for what in [first(&shop).as_str(), "code:DLV101,order:B"] {
        let ran = ack(&shop, what, "2026-03-12");
        assert_eq!(ran.code, 0, "{}", ran.err);
    }
    let ran = shop.audit("2026-03-11", &[]);
    assert_eq!(ran.code, 0, "{}", ran.out);
    assert!(line(&ran.out).contains("2 still open, 2 acknowledged"), "{}", ran.out);
    assert!(!ran.out.contains("Worst findings"), "{}", ran.out);
    assert!(ran.out.contains("promised.acks.toml:2: ends on 2026-03-12"), "{}", ran.out);
    assert_eq!(shop.audit("2026-03-12", &[]).code, 0);
    let ran = shop.audit("2026-03-13", &["--fail-on", "new:error", "--new-only"]);
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("| expired"), "{}", ran.out);
    shop.orders(&[("A", "2026-03-02", "2026-03-02"), OTHER]);
    let ran = shop.audit("2026-03-14", &[]);
    assert!(ran.out.contains(":2: matches nothing (fingerprint "), "{}", ran.out);
}

#[test]
fn acknowledgements_are_for_people_and_only_added_to() {
    let shop = shop();
    shop.write("promised.acks.toml", "# by hand, and reviewed\n");
    ack(&shop, "order:A", "2026-03-20");
    let text = shop.read("promised.acks.toml");
    let wanted = "# by hand, and reviewed\n\n[[ack]]\norder = \"A\"\nreason = \"agreed by phone\"\n\
                  until = 2026-03-20\n";
    assert_eq!(text, wanted);
    for (what, until, why) in [
        ("order:A", "2026-03-20", "has order A already"),
        ("order:", "2026-03-20", "is not a name and a value such as order:1042"),
        ("order:Z", "soon", "is no day such as 2026-12-31"),
        ("order:Z", "2026-03-01", "is over: the last run is as of 2026-03-10"),
        ("ffff", "2026-03-20", "no finding that is open has a fingerprint"),
    ] {
        let ran = ack(&shop, what, until);
        assert_eq!(ran.code, 2, "{what}");
        assert!(ran.err.contains(why), "{}", ran.err);
    }
    assert_eq!(shop.read("promised.acks.toml"), wanted);
    shop.write("promised.acks.toml", "[[ack]]\norder = \"A\"\nuntil = 2026-03-20\n");
    let ran = shop.audit("2026-03-11", &[]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("missing field `reason`"), "{}", ran.err);
}

#[test]
fn an_acknowledgement_holds_without_a_history_too() {
    let shop = shop();
    ack(&shop, "code:DLV101", "2026-03-12");
    assert_eq!(shop.audit("2026-03-11", &["--no-history"]).code, 0);
    let ran = shop.audit("2026-03-13", &["--no-history"]);
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("expired") && !ran.out.contains("still open"), "{}", ran.out);
}

#[test]
fn a_baseline_takes_in_what_is_open_once_and_then_only_shrinks() {
    let shop = shop();
    let ran = shop.run(&["baseline"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, "promised.baseline.toml: 2 findings accepted\n"));
    shop.orders(&[("A", "2026-03-02", "2026-03-02"), OTHER, ("C", "2026-03-02", "2026-03-09")]);
    let ran = shop.audit("2026-03-11", &[]);
    assert!(line(&ran.out).contains(": 1 new, 0 worsened, 1 resolved, 1 still open, 1 ack"));
    let ran = shop.run(&["baseline"]);
    let told = "promised.baseline.toml: 1 taken out, 1 finding left; 1 open besides\n";
    assert_eq!(ran.out, told);
    shop.orders(&[LATE, OTHER]);
    let ran = shop.audit("2026-03-12", &["--format", "csv", "--new-only"]);
    assert!(ran.out.contains(",A,") && !ran.out.contains(",B,"), "{}", ran.out);
}

#[test]
fn the_history_tells_its_runs_its_findings_and_the_steps_of_one() {
    let shop = shop();
    shop.orders(&[("A", "2026-03-02", "2026-03-02"), OTHER]);
    shop.night("2026-03-11");
    let runs = shop.history(&["runs"]);
    assert!(runs.contains("2026-03-10") && runs.lines().count() == 6, "{runs}");
    assert!(!shop.history(&["findings"]).contains("| A "));
    assert!(shop.history(&["findings", "--all"]).contains("resolved, last found 2026-03-10"));
    let steps = shop.history(&["show", &first(&shop)]);
    assert!(steps.starts_with("DLV101 A since 2026-03-10, fingerprint "), "{steps}");
    assert!(steps.contains("| new ") && steps.contains("| resolved "), "{steps}");
    assert_eq!(shop.history(&["doctor"]), "2 runs, 2 of them in the chain, 1 open: whole\n");
    let pruned = shop.history(&["prune", "--before", "2026-03-11"]);
    assert!(pruned.starts_with("1 run and 0 steps forgotten; as it was: "), "{pruned}");
    assert_eq!(shop.history(&["doctor"]), "2 runs, 1 of them in the chain, 1 open: whole\n");
    assert!(shop.night("2026-03-12").contains("1 still open"));
}

#[test]
fn a_history_that_was_changed_or_damaged_is_seen_and_left_alone() {
    let shop = shop();
    let connection = rusqlite::Connection::open(shop.path("nights.db")).expect("the history");
    connection.execute_batch("UPDATE run SET open = 0").expect("a change");
    drop(connection);
    let ran = shop.run(&["history", "doctor"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("run 1 as of") && ran.out.contains("not to be relied on"));
    shop.write("nights.db", "order_id,total\n");
    let ran = shop.audit("2026-03-11", &[]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("is damaged, and was not touched"), "{}", ran.err);
    assert_eq!(shop.read("nights.db"), "order_id,total\n");
}

#[test]
fn no_output_replaces_the_history() {
    let shop = shop();
    for output in ["nights.db", "./nights.db.lock", "promised.acks.toml"] {
        let ran = shop.audit("2026-03-11", &["--format", "csv", "-o", output]);
        assert_eq!(ran.code, 2, "{output}");
        assert!(ran.err.contains("and cannot be an output"), "{}", ran.err);
    }
}

#[test]
fn without_a_contract_the_history_is_among_the_states_of_the_user() {
    let shop = Shop::new();
    shop.orders(&[LATE]);
    std::fs::remove_file(shop.path("promised.toml")).expect("the contract");
    let audit = |home: bool| {
        let words = ["audit", "in", "--no-contract", "--as-of", "2026-03-10", "--history"];
        let mut command = shop.command(&words);
        if home {
            command.env("HOME", shop.path("home"));
        }
        super::ran(command.output().expect("the program starts"))
    };
    let ran = audit(false);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("name one with --history=FILE"), "{}", ran.err);
    assert_eq!(audit(true).code, 1);
    let state = shop.path("home/.local/state/promised");
    assert_eq!(std::fs::read_dir(state).expect("the states").count(), 2);
}

#[test]
fn every_run_shows_how_much_was_open_and_at_stake() {
    let shop = Shop::new();
    let header = "order_id,quantity,unit_price,currency,promised_by,delivered_at\n";
    for (day, missing) in [("10", 1), ("11", 2), ("12", 4), ("13", 3)] {
        let row = |number: i32| {
            let delivered = if number < missing { "" } else { "2026-03-02" };
            format!("{number},2,10.00,EUR,2026-03-02,{delivered}\n")
        };
        let rows: String = (0..6).map(row).collect();
        shop.write("in/orders.csv", &format!("{header}{rows}"));
        let ran = shop.audit(&format!("2026-03-{day}"), &[]);
        assert_eq!(ran.code, 1, "{}", ran.out);
        assert_eq!(ran.out.contains("open in the last"), day >= "12", "{}", ran.out);
        if day == "13" {
            let open = "\nopen in the last 4 runs: .=#* from 1 to 3, at most 4\n";
            let stake = "\nat stake in the last 4 runs: .=#* from 20.00 EUR to 60.00 EUR, at most \
                         80.00 EUR\n";
            assert!(ran.out.contains(open) && ran.out.contains(stake), "{}", ran.out);
        }
    }
    let runs = shop.history(&["runs"]);
    assert!(runs.contains("| ############ | 80.00 EUR |"), "{runs}");
    assert!(runs.contains("| ###          | 20.00 EUR |"), "{runs}");
    let narrow = shop.history(&["runs", "--width", "60"]);
    assert!(narrow.lines().all(|line| line.chars().count() <= 60), "{narrow}");
    assert!(narrow.contains("Open"), "{narrow}");
    shop.history(&["prune", "--before", "2026-03-12"]);
    let runs = shop.history(&["runs"]);
    assert!(runs.contains("80.00 EUR") && !runs.contains("20.00 EUR"), "{runs}");
}

#[test]
fn two_contracts_in_one_folder_have_a_history_each() {
    let shop = Shop::new();
    shop.orders(&[LATE]);
    shop.write("promised.toml", "");
    shop.write("strict.toml", "");
    let audit = |contract: &str, day: &str| {
        shop.audit(day, &["--contract", contract, "--history", "--ignore", "DAT"])
    };
    assert!(line(&audit("promised.toml", "2026-03-10").out).starts_with("the first run"));
    let ran = audit("strict.toml", "2026-03-10");
    assert!(line(&ran.out).starts_with("the first run"), "{}", ran.out);
    assert!(ran.err.contains("there is no strict.history.db yet"), "{}", ran.err);
    assert!(ran.err.contains("(beside it: promised.history.db)"), "{}", ran.err);
    for contract in ["promised.toml", "strict.toml"] {
        let ran = audit(contract, "2026-03-11");
        assert!(line(&ran.out).starts_with("since 2026-03-10: 0 new"), "{}", ran.out);
        assert!(!ran.err.contains("beside it: "), "{}", ran.err);
    }
    let until = ["--reason", "agreed", "--until", "2026-03-20", "--contract", "strict.toml"];
    assert_eq!(shop.run(&[&["ack", "order:A"], &until[..]].concat()).code, 0);
    assert!(shop.names().contains(&"strict.acks.toml".to_owned()), "{:?}", shop.names());
    assert_eq!(audit("strict.toml", "2026-03-12").code, 0);
    assert_eq!(audit("promised.toml", "2026-03-12").code, 1);
}
