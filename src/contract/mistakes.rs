//! What is wrong with a contract, each mistake with its place, its line and what to write instead.
//!
//! Knows the text of the contract but not what it means; who finds a mistake says what is wrong.

use super::Place;
use super::quoted;
use std::fmt;
use std::path::Path;
use unicode_width::UnicodeWidthChar;

/// Everything that is wrong with a contract, in the order of the file.
///
/// Prints as `promised.toml:7:1: what is wrong`, the line, and carets with what to write instead.
#[derive(Debug, Clone)]
pub struct Mistakes {
    path: String,
    text: String,
    line_starts: Vec<usize>,
    all: Vec<Mistake>,
}

/// One mistake in a contract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// Where it begins.
    pub place: Place,
    /// How many characters it covers; one caret is shown for none.
    pub length: u32,
    /// What is wrong, as a sentence without a final stop.
    pub message: String,
    /// What to write instead, or empty.
    pub help: String,
    offset: Option<u32>,
}

impl Mistake {
    /// A mistake at a place of the file.
    pub fn new(
        place: Place,
        length: u32,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        Self { place, length, message: message.into(), help: help.into(), offset: None }
    }

    /// A mistake inside a quoted text, such as a formula.
    ///
    /// `value` is the place of the opening quote; `offset` and `length` are characters of the text
    /// as the program sees it. [`Mistakes::add`] finds them in the file, past quotes, escapes and
    /// line breaks.
    pub fn in_formula(
        value: Place,
        offset: u32,
        length: u32,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        Self { offset: Some(offset), ..Self::new(value, length, message, help) }
    }
}

impl Mistakes {
    /// No mistakes yet in the contract of this text and path.
    pub fn new(text: &str, path: &Path) -> Self {
        let after_breaks = text.match_indices('\n').map(|(place, _)| place + 1);
        Self {
            path: path.display().to_string(),
            text: text.to_owned(),
            line_starts: std::iter::once(0).chain(after_breaks).collect(),
            all: Vec::new(),
        }
    }

    /// Adds a mistake where it belongs in the order of the file.
    pub fn add(&mut self, mut mistake: Mistake) {
        if let Some(offset) = mistake.offset.take() {
            self.place_inside(&mut mistake, offset);
        }
        let before = |other: &Mistake| order(other.place) <= order(mistake.place);
        let position = self.all.partition_point(before);
        self.all.insert(position, mistake);
    }

    /// The mistakes, in the order of the file.
    pub fn all(&self) -> &[Mistake] {
        &self.all
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// `value` where there are no mistakes, and the mistakes where there are some.
    ///
    /// # Errors
    /// Every mistake that was added.
    pub fn or<T>(self, value: T) -> Result<T, Self> {
        if self.all.is_empty() { Ok(value) } else { Err(self) }
    }

    /// The place of a byte of the text.
    pub(super) fn place_of(&self, byte: usize) -> Place {
        let line = self.line_starts.partition_point(|&start| start <= byte).max(1);
        let start = self.line_starts[line - 1];
        let before = self.text.get(start..byte).unwrap_or("");
        let column = before.trim_start_matches(BYTE_ORDER_MARK).chars().count();
        Place { line: number(line), column: number(column + 1) }
    }

    /// Moves a mistake from the opening quote of a text to the characters it is about.
    fn place_inside(&self, mistake: &mut Mistake, offset: u32) {
        let line_start =
            self.line_starts.get(mistake.place.line.saturating_sub(1) as usize).copied();
        let line_start = line_start.unwrap_or(self.text.len());
        let rest = self.text[line_start..].trim_start_matches(BYTE_ORDER_MARK);
        let skipped = rest.char_indices().nth(mistake.place.column.saturating_sub(1) as usize);
        let start = self.text.len() - rest.len() + skipped.map_or(rest.len(), |(byte, _)| byte);
        let places = quoted::places(&self.text[start..]);
        let last = places.last().copied().unwrap_or(0);
        let byte = |offset: u32| start + places.get(offset as usize).copied().unwrap_or(last);
        let (from, to) = (byte(offset), byte(offset.saturating_add(mistake.length)));
        mistake.place = self.place_of(from);
        mistake.length = number(self.text[from..to.max(from)].chars().count());
    }

    fn line(&self, line: u32) -> String {
        let text = self.text.split('\n').nth(line.saturating_sub(1) as usize).unwrap_or("");
        let text = text.trim_start_matches(BYTE_ORDER_MARK).trim_end_matches('\r');
        let is_safe = |mark: char| mark == '\t' || !mark.is_control();
        text.chars().map(|mark| if is_safe(mark) { mark } else { '\u{fffd}' }).collect()
    }
}

const BYTE_ORDER_MARK: char = '\u{feff}';

fn order(place: Place) -> (u32, u32) {
    (place.line, place.column)
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

impl std::error::Error for Mistakes {}

impl fmt::Display for Mistakes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (count, mistake) in self.all.iter().enumerate() {
            if count > 0 {
                f.write_str("\n\n")?;
            }
            self.print(mistake, f)?;
        }
        Ok(())
    }
}

impl Mistakes {
    fn print(&self, mistake: &Mistake, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Place { line, column } = mistake.place;
        writeln!(f, "{}:{line}:{column}: {}", self.path, mistake.message)?;
        let text = self.line(line);
        writeln!(f, "{line:>3} | {text}")?;
        let gutter = line.to_string().len().max(3);
        let skipped = column.saturating_sub(1) as usize;
        let before = text.chars().take(skipped);
        let padding: String = before.map(blank).collect();
        let covered = text.chars().skip(skipped).take(mistake.length as usize);
        let wide: usize = covered.map(|mark| mark.width().unwrap_or(1)).sum();
        let carets = "^".repeat(wide.max(1));
        write!(f, "{:gutter$} | {padding}{carets}", "")?;
        if mistake.help.is_empty() { Ok(()) } else { write!(f, " {}", mistake.help) }
    }
}

/// As much blank as a character takes on a terminal.
fn blank(mark: char) -> String {
    if mark == '\t' { "\t".to_owned() } else { " ".repeat(mark.width().unwrap_or(1)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, mistake: Mistake, printed: &str) {
        let mut mistakes = Mistakes::new(text, Path::new("promised.toml"));
        mistakes.add(mistake);
        assert_eq!(mistakes.to_string(), printed);
    }

    fn at(line: u32, column: u32) -> Place {
        Place { line, column }
    }

    #[test]
    fn carets_stand_under_what_is_wrong() {
        check(
            "a = 1\nzoen = \"UTC\"\n",
            Mistake::new(at(2, 1), 4, "unknown key", "did you mean \"zone\"?"),
            "promised.toml:2:1: unknown key\n  2 | zoen = \"UTC\"\n    \
             | ^^^^ did you mean \"zone\"?",
        );
    }

    #[test]
    fn carets_allow_for_wide_characters_and_tabs() {
        check(
            "\t\"注文\" = 5",
            Mistake::new(at(1, 9), 1, "wrong", ""),
            "promised.toml:1:9: wrong\n  1 | \t\"注文\" = 5\n    | \t         ^",
        );
    }

    #[test]
    fn a_mistake_in_a_formula_stands_at_its_characters() {
        check(
            "must = \"actual <= promisd\"",
            Mistake::in_formula(at(1, 8), 10, 7, "unknown fact", ""),
            "promised.toml:1:19: unknown fact\n  1 | must = \"actual <= promisd\"\n    | \
             \x20                 ^^^^^^^",
        );
    }

    #[test]
    fn a_mistake_in_a_text_of_several_lines_stands_on_its_own_line() {
        check(
            "must = \"\"\"\nactual\n <= promisd\"\"\"\n",
            Mistake::in_formula(at(1, 8), 11, 7, "unknown fact", ""),
            "promised.toml:3:5: unknown fact\n  3 |  <= promisd\"\"\"\n    |     ^^^^^^^",
        );
    }

    #[test]
    fn an_offset_past_the_end_points_at_the_closing_quote() {
        check(
            "must = 'a'",
            Mistake::in_formula(at(1, 8), 7, 2, "ends too early", ""),
            "promised.toml:1:10: ends too early\n  1 | must = 'a'\n    |          ^",
        );
    }

    #[test]
    fn control_characters_do_not_reach_the_terminal() {
        check(
            "a = \"\u{1b}[2J\"\r\n",
            Mistake::new(at(1, 6), 1, "wrong", ""),
            "promised.toml:1:6: wrong\n  1 | a = \"\u{fffd}[2J\"\n    |      ^",
        );
    }

    #[test]
    fn line_numbers_of_four_digits_keep_the_columns_aligned() {
        let text = "\n".repeat(1233) + "x";
        check(
            &text,
            Mistake::new(at(1234, 1), 1, "wrong", "write y"),
            "promised.toml:1234:1: wrong\n1234 | x\n     | ^ write y",
        );
    }

    #[test]
    fn mistakes_are_in_the_order_of_the_file_and_equals_in_that_of_finding() {
        let mut mistakes = Mistakes::new("a\nb c\n", Path::new("p"));
        for (place, message) in
            [(at(2, 3), "c"), (at(2, 1), "b"), (at(1, 1), "a"), (at(2, 1), "b2")]
        {
            mistakes.add(Mistake::new(place, 1, message, ""));
        }
        let order: Vec<_> = mistakes.all().iter().map(|one| one.message.as_str()).collect();
        assert_eq!(order, ["a", "b", "b2", "c"]);
    }

    #[test]
    fn a_byte_order_mark_is_no_column() {
        let mistakes = Mistakes::new("\u{feff}å = 1\nb", Path::new("p"));
        assert_eq!(mistakes.place_of(3), at(1, 1));
        assert_eq!(mistakes.place_of(5), at(1, 2));
        assert_eq!(mistakes.place_of(10), at(2, 1));
    }

    #[test]
    fn a_value_without_mistakes_is_handed_on() {
        let mut mistakes = Mistakes::new("", Path::new("p"));
        assert_eq!(mistakes.clone().or(7).unwrap(), 7);
        mistakes.add(Mistake::new(at(1, 1), 0, "wrong", ""));
        assert_eq!(mistakes.or(7).unwrap_err().to_string(), "p:1:1: wrong\n  1 | \n    | ^");
    }
}
