//! Which rows stay: repeats, contradictions, later moments and rows that cannot be read.

use super::*;
use Role::{Deliveries, Invoices, Lines, Orders};

#[test]
fn a_row_that_cannot_be_read_is_named_and_its_order_remembered() {
    let intake = read_text("order_id,total\nA1,10.00\nA2,ten\nA3,30.00\n");
    assert_eq!(column(&intake, Orders, "order_id"), ["A1", "A3"]);
    assert_eq!(counts(&intake, 0), [2, 0, 1, 0]);
    assert_eq!(lost(&intake, Orders), ["A2"]);
    let remark = &intake.remarks[0];
    assert_eq!((remark.code, remark.line, remark.column.as_str()), ("DAT002", 3, "total"));
    assert_eq!((remark.value.as_str(), remark.order.as_str()), ("ten", "A2"));
    assert!(remark.remedy.contains("absent = [\"ten\"]") && remark.is_quarantined);
}

#[test]
fn an_order_without_a_number_is_quarantined() {
    let intake = read_text("order_id,total\n,10.00\nA2,20.00\n");
    assert_eq!(counts(&intake, 0), [1, 0, 1, 0]);
}

#[test]
fn repeated_headers_are_quarantined_with_a_hint() {
    let intake = read_text("order_id,total\nA1,10\norder_id,total\nA2,20\n");
    assert_eq!(counts(&intake, 0), [2, 0, 1, 0]);
    assert_eq!(remarks(&intake), ["DAT002 3: repeats the header; were exports joined?"]);
}

#[test]
fn a_row_of_totals_that_adds_up_is_no_row_and_is_told() {
    let intake = read_text("order_id,total\nA1,10\nA2,20.50\nSumma,30.50\n");
    assert_eq!(counts(&intake, 0), [2, 0, 0, 0]);
    let told = "DAT014 4: stands below the rows and is none: \"Summa,30.50\"";
    assert_eq!(remarks(&intake), [told]);
    assert_eq!(intake.files[0].dialect.footer_lines, 1);
    let short = read_text("order_id;total;note\nA1;10,00;x\nИТОГО;10,00\n");
    assert_eq!(counts(&short, 0), [1, 0, 0, 0]);
}

#[test]
fn a_row_of_totals_that_does_not_add_up_is_quarantined_with_the_sum() {
    let intake = read_text("order_id,total,note\nA1,10,x\nRazem,30\n");
    assert_eq!(counts(&intake, 0), [1, 0, 1, 0]);
    let message = &remarks(&intake)[0];
    assert!(message.ends_with("no amount in it is the sum of its column (10)"), "{message}");
    let within = read_text("order_id,total,note\nA1,10,x\nSum,10,\nA2,20,y\n");
    assert_eq!(remarks(&within), ["DAT002 3: looks like a row of totals"]);
}

#[test]
fn what_a_system_says_below_its_rows_is_no_row() {
    let text = "order_id,total,note\nA1,10,x\n\n83 record(s) downloaded\nSeller ID: shop\n";
    let intake = read_text(text);
    assert_eq!(counts(&intake, 0), [1, 0, 0, 0]);
    let told =
        "DAT014 4: stands below the rows and is none, like 1 more: \"83 record(s) downloaded\"";
    assert_eq!(remarks(&intake), [told]);
    assert_eq!(intake.files[0].dialect.footer_lines, 2);
}

#[test]
fn a_last_row_that_was_cut_short_is_not_taken_for_a_footer() {
    for text in
        ["order_id,total,note\nA1,10,x\nA2\n", "order_id,total,note\nA1,10,x\nA2,,\nA3,5,\n"]
    {
        assert_eq!(read_text(text).files[0].dialect.footer_lines, 0, "{text}");
    }
}

#[test]
fn a_footer_that_was_said_ends_the_rows() {
    let source = Source { footer: vec!["End".to_owned()], ..Source::default() };
    let text = "order_id,total\nA1,10\nEnd of list\nmade by hand\nEnd-9,3\n";
    let intake = read_sourced(text, &[source]).unwrap();
    assert_eq!(counts(&intake, 0), [1, 0, 1, 0]);
    assert_eq!(intake.files[0].dialect.footer_lines, 2);
    assert_eq!(remarks(&intake)[1], "DAT002 5: is a row and stands below the footer");
}

#[test]
fn a_system_that_says_that_it_failed_is_heard() {
    let text = "order_id,total,note\nA1,10,x\n\nERROR: connection lost\n";
    let intake = read_text(text);
    assert_eq!(remarks(&intake), ["DAT002 4: says that the export is not whole"]);
}

#[test]
fn an_order_that_looks_like_totals_is_a_row() {
    let text =
        "customer,order_id,ordered_at,total\nAnn,1,2026-03-02,120\nTotal,120,2026-03-03,77\n";
    assert_eq!(counts(&read_text(text), 0), [2, 0, 0, 0]);
    let text = "order_id,ordered_at,total\nA1,2026-03-02,100\nSum,2026-03-03,100\n";
    assert_eq!(remarks(&read_text(text)), ["DAT002 3: looks like a row of totals"]);
    let text = "order_id,total,note\nA1,10,\n\nA78,,\nA79,,\n";
    assert_eq!(counts(&read_text(text), 0), [3, 0, 0, 0]);
}

#[test]
fn lines_above_a_known_header_are_told() {
    let intake = read_text("Orders of May\n\norder_id,total\nA1,10\n");
    assert_eq!(counts(&intake, 0), [1, 0, 0, 0]);
    let told = "DAT014 1: 2 lines stand above the header and no part of it: \"Orders of May\"";
    assert_eq!(remarks(&intake), [told]);
    assert!(intake.files[0].decided.ends_with("header on line 3"));
}

#[test]
fn the_same_order_twice_is_kept_once_and_two_different_ones_not_at_all() {
    let text = "order_id,total\nA1,10\nA2,20\nA1,10\nA3,30\nA3,31\n";
    let intake = read_text(text);
    assert_eq!(column(&intake, Orders, "order_id"), ["A1", "A2"]);
    assert_eq!(counts(&intake, 0), [2, 1, 2, 0]);
    assert_eq!(
        remarks(&intake),
        [
            "DAT005 5: has the order_id of line 6 with other values",
            "DAT005 6: has the order_id of line 5 with other values",
        ]
    );
    assert_eq!(lost(&intake, Orders), ["A3"]);
}

#[test]
fn a_third_row_of_a_contradicted_order_is_quarantined_too() {
    let intake = read_text("order_id,total\nA3,30\nA3,31\nA3,30\n");
    assert_eq!(counts(&intake, 0), [0, 0, 3, 0]);
}

#[test]
fn overlapping_exports_of_orders_are_counted_once() {
    let first = ("a.csv", "order_id,total\nA1,10\nA2,20\n");
    let second = ("b.csv", "order_id,total\nA2,20\nA3,30\n");
    let intake = read_files(&[first, second]);
    assert_eq!(column(&intake, Orders, "order_id"), ["A1", "A2", "A3"]);
    assert_eq!(intake.tables.of(Orders).file.iter().collect::<Vec<_>>(), [0, 0, 1]);
    assert_eq!(counts(&intake, 1), [1, 1, 0, 0]);
}

#[test]
fn an_invoice_twice_in_one_file_is_kept_and_in_another_is_an_overlap() {
    let text = "invoice_no,order_id,total\nI1,A1,10\nI1,A1,10\n";
    let again = "invoice_no,order_id,total\nI1,A1,10\nI1,A1,10\nI1,A1,10\nI2,A2,5\n";
    let intake = read_files(&[("a.csv", text), ("b.csv", again)]);
    assert_eq!(counts(&intake, 0), [2, 0, 0, 0]);
    assert_eq!(counts(&intake, 1), [2, 2, 0, 0]);
    assert_eq!(intake.tables.of(Invoices).rows(), 4);
}

#[test]
fn lines_and_deliveries_repeat_by_their_own_numbers() {
    let lines = "order_id,line_id,quantity\nA1,1,5\nA1,1,5\nA1,2,5\nA2,1,7\nA2,1,8\n";
    let intake = read_text(lines);
    assert_eq!(counts(&intake, 0), [2, 1, 2, 0]);
    let deliveries = "delivery_id,order_id,delivered_at\n\
                      D1,A1,2026-01-02\nD1,A1,2026-01-02\nD1,A2,2026-01-02\n";
    assert_eq!(counts(&read_text(deliveries), 0), [2, 1, 0, 0]);
}

#[test]
fn articles_of_one_delivery_are_no_repeats() {
    let text = "delivery_id,order_id,sku,delivered_at\nD1,A1,X,2026-01-02\nD1,A1,Y,2026-01-02\n\
                D1,A1,Y,2026-01-02\n";
    let intake = read_text(text);
    assert_eq!(counts(&intake, 0), [3, 0, 0, 0]);
    assert_eq!(column(&intake, Deliveries, "sku"), ["X", "Y", "Y"]);
}

#[test]
fn later_rows_are_filtered_with_one_remark_and_later_cells_are_absent() {
    let text = "order_id,ordered_at,promised_by,delivered_at\n\
                A1,2026-12-01,2027-01-05,2027-01-04\nA2,2027-01-01,2027-01-05,\n\
                A3,2027-01-02,2027-01-05,\n";
    let intake = read_text(text);
    assert_eq!(counts(&intake, 0), [1, 0, 0, 2]);
    assert_eq!(column(&intake, Orders, "delivered_at"), [""]);
    assert_eq!(column(&intake, Orders, "promised_by"), ["2027-01-05"]);
    let expected = "DAT011 0: 2 rows are about moments after the audit's and left out";
    assert_eq!(remarks(&intake), [expected]);
}

#[test]
fn continuation_lines_fill_the_order_and_are_used() {
    let text = "Name,Currency,Total,Created at,Lineitem quantity,Lineitem sku,Lineitem price\n\
                #1,SEK,30.00,2026-01-05,1,X,10.00\n#1,,,,2,Y,10.00\n\
                #2,SEK,5.00,2026-01-06,1,X,5.00\n";
    let intake = read_text(text);
    assert_eq!(intake.files[0].roles, [Orders, Lines]);
    assert_eq!(column(&intake, Orders, "order_id"), ["#1", "#2"]);
    assert_eq!(column(&intake, Orders, "total"), ["30", "5"]);
    assert_eq!(column(&intake, Lines, "sku"), ["X", "Y", "X"]);
    assert_eq!(column(&intake, Lines, "currency"), ["SEK", "SEK", "SEK"]);
    assert_eq!(counts(&intake, 0), [3, 0, 0, 0]);
}

#[test]
fn a_row_that_contradicts_its_order_is_quarantined() {
    let text = "order_id,customer,ordered_at,sku,quantity\n\
                A1,K1,2026-01-05,X,1\nA1,K2,2026-01-05,Y,1\nA2,K1,2026-01-05,X,1\n";
    let intake = read_text(text);
    assert_eq!(column(&intake, Lines, "sku"), ["X", "X"]);
    assert_eq!(counts(&intake, 0), [2, 0, 1, 0]);
    assert_eq!(
        remarks(&intake),
        ["DAT005 3: contradicts line 2 about the customer of the same order"]
    );
    assert_eq!(lost(&intake, Orders), ["A1"]);
}

#[test]
fn a_promise_that_differs_within_an_order_belongs_to_its_lines() {
    let head = "order_id,ordered_at,sku,quantity,promised_by\n";
    let by_line = format!("{head}A1,2026-01-01,X,1,2026-01-05\nA1,2026-01-01,Y,1,2026-01-06\n");
    let intake = read_text(&by_line);
    assert_eq!(column(&intake, Lines, "promised_by"), ["2026-01-05", "2026-01-06"]);
    assert_eq!(column(&intake, Orders, "promised_by"), [""; 0]);
    let by_order = format!("{head}A1,2026-01-01,X,1,2026-01-05\nA1,2026-01-01,Y,1,2026-01-05\n");
    let intake = read_text(&by_order);
    assert_eq!(column(&intake, Orders, "promised_by"), ["2026-01-05"]);
    assert_eq!(column(&intake, Lines, "promised_by"), [""; 0]);
}

#[test]
fn a_total_that_differs_within_orders_is_not_the_orders() {
    let text = "order_id,ordered_at,sku,quantity,total\n\
                A1,2026-01-01,X,1,10\nA1,2026-01-01,Y,1,20\nA2,2026-01-01,Y,1,20\n";
    let intake = read_text(text);
    assert_eq!(column(&intake, Orders, "total"), [""; 0]);
    assert_eq!(counts(&intake, 0), [3, 0, 0, 0]);
    assert!(remarks(&intake)[0].starts_with("DAT005 0: orders.total differs within most orders"));
}

#[test]
fn arrivals_that_differ_within_an_order_are_deliveries() {
    let head = "order_id,ordered_at,sku,quantity,delivered_at\n";
    let by_line = format!("{head}A1,2026-01-01,X,1,2026-01-05\nA1,2026-01-01,Y,1,2026-01-06\n");
    let intake = read_text(&by_line);
    assert_eq!(intake.files[0].roles, [Orders, Lines, Deliveries]);
    assert_eq!(column(&intake, Deliveries, "delivered_at"), ["2026-01-05", "2026-01-06"]);
    let by_order = format!("{head}A1,2026-01-01,X,1,2026-01-05\nA1,2026-01-01,Y,1,\n");
    let intake = read_text(&by_order);
    assert_eq!(intake.files[0].roles, [Orders, Lines]);
    assert_eq!(column(&intake, Orders, "delivered_at"), ["2026-01-05"]);
}

#[test]
fn lines_follow_their_order_past_the_audit() {
    let text = "order_id,ordered_at,sku,quantity\nA1,2027-05-01,X,1\nA1,,Y,1\nA2,2026-05-01,X,1\n";
    let intake = read_text(text);
    assert_eq!(column(&intake, Lines, "order_id"), ["A2"]);
    assert_eq!(counts(&intake, 0), [1, 0, 0, 2]);
}

#[test]
fn orders_of_their_own_file_win_over_those_among_lines() {
    let lines = ("lines.csv", "order_id,ordered_at,sku,quantity\nA1,2026-01-01,X,1\n");
    let orders = ("orders.csv", "order_id,ordered_at,total\nA1,2026-01-01,10\n");
    let intake = read_files(&[lines, orders]);
    assert_eq!(column(&intake, Orders, "total"), ["10"]);
    assert_eq!(intake.files[0].roles, [Lines]);
    assert_eq!((counts(&intake, 0), counts(&intake, 1)), ([1, 0, 0, 0], [1, 0, 0, 0]));
}

#[test]
fn a_line_without_receipt_is_no_delivery() {
    let text = "order_id,line_id,unit_price,ordered_qty,received_qty\nA1,1,5,3,3\nA1,2,5,3,0\n";
    let intake = read_text(text);
    assert_eq!(column(&intake, Deliveries, "quantity"), ["3"]);
    assert_eq!(counts(&intake, 0), [2, 0, 0, 0]);
}

/// Orders of their own beside lines that say when they were promised and came.
const OWN: (&str, &str) = ("orders.csv", "order_id,ordered_at\nA1,2026-01-01\nA2,2026-01-01\n");

#[test]
fn lines_beside_orders_of_their_own_keep_their_promise_and_their_arrival() {
    let lines = "order_id,line_id,sku,quantity,promised_by,delivered_at\n\
                 A1,1,T,5,2026-01-10,2026-01-12\nA1,2,C,5,2026-01-10,2026-01-12\n\
                 A2,1,T,5,2026-01-10,\n";
    let intake = read_files(&[OWN, ("lines.csv", lines)]);
    assert_eq!(intake.files[1].roles, [Lines, Deliveries]);
    assert_eq!(column(&intake, Orders, "order_id"), ["A1", "A2"]);
    assert_eq!(column(&intake, Lines, "promised_by"), ["2026-01-10"; 3]);
    assert_eq!(column(&intake, Deliveries, "delivered_at"), ["2026-01-12"; 2]);
    assert_eq!(counts(&intake, 1), [3, 0, 0, 0]);
}

#[test]
fn lines_beside_orders_of_their_own_have_the_currency_of_their_first_row() {
    let lines = "order_id,customer,sku,unit_price,currency\n\
                 A1,ACME,T,5,EUR\nA1,,C,6,\nA1,ACME,,,\n";
    let intake = read_files(&[OWN, ("lines.csv", lines)]);
    assert_eq!(column(&intake, Lines, "currency"), ["EUR", "EUR"]);
    assert_eq!(counts(&intake, 1), [2, 0, 0, 1]);
}

#[test]
fn a_quantity_that_is_ordered_and_delivered_alike_is_no_sign_of_a_delivery() {
    let lines = "l_orderkey,l_partkey,l_linenumber,l_quantity,l_extendedprice,l_shipdate,\
                 l_commitdate,l_receiptdate\n\
                 A1,9,1,17,10.00,2026-01-05,2026-01-09,2026-01-08\n\
                 A1,8,2,36,20.00,,2026-01-09,\n";
    let intake = read_files(&[OWN, ("lineitem.csv", lines)]);
    assert_eq!(intake.files[1].roles, [Lines, Deliveries]);
    assert_eq!(column(&intake, Lines, "quantity"), ["17", "36"]);
    assert_eq!(column(&intake, Lines, "promised_by"), ["2026-01-09"; 2]);
    assert_eq!(column(&intake, Deliveries, "quantity"), ["17"]);
    assert_eq!(column(&intake, Deliveries, "delivered_at"), ["2026-01-08"]);
}
