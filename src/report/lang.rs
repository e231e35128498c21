//! The languages that a report can be in.
//!
//! Holds no words: those are the renderers'.

/// A language that a report can be in; the words of `--lang` and what they mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, clap::ValueEnum)]
pub enum Lang {
    /// English
    #[default]
    En,
    /// Swedish
    Sv,
    /// Norwegian
    Nb,
    /// Polish
    Pl,
    /// Russian
    Ru,
    /// German
    De,
}

impl Lang {
    /// Every language.
    pub const ALL: [Self; 6] = [Self::En, Self::Sv, Self::Nb, Self::Pl, Self::Ru, Self::De];

    /// Its tag, as `--lang` has it.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Sv => "sv",
            Self::Nb => "nb",
            Self::Pl => "pl",
            Self::Ru => "ru",
            Self::De => "de",
        }
    }

    /// The language of a tag.
    pub fn tagged(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lang| lang.tag() == tag)
    }
}
