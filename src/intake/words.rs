//! The words exports use for states and kinds, as the few words the formulas know.
//!
//! A word that is not known stays as it is, in lower case. Participles that may mean that
//! something only left, or that nothing came yet, are left unknown on purpose.

mod charges;
mod deliveries;
mod documents;
mod excuses;
mod messages;
mod orders;
mod people;
mod service;
mod support;

pub use people::nobody;

use super::fold::fold;
use hashbrown::HashMap;
use std::sync::OnceLock;

/// What a word is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// The state of an order or a line.
    Order,
    /// The state of a delivery.
    Delivery,
    /// The kind of an invoice.
    Invoice,
    /// The kind of a return, or what was decided about it.
    Return,
    /// What a ticket is about, or what came of it.
    Ticket,
    /// What takes a parcel out of the guarantee of its carrier.
    Excuse,
    /// The state of a ticket.
    State,
    /// Yes or no.
    Answer,
    /// A way of delivery.
    Method,
    /// What kind of entitlement it is.
    Right,
    /// Anything else: kinds of payments, and who did something.
    Other,
    /// The kind of a message, or which way it went.
    Message,
    /// Why an attempt to deliver failed.
    Failure,
    /// Why a credit note was given.
    Reason,
    /// What a row of an invoice bills.
    Charge,
}

/// How many of these there are.
pub const ABOUTS: usize = About::Charge as usize + 1;

impl About {
    /// Whether a word that is not known may change what is found, and is worth a remark.
    pub const fn is_closed(self) -> bool {
        !matches!(
            self,
            Self::Other
                | Self::Method
                | Self::Excuse
                | Self::Message
                | Self::Failure
                | Self::Reason
                | Self::Charge
        )
    }

    const fn words(self) -> &'static [Meaning] {
        match self {
            Self::Order => orders::WORDS,
            Self::Delivery => deliveries::WORDS,
            Self::Invoice => documents::KINDS,
            Self::Return => service::RETURNS,
            Self::Ticket => service::TICKETS,
            Self::State => support::STATES,
            Self::Answer => support::ANSWERS,
            Self::Method => support::METHODS,
            Self::Right => support::RIGHTS,
            Self::Excuse => excuses::WORDS,
            Self::Other => documents::OTHERS,
            Self::Message => messages::KINDS,
            Self::Failure => messages::FAILURES,
            Self::Reason => documents::REASONS,
            Self::Charge => charges::WORDS,
        }
    }
}

/// Our word, and theirs in English, Swedish, Norwegian, Danish, Finnish, German, Polish and
/// Russian.
pub type Meaning = (&'static str, [&'static str; 8]);

type Lexicon = HashMap<String, &'static str>;

static LEXICONS: [OnceLock<Lexicon>; ABOUTS] = [const { OnceLock::new() }; ABOUTS];

fn lexicon(about: About) -> Lexicon {
    let mut known = Lexicon::new();
    for (ours, tongues) in about.words() {
        for word in tongues.iter().flat_map(|words| words.split(',')) {
            let (short, long) = fold(word);
            for word in [short, long].into_iter().filter(|word| !word.is_empty()) {
                known.entry(word).or_insert(ours);
            }
        }
    }
    known
}

/// Our word for a word of an export, if it is known.
pub fn canonical(about: About, word: &str) -> Option<&'static str> {
    let known = LEXICONS[about as usize].get_or_init(|| lexicon(about));
    let (short, long) = fold(word);
    known.get(&short).or_else(|| known.get(&long)).copied()
}

/// Our word for a word of an export; one that is not known in lower case.
pub fn word_in_ours(about: About, word: &str) -> String {
    // Our own are many, and need no lexicon.
    if about.words().iter().any(|(ours, _)| *ours == word) {
        return word.to_owned();
    }
    canonical(about, word).map_or_else(|| word.to_lowercase(), str::to_owned)
}

/// What stands between two words of a list in one cell.
pub const BETWEEN: [char; 5] = [',', ';', '|', '/', '+'];

/// A list of words in our words: those that a contract says first, and what is not known in lower
/// case.
pub fn in_ours(about: About, list: &str, said: &[(String, String)]) -> String {
    let of_word = |word: &str| {
        let said = said.iter().find(|(theirs, _)| theirs == word).map(|(_, ours)| ours.as_str());
        said.map_or_else(|| word_in_ours(about, word), str::to_owned)
    };
    let words = list.split(BETWEEN).map(str::trim).filter(|word| !word.is_empty());
    words.map(of_word).collect::<Vec<_>>().join(", ")
}

/// Every word that is known of something, without marks and in lower case, with ours: once with
/// its accents and in each way to write it without them.
pub fn spellings(about: About) -> Vec<(String, &'static str)> {
    let mut known: Vec<(String, &'static str)> = lexicon(about).into_iter().collect();
    for (ours, tongues) in about.words() {
        for word in tongues.iter().flat_map(|words| words.split(',')) {
            let letters = word.chars().filter(|mark| mark.is_alphanumeric());
            let plain: String = letters.flat_map(char::to_lowercase).collect();
            known.push((plain, ours));
        }
    }
    known.retain(|(word, _)| !word.is_empty());
    known.sort_unstable();
    known.dedup_by(|one, other| one.0 == other.0);
    known
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_own_words_mean_themselves() {
        for about in ABOUT {
            for (ours, _) in about.words() {
                assert_eq!(canonical(about, ours), Some(*ours), "{about:?}");
            }
        }
    }

    const ABOUT: [About; ABOUTS] = [
        About::Order,
        About::Delivery,
        About::Invoice,
        About::Return,
        About::Ticket,
        About::Excuse,
        About::State,
        About::Answer,
        About::Method,
        About::Right,
        About::Other,
        About::Message,
        About::Failure,
        About::Reason,
        About::Charge,
    ];

    fn check(about: About, words: &[&str], ours: &str) {
        for word in words {
            assert_eq!(canonical(about, word), Some(ours), "{word}");
        }
    }

    #[test]
    fn words_of_eight_languages_are_known() {
        let cancelled = [
            "Canceled",
            "ANNULLERAD",
            "Kansellert",
            "Annulleret",
            "Peruutettu",
            "storniert",
            "Anulowano",
            "Отменен",
            "Отменён",
        ];
        check(About::Order, &cancelled, "cancelled");
        let arrived = [
            "Delivered",
            "Levererad",
            "Levert",
            "Leveret",
            "Toimitettu",
            "Zugestellt",
            "Dostarczono",
            "Доставлен",
        ];
        check(About::Order, &arrived, "delivered");
        check(About::Delivery, &arrived, "delivered");
        let credits = [
            "Credit Note",
            "kreditfaktura",
            "Kreditnota",
            "Hyvityslasku",
            "Gutschrift",
            "Korekta",
            "Кредит-нота",
        ];
        check(About::Invoice, &credits, "credit");
        let refunds =
            ["Refund", "Återbetalning", "Refusjon", "Hyvitys", "Erstattung", "Zwrot", "Возврат"];
        check(About::Other, &refunds, "refund");
        check(About::Delivery, &["in_transit", "In Transit", "Matkalla", "På vej"], "in transit");
    }

    #[test]
    fn words_are_spelt_out_with_their_accents_and_without() {
        let known = spellings(About::Delivery);
        for word in ["delivered", "påväg", "pavag", "paavaeg", "доставлен"] {
            assert!(known.iter().any(|(spelt, _)| spelt == word), "{word}");
        }
        assert!(known.windows(2).all(|pair| pair[0].0 < pair[1].0), "each once");
    }

    #[test]
    fn part_of_an_order_is_no_whole() {
        let parts = [
            "Partially delivered",
            "Delvis levererad",
            "Delvis mottatt",
            "Delvist leveret",
            "Osittain toimitettu",
            "Teilweise geliefert",
            "Częściowo dostarczone",
            "Частично доставлен",
        ];
        check(About::Order, &parts, "open");
        for word in parts {
            assert_eq!(canonical(About::Delivery, word), None, "{word}");
        }
    }

    #[test]
    fn states_of_known_shops_are_known() {
        let open = ["on-hold", "Processing", "partially_shipped", "Ожидает отгрузки", "Kladd"];
        check(About::Order, &open, "open");
        check(About::Order, &["refunded", "voided"], "cancelled");
        check(About::Order, &["completed", "Fullført", "Zrealizowane"], "closed");
        check(About::Invoice, &["Void", "Makulerad", "Canceled"], "void");
        check(About::Invoice, &["paid", "open", "uncollectible"], "invoice");
        check(About::Other, &["Paid", "charge"], "payment");
        // A charge that was paid back whole is neither a payment nor a row for the way back.
        assert_eq!(canonical(About::Other, "Refunded"), None);
    }

    #[test]
    fn kinds_of_messages_and_reasons_of_failure_are_known() {
        let confirmed =
            ["Order confirmed", "Orderbekräftelse", "Ordrebekreftelse", "potwierdzenie"];
        check(About::Message, &confirmed, "confirmation");
        let under_way = ["out_for_delivery", "Ute för leverans", "In Zustellung", "В пути"];
        check(About::Message, &under_way, "out for delivery");
        check(About::Message, &["survey", "Enkät", "review_request"], "review invitation");
        check(About::Message, &["Inbound", "Inkommande", "eingehend"], "in");
        check(About::Charge, &["Freight", "Frakt", "Versandkosten", "Koszt dostawy"], "shipping");
        check(About::Charge, &["Restocking Fee", "fakturaavgift", "Gebühr"], "fee");
        check(About::Charge, &["Rabatt", "Upust", "скидка"], "discount");
        check(About::Reason, &["Good will", "Kulans", "KULANZ", "Gest dobrej woli"], "goodwill");
        check(About::Failure, &["Nobody home", "Ej hemma", "nicht angetroffen"], "absent");
        // Whether a message was sent says nothing about the goods.
        assert_eq!(canonical(About::Message, "sent"), None);
    }

    #[test]
    fn a_word_is_taken_whole_and_an_unknown_one_stays() {
        assert_eq!(canonical(About::Order, "not cancelled"), None);
        assert_eq!(canonical(About::Order, "???"), None);
        assert_eq!(canonical(About::Order, "Utlevererad"), None);
        assert_eq!(canonical(About::Message, "delay_notice"), Some("delay notice"));
    }

    #[test]
    fn every_meaning_has_words_in_every_language_and_no_word_two_meanings() {
        for about in ABOUT {
            let mut known: HashMap<String, &str> = HashMap::new();
            for (ours, tongues) in about.words() {
                for (language, words) in tongues.iter().enumerate() {
                    assert!(!words.trim().is_empty(), "{about:?}: {ours} in language {language}");
                }
                for word in tongues.iter().flat_map(|words| words.split(',')) {
                    let (short, long) = fold(word);
                    for folded in [short, long] {
                        let other = *known.entry(folded).or_insert(ours);
                        assert_eq!(other, *ours, "{about:?}: {word}");
                    }
                }
            }
        }
    }
}
