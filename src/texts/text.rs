//! A text as it is read: borrowed from where it is kept, or made of its family and its number.
//!
//! Is used like any other text, and knows nothing of numbers.

use super::family::LENGTH_MAX;
use std::borrow::Borrow;
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Deref;

/// A text. Not to be copied, so that `to_owned` makes a [`String`] of it.
pub struct Text<'a>(Kind<'a>);

enum Kind<'a> {
    Kept(&'a str),
    Made([u8; LENGTH_MAX], u8),
}

impl Text<'static> {
    /// The first bytes of an array, which are a text.
    #[inline]
    pub(super) const fn made(bytes: [u8; LENGTH_MAX], length: u8) -> Self {
        Self(Kind::Made(bytes, length))
    }
}

impl<'a> From<&'a str> for Text<'a> {
    #[inline]
    fn from(text: &'a str) -> Self {
        Self(Kind::Kept(text))
    }
}

impl Deref for Text<'_> {
    type Target = str;

    #[inline]
    fn deref(&self) -> &str {
        match &self.0 {
            Kind::Kept(text) => text,
            Kind::Made(bytes, length) => str::from_utf8(&bytes[..usize::from(*length)])
                .expect("a text with other digits is a text"),
        }
    }
}

impl AsRef<str> for Text<'_> {
    fn as_ref(&self) -> &str {
        self
    }
}

impl Borrow<str> for Text<'_> {
    fn borrow(&self) -> &str {
        self
    }
}

impl fmt::Display for Text<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&**self, out)
    }
}

impl fmt::Debug for Text<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, out)
    }
}

impl PartialEq for Text<'_> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl Eq for Text<'_> {}

impl PartialEq<str> for Text<'_> {
    fn eq(&self, other: &str) -> bool {
        &**self == other
    }
}

impl PartialEq<&str> for Text<'_> {
    fn eq(&self, other: &&str) -> bool {
        &**self == *other
    }
}

impl PartialEq<String> for Text<'_> {
    fn eq(&self, other: &String) -> bool {
        **self == **other
    }
}

impl PartialOrd for Text<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Text<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        str::cmp(self, other)
    }
}

impl Hash for Text<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        str::hash(self, state);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    fn made(text: &str) -> Text<'static> {
        let mut bytes = [b'x'; LENGTH_MAX];
        bytes[..text.len()].copy_from_slice(text.as_bytes());
        Text::made(bytes, text.len() as u8)
    }

    #[test]
    fn a_made_text_is_the_same_as_a_kept_one() {
        let (made, kept) = (made("Ö-0042"), Text::from("Ö-0042"));
        assert_eq!(made, kept);
        assert_eq!(made, "Ö-0042");
        assert_eq!(format!("{made} {made:?}"), "Ö-0042 \"Ö-0042\"");
        let owned: String = made.to_owned();
        assert_eq!(kept, owned);
        let next = Text::from("Ö-0043");
        assert!(kept < next);
        assert_eq!(BTreeMap::from([(made, 7)]).get("Ö-0042"), Some(&7));
    }
}
