//! Real exports beside the checkout; where they are absent the cases say so and pass.

use super::*;
use Role::{Deliveries, Invoices, Lines, Orders, Payments};

fn data() -> Option<PathBuf> {
    let place = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data");
    if place.is_dir() {
        return Some(place);
    }
    eprintln!("SKIPPED: {} is not there", place.display());
    None
}

fn exports(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut found = Vec::new();
    for path in entries {
        if path.is_dir() {
            found.extend(exports(&path));
        } else if path.extension().is_some_and(|end| end == "csv" || end == "tsv" || end == "txt") {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn read_one(path: &Path) -> Result<Intake> {
    read(&request(&[(path, None)]))
}

#[test]
fn every_file_is_read_or_refused_with_its_path() {
    let Some(data) = data() else { return };
    let mut count = 0;
    for path in exports(&data) {
        count += 1;
        if let Err(error) = read_one(&path) {
            let message = format!("{error}");
            assert!(message.contains(path.to_str().unwrap()), "{message}");
            assert!(!message.contains("a bug in intake"), "{message}");
        }
    }
    assert!(count > 300, "{count}");
}

#[test]
fn csv_spectrum_reads_as_its_json_says() {
    let Some(data) = data() else { return };
    for path in exports(&data.join("csv_spectrum")) {
        let json = std::fs::read_to_string(path.with_extension("json")).unwrap();
        let wanted = match serde_json::from_str(&json).unwrap() {
            serde_json::Value::Array(rows) => rows,
            one => vec![one],
        };
        let delimiter = Some(",".to_owned());
        let table = raw::read(&path, &Source { delimiter, ..Source::default() }).unwrap();
        assert_eq!(table.rejects, [], "{}", path.display());
        let row = |row: &raw::RawRow| {
            let cells = table.header.iter().cloned().zip(row.cells.iter().cloned());
            let cells = cells.map(|(name, cell)| (name, serde_json::Value::String(cell)));
            serde_json::Value::Object(cells.collect())
        };
        let mut rows: Vec<_> = table.rows.iter().map(row).collect();
        // The JSON of these two holds another telephone number and other line ends than the files.
        if path.ends_with("location_coordinates.csv") {
            rows[0]["Contact Phone Number"] = wanted[0]["Contact Phone Number"].clone();
        }
        if path.ends_with("newlines_crlf.csv") {
            rows[1]["a"] = "Once upon \r\na time".into();
        }
        assert_eq!(rows, wanted, "{}", path.display());
    }
}

/// What becomes of each file of the matrix: rows used and quarantined, or a word of the refusal.
const MATRIX: &[(&str, Result<[u64; 2], &str>)] = &[
    ("00_good", Ok([3, 0])),
    ("02_quoted_newline", Ok([3, 0])),
    ("03_unclosed_quote", Ok([2, 1])),
    ("04_short_row", Ok([2, 1])),
    ("05_long_row", Ok([2, 1])),
    ("06_nul", Ok([2, 1])),
    ("07_lone_cr", Ok([3, 0])),
    ("08_mixed_eol", Ok([1, 1])),
    ("09_utf16le_bom", Ok([3, 0])),
    ("10_cp1252", Ok([3, 0])),
    ("11_bom", Ok([3, 0])),
    ("12_dup_header", Err("#3")),
    ("13_sep_line", Ok([3, 0])),
    ("14_trailing_delim", Ok([3, 0])),
    ("15_blank_lines", Ok([3, 0])),
    ("16_stray_quote", Ok([2, 1])),
    ("17_header_only", Ok([0, 0])),
    ("19_leading_zero", Ok([3, 0])),
    ("20_sci_id", Ok([0, 3])),
    ("21_late_text_id", Ok([30_001, 0])),
    ("22_decimal_comma", Ok([3, 0])),
    ("23_big_id", Ok([3, 0])),
    ("24_no_final_eol", Ok([3, 0])),
    ("25_ctrlZ", Ok([3, 0])),
    ("26_space_quote", Ok([2, 1])),
    ("27_backslash", Ok([1, 2])),
];

#[test]
fn the_matrix_of_faults_is_met() {
    let Some(data) = data() else { return };
    for (name, expected) in MATRIX {
        let path = data.join("nasty/own").join(format!("{name}.csv"));
        match (read_one(&path), expected) {
            (Ok(intake), Ok([used, quarantined])) => {
                assert_eq!(counts(&intake, 0), [*used, 0, *quarantined, 0], "{name}");
            }
            (Err(error), Err(word)) => assert!(error.to_string().contains(word), "{error}"),
            (read, _) => panic!("{name}: {read:?}"),
        }
    }
}

#[test]
fn lone_returns_and_two_digit_years_of_the_health_shipments_are_read() {
    let Some(data) = data() else { return };
    let path = data.join("usaid_scms/SCMS_Delivery_History_Dataset.csv");
    let intake = read_one(&path).unwrap();
    assert_eq!(counts(&intake, 0), [10_324, 0, 0, 0]);
    assert_eq!(intake.tables.of(Lines).rows(), 10_324);
    let promised = intake.tables.of(Lines).times("promised_by").unwrap();
    let arrived = intake.tables.of(Deliveries).times("delivered_at").unwrap();
    let late = promised.iter().zip(arrived.iter()).filter(|(due, came)| came.lo > due.hi).count();
    assert_eq!(late, 1_186);
}

#[test]
fn northwind_ships_37_orders_after_the_required_date() {
    let Some(data) = data() else { return };
    let intake = read_one(&data.join("northwind/orders.csv")).unwrap();
    let orders = intake.tables.of(Orders);
    let required = orders.times("requested_by").unwrap();
    let shipped = orders.times("shipped_at").unwrap();
    let late = required.iter().zip(shipped.iter()).filter(|(due, left)| left.lo > due.hi).count();
    assert_eq!((orders.rows(), late), (809, 37));
}

#[test]
fn purchasing_reads_orders_lines_receipts_invoices_and_payments() {
    let Some(data) = data() else { return };
    let own = |role: Role, name: &str, header: &str| (role, name.to_owned(), header.to_owned());
    let kinds = |kind: &str| vec![("TransactionTypeID".to_owned(), vec![kind.to_owned()])];
    let files = vec!["Purchasing.SupplierTransactions.csv".to_owned()];
    let invoices = Source {
        files: files.clone(),
        columns: vec![
            own(Invoices, "invoice_no", "SupplierInvoiceNumber"),
            own(Invoices, "order_id", "PurchaseOrderID"),
            own(Invoices, "net", "AmountExcludingTax"),
        ],
        only: kinds("5"),
        ..Source::default()
    };
    let payments = Source {
        files,
        columns: vec![
            own(Payments, "payment_id", "SupplierTransactionID"),
            own(Payments, "total", "TransactionAmount"),
        ],
        only: kinds("7"),
        ..Source::default()
    };
    let folder = data.join("wwi_purchasing");
    let mut request = request(&[
        (&folder.join("Purchasing.PurchaseOrders.csv"), None),
        (&folder.join("Purchasing.PurchaseOrderLines.csv"), None),
    ]);
    request.sources = vec![invoices, payments];
    request.folder = folder;
    request.normalise = vec![Normalisation::DecimalZero];
    let intake = read(&request).unwrap();
    let rows = |role| intake.tables.of(role).rows();
    assert_eq!((rows(Orders), rows(Lines)), (2_074, 8_367));
    assert_eq!((rows(Invoices), rows(Payments)), (2_072, 2_438 - 2_072));
    assert!(column(&intake, Invoices, "order_id").iter().all(|order| !order.ends_with(".0")));
}

#[test]
fn decimal_commas_and_repeated_orders_of_the_sample_sales_are_met() {
    let Some(data) = data() else { return };
    let mut request = request(&[(&data.join("sap_sample_sales/SalesOrders.csv"), None)]);
    request.as_of = time::parse("2045-01-01", Zone::default()).unwrap().lo;
    let intake = read(&request).unwrap();
    let account = &intake.files[0];
    assert!(account.decided.contains("decimal comma"), "{}", account.decided);
    assert!(account.decided.contains("dates yyyymmdd (days)"), "{}", account.decided);
    assert_eq!((account.rows_read, account.filtered), (5_166, 0));
    assert!(account.quarantined > 1_467);
    assert_eq!(account.used + account.duplicate + account.quarantined, 5_166);
}

/// The roles of each export, or a word of the remark that it is left out.
const HEADERS: &[(&str, &[Role])] = &[
    ("amazon_unshipped_orders.txt", &[Orders, Lines, Deliveries]),
    ("ebay_orders_report.csv", &[Orders, Lines]),
    ("etsy_sold_orders.csv", &[Orders]),
    ("shopify_orders_export.csv", &[Orders, Lines]),
    ("stripe_payments.csv", &[Payments]),
    ("swedish_supplier_ledger.csv", &[Invoices]),
    ("woocommerce_order_export.csv", &[Orders]),
];

#[test]
fn the_exports_of_known_shops_are_recognised() {
    let Some(data) = data() else { return };
    for (name, roles) in HEADERS {
        let intake = read_one(&data.join("export_headers").join(name)).unwrap();
        assert_eq!(&intake.files[0].roles, roles, "{name}");
    }
    let settlement = read_one(&data.join("export_headers/amazon_settlement_v1.tsv"));
    assert!(settlement.unwrap_err().to_string().contains("\"settlement-id\""));
}
