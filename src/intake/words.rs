//! The words exports use for states and kinds, as the few words the formulas know.
//!
//! A word that is not known stays as it is, in lower case.

use super::fold::fold;

/// What a word is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// The state of an order or a line.
    Order,
    /// The state of a delivery.
    Delivery,
    /// The kind of an invoice.
    Invoice,
    /// Anything else: kinds of payments and messages.
    Other,
}

const ORDER: &[(&str, &str)] = &[
    (
        "delivered",
        "delivered, levererad, levert, dostarczone, dostarczono, доставлен, доставлено, \
        geliefert, zugestellt",
    ),
    (
        "cancelled",
        "cancelled, canceled, annullerad, annulleret, kansellert, kanselleret, avbruten, \
        avbestilt, anulowano, anulowany, anulowane, отменен, отменён, отменено, storniert, \
        cancelado, void, voided",
    ),
    (
        "closed",
        "closed, complete, completed, done, finished, fulfilled, avslutad, klar, fullført, \
        lukket, zakończone, zamknięte, zrealizowane, завершен, выполнен, abgeschlossen, erledigt",
    ),
    (
        "open",
        "open, to deliver, to bill, to deliver and bill, draft, on hold, shipped, approved, \
        created, invoiced, paid, unfulfilled, partial, partially shipped, partially fulfilled, \
        partially delivered, awaiting shipment, ready to ship, in progress, released, \
        pending, processing, confirmed, new, öppen, pågår, bekräftad, åpen, \
        under behandling, otwarte, w realizacji, w przygotowaniu, открыт, в обработке, offen, \
        in bearbeitung",
    ),
];

const DELIVERY: &[(&str, &str)] = &[
    (
        "delivered",
        "delivered, received, levererad, levert, mottatt, dostarczone, dostarczono, \
        dostarczona, доставлен, доставлено, zugestellt, geliefert",
    ),
    (
        "failed",
        "failed, delivery failed, failed attempt, not delivered, undelivered, misslyckad, \
        mislykket, niedoręczona, не доставлен, fehlgeschlagen, nicht zugestellt, \
        refused, refused by customer, refused by recipient, rejected, undeliverable",
    ),
    (
        "returned",
        "returned, return to sender, returnerad, retur, returnert, zwrócona, zwrot, \
        возвращен, возврат, retoure, zurückgesendet",
    ),
    (
        "in transit",
        "in transit, intransit, transit, shipped, on the way, out for delivery, skickad, \
        under transport, underveis, sendt, w drodze, wysłane, nadana, в пути, отправлен, \
        unterwegs, versendet",
    ),
    ("lost", "lost, missing, förlorad, tapt, zagubiona, утерян, verloren"),
    ("cancelled", "cancelled, canceled, annullerad, kansellert, anulowano, отменен, storniert"),
];

const INVOICE: &[(&str, &str)] = &[
    ("invoice", "invoice, inv, faktura, faktura vat, rechnung, счет, счет фактура, ar invoice"),
    (
        "credit",
        "credit, credit note, credit memo, creditmemo, cn, kreditfaktura, kreditnota, \
        kreditering, korekta, faktura korygująca, fv korekta, gutschrift, rechnungskorrektur, \
        корректировка, кредит нота",
    ),
    ("debit", "debit, debit note, debit memo, debetnota, lastschrift"),
    (
        "void",
        "void, voided, cancelled, canceled, makulerad, annullerad, anulowano, storno, storniert",
    ),
    ("proforma", "proforma, pro forma, proforma invoice, proformafaktura, pro forma invoice"),
    (
        "prepayment",
        "prepayment, prepayment invoice, advance, advance invoice, down payment, deposit, \
        förskott, forskudd, zaliczka, faktura zaliczkowa, аванс, anzahlung, anzahlungsrechnung",
    ),
];

const OTHER: &[(&str, &str)] = &[
    ("refund", "refund, refunded, återbetalning, refusjon, zwrot, возврат, erstattung"),
    ("seller", "seller, merchant, shop, store, vendor, supplier, admin, staff"),
    ("customer", "customer, buyer, client, user, consumer"),
    (
        "delay notice",
        "delay notice, delay, delayed, delay notification, delivery delayed, late notice",
    ),
    ("payment", "payment, paid, betalning, betaling, płatność, платеж, zahlung"),
];

/// Our word for a word of an export, if it is known.
pub fn canonical(about: About, word: &str) -> Option<&'static str> {
    let list = match about {
        About::Order => ORDER,
        About::Delivery => DELIVERY,
        About::Invoice => INVOICE,
        About::Other => OTHER,
    };
    let (short, long) = fold(word);
    let is_it = |known: &str| {
        let (one, other) = fold(known);
        !short.is_empty() && (one == short || other == long)
    };
    list.iter().find(|(_, words)| words.split(',').any(is_it)).map(|(ours, _)| *ours)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(about: About, words: &[&str], ours: &str) {
        for word in words {
            assert_eq!(canonical(about, word), Some(ours), "{word}");
        }
    }

    #[test]
    fn words_of_six_languages_are_known() {
        let cancelled =
            ["Canceled", "ANNULLERAD", "Kansellert", "Anulowano", "Отменен", "storniert"];
        check(About::Order, &cancelled, "cancelled");
        check(About::Delivery, &["Levererad", "Levert", "Zugestellt"], "delivered");
        check(About::Delivery, &["in_transit", "In Transit"], "in transit");
        check(About::Invoice, &["Credit Note", "kreditfaktura", "Korekta", "Gutschrift"], "credit");
        check(About::Other, &["Refund"], "refund");
    }

    #[test]
    fn a_word_is_taken_whole_and_an_unknown_one_stays() {
        assert_eq!(canonical(About::Order, "not cancelled"), None);
        assert_eq!(canonical(About::Order, "???"), None);
        assert_eq!(canonical(About::Other, "delay_notice"), Some("delay notice"));
    }
}
