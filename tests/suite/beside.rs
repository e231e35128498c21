//! Rows that share a caller or a ticket: what is kept of them, who is nobody, and what cannot be
//! known because a row says too little.

use super::shop::{Shop, all_shown};
use promised::dossier::beside::Beside;
use promised::dossier::companions;
use promised::formula::Grain;
use promised::report::{Outcome, Report};
use std::fmt::Write as _;

const WITHIN: &str = "zone = \"UTC\"\n[promises.missed-call]\nwithin = \"4 hours\"\n\
                      [promises.late-first-reply]\nwithin = \"4 hours\"\n\
                      [promises.late-next-reply]\nwithin = \"4 hours\"\n\
                      [promises.unanswered]\nwithin = \"4 hours\"\n\
                      [promises.late-resolution]\nwithin = \"1 day\"\n\
                      [promises.slow-answer]\nwithin = \"20 seconds\"\n";

/// How many of each outcome a promise has: kept, beat, broken, overdue and unknown.
fn outcomes(report: &Report, code: &str) -> [u64; 5] {
    let found = report.promises.iter().find(|promise| promise.code == code).expect("the promise");
    [Outcome::Kept, Outcome::Beat, Outcome::Broken, Outcome::Overdue, Outcome::Unknown]
        .map(|outcome| found.count(outcome))
}

/// 100,000 calls of one number and as many messages of one ticket: what is kept of what they have
/// in common is as many as they are, and not their square.
#[test]
fn what_rows_have_in_common_is_kept_once_for_each() {
    const COUNT: usize = 100_000;
    let mut calls = "call_id,customer,entered_at,abandoned_at,answered_at\n".to_owned();
    let mut messages = "message_id,ticket_id,customer,direction,sent_at\n".to_owned();
    for number in 0..COUNT {
        let (hour, minute, second) = (number / 3600 % 24, number / 60 % 60, number % 60);
        let at = format!("2026-03-0{} {hour:02}:{minute:02}:{second:02}", 1 + number / 86_400);
        let (given_up, answered) = if number % 2 == 0 { (&at[..], "") } else { ("", &at[..]) };
        let _ = writeln!(calls, "C{number},+46 70 1,{at},{given_up},{answered}");
        let way = if number % 2 == 0 { "in" } else { "out" };
        let _ = writeln!(messages, "M{number},T-1,+46 70 1,{way},{at}");
    }
    let tickets = "ticket_id,kind,opened_at\nT-1,delivery,2026-03-01\n";
    let files = [("calls", &calls[..]), ("messages", &messages), ("tickets", tickets)];
    let dossiers = Shop::new(&files).link();
    for beside in Beside::ALL {
        let kept = dossiers.beside(beside).len();
        assert!(kept <= 2 * COUNT, "{beside:?}: {kept}");
    }
    for (grain, most) in [(Grain::Call, 0), (Grain::Message, COUNT), (Grain::Ticket, COUNT)] {
        let links = companions::links(&dossiers, grain);
        let rows = |subject: usize| links.iter().map(move |(_, links)| links.of(subject).len());
        let subjects = dossiers.view(grain, &[]).len();
        let kept: usize = (0..subjects).flat_map(rows).sum();
        assert!(kept <= most, "{grain:?}: {kept}");
    }
    // Every call that was given up is answered a second later.
    let report = Shop::new(&files).under(WITHIN).select(&["SVC607"]).audit();
    assert_eq!(outcomes(&report, "SVC607"), [0, 0, 0, 0, 0]);
}

#[test]
fn callers_who_hide_their_number_are_not_one_person() {
    let calls = |name: &str| {
        format!(
            "call_id,customer,entered_at,answered_at,abandoned_at\n\
             C-1,{name},2026-03-02 09:00:00,,2026-03-02 09:04:00\n\
             C-2,{name},2026-03-02 10:00:00,2026-03-02 10:01:00,\n"
        )
    };
    let judged = |name: &str| {
        let calls = calls(name);
        let report = Shop::new(&[("calls", &calls)]).under(WITHIN).select(&["SVC607"]).audit();
        outcomes(&report, "SVC607")
    };
    assert_eq!(judged("Ada"), [1, 0, 0, 0, 0]);
    for nobody in ["anonymous", "Unknown", "Okänt nummer", "PRIVATE", "Unterdrückt", "Гость", ""]
    {
        assert_eq!(judged(nobody), [0, 0, 0, 0, 1], "{nobody}");
    }
}

#[test]
fn guests_are_not_one_customer_who_was_failed_again_and_again() {
    let orders = "order_id,customer,ordered_at,promised_by,delivered_at\n\
                  1,Guest,2026-03-02,2026-03-04,2026-03-09\n\
                  2,Guest,2026-03-02,2026-03-04,2026-03-09\n\
                  3,Ada,2026-03-02,2026-03-04,2026-03-09\n\
                  4,Ada,2026-03-02,2026-03-04,2026-03-09\n";
    let contract = "[promises.repeated-failures]\nlimit = \"2\"\n";
    let report = Shop::new(&[("orders", orders)]).under(contract).select(&["SVC617"]).audit();
    let failed: Vec<&str> = report.findings.iter().map(|one| one.customer.as_str()).collect();
    assert_eq!(failed, ["Ada"]);
}

/// A caller who gave up is reached by what comes first, also where a later call was given up too.
#[test]
fn the_first_time_that_a_caller_is_reached_counts() {
    let calls = "call_id,customer,entered_at,answered_at,abandoned_at,called_back_at\n\
                 C-1,Ada,2026-03-02 09:00:00,,2026-03-02 09:04:00,2026-03-05 09:00:00\n\
                 C-2,Ada,2026-03-02 09:10:00,,2026-03-02 09:11:00,2026-03-05 09:00:00\n\
                 C-3,Ada,2026-03-02 09:30:00,2026-03-02 09:31:00,,\n";
    let report = Shop::new(&[("calls", calls)]).under(WITHIN).select(&["SVC607"]).audit();
    assert_eq!(outcomes(&report, "SVC607"), [2, 0, 0, 0, 0]);
}

const TICKETS: &str = "ticket_id,kind,opened_at,status,resolved_at\n\
                       T-1,delivery,2026-03-02 09:00,open,\n";

fn of_messages(messages: &str, code: &str) -> [u64; 5] {
    let messages = format!("message_id,ticket_id,direction,author,sent_at\n{messages}");
    let files = [("tickets", TICKETS), ("messages", &messages)];
    outcomes(&Shop::new(&files).under(WITHIN).select(&[code]).audit(), code)
}

#[test]
fn a_reply_without_a_time_is_unknown_and_none_is_overdue() {
    let asked = "M-1,T-1,in,human,2026-03-02 09:00\n";
    assert_eq!(of_messages(asked, "SVC601"), [0, 0, 0, 1, 0]);
    assert_eq!(of_messages(asked, "SVC605"), [0, 0, 0, 1, 0]);
    for reply in ["M-2,T-1,out,human,\n", "M-2,T-1,,human,2026-03-02 10:00\n"] {
        let both = format!("{asked}{reply}");
        assert_eq!(of_messages(&both, "SVC601"), [0, 0, 0, 0, 1], "{reply}");
        assert_eq!(of_messages(&both, "SVC605"), [0, 0, 0, 0, 1], "{reply}");
    }
    let sent = "M-2,T-1,out,human,2026-03-02 10:00\n";
    assert_eq!(of_messages(sent, "SVC605"), [0, 0, 0, 0, 0]);
    // What a bot sends is no reply, whenever it was.
    let bot = format!("{asked}M-2,T-1,out,bot,\n");
    assert_eq!(of_messages(&bot, "SVC601"), [0, 0, 0, 1, 0]);
    let turns =
        format!("{asked}M-2,T-1,out,human,2026-03-02 10:00\nM-3,T-1,in,human,2026-03-02 11:00\n");
    assert_eq!(of_messages(&turns, "SVC602"), [0, 0, 0, 1, 0]);
    let unsure = format!("{turns}M-4,T-1,,human,2026-03-02 12:00\n");
    assert_eq!(of_messages(&unsure, "SVC602"), [0, 0, 0, 0, 1]);
}

#[test]
fn a_ticket_that_is_open_and_settled_at_once_is_unknown() {
    let judged = |row: &str| {
        let tickets = format!("ticket_id,kind,opened_at,status,resolved_at\n{row}\n");
        let report = Shop::new(&[("tickets", &tickets)]).under(WITHIN).select(&["SVC604"]).audit();
        outcomes(&report, "SVC604")
    };
    assert_eq!(judged("T-1,delivery,2026-03-02,Open,2026-03-02"), [0, 0, 0, 0, 1]);
    assert_eq!(judged("T-1,delivery,2026-03-02,Closed,2026-03-02"), [1, 0, 0, 0, 0]);
    assert_eq!(judged("T-1,delivery,2026-03-02,Open,"), [0, 0, 0, 1, 0]);
}

#[test]
fn a_call_known_to_the_day_is_not_judged_by_the_second() {
    let calls = "call_id,entered_at,answered_at,abandoned_at\nC-1,2026-03-02,2026-03-02,\n";
    let report = Shop::new(&[("calls", calls)]).under(WITHIN).audit();
    assert_eq!(outcomes(&report, "SVC608"), [0, 0, 0, 0, 1]);
    let level = report.metrics.iter().find(|one| one.name.contains("level F3")).expect("M18");
    assert_eq!((level.count, level.of), (0, Some(0)));
}

#[test]
fn messages_and_events_of_a_ticket_that_is_not_there_are_told() {
    let messages = "message_id,ticket_id,order_id,direction,sent_at\n\
                    M-1,T-1,,in,2026-03-02\nM-2,T-9,,in,2026-03-02\nM-3,T-9,A,in,2026-03-02\n";
    let events = "event_id,ticket_id,status,happened_at\n\
                  E-1,T-1,open,2026-03-02\nE-2,T-8,open,2026-03-02\n";
    let orders = ("orders", "order_id,ordered_at\nA,2026-03-02\n");
    let files = [("tickets", TICKETS), ("messages", messages), ("events", events), orders];
    let report = Shop::new(&files).select(&["DAT006"]).audit();
    let told: Vec<&str> = report.remarks.iter().map(|remark| remark.message.as_str()).collect();
    let expected = [
        "there is no ticket T-9 for this row of the messages",
        "there is no ticket T-8 for this row of the events",
    ];
    assert_eq!(told.iter().filter(|one| expected.contains(one)).count(), 2, "{told:?}");
    assert_eq!(all_shown(&report).len(), 2, "{told:?}");
    // Where there are no tickets at all, none is missing.
    let report = Shop::new(&files[1..]).select(&["DAT006"]).audit();
    assert_eq!(all_shown(&report), [""; 0]);
}

/// The first parcel of the exchange got lost on the way: it did not leave for the customer.
#[test]
fn goods_that_failed_never_left() {
    let orders = "order_id,ordered_at\nA,2026-03-01\nB,2026-03-05\n";
    let returns = "return_id,order_id,kind,requested_at,received_at,exchange_order_id\n\
                   R-1,A,exchange,2026-03-03,2026-03-04,B\n";
    let judged = |first: &str| {
        let deliveries = format!(
            "delivery_id,order_id,shipped_at,status\nD-1,B,2026-03-05,{first}\n\
             D-2,B,2026-03-20,delivered\n"
        );
        let files = [("orders", orders), ("returns", returns), ("deliveries", &deliveries)];
        let contract = "[promises.exchange-not-shipped]\nwithin = \"5 days\"\n";
        outcomes(&Shop::new(&files).under(contract).select(&["RFD511"]).audit(), "RFD511")
    };
    assert_eq!(judged("delivered"), [1, 0, 0, 0, 0]);
    assert_eq!(judged("failed"), [0, 0, 1, 0, 0]);
}
