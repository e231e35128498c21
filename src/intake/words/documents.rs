//! Kinds of invoices and payments, and who did something.

use super::Meaning;

/// Kinds of invoices; of some exports the states, which say as much.
pub const KINDS: &[Meaning] = &[
    (
        "invoice",
        [
            "invoice, inv, sales invoice, tax invoice, final invoice, partial invoice, bill, \
             ar invoice, accrec, paid, open, pending, uncollectible",
            "faktura, debetfaktura, kundfaktura, leverantörsfaktura, slutfaktura, delfaktura",
            "faktura, utgående faktura, inngående faktura",
            "faktura, salgsfaktura, købsfaktura",
            "lasku, myyntilasku, ostolasku",
            "rechnung, verkaufsrechnung, teilrechnung, sammelrechnung, schlussrechnung",
            "faktura, faktura vat, fv, faktura sprzedaży",
            "счет, счет фактура, инвойс, упд",
        ],
    ),
    (
        "credit",
        [
            "credit, credit note, credit memo, creditmemo, credit invoice, sales credit note, \
             ar credit memo, accreccredit, cn",
            "kreditfaktura, kreditnota, kreditering, kredit",
            "kreditnota, kreditfaktura, kreditering",
            "kreditnota, kreditfaktura, kreditering",
            "hyvityslasku, hyvitys",
            "gutschrift, rechnungskorrektur, korrekturrechnung, stornorechnung, \
             verkaufsgutschrift",
            "korekta, faktura korygująca, faktura korekta, fv korekta",
            "кредит нота, корректировка, корректировочный счет, \
             корректировочная счет фактура",
        ],
    ),
    (
        "debit",
        [
            "debit, debit note, debit memo",
            "debetnota",
            "debetnota",
            "debitnota",
            "veloitusnota",
            "lastschrift, belastungsanzeige, lastschriftanzeige",
            "nota obciążeniowa, nota debetowa",
            "дебет нота",
        ],
    ),
    (
        "void",
        [
            "void, voided, cancelled, canceled",
            "makulerad, annullerad",
            "makulert, annullert, kansellert",
            "annulleret, makuleret",
            "mitätöity, peruttu, peruutettu",
            "storno, storniert, annulliert",
            "anulowano, anulowana, anulowany",
            "аннулирован, отменен",
        ],
    ),
    (
        "proforma",
        [
            "proforma, pro forma, proforma invoice, pro forma invoice, draft",
            "proformafaktura, utkast",
            "proformafaktura, kladd",
            "proformafaktura, kladde",
            "proformalasku, luonnos",
            "proformarechnung, entwurf",
            "faktura proforma, faktura pro forma, szkic",
            "проформа, счет проформа, черновик",
        ],
    ),
    (
        "prepayment",
        [
            "prepayment, prepayment invoice, advance, advance invoice, down payment, \
             down payment invoice, deposit, deposit invoice",
            "förskott, förskottsfaktura, a conto",
            "forskudd, forskuddsfaktura, a konto",
            "forudbetaling, acontofaktura, forudbetalingsfaktura",
            "ennakkolasku, ennakkomaksu",
            "anzahlung, anzahlungsrechnung, vorauszahlung",
            "zaliczka, faktura zaliczkowa",
            "аванс, авансовый счет, предоплата, счет на предоплату",
        ],
    ),
];

/// Why a credit note was given, where nothing was wrong with the bill.
pub const REASONS: &[Meaning] = &[(
    "goodwill",
    [
        "goodwill, goodwill credit, goodwill gesture, gesture of goodwill, courtesy, \
         courtesy credit",
        "goodwill, kulans, kulanskredit, goodwillkreditering",
        "goodwill, kulanse, kulansekreditering",
        "goodwill, kulance, kulancekreditering",
        "goodwill, hyvän tahdon ele, hyvän tahdon hyvitys",
        "kulanz, kulanzgutschrift, aus kulanz, goodwill",
        "gest dobrej woli, rabat z dobrej woli, goodwill",
        "жест доброй воли, из лояльности, гудвилл",
    ],
)];

/// Kinds of payments, and who did something.
pub const OTHERS: &[Meaning] = &[
    (
        "refund",
        [
            "refund",
            "återbetalning",
            "refusjon, tilbakebetaling",
            "refusion, tilbagebetaling",
            "palautus, hyvitys, maksunpalautus",
            "erstattung, rückerstattung, rückzahlung",
            "zwrot, zwrot płatności",
            "возврат, возврат средств, возврат платежа",
        ],
    ),
    (
        "payment",
        [
            "payment, paid, charge",
            "betalning, inbetalning",
            "betaling, innbetaling",
            "betaling, indbetaling",
            "maksu, suoritus, maksusuoritus",
            "zahlung, einzahlung, zahlungseingang",
            "płatność, wpłata",
            "платеж, оплата, поступление",
        ],
    ),
    (
        "customer",
        [
            "customer, buyer, client, user, consumer",
            "kund, kunden, köpare",
            "kunde, kunden, kjøper",
            "kunde, kunden, køber",
            "asiakas, ostaja",
            "kunde, käufer, besteller",
            "klient, kupujący, nabywca",
            "клиент, покупатель",
        ],
    ),
    (
        "seller",
        [
            "seller, merchant, shop, store, vendor, supplier, admin, staff",
            "säljare, säljaren, butik, leverantör",
            "selger, butikk, leverandør",
            "sælger, butik, leverandør",
            "myyjä, kauppa, toimittaja",
            "verkäufer, händler, lieferant, shop",
            "sprzedawca, sklep, dostawca",
            "продавец, магазин, поставщик",
        ],
    ),
    (
        "carrier",
        [
            "carrier, courier, forwarder, transporter, haulier, shipping company, transport",
            "transportör, speditör, fraktbolag, transport",
            "transportør, speditør, fraktselskap, transport",
            "transportør, speditør, fragtfirma, transport",
            "kuljetusliike, kuljettaja, huolitsija, kuljetus",
            "spediteur, frachtführer, transporteur, versanddienstleister, transport",
            "przewoźnik, kurier, spedytor, transport",
            "перевозчик, курьер, экспедитор, транспортная компания",
        ],
    ),
    (
        "bot",
        [
            "bot, chatbot, robot, automatic, automated, auto, auto reply, system, machine",
            "autosvar, automatiskt, robot",
            "autosvar, automatisk, robot",
            "autosvar, automatisk, robot",
            "automaattinen, botti, automaattivastaus",
            "automatisch, automatische antwort, autoantwort",
            "automatyczna, automatyczne, autoodpowiedź",
            "автоматически, автоответ, бот, робот",
        ],
    ),
];
