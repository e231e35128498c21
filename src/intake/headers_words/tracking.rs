//! What a carrier tells of a parcel on its way, and how a promise was changed.
//!
//! Most stand with `~`: they say nothing about the role of a file.

use super::Entry;
use crate::tables::Role::{Deliveries, Messages, Orders};

/// The words.
pub const WORDS: &[Entry] = &[
    (
        &[Deliveries],
        // A number to track by names the delivery where nothing else does (`documents`).
        "tracking_no",
        [
            "",
            "~tracking no, ~tracking code, ~carrier tracking number, \
             ~tracking number if delivery id or delivery number or delivery no or shipment id or \
             shipment number or shipment no or delivery note, \
             ~tracking if delivery id or delivery number or shipment id or shipment number",
            "~spårnummer, ~spårnings id, \
             ~spårningsnummer if leveransnummer or leveransnr or leverans id or följesedelsnummer",
            "~sporingskode, ~sporingsid, \
             ~sporingsnummer if leveringsnummer or leveransenummer or følgeseddelnummer",
            "~sporingskode, ~trackingkode",
            "~seurantakoodi if toimitusnumero or toimitusnro or lähetenumero",
            "~verfolgungsnummer, ~trackingcode, \
             ~trackingnummer if lieferscheinnummer or lieferscheinnr or liefernummer",
            "~numer śledzenia, ~kod śledzenia",
            "~номер отслеживания, ~код отслеживания",
        ],
    ),
    (
        &[Deliveries],
        "first_scan_at",
        [
            "",
            "~first scan at, ~first scan, ~first scan date, ~carrier first scan date, \
             ~carrier first scan, ~first scanned at, ~acceptance scan",
            "~första skanning, ~första scanning, ~första skanningen",
            "~første skanning, ~første scanning",
            "~første scanning, ~første skanning",
            "~ensimmäinen skannaus, ~ensimmäinen luenta",
            "~erster scan, ~erstscan, ~erster scan am",
            "~pierwszy skan, ~data pierwszego skanu",
            "~первое сканирование, ~дата первого сканирования",
        ],
    ),
    (
        &[Deliveries],
        "last_scan_at",
        [
            "",
            "~last scan at, ~last scan, ~last scan date, ~last scanned at, ~last movement, \
             ~last movement at, ~latest scan, ~last tracking update, ~last checkpoint time",
            "~senaste skanning, ~senaste scanning, ~sista skanning",
            "~siste skanning, ~siste scanning",
            "~seneste scanning, ~sidste scanning",
            "~viimeisin skannaus, ~viimeisin luenta",
            "~letzter scan, ~letzter scan am, ~letzte bewegung",
            "~ostatni skan, ~data ostatniego skanu",
            "~последнее сканирование, ~дата последнего сканирования",
        ],
    ),
    (
        &[Deliveries],
        "first_attempt_at",
        [
            "",
            "~first attempt at, ~first attempt, ~first delivery attempt, \
             ~first delivery attempt at, ~first attempt date, ~attempted at, ~attempted delivery",
            "~första leveransförsök, ~första utkörning",
            "~første leveringsforsøk, ~første forsøk",
            "~første leveringsforsøg, ~første forsøg",
            "~ensimmäinen toimitusyritys, ~ensimmäinen jakeluyritys",
            "~erster zustellversuch, ~erster zustellversuch am",
            "~pierwsza próba doręczenia, ~pierwsza próba dostawy",
            "~первая попытка доставки, ~первая попытка вручения",
        ],
    ),
    (
        &[Deliveries],
        // Where no other column says when it arrived, a proof of delivery does (`times`).
        "proved_at",
        [
            "",
            "~proved at, ~proof of delivery at, ~proof of delivery, ~pod at, ~pod, \
             ~signed for at, ~signed for, ~signed at, ~signature date, \
             ~proof of delivery date if delivered at or delivered date or date delivered or \
             delivered on or delivered or actual delivery date or arrived at or received at, \
             ~pod date if delivered at or delivered date or date delivered or \
             delivered on or delivered or actual delivery date or arrived at or received at",
            "~leveranskvittens, ~kvitterad den, ~kvitterat, ~mottagningsbevis",
            "~leveringsbevis, ~kvittert dato, ~kvittert",
            "~leveringsbevis, ~kvitteret den, ~kvitteret",
            "~toimitustodistus, ~kuitattu, ~kuittauspäivä",
            "~ablieferungsnachweis, ~ablieferbeleg, ~zustellnachweis, ~quittiert am, \
             ~empfang quittiert am",
            "~potwierdzenie dostawy, ~data potwierdzenia dostawy, ~pokwitowano",
            "~подтверждение доставки, ~дата подтверждения доставки, ~подпись получателя",
        ],
    ),
    (
        &[Deliveries],
        "ready_at",
        [
            "",
            "~ready at, ~ready for pickup at, ~ready for pickup, ~ready for collection, \
             ~available for pickup, ~available for pickup at",
            "~redo att hämta, ~klar för avhämtning, ~redo för upphämtning",
            "~klar til henting, ~hentbar fra",
            "~klar til afhentning, ~klar til afhentning den",
            "~noudettavissa, ~valmis noudettavaksi",
            "~abholbereit, ~abholbereit ab, ~abholbereit am",
            "~gotowe do odbioru, ~gotowa do odbioru",
            "~готов к выдаче, ~готово к выдаче, ~поступил в пункт выдачи",
        ],
    ),
    (
        &[Deliveries],
        "failure_reason",
        [
            "",
            "~failure reason, ~reason for failure, ~failed reason, ~exception reason, \
             ~non delivery reason, ~failed attempt reason",
            "~orsak till misslyckande, ~avvikelseorsak, ~felorsak",
            "~årsak til feil, ~avviksårsak",
            "~årsag til fejl, ~afvigelsesårsag",
            "~epäonnistumisen syy, ~poikkeaman syy",
            "~zustellhindernis, ~grund der nichtzustellung, ~nichtzustellgrund",
            "~przyczyna niedoręczenia, ~powód niedoręczenia",
            "~причина недоставки, ~причина неудачи",
        ],
    ),
    (
        &[Deliveries],
        "eta_at",
        [
            "",
            "~eta at, ~eta, ~current eta, ~estimated time of arrival, ~estimated arrival, \
             ~carrier eta",
            "~beräknad ankomst, ~beräknad ankomsttid",
            "~beregnet ankomst, ~forventet ankomst",
            "~beregnet ankomst, ~forventet ankomst",
            "~arvioitu saapuminen, ~arvioitu saapumisaika",
            "~voraussichtliche ankunft, ~erwartete ankunft",
            "~przewidywane przybycie, ~szacowany czas przybycia",
            "~ожидаемое прибытие, ~расчетное время прибытия",
        ],
    ),
    (
        &[Deliveries],
        "attempts",
        [
            "",
            "~attempts, ~delivery attempts, ~number of attempts, ~attempt count",
            "~leveransförsök, ~antal leveransförsök, ~antal försök",
            "~leveringsforsøk, ~antall leveringsforsøk, ~antall forsøk",
            "~leveringsforsøg, ~antal leveringsforsøg, ~antal forsøg",
            "~toimitusyritykset, ~jakeluyritykset",
            "~zustellversuche, ~anzahl zustellversuche",
            "~próby doręczenia, ~liczba prób doręczenia",
            "~попытки доставки, ~число попыток, ~количество попыток",
        ],
    ),
    (
        &[Orders],
        "promised_latest",
        [
            "",
            "~promised latest, ~latest promised date, ~revised delivery date, \
             ~revised promise date, ~revised promised date, ~updated delivery date, \
             ~new delivery date, ~new promised date, ~last promised date, \
             ~promised delivery date with extension",
            "~nytt leveransdatum, ~ändrat leveransdatum, ~senast utlovat leveransdatum",
            "~nytt leveringsdato, ~ny leveringsdato, ~endret leveringsdato",
            "~ny leveringsdato, ~ændret leveringsdato",
            "~uusi toimituspäivä, ~muutettu toimituspäivä",
            "~neuer liefertermin, ~neues lieferdatum, ~geänderter liefertermin",
            "~nowa data dostawy, ~nowy termin dostawy, ~zmieniony termin dostawy",
            "~новая дата доставки, ~измененная дата доставки, ~новый срок доставки",
        ],
    ),
    (
        &[Orders],
        "promise_changed_by",
        [
            "",
            "~promise changed by, ~delivery date changed by, ~rescheduled by, ~postponed by",
            "~leveransdatum ändrat av, ~ombokad av, ~löfte ändrat av",
            "~leveringsdato endret av, ~ombooket av",
            "~leveringsdato ændret af, ~ombooket af",
            "~toimituspäivän muuttaja, ~lupauksen muuttaja",
            "~liefertermin geändert von, ~verschoben von",
            "~termin dostawy zmieniony przez, ~przełożone przez",
            "~кем изменена дата доставки, ~кем перенесена доставка",
        ],
    ),
    (
        &[Orders],
        "promise_changed_at",
        [
            "",
            "~promise changed at, ~promise written at, ~delivery date changed at, \
             ~promise date changed, ~rescheduled at, ~rescheduled on, ~promised on",
            "~leveransdatum ändrat den, ~löfte ändrat den, ~ombokad den",
            "~leveringsdato endret den, ~ombooket den",
            "~leveringsdato ændret den, ~ombooket den",
            "~toimituspäivä muutettu, ~lupaus muutettu",
            "~liefertermin geändert am, ~verschoben am",
            "~data zmiany terminu dostawy, ~termin dostawy zmieniono",
            "~дата изменения срока доставки, ~дата переноса доставки",
        ],
    ),
    (
        // How many there are: a column of their names is something else.
        &[Messages],
        "attachment_count",
        [
            "",
            "~attachment count, ~number of attachments, ~attachments count",
            "~antal bilagor",
            "~antall vedlegg",
            "~antal vedhæftninger, ~antal bilag",
            "~liitteiden määrä, ~liitteiden lukumäärä",
            "~anzahl anhänge, ~anzahl anlagen",
            "~liczba załączników",
            "~число вложений, ~количество вложений",
        ],
    ),
];
