//! Cells as typed values, each column in the way that was decided for all of it.
//!
//! Reads one cell at a time. What cannot be read beyond doubt is a fault of its row.

pub mod damage;
pub mod keys;
pub mod notes;

use super::amounts;
use super::instants::Instants;
use super::lengths;
use super::times::{self, Style};
use super::words::{self, ABOUTS, About, canonical};
use super::{Normalisation, Source};
use crate::decimal::ABSENT;
use crate::tables::{Column, Kind, Packed, Role, columns_of};
use crate::texts::{LocalTexts, NO_TEXT, TextId};
use crate::time::Span;
use hashbrown::HashMap;
use std::borrow::Cow;

/// What kind of cell a header holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// A key, made equal by the contract's normalisation.
    Key,
    /// A text as it stands.
    Text,
    /// A word for a state or kind.
    Word(About),
    /// Several of them in one cell.
    Words(About),
    /// A currency code.
    Currency,
    /// A number; money may carry its currency.
    Number,
    /// A length of time in seconds.
    Length,
    /// A moment.
    Time,
}

impl Class {
    /// The class of a column.
    pub fn of(role: Role, place: usize) -> Self {
        let spec = columns_of(role)[place];
        match (spec.kind, spec.name) {
            (_, "quoted_wait") => Self::Length,
            (Kind::Money | Kind::Quantity, _) => Self::Number,
            (Kind::Time, _) => Self::Time,
            (
                Kind::Text,
                "order_id" | "line_id" | "sku" | "invoice_no" | "refers_to" | "delivery_id"
                | "payment_id" | "message_id" | "return_id" | "ticket_id" | "exchange_order_id"
                | "event_id" | "review_id" | "call_id" | "entitlement_id" | "tracking_no",
            ) => Self::Key,
            (Kind::Text, "currency") => Self::Currency,
            (Kind::Text, "status") if role == Role::Deliveries => Self::Word(About::Delivery),
            (Kind::Text, "status") if matches!(role, Role::Tickets | Role::Events) => {
                Self::Word(About::State)
            }
            (Kind::Text, "status") => Self::Word(About::Order),
            (Kind::Text, "method") => Self::Word(About::Method),
            (Kind::Text, "methods_offered") => Self::Words(About::Method),
            (Kind::Text, "target_met" | "flagged") => Self::Word(About::Answer),
            (Kind::Text, "excuse_code") => Self::Word(About::Excuse),
            (Kind::Text, "kind") if role == Role::Invoices => Self::Word(About::Invoice),
            (Kind::Text, "kind" | "decision") if role == Role::Returns => Self::Word(About::Return),
            (Kind::Text, "kind") if role == Role::Entitlements => Self::Word(About::Right),
            (Kind::Text, "kind" | "outcome") if role == Role::Tickets => Self::Word(About::Ticket),
            (Kind::Text, "kind" | "direction") if role == Role::Messages => {
                Self::Word(About::Message)
            }
            (Kind::Text, "charge" | "line_charge") => Self::Word(About::Charge),
            (Kind::Text, "credit_reason") => Self::Word(About::Reason),
            (Kind::Text, "failure_reason") => Self::Word(About::Failure),
            (Kind::Text, "kind" | "cancelled_by" | "promise_changed_by" | "author" | "fault") => {
                Self::Word(About::Other)
            }
            (Kind::Text, _) => Self::Text,
        }
    }

    /// What its cells are, for the account of a column.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Key => "key",
            Self::Text => "text",
            Self::Word(_) => "word",
            Self::Words(_) => "list of words",
            Self::Currency => "currency code",
            Self::Number => "number",
            Self::Length => "length of time",
            Self::Time => "time",
        }
    }

    /// An empty column of values of this class.
    pub const fn column(self) -> Column {
        match self {
            Self::Number | Self::Length => Column::Number(Vec::new()),
            Self::Time => Column::Time(Vec::new()),
            _ => Column::Text(Vec::new()),
        }
    }
}

/// One value of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Value {
    /// A text.
    Text(TextId),
    /// A number in millionths.
    Number(i64),
    /// A moment.
    Time(Span),
}

impl Value {
    /// Whether there is a value.
    pub const fn is_present(self) -> bool {
        match self {
            Self::Text(text) => text != NO_TEXT,
            Self::Number(number) => number != ABSENT,
            Self::Time(span) => span.is_known(),
        }
    }

    /// The value in a row of a column.
    pub fn at(column: &Column, row: usize) -> Self {
        match column {
            Column::Text(values) => Self::Text(values[row]),
            Column::Number(values) => Self::Number(values[row]),
            Column::Time(values) => Self::Time(values[row]),
            Column::Packed(packed) => match packed {
                Packed::Text(cells) => Self::Text(cells.at(row)),
                Packed::Number(cells) => Self::Number(cells.at(row)),
                Packed::Time(cells) => Self::Time(cells.at(row)),
            },
        }
    }

    /// Appends itself to a column of its kind.
    pub fn push_to(self, column: &mut Column) {
        match (self, column) {
            (Self::Text(value), Column::Text(values)) => values.push(value),
            (Self::Number(value), Column::Number(values)) => values.push(value),
            (Self::Time(value), Column::Time(values)) => values.push(value),
            (_, column) => column.push_absent(),
        }
    }

    /// Puts itself into a row of a column of its kind.
    pub fn put(self, column: &mut Column, row: usize) {
        match (self, column) {
            (Self::Text(value), Column::Text(values)) => values[row] = value,
            (Self::Number(value), Column::Number(values)) => values[row] = value,
            (Self::Time(value), Column::Time(values)) => values[row] = value,
            _ => {}
        }
    }
}

/// How a column is read.
#[derive(Debug, Clone, PartialEq)]
pub enum How {
    /// A text of some class.
    Text(Class),
    /// A number as its whole column is written.
    Amount(amounts::Style),
    /// A length of time.
    Length,
    /// A moment written in this style.
    Time(Style),
}

/// Why a cell cannot be read: the message and what to do.
pub type Trouble = (Cow<'static, str>, String);

/// What reading a file's cells needs besides the cells.
#[derive(Debug)]
pub struct Desk<'r> {
    /// The texts of the file.
    pub texts: LocalTexts,
    /// The days of the zone of each plan of the file.
    pub instants: Vec<Instants>,
    /// The plan whose cells are read.
    pub plan: usize,
    /// How keys are made equal.
    pub normalise: &'r [Normalisation],
    /// Words met before, by what they are about.
    pub words: [HashMap<String, TextId>; ABOUTS],
    /// Words for states and kinds that are not known, in the order met, with what they are about.
    pub unknown_words: Vec<(About, String)>,
}

/// How many words of a kind are remembered; more of them are no words for states.
const WORDS_MAX: usize = 1_000;

impl Desk<'_> {
    /// Reads a trimmed cell that is not absent; a number also says the currency at its edge.
    pub fn read(
        &mut self,
        cell: &str,
        how: &How,
        words: &[(String, String)],
    ) -> Result<(Value, &'static str), Trouble> {
        match how {
            How::Amount(style) => number(cell, *style),
            How::Length => match lengths::read(cell) {
                Ok(seconds) => Ok((Value::Number(seconds), "")),
                Err(why) => {
                    let remedy = expected_hint(cell, "180, 3 min or 00:03:00");
                    Err((why.message().into(), remedy))
                }
            },
            How::Time(style) => match times::parse(cell, style, &mut self.instants[self.plan]) {
                Ok(span) => Ok((Value::Time(span), "")),
                Err(why) => Err(why.tell(cell)),
            },
            How::Text(class) => Ok((Value::Text(self.text(cell, *class, words)?), "")),
        }
    }

    fn text(
        &mut self,
        cell: &str,
        class: Class,
        words: &[(String, String)],
    ) -> Result<TextId, Trouble> {
        match class {
            Class::Key => self.key(cell),
            Class::Currency => self.currency(cell, words),
            Class::Word(about) => {
                if let Some((_, ours)) = words.iter().find(|(theirs, _)| theirs == cell) {
                    return Ok(self.texts.intern(ours));
                }
                Ok(self.word(cell, about))
            }
            Class::Words(about) => {
                let listed = words::in_ours(about, cell, words);
                Ok(self.texts.intern(&listed))
            }
            Class::Text | Class::Number | Class::Length | Class::Time => {
                Ok(self.texts.intern(keys::without_formula(cell)))
            }
        }
    }

    /// A code of three letters, in the words of the contract before our own.
    fn currency(&mut self, cell: &str, words: &[(String, String)]) -> Result<TextId, Trouble> {
        let cell = keys::without_formula(cell);
        let ours = words.iter().find(|(theirs, _)| theirs == cell).map(|(_, ours)| ours.as_str());
        if let Some(code) = amounts::code_of(ours.unwrap_or(cell)) {
            return Ok(self.texts.intern(&code));
        }
        let mut remedy = "export the column with codes of three letters, such as EUR, or give the \
                          currency of the file under `constants`"
            .to_owned();
        if keys::is_word_for_nothing(cell) {
            remedy += &format!("; {}", absent_hint(cell));
        }
        Err(("is not a currency code".into(), remedy))
    }

    fn word(&mut self, cell: &str, about: About) -> TextId {
        let known = &mut self.words[about as usize];
        if let Some(&text) = known.get(cell) {
            return text;
        }
        let text = match canonical(about, cell) {
            Some(ours) => self.texts.intern(ours),
            None => {
                let is_new = !self.unknown_words.iter().any(|(_, known)| known == cell);
                if about.is_closed() && is_new && self.unknown_words.len() < WORDS_MAX {
                    self.unknown_words.push((about, cell.to_owned()));
                }
                self.texts.intern(&cell.to_lowercase())
            }
        };
        if known.len() < WORDS_MAX {
            known.insert(cell.to_owned(), text);
        }
        text
    }

    fn key(&mut self, cell: &str) -> Result<TextId, Trouble> {
        let cell = keys::read(cell)?;
        if self.normalise.is_empty() {
            return Ok(self.texts.intern(cell));
        }
        let mut key = Cow::Borrowed(cell);
        for kind in Normalisation::ALL {
            if self.normalise.contains(&kind) {
                key = Cow::Owned(kind.apply(&key).into_owned());
            }
        }
        Ok(self.texts.intern(&key))
    }
}

fn number(cell: &str, style: amounts::Style) -> Result<(Value, &'static str), Trouble> {
    let amount = amounts::read(cell, style).map_err(|why| why.tell(cell))?;
    Ok((Value::Number(amount.value), amount.code))
}

/// What to do about a cell that is not what was expected. A cell with a digit holds some value,
/// and must not be declared to hold none.
pub fn expected_hint(cell: &str, expected: &str) -> String {
    if cell.chars().any(char::is_numeric) {
        return format!("expected is {expected}; correct the cell or export again");
    }
    absent_hint(cell)
}

/// The line that makes a cell mean "no value".
pub fn absent_hint(cell: &str) -> String {
    format!("if it means no value, write `absent = [{}]` into the contract", quoted(cell))
}

/// A text as a contract quotes it.
fn quoted(cell: &str) -> String {
    let mut quoted = String::from("\"");
    for mark in cell.chars() {
        match mark {
            '"' | '\\' => quoted.extend(['\\', mark]),
            '\'' => quoted.push(mark),
            _ if mark.escape_debug().count() == 1 => quoted.push(mark),
            _ => quoted += &format!("\\U{:08X}", u32::from(mark)),
        }
    }
    quoted + "\""
}

/// The number that a cell of a workbook is, exact to the fifteen digits that a spreadsheet keeps.
pub fn number_of_sheet(cell: &str) -> Result<(Value, &'static str), Trouble> {
    let value = crate::decimal::parse(cell).or_else(|| fifteen_digits(cell));
    let value = value.ok_or_else(|| {
        let remedy = "round it in the workbook, or check the amount".to_owned();
        (Cow::Borrowed("is too large or has more than six decimals"), remedy)
    })?;
    Ok((Value::Number(value), ""))
}

/// A decimal rounded to fifteen digits, half away from zero; [`None`] where it has no more.
fn fifteen_digits(cell: &str) -> Option<i64> {
    let (whole, fraction) = cell.trim_start_matches('-').split_once('.')?;
    let leading = fraction.bytes().take_while(|byte| *byte == b'0').count();
    let kept = match whole.trim_start_matches('0').len() {
        0 => 15 + leading,
        digits => 15_usize.checked_sub(digits)?,
    };
    let (head, tail) = fraction.split_at_checked(kept)?;
    let digits: i128 = format!("{whole}{head}").parse().ok()?;
    let digits = digits + i128::from(tail.as_bytes().first().is_some_and(|byte| *byte >= b'5'));
    let scale = 10_i128.checked_pow(u32::try_from(kept).ok()?)?;
    let millionths = digits.checked_mul(1_000_000)?;
    if millionths % scale != 0 {
        return None;
    }
    let value = i64::try_from(millionths / scale).ok()?;
    Some(if cell.starts_with('-') { -value } else { value })
}

/// A cell without spaces around it, visible or not.
#[inline]
pub fn trim(cell: &str) -> &str {
    let bytes = cell.as_bytes();
    match (bytes.first(), bytes.last()) {
        (Some(first), Some(last)) if first.is_ascii_graphic() && last.is_ascii_graphic() => cell,
        _ => cell.trim_matches(|mark: char| {
            mark.is_ascii_whitespace() || matches!(mark, '\u{A0}' | '\u{200B}' | '\u{FEFF}')
        }),
    }
}

/// Whether a trimmed cell means no value.
pub fn is_absent(cell: &str, source: &Source) -> bool {
    cell.is_empty() || source.absent.iter().any(|word| word == cell)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::Zone;

    fn read(cell: &str, class: Class, normalise: &[Normalisation]) -> Result<String, String> {
        let instants = Instants::new(Zone::default(), 0);
        let words = Default::default();
        let unknown_words = Vec::new();
        let texts = LocalTexts::default();
        let instants = vec![instants];
        let mut desk = Desk { texts, instants, plan: 0, normalise, words, unknown_words };
        let words = [("Bestätigt", "open"), ("Kronor", "SEK")];
        let words = words.map(|(theirs, ours)| (theirs.to_owned(), ours.to_owned()));
        match desk.read(cell, &How::Text(class), &words) {
            Ok((Value::Text(text), _)) => Ok(desk.texts.text(text).to_owned()),
            Ok(other) => panic!("{other:?}"),
            Err((message, _)) => Err(message.into_owned()),
        }
    }

    fn check(cell: &str, class: Class, expected: &str) {
        assert_eq!(read(cell, class, &[]).as_deref(), Ok(expected), "{cell}");
    }

    #[test]
    fn a_number_of_a_workbook_is_exact_to_fifteen_digits() {
        let number = |cell| number_of_sheet(cell).map(|(value, _)| value).ok();
        let value = |millionths| Some(Value::Number(millionths));
        assert_eq!(number("1.234"), value(1_234_000));
        assert_eq!(number("59.970000000000006"), value(59_970_000));
        assert_eq!(number("-0.30000000000000004"), value(-300_000));
        assert_eq!(number("2.9999999999999996"), value(3_000_000));
        assert_eq!(number("0.1234567"), None);
        assert_eq!(number("99999999999999"), None);
    }

    #[test]
    fn keys_are_texts_with_their_zeros() {
        check("00123", Class::Key, "00123");
        check("12345678901234567890123", Class::Key, "12345678901234567890123");
        check("'75008", Class::Key, "75008");
        check("A1E+", Class::Key, "A1E+");
    }

    #[test]
    fn keys_are_made_equal_only_as_the_contract_says() {
        let all = Normalisation::ALL;
        assert_eq!(read("#so 007.0", Class::Key, &all).as_deref(), Ok("SO007"));
        assert_eq!(read("1.0", Class::Key, &[Normalisation::DecimalZero]).as_deref(), Ok("1"));
        assert_eq!(read("1.0", Class::Text, &all).as_deref(), Ok("1.0"));
    }

    #[test]
    fn words_become_ours_and_unknown_ones_lower_case() {
        check("Annullerad", Class::Word(About::Order), "cancelled");
        check("Bestätigt", Class::Word(About::Order), "open");
        check("At Sea", Class::Word(About::Order), "at sea");
        check("sek", Class::Currency, "SEK");
        check("€", Class::Currency, "EUR");
    }

    #[test]
    fn every_word_of_a_list_becomes_ours() {
        let class = Class::Words(About::Method);
        check("Paketbox; Hemleverans | Drone", class, "locker, courier, drone");
        check("Bestätigt/pick up", class, "open, pickup");
    }

    #[test]
    fn a_currency_that_is_no_code_is_refused_unless_the_contract_says_which() {
        for cell in ["Euro", "BOB's", "kr", "N/A"] {
            let message = read(cell, Class::Currency, &[]);
            assert_eq!(message, Err("is not a currency code".to_owned()), "{cell}");
        }
        check("Kronor", Class::Currency, "SEK");
    }

    #[test]
    fn a_text_that_excel_was_told_to_keep_is_read_without_its_formula() {
        check("=\"0012\"", Class::Key, "0012");
        check("=\"0012\"", Class::Text, "0012");
        check("=\"EUR\"", Class::Currency, "EUR");
        check("=A1", Class::Text, "=A1");
    }

    #[test]
    fn a_cell_with_a_digit_is_never_said_to_be_empty() {
        assert!(expected_hint("N/A", "a number").contains("absent = "));
        let hint = expected_hint("1x", "a number like 1234.50");
        assert!(hint.contains("1234.50") && !hint.contains("absent"), "{hint}");
    }

    #[test]
    fn the_line_to_paste_holds_the_cell_as_a_contract_quotes_it() {
        for (cell, line) in [
            ("N/A", "`absent = [\"N/A\"]`"),
            ("see \"A\"", "`absent = [\"see \\\"A\\\"\"]`"),
            ("–\u{202F}'", "`absent = [\"–\\U0000202F'\"]`"),
        ] {
            assert!(absent_hint(cell).contains(line), "{}", absent_hint(cell));
        }
    }

    #[test]
    fn spaces_around_a_cell_do_not_count_visible_or_not() {
        assert_eq!(trim("\u{FEFF} A 1\u{A0}\u{200B}"), "A 1");
        assert_eq!(trim("\t"), "");
        assert_eq!(trim("å"), "å");
    }
}
