//! Charts of a page as inline SVG, each with the same figures as a table below it.
//!
//! Whole numbers throughout; a bar is never shorter than its share by a unit of the picture.

use super::markup::{entities, escaped};
use super::tables;
use crate::render::Lang;
use crate::render::sheets::{Cell, Sheet};

/// How wide a picture is, in its own units; letters are thirteen of them high.
const WIDTH: i128 = 440;
/// Where bars begin and how long the longest is.
const BARS: (i128, i128) = (165, 200);
const BAR_HEIGHT: i128 = 18;
const STEP: i128 = 28;

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
fn bars(rows: &[(String, i128, String)], most: i128, about: &str) -> String {
    let mut svg = String::new();
    let mut top = 4;
    for (name, size, words) in rows {
        let lines = broken(name);
        let height = STEP.max(lines.len() as i128 * 16 + 6);
        let middle = top + height / 2;
        for (line, text) in (0..).zip(&lines) {
            let down = middle + 5 - (lines.len() as i128 - 1) * 8 + line * 16;
            svg.push_str(&format!(
                "<text x=\"{}\" y=\"{down}\" text-anchor=\"end\">{}</text>\n",
                BARS.0 - 8,
                escaped(text)
            ));
        }
        let length = length(*size, most);
        svg.push_str(&format!(
            "<rect class=\"bar\" x=\"{}\" y=\"{}\" width=\"{length}\" height=\"{BAR_HEIGHT}\"/>\n\
             <text x=\"{}\" y=\"{}\">{}</text>\n",
            BARS.0,
            middle - BAR_HEIGHT / 2,
            BARS.0 + length + 6,
            middle + 5,
            escaped(words)
        ));
        top += height;
    }
    format!("{}{svg}</svg>\n", open(top + 4, about))
}

/// How long a bar is; what is there at all can be seen.
fn length(size: i128, most: i128) -> i128 {
    let share = (size.max(0) * BARS.1).checked_div(most).unwrap_or(0).min(BARS.1);
    if size > 0 { share.max(1) } else { 0 }
}

/// A name in lines short enough to stand before a bar.
fn broken(name: &str) -> Vec<String> {
    // Letters of Cyrillic are wide.
    const MARKS: usize = 19;
    let mut lines: Vec<String> = Vec::new();
    for word in name.split(' ') {
        match lines.last_mut() {
            Some(line) if line.chars().count() + word.chars().count() < MARKS => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
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
    let words = ["broken", "overdue"].map(|outcome| lang.known("outcome", outcome));
    let second = LEFT + 36 + words[0].chars().count() as i128 * 9;
    let legend = [("broken", LEFT, &words[0]), ("overdue", second, &words[1])];
    let legend = legend.map(|(class, at, word)| {
        format!(
            "<rect class=\"{class}\" x=\"{at}\" y=\"{0}\" width=\"12\" height=\"12\"/>\n\
             <text x=\"{1}\" y=\"{2}\">{word}</text>\n",
            HEIGHT + 44,
            at + 18,
            HEIGHT + 55
        )
    });
    let about = lang.word("chart-weeks");
    let picture = format!("{}{svg}{}</svg>\n", open(HEIGHT + 64, about), legend.concat());
    with_table(picture, sheet, "chart-weeks-note", lang)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_as_long_as_its_share_and_what_is_there_is_seen() {
        assert_eq!(length(1_000, 1_000), 200);
        assert_eq!(length(500, 1_000), 100);
        assert_eq!(length(1, 1_000_000), 1);
        assert_eq!(length(0, 1_000), 0);
        assert_eq!(length(0, 0), 0);
    }

    #[test]
    fn a_long_name_takes_several_lines() {
        assert_eq!(broken("1: and by the time asked for"), ["1: and by the time", "asked for"]);
        assert_eq!(broken("short"), ["short"]);
    }
}
