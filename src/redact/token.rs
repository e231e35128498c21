//! What stands for a text that is not to be read: the same token for the same text, and no way back
//! without the salt.
//!
//! Knows nothing of reports but how to make a salt of one.

use crate::report::{Finding, Report};
use sha2::{Digest, Sha256};

/// The shortest salt: with fewer bytes, somebody who tries all of them gets the texts back.
pub const SALT_BYTES_MIN: usize = 16;

/// What every token is made with.
#[derive(Debug, Clone, Copy)]
pub struct Key([u8; 32]);

/// The digits of a token: no letter that is taken for a digit.
const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

impl Key {
    /// The key of a salt, by which the tokens of several runs are the same.
    pub fn of_salt(salt: &[u8]) -> Self {
        Self(hash(&[b"salt", salt]))
    }

    /// The key of a report: made of all that it says, so that only who holds the report that is not
    /// redacted can make it again.
    pub fn of_contents(report: &Report) -> Self {
        let mut hasher = Sha256::new();
        let mut add = |text: &str| {
            hasher.update((text.len() as u64).to_be_bytes());
            hasher.update(text);
        };
        add(&report.as_of);
        for file in &report.files {
            add(&file.path);
            add(&format!("{} {}", file.bytes, file.rows_read));
        }
        for remark in &report.remarks {
            let texts = [&remark.column, &remark.value, &remark.message, &remark.order];
            texts.into_iter().for_each(|text| add(text));
        }
        report.listed().for_each(|finding| add_finding(finding, &mut add));
        Self(hash(&[b"contents", &hasher.finalize()]))
    }

    /// The token of a text: `x` and twelve digits and letters, so that no spreadsheet takes it for
    /// a number or a formula; none of an empty text. Sixty bits are enough that two of a million
    /// texts have the same token less than once in a million runs.
    pub fn token(self, text: &str) -> String {
        if text.is_empty() {
            return String::new();
        }
        let hash = hash(&[b"text", &self.0, text.as_bytes()]);
        let bits = hash.iter().take(8).fold(0_u64, |bits, byte| (bits << 8) | u64::from(*byte));
        let digit = |place: u32| DIGITS[(bits >> (5 * place) & 31) as usize];
        std::iter::once(b'x').chain((0..12).map(digit)).map(char::from).collect()
    }

    /// The fingerprint that stands for one that is made of the keys alone: those of all order
    /// numbers there may be are soon tried out.
    pub fn fingerprint(self, fingerprint: u128) -> u128 {
        let hash = hash(&[b"fingerprint", &self.0, &fingerprint.to_be_bytes()]);
        hash.iter().take(16).fold(0, |mark, byte| (mark << 8) | u128::from(*byte))
    }
}

fn add_finding(finding: &Finding, add: &mut impl FnMut(&str)) {
    let Finding { order, line, document, customer, carrier, note, fingerprint, .. } = finding;
    let values = [&finding.promised.text, &finding.actual.text];
    let texts = [order, line, document, customer, carrier, note, fingerprint];
    texts.into_iter().chain(values).for_each(|text| add(text));
    add(&format!("{:?} {:?}", finding.stake, finding.evidence));
}

/// The hash of parts that are told apart.
fn hash(parts: &[&[u8]]) -> [u8; 32] {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update((part.len() as u64).to_be_bytes());
        hasher.update(part);
    }
    hasher.finalize().into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample;

    #[test]
    fn the_same_text_has_the_same_token_and_another_salt_another() {
        let (one, other) = (Key::of_salt(b"one"), Key::of_salt(b"other"));
        assert_eq!(one.token("SO-1002"), one.token("SO-1002"));
        assert_ne!(one.token("SO-1002"), one.token("SO-1003"));
        assert_ne!(one.token("SO-1002"), other.token("SO-1002"));
        assert_ne!(one.fingerprint(7), other.fingerprint(7));
        assert_eq!(one.token(""), "");
    }

    /// Worked out with `hashlib` of Python.
    #[test]
    fn a_token_is_what_another_program_makes_of_it() {
        let token = Key::of_salt(b"0123456789abcdef").token("SO-1002");
        assert_eq!(token, "xcjm5dmfga47a");
    }

    #[test]
    fn the_salt_of_a_report_is_made_of_all_that_it_says() {
        let token = |report: &Report| Key::of_contents(report).token("SO-1002");
        let plain = sample::report();
        assert_eq!(token(&plain), token(&sample::report()));
        let changes: [fn(&mut Report); 5] = [
            |report| report.as_of.push('x'),
            |report| report.findings[0].customer.push('x'),
            |report| report.findings[2].evidence[0].line += 1,
            |report| report.files[0].bytes += 1,
            |report| report.remarks[0].value.push('x'),
        ];
        for (place, change) in changes.into_iter().enumerate() {
            let mut changed = sample::report();
            change(&mut changed);
            assert_ne!(token(&changed), token(&plain), "change {place}");
        }
    }
}
