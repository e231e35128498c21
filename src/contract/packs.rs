//! Packs of promises for one trade and of times that a law sets, and `packs`, which switches them
//! on.
//!
//! Which promises are of a pack stands in their own files, what a law says in `law`.

use super::reader::{Reader, Value, elements, text};

/// Promises for one trade, or times that a law sets, off unless a contract switches them on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pack {
    /// What carriers promised and billed.
    Carrier,
    /// The rights of consumers in the European Union.
    EuConsumer,
    /// The rule for mail order in the United States.
    UsMailOrder,
}

impl Pack {
    /// Every pack.
    pub const ALL: [Self; 3] = [Self::Carrier, Self::EuConsumer, Self::UsMailOrder];

    /// The word for it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Carrier => "carrier",
            Self::EuConsumer => "eu-consumer",
            Self::UsMailOrder => "us-mail-order",
        }
    }

    /// The pack of a word.
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|pack| pack.name() == word)
    }
}

/// The packs that a contract switches on; reports words for none.
pub(super) fn packs(reader: &mut Reader<'_>, value: &Value<'_>) -> Vec<Pack> {
    let mut chosen = Vec::new();
    for element in elements(value) {
        match Pack::named(text(element)) {
            Some(pack) => chosen.push(pack),
            None => {
                let names = Pack::ALL.map(Pack::name);
                reader.unknown_word(element.span(), "pack", text(element), &names);
            }
        }
    }
    chosen
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::check::{accepted, check};

    #[test]
    fn packs_are_off_unless_they_are_named() {
        assert_eq!(accepted("").packs, []);
        assert_eq!(accepted("packs = [\"carrier\"]").packs, [Pack::Carrier]);
        let laws = accepted("packs = [\"eu-consumer\", \"us-mail-order\"]").packs;
        assert_eq!(laws, [Pack::EuConsumer, Pack::UsMailOrder]);
        check(
            "packs = \"carriers\"",
            "promised.toml:1:9: unknown pack \"carriers\"
  1 | packs = \"carriers\"
    |         ^^^^^^^^^^ did you mean \"carrier\"?",
        );
    }
}
