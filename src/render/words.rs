//! The words of a report, in the languages that it can be in: one file of messages for each.
//!
//! Every sentence of a report for people comes from such a file, the English ones too. What comes
//! from data, codes and names of promises are no words, and machine formats ask for none.

use crate::report::Lang;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use std::borrow::Cow;
use std::sync::LazyLock;

type Bundle = FluentBundle<FluentResource>;

/// The messages of every language, each read when its first word is asked for.
static BUNDLES: [LazyLock<Bundle>; Lang::ALL.len()] = [
    LazyLock::new(|| Lang::En.bundle()),
    LazyLock::new(|| Lang::Sv.bundle()),
    LazyLock::new(|| Lang::Nb.bundle()),
    LazyLock::new(|| Lang::Pl.bundle()),
    LazyLock::new(|| Lang::Ru.bundle()),
    LazyLock::new(|| Lang::De.bundle()),
];

impl Lang {
    /// The sign between three digits, and the decimal mark. No line is broken at a sign.
    pub(super) const fn signs(self) -> (char, char) {
        match self {
            Self::En => (',', '.'),
            Self::De => ('.', ','),
            Self::Sv | Self::Nb | Self::Pl | Self::Ru => ('\u{a0}', ','),
        }
    }

    /// A word or a sentence that nothing is put into.
    pub fn word(self, id: &'static str) -> &'static str {
        match self.message(id, None) {
            Some(Cow::Borrowed(word)) => word,
            found => {
                // The tests hold that there is every one, and that none is made up of parts.
                debug_assert!(found.is_some(), "{id} is no message");
                id
            }
        }
    }

    /// A sentence with what is put into it; whole numbers decide its forms and get the signs of
    /// the language.
    pub fn say<const COUNT: usize>(
        self,
        id: &str,
        arguments: [(&'static str, FluentValue<'_>); COUNT],
    ) -> String {
        let arguments: FluentArgs<'_> = arguments.into_iter().collect();
        let said = self.message(id, Some(&arguments));
        debug_assert!(said.is_some(), "{id} is no message");
        said.map_or_else(|| id.to_owned(), Cow::into_owned)
    }

    /// A word of the program's own, such as an outcome or the name of a metric, by the English
    /// one; that itself where it is not known.
    pub fn known<'a>(self, family: &str, english: &'a str) -> Cow<'a, str> {
        let id = id_of(family, english);
        self.message(&id, None).unwrap_or(Cow::Borrowed(english))
    }

    fn message(self, id: &str, arguments: Option<&FluentArgs<'_>>) -> Option<Cow<'static, str>> {
        let bundle: &'static Bundle = &BUNDLES[self as usize];
        let pattern = bundle.get_message(id)?.value()?;
        let mut mistakes = Vec::new();
        let text = match arguments {
            None => bundle.format_pattern(pattern, None, &mut mistakes),
            // What is put in may live shorter than the bundle.
            Some(some) => {
                let text = bundle.format_pattern(pattern, Some(some), &mut mistakes);
                Cow::Owned(text.into_owned())
            }
        };
        debug_assert!(mistakes.is_empty(), "{id}: {mistakes:?}");
        Some(text)
    }

    fn bundle(self) -> Bundle {
        // The tests hold that every file can be read; what could be read would be used.
        let words = FluentResource::try_new(self.source().to_owned());
        let words = words.unwrap_or_else(|(readable, _)| readable);
        let mut bundle = Bundle::new_concurrent(self.tag().parse().into_iter().collect());
        // Signs that turn the direction of writing stand in no report.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(match self {
            Self::En => |value, _| number(value, Self::En),
            Self::Sv => |value, _| number(value, Self::Sv),
            Self::Nb => |value, _| number(value, Self::Nb),
            Self::Pl => |value, _| number(value, Self::Pl),
            Self::Ru => |value, _| number(value, Self::Ru),
            Self::De => |value, _| number(value, Self::De),
        }));
        _ = bundle.add_resource(words);
        bundle
    }

    const fn source(self) -> &'static str {
        match self {
            Self::En => include_str!("words/en.ftl"),
            Self::Sv => include_str!("words/sv.ftl"),
            Self::Nb => include_str!("words/nb.ftl"),
            Self::Pl => include_str!("words/pl.ftl"),
            Self::Ru => include_str!("words/ru.ftl"),
            Self::De => include_str!("words/de.ftl"),
        }
    }
}

/// A number as it stands in a sentence.
fn number(value: &FluentValue<'_>, lang: Lang) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(lang.grouped(&number.as_string())),
        _ => None,
    }
}

/// The name of a message of a family: `outcome-at-risk` for `at risk`.
fn id_of(family: &str, english: &str) -> String {
    let mut id = family.to_owned();
    for word in english.split(|mark: char| !mark.is_ascii_alphanumeric()) {
        if !word.is_empty() {
            id.push('-');
            id.push_str(&word.to_ascii_lowercase());
        }
    }
    id
}

#[cfg(test)]
mod tests;
