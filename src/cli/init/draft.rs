//! What a contract could say of the files, from what was found out about them.
//!
//! Says for each file everything that was decided; what of it stays is settled by `proof`.

use super::{Found, names};
use crate::cli::arguments::RoleArguments;
use crate::cli::inputs::{is_same, with_roles};
use crate::intake::{ColumnAccount, FileAccount, Quote, Remark, Source};
use crate::render::inspect::Refusal;
use crate::tables::{Kind, Role, columns_of, place_of};
use std::path::Path;

/// A key of a source that `init` may write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// What the rows are about.
    Roles,
    /// The encoding.
    Encoding,
    /// The field delimiter.
    Delimiter,
    /// The quote.
    Quote,
    /// The decimal mark.
    Decimal,
    /// How dates are written.
    Dates,
    /// Which header feeds which column.
    Columns,
}

impl Key {
    /// Every key, in the order they are written.
    pub const ALL: [Self; 7] = [
        Self::Roles,
        Self::Encoding,
        Self::Delimiter,
        Self::Quote,
        Self::Decimal,
        Self::Dates,
        Self::Columns,
    ];
}

/// A contract that is being drawn up.
#[derive(Debug, Clone, Default)]
pub struct Draft<'a> {
    /// The currency of all amounts, where they have one.
    pub currency: Option<String>,
    /// Whether the contract says so, or a comment.
    pub is_currency_said: bool,
    /// One section per file, in the order read.
    pub sections: Vec<Section<'a>>,
    /// One stub per file that could not be read.
    pub stubs: Vec<Stub<'a>>,
}

/// What is written about a file that could not be read.
#[derive(Debug, Clone)]
pub struct Stub<'a> {
    /// Its path and why it could not be read.
    pub refusal: &'a Refusal,
    /// Its name in the contract, where it has one.
    pub name: Option<String>,
}

/// What is written about one file.
#[derive(Debug, Clone, Default)]
pub struct Section<'a> {
    /// What was found out about it.
    pub account: Option<&'a FileAccount>,
    /// What was noticed about it as a whole.
    pub remarks: Vec<&'a Remark>,
    /// Everything that could be said; without files where it cannot be named.
    pub source: Source,
    /// What is said of it; the rest becomes comments.
    pub said: Vec<Key>,
    /// Whether somebody said its roles, so that it cannot do without.
    pub has_flag: bool,
    /// Whether it is written as a comment as a whole.
    pub is_comment: bool,
}

impl<'a> Draft<'a> {
    /// The draft of everything found, for a contract in `folder`.
    pub fn of(found: &'a Found, flags: &RoleArguments, folder: &Path) -> Self {
        let flagged = with_roles(flags);
        let section = |(place, account): (usize, &'a FileAccount)| {
            let path = Path::new(&account.path);
            let about = |remark: &&Remark| usize::from(remark.file) == place && remark.line == 0;
            let source = source(account, names::of_file(folder, path));
            Section {
                account: Some(account),
                remarks: found.intake.remarks.iter().filter(about).collect(),
                said: said(account, &source),
                has_flag: flagged.iter().any(|(file, _)| file == path || is_same(file, path)),
                is_comment: source.files.is_empty() || source.roles.is_empty(),
                source,
            }
        };
        let stub = |refusal: &'a Refusal| Stub {
            refusal,
            name: names::of_file(folder, Path::new(&refusal.path)),
        };
        let files = &found.intake.files;
        let currency = currency(files);
        Self {
            is_currency_said: currency.is_some(),
            currency,
            sections: files.iter().enumerate().map(section).collect(),
            stubs: found.refused.iter().map(stub).collect(),
        }
    }
}

impl Section<'_> {
    /// Whether a source is written for it.
    pub fn is_source(&self) -> bool {
        !self.is_comment
    }

    /// Whether something is known of a key.
    pub fn knows(&self, key: Key) -> bool {
        let source = &self.source;
        match key {
            Key::Roles => !source.roles.is_empty(),
            Key::Encoding => source.encoding.is_some(),
            Key::Delimiter => source.delimiter.is_some(),
            Key::Quote => source.quote.is_some(),
            Key::Decimal => source.decimal.is_some(),
            Key::Dates => source.dates.is_some(),
            Key::Columns => !source.columns.is_empty(),
        }
    }
}

/// Everything that is known of a key is said, but for columns that are settled from the rows.
fn said(account: &FileAccount, source: &Source) -> Vec<Key> {
    let section = Section { source: source.clone(), ..Section::default() };
    let is_said = |key: &Key| section.knows(*key) && (*key != Key::Columns || !is_flat(account));
    Key::ALL.into_iter().filter(is_said).collect()
}

/// Whether the rows of a file settle which values are the order's and which a line's. They do so
/// only as long as no column is named.
pub fn is_flat(account: &FileAccount) -> bool {
    let plays = |role: Role| account.roles.contains(&role);
    let mut fed = account.columns.iter().flat_map(|column| &column.feeds);
    plays(Role::Orders) && plays(Role::Lines) || fed.any(|(role, _)| !plays(*role))
}

fn source(account: &FileAccount, name: Option<String>) -> Source {
    let dialect = &account.dialect;
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    Source {
        files: name.into_iter().collect(),
        roles: account.roles.clone(),
        columns: columns(account).unwrap_or_default(),
        delimiter: delimiter(&dialect.delimiter),
        encoding: some(dialect.encoding),
        quote: (dialect.quote != Quote::Double).then_some(dialect.quote),
        decimal: decimal(&account.columns),
        dates: dates(&account.columns),
        ..Source::default()
    }
}

/// The columns by role, in the order in which they are found by name; [`None`] where a header
/// cannot be named.
fn columns(account: &FileAccount) -> Option<Vec<(Role, String, String)>> {
    let mut fed = Vec::new();
    for (at, column) in account.columns.iter().enumerate() {
        for &(role, name) in &column.feeds {
            let header = names::of_header(&account.columns, at)?;
            fed.push((role, place_of(role, name)?, header));
        }
    }
    fed.sort();
    let named = |(role, place, header)| {
        let spec: &crate::tables::ColumnSpec = &columns_of(role)[place];
        (role, spec.name.to_owned(), header)
    };
    Some(fed.into_iter().map(named).collect())
}

fn delimiter(name: &str) -> Option<String> {
    let marks = match name {
        "comma" => ",",
        "semicolon" => ";",
        "tab" => "\t",
        "bar" => "|",
        "space" => " ",
        "comma and space" => ", ",
        _ => name.strip_prefix('"')?.strip_suffix('"')?,
    };
    let is_plain = marks.chars().all(|mark| mark.is_ascii() && mark != '\\');
    is_plain.then(|| marks.to_owned())
}

/// What the columns of a kind are written like, where that is said of any of them.
fn written(columns: &[ColumnAccount], is_kind: fn(Kind) -> bool) -> Vec<&str> {
    let is_it = |column: &&ColumnAccount| {
        column.feeds.iter().any(|&(role, name)| {
            place_of(role, name).is_some_and(|place| is_kind(columns_of(role)[place].kind))
        })
    };
    let some = columns.iter().filter(is_it).map(|column| column.written.as_str());
    some.filter(|written| !written.is_empty()).collect()
}

/// The decimal mark, where all columns that show one agree.
fn decimal(columns: &[ColumnAccount]) -> Option<char> {
    let is_number = |kind| matches!(kind, Kind::Money | Kind::Quantity);
    let marks = written(columns, is_number);
    let is = |word: &str| !marks.is_empty() && marks.iter().all(|mark| mark.contains(word));
    match (is("decimal comma"), is("decimal point")) {
        (true, false) => Some(','),
        (false, true) => Some('.'),
        _ => None,
    }
}

/// How dates are written, where all columns agree. A time may follow a date without being said.
fn dates(columns: &[ColumnAccount]) -> Option<String> {
    let all = written(columns, |kind| kind == Kind::Time);
    let mut shapes = all.iter().map(|written| shape(written));
    let first = shapes.next()?;
    let is_date = ["d", "m", "y"].iter().all(|part| first.to_lowercase().contains(part));
    (is_date && shapes.all(|shape| shape == first)).then(|| first.to_owned())
}

/// The date of `dd/mm/yy (20yy) hh:mm (days)`.
fn shape(written: &str) -> &str {
    let ends = [" (", " hh", " HH"].iter().filter_map(|end| written.find(end));
    &written[..ends.min().unwrap_or(written.len())]
}

/// The currency that every amount has.
fn currency(files: &[FileAccount]) -> Option<String> {
    let mut codes = files.iter().flat_map(|file| &file.money).map(|(_, _, code, _)| code);
    let first = codes.next()?;
    let is_code = first.len() == 3 && first.bytes().all(|letter| letter.is_ascii_uppercase());
    (is_code && codes.all(|code| code == first)).then(|| first.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::DialectAccount;

    fn column(header: &str, feeds: &[(Role, &'static str)], written: &str) -> ColumnAccount {
        ColumnAccount {
            header: header.to_owned(),
            feeds: feeds.to_vec(),
            written: written.to_owned(),
            ..ColumnAccount::default()
        }
    }

    fn deliveries() -> FileAccount {
        let fed = |column| [(Role::Deliveries, column)];
        FileAccount {
            path: "deliveries.csv".to_owned(),
            roles: vec![Role::Deliveries],
            dialect: DialectAccount {
                encoding: "windows-1250",
                delimiter: "semicolon".to_owned(),
                ..DialectAccount::default()
            },
            columns: vec![
                column("Arrived", &fed("delivered_at"), "dd.mm.yyyy hh:mm"),
                column("No", &fed("delivery_id"), ""),
                column("Left", &fed("shipped_at"), "dd.mm.yyyy (days)"),
                column("No", &fed("order_id"), ""),
                column("Units", &fed("quantity"), "decimal comma"),
                column("Remark", &[], ""),
            ],
            ..FileAccount::default()
        }
    }

    #[test]
    fn everything_that_was_found_out_is_said() {
        let account = deliveries();
        let source = source(&account, Some("deliveries.csv".to_owned()));
        assert_eq!((source.delimiter.as_deref(), source.decimal), (Some(";"), Some(',')));
        assert_eq!(source.encoding.as_deref(), Some("windows-1250"));
        assert_eq!(source.dates.as_deref(), Some("dd.mm.yyyy"));
        let columns: Vec<_> = source
            .columns
            .iter()
            .map(|(_, name, header)| (name.as_str(), header.as_str()))
            .collect();
        let expected = [
            ("delivery_id", "#2"),
            ("order_id", "#4"),
            ("shipped_at", "Left"),
            ("delivered_at", "Arrived"),
            ("quantity", "Units"),
        ];
        assert_eq!(columns, expected);
        use Key::{Columns, Dates, Decimal, Delimiter, Encoding, Roles};
        assert_eq!(said(&account, &source), [Roles, Encoding, Delimiter, Decimal, Dates, Columns]);
    }

    #[test]
    fn columns_that_the_rows_settle_are_not_said() {
        let is_said = |roles: &[Role]| {
            let account = FileAccount { roles: roles.to_vec(), ..deliveries() };
            let source = source(&account, None);
            said(&account, &source).contains(&Key::Columns)
        };
        assert!(is_said(&[Role::Deliveries]));
        assert!(!is_said(&[Role::Orders, Role::Lines, Role::Deliveries]));
        assert!(!is_said(&[Role::Invoices]), "it plays no role that its columns feed");
    }

    #[test]
    fn columns_that_disagree_decide_nothing() {
        let fed = [(Role::Orders, "total")];
        let both = [column("a", &fed, "decimal comma"), column("b", &fed, "decimal point")];
        assert_eq!(decimal(&both), None);
        assert_eq!(decimal(&both[..1]), Some(','));
        assert_eq!(decimal(&both[1..]), Some('.'));
        let fed = [(Role::Orders, "promised_by")];
        let both = [column("a", &fed, "dd.mm.yyyy"), column("b", &fed, "yyyy-mm-dd (days)")];
        assert_eq!(dates(&both), None);
        assert_eq!(dates(&both[1..]).as_deref(), Some("yyyy-mm-dd"));
        assert_eq!(dates(&[column("a", &fed, "serial numbers")]), None);
        assert_eq!(dates(&[]), None);
    }

    #[test]
    fn a_delimiter_is_known_by_its_name() {
        assert_eq!(delimiter("tab").as_deref(), Some("\t"));
        assert_eq!(delimiter("\"^\"").as_deref(), Some("^"));
        assert_eq!(delimiter("'x'"), None);
        assert_eq!(delimiter("'\\u{1}'"), None);
        assert_eq!(delimiter(""), None);
    }

    #[test]
    fn a_currency_is_said_where_every_amount_has_it() {
        let file = |codes: &[&str]| FileAccount {
            money: codes
                .iter()
                .map(|code| (Role::Orders, "total", (*code).to_owned(), 1))
                .collect(),
            ..FileAccount::default()
        };
        assert_eq!(currency(&[file(&["EUR"]), file(&[]), file(&["EUR"])]).as_deref(), Some("EUR"));
        assert_eq!(currency(&[file(&["EUR", "SEK"])]), None);
        assert_eq!(currency(&[file(&["EUR"]), file(&[""])]), None);
        assert_eq!(currency(&[file(&["euro"])]), None);
        assert_eq!(currency(&[]), None);
    }
}
