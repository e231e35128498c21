//! Why a run is incomplete: what was read is too little, too old or too doubtful to rely on.
//!
//! Says it in words for the top of every output. Decides nothing about a promise.

use crate::calendar::Calendar;
use crate::contract::Contract;
use crate::intake::Remark;
use crate::report::{PromiseSummary, Report};
use crate::tables::Role;
use crate::time::{DAY, Span};
use std::collections::BTreeMap;

/// An earlier, complete run, against which an export that was cut off is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Earlier {
    /// The moment it spoke for, as it was printed.
    pub as_of: String,
    /// The rows that it read, by the name of their role.
    pub rows: BTreeMap<String, u64>,
    /// When the newest record of each role happened, where that is known.
    pub newest: BTreeMap<String, i64>,
    /// What to do where the input is right all the same.
    pub remedy: &'static str,
}

/// Why a run is incomplete.
pub fn reasons(
    report: &Report,
    contract: &Contract,
    as_of: i64,
    earlier: Option<&Earlier>,
) -> Vec<String> {
    let mut reasons = Vec::new();
    let quarantined: u64 = report.files.iter().map(|file| file.quarantined).sum();
    if quarantined > contract.quarantined_max {
        let rows = if quarantined == 1 { "row was" } else { "rows were" };
        reasons.push(format!(
            "{quarantined} {rows} quarantined (the contract allows {})",
            contract.quarantined_max
        ));
    }
    for (place, file) in report.files.iter().enumerate() {
        let is_it = |remark: &Remark| remark.code == "DAT012" && usize::from(remark.file) == place;
        let plays = !file.roles.is_empty() || report.remarks.iter().any(is_it);
        if file.is_changed {
            reasons.push(format!("{} was changed while it was read", file.path));
        }
        match file.min_rows {
            None if file.rows_read == 0 && plays => {
                reasons.push(format!("{} has no rows", file.path));
            }
            Some(wanted) if file.rows_read < wanted => {
                let rows = file.rows_read;
                reasons.push(format!("{} has {rows} rows of at least {wanted}", file.path));
            }
            _ => {}
        }
    }
    reasons.extend(stale(report, contract, as_of));
    if let Some(earlier) = earlier {
        reasons.extend(shrunken(report, earlier));
        reasons.extend(older(report, earlier));
    }
    let is_own = |one: &&PromiseSummary| one.is_about_input() || one.is_target();
    let asked = || report.promises.iter().filter(|one| !one.is_off && !is_own(one));
    let is_checked = asked().any(|promise| promise.outcomes.iter().any(|&count| count > 0));
    if report.orders == 0 && report.cases.iter().all(|(_, count)| *count == 0) {
        reasons.push("there are no orders".to_owned());
    } else if !is_checked && asked().all(|promise| !promise.missing.is_empty()) {
        reasons.push("no promise could be checked; see what is needed below".to_owned());
    }
    let years = report.unlisted_years.iter();
    reasons.extend(years.filter_map(|&(year, orders)| unlisted(year, orders, &contract.calendar)));
    reasons
}

/// Why what needs a year whose holidays are not listed has no answer, and what to do.
fn unlisted(year: i32, orders: u64, calendar: &Calendar) -> Option<String> {
    let listed = calendar.listed_years()?;
    let bound = if year > *listed.end() {
        format!("end with {}", listed.end())
    } else {
        format!("begin with {}", listed.start())
    };
    let needed = match orders {
        0 => "a formula needs".to_owned(),
        1 => "1 order needs".to_owned(),
        orders => format!("{orders} orders need"),
    };
    let or_none = calendar.closed_day_of(year).map(|day| {
        format!(", or write a day that is closed anyway, such as {day}, if there are none")
    });
    Some(format!(
        "the holidays of the contract {bound}, and {needed} {year}; add the holidays of {year}{}",
        or_none.unwrap_or_default()
    ))
}

/// Roles whose newest record is older than the contract allows.
fn stale(report: &Report, contract: &Contract, as_of: i64) -> Vec<String> {
    let Some(age_max) = contract.max_input_age else { return Vec::new() };
    let mut reasons = Vec::new();
    for role in Role::ALL {
        let plays = report.files.iter().filter(|file| file.roles.contains(&role));
        let Some(newest) = plays.filter_map(|file| file.newest).max() else { continue };
        let age = as_of.saturating_sub(newest);
        if age > age_max {
            let days = age / DAY;
            let name = role.name();
            reasons.push(format!("the newest record of {name} is {days} days old"));
        }
    }
    reasons
}

/// Roles of which fewer than half the rows of an earlier run came.
fn shrunken(report: &Report, earlier: &Earlier) -> Vec<String> {
    let mut reasons = Vec::new();
    for role in Role::ALL.map(Role::name) {
        let Some(&before) = earlier.rows.get(role) else { continue };
        let plays =
            report.files.iter().filter(|file| file.roles.iter().any(|of| of.name() == role));
        let now: u64 = plays.map(|file| file.rows_read).sum();
        if now.saturating_mul(2) < before {
            let (day, rows) = (&earlier.as_of, if now == 1 { "row" } else { "rows" });
            reasons.push(format!(
                "{role} shrank to {now} {rows} from the {before} of the run as of {day}; if that \
                 is right, {}",
                earlier.remedy
            ));
        }
    }
    reasons
}

/// Roles whose newest record is older than that of an earlier run: an export from before it.
fn older(report: &Report, earlier: &Earlier) -> Vec<String> {
    let mut reasons = Vec::new();
    for role in Role::ALL {
        let Some(&before) = earlier.newest.get(role.name()) else { continue };
        let plays = report.files.iter().filter(|file| file.roles.contains(&role));
        let Some(newest) = plays.filter_map(|file| file.newest).max() else { continue };
        if newest < before {
            let print = |moment| report.zone.print(Span::exact(moment));
            let (name, day) = (role.name(), &earlier.as_of);
            reasons.push(format!(
                "the newest record of {name} is of {}, and that of the run as of {day} was of {}: \
                 an export from before that run; if it is right, {}",
                print(newest),
                print(before),
                earlier.remedy
            ));
        }
    }
    reasons
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::FileAccount;

    fn reasons_of(before: u64, now: &[u64]) -> Vec<String> {
        let of_orders =
            |&rows_read| FileAccount { roles: vec![Role::Orders], rows_read, ..Default::default() };
        let report = Report { files: now.iter().map(of_orders).collect(), ..Report::default() };
        shrunken(&report, &earlier(BTreeMap::from([("orders".to_owned(), before)])))
    }

    fn earlier(rows: BTreeMap<String, u64>) -> Earlier {
        Earlier {
            as_of: "2026-03-30T23:59:59Z".to_owned(),
            rows,
            newest: BTreeMap::from([("orders".to_owned(), 10 * DAY)]),
            remedy: "run without --since once",
        }
    }

    #[test]
    fn an_export_from_before_the_last_run_is_known_by_its_newest_record() {
        let reasons = |newest| {
            let roles = vec![Role::Orders];
            let file = FileAccount { roles, newest, ..FileAccount::default() };
            let report = Report { files: vec![file], ..Report::default() };
            older(&report, &earlier(BTreeMap::new()))
        };
        assert_eq!(reasons(Some(10 * DAY)), [""; 0]);
        assert_eq!(reasons(None), [""; 0]);
        let told = &reasons(Some(9 * DAY))[0];
        assert!(told.starts_with("the newest record of orders is of 1970-01-10T"), "{told}");
    }

    #[test]
    fn half_is_enough_and_less_is_not() {
        assert_eq!(reasons_of(10, &[2, 3]), [""; 0]);
        assert_eq!(reasons_of(0, &[]), [""; 0]);
        let told = "orders shrank to 4 rows from the 10 of the run as of 2026-03-30T23:59:59Z; if \
                    that is right, run without --since once";
        assert_eq!(reasons_of(10, &[4]), [told]);
        assert_eq!(reasons_of(1, &[]).len(), 1, "a role that is gone");
    }
}
