//! What exports are to be made: how many orders, and how they are written.
//!
//! Makes nothing itself.

use std::fmt;

/// How files are packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Packing {
    /// Not at all.
    #[default]
    Plain,
    /// As gzip.
    Gz,
    /// As zstd.
    Zst,
}

impl Packing {
    /// What stands behind `.csv` in the name of a file.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Gz => ".gz",
            Self::Zst => ".zst",
        }
    }
}

/// What exports are to be made; the same recipe makes the same bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipe {
    /// How many orders.
    pub orders: u64,
    /// What the dice are thrown by.
    pub seed: u64,
    /// Whether the rows lie all over their file, and not nearly in the order of the orders.
    pub is_shuffled: bool,
    /// Whether every text stands in quotes.
    pub is_quoted: bool,
    /// Whether there are forty columns and a long comment besides that nobody asked for.
    pub is_wide: bool,
    /// Whether orders are known by UUIDs.
    pub has_uuids: bool,
    /// How the files are packed.
    pub packing: Packing,
}

impl Default for Recipe {
    fn default() -> Self {
        Self {
            orders: 1_000_000,
            seed: 42,
            is_shuffled: false,
            is_quoted: false,
            is_wide: false,
            has_uuids: false,
            packing: Packing::Plain,
        }
    }
}

impl fmt::Display for Recipe {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.is_shuffled { "fully shuffled" } else { "nearly sorted" })?;
        let ways = [
            (self.is_quoted, "every text quoted"),
            (self.is_wide, "wide"),
            (self.has_uuids, "UUIDs"),
            (self.packing == Packing::Gz, "gzip"),
            (self.packing == Packing::Zst, "zstd"),
        ];
        ways.iter().filter(|(is_so, _)| *is_so).try_for_each(|(_, word)| write!(f, ", {word}"))
    }
}
