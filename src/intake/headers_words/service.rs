//! What names a return or a ticket, and what became of it.
//!
//! The moments of a return and of a ticket stand here too, beside what they are moments of.

use super::Entry;
use crate::tables::Role::{Orders, Payments, Returns, Tickets};

/// The words.
pub const WORDS: &[Entry] = &[
    (
        &[Returns, Payments],
        "return_id",
        [
            "",
            "return id, return number, return no, return nr, rma, rma id, rma number, rma no, \
             return reference, claim id, claim number, claim no",
            "returnummer, returnr, retur id, reklamationsnummer, reklamationsnr",
            "returnummer, returnr, retur id, reklamasjonsnummer, reklamasjonsnr",
            "returnummer, returnr, retur id, reklamationsnummer, reklamationsnr",
            "palautusnumero, palautusnro, palautuksen numero, palautustunnus, reklamaationumero",
            "retourennummer, retourennr, retouren id, rücksendenummer, rücksendungsnummer, \
             reklamationsnummer",
            "numer zwrotu, nr zwrotu, id zwrotu, numer reklamacji, nr reklamacji",
            "номер возврата, id возврата, номер рекламации",
        ],
    ),
    (
        &[Returns],
        "kind",
        [
            "",
            "kind, return kind, return type, type, claim type",
            "returtyp, typ av retur, ärendetyp",
            "returtype, sakstype",
            "returtype, sagstype",
            "palautustyyppi, palautuksen tyyppi, palautuslaji",
            "retourenart, art der retoure, rücksendeart",
            "rodzaj zwrotu, typ zwrotu",
            "тип возврата, вид возврата",
        ],
    ),
    (
        &[Returns],
        "decision",
        [
            "",
            "decision, return decision, return status, return state, claim status, status",
            "beslut, returbeslut, returstatus",
            "beslutning, avgjørelse, returstatus",
            "afgørelse, beslutning, returstatus",
            "päätös, palautuspäätös, palautuksen tila",
            "entscheidung, retourenstatus",
            "decyzja, status zwrotu",
            "решение, статус возврата",
        ],
    ),
    (
        &[Returns],
        "requested_at",
        [
            "",
            "requested at, requested on, return requested, return requested at, request date, \
             date requested, return date, return created at, return created, notified at, \
             claimed at, claim date, \
             created at if return id or return number or rma or rma number, \
             ~created, ~date",
            "returdatum, retur begärd, begärd den, reklamationsdatum, anmäld den, ~datum",
            "returdato, retur meldt, meldt dato, reklamasjonsdato, ~dato",
            "returdato, retur anmeldt, anmeldt den, reklamationsdato, ~dato",
            "palautuspäivä, palautuspvm, palautuspyyntö, pyydetty, ~pvm",
            "retourendatum, retoure angemeldet am, angemeldet am, rücksendedatum, ~datum",
            "data zgłoszenia zwrotu, data zgłoszenia, zgłoszono, data reklamacji, ~data",
            "дата возврата, дата заявки на возврат, дата обращения, ~дата",
        ],
    ),
    (
        &[Returns],
        "received_at",
        [
            "",
            "received at, return received, return received at, received back, received back at, \
             received on, received date, date received, goods received at, returned at, \
             returned on",
            "mottagen, mottaget, retur mottagen, mottaget datum, mottagen den",
            "mottatt, retur mottatt, mottatt dato, mottaksdato",
            "modtaget, retur modtaget, modtaget dato, modtaget den",
            "vastaanotettu, palautus vastaanotettu, vastaanottopäivä, vastaanottopvm",
            "eingegangen am, retoure eingegangen, wareneingang am, eingangsdatum",
            "data otrzymania zwrotu, zwrot otrzymano, otrzymano, data przyjęcia zwrotu",
            "возврат получен, дата получения возврата, получено",
        ],
    ),
    (
        &[Returns],
        "decided_at",
        [
            "",
            "decided at, decided on, decision date, date decided, approved at, approved on, \
             processed at, answered at",
            "beslutad, beslutad den, beslutsdatum, godkänd den",
            "besluttet, beslutningsdato, avgjort dato, godkjent dato",
            "afgjort, afgørelsesdato, afgjort den, godkendt den",
            "päätetty, päätöspäivä, päätöspvm, hyväksytty pvm",
            "entschieden am, entscheidungsdatum, genehmigt am",
            "data decyzji, zdecydowano, rozpatrzono, data rozpatrzenia",
            "дата решения, решено, рассмотрено",
        ],
    ),
    (
        &[Returns],
        "refunded_at",
        [
            "",
            "refunded at, refunded on, refund date, date refunded, money back at",
            "återbetald, återbetald den, återbetalningsdatum",
            "refundert dato, refusjonsdato, tilbakebetalt dato, tilbakebetalt",
            "refunderet den, refusionsdato, tilbagebetalt den, tilbagebetalt",
            "hyvitetty, hyvityspäivä, hyvityspvm, palautettu rahat pvm",
            "erstattet am, erstattungsdatum, rückerstattet am",
            "data zwrotu pieniędzy, zwrócono pieniądze, data zwrotu środków",
            "дата возврата денег, деньги возвращены, дата возврата средств",
        ],
    ),
    (
        &[Returns],
        "refund_total",
        [
            "",
            "refund total, refund amount, refund, refund expected, expected refund, \
             amount to refund, to refund, refund due, return value, ~amount, ~total",
            "belopp att återbetala, återbetalas, returbelopp, att återbetala, ~belopp",
            "beløp å refundere, refusjonsbeløp, returbeløp, å refundere, ~beløp",
            "beløb til refusion, refusionsbeløb, returbeløb, til refusion, ~beløb",
            "hyvitettävä summa, hyvityssumma, palautettava summa, ~summa",
            "erstattungsbetrag, zu erstatten, retourenwert, ~betrag",
            "kwota zwrotu, kwota do zwrotu, do zwrotu, ~kwota",
            "сумма возврата, сумма к возврату, к возврату, ~сумма",
        ],
    ),
    (
        &[Returns],
        "refunded_total",
        [
            "",
            "refunded total, refunded amount, refunded, amount refunded, refund paid",
            "återbetalt belopp, återbetalat, återbetalt",
            "refundert beløp, refundert, tilbakebetalt beløp",
            "refunderet beløb, refunderet, tilbagebetalt beløb",
            "hyvitetty summa, palautettu summa",
            "erstatteter betrag, erstattet, rückerstattet",
            "kwota zwrócona, zwrócono, zwrócona kwota",
            "возвращенная сумма, возвращено",
        ],
    ),
    (
        &[Returns],
        "return_fee",
        [
            "",
            "return fee, restocking fee, return shipping fee, return cost",
            "returavgift, returfrakt",
            "returgebyr, returfrakt",
            "returgebyr, returfragt",
            "palautusmaksu, palautuskulu",
            "rücksendegebühr, retourengebühr",
            "opłata za zwrot, koszt zwrotu",
            "плата за возврат, стоимость возврата",
        ],
    ),
    (
        &[Returns],
        "exchange_order_id",
        [
            "",
            "exchange order id, exchange order, exchange order no, exchange order number, \
             replacement order, replacement order id, replacement order no, new order id",
            "bytesorder, bytesordernummer, ersättningsorder",
            "bytteordre, bytteordrenummer, erstatningsordre",
            "bytteordre, bytteordrenummer, erstatningsordre",
            "vaihtotilaus, vaihtotilausnumero, korvaava tilaus",
            "umtauschauftrag, ersatzauftrag, ersatzbestellung",
            "zamówienie wymienne, numer zamówienia wymiany, zamówienie na wymianę",
            "заказ на обмен, номер заказа на обмен",
        ],
    ),
    (
        &[Returns],
        "fault",
        [
            "",
            "~fault, ~fault party, ~at fault, ~responsible party, ~caused by, ~blame",
            "~fel hos, ~orsakad av, ~skuld",
            "~feil hos, ~forårsaket av",
            "~fejl hos, ~forårsaget af",
            "~syyllinen, ~aiheuttaja",
            "~verursacher, ~verschulden",
            "~wina, ~strona winna",
            "~виновная сторона, ~вина",
        ],
    ),
    (
        &[Orders],
        "return_days",
        [
            "",
            "return days, return window days, return window, return period days, days to return",
            "returdagar, öppet köp dagar, ångerfrist dagar",
            "returdager, angrefrist dager, åpent kjøp dager",
            "returdage, fortrydelsesfrist dage, returret dage",
            "palautuspäivät, palautusaika päivää",
            "rückgabetage, rückgabefrist tage, widerrufsfrist tage",
            "dni na zwrot, liczba dni na zwrot, termin zwrotu dni",
            "дней на возврат, срок возврата дней",
        ],
    ),
    (
        &[Tickets],
        "ticket_id",
        [
            "number if incident state",
            "ticket id, ticket number, ticket no, ticket nr, ticket, case id, case number, \
             case no, complaint id, complaint number, complaint no",
            "ärendenummer, ärendenr, ärende id, ärende, supportärende",
            "saksnummer, saksnr, sak id, henvendelsesnummer",
            "sagsnummer, sagsnr, sag id, henvendelsesnummer",
            "tikettinumero, tiketin numero, tiketti, tapausnumero, yhteydenoton numero",
            "ticketnummer, ticketnr, ticket nr, vorgangsnummer, vorgangsnr, fallnummer",
            "numer zgłoszenia, nr zgłoszenia, id zgłoszenia, zgłoszenie",
            "номер обращения, номер тикета, id обращения, id тикета, обращение",
        ],
    ),
    (
        &[Tickets],
        "kind",
        [
            "",
            "kind, ticket kind, ticket type, case type, type, category, topic, reason",
            "ärendetyp, kategori, typ av ärende",
            "sakstype, kategori, henvendelsestype",
            "sagstype, kategori, henvendelsestype",
            "tiketin tyyppi, tapaustyyppi, kategoria, aihe",
            "tickettyp, vorgangsart, kategorie, anliegen",
            "rodzaj zgłoszenia, typ zgłoszenia, kategoria",
            "тип обращения, вид обращения, категория, тема обращения",
        ],
    ),
    (
        &[Tickets],
        "opened_at",
        [
            "",
            "opened at, opened on, date opened, opened, ticket opened, ticket opened at, \
             ticket created, ticket created at, reported at, case opened, contacted at, \
             created at if ticket id or ticket number or ticket no or case number or case id, \
             ~created, ~date",
            "öppnad, öppnat, öppnad den, ärende skapat, inkom, inkommet den, ~datum",
            "åpnet, åpnet dato, sak opprettet, mottatt henvendelse, ~dato",
            "åbnet, åbnet den, sag oprettet, ~dato",
            "avattu, avattu pvm, luotu tiketti, ilmoitettu, ~pvm",
            "eröffnet am, eröffnet, geöffnet am, ticket erstellt am, gemeldet am, ~datum",
            "data otwarcia, otwarto, data utworzenia zgłoszenia, ~data",
            "открыто, дата открытия, дата обращения, ~дата",
        ],
    ),
    (
        &[Tickets],
        "resolved_at",
        [
            "",
            "resolved at, resolved on, date resolved, resolved, solved at, solved, closed at, \
             closed on, date closed",
            "löst, löst den, avslutad, avslutad den, stängd den",
            "løst, løst dato, avsluttet, lukket dato",
            "løst, løst den, afsluttet, lukket den",
            "ratkaistu, ratkaistu pvm, suljettu, suljettu pvm",
            "gelöst am, gelöst, geschlossen am, abgeschlossen am",
            "data rozwiązania, rozwiązano, data zamknięcia, zamknięto",
            "решено, дата решения, закрыто, дата закрытия",
        ],
    ),
    (
        &[Tickets],
        "outcome",
        [
            "",
            "outcome, resolution, result, ticket outcome",
            "utfall, resultat, åtgärd",
            "utfall, resultat, løsning",
            "udfald, resultat, løsning",
            "lopputulos, ratkaisu, tulos",
            "ergebnis, lösung, resultat",
            "wynik, rozwiązanie, rezultat",
            "результат, итог обращения",
        ],
    ),
    (
        &[Tickets],
        "disputed_total",
        [
            "",
            "disputed total, disputed amount, amount disputed, amount in dispute",
            "omtvistat belopp, bestritt belopp",
            "omtvistet beløp, bestridt beløp",
            "omtvistet beløb, bestridt beløb",
            "riidanalainen summa, kiistetty summa",
            "strittiger betrag, beanstandeter betrag",
            "kwota sporna, kwestionowana kwota",
            "спорная сумма, оспариваемая сумма",
        ],
    ),
    (
        &[Tickets],
        "credit_total",
        [
            "",
            "credit total, promised credit, credit promised, promised credit amount, \
             credit amount, compensation, promised refund",
            "utlovad kredit, utlovad kreditering, lovad kredit, kompensation",
            "lovet kreditt, lovet kreditering, kompensasjon",
            "lovet kredit, lovet kreditering, kompensation",
            "luvattu hyvitys, hyvitys, korvaus",
            "zugesagte gutschrift, versprochene gutschrift, gutschriftsbetrag",
            "obiecana korekta, obiecany zwrot, rekompensata",
            "обещанный возврат, обещанная компенсация, компенсация",
        ],
    ),
    (
        &[Tickets],
        "contacts",
        [
            "",
            "contacts, number of contacts, contact count, customer contacts, times contacted, \
             inbound messages",
            "kontakter, antal kontakter",
            "kontakter, antall kontakter",
            "kontakter, antal kontakter, henvendelser",
            "yhteydenotot, yhteydenottojen määrä",
            "kontakte, anzahl kontakte",
            "kontakty, liczba kontaktów",
            "обращений, число обращений, количество обращений",
        ],
    ),
];
