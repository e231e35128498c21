//! `delivered_by`: what counts as delivered (G7 of the domain).
//!
//! Only which way was chosen; what each means stands with the facts, in `promises/facts.toml`.

use super::reader::{Reader, Value, text};

/// The event by which a delivery counts as delivered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Handover {
    /// It was handed over, even where it could have been collected before.
    Pod,
    /// It was tried to be handed over for the first time.
    FirstAttempt,
    /// It could be collected, whichever way it was to come.
    ReadyForPickup,
}

impl Handover {
    /// Every way.
    pub const ALL: [Self; 3] = [Self::Pod, Self::FirstAttempt, Self::ReadyForPickup];

    /// The word for it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pod => "pod",
            Self::FirstAttempt => "first_attempt",
            Self::ReadyForPickup => "ready_for_pickup",
        }
    }
}

/// The way of a word; reports a word for none.
pub(super) fn handover(reader: &mut Reader<'_>, value: &Value<'_>) -> Option<Handover> {
    let word = text(value);
    let found = Handover::ALL.into_iter().find(|one| one.name() == word);
    if found.is_none() {
        reader.unknown_word(value.span(), "event", word, &Handover::ALL.map(Handover::name));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::check::{accepted, check};

    #[test]
    fn what_counts_as_delivered_is_one_of_three_events() {
        assert_eq!(accepted("").delivered_by, None);
        for one in Handover::ALL {
            let contract = accepted(&format!("delivered_by = \"{}\"", one.name()));
            assert_eq!(contract.delivered_by, Some(one));
        }
        check(
            "delivered_by = \"first attempt\"",
            "promised.toml:1:16: unknown event \"first attempt\"
  1 | delivered_by = \"first attempt\"
    |                ^^^^^^^^^^^^^^^ did you mean \"first_attempt\"?",
        );
    }
}
