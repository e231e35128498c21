//! What a contract changes about promises, put on the records: policies and allowances.
//!
//! Reads columns of orders, lines and rows; judges nothing.

mod articles;
mod penalties;
mod statutes;

use crate::calendar::{Calendar, NoDay, UnlistedYears};
use crate::contract::{Contract, Limits, Policy, Selector, Setting, Within};
use crate::dossier::grain::Grain;
use crate::dossier::{NONE, customers};
use crate::formula::evaluate::{Allowance, Granted, Origin, Place, Term};
use crate::promises::Promise;
use crate::tables::{Cells, Role, Tables};
use crate::texts::{NO_TEXT, TextId};
use crate::time::Span;
pub use articles::tell_charges;
use hashbrown::HashMap;
pub use penalties::{Due, Penalties};
use statutes::InForce;
pub use statutes::{is_source, may_set};

/// The promised time that the first matching policy gives each order; empty without policies.
///
/// An order that would need holidays of a year that are not listed has no promised time, and the
/// year is remembered, unless the order says itself what was promised.
pub fn policy_times(contract: &Contract, tables: &Tables, years: &UnlistedYears) -> Vec<Span> {
    let orders = tables.of(Role::Orders);
    let Some(ordered_at) = orders.times("ordered_at") else { return Vec::new() };
    if contract.policies.is_empty() {
        return Vec::new();
    }
    let promised = orders.times("promised_by");
    let policies: Vec<(&Policy, Chosen<'_>)> =
        contract.policies.iter().map(|policy| (policy, Chosen::of(&policy.only, tables))).collect();
    let of_order = |(row, ordered): (usize, Span)| {
        let policy = policies.iter().find(|(_, chosen)| chosen.has(row));
        let Some((policy, _)) = policy.filter(|_| ordered.is_known()) else { return Span::UNKNOWN };
        let due = due(policy.within, ordered, &contract.calendar);
        let is_needed = promised.is_none_or(|promised| !promised.at(row).is_known());
        if let (Err(NoDay::Unlisted(year)), true) = (due, is_needed) {
            years.add(year, 1);
        }
        due.unwrap_or(Span::UNKNOWN)
    };
    ordered_at.iter().enumerate().map(of_order).collect()
}

/// When something ordered at a moment is due. A moment known to the day only counts from the end
/// of that day for lengths on the clock, so that nobody is called late who may have been in time.
fn due(within: Within, ordered: Span, calendar: &Calendar) -> Result<Span, NoDay> {
    let zone = calendar.zone;
    let first_day = || {
        if ordered.is_exact() {
            return calendar.order_day(ordered.lo);
        }
        let day = zone.day_of(ordered.lo);
        if calendar.is_working(day)? { Ok(day) } else { calendar.next_working(day) }
    };
    match within {
        Within::Days(days) => {
            let days = i32::try_from(days).map_err(|_| NoDay::NeverOpen)?;
            let day = zone.day_of(ordered.lo).checked_add(days).ok_or(NoDay::NeverOpen)?;
            Ok(zone.whole_day(day))
        }
        Within::BusinessDays(days) => {
            calendar.plus_working_days(first_day()?, days).map(|day| zone.whole_day(day))
        }
        Within::Time(length) => {
            ordered.hi.checked_add(length).map(Span::exact).ok_or(NoDay::NeverOpen)
        }
        Within::WorkingTime(length) => {
            calendar.plus_working_time(ordered.hi, length).map(Span::exact)
        }
    }
}

/// What the contract allows the subjects of a promise, on top of the time that it gives itself;
/// [`None`] where nobody grants anything.
pub fn granted<'a>(
    contract: &'a Contract,
    promise: &Promise,
    tables: &'a Tables,
) -> Option<Granted<'a>> {
    let of_contract = setting_of(contract, promise).map_or(&[][..], |setting| &setting.limits);
    let in_force = InForce::new(contract, promise, tables);
    if of_contract.is_empty() && promise.within.is_none() && in_force.is_none() {
        return None;
    }
    let has_law = in_force.is_some();
    let of_promise = Allowance { term: promise.within.map(term), ..Allowance::default() };
    let own = move |order: u32| match in_force.as_ref().map(|laws| laws.of(order)) {
        Some(Some(law)) => Allowance {
            term: law.term.or(of_promise.term),
            origin: Origin::Law(law.source),
            ..of_promise
        },
        _ => of_promise,
    };
    let of = |limits: &'a Limits| (limits, Chosen::for_grain(&limits.only, promise.about, tables));
    let limits: Vec<(&Limits, Chosen<'_>)> = of_contract.iter().map(of).collect();
    let of_subject = move |subject: Place| {
        let mut allowance = own(subject.order);
        for (limits, _) in limits.iter().filter(|(_, chosen)| chosen.has_subject(subject)) {
            apply(limits, &mut allowance);
        }
        allowance
    };
    let is_for_all = !has_law && of_contract.iter().all(|limits| limits.only.is_empty());
    let constant = is_for_all.then(|| of_subject(Place::NOWHERE));
    Some(Granted { constant, of_subject: Box::new(of_subject) })
}

fn apply(limits: &Limits, allowance: &mut Allowance) {
    allowance.grace = limits.grace.unwrap_or(allowance.grace);
    if limits.within.is_some() {
        (allowance.term, allowance.origin) = (limits.within.map(term), Origin::Contract);
    }
    allowance.recover = limits.recover_within.map(term).or(allowance.recover);
    allowance.over.0 = limits.over.or(allowance.over.0);
    allowance.over.1 = limits.over_share.or(allowance.over.1);
    allowance.under.0 = limits.under.or(allowance.under.0);
    allowance.under.1 = limits.under_share.or(allowance.under.1);
    allowance.converted.0 = limits.converted.or(allowance.converted.0);
    allowance.converted.1 = limits.converted_share.or(allowance.converted.1);
    allowance.is_either = limits.combine_either.unwrap_or(allowance.is_either);
}

/// The same length of time in the words of formulas.
const fn term(within: Within) -> Term {
    match within {
        Within::Days(days) => Term::Days(days),
        Within::BusinessDays(days) => Term::BusinessDays(days),
        Within::Time(length) => Term::Time(length),
        Within::WorkingTime(length) => Term::WorkingTime(length),
    }
}

/// Whether the promise, the contract or a law that it names says for all orders or for some
/// within what time it is to be kept.
pub fn has_term(contract: &Contract, promise: &Promise) -> bool {
    let limits = setting_of(contract, promise).map_or(&[][..], |setting| &setting.limits);
    promise.within.is_some()
        || limits.iter().any(|limits| limits.within.is_some())
        || statutes::named(contract, promise).iter().any(|law| law.term.is_some())
}

/// Whether a promise is not judged at all: switched off, or of a pack that nobody switched on.
pub fn is_off(contract: &Contract, promise: &Promise) -> bool {
    let is_in_use = promise.pack.is_none_or(|pack| contract.packs.contains(&pack));
    !is_in_use || setting_of(contract, promise).is_some_and(|setting| setting.is_off)
}

/// What the contract says about a promise, by its code.
pub fn setting_of<'a>(contract: &'a Contract, promise: &Promise) -> Option<&'a Setting> {
    contract.settings.iter().find(|setting| setting.code == promise.code)
}

/// Which subjects some selectors choose: those that match every one of them.
pub struct Chosen<'a> {
    columns: Vec<(Where<'a>, Vec<TextId>)>,
}

/// Where a selector looks: in a column that may not be there.
enum Where<'a> {
    /// In a column of the row that the subject is, else of its order.
    Order { row: Option<&'a Cells<TextId>>, order: Option<&'a Cells<TextId>> },
    /// At what is known of the customer of the order, else of the customer of the row.
    Customer {
        order: Option<&'a Cells<TextId>>,
        row: Option<&'a Cells<TextId>>,
        known: HashMap<TextId, TextId>,
    },
    /// At the article of the row that the subject is, else at that of its line.
    Item { row: Option<&'a Cells<TextId>>, line: Option<&'a Cells<TextId>> },
    /// At what the row of an invoice bills, which is goods where it does not say.
    Charge { row: Option<&'a Cells<TextId>>, is_row: bool, has_goods: bool },
}

impl<'a> Chosen<'a> {
    /// Those that selectors of orders choose.
    pub fn of(selectors: &[Selector], tables: &'a Tables) -> Self {
        Self::for_grain(selectors, Grain::Order, tables)
    }

    fn for_grain(selectors: &[Selector], grain: Grain, tables: &'a Tables) -> Self {
        let role = grain.role().filter(|_| grain != Grain::Invoice);
        let of_row = |column: &str| tables.of(role?).texts(column);
        let is_row = role == Some(Role::Invoices);
        // What a ticket or a call says of itself; an invoice names its party in its own way.
        let has_own = matches!(grain, Grain::Ticket | Grain::Call | Grain::Review | Grain::Message);
        let column = |selector: &Selector| {
            let values = selector.values.iter().flat_map(|value| spellings(tables, value));
            let place = match selector.column {
                "item" => {
                    Where::Item { row: of_row("sku"), line: tables.of(Role::Lines).texts("sku") }
                }
                "charge" => {
                    let has_goods = selector.values.iter().any(|value| value == "goods");
                    Where::Charge { row: of_row("charge"), is_row, has_goods }
                }
                column @ ("tier" | "country") if has_own => Where::Customer {
                    order: tables.of(Role::Orders).texts(column),
                    row: of_row("customer"),
                    known: customers::known(tables, column),
                },
                column => Where::Order {
                    row: of_row(column).filter(|_| has_own),
                    order: tables.of(Role::Orders).texts(column),
                },
            };
            (place, values.collect())
        };
        Self { columns: selectors.iter().map(column).collect() }
    }

    fn has(&self, order: usize) -> bool {
        self.has_order(u32::try_from(order).unwrap_or(NONE))
    }

    /// Whether the order of a row is one of them; no order is chosen by a column.
    pub fn has_order(&self, order: u32) -> bool {
        self.has_subject(Place { order, ..Place::NOWHERE })
    }

    fn has_subject(&self, subject: Place) -> bool {
        let at = |ids: &Option<&Cells<TextId>>, row: u32| {
            ids.and_then(|ids| ids.get(row as usize)).unwrap_or(NO_TEXT)
        };
        self.columns.iter().all(|(place, values)| {
            let id = match place {
                Where::Customer { order, row, known } => match at(order, subject.order) {
                    NO_TEXT => known.get(&at(row, subject.row)).copied().unwrap_or(NO_TEXT),
                    id => id,
                },
                Where::Order { row, order } => match at(row, subject.row) {
                    NO_TEXT => at(order, subject.order),
                    id => id,
                },
                Where::Item { row, line } => match at(row, subject.row) {
                    NO_TEXT => at(line, subject.line),
                    id => id,
                },
                Where::Charge { row, is_row, has_goods } => match at(row, subject.row) {
                    NO_TEXT => return *is_row && *has_goods,
                    id => id,
                },
            };
            id != NO_TEXT && values.contains(&id)
        })
    }
}

/// The texts of the records that a value of a contract stands for, in any of the usual cases.
fn spellings(tables: &Tables, value: &str) -> Vec<TextId> {
    let lower = value.to_lowercase();
    let mut letters = lower.chars();
    let title: String =
        letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
    let all = [value.to_owned(), value.to_uppercase(), lower.clone(), title];
    let mut found: Vec<TextId> = all.iter().filter_map(|text| tables.texts.find(text)).collect();
    found.sort_unstable();
    found.dedup();
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::{Column, place_of};
    use crate::time::{HOUR, Zone, parse};

    fn calendar() -> Calendar {
        let zone = Zone::named("Europe/Stockholm").unwrap();
        let mut calendar = Calendar { zone, ..Calendar::default() };
        calendar.cut_offs = [Some(15 * HOUR); 7];
        calendar
    }

    fn check(within: Within, ordered: &str, expected: &str) {
        let calendar = calendar();
        let ordered = parse(ordered, calendar.zone).unwrap();
        let due = due(within, ordered, &calendar).unwrap();
        assert_eq!(calendar.zone.print(due), expected);
    }

    #[test]
    fn three_business_days_after_a_friday_order_is_wednesday() {
        check(Within::BusinessDays(3), "2026-03-06T14:00:00+01:00", "2026-03-11");
    }

    #[test]
    fn an_order_after_the_cut_off_has_a_day_more() {
        check(Within::BusinessDays(3), "2026-03-06T15:00:01+01:00", "2026-03-12");
    }

    #[test]
    fn an_order_known_to_the_day_has_no_cut_off() {
        check(Within::BusinessDays(1), "2026-03-06", "2026-03-09");
        check(Within::Days(2), "2026-03-06", "2026-03-08");
    }

    #[test]
    fn hours_run_on_the_clock_and_working_hours_on_open_time() {
        check(Within::Time(4 * HOUR), "2026-03-06T16:30:00+01:00", "2026-03-06T20:30:00+01:00");
        check(Within::WorkingTime(HOUR), "2026-03-06T16:30:00+01:00", "2026-03-09T09:30:00+01:00");
    }

    #[test]
    fn the_first_policy_that_matches_an_order_is_its_promise() {
        let mut tables = Tables::default();
        let (fast, slow) = (tables.texts.intern("express"), tables.texts.intern("standard"));
        let ordered = parse("2026-03-02", calendar().zone).unwrap();
        let orders = tables.of_mut(Role::Orders);
        let service = place_of(Role::Orders, "service").unwrap();
        orders.columns[service] = Some(Column::Text(vec![fast, slow]).into());
        let at = place_of(Role::Orders, "ordered_at").unwrap();
        orders.columns[at] = Some(Column::Time(vec![ordered; 2]).into());
        let express = Selector { column: "service", values: vec!["express".to_owned()] };
        let contract = Contract {
            calendar: calendar(),
            policies: vec![
                Policy { within: Within::Days(1), only: vec![express] },
                Policy { within: Within::Days(5), only: Vec::new() },
            ],
            ..Contract::default()
        };
        let times = policy_times(&contract, &tables, &UnlistedYears::default());
        let printed: Vec<String> =
            times.into_iter().map(|span| calendar().zone.print(span)).collect();
        assert_eq!(printed, ["2026-03-03", "2026-03-07"]);
    }

    /// Limits one after the other, and what is granted in the end.
    fn check_limits(limits: &[Limits], check: impl Fn(&Allowance) -> bool) {
        let mut allowance = Allowance::default();
        limits.iter().for_each(|limits| apply(limits, &mut allowance));
        assert!(check(&allowance), "{allowance:?}");
    }

    #[test]
    fn a_later_limit_wins_and_leaves_the_others_as_they_were() {
        let first = Limits {
            grace: Some(HOUR),
            over: Some(5),
            under_share: Some(7),
            combine_either: Some(true),
            ..Limits::default()
        };
        let second = Limits { over: Some(6), over_share: Some(8), ..Limits::default() };
        check_limits(&[first.clone(), second.clone()], |one| {
            one.over == (Some(6), Some(8)) && one.under == (None, Some(7))
        });
        check_limits(&[first.clone(), second], |one| one.grace == HOUR && one.is_either);
        let strict = Limits { grace: Some(0), combine_either: Some(false), ..Limits::default() };
        check_limits(&[first, strict], |one| one.grace == 0 && !one.is_either);
    }

    #[test]
    fn without_limits_nothing_is_allowed() {
        check_limits(&[], |one| {
            one.grace == 0 && one.over == (None, None) && one.under == (None, None)
        });
    }

    #[test]
    fn an_order_must_match_every_selector() {
        let mut tables = Tables::default();
        let names = ["express", "standard", "ACME", "Bolt"].map(|name| tables.texts.intern(name));
        let [express, standard, acme, bolt] = names;
        let orders = tables.of_mut(Role::Orders);
        let mut put = |column, values| {
            orders.columns[place_of(Role::Orders, column).unwrap()] =
                Some(Column::Text(values).into());
        };
        put("service", vec![express, express, standard]);
        put("customer", vec![acme, bolt, acme]);
        let chosen = |selectors: &[(&'static str, &[&str])]| {
            let selector = |&(column, values): &(&'static str, &[&str])| Selector {
                column,
                values: values.iter().map(|&value| value.to_owned()).collect(),
            };
            let selectors: Vec<Selector> = selectors.iter().map(selector).collect();
            let chosen = Chosen::of(&selectors, &tables);
            (0..3).filter(|&row| chosen.has(row)).collect::<Vec<_>>()
        };
        assert_eq!(chosen(&[]), [0, 1, 2]);
        assert_eq!(chosen(&[("service", &["express"])]), [0, 1]);
        assert_eq!(chosen(&[("service", &["express"]), ("customer", &["ACME"])]), [0]);
        assert_eq!(chosen(&[("customer", &["Bolt", "ACME"])]), [0, 1, 2]);
        assert!(chosen(&[("customer", &["nobody"])]).is_empty());
        assert!(chosen(&[("carrier", &["post"])]).is_empty());
    }
}
