//! The match ladder: which order, and which line of it, a delivery or an invoice row is about.
//!
//! Holds the links themselves; what is judged by them stands in `judgements`.

use super::shop::{Shop, all_shown};
use promised::dossier::grain::Grain;
use promised::dossier::lines::STRAY;
use promised::dossier::view::{Places, View};
use promised::dossier::{Dossiers, NONE, orphans};
use promised::tables::Role;

const ORDERS: (&str, &str) = ("orders", "order_id,customer\nA,ACME\nB,Bolt\n");

/// The line of each row by its place among the lines, from 1; then how well the order was matched.
fn matched(dossiers: &Dossiers, role: Role) -> String {
    let links = &dossiers.line_links[role as usize];
    let place = |&line: &u32| match line {
        NONE => "none".to_owned(),
        STRAY => "stray".to_owned(),
        line => (line + 1).to_string(),
    };
    let places: Vec<String> = links.line_of.iter().map(place).collect();
    let grain = if links.reaches_lines[0] { "lines" } else { "whole" };
    format!("{} {grain} {}", places.join(" "), links.level[0].name())
}

/// Lines of order A as `line_id,sku,quantity,unit_price`, deliveries as `line_id,sku,quantity`.
fn check(lines: &[&str], deliveries: &[&str], expected: &str) {
    let of_order = |rows: &[&str]| rows.iter().map(|row| format!("A,{row}\n")).collect::<String>();
    let lines = format!("order_id,line_id,sku,quantity,unit_price\n{}", of_order(lines));
    let deliveries = format!("order_id,line_id,sku,quantity\n{}", of_order(deliveries));
    let dossiers = Shop::new(&[ORDERS, ("lines", &lines), ("deliveries", &deliveries)]).link();
    assert_eq!(matched(&dossiers, Role::Deliveries), expected);
}

/// The same for invoice rows as `line_id,sku,quantity,unit_price,charge`.
fn check_invoices(lines: &[&str], invoices: &[&str], expected: &str) {
    let of_order = |rows: &[&str]| rows.iter().map(|row| format!("A,{row}\n")).collect::<String>();
    let lines = format!("order_id,line_id,sku,quantity,unit_price\n{}", of_order(lines));
    let rows: String = invoices.iter().map(|row| format!("A,{row},F\n")).collect();
    let invoices = format!("order_id,line_id,sku,quantity,unit_price,charge,invoice_no\n{rows}");
    let dossiers = Shop::new(&[ORDERS, ("lines", &lines), ("invoices", &invoices)]).link();
    let found = matched(&dossiers, Role::Invoices);
    assert_eq!(found.rsplit_once(' ').map(|(found, _level)| found), Some(expected));
}

#[test]
fn a_line_is_found_by_its_number() {
    check(&["1,pen,4,", "2,ink,6,"], &["2,,6", "1,,4"], "2 1 lines line");
}

#[test]
fn the_number_of_a_line_wins_over_the_article() {
    check(&["1,pen,4,", "2,ink,6,"], &["2,pen,6"], "2 lines line");
}

#[test]
fn a_number_that_the_order_does_not_have_is_stray_whatever_the_article() {
    check(&["1,pen,4,", "2,ink,6,"], &["3,pen,4"], "stray lines line");
}

#[test]
fn a_line_without_a_number_is_found_by_its_article() {
    check(&["1,pen,4,", "2,ink,6,"], &[",ink,6", ",pen,4"], "2 1 lines article");
}

#[test]
fn an_order_is_matched_as_well_as_its_worst_row() {
    check(&["1,pen,4,", "2,ink,6,"], &["1,,4", ",ink,6"], "1 2 lines article");
}

#[test]
fn an_article_that_the_order_does_not_have_is_stray() {
    check(&["1,pen,4,"], &[",cup,4"], "stray lines article");
}

#[test]
fn a_row_without_any_key_leaves_only_the_order() {
    check(&["1,pen,4,", "2,ink,6,"], &["1,,4", ",,6"], "1 none whole order");
}

#[test]
fn an_article_on_two_lines_fills_the_first_line_first() {
    check(&["1,mug,5,", "2,mug,3,"], &[",mug,5", ",mug,3"], "1 2 lines article");
    check(&["1,mug,5,", "2,mug,3,"], &[",mug,2", ",mug,3", ",mug,3"], "1 1 2 lines article");
}

#[test]
fn a_row_that_is_larger_than_what_is_left_is_never_split() {
    check(&["1,mug,5,", "2,mug,3,"], &[",mug,8"], "none whole order");
    check(&["1,mug,5,", "2,mug,3,"], &[",mug,4", ",mug,4"], "1 none whole order");
}

#[test]
fn more_than_was_ordered_of_one_line_still_belongs_to_it() {
    check(&["1,mug,5,", "2,pen,3,"], &[",mug,5", ",mug,5"], "1 1 lines article");
}

#[test]
fn rows_without_a_quantity_go_to_the_first_line_of_the_article() {
    check(&["1,mug,5,", "2,mug,3,"], &[",mug,", ",mug,"], "1 1 lines article");
}

#[test]
fn the_price_tells_two_lines_of_an_article_apart() {
    let lines = ["1,mug,5,4.00", "2,mug,3,3.00"];
    check_invoices(&lines, &[",mug,3,3.00,", ",mug,5,4.00,"], "2 1 lines");
    check_invoices(&lines, &[",mug,5,3.50,"], "1 lines");
}

#[test]
fn a_charge_belongs_to_no_line_and_does_not_hide_the_others() {
    let lines = ["1,pen,4,1.00", "2,ink,6,1.00"];
    for charge in ["shipping", "fee", "tax"] {
        let row = format!(",,1,5.00,{charge}");
        check_invoices(&lines, &["1,,4,1.00,", &row], "1 none lines");
    }
    check_invoices(&lines, &["1,,4,1.00,", ",,1,5.00,goods"], "1 none whole");
}

#[test]
fn lines_of_another_order_are_never_matched() {
    let lines = "order_id,line_id,sku,quantity\nA,1,pen,4\nB,2,ink,6\n";
    let deliveries = "order_id,line_id,sku,quantity\nA,2,,6\nB,,pen,4\nC,1,pen,4\n";
    let dossiers = Shop::new(&[ORDERS, ("lines", lines), ("deliveries", deliveries)]).link();
    let links = &dossiers.line_links[Role::Deliveries as usize];
    assert_eq!(links.line_of, [STRAY, STRAY, NONE]);
}

/// The subjects of promises about lines that read these roles: the order, and the line or `*`.
fn subjects(files: &[(&str, &str)], roles: &[Role]) -> Vec<String> {
    let dossiers = Shop::new(files).link();
    let view = dossiers.view(Grain::Line, roles);
    let of = |(order, line): (u32, u32)| match line {
        NONE => format!("{order}*"),
        line => format!("{order}/{line}"),
    };
    listed(&view, &view.order).into_iter().zip(listed(&view, &view.line)).map(of).collect()
}

/// The row of each subject of a view.
fn listed(view: &View<'_>, places: &Places<'_>) -> Vec<u32> {
    (0..view.len()).map(|subject| places.at(subject)).collect()
}

const LINES: (&str, &str) = ("lines", "order_id,line_id,quantity\nA,1,4\nA,2,6\nB,1,1\n");

#[test]
fn each_order_is_judged_as_finely_as_all_of_its_keys_allow() {
    let deliveries = ("deliveries", "order_id,line_id,quantity\nA,1,4\nA,,6\nB,1,1\n");
    let files = [ORDERS, LINES, deliveries];
    assert_eq!(subjects(&files, &[Role::Deliveries]), ["0*", "1/2"]);
    assert_eq!(subjects(&files, &[Role::Lines]), ["0/0", "0/1", "1/2"]);
}

#[test]
fn a_promise_about_two_tables_needs_the_lines_of_both() {
    let deliveries = ("deliveries", "order_id,line_id,quantity\nA,1,4\nA,2,6\nB,,1\n");
    let invoices = ("invoices", "invoice_no,order_id,line_id,quantity\nF,A,,4\nG,B,1,1\n");
    let files = [ORDERS, LINES, deliveries, invoices];
    assert_eq!(subjects(&files, &[Role::Deliveries, Role::Invoices]), ["0*", "1*"]);
    assert_eq!(subjects(&files, &[Role::Invoices]), ["0*", "1/2"]);
    assert_eq!(subjects(&files, &[Role::Deliveries]), ["0/0", "0/1", "1*"]);
}

#[test]
fn an_order_without_lines_is_judged_as_a_whole() {
    let lines = ("lines", "order_id,line_id,quantity\nB,1,1\n");
    let deliveries = ("deliveries", "order_id,line_id,quantity\nA,1,4\n");
    assert_eq!(subjects(&[ORDERS, lines, deliveries], &[Role::Deliveries]), ["0*", "1/0"]);
}

#[test]
fn the_rows_of_a_line_are_its_own_and_those_of_an_order_are_all() {
    let deliveries = ("deliveries", "order_id,line_id,quantity\nA,2,6\nB,1,1\nA,1,4\n");
    let dossiers = Shop::new(&[ORDERS, LINES, deliveries]).link();
    let lines = dossiers.view(Grain::Line, &[Role::Deliveries]);
    assert_eq!(lines.rows(Role::Deliveries, 0), [2]);
    assert_eq!(lines.rows(Role::Deliveries, 1), [0]);
    assert_eq!(lines.rows(Role::Lines, 1), [1]);
    let orders = dossiers.view(Grain::Order, &[]);
    assert_eq!((orders.len(), orders.is_empty()), (2, false));
    assert_eq!(orders.rows(Role::Deliveries, 0), [0, 2]);
    assert_eq!(orders.rows(Role::Lines, 0), [0, 1]);
}

#[test]
fn rows_as_subjects_know_their_order_and_their_line() {
    let deliveries = ("deliveries", "order_id,line_id,quantity\nA,2,6\nC,1,1\nA,9,4\n");
    let dossiers = Shop::new(&[ORDERS, LINES, deliveries]).link();
    let view = dossiers.view(Grain::Delivery, &[]);
    assert_eq!(listed(&view, &view.row), [0, 1, 2]);
    assert_eq!(listed(&view, &view.order), [0, NONE, 0]);
    assert_eq!(listed(&view, &view.line), [1, NONE, NONE]);
    assert!(view.rows(Role::Lines, 1).is_empty());
}

#[test]
fn an_invoice_of_several_rows_is_one_subject_and_its_rows_are_several() {
    let invoices =
        ("invoices", "invoice_no,order_id,line_id,net\nF,A,1,1.00\nF,A,2,2.00\nG,B,1,3.00\n");
    let dossiers = Shop::new(&[ORDERS, invoices]).link();
    let rows = |grain: Grain| {
        let view = dossiers.view(grain, &[]);
        listed(&view, &view.row)
    };
    assert_eq!(rows(Grain::Invoice), [0, 2]);
    assert_eq!(rows(Grain::InvoiceLine), [0, 1, 2]);
    assert!(dossiers.view(Grain::Input, &[]).is_empty());
}

#[test]
fn where_there_are_no_orders_the_lines_make_them() {
    let lines = ("lines", "order_id,line_id,quantity\nB,1,1\nA,1,4\nB,2,6\n");
    let dossiers = Shop::new(&[lines]).link();
    assert_eq!(dossiers.orders(), 2);
    assert_eq!(dossiers.rows_of[Role::Lines as usize].of(0), [0, 2]);
    assert_eq!(dossiers.tables.of(Role::Orders).line.iter().collect::<Vec<_>>(), [2, 3]);
}

/// The order of each row by its place; `-` for none.
fn orders_of(files: &[(&str, &str)], role: Role) -> Vec<String> {
    let dossiers = Shop::new(files).link();
    let place = |&order: &u32| if order == NONE { "-".to_owned() } else { order.to_string() };
    dossiers.order_of[role as usize].iter().map(place).collect()
}

#[test]
fn a_payment_without_an_order_belongs_to_that_of_its_invoice() {
    let invoices = ("invoices", "invoice_no,order_id,total\nF,A,5.00\nG,B,5.00\nG,A,5.00\n");
    let payments = (
        "payments",
        "payment_id,order_id,invoice_no,total\n1,,F,5.00\n2,,G,5.00\n\
                     3,B,F,5.00\n4,Z,F,5.00\n5,,H,5.00\n",
    );
    let found = orders_of(&[ORDERS, invoices, payments], Role::Payments);
    assert_eq!(found, ["0", "-", "1", "-", "-"]);
}

#[test]
fn a_credit_note_that_names_two_orders_invoice_has_no_order() {
    let invoices = (
        "invoices",
        "invoice_no,order_id,kind,refers_to,total\n\
                     F,A,invoice,,5.00\nF,B,invoice,,5.00\nG,A,invoice,,5.00\n\
                     C1,,credit,F,1.00\nC2,,credit,G,1.00\n",
    );
    let found = orders_of(&[ORDERS, invoices], Role::Invoices);
    assert_eq!(found, ["0", "1", "0", "-", "0"]);
}

#[test]
fn rows_without_an_order_are_counted_and_told_of() {
    let payments = ("payments", "payment_id,order_id,total\n1,Z,5.00\n2,A,5.00\n3,,1.00\n");
    let messages = ("messages", "order_id,kind,sent_at\nY,confirmation,2026-03-01\n");
    let deliveries = ("deliveries", "order_id,delivered_at\nX,2026-03-01\n");
    let dossiers = Shop::new(&[ORDERS, payments, messages, deliveries]).link();
    assert_eq!(orphans::count(&dossiers, Role::Payments), 1);
    assert_eq!(orphans::count(&dossiers, Role::Messages), 1);
    assert_eq!(orphans::count(&dossiers, Role::Deliveries), 1);
    assert_eq!(orphans::count(&dossiers, Role::Invoices), 0);
    let remarks: Vec<String> = orphans::remarks(&dossiers)
        .iter()
        .map(|remark| format!("{} {} {}", remark.code, remark.order, remark.line))
        .collect();
    // An orphaned delivery is a finding of a promise of its own.
    assert_eq!(remarks, ["DAT006 Z 2", "DAT006 Y 2"]);
}

#[test]
fn keys_that_nearly_match_are_named_with_the_way_to_match_them() {
    let ways = [
        ("#A1", "A1", "hash"),
        ("a1", "A1", "case"),
        ("A 1", "A1", "spaces"),
        ("7.0", "7", "decimal-zero"),
        ("007", "7", "leading-zeros"),
    ];
    for (lost, order, way) in ways {
        let orders = format!("order_id,customer\n{order},ACME\nother,ACME\n");
        let payments = format!("payment_id,order_id,total\n1,{lost},5.00\n");
        let dossiers = Shop::new(&[("orders", &orders), ("payments", &payments)]).link();
        assert_eq!(dossiers.order_of[Role::Payments as usize], [NONE], "{lost} is not {order}");
        let remedies: Vec<String> = orphans::remarks(&dossiers)
            .into_iter()
            .filter(|remark| remark.code == "DAT008")
            .map(|remark| remark.remedy)
            .collect();
        assert_eq!(remedies, [format!("normalise = [\"{way}\"]")], "{lost} {order}");
    }
}

#[test]
fn hyphens_are_part_of_a_key() {
    let orders = ("orders", "order_id,customer\n143-6,ACME\n");
    let payments = ("payments", "payment_id,order_id,total\n1,14-36,5.00\n2,1436,5.00\n");
    let dossiers = Shop::new(&[orders, payments]).link();
    let codes: Vec<&str> = orphans::remarks(&dossiers).iter().map(|remark| remark.code).collect();
    assert_eq!(codes, ["DAT006", "DAT006"]);
}

#[test]
fn a_row_of_an_order_that_was_quarantined_is_no_orphan() {
    let orders = ("orders", "order_id,promised_by,quantity\nA,2026-03-06,1\nB,2026-03-06,many\n");
    let deliveries = (
        "deliveries",
        "delivery_id,order_id,delivered_at\nD,B,2026-03-05\n\
                       E,C,2026-03-05\n",
    );
    let report = Shop::new(&[orders, deliveries]).select(&["QTY204"]).audit();
    assert_eq!(report.orphans, 1);
    assert_eq!(all_shown(&report), ["QTY204 C E broken"]);
}
