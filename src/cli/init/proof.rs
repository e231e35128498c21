//! What a contract may say without changing anything, found by trying.
//!
//! Does not know how a draft is tried.

use super::draft::{Draft, Key};

/// Takes out of a draft whatever changes something. `is_same` tells whether a draft, used as it
/// stands, gives the same as no contract at all.
pub fn prove(draft: &mut Draft<'_>, is_same: &dyn Fn(&Draft<'_>) -> bool) {
    if draft.sections.is_empty() || is_same(draft) {
        return;
    }
    let wanted = draft.clone();
    draft.is_currency_said = false;
    for section in &mut draft.sections {
        let has_flag = section.has_flag;
        section.said.retain(|key| has_flag && *key == Key::Roles);
    }
    if !is_same(draft) {
        draft.sections.iter_mut().for_each(|section| section.is_comment = true);
        return;
    }
    draft.is_currency_said = wanted.is_currency_said;
    draft.is_currency_said &= is_same(draft);
    for key in Key::ALL {
        let places: Vec<usize> = (0..draft.sections.len())
            .filter(|&at| wanted.sections[at].said.contains(&key))
            .filter(|&at| !draft.sections[at].said.contains(&key))
            .collect();
        if places.is_empty() || adds_nothing(draft, &places, key, is_same) {
            continue;
        }
        for place in places {
            adds_nothing(draft, &[place], key, is_same);
        }
    }
}

/// Says a key of some sections, and takes it back where that changes something.
fn adds_nothing(
    draft: &mut Draft<'_>,
    places: &[usize],
    key: Key,
    is_same: &dyn Fn(&Draft<'_>) -> bool,
) -> bool {
    places.iter().for_each(|&at| draft.sections[at].said.push(key));
    let is_same = is_same(draft);
    if !is_same {
        places.iter().for_each(|&at| draft.sections[at].said.retain(|held| *held != key));
    }
    is_same
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::init::draft::Section;
    use Key::{Columns, Dates, Roles};

    /// Two sections that would say three keys each, and a currency.
    fn draft() -> Draft<'static> {
        let section = Section { said: vec![Roles, Dates, Columns], ..Section::default() };
        Draft {
            currency: Some("EUR".to_owned()),
            is_currency_said: true,
            sections: vec![section.clone(), section],
            ..Draft::default()
        }
    }

    fn check(is_same: impl Fn(&Draft<'_>) -> bool, expected: [&[Key]; 2], currency: bool) {
        let mut draft = draft();
        prove(&mut draft, &is_same);
        let said = |at: usize| draft.sections[at].said.as_slice();
        assert_eq!([said(0), said(1)], expected);
        assert_eq!(draft.is_currency_said, currency);
    }

    #[test]
    fn what_changes_nothing_stays() {
        check(|_| true, [&[Roles, Dates, Columns]; 2], true);
    }

    #[test]
    fn only_what_changes_something_goes() {
        let first_dates = |draft: &Draft<'_>| draft.sections[0].said.contains(&Dates);
        let expected: [&[Key]; 2] = [&[Roles, Columns], &[Roles, Dates, Columns]];
        check(|draft| !first_dates(draft), expected, true);
        check(|draft| !draft.is_currency_said, [&[Roles, Dates, Columns]; 2], false);
    }

    #[test]
    fn where_every_source_changes_something_all_become_comments() {
        let mut draft = draft();
        prove(&mut draft, &|_| false);
        assert!(draft.sections.iter().all(|section| !section.is_source()));
    }

    #[test]
    fn a_role_that_was_said_is_never_taken_back() {
        let mut draft = draft();
        draft.sections[0].has_flag = true;
        prove(&mut draft, &|draft| draft.sections[0].said == [Roles]);
        assert_eq!(draft.sections[0].said, [Roles]);
    }
}
