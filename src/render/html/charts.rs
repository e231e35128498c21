//! Charts of a page as inline SVG, each with the same figures as a table below it.
//!
//! Whole numbers throughout; a bar is never shorter than its share by a unit of the picture.

use super::markup::{entities, escaped};
use super::tables;
use crate::render::Lang;
use crate::render::sheets::{Cell, Sheet};

/// How wide a picture is, in its own units; letters are thirteen of them high.
const WIDTH: i128 = 440;
/// How long the longest bar is, in units of its own.
const LENGTH: i128 = 1_000;

/// The rungs of the ladder as bars of per cent.
pub fn ladder(sheet: &Sheet<'_>, lang: Lang) -> String {
    let rows = sheet.rows.iter().map(|row| {
        let percent = row[1].plain().into_owned();
        let tenths = percent.replace('.', "").parse().unwrap_or(0);
        (row[0].plain().into_owned(), tenths, lang.percent(&percent))
    });
    let rows: Vec<_> = rows.collect();
    let picture = bars(&rows, 1_000, lang.word("chart-ladder"));
    with_table(picture, sheet, "chart-ladder-note", lang)
}

/// How many findings are late by how much.
pub fn lateness(sheet: &Sheet<'_>, lang: Lang) -> String {
    let row = |row: &Vec<Cell<'_>>| {
        let count = lang.grouped(&row[1].plain());
        (row[0].in_words(lang).into_owned(), number(&row[1]), count)
    };
    let rows: Vec<_> = sheet.rows.iter().map(row).collect();
    let most = rows.iter().map(|(_, count, _)| *count).max().unwrap_or(0);
    let picture = bars(&rows, most, lang.word("chart-margins"));
    with_table(picture, sheet, "chart-margins-note", lang)
}

fn number(cell: &Cell<'_>) -> i128 {
    if let Cell::Count(count) = cell { *count } else { 0 }
}

/// A picture, the message that says what it shows, and its figures; nothing where there are none.
fn with_table(picture: String, sheet: &Sheet<'_>, note: &'static str, lang: Lang) -> String {
    if sheet.rows.is_empty() {
        return String::new();
    }
    format!(
        "<figure>\n{picture}<figcaption>{}</figcaption>\n</figure>\n\
         <details><summary>{}</summary>\n{}</details>\n",
        lang.word(note),
        lang.word("chart-as-table"),
        tables::table(sheet, "", lang)
    )
}

fn open(height: i128, about: &str) -> String {
    format!(
        "<svg viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" aria-label=\"{0}\" \
         xmlns=\"http://www.w3.org/2000/svg\">\n<title>{0}</title>\n",
        entities(about)
    )
}

/// Bars from the left, one below the other: a name, a size out of `most`, and words for the size.
/// Names and words are text of the page, so that they are as large as it and broken where it is
/// narrow; only the bar between them is a picture.
fn bars(rows: &[(String, i128, String)], most: i128, about: &str) -> String {
    let row = |(name, size, words): &(String, i128, String)| {
        format!(
            "<span class=\"name\">{}</span><svg viewBox=\"0 0 {LENGTH} 10\" \
             preserveAspectRatio=\"none\" aria-hidden=\"true\" \
             xmlns=\"http://www.w3.org/2000/svg\"><rect class=\"bar\" width=\"{}\" \
             height=\"10\"/></svg><span class=\"size\">{}</span>\n",
            escaped(name),
            length(*size, most),
            escaped(words)
        )
    };
    let rows: String = rows.iter().map(row).collect();
    let about = entities(about);
    format!("<div class=\"bars\" role=\"img\" aria-label=\"{about}\">\n{rows}</div>\n")
}

/// How long a bar is; what is there at all can be seen.
fn length(size: i128, most: i128) -> i128 {
    let share = (size.max(0) * LENGTH).checked_div(most).unwrap_or(0).min(LENGTH);
    if size > 0 { share.max(LENGTH / 200) } else { 0 }
}

/// What the colours of the weeks mean, as text of the page.
fn legend(lang: Lang) -> String {
    let entry = |outcome: &str| {
        format!(
            "<li><svg viewBox=\"0 0 12 12\" aria-hidden=\"true\" \
             xmlns=\"http://www.w3.org/2000/svg\"><rect class=\"{outcome}\" width=\"12\" \
             height=\"12\"/></svg> {}</li>",
            lang.known("outcome", outcome)
        )
    };
    format!("<ul class=\"legend\">{}</ul>\n", ["broken", "overdue"].map(entry).concat())
}

/// Broken and overdue findings of each week, one upon the other.
pub fn weeks(sheet: &Sheet<'_>, lang: Lang) -> String {
    const HEIGHT: i128 = 150;
    const LEFT: i128 = 44;
    // What is older than the first week stands in the table alone.
    let listed = sheet.rows.iter().filter(|row| matches!(row[0], Cell::Moment(_)));
    let weeks: Vec<_> =
        listed.map(|row| (row[0].plain(), number(&row[1]), number(&row[2]))).collect();
    let most = weeks.iter().map(|(_, broken, overdue)| broken + overdue).max().unwrap_or(0).max(1);
    let count = (weeks.len() as i128).max(1);
    let room = WIDTH - LEFT - 8;
    let mut svg = format!(
        "<line class=\"axis\" x1=\"{LEFT}\" y1=\"14\" x2=\"{0}\" y2=\"14\"/>\n\
         <line class=\"axis\" x1=\"{LEFT}\" y1=\"{1}\" x2=\"{0}\" y2=\"{1}\"/>\n\
         <text x=\"{2}\" y=\"18\" text-anchor=\"end\">{3}</text>\n\
         <text x=\"{2}\" y=\"{1}\" text-anchor=\"end\">0</text>\n",
        WIDTH - 8,
        HEIGHT + 14,
        LEFT - 6,
        lang.grouped(&most.to_string())
    );
    for (place, (_, broken, overdue)) in (0..).zip(&weeks) {
        let left = LEFT + place * room / count;
        let width = (room / count * 8 / 10).clamp(1, 40);
        let (of_broken, of_overdue) = (broken * HEIGHT / most, overdue * HEIGHT / most);
        let foot = HEIGHT + 14;
        for (class, top, height) in [
            ("broken", foot - of_broken, of_broken),
            ("overdue", foot - of_broken - of_overdue, of_overdue),
        ] {
            if height > 0 {
                svg.push_str(&format!(
                    "<rect class=\"{class}\" x=\"{left}\" y=\"{top}\" width=\"{width}\" \
                     height=\"{height}\"/>\n"
                ));
            }
        }
    }
    // Of a few weeks the last stands under its own bar, which is far from the edge.
    let last = match count {
        ..=4 => (weeks.last(), LEFT + (count - 1) * room / count, "start"),
        _ => (weeks.last(), WIDTH - 8, "end"),
    };
    let ends = [(weeks.first(), LEFT, "start"), last];
    for (week, at, anchor) in ends.into_iter().take(weeks.len()) {
        let Some((monday, ..)) = week else { continue };
        svg.push_str(&format!(
            "<text x=\"{at}\" y=\"{}\" text-anchor=\"{anchor}\">{}</text>\n",
            HEIGHT + 32,
            escaped(&lang.day(monday))
        ));
    }
    let about = lang.word("chart-weeks");
    let picture = format!("{}{svg}</svg>\n{}", open(HEIGHT + 38, about), legend(lang));
    with_table(picture, sheet, "chart-weeks-note", lang)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_as_long_as_its_share_and_what_is_there_is_seen() {
        assert_eq!(length(1_000, 1_000), 1_000);
        assert_eq!(length(500, 1_000), 500);
        assert_eq!(length(1, 1_000_000), 5);
        assert_eq!(length(0, 1_000), 0);
        assert_eq!(length(0, 0), 0);
    }

    #[test]
    fn names_and_sizes_are_text_beside_their_bars() {
        let rows = [("1: in <time>".to_owned(), 452, "45.2 %".to_owned())];
        let bars = bars(&rows, 1_000, "Ladder");
        assert!(bars.contains("<span class=\"name\">1: in &lt;time&gt;</span>"), "{bars}");
        assert!(bars.contains("width=\"452\"") && bars.contains(">45.2 %</span>"), "{bars}");
    }
}
