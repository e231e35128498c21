//! Tickets, their messages and what happened to them, and calls that waited.

use super::harness::{findings, run_in};
use std::fmt::Write as _;

/// Audits files in a folder of their own; their names and texts.
fn audit(files: &[(&str, String)], codes: &str, format: &str) -> String {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).expect("a file");
    }
    let arguments = [
        "audit",
        ".",
        "--as-of",
        "2026-03-31",
        "--select",
        codes,
        "--format",
        format,
        "--exit-zero",
    ];
    let ran = run_in(folder.path(), &arguments);
    assert!(matches!(ran.code, 0 | 3), "{}", ran.err);
    ran.out
}

/// The outcomes of a promise, from the report for programs.
fn outcomes(files: &[(&str, String)], code: &str) -> serde_json::Value {
    let report: serde_json::Value =
        serde_json::from_str(&audit(files, code, "json")).expect("a JSON report");
    let promises = report["promises"].as_array().expect("promises");
    let found = promises.iter().find(|promise| promise["code"] == code);
    found.expect("the promise").clone()
}

#[test]
fn the_service_level_counts_every_call_that_was_answered_or_given_up() {
    // domain.md, M18, variant F3: 1000 answered, 860 of them in time, 60 given up: 860 of 1060.
    let mut calls = "call_id,customer,entered_at,answered_at,abandoned_at\n".to_owned();
    for call in 0..1060 {
        let seconds = if call < 860 { 20 } else { 21 };
        let ends = match call {
            0..1000 => format!("2026-03-02 09:00:{seconds},"),
            _ => format!(",2026-03-02 09:00:{}", if call < 1020 { 10 } else { 40 }),
        };
        writeln!(calls, "C-{call},,2026-03-02 09:00:00,{ends}").expect("a text grows");
    }
    let contract = "zone = \"UTC\"\n[promises.slow-answer]\nwithin = \"20 seconds\"\n".to_owned();
    let files = [("calls.csv", calls), ("promised.toml", contract)];
    let promise = outcomes(&files, "SVC608");
    let count = |outcome: &str| promise["outcomes"][outcome].as_u64().unwrap_or(0);
    assert_eq!((count("kept"), count("broken")), (860, 200), "{promise}");
}

/// A log of two tickets: one waited for the customer over a weekend, one came back.
const LOG: &str = "\
ticket_id,opened_at,status,changed_at,resolved_at
T-1,2026-03-06 15:00,open,2026-03-06 15:00,2026-03-10 14:00
T-1,2026-03-06 15:00,resolved,2026-03-10 14:00,2026-03-10 14:00
T-1,2026-03-06 15:00,waiting,2026-03-06 16:00,2026-03-10 14:00
T-1,2026-03-06 15:00,open,2026-03-09 15:00,2026-03-10 14:00
T-2,2026-03-06 15:00,open,2026-03-06 15:00,
T-2,2026-03-06 15:00,resolved,2026-03-06 16:00,
T-2,2026-03-06 15:00,open,2026-03-09 10:00,
";

fn log(within: &str) -> [(&'static str, String); 2] {
    let contract = format!("zone = \"UTC\"\n[promises.late-resolution]\nwithin = \"{within}\"\n");
    [("log.csv", LOG.to_owned()), ("promised.toml", contract)]
}

#[test]
fn a_ticket_of_a_log_stands_on_what_happened_last_whatever_the_order_of_its_rows() {
    let found = findings(&audit(&log("8 working hours"), "SVC604", "csv"));
    // T-1 has 8 hours of work left after its pause and is in time to the minute; T-2 was opened
    // again on the Monday and has been waiting since.
    let told: Vec<(&str, &str, &str)> = found
        .iter()
        .map(|one| (one["document"].as_str(), one["outcome"].as_str(), one["promised"].as_str()))
        .collect();
    assert_eq!(told, [("T-2", "overdue", "2026-03-10T10:00:00Z")]);
}

#[test]
fn a_pause_moves_a_deadline_by_what_is_left_of_it() {
    let found = findings(&audit(&log("7 working hours"), "SVC604", "csv"));
    let late = found.iter().find(|one| one["document"] == "T-1").expect("a late ticket");
    assert_eq!(late["promised"], "2026-03-10T13:00:00Z");
}

#[test]
fn the_ticket_of_a_log_is_that_of_the_moment_of_the_audit() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, text) in log("8 working hours") {
        std::fs::write(folder.path().join(name), text).expect("a file");
    }
    let arguments = ["audit", ".", "--as-of", "2026-03-07", "--format", "csv", "--exit-zero"];
    let ran = run_in(folder.path(), &arguments);
    // On the Saturday T-1 waits for the customer and T-2 is settled: nothing is late.
    assert!(findings(&ran.out).iter().all(|one| !one["code"].starts_with("SVC")), "{}", ran.out);
}

#[test]
fn another_time_holds_for_a_priority() {
    let tickets = "ticket_id,kind,priority,opened_at,replied_at\n\
                   T-1,delivery,urgent,2026-03-02 09:00,2026-03-02 13:00\n\
                   T-2,delivery,normal,2026-03-02 09:00,2026-03-02 13:00\n";
    let contract = "zone = \"UTC\"\n[promises.late-first-reply]\nwithin = \"1 day\"\n\
                    [[promises.late-first-reply.for]]\npriority = \"urgent\"\n\
                    within = \"2 hours\"\n";
    let files = [("tickets.csv", tickets.to_owned()), ("promised.toml", contract.to_owned())];
    let found = findings(&audit(&files, "SVC601", "csv"));
    let documents: Vec<&str> = found.iter().map(|one| one["document"].as_str()).collect();
    assert_eq!(documents, ["T-1"]);
}

/// What is found of tickets under a contract, as document, outcome and promised.
fn told(files: &[(&str, &str)], contract: &str, codes: &str) -> Vec<[String; 3]> {
    let mut all: Vec<(&str, String)> =
        files.iter().map(|(name, text)| (*name, (*text).to_owned())).collect();
    all.push(("promised.toml", contract.to_owned()));
    let found = findings(&audit(&all, codes, "csv"));
    let one = |one: &std::collections::BTreeMap<String, String>| {
        ["document", "outcome", "promised"].map(|column| one[column].clone())
    };
    found.iter().map(one).collect()
}

#[test]
fn hours_run_on_instants_over_the_change_of_the_clocks() {
    // domain.md, G4: 24 hours from noon before the change end at one o'clock in the afternoon.
    let tickets = "ticket_id,kind,opened_at,resolved_at\n\
                   T-1,delivery,2026-03-28 12:00,2026-03-29 13:00\n\
                   T-2,delivery,2026-03-28 12:00,2026-03-29 13:01\n";
    let contract =
        "zone = \"Europe/Stockholm\"\n[promises.late-resolution]\nwithin = \"24 hours\"\n";
    let found = told(&[("tickets.csv", tickets)], contract, "SVC604");
    assert_eq!(found, [["T-2", "broken", "2026-03-29T13:00:00+02:00"]]);
}

#[test]
fn the_time_of_a_ticket_starts_anew_each_time_it_is_opened_again() {
    let events = "ticket_id,happened_at,status\n\
                  T-1,2026-03-02 09:00,open\nT-1,2026-03-02 10:00,resolved\n\
                  T-1,2026-03-05 09:00,open\nT-1,2026-03-05 10:00,resolved\n\
                  T-1,2026-03-11 09:00,open\nT-1,2026-03-11 16:00,resolved\n";
    let tickets = "ticket_id,kind,opened_at,resolved_at\nT-1,delivery,2026-03-02 09:00,\n";
    let files = [("tickets.csv", tickets), ("events.csv", events)];
    let contract = |hours: u8| {
        format!("zone = \"UTC\"\n[promises.late-resolution]\nwithin = \"{hours} working hours\"\n")
    };
    // Settled by its events alone, seven hours after it was last opened again.
    assert!(told(&files, &contract(7), "SVC604").is_empty());
    let late = told(&files, &contract(6), "SVC604");
    assert_eq!(late, [["T-1", "broken", "2026-03-11T15:00:00Z"]]);
}

#[test]
fn a_ticket_that_waits_without_a_history_is_unknown() {
    let tickets = "ticket_id,kind,opened_at,status,resolved_at\n\
                   T-1,delivery,2026-03-02 09:00,Pending,\nT-2,delivery,2026-03-02 09:00,Open,\n";
    let contract = "zone = \"UTC\"\n[promises.late-resolution]\nwithin = \"1 day\"\n";
    let found = told(&[("tickets.csv", tickets)], contract, "SVC604");
    assert_eq!(found, [["T-2", "overdue", "2026-03-03"]]);
}

#[test]
fn the_tier_of_a_customer_holds_for_tickets_without_orders() {
    let tickets = "ticket_id,customer,kind,opened_at,replied_at\n\
                   T-1,Ada,delivery,2026-03-02 09:00,2026-03-02 12:00\n\
                   T-2,Bo,delivery,2026-03-02 09:00,2026-03-02 12:00\n";
    let files = [("tickets.csv", tickets), ("customers.csv", "customer,tier\nAda,Gold\nBo,base\n")];
    let contract = "zone = \"UTC\"\n[promises.late-first-reply]\nwithin = \"1 day\"\n\
                    [[promises.late-first-reply.for]]\ntier = \"gold\"\nwithin = \"2 hours\"\n";
    let found = told(&files, contract, "SVC601");
    assert_eq!(found, [["T-1", "broken", "2026-03-02T11:00:00Z"]]);
}

#[test]
fn messages_that_name_no_ticket_answer_none() {
    let tickets = "ticket_id,order_id,kind,opened_at\nT-1,1001,delivery,2026-03-02 09:00\n";
    let orders = "order_id,ordered_at\n1001,2026-03-01\n";
    let messages = "message_id,order_id,kind,direction,sent_at\n\
                    M-1,1001,confirmation,out,2026-03-01 10:00\n";
    let files = [("tickets.csv", tickets), ("orders.csv", orders), ("messages.csv", messages)];
    let contract = "zone = \"UTC\"\n[promises.late-first-reply]\nwithin = \"1 hour\"\n";
    let all: Vec<(&str, String)> = files
        .iter()
        .map(|(name, text)| (*name, (*text).to_owned()))
        .chain([("promised.toml", contract.to_owned())])
        .collect();
    let promise = outcomes(&all, "SVC601");
    assert_eq!(promise["missing"][0], "messages.ticket_id or tickets.replied_at", "{promise}");
}

#[test]
fn the_only_ticket_of_an_order_has_its_messages_too() {
    let tickets = "ticket_id,order_id,kind,opened_at\nT-1,1001,delivery,2026-03-02 09:00\n";
    let orders = "order_id,ordered_at\n1001,2026-03-01\n";
    let messages = "message_id,order_id,ticket_id,direction,sent_at\n\
                    M-1,1001,,out,2026-03-02 09:30\n";
    let files = [("tickets.csv", tickets), ("orders.csv", orders), ("messages.csv", messages)];
    let contract = "zone = \"UTC\"\n[promises.late-first-reply]\nwithin = \"1 hour\"\n";
    assert!(told(&files, contract, "SVC601").is_empty());
}

#[test]
fn a_caller_of_whom_nothing_is_known_may_have_been_reached() {
    let calls = "call_id,entered_at,answered_at,abandoned_at\n\
                 C-1,2026-03-02 09:00:00,,2026-03-02 09:04:00\n";
    let contract = "zone = \"UTC\"\n[promises.missed-call]\nwithin = \"1 hour\"\n".to_owned();
    let promise =
        outcomes(&[("calls.csv", calls.to_owned()), ("promised.toml", contract)], "SVC607");
    assert!(!promise["missing"].as_array().expect("a list").is_empty(), "{promise}");
}

#[test]
fn what_was_asked_for_after_it_was_served_was_served_unprompted() {
    let orders = "order_id,customer,ordered_at\n1001,Ada,2026-03-02\n1002,Bo,2026-03-02\n";
    let entitled = "entitlement_id,order_id,entitlement,asked_at,served_at\n\
                    E-1,1001,starter,2026-03-02 19:30,2026-03-02 19:10\n\
                    E-2,1002,starter,2026-03-02 19:00,2026-03-02 19:10\n";
    let files = [("orders.csv", orders), ("entitlements.csv", entitled)];
    let found = told(&files, "zone = \"UTC\"\n", "ENT802");
    assert_eq!(found.iter().map(|one| one[0].as_str()).collect::<Vec<_>>(), ["E-2"]);
}
