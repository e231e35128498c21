//! Numbers of a column: the decimal mark decided from all its cells, then each read exactly.
//!
//! Never decides by a single cell or by where the computer stands, and never reads part of a
//! cell. Does not know what the number counts.

/// The mark before the decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// `1,234.50`
    Point,
    /// `1.234,50`
    Comma,
}

impl Mark {
    /// The mark of a character in a contract.
    pub const fn of(mark: char) -> Option<Self> {
        match mark {
            '.' => Some(Self::Point),
            ',' => Some(Self::Comma),
            _ => None,
        }
    }

    /// The word for it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Point => "decimal point",
            Self::Comma => "decimal comma",
        }
    }

    const fn other(self) -> Self {
        match self {
            Self::Point => Self::Comma,
            Self::Comma => Self::Point,
        }
    }

    const fn byte(self) -> u8 {
        match self {
            Self::Point => b'.',
            Self::Comma => b',',
        }
    }
}

/// What the cells of a column say about its decimal mark and currency.
#[derive(Debug, Clone, Default)]
pub struct Votes {
    /// The first cell that can only have a decimal point.
    pub point: Option<String>,
    /// The first cell that can only have a decimal comma.
    pub comma: Option<String>,
    /// The first cell that can be read both ways.
    pub unclear: Option<String>,
    code: Option<&'static str>,
    has_other_code: bool,
    has_no_code: bool,
}

impl Votes {
    /// Takes a cell into account.
    pub fn see(&mut self, cell: &str) {
        if is_plain(cell.as_bytes()) {
            self.has_no_code = true;
            return;
        }
        let Some(bare) = bare(cell) else { return };
        match (bare.code, self.code) {
            ("", _) => self.has_no_code = true,
            (code, None) => self.code = Some(code),
            (code, Some(held)) => self.has_other_code |= code != held,
        }
        let vote = match vote(bare.core) {
            Vote::Silent => return,
            Vote::Sure(Mark::Point) => &mut self.point,
            Vote::Sure(Mark::Comma) => &mut self.comma,
            Vote::Unclear => &mut self.unclear,
        };
        if vote.is_none() {
            *vote = Some(cell.to_owned());
        }
    }

    /// The decimal mark that the column itself decides.
    pub const fn mark(&self) -> Option<Mark> {
        match (&self.point, &self.comma) {
            (Some(_), None) => Some(Mark::Point),
            (None, Some(_)) => Some(Mark::Comma),
            _ => None,
        }
    }

    /// The currency that every cell of the column names.
    pub fn currency(&self) -> Option<&'static str> {
        if self.has_other_code || self.has_no_code { None } else { self.code }
    }
}

enum Vote {
    Silent,
    Sure(Mark),
    Unclear,
}

fn vote(core: &str) -> Vote {
    let bytes = core.as_bytes();
    let Some(last) = memchr::memrchr2(b'.', b',', bytes) else { return Vote::Silent };
    let mark = if bytes[last] == b'.' { Mark::Point } else { Mark::Comma };
    let before = &bytes[..last];
    if memchr::memchr(mark.other().byte(), before).is_some() {
        return Vote::Sure(mark);
    }
    if memchr::memchr(mark.byte(), before).is_some() {
        return Vote::Sure(mark.other());
    }
    let could_group = bytes.len() - last - 1 == 3
        && (1..=3).contains(&before.len())
        && before[0] != b'0'
        && before.iter().all(u8::is_ascii_digit);
    if could_group { Vote::Unclear } else { Vote::Sure(mark) }
}

fn is_plain(cell: &[u8]) -> bool {
    let digits = cell.strip_prefix(b"-").unwrap_or(cell);
    !digits.is_empty() && digits.iter().all(u8::is_ascii_digit)
}

/// A number as it was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Amount {
    /// The value in millionths.
    pub value: i64,
    /// The currency that stands at its edge, or empty.
    pub code: &'static str,
}

/// Reads a cell whole, or says why it is no number.
pub fn parse(cell: &str, mark: Mark) -> Result<Amount, &'static str> {
    if mark == Mark::Point
        && !cell.starts_with('.')
        && let Some(value) = crate::decimal::parse(cell)
    {
        return Ok(Amount { value, code: "" });
    }
    let Some(bare) = bare(cell) else { return Err(why_not(cell)) };
    let (whole, fraction) = match bare.core.rsplit_once(char::from(mark.byte())) {
        Some((whole, fraction)) => (whole, fraction),
        None => (bare.core, ""),
    };
    let fraction = if fraction.len() > 6 { fraction.trim_end_matches('0') } else { fraction };
    if !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err("is not a number");
    }
    if fraction.len() > 6 {
        return Err("has more than six decimals");
    }
    let mut value = whole_part(whole, mark)?;
    for place in 0..6 {
        let digit = fraction.as_bytes().get(place).map_or(0, |byte| i64::from(byte - b'0'));
        value =
            value.checked_mul(10).and_then(|value| value.checked_add(digit)).ok_or(TOO_LARGE)?;
    }
    if whole.is_empty() && fraction.is_empty() {
        return Err("is not a number");
    }
    Ok(Amount { value: if bare.is_negative { -value } else { value }, code: bare.code })
}

const TOO_LARGE: &str = "is too large";

/// Digits, or digits in exact groups of three with one kind of separator.
fn whole_part(whole: &str, mark: Mark) -> Result<i64, &'static str> {
    let mut value: i64 = 0;
    let mut separator = None;
    let mut in_group = 0;
    for digit in whole.chars() {
        if let Some(number) = digit.to_digit(10) {
            in_group += 1;
            if separator.is_some() && in_group > 3 {
                return Err("has digits that are not in groups of three");
            }
            value = value
                .checked_mul(10)
                .and_then(|value| value.checked_add(i64::from(number)))
                .ok_or(TOO_LARGE)?;
            continue;
        }
        let is_mark = digit == char::from(mark.byte());
        let is_first = separator.is_none();
        let has_group = if is_first { (1..=3).contains(&in_group) } else { in_group == 3 };
        if is_mark || !has_group || separator.is_some_and(|held| held != digit) {
            return Err("has digits that are not in groups of three");
        }
        separator = Some(digit);
        in_group = 0;
    }
    if separator.is_some() && in_group != 3 {
        return Err("has digits that are not in groups of three");
    }
    Ok(value)
}

fn why_not(cell: &str) -> &'static str {
    let bytes = cell.as_bytes();
    let has_digit = bytes.iter().any(u8::is_ascii_digit);
    let is_scientific = bytes.iter().filter(|byte| byte.is_ascii_alphabetic()).count() == 1
        && memchr::memchr2(b'e', b'E', bytes).is_some_and(|at| at > 0);
    if has_digit && is_scientific {
        "is in scientific notation"
    } else if has_digit && cell.ends_with('%') {
        "is a percentage"
    } else {
        "is not a number"
    }
}

/// A number without sign and currency.
struct Bare<'c> {
    core: &'c str,
    is_negative: bool,
    code: &'static str,
}

const MINUS: [char; 4] = ['-', '\u{2212}', '\u{FF0D}', '\u{2013}'];

/// Takes sign and currency from the edges; [`None`] where something else is left.
fn bare(cell: &str) -> Option<Bare<'_>> {
    let mut rest = cell.strip_prefix('\'').unwrap_or(cell).trim();
    let mut signs = 0;
    let mut code = None;
    if let Some(inner) = rest.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        rest = inner.trim();
        signs += 1;
    }
    let mut plus = 0;
    loop {
        let before = rest;
        if let Some(next) = rest.strip_prefix(MINUS).or_else(|| rest.strip_suffix(MINUS)) {
            signs += 1;
            rest = next.trim();
        } else if let Some(next) = rest.strip_prefix('+') {
            plus += 1;
            rest = next.trim();
        } else if code.is_none()
            && let Some((next, found)) = without_currency(rest)
        {
            code = Some(found);
            rest = next.trim();
        }
        if rest == before {
            break;
        }
    }
    let is_number = rest.chars().all(is_number_mark)
        && rest.bytes().any(|byte| byte.is_ascii_digit())
        && signs + plus <= 1;
    is_number.then_some(Bare {
        core: rest,
        is_negative: signs == 1,
        code: code.unwrap_or_default(),
    })
}

fn is_number_mark(mark: char) -> bool {
    mark.is_ascii_digit()
        || matches!(mark, '.' | ',' | ' ' | '\'' | '\u{2019}')
        || matches!(mark, '\u{A0}' | '\u{202F}' | '\u{2009}' | '\u{2007}')
}

/// Symbols at the edge of an amount; those of one currency only carry its code.
const SYMBOLS: &[(&str, &str)] = &[
    ("€", "EUR"),
    ("£", "GBP"),
    ("zł", "PLN"),
    ("$", ""),
    ("¥", ""),
    ("₽", ""),
    (":-", ""),
    ("kr.", ""),
    ("kr", ""),
    ("Kč", "CZK"),
    ("руб.", ""),
    ("руб", ""),
];

const CODES: &[&str] = &[
    "AED", "AUD", "BGN", "BRL", "CAD", "CHF", "CLP", "CNY", "COP", "CZK", "DKK", "EGP", "EUR",
    "GBP", "HKD", "HRK", "HUF", "IDR", "ILS", "INR", "ISK", "JPY", "KES", "KRW", "KZT", "MXN",
    "MYR", "NGN", "NOK", "NZD", "PHP", "PKR", "PLN", "QAR", "RON", "RSD", "RUB", "SAR", "SEK",
    "SGD", "THB", "TRY", "TWD", "UAH", "USD", "VND", "ZAR",
];

fn without_currency(rest: &str) -> Option<(&str, &'static str)> {
    let cut = |word: &str| rest.strip_prefix(word).or_else(|| rest.strip_suffix(word));
    let symbol = SYMBOLS.iter().find_map(|&(word, code)| cut(word).map(|rest| (rest, code)));
    symbol.or_else(|| CODES.iter().find_map(|&code| cut(code).map(|rest| (rest, code))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(cell: &str, mark: Mark, value: &str) {
        let read = parse(cell, mark).map(|amount| amount.value);
        assert_eq!(read, Ok(crate::decimal::parse(value).unwrap()), "{cell}");
    }

    fn refused(cell: &str, why: &str) {
        assert_eq!(parse(cell, Mark::Point), Err(why), "{cell}");
    }

    fn votes(cells: &[&str]) -> Votes {
        let mut votes = Votes::default();
        cells.iter().for_each(|cell| votes.see(cell));
        votes
    }

    #[test]
    fn points_and_commas_are_read_as_the_column_says() {
        check("1234.50", Mark::Point, "1234.5");
        check("1,234.50", Mark::Point, "1234.5");
        check("1.234,50", Mark::Comma, "1234.5");
        check("1,234", Mark::Comma, "1.234");
        check("1,234", Mark::Point, "1234");
        check(".00", Mark::Point, "0");
        check(",5", Mark::Comma, "0.5");
        check("5.0000000", Mark::Point, "5");
    }

    #[test]
    fn groups_may_be_parted_by_spaces_and_apostrophes() {
        for cell in ["1 234 567,5", "1\u{A0}234\u{A0}567,5", "1\u{202F}234\u{202F}567,5"] {
            check(cell, Mark::Comma, "1234567.5");
        }
        check("1'234'567.5", Mark::Point, "1234567.5");
        check("1\u{2019}234", Mark::Point, "1234");
    }

    #[test]
    fn minus_comes_in_many_shapes() {
        for cell in ["-12.5", "\u{2212}12.5", "12.5-", "(12.5)", "'-12.5", "$-12.5", "-$12.5"] {
            check(cell, Mark::Point, "-12.5");
        }
        check("+3", Mark::Point, "3");
    }

    #[test]
    fn two_signs_are_no_number() {
        refused("(-1)", "is not a number");
        refused("--1", "is not a number");
        refused("+-1", "is not a number");
    }

    #[test]
    fn currencies_at_the_edges_are_taken_off() {
        check("$1,110.03", Mark::Point, "1110.03");
        check("12,50 kr", Mark::Comma, "12.5");
        check("100 zł", Mark::Comma, "100");
        assert_eq!(parse("EUR 5", Mark::Point), Ok(Amount { value: 5_000_000, code: "EUR" }));
        assert_eq!(parse("5 €", Mark::Point).map(|amount| amount.code), Ok("EUR"));
    }

    #[test]
    fn broken_groups_and_words_are_refused() {
        for cell in ["1,23.50", "12,34", "1,2345", "1,234 567", "1234,567", ",123"] {
            refused(cell, "has digits that are not in groups of three");
        }
        for cell in ["N/A", "-", "NULL", "1.2.3x", "5 pcs", "0x1F", "", "See DN-304"] {
            refused(cell, "is not a number");
        }
        refused("1.5E+3", "is in scientific notation");
        refused("15 %", "is a percentage");
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        refused("0.1234567", "has more than six decimals");
        refused("99999999999999", "is too large");
    }

    #[test]
    fn sure_cells_decide_the_mark() {
        assert_eq!(votes(&["1,234", "5.50"]).mark(), Some(Mark::Point));
        assert_eq!(votes(&["1.234,50"]).mark(), Some(Mark::Comma));
        assert_eq!(votes(&["1.234.567"]).mark(), Some(Mark::Comma));
        assert_eq!(votes(&["2186.625"]).mark(), Some(Mark::Point));
        assert_eq!(votes(&["0,125"]).mark(), Some(Mark::Comma));
    }

    #[test]
    fn unclear_and_contradicting_cells_decide_nothing() {
        let unclear = votes(&["1,234", "12", "2,000"]);
        assert_eq!((unclear.mark(), unclear.unclear.as_deref()), (None, Some("1,234")));
        let both = votes(&["1,50", "1.50"]);
        assert_eq!(both.mark(), None);
        assert!(both.point.is_some() && both.comma.is_some());
    }

    #[test]
    fn a_currency_that_every_cell_names_is_that_of_the_column() {
        assert_eq!(votes(&["5 EUR", "6 €"]).currency(), Some("EUR"));
        assert_eq!(votes(&["5 EUR", "6"]).currency(), None);
        assert_eq!(votes(&["5 EUR", "6 SEK"]).currency(), None);
    }
}
