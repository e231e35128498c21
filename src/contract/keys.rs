//! Every key a contract may hold: what it takes, an example and what it means.
//!
//! One static table per TOML table; the reader, a schema and the documentation follow them.
//! Does not say how a value is read.

/// The keys of one TOML table.
#[derive(Debug)]
pub struct Table {
    /// How the table is written; empty for the top of the file.
    pub header: &'static str,
    /// Its keys, in groups that several tables share.
    pub groups: &'static [&'static [Key]],
    /// What a key of one's own choice stands for; empty where there are none.
    pub others: &'static str,
}

/// One key.
#[derive(Debug, Clone, Copy)]
pub struct Key {
    /// Its name.
    pub name: &'static str,
    /// What may stand behind it.
    pub takes: Takes,
    /// A value as it is written, or the header for a table.
    pub example: &'static str,
    /// What it means, in one line.
    pub meaning: &'static str,
}

/// What may stand behind a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Takes {
    /// A text.
    Text,
    /// A text or a list of texts.
    Texts,
    /// `true` or `false`.
    Truth,
    /// A whole number from 0.
    Count,
    /// A date.
    Day,
    /// A number as it is written, or a text with one.
    Decimal,
    /// The name of a file, or a list of tables.
    FileOrTables,
    /// A list of dates or texts.
    Dates,
    /// An amount, a share, a list of both, or a table for over and under.
    Tolerance,
    /// An amount, a share, or a list of both.
    Limit,
    /// A table.
    Table,
    /// A list of tables.
    Tables,
}

impl Takes {
    /// How it is said in a sentence.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Text => "a text",
            Self::Texts => "a text or a list of texts",
            Self::Truth => "true or false",
            Self::Count => "a whole number",
            Self::Day => "a date",
            Self::Decimal => "a number",
            Self::FileOrTables => "the name of a file or a list of tables",
            Self::Dates => "a list of dates",
            Self::Tolerance => "an amount, a share, a list of both, or a table of over and under",
            Self::Limit => "an amount, a share, or a list of both",
            Self::Table => "a table",
            Self::Tables => "a list of tables",
        }
    }
}

impl Table {
    /// Its keys, in the order they are documented.
    pub fn keys(&self) -> impl Iterator<Item = &'static Key> + use<> {
        self.groups.iter().copied().flatten()
    }

    /// The key of a name.
    pub fn key(&self, name: &str) -> Option<&'static Key> {
        self.keys().find(|key| key.name == name)
    }
}

/// Every table, in the order they are documented.
pub static TABLES: &[&Table] = &[
    &CONTRACT, &SOURCE, &ONLY, &WORDS, &COLUMNS, &CONSTANTS, &TYPES, &CALENDAR, &OPEN, &CUT_OFF,
    &CHARGES, &RATES, &POLICY, &PROMISES, &SETTING, &TOLERANCE, &PENALTY, &SCOPE, &OWN, &TARGET,
    &FRICTION, &LIMITS, &HISTORY,
];

const fn key(
    name: &'static str,
    takes: Takes,
    example: &'static str,
    meaning: &'static str,
) -> Key {
    Key { name, takes, example, meaning }
}

const fn table(header: &'static str, groups: &'static [&'static [Key]]) -> Table {
    Table { header, groups, others: "" }
}

const fn open(header: &'static str, others: &'static str) -> Table {
    Table { header, groups: &[], others }
}

use Takes::{Count, Dates, Day, Decimal, Limit, Tables, Text, Texts, Tolerance, Truth};

/// The top of the file.
pub static CONTRACT: Table = table(
    "",
    &[&[
        key("zone", Text, "\"Europe/Stockholm\"", "the zone of the business, by its IANA name"),
        key("currency", Text, "\"SEK\"", "the currency where no column holds one"),
        key("lang", Text, "\"sv\"", "the language of reports: en, sv, nb, pl, ru or de"),
        key("normalise", Texts, "[\"decimal-zero\"]", "how spellings of keys are made equal"),
        key(
            "packs",
            Texts,
            "[\"eu-consumer\"]",
            "packs: carrier, and the times of law eu-consumer, us-mail-order",
        ),
        key("delivered_by", Text, "\"pod\"", "what counts: pod, first_attempt, ready_for_pickup"),
        key("source", Tables, "[[source]]", "where records are and how they are written"),
        key("calendar", Takes::Table, "[calendar]", "when the business works"),
        key("charges", Takes::Table, "[charges]", "which articles are freight or fees, no goods"),
        key("rates", Takes::FileOrTables, "\"rates.csv\"", "exchange rates with their days"),
        key("policy", Tables, "[[policy]]", "promised times made from the time of the order"),
        key("promises", Takes::Table, "[promises]", "what is changed and added about promises"),
        key("target", Tables, "[[target]]", "which share of a promise is to be kept"),
        key("friction", Takes::Table, "[friction]", "what makes a claim hard on a customer"),
        key("limits", Takes::Table, "[limits]", "how much may be missing in a complete audit"),
        key("history", Takes::Table, "[history]", "what is remembered from run to run"),
    ]],
);

/// Where records are and how they are written.
pub static SOURCE: Table = table(
    "[[source]]",
    &[&[
        key("files", Texts, "\"exports/orders-*.csv\"", "the files, relative to the contract"),
        key("role", Text, "\"orders\"", "what the rows are about; found by the header if absent"),
        key("roles", Texts, "[\"orders\", \"lines\"]", "the same where they are several"),
        key("encoding", Text, "\"windows-1250\"", "the encoding, by its usual name"),
        key("delimiter", Text, "\";\"", "what stands between two cells; \"tab\" for a tab"),
        key("quote", Text, "\"'\"", "what encloses a cell; \"none\" where quotes are text"),
        key("escape", Text, "\"\\\\\"", "what stands before a quote that is text"),
        key("trim_before_quote", Truth, "true", "whether spaces before a quote mean nothing"),
        key("decimal", Text, "\",\"", "the decimal mark"),
        key("dates", Text, "\"dd.mm.yyyy\"", "how dates are written"),
        key("zone", Text, "\"Europe/Warsaw\"", "the zone of timestamps that name none"),
        key("absent", Texts, "[\"N/A\"]", "cells that mean there is no value"),
        key("skip_lines", Count, "2", "how many lines stand above the header"),
        key("comment", Text, "\"#\"", "lines that begin with this are no rows"),
        key("footer", Texts, "[\"Total\"]", "rows that begin so, and all below, are no rows"),
        key("sheet", Text, "\"Orders 2026\"", "the sheet of a workbook"),
        key("min_rows", Count, "100", "fewer rows make the audit incomplete; 0 allows none"),
        key("only", Takes::Table, "{ Type = [\"5\"] }", "rows that count: header and cells"),
        key("words", Takes::Table, "{ DLVD = \"delivered\" }", "their words in ours"),
        key("columns", Takes::Table, "[source.columns.orders]", "which header feeds a column"),
        key("constants", Takes::Table, "[source.constants.orders]", "columns no file holds"),
        key("table", Text, "\"shop.orders\"", "the table of a warehouse, for `promised sql`"),
        key("types", Takes::Table, "[source.types.orders]", "what the columns of a table are"),
    ]],
);

/// What is remembered from run to run.
pub static HISTORY: Table = table(
    "[history]",
    &[&[key("file", Text, "\"promised.history.db\"", "where, relative to the contract")]],
);

/// Which rows of a source count.
pub static ONLY: Table = open("[source.only]", "a header, with one or several cells");
/// What the words of a source mean.
pub static WORDS: Table = open("[source.words]", "their word, with ours");
/// Which header feeds which column.
pub static COLUMNS: Table = open("[source.columns.ROLE]", "a column of the role, with the header");
/// What the columns of a table of a warehouse are.
pub static TYPES: Table =
    open("[source.types.ROLE]", "a column of the role: date, timestamp, timestamptz, minor");
/// Columns with one value for all rows.
pub static CONSTANTS: Table =
    open("[source.constants.ROLE]", "a column of the role, with the value of every row");

/// When the business works.
pub static CALENDAR: Table = table(
    "[calendar]",
    &[&[
        key("open", Takes::Table, "{ fri = \"09:00-15:00\" }", "open hours per weekday"),
        key("holidays", Dates, "[2026-12-24]", "days without work"),
        key("cut_off", Takes::Table, "{ fri = \"12:00\" }", "until when an order counts that day"),
    ]],
);

/// The weekdays, Monday first.
pub static WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// Open hours. Weekdays that are not named keep Monday to Friday, 09:00 to 17:00.
pub static OPEN: Table = table(
    "[calendar.open]",
    &[&[
        key("weekdays", Text, "\"09:00-17:00\"", "Monday to Friday, where a day is not named"),
        key("mon", Text, "\"08:00-12:00, 13:00-17:00\"", "Monday; empty for closed"),
        key("tue", Text, "\"09:00-17:00\"", "Tuesday"),
        key("wed", Text, "\"09:00-17:00\"", "Wednesday"),
        key("thu", Text, "\"09:00-17:00\"", "Thursday"),
        key("fri", Text, "\"09:00-15:00\"", "Friday"),
        key("sat", Text, "\"\"", "Saturday"),
        key("sun", Text, "\"\"", "Sunday"),
    ]],
);

/// Cut-offs.
pub static CUT_OFF: Table = Table {
    header: "[calendar.cut_off]",
    groups: &[&[
        key("weekdays", Text, "\"14:00\"", "Monday to Friday, where a day is not named"),
        key("mon", Text, "\"14:00\"", "Monday"),
        key("tue", Text, "\"14:00\"", "Tuesday"),
        key("wed", Text, "\"14:00\"", "Wednesday"),
        key("thu", Text, "\"14:00\"", "Thursday"),
        key("fri", Text, "\"12:00\"", "Friday"),
        key("sat", Text, "\"12:00\"", "Saturday"),
        key("sun", Text, "\"12:00\"", "Sunday"),
    ]],
    others: "a date such as 2026-12-23, which wins over its weekday",
};

/// Exchange rates, from their days on.
pub static RATES: Table = table(
    "[[rates]]",
    &[&[
        key("date", Day, "2026-03-02", "the first day on which it holds"),
        key("from", Text, "\"EUR\"", "the currency of which it takes one unit"),
        key("to", Text, "\"SEK\"", "the currency of which it gives so many units"),
        key("rate", Decimal, "\"11.05\"", "how many units of it; at most six decimals"),
    ]],
);

/// Which orders something is for.
pub static SELECTORS: &[Key] = &[
    key("customer", Texts, "[\"ACME\"]", "only orders of these customers"),
    key("tier", Texts, "\"gold\"", "only orders of these customer tiers"),
    key("country", Texts, "[\"SE\", \"NO\"]", "only orders to these countries"),
    key("service", Texts, "\"express\"", "only orders of these service levels"),
    key("carrier", Texts, "\"DHL\"", "only orders with these carriers"),
    key("channel", Texts, "\"web\"", "only orders from these channels"),
    key("party", Texts, "\"4711\"", "only orders billed to these parties"),
];

/// Which lines of orders, rows of invoices, tickets and calls a limit is for.
pub static ROW_SELECTORS: &[Key] = &[
    key("item", Texts, "[\"PEN-1\"]", "only lines and rows of these articles"),
    key("charge", Texts, "\"goods\"", "only invoice rows for these charges"),
    key("priority", Texts, "\"urgent\"", "only tickets of these priorities"),
    key("queue", Texts, "\"sales\"", "only calls of these queues"),
];

/// A promised time made from the time of the order; the first that matches wins.
pub static POLICY: Table = table(
    "[[policy]]",
    &[&[key("within", Text, "\"3 business days\"", "how long after the order")], SELECTORS],
);

/// Promises: changes to built-in ones, by name or code, and promises of one's own.
pub static PROMISES: Table =
    open("[promises]", "a promise by name or code: true, false, a severity, or a table");

/// How far a promise may be missed, and within what time it is to be kept.
pub static LIMIT: &[Key] = &[
    key("within", Text, "\"14 days\"", "how long it may take, for promises that ask"),
    key("grace", Text, "\"1 hour\"", "how late still counts as kept"),
    key("tolerance", Tolerance, "[\"0.50\", \"2%\"]", "how far apart still counts as kept"),
    key("converted", Limit, "\"1%\"", "how far apart amounts may be after a conversion"),
    key("recover_within", Text, "\"15 days\"", "how long its money can be claimed back"),
    key("penalty", Takes::Table, "[promises.NAME.penalty]", "what breaking it costs"),
    key("combine", Text, "\"both\"", "it counts when any limit is exceeded, or only when both are"),
];

const SWITCH: &[Key] = &[
    key("enabled", Truth, "false", "whether it is judged at all"),
    key("severity", Text, "\"warning\"", "how serious a finding is: error, warning or info"),
];

const NUMBER: &[Key] =
    &[key("limit", Text, "\"14 days\"", "the limit that stands in the promise; see explain")];

/// How long failures of a customer are held against the business, for the promise that counts them.
pub static MEMORY: &[Key] = &[
    key("window", Text, "\"90 days\"", "how far back failures count; 365 days if absent"),
    key("half_life", Text, "\"30 days\"", "after so long a failure counts half; never if absent"),
];

const FOR: &[Key] =
    &[key("for", Tables, "[[promises.NAME.for]]", "other limits for some orders; the last wins")];

/// What is changed about a built-in promise.
pub static SETTING: Table = table("[promises.NAME]", &[SWITCH, NUMBER, MEMORY, LIMIT, FOR]);

/// A tolerance that differs for over and under.
pub static TOLERANCE: Table = table(
    "[promises.NAME.tolerance]",
    &[&[
        key("over", Limit, "\"0.50\"", "how much above what was promised"),
        key("under", Limit, "\"1%\"", "how much below what was promised"),
    ]],
);

/// What breaking a promise costs whoever made it.
pub static PENALTY: Table = table(
    "[promises.NAME.penalty]",
    &[&[
        key("rate", Text, "\"0.5%\"", "a share of the value, or an amount: \"25.00 EUR\""),
        key("per", Text, "\"1 day\"", "for each so long that it took longer; once if absent"),
        key("periods", Text, "\"begun\"", "which of them count: begun, full, or exact parts"),
        key("cap", Text, "\"10%\"", "at most this share, or this amount"),
        key("excused", Texts, "\"force majeure\"", "excuses of a delivery that cost nothing"),
        key("ends_after", Text, "\"30 days\"", "how late the agreement may be ended"),
    ]],
);

/// Other limits of a promise for some orders.
pub static SCOPE: Table = table("[[promises.NAME.for]]", &[SELECTORS, ROW_SELECTORS, LIMIT]);

/// The fields that are the promise itself, in the words of a promise file.
pub static FIELDS: &[Key] = &[
    key("code", Text, "\"OWN001\"", "its code: three to six capital letters, three digits"),
    key("summary", Text, "\"Sent by the wrong carrier.\"", "what it finds, for lists"),
    key("about", Text, "\"order\"", "order, line, delivery, invoice, payment, return or ticket"),
    key("stage", Text, "\"delivery\"", "order, delivery, billing, payment, answer or return"),
    key("limit", Text, "\"14 days\"", "what the word limit stands for in its formulas"),
    key("when", Text, "\"service = 'fragile'\"", "whether it applies; always if absent"),
    key("promised", Text, "\"promised_by\"", "what was promised"),
    key("actual", Text, "\"delivered_at\"", "what came of it"),
    key("must", Text, "\"actual <= promised\"", "whether it was kept"),
    key("beat", Text, "\"actual + 1 day <= promised\"", "whether it was better than promised"),
    key("open", Text, "\"is_open\"", "whether it can still be fulfilled"),
    key("due", Text, "\"promised\"", "when it must be fulfilled"),
    key("void", Text, "\"is_withdrawn\"", "whether it was withdrawn"),
    key(
        "told",
        Text,
        "\"any(messages where sent_at <= promised)\"",
        "whether the customer was told",
    ),
    key("stake", Text, "\"net\"", "the money at stake"),
    key("weight", Text, "\"net\"", "what its findings without a stake are put in order by"),
    key("value", Text, "\"net\"", "what a penalty is a share of; the stake if absent"),
    key("recover_from", Text, "\"ordered_at\"", "from when its money can be claimed back"),
    key("overbilled", Text, "\"actual > promised\"", "whether the stake was billed too much"),
    key("margin", Text, "\"promised - actual\"", "how much better or worse than promised"),
    key("reports", Text, "\"broken\"", "the outcomes that are findings"),
];

/// A promise of one's own.
pub static OWN: Table = table("[promises.NAME]", &[FIELDS, SWITCH, LIMIT, FOR]);

/// Which share of some promises is to be kept, and over what time.
pub static TARGET: Table = table(
    "[[target]]",
    &[
        &[
            key("promise", Text, "\"late-delivery\"", "its name or code, or the start of codes"),
            key("share", Text, "\"95%\"", "the share that is to be kept"),
            key("window", Text, "\"28 days\"", "how far back from the audit; whole for all"),
            key("min_decided", Count, "20", "below so many decided promises nothing is said"),
        ],
        SELECTORS,
    ],
);

/// What makes a claim hard on a customer, in whole points that are added up.
pub static FRICTION: Table = table(
    "[friction]",
    &[&[
        key("days", Count, "1", "points for each day until the money is back"),
        key("contacts", Count, "5", "points for each time that the customer gets in touch"),
        key("unpaid", Count, "100", "points where nothing is paid; a part of them for a part"),
    ]],
);

/// Which articles are no goods.
pub static CHARGES: Table = table(
    "[charges]",
    &[&[
        key("shipping", Texts, "[\"FREIGHT\"]", "the articles that stand for shipping"),
        key("fee", Texts, "[\"PALLET\"]", "the articles that stand for a fee"),
    ]],
);

/// How much may be missing in a complete audit.
pub static LIMITS: Table = table(
    "[limits]",
    &[&[
        key("quarantined", Count, "0", "rows that may be quarantined in a complete audit"),
        key("rate_days", Count, "7", "days for which an exchange rate holds"),
        key("max_input_age", Text, "\"2 days\"", "how old the newest record may be"),
        key("decoded_bytes", Count, "1000000000", "bytes that a compressed export may grow to"),
        key(
            "maturity_days",
            Count,
            "7",
            "days after which a promise that was due enters the rates",
        ),
    ]],
);

#[cfg(test)]
mod tests;
