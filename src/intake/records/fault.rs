//! Why a physical line is no record, in words.
//!
//! Decides nothing.

/// Why a physical line is no record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Another number of fields than the header.
    Width {
        /// How many fields there are.
        found: usize,
        /// How many the header has.
        wanted: usize,
    },
    /// A quote is opened and not closed.
    UnclosedQuote,
    /// Something stands between a closing quote and the next delimiter.
    AfterQuote,
    /// A space stands before an opening quote.
    SpaceBeforeQuote,
    /// A backslash before a quote, which two kinds of writers mean differently.
    Backslash,
    /// A quote inside one field and another at the end of a later one.
    StrayQuote,
    /// A quoted field holds what looks like whole records.
    Swallowed,
    /// A NUL character.
    Nul,
    /// Delimiters and nothing else.
    OnlyDelimiters,
    /// A carriage return in a file whose lines end otherwise.
    LoneReturn,
    /// A byte order mark where a file seems to have been joined to another.
    Mark,
    /// Bytes that are no text in the encoding of the file.
    Encoding,
    /// More bytes than any record has.
    TooLong,
}

impl Fault {
    /// Whether it can be told from its own line alone, whatever stands before and behind it.
    pub const fn is_local(self) -> bool {
        match self {
            Self::Width { .. }
            | Self::Nul
            | Self::OnlyDelimiters
            | Self::LoneReturn
            | Self::Mark
            | Self::Encoding => true,
            Self::UnclosedQuote
            | Self::AfterQuote
            | Self::SpaceBeforeQuote
            | Self::Backslash
            | Self::StrayQuote
            | Self::Swallowed
            | Self::TooLong => false,
        }
    }

    /// What is wrong, as a sentence without a final stop.
    pub fn message(self) -> String {
        let message = match self {
            Self::Width { found, wanted } => {
                let fields = if found == 1 { "field" } else { "fields" };
                return format!("has {found} {fields} where the header has {wanted}");
            }
            Self::UnclosedQuote => "a quote is opened and not closed",
            Self::AfterQuote => "has text after a closing quote",
            Self::SpaceBeforeQuote => "has a space before an opening quote",
            Self::Backslash => "has a backslash before a quote",
            Self::StrayQuote => "has quotes that may enclose a delimiter or not",
            Self::Swallowed => "lies in quotes that run over what look like whole rows",
            Self::Nul => "holds a NUL character",
            Self::OnlyDelimiters => "holds delimiters and nothing else",
            Self::LoneReturn => {
                "holds a carriage return, while the lines of this file end otherwise"
            }
            Self::Mark => "holds a byte order mark; were exports joined?",
            Self::Encoding => "holds bytes that are not UTF-8, as the rest of the file is",
            Self::TooLong => "is longer than 16 MiB",
        };
        message.to_owned()
    }

    /// What to do about it.
    pub const fn remedy(self) -> &'static str {
        match self {
            Self::Width { .. } => "quote fields that hold the delimiter, or export again",
            Self::UnclosedQuote | Self::AfterQuote | Self::Swallowed | Self::StrayQuote => {
                "double the quotes inside quoted fields, or export again"
            }
            Self::SpaceBeforeQuote => {
                "write `trim_before_quote = true` for this file into the contract"
            }
            Self::Backslash => {
                "write a quote inside quotes as two, or `escape = \"\\\\\"` into the contract"
            }
            Self::Nul => "export again; the file may be damaged",
            Self::OnlyDelimiters => "delete the empty row",
            Self::LoneReturn => "put the text in quotes, or export again",
            Self::Mark => "give the exports one by one",
            Self::Encoding => "export again with one encoding; were files joined?",
            Self::TooLong => "export again; a quote or line end is missing",
        }
    }
}

/// No more bytes than this of a line that is no record are shown.
pub const SHOWN_MAX: usize = 64 << 10;

/// Bytes as text, with `\xE9` for a byte that is none.
pub fn shown(bytes: &[u8]) -> String {
    let bytes = &bytes[..bytes.len().min(SHOWN_MAX)];
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        for byte in chunk.invalid() {
            text.push_str(&format!("\\x{byte:02X}"));
        }
    }
    text
}
