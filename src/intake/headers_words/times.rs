//! When things happened, and when an invoice is due.
//!
//! Holds only names that say so themselves, or with their company; the others are `undecided`.

use super::{Entry, Tongues};
use crate::tables::Role::{Deliveries, Invoices, Messages, Orders, Payments};

/// A day without saying of what: that of the document the row is.
const BARE: Tongues = [
    "~date utc",
    "~date, ~created at, ~created on, ~created, ~creation date",
    "~datum, ~skapad datum",
    "~dato, ~opprettet dato",
    "~dato, ~oprettet dato",
    "~pvm, ~päivämäärä, ~päiväys, ~luontipäivä",
    "~datum, ~belegdatum, ~buchungsdatum, ~angelegt am, ~erstellt am",
    "~data, ~data dokumentu, ~data utworzenia",
    "~дата, ~дата документа, ~дата создания",
];

/// The words.
pub const WORDS: &[Entry] = &[
    (
        &[Orders],
        "ordered_at",
        [
            "order purchase timestamp, o orderdate, order date dateorders, date order date, \
             audat, erdat, document date if sales document",
            "ordered at, order timestamp, order datetime, order date time, order date, \
             ordered on, date ordered, order time, order placed at, order placed, placed at, \
             date placed, order created at, order created, order creation date, \
             sales order date, purchase order date, po date, purchase date, date purchased, \
             sale date, created at, creation date, created",
            "orderdatum, beställningsdatum, orderdag, beställd den",
            "ordredato, bestillingsdato, bestilt dato",
            "ordredato, bestillingsdato, købsdato, bestilt dato, bestilt den",
            "tilauspäivä, tilauspvm, tilauspäivämäärä, tilausaika, tilattu",
            "auftragsdatum, bestelldatum, bestellt am, bestellzeitpunkt, kaufdatum",
            "data zamówienia, data złożenia zamówienia, data złożenia, data zakupu",
            "дата заказа, дата оформления, дата оформления заказа, дата создания заказа, \
             принят в обработку",
        ],
    ),
    (&[Orders], "ordered_at", BARE),
    (
        &[Orders, Deliveries],
        "shipped_at",
        [
            "order delivered carrier date, date shipped date, date date shipped, wadat ist",
            "shipped timestamp, handed to carrier at, shipped at, shipped date, date shipped, \
             shipped on, shipped on date, shipped, actual ship date, actual shipment date, \
             actual shipping date, actual dispatch date, actual goods issue date, \
             actual gi date, actual goods movement date, dispatched at, dispatched on, \
             dispatched on date, dispatched date, date dispatched, despatched at, \
             despatched on, fulfilled at, picked up at",
            "faktiskt utleveransdatum, faktiskt sändningsdatum, skickad, skickat, skickad datum, \
             skickad den, avsänd",
            "faktisk sendedato, faktisk forsendelsesdato, sendt dato, sendt, avsendt dato, \
             avsendt",
            "faktisk afsendelsesdato, faktisk forsendelsesdato, afsendt dato, afsendt den, \
             afsendt, sendt dato, sendt",
            "toteutunut lähetyspäivä, todellinen lähetyspäivä, lähetetty, lähetetty pvm",
            "tatsächliches versanddatum, versendet am, verschickt am, versandt am, \
             tatsächliches warenausgangsdatum, warenausgangsdatum ist, ist warenausgangsdatum, \
             ist wa datum",
            "rzeczywista data wysyłki, faktyczna data wysyłki, data nadania, nadano, wysłano",
            "фактическая дата передачи в доставку, фактическая дата отгрузки, \
             дата фактической отгрузки, дата передачи в доставку",
        ],
    ),
    (&[Deliveries], "shipped_at", ["l shipdate", "", "", "", "", "", "", "", ""]),
    (
        &[Orders, Deliveries],
        "delivered_at",
        [
            "order delivered customer date, delivered to client date, \
             дата доставки if фактическая дата передачи в доставку",
            "delivered timestamp, delivered time, delivery timestamp, actual arrival, \
             actual arrival date, delivered at, delivered date, date delivered, delivered on, \
             delivered, delivery time actual, actual delivery date, actual delivery, \
             actual delivery time, arrived at, arrived on, received at, received date, \
             received on, date received, receipt date, last receipt date, goods receipt date, \
             delivery completed at, proof of delivery date, pod date",
            "faktiskt leveransdatum, levererad, levererat, levererad datum, levererad den, \
             mottaget datum, mottaget den",
            "faktisk leveringsdato, levert dato, levert, mottatt dato, mottaksdato",
            "faktisk leveringsdato, leveret dato, leveret den, leveret, modtaget dato, \
             modtaget den, modtagelsesdato",
            "toteutunut toimituspäivä, toteutunut toimituspvm, todellinen toimituspäivä, \
             toimitettu, toimitettu pvm, vastaanottopäivä, vastaanottopvm, vastaanotettu",
            "tatsächliches lieferdatum, tatsächlicher liefertermin, zustelldatum, \
             zugestellt am, geliefert am, zustellung am, wareneingangsdatum, wareneingang am",
            "faktyczna data dostawy, rzeczywista data dostawy, data doręczenia, dostarczono, \
             doręczono",
            "фактическая дата доставки, дата фактической доставки, дата вручения, \
             дата получения",
        ],
    ),
    (&[Deliveries], "delivered_at", ["l receiptdate", "", "", "", "", "", "", "", ""]),
    (
        &[Orders],
        "cancelled_at",
        [
            "",
            "cancelled at, canceled at, cancelled date, canceled date, cancellation date, \
             cancelled on, canceled on, date cancelled, date canceled",
            "annullerad datum, annullerad den, annulleringsdatum, avbeställd den, \
             makulerad datum",
            "kansellert dato, kanselleringsdato, annullert dato, avbestilt dato",
            "annulleret dato, annulleret den, annulleringsdato, afbestilt dato",
            "peruutuspäivä, peruutuspvm, peruutettu pvm, peruttu pvm",
            "storniert am, stornodatum, stornierungsdatum",
            "data anulowania, data rezygnacji",
            "дата отмены, дата аннулирования",
        ],
    ),
    (
        &[Invoices],
        "issued_at",
        [
            "fkdat, date utc if amount due and amount paid",
            "issued at, invoice date, issue date, invoiced at, invoiced on, date issued, \
             date of invoice, billing date, bill date, document date, transaction date, \
             posting date",
            "fakturadatum, fakturadag, fakturerad den",
            "fakturadato, utstedelsesdato, fakturert dato",
            "fakturadato, udstedelsesdato, faktureringsdato",
            "laskun päivä, laskun päiväys, laskun pvm, laskun päivämäärä, laskupäivä, laskupvm, \
             laskutuspäivä, laskutuspvm",
            "rechnungsdatum, rechnung vom, ausstellungsdatum, fakturadatum, \
             fakturierungsdatum, leistungsdatum",
            "data wystawienia, data wystawienia faktury, data faktury, data sprzedaży",
            "дата счета, дата счета фактуры, дата выставления, дата инвойса",
        ],
    ),
    (&[Invoices], "issued_at", BARE),
    (
        &[Invoices],
        "due_at",
        [
            "due date utc if amount due and amount paid",
            "due at, due date, payment due date, payment due, due on, due",
            "förfallodatum, förfallodag, förfaller, betalas senast, sista betalningsdag",
            "forfallsdato, forfall, forfaller, betalingsfrist",
            "forfaldsdato, forfaldsdag, forfald, betalingsfrist, sidste rettidige betalingsdato",
            "eräpäivä, eräpvm, laskun eräpäivä, viimeinen maksupäivä",
            "fälligkeit, fälligkeitsdatum, fällig am, zahlbar bis, nettofälligkeit",
            "termin płatności, termin zapłaty, płatne do, data płatności do, \
             termin if numer faktury or nr faktury or faktura",
            "срок оплаты, срок платежа, оплатить до, оплата до, крайний срок оплаты",
        ],
    ),
    (
        &[Payments],
        "paid_at",
        [
            "created utc if amount refunded or balance transaction id, \
             created date utc if amount refunded, created if amount refunded",
            "paid at, payment date, date paid, paid on, paid date",
            "betaldatum, betalningsdatum, betald datum, inbetalningsdatum",
            "betalingsdato, betalt dato, innbetalingsdato",
            "betalingsdato, betalt dato, betalt den, indbetalingsdato",
            "maksupäivä, maksupvm, maksettu pvm, suorituspäivä, suorituspvm",
            "zahlungsdatum, zahldatum, zahlungseingang, bezahlt am, gezahlt am",
            "data płatności, data zapłaty, data wpłaty",
            "дата оплаты, дата платежа",
        ],
    ),
    (&[Payments], "paid_at", BARE),
    (
        &[Messages],
        "sent_at",
        [
            "",
            "sent at, sent on, sent date, date sent, message date, sent",
            "skickat, skickad, skickat datum, skickad datum",
            "sendt, sendt dato, sendt tidspunkt",
            "sendt, sendt dato, afsendt, afsendt dato",
            "lähetetty, lähetetty pvm, lähetysaika",
            "gesendet am, gesendet, versendet am, verschickt am",
            "wysłano, data wysłania",
            "отправлено, дата отправки, время отправки",
        ],
    ),
    (&[Messages], "sent_at", BARE),
];
