//! Reads `[calendar]`: open hours, holidays and cut-offs.
//!
//! Does not count working time; that is the calendar's own part.

use super::keys::{self, WEEKDAYS};
use super::measures::time_of_day;
use super::reader::{Entry, Reader, Value, elements, pairs, text};
use crate::calendar::{Calendar, Slot};
use crate::time::{Day, day_number};
use chrono::NaiveDate;
use toml::de::DeValue;

/// The calendar, in the zone it had before.
pub(super) fn calendar(reader: &mut Reader<'_>, value: &Value<'_>, calendar: &mut Calendar) {
    let Some(table) = value.get_ref().as_table() else { return };
    for entry in reader.entries(table, &keys::CALENDAR, keys::CALENDAR.header) {
        match entry.name {
            "open" => open(reader, entry.value, calendar),
            "holidays" => calendar.holidays = holidays(reader, entry.value),
            "cut_off" => cut_offs(reader, entry.value, calendar),
            _ => {}
        }
    }
}

/// The weekdays a key is about: one of them, or Monday to Friday.
fn weekdays(name: &str) -> std::ops::Range<usize> {
    match WEEKDAYS.iter().position(|day| *day == name) {
        Some(day) => day..day + 1,
        None => 0..5,
    }
}

fn open(reader: &mut Reader<'_>, value: &Value<'_>, calendar: &mut Calendar) {
    let Some(table) = value.get_ref().as_table() else { return };
    let mut entries = reader.entries(table, &keys::OPEN, keys::OPEN.header);
    // A single day wins over "weekdays", wherever it stands.
    entries.sort_by_key(|entry| entry.name != "weekdays");
    for entry in entries {
        let slots = slots(reader, entry.value);
        calendar.open[weekdays(entry.name)].fill(slots);
    }
}

/// Reads `08:00-12:00, 13:00-17:00`; an empty text is a day without open time.
fn slots(reader: &mut Reader<'_>, value: &Value<'_>) -> Vec<Slot> {
    let mut slots: Vec<Slot> = Vec::new();
    let mut start = 0;
    let whole = text(value);
    for part in whole.split(',').filter(|_| !whole.trim().is_empty()) {
        let from = start + length(part) - length(part.trim_start());
        let characters = from..from + length(part.trim());
        match slot(part.trim(), &slots) {
            Ok(slot) => slots.push(slot),
            Err((message, help)) => reader.wrong_within(value, characters, message, help),
        }
        start += length(part) + 1;
    }
    slots.sort_by_key(|slot| slot.from);
    slots
}

fn length(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap_or(u32::MAX)
}

fn slot(part: &str, before: &[Slot]) -> Result<Slot, (String, String)> {
    let times = part.split_once('-').map(|(from, to)| (from.trim(), to.trim()));
    let read = times.and_then(|(from, to)| Some((time_of_day(from)?, time_of_day(to)?)));
    let (Some((from, to)), Some((opens, closes))) = (read, times) else {
        let help = "write times of day such as 08:00-12:00";
        return Err((format!("\"{part}\" is no slot of open time"), help.to_owned()));
    };
    if to == from {
        let help = "write an empty text for a day without open time";
        return Err((format!("the slot {part} has no length"), help.to_owned()));
    }
    if to < from {
        let message = format!("the slot {part} ends before it starts");
        let help = format!("write {closes}-{opens}; a night goes on at 00:00 of the next day");
        return Err((message, help));
    }
    if before.iter().any(|other| from < other.to && other.from < to) {
        let help = "let each slot start when the one before has ended";
        return Err((format!("the slot {part} overlaps another"), help.to_owned()));
    }
    Ok(Slot { from, to })
}

fn holidays(reader: &mut Reader<'_>, value: &Value<'_>) -> Vec<Day> {
    let mut days = Vec::new();
    for element in elements(value) {
        match day(element.get_ref()) {
            Some(day) => days.push(day),
            None => {
                let written = reader.text().get(element.span()).unwrap_or("");
                let message = format!("{written} is no date");
                reader.wrong(element.span(), message, "write a date such as 2026-12-24");
            }
        }
    }
    days.sort_unstable();
    days.dedup();
    days
}

fn day(value: &DeValue<'_>) -> Option<Day> {
    match value {
        DeValue::Datetime(moment) if moment.time.is_none() => {
            let date = moment.date?;
            let (month, day) = (u32::from(date.month), u32::from(date.day));
            NaiveDate::from_ymd_opt(i32::from(date.year), month, day).map(day_number)
        }
        DeValue::String(text) => date(text),
        _ => None,
    }
}

/// Reads `2026-12-24`, with all of its zeros.
pub(super) fn date(text: &str) -> Option<Day> {
    let date = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()?;
    (text.len() == 10).then(|| day_number(date))
}

fn cut_offs(reader: &mut Reader<'_>, value: &Value<'_>, calendar: &mut Calendar) {
    let Some(table) = value.get_ref().as_table() else { return };
    let named: Vec<_> = keys::CUT_OFF.keys().map(|key| key.name).collect();
    let mut entries = pairs(table);
    entries.sort_by_key(|entry| entry.name != "weekdays");
    for entry in entries {
        let day = date(entry.name);
        if day.is_none() && !named.contains(&entry.name) {
            unknown_day(reader, &entry, &named);
            continue;
        }
        let Some(time) = cut_off(reader, &entry) else { continue };
        match day {
            Some(day) => calendar.cut_offs_on.push((day, time)),
            None => calendar.cut_offs[weekdays(entry.name)].fill(Some(time)),
        }
    }
    calendar.cut_offs_on.sort_unstable();
}

fn unknown_day(reader: &mut Reader<'_>, entry: &Entry<'_>, named: &[&str]) {
    let message = format!("unknown day \"{}\" in [calendar.cut_off]", entry.name);
    let help = match super::near::near(entry.name, named.iter().copied()) {
        Some(other) => format!("did you mean \"{other}\"?"),
        None => "write mon to sun, weekdays, or a date such as 2026-12-23".to_owned(),
    };
    reader.wrong(entry.key.clone(), message, help);
}

fn cut_off(reader: &mut Reader<'_>, entry: &Entry<'_>) -> Option<i64> {
    let time = entry.value.get_ref().as_str().and_then(time_of_day);
    if time.is_none() {
        let written = reader.text().get(entry.value.span()).unwrap_or("").to_owned();
        let message = format!("{written} is no time of day");
        reader.wrong(entry.value.span(), message, "write hours and minutes such as \"14:00\"");
    }
    time
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::check::{accepted, check};
    use crate::time::HOUR;

    fn calendar_of(lines: &str) -> Calendar {
        accepted(&format!("[calendar]\n{lines}")).calendar
    }

    fn hours(from: i64, to: i64) -> Slot {
        Slot { from: from * HOUR, to: to * HOUR }
    }

    #[test]
    fn weekdays_that_are_not_named_keep_the_default() {
        let calendar = calendar_of("open = { mon = \"08:00-12:00, 13:00-17:00\", fri = \"\" }");
        assert_eq!(calendar.open[0], [hours(8, 12), hours(13, 17)]);
        assert_eq!(calendar.open[1], [hours(9, 17)]);
        assert_eq!(calendar.open[4], []);
        assert_eq!(calendar.open[6], []);
    }

    #[test]
    fn a_single_day_wins_over_weekdays_wherever_it_stands() {
        let calendar = calendar_of("open = { wed = \"10:00-12:00\", weekdays = \"8:00-16:00\" }");
        assert_eq!(calendar.open[0], [hours(8, 16)]);
        assert_eq!(calendar.open[2], [hours(10, 12)]);
        assert_eq!(calendar.open[5], []);
    }

    #[test]
    fn slots_are_put_in_order_and_may_touch() {
        let calendar = calendar_of("open.sat = \" 13:00 - 24:00 ,08:00-13:00\"");
        assert_eq!(calendar.open[5], [hours(8, 13), hours(13, 24)]);
    }

    #[test]
    fn holidays_are_dates_or_texts_and_come_out_sorted_once() {
        let calendar = calendar_of("holidays = [\"2026-12-24\", 2026-01-01, 2026-12-24]");
        let days = ["2026-01-01", "2026-12-24"].map(|text| date(text).unwrap());
        assert_eq!(calendar.holidays, days);
    }

    #[test]
    fn cut_offs_are_for_weekdays_and_for_dates() {
        let calendar = calendar_of(
            "[calendar.cut_off]\nweekdays = \"14:00\"\nfri = \"12:00\"\n\
             \"2026-12-23\" = \"10:00\"\n2026-06-18 = \"11:00\"",
        );
        let [two, noon] = [Some(14 * HOUR), Some(12 * HOUR)];
        assert_eq!(calendar.cut_offs, [two, two, two, two, noon, None, None]);
        let days = ["2026-06-18", "2026-12-23"].map(|text| date(text).unwrap());
        assert_eq!(calendar.cut_offs_on, [(days[0], 11 * HOUR), (days[1], 10 * HOUR)]);
    }

    #[test]
    fn a_slot_that_cannot_be_read_is_pointed_at() {
        check(
            "[calendar]\nopen.mon = \"08:00-12:00, 1pm-5pm\"",
            "promised.toml:2:26: \"1pm-5pm\" is no slot of open time
  2 | open.mon = \"08:00-12:00, 1pm-5pm\"
    |                          ^^^^^^^ write times of day such as 08:00-12:00",
        );
    }

    #[test]
    fn a_comma_too_many_is_a_mistake() {
        check(
            "[calendar]\nopen.mon = \"08:00-12:00, , 13:00-17:00\"",
            "promised.toml:2:26: \"\" is no slot of open time
  2 | open.mon = \"08:00-12:00, , 13:00-17:00\"
    |                          ^ write times of day such as 08:00-12:00",
        );
    }

    #[test]
    fn a_slot_that_ends_before_it_starts_is_a_mistake() {
        check(
            "[calendar]\nopen.mon = \"17:00-09:00\"",
            "promised.toml:2:13: the slot 17:00-09:00 ends before it starts
  2 | open.mon = \"17:00-09:00\"
    |             ^^^^^^^^^^^ write 09:00-17:00; a night goes on at 00:00 of the next day",
        );
    }

    #[test]
    fn a_slot_without_length_is_a_mistake() {
        check(
            "[calendar]\nopen.sat = \"09:00-09:00\"",
            "promised.toml:2:13: the slot 09:00-09:00 has no length
  2 | open.sat = \"09:00-09:00\"
    |             ^^^^^^^^^^^ write an empty text for a day without open time",
        );
    }

    #[test]
    fn overlapping_slots_are_a_mistake() {
        check(
            "[calendar]\nopen.mon = \"08:00-12:00,11:59-13:00\"",
            "promised.toml:2:25: the slot 11:59-13:00 overlaps another
  2 | open.mon = \"08:00-12:00,11:59-13:00\"
    |                         ^^^^^^^^^^^ let each slot start when the one before has ended",
        );
    }

    #[test]
    fn an_unknown_weekday_is_a_mistake() {
        check(
            "[calendar.open]\nmonday = \"\"",
            "promised.toml:2:1: unknown key \"monday\" in [calendar.open]
  2 | monday = \"\"
    | ^^^^^^ known here: weekdays, mon, tue, wed, thu, fri, sat, sun",
        );
    }

    #[test]
    fn a_holiday_that_is_no_date_is_a_mistake() {
        check(
            "[calendar]\nholidays = [\"24.12.2026\", 2026-12-24T10:00:00]",
            "promised.toml:2:13: \"24.12.2026\" is no date
  2 | holidays = [\"24.12.2026\", 2026-12-24T10:00:00]
    |             ^^^^^^^^^^^^ write a date such as 2026-12-24

promised.toml:2:27: 2026-12-24T10:00:00 is no date
  2 | holidays = [\"24.12.2026\", 2026-12-24T10:00:00]
    |                           ^^^^^^^^^^^^^^^^^^^ write a date such as 2026-12-24",
        );
    }

    #[test]
    fn a_cut_off_that_is_no_time_of_day_is_a_mistake() {
        check(
            "[calendar.cut_off]\nmon = \"2 pm\"\ntue = 14",
            "promised.toml:2:7: \"2 pm\" is no time of day
  2 | mon = \"2 pm\"
    |       ^^^^^^ write hours and minutes such as \"14:00\"

promised.toml:3:7: 14 is no time of day
  3 | tue = 14
    |       ^^ write hours and minutes such as \"14:00\"",
        );
    }

    #[test]
    fn a_cut_off_of_no_day_is_a_mistake() {
        check(
            "[calendar.cut_off]\nfriday = \"12:00\"\n\"2026-2-30\" = \"12:00\"",
            "promised.toml:2:1: unknown day \"friday\" in [calendar.cut_off]
  2 | friday = \"12:00\"
    | ^^^^^^ write mon to sun, weekdays, or a date such as 2026-12-23

promised.toml:3:1: unknown day \"2026-2-30\" in [calendar.cut_off]
  3 | \"2026-2-30\" = \"12:00\"
    | ^^^^^^^^^^^ write mon to sun, weekdays, or a date such as 2026-12-23",
        );
    }
}
