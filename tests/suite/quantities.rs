//! What is at stake where too much, the wrong thing or too many parcels came: domain.md (b) QTY,
//! each amount by hand.

use super::shop::{Shop, all_shown};
use promised::report::{Finding, Outcome, Report};

/// The findings of a report as code, order, line and what is at stake, which may be nothing.
fn staked(report: &Report) -> Vec<String> {
    let one = |finding: &Finding| {
        let code = report.promises[finding.promise].code.as_str();
        let none = if finding.note == "nothing is at stake" { "nothing" } else { "unknown" };
        let stake = finding.stake.map_or(none.to_owned(), |stake| {
            format!("{}.{:02}", stake / 1_000_000, stake / 10_000 % 100)
        });
        let line = if finding.line.is_empty() { "" } else { " " };
        format!("{code} {}{line}{} {stake}", finding.order, finding.line)
    };
    report.findings.iter().map(|finding| one(finding)).collect()
}

fn found(files: &[(&str, &str)], code: &str) -> Vec<String> {
    staked(&Shop::new(files).select(&[code]).audit())
}

const ORDERS: &str = "order_id,currency\nA,EUR\n";
const LINES: &str = "order_id,line_id,sku,quantity,unit_price\nA,1,MUG,10,8.00\nA,2,CUP,10,3.00\n";

/// Twelve mugs of ten, and eight cups of ten, so that the order as a whole has all it asked for.
const TWELVE: &str = "delivery_id,order_id,line_id,delivered_at,quantity\nD1,A,1,2026-03-05,12\n\
                      D1,A,2,2026-03-05,8\n";

/// QTY202, excess times price if billed: of two mugs too many, so many as the bills hold.
fn over(columns: &str, rows: &str) -> Vec<String> {
    let invoices = format!("{columns}\n{rows}");
    let files =
        [("orders", ORDERS), ("lines", LINES), ("deliveries", TWELVE), ("invoices", &*invoices)];
    found(&files, "QTY202")
}

#[test]
fn units_too_many_are_at_stake_as_far_as_they_are_billed() {
    let by_line = |mugs: &str| {
        let rows = format!("F1,A,1,,{mugs}\nF1,A,2,,8\n");
        over("invoice_no,order_id,line_id,kind,quantity", &rows)
    };
    assert_eq!(by_line("12"), ["QTY202 A 1 16.00"]);
    assert_eq!(by_line("11"), ["QTY202 A 1 8.00"]);
    assert_eq!(by_line("10"), ["QTY202 A 1 nothing"], "given away");
    assert_eq!(by_line("13"), ["QTY202 A 1 16.00"], "BIL303 has the third");
    let credited = "F1,A,1,,12\nF1,A,2,,8\nK1,A,1,credit,2\n";
    let columns = "invoice_no,order_id,line_id,kind,quantity";
    assert_eq!(over(columns, credited), ["QTY202 A 1 nothing"]);
}

/// Bills that name no line must not make one line make up for another.
#[test]
fn bills_do_not_decide_how_fine_a_delivery_is_judged() {
    let bare = over("invoice_no,order_id,quantity", "F1,A,12\nF1,A,8\n");
    assert_eq!(bare, ["QTY202 A 1 unknown"], "nobody knows what was billed");
    let amounts = over("invoice_no,order_id,total", "F1,A,120.00\n");
    assert_eq!(amounts, ["QTY202 A 1 unknown"]);
    // What bills of other lines and freight say is not this line's.
    let mixed = "F1,A,1,,12\nF1,A,2,,8\nF1,A,,shipping,1\n";
    let found = over("invoice_no,order_id,line_id,charge,quantity", mixed);
    assert_eq!(found, ["QTY202 A 1 16.00"]);
    let by_article = "F1,A,MUG,11\nF1,A,CUP,8\n";
    assert_eq!(over("invoice_no,order_id,sku,quantity", by_article), ["QTY202 A 1 8.00"]);
    let files = [("orders", ORDERS), ("lines", LINES), ("deliveries", TWELVE)];
    assert_eq!(self::found(&files, "QTY202"), ["QTY202 A 1 unknown"], "no bills");
}

/// Where no key reaches the lines, the order as a whole is billed too much or not.
#[test]
fn an_order_without_lines_is_held_against_its_bills_as_a_whole() {
    let orders = "order_id,quantity,unit_price,currency\nA,10,8.00,EUR\n";
    let deliveries = "delivery_id,order_id,delivered_at,quantity\nD1,A,2026-03-05,12\n";
    let of = |rows: &str| {
        let invoices = format!("invoice_no,order_id,quantity\n{rows}");
        let files = [("orders", orders), ("deliveries", deliveries), ("invoices", &*invoices)];
        found(&files, "QTY202")
    };
    assert_eq!(of("F1,A,7\nF2,A,5\n"), ["QTY202 A 16.00"]);
    assert_eq!(of("F1,A,10\n"), ["QTY202 A nothing"]);
    assert_eq!(of("F1,A,\n"), ["QTY202 A unknown"]);
}

/// QTY203, line value: what was paid for in whose place it came, and never more than the line.
#[test]
fn a_wrong_article_is_worth_the_line_in_whose_place_it_came() {
    let of = |lines: &str, row: &str| {
        let head = "order_id,line_id,sku,quantity,unit_price,line discount amount,net";
        let lines = format!("{head}\n{lines}");
        let deliveries =
            format!("delivery_id,order_id,line_id,sku,delivered_at,quantity\nD1,A,{row}\n");
        let files = [("orders", ORDERS), ("lines", &*lines), ("deliveries", &*deliveries)];
        found(&files, "QTY203")
    };
    let two = "A,1,MUG,10,8.00,,\nA,2,CUP,10,3.00,,\n";
    assert_eq!(of(two, "1,POT,2026-03-05,4"), ["QTY203 A 1 32.00"]);
    assert_eq!(of(two, "2,POT,2026-03-05,14"), ["QTY203 A 2 30.00"], "no more than the line");
    assert_eq!(of(two, "2,POT,2026-03-05,"), ["QTY203 A 2 30.00"], "the line");
    assert_eq!(of(two, ",POT,2026-03-05,4"), ["QTY203 A POT unknown"], "nobody knows which");
    let alike = "A,1,MUG,10,8.00,,\nA,2,CUP,10,9.00,10.00,\n";
    assert_eq!(of(alike, ",POT,2026-03-05,4"), ["QTY203 A POT 32.00"], "8.00 after the discount");
    let net = "A,1,MUG,8,,,60.00\n";
    assert_eq!(of(net, "1,POT,2026-03-05,2"), ["QTY203 A 1 15.00"], "a quarter of its amount");
}

/// QTY204, value: as the row says.
#[test]
fn a_delivery_without_an_order_is_worth_what_it_says() {
    let deliveries = "delivery_id,order_id,delivered_at,Warenwert\nD1,A,2026-03-05,9.00\n\
                      D2,X,2026-03-05,120.50\nD3,Y,2026-03-05,\n";
    let files = [("orders", ORDERS), ("deliveries", deliveries)];
    assert_eq!(found(&files, "QTY204"), ["QTY204 X 120.50", "QTY204 Y unknown"]);
}

/// QTY205, extra freight: what the parcels too many cost.
#[test]
fn parcels_too_many_are_at_stake_with_their_freight() {
    let of = |agreed: &str, rows: &str| {
        let orders = format!("order_id,max shipments,currency\nA,{agreed},EUR\n");
        let head = "delivery_id,order_id,sku,delivered_at,status,quoted freight";
        let deliveries = format!("{head}\n{rows}");
        let files = [("orders", &*orders), ("deliveries", &*deliveries)];
        found(&files, "QTY205")
    };
    let row = |parcel: &str, sku: &str, freight: &str| {
        format!("{parcel},A,{sku},2026-03-05,delivered,{freight}\n")
    };
    let three = |freights: [&str; 3]| {
        ["D1", "D2", "D3"].iter().zip(freights).map(|(id, one)| row(id, "x", one)).collect()
    };
    let (alike, unlike): (String, String) =
        (three(["5.00", "5.00", "5.00"]), three(["5.00", "7.00", "4.00"]));
    assert_eq!(of("1", &alike), ["QTY205 A 10.00"]);
    assert_eq!(of("2", &alike), ["QTY205 A 5.00"]);
    assert_eq!(of("1", &unlike), ["QTY205 A 9.00"], "all but the dearest");
    assert_eq!(of("2", &unlike), ["QTY205 A unknown"], "nobody knows which are too many");
    // The rows of one parcel repeat its freight, and are no parcels of their own.
    let rows =
        format!("{}{}{}", row("D1", "x", "5.00"), row("D1", "y", "5.00"), row("D2", "z", "5.00"));
    assert_eq!(of("1", &rows), ["QTY205 A 5.00"]);
    let rows =
        format!("{}{}{}", row("D1", "x", "5.00"), row("D1", "y", "5.00"), row("D2", "z", "7.00"));
    assert_eq!(of("1", &rows), ["QTY205 A unknown"], "5.00 may be for each row or for both");
    assert_eq!(of("1", &three(["5.00", "", "5.00"]).to_string()), ["QTY205 A unknown"]);
}

/// Deliveries of an order that was due on the sixth, and what is found of it.
fn late(rows: &str, messages: &str, code: &str) -> (Vec<String>, u64) {
    let orders = "order_id,promised_by,quantity\nA,2026-03-06,2\n";
    let head = "delivery_id,order_id,status,first attempt,failure reason,delivered_at,quantity";
    let deliveries = format!("{head}\n{rows}");
    let sent = format!("message_id,order_id,kind,sent_at\n{messages}");
    let files = [("orders", orders), ("deliveries", &*deliveries), ("messages", &*sent)];
    let files = if messages.is_empty() { &files[..2] } else { &files[..] };
    let report = Shop::new(files).select(&[code]).audit();
    let of_code = report.promises.iter().find(|one| one.code == code).expect("it is judged");
    (all_shown(&report), of_code.outcomes[Outcome::Kept as usize])
}

/// G7: a failed attempt for a reason of the recipient leaves the promise kept.
#[test]
fn what_only_the_recipient_made_late_was_kept() {
    let kept = |rows: &str| late(rows, "", "DLV101");
    let excused = (Vec::new(), 1);
    let broken = (vec!["DLV101 A broken -3".to_owned()], 0);
    for reason in ["nobody home", "refused", "wrong address"] {
        assert_eq!(kept(&format!("D1,A,,2026-03-06,{reason},2026-03-09,2\n")), excused, "{reason}");
    }
    assert_eq!(kept("D1,A,,2026-03-06,no vehicle,2026-03-09,2\n"), broken);
    assert_eq!(kept("D1,A,,2026-03-07,nobody home,2026-03-09,2\n"), broken, "tried too late");
    assert_eq!(kept("D1,A,,,nobody home,2026-03-09,2\n"), broken, "nobody knows when");
    // A row of its own for what failed, and one for what came in its place.
    let failed = "D1,A,failed,2026-03-06,nobody home,,2\n";
    assert_eq!(kept(&format!("{failed}D2,A,,,,2026-03-09,2\n")), excused);
    // Another part came late by itself.
    let own = "D1,A,,2026-03-06,nobody home,2026-03-09,1\nD2,A,,,,2026-03-09,1\n";
    assert_eq!(kept(own), broken);
    let in_time = "D1,A,,2026-03-06,nobody home,2026-03-09,1\nD2,A,,,,2026-03-05,1\n";
    assert_eq!(kept(in_time), excused);
    let twice = format!("{failed}D2,A,,,,2026-03-09,1\nD3,A,,,,2026-03-09,1\n");
    assert_eq!(kept(&twice), broken, "one failed and two came");
}

/// DLV113 and COM704: whom nobody told that somebody would come is not to blame that he was out.
#[test]
fn who_was_not_told_is_not_to_blame_for_being_out() {
    let kept = |reason: &str, messages: &str| {
        let row = format!("D1,A,,2026-03-06T12:00,{reason},2026-03-09,2\n");
        late(&row, messages, "DLV101").1
    };
    assert_eq!(kept("nobody home", "M1,A,out for delivery,2026-03-06T08:00\n"), 1);
    assert_eq!(kept("nobody home", "M1,A,out for delivery,2026-03-06T13:00\n"), 0);
    assert_eq!(kept("nobody home", "M1,A,shipped,2026-03-05T08:00\n"), 0);
    assert_eq!(kept("refused", "M1,A,shipped,2026-03-05T08:00\n"), 1);
    assert_eq!(kept("wrong address", "M1,A,shipped,2026-03-05T08:00\n"), 1);
}

#[test]
fn nobody_is_told_of_a_delay_that_the_recipient_made() {
    let silent = |reason: &str| {
        let row = format!("D1,A,,2026-03-06,{reason},2026-03-09,2\n");
        late(&row, "M1,Z,delay notice,2026-03-02\n", "COM705").0.len()
    };
    assert_eq!(silent("no vehicle"), 1);
    assert_eq!(silent("refused"), 0);
}

/// The share on time counts them as late, and without them there is nothing late at all.
#[test]
fn the_figure_without_the_excused_leaves_out_what_was_kept() {
    let orders = "order_id,promised_by\nA,2026-03-06\nB,2026-03-06\nC,2026-03-06\n";
    let deliveries = "delivery_id,order_id,first attempt,failure reason,delivered_at\n\
                      D1,A,2026-03-06,nobody home,2026-03-09\nD2,B,,,2026-03-06\n\
                      D3,C,2026-03-06,nobody home,2026-03-09\nD4,C,,,2026-03-10\n";
    let files = [("orders", orders), ("deliveries", deliveries)];
    let report = Shop::new(&files).audit();
    let figure = |name: &str| {
        let found = report.metrics.iter().find(|metric| metric.name == name);
        found.map(|metric| (metric.count, metric.of)).expect("the figure is there")
    };
    assert_eq!(figure("on time, lines"), (1, Some(3)));
    assert_eq!(figure("on time without the excused, lines"), (1, Some(2)), "C is late by itself");
}
