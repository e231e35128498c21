//! The mark that Excel leaves where it swapped day and month.
//!
//! Opened with the month first, `03/04/2026` becomes 4 March, and `25/04/2026`, which has no
//! such month, stays the text it was. So all dates of one shape have a day of at most 12, and all
//! of another a first number above 12. Looks at shapes only; repairs nothing.

use super::super::dates::{Date, Shape, Written};

/// The shapes that Excel makes of dates or leaves as they are.
const SHAPES: [Shape; 5] =
    [Shape::YearFirst, Shape::Named, Shape::Dotted, Shape::Slashed, Shape::Dashed];

/// Years that stand for dates and not for none.
const YEARS: std::ops::RangeInclusive<i32> = 1990..=2200;

/// What was seen of the dates of each shape.
#[derive(Debug, Clone, Default)]
pub struct Shapes([Seen; Shape::COUNT]);

#[derive(Debug, Clone, Default)]
struct Seen {
    example: Option<String>,
    /// Whether a day, or what may be one, was above 12.
    has_late_day: bool,
    /// Whether a first number was at most 12.
    has_low_first: bool,
}

impl Shapes {
    /// Takes a date into account.
    pub fn see(&mut self, cell: &str, written: &Written) {
        let is_named = matches!(written.shape, Shape::YearFirst | Shape::Named);
        let (year, day, first) = match written.date {
            Date::Known(year, _, day) => (year, day, if is_named { 0 } else { day }),
            Date::Either { first, second, year } => (year, first.max(second), first),
        };
        if !YEARS.contains(&year) {
            return;
        }
        let seen = &mut self.0[written.shape as usize];
        seen.has_late_day |= day > 12;
        seen.has_low_first |= first <= 12;
        if seen.example.is_none() {
            seen.example = Some(cell.to_owned());
        }
    }

    /// Takes over what was seen further on.
    pub fn absorb(&mut self, later: Self) {
        for (seen, later) in self.0.iter_mut().zip(later.0) {
            seen.has_late_day |= later.has_late_day;
            seen.has_low_first |= later.has_low_first;
            seen.example = seen.example.take().or(later.example);
        }
    }

    /// A date that was swapped and one that was not, where the column bears the mark.
    pub fn swapped(&self) -> Option<(&str, &str)> {
        let (mut swapped, mut kept) = (None, None);
        for seen in SHAPES.map(|shape| &self.0[shape as usize]) {
            let Some(example) = seen.example.as_deref() else { continue };
            match (seen.has_late_day, seen.has_low_first) {
                (false, _) => swapped = swapped.or(Some(example)),
                (true, false) => kept = kept.or(Some(example)),
                (true, true) => return None,
            }
        }
        swapped.zip(kept)
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::dates::take_apart;
    use super::*;

    fn check(cells: &[&str], expected: Option<(&str, &str)>) {
        let mut shapes = Shapes::default();
        for cell in cells {
            shapes.see(cell, &take_apart(cell).unwrap());
        }
        assert_eq!(shapes.swapped(), expected, "{cells:?}");
    }

    #[test]
    fn early_days_in_one_shape_and_late_ones_in_another_are_swapped() {
        let mark = |swapped: &'static str, kept: &'static str| {
            check(&[swapped, kept], Some((swapped, kept)));
        };
        mark("2026-04-03", "25/04/2026");
        mark("2026-04-03 00:00:00", "25.04.2026");
        mark("Apr 3, 2026", "25/04/2026");
        mark("03-04-2026", "25/04/2026");
        check(
            &["2026-04-03", "25/04/2026", "2026-12-12", "13/04/2026"],
            Some(("2026-04-03", "25/04/2026")),
        );
    }

    #[test]
    fn one_cell_that_does_not_fit_clears_the_column() {
        check(&["2026-04-03", "25/04/2026", "2026-04-25"], None);
        check(&["2026-04-03", "25/04/2026", "03/04/2026"], None);
        check(&["03/04/2026", "25/04/2026"], None);
        check(&["2026-04-03", "2026-05-03"], None);
        check(&["25.04.2026", "26/04/2026"], None);
    }

    #[test]
    fn a_date_that_stands_for_none_is_no_witness() {
        check(&["9999-12-01", "25/04/2026"], None);
    }
}
