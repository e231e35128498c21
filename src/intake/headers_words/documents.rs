//! What names a shipment, an invoice, a payment or a message, and of what kind it is.

use super::Entry;
use crate::tables::Role::{Deliveries, Invoices, Messages, Payments, Returns, Tickets};

/// The words.
pub const WORDS: &[Entry] = &[
    (
        &[Deliveries],
        "delivery_id",
        [
            // A shop may have a column for the country of delivery that is called "Delivery".
            "vbeln unless aubel or fkdat if vgbel, no if order no and shipment date, \
             nr if auftragsnr and warenausgangsdatum, \
             ~delivery unless new client, ~asn dn, \
             ~номер отправления if номер заказа",
            "delivery id, delivery number, delivery no, delivery nr, shipment id, \
             shipment number, shipment no, shipment, delivery note, delivery note number, \
             delivery note no, dispatch note number, packing slip, packing slip number, \
             consignment, consignment number, consignment no, goods receipt number, \
             ~tracking number, ~tracking id, ~tracking, ~shipment tracking number, \
             ~waybill number",
            "leveransnummer, leveransnr, leverans id, följesedelsnummer, följesedelsnr, \
             följesedel, ~kollinummer, ~kolli id, ~sändningsnummer, ~sändnings id, \
             ~fraktsedelsnummer, ~spårningsnummer",
            "leveringsnummer, leveransenummer, leveranse nr, følgeseddelnummer, følgeseddel, \
             pakkseddelnummer, pakkseddel, ~sendingsnummer, ~sporingsnummer, ~kollinummer, \
             ~fraktbrevnummer",
            "leveringsnummer, leverancenummer, leverance nr, følgeseddelnummer, følgeseddelnr, \
             følgeseddel, ~forsendelsesnummer, ~pakkenummer, ~sporingsnummer, ~fragtbrevsnummer, \
             ~track and trace",
            "toimitusnumero, toimitusnro, toimituksen numero, toimitustunnus, lähetenumero, \
             lähetteen numero, lähete, ~lähetysnumero, ~lähetystunnus, ~lähetyksen numero, \
             ~seurantanumero, ~seurantakoodi, ~seurantatunnus, ~rahtikirjan numero, ~kollinumero",
            "lieferscheinnummer, lieferscheinnr, lieferschein nr, lieferschein, liefernummer, \
             lieferungsnummer, ~lieferung, ~sendungsnummer, ~trackingnummer, ~paketnummer, \
             ~frachtbriefnummer, ~sendungsverfolgungsnummer",
            "numer dostawy, nr dostawy, numer wz, nr wz, dokument wz, wz, ~nr przesyłki, \
             ~numer przesyłki, ~numer paczki, ~numer listu przewozowego, ~nr listu przewozowego, \
             ~list przewozowy",
            "номер доставки, номер накладной, номер ттн, номер поставки, ~номер отправления, \
             ~трек номер, ~трек код, ~номер посылки",
        ],
    ),
    (
        &[Invoices, Payments, Returns, Tickets],
        "invoice_no",
        [
            "vbeln if fkdat or fkart, number if amount due and amount paid or invoice date, \
             no if amount including vat and remaining amount, \
             nr if betrag inkl mwst and restbetrag, \
             document number unless order date if invoice date",
            "invoice no, invoice number, invoice nr, invoice num, invoice id, invoice, \
             tax invoice number, supplier invoice number, supplier invoice no, \
             vendor invoice number, vendor invoice no, bill number, bill no, billing document, \
             credit note number",
            "fakturanummer, fakturanr, faktura, kundfakturanummer, leverantörsfakturanummer, \
             kreditfakturanummer",
            "fakturanummer, fakturanr, faktura, kreditnotanummer",
            "fakturanummer, fakturanr, faktura, kreditnotanummer",
            "laskunumero, laskunro, laskun numero, laskun nro, lasku, hyvityslaskun numero",
            "rechnungsnummer, rechnungsnr, rechnung nr, rechnungs id, rechnung, re nr, rg nr, \
             fakturanummer, faktura, gutschriftsnummer, \
             belegnummer unless auftragsdatum or bestelldatum if rechnungsdatum or fälligkeit or \
             fälligkeitsdatum",
            "numer faktury, nr faktury, faktura, numer fv, nr fv, fv, faktura nr, \
             numer dokumentu if data wystawienia or termin płatności, \
             nr dokumentu if data wystawienia or termin płatności",
            "номер счета, счет номер, счет, номер счета фактуры, счет фактура, номер инвойса, \
             номер упд, номер документа unless дата заказа if дата счета or срок оплаты or \
             дата документа and сумма без ндс",
        ],
    ),
    (
        &[Invoices],
        "refers_to",
        [
            "",
            "refers to, refers to invoice, original invoice, original invoice number, \
             original invoice no, corrects, corrected invoice, corrected invoice number, \
             credited invoice, credits invoice, related invoice, applies to invoice",
            "avser faktura, krediterad faktura, krediterar faktura, ursprungsfaktura, \
             ursprunglig faktura",
            "gjelder faktura, kreditert faktura, krediterer faktura, opprinnelig faktura",
            "vedrører faktura, krediteret faktura, krediterer faktura, oprindelig faktura",
            "hyvitettävä lasku, hyvitetty lasku, alkuperäinen lasku, alkuperäisen laskun numero",
            "bezugsrechnung, ursprungsrechnung, ursprüngliche rechnung, originalrechnung, \
             korrigierte rechnung, stornierte rechnung",
            "faktura korygowana, korygowana faktura, numer faktury korygowanej, \
             nr faktury korygowanej, do faktury, dokument korygowany",
            "исходный счет, корректируемый счет, исходная счет фактура, \
             корректируемая счет фактура, корректируемый документ, исправляемый документ",
        ],
    ),
    (
        &[Invoices],
        "kind",
        [
            // The states of these two say whether a document was voided.
            "status if amount due and amount paid, \
             status if invoice date and bill to name and grand total purchased",
            "kind, invoice kind, invoice type, document type, doc type, type unless line no, \
             transaction type",
            "fakturatyp, dokumenttyp, typ av faktura",
            "fakturatype, dokumenttype, bilagstype",
            "fakturatype, dokumenttype, bilagstype",
            "laskutyyppi, laskun tyyppi, laskulaji, tositelaji, asiakirjatyyppi",
            "rechnungsart, rechnungstyp, belegart, belegtyp, dokumentart",
            "typ dokumentu, rodzaj dokumentu, typ faktury, rodzaj faktury",
            "тип документа, вид документа, тип счета",
        ],
    ),
    (
        &[Invoices],
        "charge",
        [
            "",
            "charge, charge type, fee type, amount type",
            "avgiftstyp, radtyp",
            "gebyrtype, linjetype",
            "gebyrtype, linjetype",
            "maksulaji, rivityyppi",
            "gebührenart, kostenart, positionsart",
            "rodzaj opłaty, typ pozycji",
            "вид начисления, тип начисления, тип строки",
        ],
    ),
    (
        &[Payments],
        "payment_id",
        [
            "id if amount refunded, balance transaction id, charge id, payment sequential",
            "payment id, payment number, payment no, receipt number, ~payment reference, ~payment",
            "betalningsid, betalnings id, betalningsnummer, inbetalningsnummer",
            "betalingsid, betalings id, betalingsnummer, innbetalingsnummer",
            "betalingsid, betalings id, betalingsnummer, indbetalingsnummer",
            "maksutunnus, maksun tunnus, maksun numero, maksunumero, suoritusnumero",
            "zahlungsnummer, zahlungsnr, zahlungs id",
            "id płatności, numer płatności, nr płatności, identyfikator płatności",
            "номер платежа, id платежа, идентификатор платежа, номер оплаты",
        ],
    ),
    (
        &[Payments],
        "kind",
        [
            "status if amount refunded, reporting category",
            "kind, payment kind, type, transaction type",
            "transaktionstyp",
            "transaksjonstype",
            "transaktionstype",
            "tapahtumatyyppi, tapahtumalaji",
            "transaktionsart, transaktionstyp, vorgangsart",
            "typ transakcji, rodzaj transakcji, typ operacji, rodzaj operacji",
            "тип операции, вид операции, тип транзакции",
        ],
    ),
    (
        &[Messages],
        "message_id",
        [
            "",
            "message id, message no, message number, notification id",
            "meddelande id, meddelandenummer",
            "meldingsid, meldingsnummer",
            "besked id, beskednummer, meddelelses id",
            "viestin tunnus, viesti id, viestitunnus",
            "nachricht id, nachrichten id, nachrichtennummer",
            "id wiadomości, numer wiadomości",
            "id сообщения, номер сообщения, идентификатор сообщения",
        ],
    ),
    (
        &[Messages],
        "kind",
        [
            "",
            "kind, message kind, message type, type, event, template, subject",
            "meddelandetyp, händelse, mall, ämne",
            "meldingstype, hendelse, mal, emne",
            "meddelelsestype, beskedtype, hændelse, skabelon, emne",
            "viestityyppi, viestin tyyppi, tapahtuma, aihe",
            "nachrichtentyp, nachrichtenart, ereignis, vorlage, betreff",
            "typ wiadomości, rodzaj wiadomości, zdarzenie, szablon, temat",
            "тип сообщения, вид сообщения, событие, шаблон, тема",
        ],
    ),
    (
        &[Messages],
        "direction",
        [
            "",
            "direction, in out",
            "riktning",
            "retning",
            "retning",
            "suunta",
            "richtung",
            "kierunek",
            "направление",
        ],
    ),
];
