//! The longest time in which a customer heard and saw nothing of his order.
//!
//! Reads no tables; which messages reached him and what he saw are formulas like any other.

use super::Worker;
use super::elements as of;
use crate::formula::program::{NO, Silenced, YES};
use crate::tables::Role;
use crate::time::{Days, Span};
use std::mem::take;

impl Worker<'_, '_> {
    /// When the longest silence of each subject began or ended.
    pub(super) fn silent_at(&mut self, into: &mut Vec<Span>, one: &Silenced) {
        let (mut days, mut moments) = (take(&mut self.days), Vec::new());
        into.clear();
        for subject in 0..self.len() {
            moments.clear();
            let [from, until] = one.wait.map(|id| self.times(id).at(subject));
            let longest = match self.heard(subject, one, &mut moments) {
                Some(()) => longest(&mut days, (from, until), &mut moments),
                None => None,
            };
            let pick = |(start, end)| if one.is_end { end } else { start };
            into.push(longest.map_or(Span::UNKNOWN, pick));
        }
        self.days = days;
    }

    /// Every moment at which the customer heard or saw something; [`None`] where rows or times of
    /// messages are missing, so that nobody knows them all.
    fn heard(&self, subject: usize, one: &Silenced, moments: &mut Vec<Span>) -> Option<()> {
        let (sent_at, is_outgoing) = (self.times(one.sent_at), self.truths(one.is_outgoing));
        for row in self.rows[Role::Messages as usize].of(subject)? {
            match (is_outgoing.at(row), sent_at.at(row)) {
                (NO, _) => {}
                (YES, at) if at.is_known() => moments.push(at),
                _ => return None,
            }
        }
        let deliveries = self.rows[Role::Deliveries as usize].of(subject)?;
        for seen in one.seen.map(|id| self.times(id)) {
            moments.extend(deliveries.clone().map(|row| seen.at(row)));
        }
        moments.push(self.times(one.shipped_at).at(subject));
        moments.retain(|at| at.is_known());
        Some(())
    }
}

/// The longest time between two moments of a wait, its start and its end among them; the first of
/// several that are equally long.
fn longest(
    days: &mut Days,
    (from, until): (Span, Span),
    moments: &mut Vec<Span>,
) -> Option<(Span, Span)> {
    if !from.is_known() || !until.is_known() || from.lo > until.hi {
        return None;
    }
    moments.retain(|at| at.lo > from.lo && at.hi < until.hi);
    moments.sort_unstable_by_key(|at| (at.hi, at.lo));
    moments.push(until);
    let (mut best, mut last) = ((from, from, 0), from);
    for &at in moments.iter() {
        let length = of::since(days, at, last);
        if length > best.2 {
            best = (last, at, length);
        }
        last = at;
    }
    Some((best.0, best.1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::{Zone, parse};

    /// The longest silence of a wait; moments as they are written.
    fn check(wait: (&str, &str), moments: &[&str], expected: (&str, &str)) {
        let zone = Zone::named("Europe/Stockholm").unwrap();
        let span = |text: &str| parse(text, zone).unwrap();
        let mut moments: Vec<Span> = moments.iter().map(|text| span(text)).collect();
        let wait = (span(wait.0), span(wait.1));
        let found = longest(&mut Days::new(zone), wait, &mut moments);
        assert_eq!(found, Some((span(expected.0), span(expected.1))));
    }

    #[test]
    fn the_longest_of_several_gaps_is_found_whatever_the_order_of_the_rows() {
        let heard = ["2026-03-09", "2026-03-03", "2026-03-04"];
        check(("2026-03-02", "2026-03-11"), &heard, ("2026-03-04", "2026-03-09"));
    }

    #[test]
    fn the_wait_itself_has_two_ends() {
        check(("2026-03-02", "2026-03-11"), &[], ("2026-03-02", "2026-03-11"));
        check(("2026-03-02", "2026-03-11"), &["2026-03-03"], ("2026-03-03", "2026-03-11"));
        check(("2026-03-02", "2026-03-11"), &["2026-03-10"], ("2026-03-02", "2026-03-10"));
    }

    #[test]
    fn what_was_heard_before_the_order_and_after_the_end_is_no_part_of_the_wait() {
        let heard = ["2026-02-20", "2026-03-05", "2026-03-30"];
        check(("2026-03-02", "2026-03-07"), &heard, ("2026-03-02", "2026-03-05"));
    }

    #[test]
    fn days_are_counted_on_the_calendar_and_hours_by_the_clock() {
        // The clocks go forward in the night to 29 March: 24 hours by the clock are more than 23.
        let night = "2026-03-29T12:00:00+02:00";
        let heard = ["2026-03-28T12:00:00+01:00", night];
        let wait = ("2026-03-27T12:00:00+01:00", "2026-03-30T11:00:00+02:00");
        check(wait, &heard, ("2026-03-27T12:00:00+01:00", "2026-03-28T12:00:00+01:00"));
    }

    #[test]
    fn a_wait_that_nobody_knows_has_no_silence() {
        let mut days = Days::default();
        let end = Span::exact(5);
        assert_eq!(longest(&mut days, (Span::UNKNOWN, end), &mut Vec::new()), None);
        assert_eq!(longest(&mut days, (end, Span::UNKNOWN), &mut Vec::new()), None);
        assert_eq!(longest(&mut days, (end, Span::exact(4)), &mut Vec::new()), None);
    }
}
