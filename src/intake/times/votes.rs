//! What the cells of a column say about how its times are written.
//!
//! Sees every cell once and keeps no value. Says nothing about a single row.

use super::super::cells::notes::{Note, Tally};
use super::super::dates::clock::Clock;
use super::super::dates::{Date, PIVOT, Shape, Written, months, plain, take_apart};
use super::super::pattern::Pattern;
use super::offers::{self, offers};
use super::refused::{NoTime, why_not};
use super::swapped::Shapes;
use super::{Order, Style};

const FOUR_DIGITS: &str = "export the column with four digits of the year";

/// What the cells of a column say about how it is written.
#[derive(Debug, Clone, Default)]
pub struct Votes {
    day_first: Option<String>,
    month_first: Option<String>,
    unclear: Option<String>,
    short_with_slash: Option<String>,
    /// Whether a cell has a time other than midnight.
    pub has_time: bool,
    /// Whether a cell with a time names no offset.
    pub has_naive_time: bool,
    has_offset: bool,
    sample: Option<String>,
    /// The last year that a date may have; [`None`] where nobody said.
    last_year: Option<i32>,
    /// The earliest and the latest two-digit year, each with its cell.
    short_years: Option<[(i32, String); 2]>,
    shapes: Box<Shapes>,
    /// Cells that are no date, where all are for the same reason.
    refused: Option<(NoTime, Tally)>,
    is_refused_for_more: bool,
    timeless: Tally,
    naive: Tally,
    end_of_day: Tally,
    leap: Tally,
}

impl Votes {
    /// Votes of a column whose dates may lie in years up to `last_year`.
    pub fn until(last_year: i32) -> Self {
        Self { last_year: Some(last_year), ..Self::default() }
    }

    /// Takes a cell into account.
    pub fn see(&mut self, cell: &str, pattern: Option<&Pattern>) {
        let read = pattern.and_then(|pattern| pattern.take_apart(cell));
        let Some(written) = read.or_else(|| take_apart(cell)) else {
            self.see_refused(cell);
            return;
        };
        if self.sample.is_none() {
            self.sample = Some(cell.to_owned());
        }
        match written.clock {
            None => self.timeless.see(cell),
            Some(clock) => self.see_clock(cell, clock),
        }
        // Excel knows nothing of the contract, so what it did shows in the cell as it stands.
        let bare = if written.shape == Shape::Declared { take_apart(cell) } else { Some(written) };
        if let Some(bare) = bare {
            self.shapes.see(cell, &bare);
        }
        self.see_date(cell, &written);
    }

    /// Counts so many more cells like one that was seen, which names a time and no offset, or no
    /// time at all.
    pub const fn see_again(&mut self, has_time: bool, count: u64) {
        if has_time {
            self.naive.see_again(count);
        } else {
            self.timeless.see_again(count);
        }
    }

    /// Takes over what cells further on in the column say.
    pub fn absorb(&mut self, later: Self) {
        let first =
            |held: &mut Option<String>, later: Option<String>| *held = held.take().or(later);
        first(&mut self.day_first, later.day_first);
        first(&mut self.month_first, later.month_first);
        first(&mut self.unclear, later.unclear);
        first(&mut self.short_with_slash, later.short_with_slash);
        first(&mut self.sample, later.sample);
        self.has_time |= later.has_time;
        self.has_naive_time |= later.has_naive_time;
        self.has_offset |= later.has_offset;
        for (year, cell) in later.short_years.into_iter().flatten() {
            self.see_short_year(&cell, year);
        }
        self.shapes.absorb(*later.shapes);
        self.is_refused_for_more |= later.is_refused_for_more;
        match (&mut self.refused, later.refused) {
            (Some((held, tally)), Some((why, more))) if *held == why => tally.absorb(more),
            (Some(_), Some(_)) => self.is_refused_for_more = true,
            (held @ None, refused) => *held = refused,
            (Some(_), None) => {}
        }
        self.timeless.absorb(later.timeless);
        self.naive.absorb(later.naive);
        self.end_of_day.absorb(later.end_of_day);
        self.leap.absorb(later.leap);
    }

    fn see_refused(&mut self, cell: &str) {
        let why = why_not(cell);
        let (held, tally) = self.refused.get_or_insert_with(|| (why, Tally::default()));
        if *held == why {
            tally.see(cell);
        } else {
            self.is_refused_for_more = true;
        }
    }

    fn see_clock(&mut self, cell: &str, clock: Clock) {
        let is_midnight = clock.time == 0;
        self.has_time |= !is_midnight;
        self.has_naive_time |= !is_midnight && clock.offset.is_none();
        match clock.offset {
            Some(_) => self.has_offset = true,
            None => self.naive.see(cell),
        }
        if clock.is_end_of_day() {
            self.end_of_day.see(cell);
        }
        if clock.is_leap {
            self.leap.see(cell);
        }
    }

    fn see_date(&mut self, cell: &str, written: &Written) {
        let (first, second, year) = match written.date {
            Date::Known(year, ..) => (0, 0, year),
            Date::Either { first, second, year } => (first, second, year),
        };
        if written.is_short {
            self.see_short_year(cell, year);
        }
        let vote = match (first, second) {
            (0, 0) => return,
            (13..=31, 1..=12) => &mut self.day_first,
            (1..=12, 13..=31) => &mut self.month_first,
            (1..=12, 1..=12) => &mut self.unclear,
            _ => return,
        };
        if vote.is_none() {
            *vote = Some(cell.to_owned());
        }
        let is_open = written.is_short && written.shape != Shape::Dotted;
        if is_open && self.short_with_slash.is_none() {
            self.short_with_slash = Some(cell.to_owned());
        }
    }

    fn see_short_year(&mut self, cell: &str, year: i32) {
        let [earliest, latest] =
            self.short_years.get_or_insert_with(|| [(); 2].map(|()| (year, cell.to_owned())));
        if year < earliest.0 {
            *earliest = (year, cell.to_owned());
        }
        if year > latest.0 {
            *latest = (year, cell.to_owned());
        }
    }

    /// How the column is written, or why that cannot be told.
    pub fn decide(&self, pattern: Option<&Pattern>) -> Result<Style, String> {
        self.refuse_damaged()?;
        self.refuse_swapped(pattern)?;
        self.refuse_short_years()?;
        let is_days = !self.has_time && !self.has_offset;
        let style = |order| Style { order, pattern: pattern.cloned(), is_days };
        if pattern.is_some() {
            return Ok(style(None));
        }
        match (&self.day_first, &self.month_first, &self.unclear) {
            (Some(one), Some(other), _) => {
                let mut both = offers(&[one], None);
                both.truncate(1);
                both.extend(offers(&[other], None).into_iter().next());
                Err(format!(
                    "{one:?} has the day first and {other:?} the month; {}",
                    offers::line(&both)
                ))
            }
            (Some(_), None, _) => match &self.short_with_slash {
                Some(cell) => Err(format!(
                    "{cell:?} may begin with the day or with the year; {}",
                    self.told_offers(cell)
                )),
                None => Ok(style(Some(Order::DayFirst))),
            },
            (None, Some(_), _) => Ok(style(Some(Order::MonthFirst))),
            (None, None, Some(cell)) => Err(self.both_readings(cell)),
            (None, None, None) => Ok(style(None)),
        }
    }

    /// A column in which no cell is a date, and all for one reason, has that reason as a whole.
    fn refuse_damaged(&self) -> Result<(), String> {
        let Some((why, tally)) = &self.refused else { return Ok(()) };
        let Some(first) = tally.first.as_deref().filter(|_| tally.count >= 2) else {
            return Ok(());
        };
        let is_plain = matches!(why, NoTime::Shape | NoTime::Word | NoTime::ExcelError);
        if self.sample.is_some() || self.is_refused_for_more || is_plain {
            return Ok(());
        }
        let (message, remedy) = why.tell(first);
        Err(format!("{first:?} {message}, and all {} cells are like it; {remedy}", tally.count))
    }

    /// A pattern that reads the suspected date vouches for it.
    fn refuse_swapped(&self, pattern: Option<&Pattern>) -> Result<(), String> {
        let Some((swapped, kept)) = self.shapes.swapped() else { return Ok(()) };
        if pattern.is_some_and(|pattern| pattern.take_apart(swapped).is_some()) {
            return Ok(());
        }
        Err(format!(
            "{swapped:?} and all dates written like it have a day of at most 12, and {kept:?} and \
             all written like it a later one: Excel has swapped day and month of the former; \
             export again without opening the file in Excel, or, if they are right, {}",
            offers::line(&offers(&[swapped], None))
        ))
    }

    /// Two-digit years are read with a pivot, so a column must lie on one side of it.
    fn refuse_short_years(&self) -> Result<(), String> {
        let Some([(earliest, early), (latest, late)]) = &self.short_years else { return Ok(()) };
        let pivot = format!("two-digit years below {PIVOT} are read as 20yy, others as 19yy");
        let remedy = FOUR_DIGITS;
        if *earliest < 2_000 && *latest >= 2_000 {
            return Err(format!(
                "{early:?} would be of {earliest} and {late:?} of {latest}, since {pivot}; {}",
                self.told_offers(early)
            ));
        }
        match self.last_year {
            Some(last) if *latest > last => Err(format!(
                "{late:?} would be of {latest}, more than ten years past the audit, since \
                 {pivot}; {remedy}"
            )),
            _ => Ok(()),
        }
    }

    /// The patterns that read a cell and every other that is remembered, as what to write; where
    /// there are none, what to export.
    fn told_offers(&self, cell: &str) -> String {
        let short = self.short_years.iter().flatten().map(|(_, cell)| cell.as_str());
        let voted = [&self.day_first, &self.month_first, &self.unclear].into_iter().flatten();
        let mut cells = vec![cell];
        cells.extend(short.chain(voted.map(String::as_str)));
        match &offers(&cells, self.last_year)[..] {
            [] => FOUR_DIGITS.to_owned(),
            offers => format!("{FOUR_DIGITS}, or {}", offers::line(offers)),
        }
    }

    /// `yyyy`, or which century two digits stand for.
    fn year_words(&self) -> &'static str {
        match &self.short_years {
            None => "yyyy",
            Some([(earliest, _), _]) if *earliest < 2_000 => "yy (19yy)",
            Some(_) => "yy (20yy)",
        }
    }

    fn both_readings(&self, cell: &str) -> String {
        let mut offers = offers(&[cell], None);
        if self.short_with_slash.is_none() {
            offers.truncate(2);
        }
        let mut dates: Vec<&str> = offers.iter().map(|offer| offer.date.as_str()).collect();
        if dates.is_empty() {
            dates.push("of two days");
        }
        format!(
            "{cell:?} may be {}, and no other cell of the column decides; {}",
            dates.join(" or "),
            offers::line(&offers)
        )
    }

    /// How the column is written, in the words of a contract, and whether as days; [`None`] where
    /// it is empty.
    pub fn words(&self, style: &Style) -> Option<String> {
        let sample = self.sample.as_ref()?;
        let year = self.year_words();
        let date = match (&style.pattern, style.order) {
            (Some(pattern), _) => pattern.text().to_owned(),
            (None, Some(Order::DayFirst)) => format!("dd/mm/{year}"),
            (None, Some(Order::MonthFirst)) => format!("mm/dd/{year}"),
            (None, None) => shape(sample, year),
        };
        let is_counted = style.pattern.as_ref().is_some_and(Pattern::is_counted);
        Some(match sample.bytes().filter(|&byte| byte == b':').count() {
            _ if style.is_days => format!("{date} (days)"),
            _ if date.contains("HH") || is_counted => date,
            0 | 1 => format!("{date} hh:mm"),
            _ => format!("{date} hh:mm:ss"),
        })
    }

    /// What is to be said about cells that are read all the same.
    pub fn notes(&self, style: &Style) -> Vec<Note> {
        let mut notes = Vec::new();
        let timeless = &self.timeless;
        if !style.is_days {
            let what = "has no time, unlike other cells of the column, and stands for its day";
            notes.extend(timeless.note(what, "export the whole column with times"));
        }
        if self.has_offset {
            let what = "names no offset, unlike other cells of the column, and is read in the \
                        zone of the file";
            notes.extend(self.naive.note(what, "export the whole column with offsets"));
        }
        let what = "is the end of a day, and is read as the start of the next";
        notes.extend(self.end_of_day.note(what, "write 00:00 of the next day, if that is meant"));
        let what = "has a second 60, and is read as second 59";
        notes.extend(self.leap.note(what, "nothing, unless a second counts"));
        notes
    }
}

/// The shape of a date that needs no decision, with the words for its year.
fn shape(cell: &str, year: &str) -> String {
    let text = plain(cell);
    let text = months::without_weekday(&text);
    let first = text.bytes().next().unwrap_or(b' ');
    let separator = text.chars().nth(4).unwrap_or('-');
    match take_apart(text).map(|written| written.shape) {
        Some(Shape::YearFirst) => format!("yyyy{separator}mm{separator}dd"),
        Some(Shape::Compact) => "yyyymmdd".to_owned(),
        Some(Shape::Named) if first.is_ascii_digit() => format!("dd Mon {year}"),
        Some(Shape::Named) => format!("Mon dd {year}"),
        _ => format!("dd.mm.{year}"),
    }
}
