//! Three small exports are read, linked and judged, and every law of conservation holds.
//!
//! The headers are given; the rows are the input, parted by a record separator (0x1E).

#![no_main]

use libfuzzer_sys::fuzz_target;
use promised::audit::{Question, audit};
use promised::contract::Contract;
use promised::promises::Catalogue;
use promised::render::{Format, Look, render};
use promised::tables::Role;
use promised_fuzz::{file, read, request};

const FILES: [(&str, Role, &str); 3] = [
    (
        "orders.csv",
        Role::Orders,
        "order_id,customer,ordered_at,promised_by,quantity,total,currency\n",
    ),
    ("deliveries.csv", Role::Deliveries, "delivery_id,order_id,delivered_at,quantity\n"),
    ("invoices.csv", Role::Invoices, "invoice_no,order_id,kind,issued_at,total,currency\n"),
];

fuzz_target!(|bytes: &[u8]| {
    let mut parts = bytes.split(|byte| *byte == 0x1E);
    let mut files = Vec::new();
    for (name, role, header) in FILES {
        let rows = parts.next().unwrap_or_default();
        files.push((file(name, &[header.as_bytes(), rows].concat()), Some(role)));
    }
    let as_of = request(Vec::new()).as_of;
    let Some(intake) = read(files) else { return };
    let question = Question { as_of, ..Question::default() };
    let report = audit(intake, &Contract::default(), &Catalogue::builtin(), &question);
    assert_eq!(report.broken_laws, Vec::<String>::new());
    for format in [Format::Table, Format::Csv, Format::Json] {
        render(&report, format, &Look::default());
    }
});
