//! Names of dates that say neither promise nor fact; the company they keep decides, or nobody.
//!
//! Data only; what becomes of them is settled with the roles (`roles`).

use super::Tongues;

/// A name that says neither promise nor fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Either {
    /// Of a delivery.
    Delivery,
    /// Something is due.
    Due,
    /// Of leaving.
    Ship,
}

/// The words of each.
pub const UNDECIDED: &[(Either, Tongues)] = &[
    (
        Either::Delivery,
        [
            "",
            "delivery date, date of delivery, delivery day, deliv date, dlv date, arrival date, \
             arrival time, confirmed delivery time",
            "leveransdatum, leveransdag, ankomstdatum",
            "leveringsdato, leveransedato, leveringsdag, ankomstdato",
            "leveringsdato, leverancedato, leveringsdag, ankomstdato",
            "toimituspäivä, toimituspvm, toimituspäivämäärä, saapumispäivä, saapumispvm",
            "lieferdatum, liefertag, ankunftsdatum",
            "data dostawy, dzień dostawy",
            "дата доставки, дата поставки, день доставки",
        ],
    ),
    (
        Either::Due,
        // A customer's number to bill beside it, as in Business Central, or terms of payment: it
        // is the money that is due.
        [
            "",
            "due date unless sell to customer no or payment terms or payment terms code, \
             due unless sell to customer no or payment terms",
            "",
            "",
            "",
            "",
            "",
            "",
            "",
        ],
    ),
    (
        Either::Ship,
        [
            "shipping date dateorders",
            "ship date, shipment date unless planned shipment date, shipping date, \
             dispatch date, despatch date, dispatch time, date of shipment, goods issue date",
            "utleveransdatum, sändningsdatum, avsändningsdatum",
            "sendedato, forsendelsesdato, utleveringsdato",
            "afsendelsesdato, forsendelsesdato",
            "lähetyspäivä, lähetyspvm, lähtöpäivä",
            "versanddatum, versandtag, warenausgangsdatum",
            "data wysyłki, data wydania",
            "дата отгрузки, дата отправки, дата отправления",
        ],
    ),
];
