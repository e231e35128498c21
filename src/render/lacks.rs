//! What could not be checked for, in the language of the report.
//!
//! Columns and keys of the contract have one name in every language; machine formats ask for none
//! of this.

use super::Lang;
use crate::formula::lacks;

impl Lang {
    /// What is lacked, as it stands in a report for people: columns, tables and words of the
    /// contract, with commas between what is needed and `or` between what any one of would do.
    pub(super) fn lacks(self, missing: &str) -> String {
        if self == Self::En {
            return missing.to_owned();
        }
        let mut text = missing.to_owned();
        for (english, id) in [(" or ", "lack-or"), (" with ", "lack-with")] {
            text = text.replace(english, &format!(" {} ", self.word(id)));
        }
        let cut_off = [(lacks::NO_CUT_OFF, "[calendar] cut_off")];
        for (english, key) in lacks::IN_CONTRACT.into_iter().chain(cut_off) {
            if text.contains(english) {
                text = text.replace(english, &self.say("lack-in-contract", [("key", key.into())]));
            }
        }
        for (english, id) in [(lacks::WHOLE, "lack-whole"), (lacks::BILLS, "lack-bills")] {
            text = text.replace(english, self.word(id));
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_keep_their_names_and_all_else_is_in_the_language() {
        let missing = "[friction] in the contract, lines.sku with lines.net or returns";
        assert_eq!(Lang::En.lacks(missing), missing);
        let german = "[friction] im Vertrag, lines.sku mit lines.net oder returns";
        assert_eq!(Lang::De.lacks(missing), german);
        assert_eq!(Lang::Sv.lacks(lacks::NO_CUT_OFF), "[calendar] cut_off i kontraktet");
    }

    #[test]
    fn nothing_that_may_be_lacked_is_left_in_english() {
        let said = lacks::IN_CONTRACT.into_iter().map(|(english, _)| english);
        let all: Vec<&str> = said.chain([lacks::NO_CUT_OFF, lacks::WHOLE, lacks::BILLS]).collect();
        for lang in Lang::ALL.into_iter().filter(|lang| *lang != Lang::En) {
            for english in &all {
                assert_ne!(lang.lacks(english), **english, "{lang:?}");
            }
        }
    }
}
