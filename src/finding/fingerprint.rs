//! What a finding is known by from run to run, and what a finding of a subject would be known by.
//!
//! Never made of amounts, and of a date only where a row has no key at all.

use super::{Keys, Source, or};
use crate::tables::columns_of;
use crate::texts::{NO_TEXT, TextId};

impl Source<'_> {
    /// The order of a subject, or the document where there is none.
    pub fn anchor(&self, subject: usize) -> TextId {
        let ids = self.ids(subject);
        or(ids.order.unwrap_or(NO_TEXT), ids.document)
    }

    /// What a finding of a subject is or would be known by, and how many rows speak of it.
    pub fn mark(&self, subject: usize) -> (u128, u32) {
        let ids = self.ids(subject);
        let text = |id| self.text(id).to_owned();
        let (order, line) = (text(ids.order.unwrap_or(NO_TEXT)), text(ids.line));
        let keys = Keys { order, line, document: text(ids.document) };
        let keys = self.named(subject, &keys).unwrap_or(keys);
        let rows = u32::try_from(self.evidence(subject).len()).unwrap_or(u32::MAX);
        (self.fingerprint.hash(&keys), rows)
    }
}

impl Source<'_> {
    /// What tells a row apart that has no key at all: what it says, its words other than its state
    /// and the first of its moments, because its place in the file changes from day to day. Two
    /// rows that say the same are one.
    pub(super) fn named(&self, subject: usize, keys: &Keys) -> Option<Keys> {
        let role = self.promise.about.role().filter(|_| *keys == Keys::default())?;
        let (row, table) = (self.view.row.at(subject), self.view.dossiers.tables.of(role));
        let (mut document, mut has_moment) = (String::new(), false);
        for spec in columns_of(role).iter().filter(|spec| spec.name != "status") {
            let text = table.texts(spec.name).and_then(|texts| texts.get(row as usize));
            if let Some(text) = text.filter(|text| *text != NO_TEXT) {
                document.push_str(&format!("{}={}\u{1e}", spec.name, self.text(text)));
            }
            let time = table.times(spec.name).and_then(|times| times.get(row as usize));
            if let Some(time) = time.filter(|time| time.is_known() && !has_moment) {
                document.push_str(&format!("{}={}\u{1e}", spec.name, time.lo));
                has_moment = true;
            }
        }
        Some(Keys { document, ..Keys::default() })
    }
}

/// What a finding is known by from run to run: a hash of the code and the keys (FNV-1a, 128 bits),
/// as 32 hexadecimal digits. Never made of amounts or dates (G18 of the domain).
pub fn fingerprint(code: &str, keys: &Keys) -> String {
    Fingerprint::of(code).with(keys)
}

/// The part of a fingerprint that all findings of a promise share.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fingerprint(u128);

impl Fingerprint {
    pub(super) fn of(code: &str) -> Self {
        Self(0x6C62_272E_07BB_0142_62B8_2175_6295_C58D).and(code)
    }

    fn and(self, part: &str) -> Self {
        const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013B;
        // The separator keeps ("a", "bc") and ("ab", "c") apart.
        let bytes = part.bytes().chain([0x1F]);
        Self(bytes.fold(self.0, |hash, byte| (hash ^ u128::from(byte)).wrapping_mul(PRIME)))
    }

    fn hash(self, keys: &Keys) -> u128 {
        self.and(&keys.order).and(&keys.line).and(&keys.document).0
    }

    pub(super) fn with(self, keys: &Keys) -> String {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        let hash = self.hash(keys);
        let mut digits = Vec::with_capacity(32);
        for byte in hash.to_be_bytes() {
            digits.push(DIGITS[usize::from(byte >> 4)]);
            digits.push(DIGITS[usize::from(byte & 15)]);
        }
        String::from_utf8(digits).unwrap_or_default()
    }
}
