//! Who ordered, who carries, where it goes, how, and in what state it is.

use super::Entry;
use crate::tables::Role::{
    Calls, Customers, Deliveries, Entitlements, Invoices, Lines, Messages, Orders, Reviews, Tickets,
};

/// The words.
pub const WORDS: &[Entry] = &[
    (
        &[Orders, Tickets, Messages, Reviews, Calls, Customers, Entitlements],
        "customer",
        [
            "caller id if incident state, o custkey, kunag, kunnr, sell to customer no",
            "user id, buyer name id, customer id, customer no, customer number, customer code, \
             customer, customer name, client id, client, buyer user id, buyer id, \
             buyer username, buyer, buyer name, sold to party, sold to, sell to customer name, \
             partner id, account, bill to name, full name, ship to name, customer user, \
             customer email, email billing",
            "kundnummer, kundnr, kund, kundnamn, beställare, mottagare",
            "kundenummer, kundenr, kunde, kundenavn, bestiller, mottaker",
            "kundenummer, kundenr, kunde, kundenavn, debitornummer, debitor, modtager",
            "asiakasnumero, asiakasnro, asiakas, asiakkaan nimi, asiakkaan numero, tilaaja, \
             vastaanottaja",
            "kundennummer, kundennr, kunde, kundenname, debitorennummer, debitorennr, debitor, \
             auftraggeber, besteller, verk an deb nr, verk an name, warenempfänger, empfänger",
            "numer klienta, nr klienta, klient, nazwa klienta, kontrahent, nazwa kontrahenta, \
             nabywca, zamawiający, odbiorca",
            "номер клиента, код клиента, клиент, имя клиента, контрагент, покупатель, заказчик, \
             получатель",
        ],
    ),
    (
        &[Calls],
        "customer",
        [
            "callerid",
            "caller id, caller, caller number, phone, phone number",
            "",
            "",
            "",
            "",
            "",
            "",
            "",
        ],
    ),
    (&[Orders], "customer", ["", "~email, ~buyer email", "", "", "", "", "", "", ""]),
    (
        &[Invoices],
        "party",
        [
            "contact name, bill to name, sell to customer no, kunag, kunrg, lifnr",
            "customer id, customer no, customer number, customer, customer name, client, \
             supplier id, supplier no, supplier number, supplier, supplier name, vendor id, \
             vendor no, vendor, vendor name, bill to, bill to customer no, party",
            "kundnummer, kundnr, kund, kundnamn, leverantörsnummer, leverantörsnr, leverantör, \
             leverantörsnamn",
            "kundenummer, kundenr, kunde, kundenavn, leverandørnummer, leverandørnr, leverandør",
            "kundenummer, kundenr, kunde, kundenavn, debitornummer, debitor, leverandørnummer, \
             leverandør, kreditornummer, kreditor",
            "asiakasnumero, asiakasnro, asiakas, asiakkaan nimi, toimittajanumero, toimittaja, \
             toimittajan nimi",
            "kundennummer, kundennr, kunde, kundenname, debitorennummer, debitorennr, debitor, \
             rechnungsempfänger, lieferantennummer, lieferantennr, lieferant, lieferantenname, \
             kreditorennummer, kreditor",
            "numer klienta, klient, nazwa klienta, kontrahent, nazwa kontrahenta, nabywca, \
             dostawca, sprzedawca",
            "контрагент, клиент, покупатель, заказчик, поставщик, продавец",
        ],
    ),
    (
        &[Orders, Customers],
        "tier",
        [
            "",
            "tier, customer tier, customer group, customer segment, segment",
            "kundgrupp, kundkategori, kundklass, kundsegment",
            "kundegruppe, kundekategori, kundesegment",
            "kundegruppe, kundekategori, kundesegment",
            "asiakasryhmä, asiakasluokka, asiakassegmentti",
            "kundengruppe, kundenklasse, kundensegment",
            "grupa klientów, grupa klienta, grupa kontrahentów, kategoria klienta",
            "группа клиентов, группа клиента, категория клиента, сегмент клиента",
        ],
    ),
    (
        &[Orders, Customers],
        "country",
        [
            "country code shipping, delivery if new client",
            "ship country, ship to country, shipping country, post to country, delivery country, \
             destination country, country, country code, destination, \
             order country unless ship country",
            "leveransland, mottagarland, land, landskod",
            "leveringsland, mottakerland, land, landkode",
            "leveringsland, modtagerland, land, landekode",
            "toimitusmaa, kohdemaa, maa, maakoodi",
            "lieferland, zielland, empfängerland, land, ländercode",
            "kraj dostawy, kraj odbiorcy, kraj, kod kraju",
            "страна доставки, страна назначения, страна получателя, страна, код страны",
        ],
    ),
    (
        &[Orders],
        "service",
        [
            "shipping information if purchase point, carrier service selected",
            "service, service level, service name, ship service level, shipping service, \
             shipping method, shipping method title, delivery service, delivery method, \
             ship mode, shipping mode",
            "leveranssätt, fraktsätt, leveransmetod, fraktmetod, servicenivå",
            "leveringsmåte, leveringsmetode, fraktmetode, servicenivå",
            "leveringsmåde, leveringsmetode, forsendelsesmetode, fragtmetode, serviceniveau",
            "toimitustapa, toimitustavat, palvelutaso",
            "versandart, lieferart, versandmethode, versandservice",
            "sposób dostawy, metoda dostawy, rodzaj dostawy, forma dostawy, metoda wysyłki, \
             sposób wysyłki, dostawa",
            "способ доставки, метод доставки, тип доставки, вид доставки",
        ],
    ),
    (
        &[Deliveries],
        "method",
        [
            "l shipmode",
            "delivery method, method, ship mode, shipment mode, shipping mode, shipping method",
            "leveranssätt, fraktsätt, leveransmetod, fraktmetod",
            "leveringsmåte, leveringsmetode, fraktmetode",
            "leveringsmåde, leveringsmetode, forsendelsesmetode, fragtmetode",
            "toimitustapa, kuljetustapa",
            "versandart, lieferart, versandmethode",
            "sposób dostawy, metoda dostawy, rodzaj dostawy, metoda wysyłki, sposób wysyłki",
            "способ доставки, метод доставки, тип доставки, вид доставки",
        ],
    ),
    (
        &[Orders, Deliveries],
        "carrier",
        [
            "carrier carrier selected",
            "carrier, carrier name, carrier id, courier, shipper, ship via, shipping carrier, \
             shipping agent, shipping agent code",
            "transportör, speditör, fraktbolag, transportföretag",
            "transportør, speditør, fraktfører",
            "transportør, speditør, fragtfører, fragtmand",
            "kuljetusliike, kuljetusyhtiö, kuljetusyritys, rahdinkuljettaja, huolitsija",
            "spediteur, frachtführer, versanddienstleister, transporteur, paketdienst, zusteller",
            "przewoźnik, kurier, spedytor, firma kurierska",
            "перевозчик, транспортная компания, курьерская служба, служба доставки, экспедитор",
        ],
    ),
    (
        &[Orders],
        "channel",
        [
            "purchase point",
            "channel, sales channel, order channel, marketplace, source",
            "kanal, försäljningskanal, säljkanal",
            "kanal, salgskanal",
            "kanal, salgskanal",
            "kanava, myyntikanava",
            "kanal, vertriebskanal, verkaufskanal, marktplatz",
            "kanał, kanał sprzedaży",
            "канал, канал продаж, площадка, маркетплейс",
        ],
    ),
    (
        &[Orders],
        "status",
        [
            "o orderstatus, lifecycle status",
            "order status, order state unless order city, status, state unless city",
            "orderstatus, beställningsstatus",
            "ordrestatus, bestillingsstatus",
            "ordrestatus, bestillingsstatus",
            "tilauksen tila, tilausstatus, tila",
            "auftragsstatus, bestellstatus, belegstatus",
            "status zamówienia, stan zamówienia",
            "статус заказа, состояние заказа, статус",
        ],
    ),
    (
        &[Lines],
        "status",
        [
            "l linestatus",
            "line status, item status, status",
            "radstatus, orderradstatus",
            "linjestatus, ordrelinjestatus",
            "linjestatus, ordrelinjestatus",
            "rivin tila, tilausrivin tila, tila",
            "positionsstatus, zeilenstatus",
            "status pozycji, stan pozycji",
            "статус позиции, статус строки, статус",
        ],
    ),
    (
        &[Deliveries],
        "status",
        [
            "",
            "delivery status, shipment status, tracking status, status",
            "leveransstatus, sändningsstatus",
            "leveringsstatus, leveransestatus, sendingsstatus",
            "leveringsstatus, leverancestatus, forsendelsesstatus",
            "toimituksen tila, lähetyksen tila, toimitusstatus, tila",
            "lieferstatus, versandstatus, sendungsstatus, zustellstatus",
            "status dostawy, status przesyłki, status wysyłki",
            "статус доставки, статус отправления, статус отгрузки, статус",
        ],
    ),
    (
        &[Orders],
        "cancelled_by",
        [
            "",
            "cancelled by, canceled by",
            "annullerad av, avbeställd av, makulerad av",
            "kansellert av, avbestilt av, annullert av",
            "annulleret af, afbestilt af",
            "peruuttaja, peruutuksen tekijä",
            "storniert von, storniert durch",
            "anulowane przez, anulowano przez",
            "кем отменен, инициатор отмены",
        ],
    ),
];
