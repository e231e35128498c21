//! The few tokens in which the engines differ.
//!
//! Everything else that is written means the same in all of them: no division of decimals, no
//! rounding, no dates, no order of texts.

use clap::ValueEnum;

/// An engine whose script is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Dialect {
    /// DuckDB
    #[value(name = "duckdb")]
    DuckDb,
    /// PostgreSQL, from version 14 on
    Postgres,
    /// Apache Spark, from version 4 on, in ANSI mode
    Spark,
    /// BigQuery: not executed by us
    #[value(name = "bigquery")]
    BigQuery,
    /// Snowflake: not executed by us
    Snowflake,
    /// Trino: not executed by us
    Trino,
}

use Dialect::{BigQuery, DuckDb, Postgres, Snowflake, Spark, Trino};

/// What an engine calls the kinds of values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A text.
    Text,
    /// A whole number of 64 bits.
    Whole,
    /// A truth.
    Truth,
}

/// Every space, visible or not, that stands around cells of exports.
const SPACES: &str = " \t\n\u{b}\u{c}\r\u{a0}\u{200b}\u{feff}";

/// Letters that have another case in the eight languages.
const UPPER: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖÆØÉÈÜÁÀÂÇÑÓÍÚĄĆĘŁŃŚŹŻ\
                     АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ";
const LOWER: &str = "abcdefghijklmnopqrstuvwxyzåäöæøéèüáàâçñóíúąćęłńśźż\
                     абвгдеёжзийклмнопрстуфхцчшщъыьэюя";

/// Marks that tell no two words and no two numbers of documents apart.
const MARKS: &str = " -_/.,:;#()[]+*&'\"\\!?%=|<>@$^`{}~";

impl Dialect {
    /// Every engine.
    pub const ALL: [Self; 6] = [DuckDb, Postgres, Spark, BigQuery, Snowflake, Trino];

    /// The word for it.
    pub const fn name(self) -> &'static str {
        match self {
            DuckDb => "duckdb",
            Postgres => "postgres",
            Spark => "spark",
            BigQuery => "bigquery",
            Snowflake => "snowflake",
            Trino => "trino",
        }
    }

    /// Whether scripts for it are run by the tests and their rows compared with our own.
    pub const fn is_executed(self) -> bool {
        matches!(self, DuckDb | Postgres | Spark)
    }

    /// Whether a small table takes no longer to make than to read.
    pub const fn is_quick_to_make_tables(self) -> bool {
        matches!(self, DuckDb | Postgres)
    }

    /// The name of a kind of values.
    pub const fn kind(self, kind: Kind) -> &'static str {
        match (kind, self) {
            (Kind::Truth, _) => "BOOLEAN",
            (Kind::Whole, _) => "BIGINT",
            (Kind::Text, Spark | BigQuery) => "STRING",
            (Kind::Text, Postgres) => "TEXT",
            (Kind::Text, _) => "VARCHAR",
        }
    }

    /// A value of a kind that is not known.
    pub fn nothing(self, kind: Kind) -> String {
        format!("CAST(NULL AS {})", self.kind(kind))
    }

    /// A name, quoted; a point in it belongs to it.
    pub fn name_of(self, name: &str) -> String {
        match self {
            Spark => format!("`{}`", name.replace('`', "``")),
            BigQuery => format!("`{}`", name.replace('\\', "\\\\").replace('`', "\\`")),
            DuckDb | Postgres | Snowflake | Trino => {
                format!("\"{}\"", name.replace('"', "\"\""))
            }
        }
    }

    /// A table by its name in a contract: a point stands between its parts, but for those in
    /// double quotes.
    pub fn table(self, name: &str) -> String {
        let mut parts = vec![String::new()];
        let mut is_quoted = false;
        for mark in name.chars() {
            match mark {
                '"' => is_quoted = !is_quoted,
                '.' if !is_quoted => parts.push(String::new()),
                mark => parts.last_mut().into_iter().for_each(|part| part.push(mark)),
            }
        }
        parts.iter().map(|part| self.name_of(part)).collect::<Vec<_>>().join(".")
    }

    /// A text as a literal.
    pub fn text(self, text: &str) -> String {
        let doubled = || text.replace('\'', "''");
        match self {
            DuckDb | Trino => format!("'{}'", doubled()),
            // With escapes spelled out nothing depends on a setting of the session.
            Postgres if text.contains('\\') => format!("E'{}'", doubled().replace('\\', "\\\\")),
            Postgres => format!("'{}'", doubled()),
            Spark | BigQuery | Snowflake => {
                let text = text.replace('\\', "\\\\").replace('\'', "\\'");
                format!("'{}'", text.replace('\n', "\\n").replace('\r', "\\r"))
            }
        }
    }

    /// A value as a text.
    pub fn as_text(self, value: &str) -> String {
        format!("CAST({value} AS {})", self.kind(Kind::Text))
    }

    /// A text without the spaces around it.
    pub fn trimmed(self, text: &str) -> String {
        let spaces = self.text(SPACES);
        match self {
            Postgres => format!("BTRIM({text}, {spaces})"),
            DuckDb | BigQuery | Snowflake => format!("TRIM({text}, {spaces})"),
            Spark | Trino => format!("TRIM(BOTH {spaces} FROM {text})"),
        }
    }

    /// A text in lower case, letter by letter, so that no engine's own idea of a case is asked.
    pub fn lower(self, text: &str) -> String {
        format!("TRANSLATE({text}, {}, {})", self.text(UPPER), self.text(LOWER))
    }

    /// A text in upper case.
    pub fn upper(self, text: &str) -> String {
        format!("TRANSLATE({text}, {}, {})", self.text(LOWER), self.text(UPPER))
    }

    /// A word in lower case and without marks.
    pub fn folded(self, text: &str) -> String {
        let from = format!("{UPPER}{MARKS}");
        format!("TRANSLATE({text}, {}, {})", self.text(&from), self.text(LOWER))
    }

    /// The number of a document without what tells no two apart: case, marks, leading zeros.
    pub fn plain(self, number: &str) -> String {
        let from = format!("{LOWER}{MARKS}");
        let text = format!("TRANSLATE({number}, {}, {})", self.text(&from), self.text(UPPER));
        match self {
            Spark | Trino => format!("TRIM(LEADING '0' FROM {text})"),
            _ => format!("LTRIM({text}, '0')"),
        }
    }

    /// A text without the noughts at its end.
    pub fn without_last_noughts(self, text: &str) -> String {
        match self {
            Spark | Trino => format!("TRIM(TRAILING '0' FROM {text})"),
            _ => format!("RTRIM({text}, '0')"),
        }
    }

    /// Whether a text in upper case is three letters.
    pub fn is_code(self, text: &str) -> String {
        let letters = self.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
        format!("(LENGTH({text}) = 3 AND TRANSLATE({text}, {letters}, '') = '')")
    }

    /// A text without its digits.
    pub fn without_digits(self, text: &str) -> String {
        format!("TRANSLATE({text}, '0123456789', '')")
    }

    /// Where a text stands in another, from 1; 0 where it does not.
    pub fn place_of(self, part: &str, text: &str) -> String {
        match self {
            BigQuery => format!("STRPOS({text}, {part})"),
            _ => format!("POSITION({part} IN {text})"),
        }
    }

    /// The quotient of two whole numbers that are not negative, without its rest.
    pub fn quotient(self, a: &str, b: &str) -> String {
        match self {
            DuckDb => format!("({a} // {b})"),
            Postgres | BigQuery => format!("DIV({a}, {b})"),
            Spark => format!("({a} DIV {b})"),
            // Decimals are divided with a rest, so the rest is taken off before.
            Snowflake | Trino => format!("(({a} - MOD({a}, {b})) / {b})"),
        }
    }

    /// The same of two wide numbers, as a whole number; what does not fit makes the script fail.
    pub fn wide_quotient(self, a: &str, b: &str) -> String {
        let whole = match self {
            // What DIV makes of decimals wraps where it does not fit.
            Spark => format!("(({a} - {a} % {b}) / {b})"),
            _ => self.quotient(a, b),
        };
        format!("CAST({whole} AS {})", self.kind(Kind::Whole))
    }

    /// The rest of a division of two whole numbers, with the sign of the first.
    pub fn rest(self, a: &str, b: &str) -> String {
        match self {
            BigQuery => format!("MOD({a}, {b})"),
            _ => format!("({a} % {b})"),
        }
    }

    /// A whole number with room for the product of two.
    pub fn wide(self, a: &str) -> String {
        match self {
            DuckDb => format!("CAST({a} AS HUGEINT)"),
            Postgres => format!("CAST({a} AS NUMERIC)"),
            BigQuery => format!("CAST({a} AS BIGNUMERIC)"),
            Spark | Snowflake | Trino => format!("CAST({a} AS DECIMAL(19, 0))"),
        }
    }

    /// An amount as an exact decimal of six places; what is too large makes the script fail.
    pub fn decimal(self, value: &str) -> String {
        match self {
            BigQuery => format!("ROUND(CAST({value} AS BIGNUMERIC), 6)"),
            Postgres => format!("CAST({value} AS NUMERIC(25, 6))"),
            _ => format!("CAST({value} AS DECIMAL(25, 6))"),
        }
    }

    /// The number of a day, from 1970-01-01.
    pub fn day(self, date: &str) -> String {
        let day = match self {
            DuckDb | Postgres => format!("{date} - DATE '1970-01-01'"),
            Spark | BigQuery => format!("UNIX_DATE({date})"),
            Snowflake => format!("DATEDIFF('day', DATE '1970-01-01', {date})"),
            Trino => format!("DATE_DIFF('day', DATE '1970-01-01', {date})"),
        };
        format!("CAST({day} AS {})", self.kind(Kind::Whole))
    }

    /// The microseconds of a time on the wall, as if its clock were that of UTC.
    pub fn wall(self, time: &str) -> String {
        let start = "'1970-01-01 00:00:00'";
        let micros = match self {
            DuckDb => format!("EPOCH_US({time})"),
            Postgres => format!("EXTRACT(EPOCH FROM {time}) * 1000000"),
            Spark => format!("TIMESTAMPDIFF(MICROSECOND, TIMESTAMP_NTZ {start}, {time})"),
            BigQuery => format!("DATETIME_DIFF({time}, DATETIME {start}, MICROSECOND)"),
            Snowflake => {
                format!("DATEDIFF('microsecond', CAST({start} AS TIMESTAMP_NTZ), {time})")
            }
            Trino => format!("DATE_DIFF('microsecond', TIMESTAMP {start}, {time})"),
        };
        format!("CAST({micros} AS {})", self.kind(Kind::Whole))
    }

    /// The microseconds of an instant.
    pub fn instant(self, time: &str) -> String {
        let micros = match self {
            DuckDb => format!("EPOCH_US({time})"),
            Postgres => format!("EXTRACT(EPOCH FROM {time}) * 1000000"),
            Spark | BigQuery => format!("UNIX_MICROS({time})"),
            Snowflake => format!("DATE_PART('epoch_microsecond', {time})"),
            Trino => {
                let start = "TIMESTAMP '1970-01-01 00:00:00 UTC'";
                format!("DATE_DIFF('microsecond', {start}, {time})")
            }
        };
        format!("CAST({micros} AS {})", self.kind(Kind::Whole))
    }

    /// An order of values that does not depend on a setting, nothing first.
    pub fn ordered(self, value: &str, is_text: bool) -> String {
        let collation = if self == Postgres && is_text { " COLLATE \"C\"" } else { "" };
        match self {
            BigQuery | Spark => format!("{value} ASC NULLS FIRST"),
            _ => format!("{value}{collation} NULLS FIRST"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_texts_cannot_end_before_their_end() {
        let told = |dialect: Dialect| (dialect.name_of("a\"`;--"), dialect.text("it's \\ ;--"));
        let expected = [
            ("\"a\"\"`;--\"", "'it''s \\ ;--'"),
            ("\"a\"\"`;--\"", "E'it''s \\\\ ;--'"),
            ("`a\"``;--`", "'it\\'s \\\\ ;--'"),
            ("`a\"\\`;--`", "'it\\'s \\\\ ;--'"),
            ("\"a\"\"`;--\"", "'it\\'s \\\\ ;--'"),
            ("\"a\"\"`;--\"", "'it''s \\ ;--'"),
        ];
        for (dialect, (name, text)) in Dialect::ALL.into_iter().zip(expected) {
            assert_eq!(told(dialect), (name.to_owned(), text.to_owned()), "{}", dialect.name());
        }
    }

    #[test]
    fn a_table_is_named_by_its_parts() {
        assert_eq!(Dialect::DuckDb.table("shop.orders"), "\"shop\".\"orders\"");
        assert_eq!(Dialect::DuckDb.table("\"a.b\".c"), "\"a.b\".\"c\"");
        assert_eq!(Dialect::Spark.table("lake.shop.orders"), "`lake`.`shop`.`orders`");
    }

    #[test]
    fn letters_of_both_cases_stand_in_the_same_places() {
        assert_eq!(UPPER.chars().count(), LOWER.chars().count());
        let pairs = UPPER.chars().zip(LOWER.chars());
        assert!(pairs.clone().all(|(upper, lower)| upper.to_lowercase().eq([lower])));
    }
}
