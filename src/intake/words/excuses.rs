//! What takes a parcel out of the guarantee of its carrier.

use super::Meaning;

/// The words.
pub const WORDS: &[Meaning] = &[
    (
        "po box",
        [
            "po box, p.o. box, post office box",
            "postbox, boxadress",
            "postboks",
            "postbox, postboks",
            "postilokero",
            "postfach",
            "skrytka pocztowa, skrytka",
            "абонентский ящик, а/я",
        ],
    ),
    (
        "redirected",
        [
            "redirected, redirect, rerouted, forwarded, delivery change requested",
            "omdirigerad, eftersänd",
            "omdirigert, omadressert",
            "omdirigeret, omadresseret",
            "uudelleenohjattu",
            "umgeleitet, nachgesendet",
            "przekierowana, przekierowano",
            "переадресован, переадресовано",
        ],
    ),
    (
        "hold",
        [
            "hold, on hold, held, hold at location, customer hold",
            "kvarhållen, lagras på begäran",
            "tilbakeholdt, lagret etter ønske",
            "tilbageholdt, opbevares efter ønske",
            "säilytys, pidossa",
            "zurückgehalten, lagerung",
            "wstrzymana, przechowywana",
            "удержан, хранение",
        ],
    ),
    (
        "address correction",
        [
            "address correction, address corrected, incorrect address, bad address, wrong address",
            "adresskorrigering, felaktig adress, fel adress",
            "adressekorrigering, feil adresse",
            "adressekorrektion, forkert adresse",
            "osoitekorjaus, virheellinen osoite",
            "adresskorrektur, falsche adresse",
            "korekta adresu, błędny adres",
            "исправление адреса, неверный адрес",
        ],
    ),
    (
        "dangerous goods",
        [
            "dangerous goods, hazmat, hazardous materials",
            "farligt gods",
            "farlig gods",
            "farligt gods",
            "vaaralliset aineet",
            "gefahrgut",
            "towary niebezpieczne, adr",
            "опасный груз",
        ],
    ),
    (
        "holiday",
        [
            "holiday, public holiday, holiday blackout, peak season",
            "helgdag, röd dag",
            "helligdag, høytid",
            "helligdag, højtid",
            "pyhäpäivä, juhlapyhä",
            "feiertag",
            "święto, dzień wolny",
            "праздник, праздничный день",
        ],
    ),
    (
        "force majeure",
        [
            "force majeure, act of god, strike",
            "högre makt, strejk",
            "streik",
            "strejke",
            "ylivoimainen este, lakko",
            "höhere gewalt",
            "siła wyższa, strajk",
            "форс мажор, непреодолимая сила, забастовка",
        ],
    ),
    (
        "weather",
        [
            "weather, weather delay, natural disaster",
            "väder, oväder",
            "vær, uvær",
            "vejr, uvejr",
            "sää, myrsky",
            "wetter, unwetter",
            "pogoda",
            "погода, непогода",
        ],
    ),
];
