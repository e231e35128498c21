//! What a finding is known by from run to run, and what a finding of a subject would be known by.
//!
//! Never made of amounts or dates.

use super::{Keys, Source, or};
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
        let rows = u32::try_from(self.evidence(subject).len()).unwrap_or(u32::MAX);
        (self.fingerprint.hash(&keys), rows)
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
