//! How whole files are read: numbers, times, currencies, sources, and what stops the run.

use super::*;
use Role::{Deliveries, Invoices, Lines, Orders, Payments};

fn source(columns: &[(Role, &str, &str)]) -> Source {
    let own = |&(role, name, header): &(Role, &str, &str)| (role, name.into(), header.into());
    Source { columns: columns.iter().map(own).collect(), ..Source::default() }
}

#[test]
fn three_plain_exports_become_three_tables() {
    let intake = read_files(&[
        ("orders.csv", "order_id,ordered_at,promised_by,total\nA1,2026-01-01,2026-01-05,10.50\n"),
        ("deliveries.csv", "delivery_id,order_id,delivered_at\nD1,A1,2026-01-04\n"),
        ("invoices.csv", "invoice_no,order_id,amount\nI1,A1,10.50\n"),
    ]);
    assert_eq!(column(&intake, Orders, "total"), ["10.5"]);
    assert_eq!(column(&intake, Deliveries, "delivered_at"), ["2026-01-04"]);
    assert_eq!(column(&intake, Invoices, "order_id"), column(&intake, Orders, "order_id"));
    let ids = |role| intake.tables.of(role).texts("order_id").unwrap().at(0);
    assert_eq!(ids(Orders), ids(Invoices));
    assert!(!intake.tables.of(Payments).is_present);
    assert_eq!(intake.files[0].decided, "comma, dates yyyy-mm-dd (days), decimal point");
    assert_eq!(intake.files[0].money, [(Orders, "total", String::new(), 10_500_000)]);
}

#[test]
fn a_column_that_only_one_file_holds_is_absent_in_the_other() {
    let intake = read_files(&[
        ("a.csv", "order_id,total\nA1,10\n"),
        ("b.csv", "order_id,customer,total\nA2,K,20\n"),
    ]);
    assert_eq!(column(&intake, Orders, "customer"), ["", "K"]);
}

#[test]
fn unclear_numbers_ask_their_neighbours_and_stop_where_none_answers() {
    let intake = read_text("order_id,net,total\nA1,\"5,50\",\"1,234\"\n");
    assert_eq!(column(&intake, Orders, "total"), ["1.234"]);
    let message = refused("order_id,total\nA1,\"1,234\"\n");
    assert!(message.contains("\"1,234\" may be 1234 or 1.234"), "{message}");
    assert!(message.contains("decimal = \",\"") && message.contains("DAT004"), "{message}");
    let message = refused("order_id,total\nA1,\"1,5\"\nA2,1.5\n");
    assert!(message.contains("\"1.5\" has a decimal point and \"1,5\""), "{message}");
}

#[test]
fn a_declared_decimal_mark_settles_it() {
    let declared = Source { decimal: Some(','), ..Source::default() };
    let intake = read_sourced("order_id,total\nA1,\"1,234\"\nA2,1.5\n", &[declared]).unwrap();
    assert_eq!(column(&intake, Orders, "total"), ["1.234"]);
    assert_eq!(counts(&intake, 0), [1, 0, 1, 0]);
}

#[test]
fn unclear_dates_stop_with_both_readings_and_a_declared_order_settles_them() {
    let text = "order_id,ordered_at\nA1,03/04/2026\n";
    let message = refused(text);
    assert!(message.contains("export.csv: column \"ordered_at\""), "{message}");
    assert!(message.contains("DAT003"), "{message}");
    let declared = Source { dates: Some("dd/mm/yyyy".into()), ..Source::default() };
    let intake = read_sourced(text, &[declared]).unwrap();
    assert_eq!(column(&intake, Orders, "ordered_at"), ["2026-04-03"]);
}

#[test]
fn absent_words_are_said_and_never_guessed() {
    let text = "order_id,total\nA1,NULL\nA2,20\n";
    assert_eq!(counts(&read_text(text), 0), [1, 0, 1, 0]);
    let said = Source { absent: vec!["NULL".into()], ..Source::default() };
    let intake = read_sourced(text, &[said]).unwrap();
    assert_eq!(column(&intake, Orders, "total"), ["", "20"]);
}

#[test]
fn currencies_come_from_cells_or_the_request_where_no_column_has_them() {
    let intake = read_text("order_id,total\nA1,10 EUR\nA2,€20\n");
    assert_eq!(column(&intake, Orders, "currency"), ["EUR", "EUR"]);
    let set = |request: &mut Request| request.currency = Some("sek".into());
    let files = [
        ("a.csv", "order_id,total\nA1,10\n"),
        ("b.csv", "delivery_id,order_id,quantity delivered\nD,A1,1\n"),
    ];
    let intake = try_read(&files, set).unwrap();
    assert_eq!(column(&intake, Orders, "currency"), ["SEK"]);
    let intake = read_text("order_id,total,currency\nA1,10,eur\nA2,20,\n");
    assert_eq!(column(&intake, Orders, "currency"), ["EUR", ""]);
}

#[test]
fn a_currency_that_contradicts_its_row_is_quarantined() {
    let intake = read_text("order_id,total,currency\nA1,10 EUR,SEK\nA2,20 EUR,EUR\n");
    assert_eq!(counts(&intake, 0), [1, 0, 1, 0]);
    assert!(remarks(&intake)[0].contains("names EUR, but the currency of the row is SEK"));
}

#[test]
fn times_without_a_zone_are_remarked_once() {
    let text = "order_id,ordered_at,promised_by\nA1,2026-01-01 10:00,2026-01-05 10:00\n";
    let intake = read_text(text);
    assert_eq!(remarks(&intake), ["DAT009 0: has times without a zone, which are taken as UTC"]);
    assert!(intake.files[0].decided.ends_with("zone UTC assumed"));
    let zone = Zone::named("Europe/Stockholm");
    let intake = read_sourced(text, &[Source { zone, ..Source::default() }]).unwrap();
    assert_eq!(column(&intake, Orders, "ordered_at"), ["2026-01-01T09:00:00Z"]);
    assert_eq!(remarks(&intake), [""; 0]);
}

#[test]
fn a_source_maps_filters_and_fills() {
    let text = "Doc,Type,Sum\n1,INV,10\n2,PAY,20\n3,OTHER,30\n";
    let only = |kind: &str| vec![("Type".to_owned(), vec![kind.to_owned()])];
    let invoices = Source {
        only: only("INV"),
        constants: vec![(Invoices, "currency".into(), "USD".into())],
        ..source(&[(Invoices, "invoice_no", "Doc"), (Invoices, "total", "Sum")])
    };
    let payments = Source {
        only: only("PAY"),
        ..source(&[(Payments, "payment_id", "#1"), (Payments, "total", "Sum")])
    };
    let intake = read_sourced(text, &[invoices, payments]).unwrap();
    assert_eq!(column(&intake, Invoices, "currency"), ["USD"]);
    assert_eq!(column(&intake, Payments, "total"), ["20"]);
    assert_eq!(counts(&intake, 0), [2, 0, 0, 1]);
    assert_eq!(intake.files.len(), 1);
}

#[test]
fn one_file_may_feed_orders_and_deliveries_by_two_sources() {
    let text = "po,day,got\nA1,2026-01-05,2026-01-04\nA2,2026-01-05,\n";
    let orders = source(&[(Orders, "order_id", "po"), (Orders, "promised_by", "day")]);
    let arrivals = source(&[(Deliveries, "order_id", "po"), (Deliveries, "delivered_at", "got")]);
    let intake = read_sourced(text, &[orders, arrivals]).unwrap();
    assert_eq!(column(&intake, Orders, "order_id"), ["A1", "A2"]);
    assert_eq!(column(&intake, Deliveries, "delivered_at"), ["2026-01-04", ""]);
    assert_eq!(counts(&intake, 0), [2, 0, 0, 0]);
}

#[test]
fn keys_are_made_equal_across_files() {
    let files =
        [("a.csv", "order_id,total\n1,10\n"), ("b.csv", "invoice_no,order_id,total\n4,1.0,10\n")];
    let set = |request: &mut Request| request.normalise = vec![Normalisation::DecimalZero];
    let intake = try_read(&files, set).unwrap();
    assert_eq!(column(&intake, Invoices, "order_id"), ["1"]);
}

#[test]
fn a_file_of_no_role_is_left_out_beside_others_and_stops_alone() {
    let other = ("products.csv", "ProductID,Name\n1,Tea\n");
    let intake = read_files(&[("orders.csv", "order_id,total\nA1,10\n"), other]);
    assert!(remarks(&intake)[0].starts_with("DAT001 0: plays no known role"));
    assert_eq!(intake.remarks[0].file, 1);
    assert_eq!(counts(&intake, 1), [0, 0, 0, 1]);
    assert_eq!(intake.files[1].rows_read, 1);
    let message = try_read(&[other], |_| {}).unwrap_err().to_string();
    assert!(message.contains("\"ProductID\"") && message.contains("order_id"), "{message}");
}

#[test]
fn empty_files_are_present_where_their_role_is_known() {
    let intake = read_text("order_id,total\n");
    assert!(intake.tables.of(Orders).is_present);
    assert_eq!(remarks(&intake), ["DAT012 0: holds no rows"]);
    let told = |request: &mut Request| request.files[0].1 = Some(Lines);
    let intake = try_read(&[("export.csv", "")], told).unwrap();
    assert!(intake.tables.of(Lines).is_present);
    assert_eq!(intake.files[0].roles, [Lines]);
    assert_eq!(remarks(&intake), ["DAT012 0: is empty"]);
    let intake = read_sourced("", &[source(&[(Invoices, "invoice_no", "Doc")])]).unwrap();
    assert_eq!(intake.files[0].roles, [Invoices]);
}

#[test]
fn an_empty_file_of_no_role_is_called_empty() {
    for nothing in ["", "\n\n", "\u{feff}"] {
        let files = [("orders.csv", "order_id,total\nA1,10\n"), ("empty.csv", nothing)];
        let intake = read_files(&files);
        assert_eq!(remarks(&intake), ["DAT012 0: is empty"], "{nothing:?}");
        assert_eq!((intake.remarks[0].file, intake.files[1].decided.as_str()), (1, "empty"));
        assert_eq!(intake.files[1].roles, []);
    }
    let message = refused("");
    assert!(message.contains("export.csv: is empty\n"), "{message}");
}

#[test]
fn a_file_of_short_rows_is_read_and_its_rows_are_quarantined() {
    let orders = ("orders.csv", "order_id,total\nA1,10\n");
    let short = "delivery_id,order_id,delivered_at,carrier\nD1,A1,2026-01-04\nD2,A2,2026-01-04\n";
    let intake = read_files(&[orders, ("deliveries.csv", short)]);
    assert_eq!(intake.files[1].roles, [Deliveries]);
    assert_eq!(counts(&intake, 1), [0, 0, 2, 0]);
    assert_eq!(remarks(&intake)[0], "DAT002 2: has 3 fields where the header has 4");
    assert_eq!(lost(&intake, Deliveries), ["A1", "A2"]);
}

#[test]
fn a_known_header_decides_the_delimiter_against_its_rows() {
    let intake = read_text("order_id;promised_by;total\nA1,2026-01-05,10\nA2;2026-01-05;20\n");
    assert!(intake.files[0].decided.starts_with("semicolon, "), "{}", intake.files[0].decided);
    assert_eq!(column(&intake, Orders, "order_id"), ["A2"]);
    assert_eq!(counts(&intake, 0), [1, 0, 1, 0]);
}

#[test]
fn two_delimiters_that_both_fit_stop_the_run_with_their_counts() {
    let first = source(&[(Orders, "order_id", "#1")]);
    let message = read_sourced("a;b,c\n1;2,3\n", &[first]).unwrap_err().to_string();
    assert!(message.contains("comma: 2 header fields, 1 of 1 rows agree"), "{message}");
    assert!(message.contains("semicolon: 2 header fields"), "{message}");
}

#[test]
fn a_file_that_is_left_out_accounts_for_its_rows() {
    let orders = ("orders.csv", "order_id,total\nA1,10\n");
    for (text, rows) in [
        ("ProductID,Name\n1,Tea\n2\n\n3,\"Co\nffee\"\n", 3),
        ("Report, 2026\nid,a,b\n1,2,3\n", 2),
        ("\"broken,b\n1,2\n", 1),
        ("only a header\n", 0),
    ] {
        let intake = read_files(&[orders, ("other.csv", text)]);
        let account = &intake.files[1];
        assert_eq!((account.rows_read, account.filtered), (rows, rows), "{text:?}");
        assert_eq!(account.decided, "left out");
        assert!(remarks(&intake)[0].starts_with("DAT001 0: plays no known role"), "{text:?}");
    }
}

#[test]
fn a_report_is_never_an_export() {
    let report = "code,name,severity,outcome,order,line,document\nDLV101,late,error,broken,A1,,\n";
    let orders = "order_id,total\nA1,10\n";
    let message = try_read(&[("o.csv", orders), ("r.csv", report)], |_| {}).unwrap_err();
    assert!(message.to_string().ends_with("it was made from"), "{message}");
    let message = read_sourced(report, &[source(&[(Orders, "order_id", "order")])]).unwrap_err();
    assert!(message.to_string().contains("is a report of promised"), "{message}");
    let in_folder = |request: &mut Request| request.files = vec![(request.folder.clone(), None)];
    for report in [report.to_owned(), report.replace(',', ";")] {
        let intake = try_read(&[("o.csv", orders), ("r.csv", &report)], in_folder).unwrap();
        assert_eq!(remarks(&intake), ["DAT001 0: is a report of promised and is left out"]);
        assert_eq!(counts(&intake, 1), [0, 0, 0, 1]);
    }
}

#[test]
fn what_was_decided_is_said_once_where_all_columns_agree() {
    let decided = |text: &str| read_text(text).files[0].decided.clone();
    let text = "order_id,ordered_at,promised_by\nA1,2026-01-01,2026-01-05\n";
    assert_eq!(decided(text), "comma, dates yyyy-mm-dd (days)");
    let text = "order_id,ordered_at,promised_by\nA1,2026-01-01 10:00:00,2026-01-05\n";
    let columns = "comma, ordered_at yyyy-mm-dd hh:mm:ss, promised_by yyyy-mm-dd (days)";
    assert_eq!(decided(text), format!("{columns}, zone UTC assumed"));
    let text = "order_id,net,total\nA1,\"1,50\",1.50\n";
    assert_eq!(decided(text), "comma, net decimal comma, total decimal point");
}

#[test]
fn a_suspicious_number_of_rows_is_remarked() {
    let rows: String = (0..1_000).map(|row| format!("A{row},1\n")).collect();
    let intake = read_text(&format!("order_id,total\n{rows}"));
    assert!(remarks(&intake)[0].starts_with("DAT012 0: holds exactly 1000 rows"));
}

#[test]
fn errors_begin_with_the_path() {
    for text in ["order_id,amount,amount\nA1,1,2\n", "order_id,total\nA1,caf\"\"\n\"x,1\n"] {
        let read = try_read(&[("export.csv", text)], |_| {});
        if let Err(error) = read {
            let message = error.to_string();
            let path = message.split(": ").next().unwrap();
            assert!(path.ends_with("export.csv"), "{message}");
        }
    }
    assert!(refused("order_id,amount,amount\nA1,1,2\n").contains("(#2)"));
}

#[test]
fn sources_that_disagree_about_a_file_are_refused() {
    let one =
        Source { delimiter: Some(";".to_owned()), ..source(&[(Orders, "order_id", "order_id")]) };
    let other = source(&[(Lines, "order_id", "order_id")]);
    let error = read_sourced("order_id;total\nA1;1\n", &[one, other]).unwrap_err().to_string();
    assert!(error.contains("different things of its delimiter"), "{error}");
}

#[test]
fn the_order_of_threads_does_not_show() {
    let texts: Vec<(String, String)> = (0..6)
        .map(|file| {
            let rows: String = (0..20).map(|row| format!("A{},{row}\n", file * 15 + row)).collect();
            (format!("{file}.csv"), format!("order_id,total\n{rows}"))
        })
        .collect();
    let files: Vec<(&str, &str)> =
        texts.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let first = read_files(&files);
    for _ in 0..5 {
        let again = read_files(&files);
        assert_eq!(column(&first, Orders, "order_id"), column(&again, Orders, "order_id"));
        let columns = |intake: &Intake| intake.tables.of(Orders).columns.clone();
        assert_eq!(columns(&first), columns(&again));
        let places = |intake: &Intake| -> Vec<(u16, u32)> {
            intake.remarks.iter().map(|remark| (remark.file, remark.line)).collect()
        };
        assert_eq!(places(&first), places(&again));
    }
}

#[test]
fn an_order_of_two_items_is_one_order_with_two_lines() {
    let text = "Name,Email,Fulfilled at,Currency,Subtotal,Shipping,Taxes,Total,Created at,\
                Lineitem quantity,Lineitem price,Lineitem sku\n\
                #1001,a@x.com,2026-03-03 10:00:00 +0100,EUR,30,5,6,41,2026-03-02 09:50:26 +0100,\
                1,10.00,TEA\n\
                #1001,a@x.com,,,,,,,,2,10.00,CUP\n\
                #1002,b@x.com,,EUR,10,5,2,17,2026-03-04 09:50:26 +0100,1,10.00,TEA\n";
    let intake = read_text(text);
    assert_eq!(column(&intake, Orders, "order_id"), ["#1001", "#1002"]);
    assert_eq!(column(&intake, Orders, "total"), ["41", "17"]);
    assert_eq!(column(&intake, Orders, "shipped_at"), ["2026-03-03T09:00:00Z", ""]);
    assert_eq!(column(&intake, Lines, "sku"), ["TEA", "CUP", "TEA"]);
    assert_eq!(column(&intake, Lines, "quantity"), ["1", "2", "1"]);
    assert_eq!(column(&intake, Lines, "currency"), ["EUR"; 3]);
    assert_eq!(counts(&intake, 0), [3, 0, 0, 0]);
}
