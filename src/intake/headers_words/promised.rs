//! When it was asked for and promised.
//!
//! Holds only names that say so themselves, or with their company; the others are `undecided`.

use super::Entry;
use crate::tables::Role::{Lines, Orders};

/// The words.
pub const WORDS: &[Entry] = &[
    (
        &[Orders],
        "requested_by",
        [
            "edatu, edatu vbak, vdatu",
            "requested by, requested date, requested delivery date, requested deliv date, \
             requested delivery, customer requested date, customer requested delivery date, \
             requested arrival date, required date, required by, required by date, \
             required delivery date, desired delivery date, preferred delivery date, \
             need by date, need by, needed by",
            "önskat leveransdatum, önskad leveransdag, önskad leverans, begärt leveransdatum",
            "ønsket leveringsdato, ønsket leveransedato, ønsket levering, \
             forespurt leveringsdato",
            "ønsket leveringsdato, ønsket leveringsdag, ønsket levering, anmodet leveringsdato",
            "toivottu toimituspäivä, toivottu toimituspvm, toivottu toimitusaika, \
             pyydetty toimituspäivä, pyydetty toimituspvm, pyydetty toimitusaika",
            "gewünschtes lieferdatum, gewünschter liefertermin, wunschliefertermin, \
             wunschlieferdatum, wunschtermin, angefordertes lieferdatum",
            "żądana data dostawy, żądany termin dostawy, wymagana data dostawy, \
             pożądana data dostawy, preferowana data dostawy",
            "желаемая дата доставки, желаемая дата поставки, запрошенная дата доставки, \
             требуемая дата доставки, желаемый срок доставки",
        ],
    ),
    (
        &[Orders, Lines],
        "promised_from",
        [
            "minimum estimated delivery date",
            "promised from, promise from, promised start, promise start, promise window start, \
             promised window start, window start, delivery window start, delivery window from, \
             earliest delivery date, earliest delivery, estimated delivery from, delivery from",
            "utlovat från, lovat från, leveransfönster från, tidigaste leveransdatum, \
             tidigast leverans",
            "lovet fra, leveringsvindu fra, tidligste leveringsdato, tidligst levering",
            "lovet fra, leveringsvindue fra, tidligste leveringsdato, tidligst levering",
            "luvattu alkaen, aikaisin toimituspäivä, aikaisin toimitus, toimitusikkuna alkaa, \
             toimitusikkunan alku",
            "zugesagt ab, lieferfenster von, frühestes lieferdatum, frühester liefertermin, \
             liefertermin von",
            "obiecane od, okno dostawy od, najwcześniejsza data dostawy, \
             najwcześniejszy termin dostawy",
            "обещано с, окно доставки с, самая ранняя дата доставки, дата доставки с",
        ],
    ),
    (
        &[Orders, Lines],
        "promised_by",
        [
            // Odoo calls the day it promised "Delivery Date", beside one that it works out.
            "order estimated delivery date, maximum estimated delivery date, \
             delivery date if order reference and creation date and expected date or \
             order reference and salesperson and invoice status or \
             order reference and salesperson and creation date or \
             creation date and salesperson and invoice status",
            "target delivery date, agreed delivery date, sla date, sla deadline, must arrive by, \
             promised arrival, expected arrival, promised time, promised at time, promised by, \
             promised date, promised at, promised delivery date, promised receipt date, \
             promised delivery, promised to, promised until, promised, promise by, \
             promise date unless days past promise, promise window end, promised window end, \
             delivery window end, delivery window to, window end, latest delivery date, \
             confirmed delivery date, commitment date, commit date, committed date, \
             committed delivery date, expected delivery date, expected delivery, \
             expected receipt date, estimated delivery date, estimated delivery, \
             estimated arrival date, eta, scheduled delivery date, scheduled delivery, \
             planned delivery date, planned receipt date, deliver by, delivery deadline, \
             delivery due date, delivery promise",
            "utlovat leveransdatum, utlovad leveransdag, utlovad leverans, lovat leveransdatum, \
             lovad leveransdag, lovad leverans, bekräftat leveransdatum, \
             bekräftad leveransdag, avtalat leveransdatum, beräknat leveransdatum, \
             beräknad leverans, förväntat leveransdatum, planerat leveransdatum, utlovat till, \
             lovat till, leveransfönster till",
            "lovet leveringsdato, lovet levering, bekreftet leveringsdato, avtalt leveringsdato, \
             avtalt levering, beregnet leveringsdato, beregnet levering, \
             forventet leveringsdato, forventet levering, estimert leveringsdato, \
             planlagt leveringsdato, lovet til, leveringsvindu til",
            "lovet leveringsdato, lovet levering, bekræftet leveringsdato, \
             aftalt leveringsdato, aftalt levering, beregnet leveringsdato, \
             forventet leveringsdato, forventet levering, estimeret leveringsdato, \
             planlagt leveringsdato, lovet til, leveringsvindue til",
            "luvattu toimituspäivä, luvattu toimituspvm, luvattu toimitusaika, \
             vahvistettu toimituspäivä, vahvistettu toimituspvm, vahvistettu toimitusaika, \
             sovittu toimituspäivä, sovittu toimituspvm, sovittu toimitusaika, \
             arvioitu toimituspäivä, arvioitu toimituspvm, arvioitu toimitusaika, \
             odotettu toimituspäivä, suunniteltu toimituspäivä, luvattu mennessä, \
             toimitusikkuna päättyy, toimitusikkunan loppu",
            "zugesagtes lieferdatum, zugesagter liefertermin, bestätigtes lieferdatum, \
             bestätigter liefertermin, vereinbartes lieferdatum, vereinbarter liefertermin, \
             voraussichtliches lieferdatum, voraussichtlicher liefertermin, \
             erwartetes lieferdatum, geplantes lieferdatum, geplanter liefertermin, \
             spätestes lieferdatum, spätester liefertermin, liefertermin, zugesagt bis, \
             lieferfenster bis, liefertermin bis",
            "obiecana data dostawy, obiecany termin dostawy, potwierdzona data dostawy, \
             potwierdzony termin dostawy, uzgodniona data dostawy, uzgodniony termin dostawy, \
             przewidywana data dostawy, przewidywany termin dostawy, szacowana data dostawy, \
             planowana data dostawy, planowany termin dostawy, termin dostawy, \
             termin realizacji, obiecane do, okno dostawy do",
            "обещанная дата доставки, обещанная дата, подтвержденная дата доставки, \
             согласованная дата доставки, планируемая дата доставки, плановая дата доставки, \
             плановая дата поставки, ожидаемая дата доставки, предполагаемая дата доставки, \
             расчетная дата доставки, срок доставки, срок поставки, доставить до, \
             обещано до, окно доставки до",
        ],
    ),
    // A day somebody expects, in a list that may have a firmer one.
    (&[Orders, Lines], "promised_by", ["", "~expected date", "", "", "", "", "", "", ""]),
    (&[Lines], "promised_by", ["l commitdate", "", "", "", "", "", "", "", ""]),
    (
        &[Orders, Lines],
        "ship_by",
        [
            "promise date if days past promise",
            "ship by, ship by date, post by date, promised ship date, promised shipment date, \
             latest ship date, confirmed ship date, committed ship date, planned ship date, \
             planned shipment date, expected ship date, scheduled ship date, dispatch by, \
             dispatch by date, despatch by, ship deadline",
            "utlovat utleveransdatum, lovat utleveransdatum, bekräftat utleveransdatum, \
             planerat utleveransdatum, beräknat utleveransdatum, planerat sändningsdatum, \
             skickas senast",
            "lovet sendedato, planlagt sendedato, forventet sendedato, \
             planlagt forsendelsesdato, sendes senest",
            "lovet afsendelsesdato, planlagt afsendelsesdato, forventet afsendelsesdato, \
             planlagt forsendelsesdato, afsendes senest, sendes senest",
            "luvattu lähetyspäivä, vahvistettu lähetyspäivä, suunniteltu lähetyspäivä, \
             arvioitu lähetyspäivä, lähetettävä viimeistään",
            "zugesagtes versanddatum, bestätigtes versanddatum, geplantes versanddatum, \
             voraussichtliches versanddatum, spätestes versanddatum, geplanter versandtermin, \
             versandtermin, geplantes warenausgangsdatum",
            "obiecana data wysyłki, planowana data wysyłki, przewidywana data wysyłki, \
             planowany termin wysyłki, przewidywany termin wysyłki, termin wysyłki",
            "дата отгрузки без просрочки, обещанная дата отгрузки, плановая дата отгрузки, \
             планируемая дата отгрузки, срок отгрузки, отгрузить до",
        ],
    ),
    (&[Lines], "ship_by", ["shipping limit date", "", "", "", "", "", "", "", ""]),
];
