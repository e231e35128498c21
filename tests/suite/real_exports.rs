//! Real exports with known answers: the figures are those of `truth.json` beside each export.
//!
//! Each has a small contract, because its headers alone do not say what is a promise and what is
//! an amount per unit.

use super::harness::{findings, real, run_in};
use promised::decimal;
use std::collections::BTreeMap;
use std::path::Path;

/// An audit of a real export.
struct Audited {
    findings: Vec<BTreeMap<String, String>>,
    json: serde_json::Value,
    truth: serde_json::Value,
    code: i32,
}

/// Audits a set with a contract; `@` in the contract stands for the folder of the set.
fn audited(set: &str, contract: &str) -> Option<Audited> {
    audited_as_of(set, contract, "2026-03-31")
}

fn audited_as_of(set: &str, contract: &str, as_of: &str) -> Option<Audited> {
    let data = real(set)?;
    let folder = tempfile::tempdir().expect("a temporary folder");
    let data_text = data.canonicalize().expect("a folder").display().to_string();
    let contract = contract.replace('@', &data_text);
    std::fs::write(folder.path().join("promised.toml"), contract).expect("a contract");
    let run = |format: &str| {
        let ran = run_in(folder.path(), &["audit", "--as-of", as_of, "--format", format]);
        assert!(matches!(ran.code, 0 | 1 | 3), "{set}: exit {}\n{}", ran.code, ran.err);
        ran
    };
    let csv = run("csv");
    let truth = std::fs::read_to_string(data.join("truth.json")).expect("the truth");
    Some(Audited {
        findings: findings(&csv.out),
        json: serde_json::from_str(&run("json").out).expect("a JSON report"),
        truth: serde_json::from_str(&truth).expect("a JSON truth"),
        code: csv.code,
    })
}

impl Audited {
    /// How many findings of a code there are.
    fn count(&self, code: &str) -> u64 {
        self.of(code).count() as u64
    }

    fn of<'a>(&'a self, code: &'a str) -> impl Iterator<Item = &'a BTreeMap<String, String>> {
        self.findings.iter().filter(move |finding| finding["code"] == code)
    }

    /// The sum of a column over the findings of a code, in millionths.
    fn sum(&self, code: &str, column: &str) -> i64 {
        let number = |finding: &BTreeMap<String, String>| decimal::parse(&finding[column]);
        self.of(code).map(|finding| number(finding).expect("a number")).sum()
    }

    /// How many subjects of a promise have an outcome.
    fn outcome(&self, code: &str, outcome: &str) -> u64 {
        let promises = self.json["promises"].as_array().expect("promises");
        let promise = promises.iter().find(|promise| promise["code"] == code).expect("the code");
        promise["outcomes"][outcome].as_u64().unwrap_or_else(|| panic!("{outcome}: {promise}"))
    }

    /// A whole number of the truth.
    fn truth(&self, name: &str) -> u64 {
        let value = &self.truth["truths"][name]["value"];
        decimal_of(value).map_or_else(
            || panic!("{name} is no number"),
            |value| u64::try_from(value / decimal::ONE).expect("a count"),
        )
    }

    /// A number of the truth in millionths.
    fn exact(&self, name: &str) -> i64 {
        decimal_of(&self.truth["truths"][name]["value"]).expect("a number")
    }
}

fn decimal_of(value: &serde_json::Value) -> Option<i64> {
    decimal::parse(&value.to_string())
}

#[test]
fn usaid_shipments_are_late_on_the_day_and_early_as_known() {
    let Some(audited) = audited("usaid_scms", include_str!("real_exports/usaid_scms.toml")) else {
        return;
    };
    assert_eq!(audited.count("DLV101"), audited.truth("late"));
    assert_eq!(audited.outcome("DLV101", "kept"), audited.truth("on_time_exact_day"));
    assert_eq!(audited.outcome("DLV101", "beat"), audited.truth("early"));
    assert_eq!(-audited.sum("DLV101", "margin"), audited.exact("late_days_sum"));
    let longest = audited.of("DLV101").filter_map(|found| decimal::parse(&found["margin"])).min();
    assert_eq!(longest.map(|days| -days), Some(audited.exact("late_days_max")));
    let modes = audited.truth["truths"]["late_by_shipment_mode"]["value"].as_object();
    for (mode, count) in modes.expect("modes") {
        let late = audited.of("DLV101").filter(|found| found["carrier"] == *mode).count() as u64;
        assert_eq!(Some(late), count.as_u64(), "{mode}");
    }
    assert_eq!(audited.count("OWN001"), audited.truth("line_value_off_gt_0.01"));
    assert_eq!(audited.count("OWN002"), audited.truth("line_value_off_gt_half_cent_x_qty"));
    assert_eq!(audited.json["files"][0]["rows"]["read"], audited.truth("rows"));
    let invoiced = &audited.json["money"].as_array().expect("money")[..];
    let net = invoiced.iter().find(|account| account["column"] == "net").expect("net");
    let read = decimal::parse(net["read"].as_str().expect("text")).expect("a number");
    assert_eq!(read, audited.exact("sum_line_value"));
}

#[test]
fn wide_world_importers_has_no_false_alarm() {
    let Some(audited) = audited("wwi_purchasing", include_str!("real_exports/wwi_purchasing.toml"))
    else {
        return;
    };
    assert_eq!(audited.count("DLV101"), audited.truth("lines_received_late"));
    let quiet = [
        "DLV103", "DLV104", "QTY201", "QTY202", "BIL301", "BIL302", "BIL303", "BIL304", "BIL310",
        "BIL311", "BIL319", "INV401", "INV403", "DAT002", "DAT005", "DAT006", "DAT008",
    ];
    for code in quiet {
        assert_eq!(audited.count(code), 0, "{code}: a false alarm");
    }
    assert_eq!(audited.outcome("BIL311", "kept"), 2072);
    assert_eq!(audited.truth("invoice_vs_received_off"), 0);
    assert_eq!(audited.count("DLV102"), audited.truth("lines_not_finalized"));
    assert_eq!(audited.sum("OWN002", "margin"), -audited.exact("units_short"));
    assert_eq!(audited.count("OWN003"), audited.truth("po_without_invoice"));
    assert_eq!(audited.count("OWN001"), audited.truth("tax_not_15pct_gt_0.01"));
    assert_eq!(audited.code, 1);
}

#[test]
fn wide_world_importers_ids_are_not_matched_without_being_told() {
    let contract = include_str!("real_exports/wwi_purchasing.toml");
    let contract = contract.replace("normalise = [\"decimal-zero\"]", "");
    let Some(audited) = audited("wwi_purchasing", &contract) else { return };
    let hint = audited.of("DAT008").next().expect("the near miss is named");
    assert!(hint["note"].contains("normalise = [\"decimal-zero\"]"), "{}", hint["note"]);
    assert_eq!(audited.count("BIL319"), 2072);
}

#[test]
fn adventure_works_short_and_late_lines_are_as_known() {
    let Some(audited) =
        audited("adventureworks_po", include_str!("real_exports/adventureworks_po.toml"))
    else {
        return;
    };
    assert_eq!(audited.count("QTY201"), audited.truth("lines_short_received"));
    assert_eq!(-audited.sum("QTY201", "margin"), audited.exact("units_short"));
    assert_eq!(audited.count("DLV101"), audited.truth("lines_shipped_after_due"));
    let mut late: Vec<&str> = audited.of("DLV101").map(|found| &*found["order"]).collect();
    late.sort_unstable();
    late.dedup();
    assert_eq!(late.len() as u64, audited.truth("pos_shipped_after_due"));
    assert_eq!(audited.count("BIL303"), audited.truth("lines_short_received"));
    let billed = decimal::round(audited.sum("BIL303", "stake"), 2);
    assert_eq!(billed, Some(audited.exact("value_billed_not_received")));
    assert_eq!(audited.count("BIL311"), audited.truth("subtotal_ne_sum_lines_gt_0.01"));
    assert_eq!(audited.count("OWN001"), audited.truth("total_ne_sub_tax_freight_gt_0.01"));
    assert_eq!(audited.count("OWN002"), audited.truth("lines_with_rejects"));
    assert_eq!(audited.sum("OWN002", "actual"), audited.exact("units_rejected"));
    assert_eq!(audited.count("QTY208"), audited.truth("lines_with_rejects"));
    assert_eq!(audited.sum("QTY208", "margin"), audited.exact("units_rejected"));
    assert_eq!(["BIL318", "BIL321", "INV404"].map(|code| audited.count(code)), [0; 3]);
}

#[test]
fn northwind_is_late_as_known() {
    let Some(audited) = audited("northwind", include_str!("real_exports/northwind.toml")) else {
        return;
    };
    assert_eq!(audited.count("DLV101"), audited.truth("late"));
    let longest = audited.of("DLV101").filter_map(|found| decimal::parse(&found["margin"])).min();
    assert_eq!(longest.map(|days| -days), Some(audited.exact("late_days_max")));
    assert_eq!(audited.outcome("DLV102", "overdue"), audited.truth("unshipped"));
    assert_eq!(audited.json["summary"]["orders"]["read"], audited.truth("orders"));
    let by_carrier = audited.truth["truths"]["late_by_shipvia"]["value"].as_object();
    for (carrier, count) in by_carrier.expect("carriers") {
        let late = audited.of("DLV101").filter(|found| found["carrier"] == *carrier).count();
        assert_eq!(Some(late as u64), count.as_u64(), "{carrier}");
    }
}

#[test]
fn sap_bikes_totals_tie_when_an_amount_per_unit_is_taken_as_such() {
    let contract = include_str!("real_exports/sap_bikes.toml");
    let Some(audited) = audited("sap_bikes", contract) else { return };
    let off = audited.truth("header_gross_vs_sum_item_gross_x_quantity_off_gt_0.01");
    assert_eq!(audited.count("OWN001"), off);
    assert_eq!(audited.outcome("OWN001", "kept"), audited.truth("orders"));
    assert_eq!(audited.count("OWN002"), audited.truth("header_gross_vs_items_off_gt_0.01"));
    assert_eq!(audited.count("OWN003"), audited.truth("placeholder_delivery_date_29991212"));
    assert_eq!(audited.count("DAT002"), 0);
}

#[test]
fn sap_bikes_placeholder_dates_are_quarantined_until_they_are_declared() {
    let contract = include_str!("real_exports/sap_bikes.toml");
    let contract = contract.replace("absent = [\"29991212\"]", "");
    let Some(audited) = audited("sap_bikes", &contract) else { return };
    assert_eq!(audited.count("DAT002"), audited.truth("placeholder_delivery_date_29991212"));
    assert_eq!(audited.code, 3);
    let note = &audited.of("DAT002").next().expect("a finding")["note"];
    assert!(note.contains("absent = [\"29991212\"]"), "{note}");
}

#[test]
fn the_folder_of_a_real_export_never_panics_without_a_contract() {
    let sets = ["usaid_scms", "wwi_purchasing", "adventureworks_po", "northwind", "sap_bikes"];
    for set in sets.iter().filter_map(|set| real(set)) {
        let ran = run_in(Path::new("/"), &["audit", &set.display().to_string(), "--no-contract"]);
        assert!(matches!(ran.code, 0..=3), "{}: {}", set.display(), ran.err);
        assert!(!ran.err.contains("bug in promised"), "{}", ran.err);
    }
}

#[test]
fn of_a_help_desk_log_395_of_890_tickets_missed_their_target() {
    let contract = "zone = \"UTC\"\n[[source]]\nfiles = \"@/incident_event_log.csv\"\n\
                    absent = [\"?\"]\n";
    let Some(audited) = audited_as_of("uci_incident_sample", contract, "2018-12-31") else {
        return;
    };
    let truth = &audited.truth["truths"];
    let of_tickets = &truth["made_sla_final_event_per_incident"]["value"];
    assert_eq!(audited.count("SVC618"), of_tickets["FALSE"].as_u64().expect("a count"));
    assert_eq!(audited.count("SVC618"), 395);
    let promises = audited.json["promises"].as_array().expect("promises");
    let promise = promises.iter().find(|one| one["code"] == "SVC618").expect("the promise");
    assert_eq!(promise["outcomes"]["kept"], of_tickets["TRUE"]);
    assert_eq!(audited.code, 1);
}
