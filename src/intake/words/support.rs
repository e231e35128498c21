//! States of tickets, and yes and no.

use super::Meaning;

/// States of tickets: those in which the customer waits, those in which somebody waits for him or
/// for a third party, and those in which it is settled.
pub const STATES: &[Meaning] = &[
    (
        "open",
        [
            "open, new, active, in progress, assigned, reopened, pending agent, work in progress, \
             awaiting agent, awaiting problem",
            "öppen, ny, pågår, tilldelad, återöppnad, under arbete",
            "åpen, ny, pågår, tildelt, gjenåpnet, under arbeid",
            "åben, ny, i gang, tildelt, genåbnet, under behandling",
            "avoin, uusi, kesken, käsittelyssä, avattu uudelleen",
            "offen, neu, in bearbeitung, zugewiesen, wiedereröffnet",
            "otwarte, nowe, w toku, przypisane, ponownie otwarte",
            "открыт, открыто, новый, в работе, назначен, открыт повторно",
        ],
    ),
    (
        "waiting",
        [
            "waiting, pending, on hold, on-hold, awaiting user info, awaiting customer, \
             waiting for customer, waiting on customer, pending customer, awaiting vendor, \
             awaiting evidence, awaiting third party, waiting on third party, paused",
            "väntar, väntar på kund, vilande, pausad, väntar på leverantör",
            "venter, venter på kunde, på vent, satt på pause",
            "afventer, afventer kunde, venter på kunde, sat på pause",
            "odottaa, odottaa asiakasta, pidossa",
            "wartet, wartend, wartet auf kunde, wartet auf kunden, pausiert, zurückgestellt",
            "oczekuje, oczekuje na klienta, wstrzymane",
            "ожидание, ожидает, ожидает клиента, приостановлено",
        ],
    ),
    (
        "resolved",
        [
            "resolved, solved, closed, done, completed, settled, cancelled, canceled",
            "löst, stängd, klar, avslutad",
            "løst, lukket, ferdig, avsluttet",
            "løst, lukket, færdig, afsluttet",
            "ratkaistu, suljettu, valmis",
            "gelöst, geschlossen, erledigt, abgeschlossen",
            "rozwiązane, zamknięte, zakończone",
            "решен, решено, закрыт, закрыто, завершено",
        ],
    ),
];

/// Yes and no.
pub const ANSWERS: &[Meaning] = &[
    (
        "yes",
        [
            "yes, y, true, t, 1, x, met, kept, achieved",
            "ja, j, sant, uppfyllt",
            "ja, sann, oppfylt",
            "ja, sand, overholdt",
            "kyllä, k, tosi, täyttyi",
            "ja, wahr, eingehalten, erfüllt",
            "tak, prawda, spełnione, dotrzymane",
            "да, истина, выполнено, соблюдено",
        ],
    ),
    (
        "no",
        [
            "no, n, false, f, 0, missed, breached, failed, not met",
            "nej, falskt, missat, ej uppfyllt",
            "nei, usann, ikke oppfylt",
            "nej, falsk, ikke overholdt",
            "ei, epätosi, ei täyttynyt",
            "nein, falsch, verfehlt, nicht eingehalten",
            "nie, fałsz, niespełnione, niedotrzymane",
            "нет, ложь, не выполнено, нарушено",
        ],
    ),
];

/// Kinds of entitlements.
pub const RIGHTS: &[Meaning] = &[
    (
        "right",
        [
            "right, membership, member, tier, vip, loyalty, entitlement",
            "rättighet, medlem, medlemskap, förmån",
            "rettighet, medlem, medlemskap, fordel",
            "rettighed, medlem, medlemskab, fordel",
            "oikeus, jäsen, jäsenyys, etu",
            "recht, mitglied, mitgliedschaft, vorteil",
            "prawo, członek, członkostwo, przywilej",
            "право, участник, членство, привилегия",
        ],
    ),
    (
        "bonus",
        [
            "bonus, gift, promotion, extra, thank-you gift",
            "bonus, gåva, present",
            "bonus, gave",
            "bonus, gave",
            "bonus, lahja",
            "bonus, geschenk, zugabe",
            "bonus, prezent, gratis",
            "бонус, подарок",
        ],
    ),
];

/// Ways of delivery.
pub const METHODS: &[Meaning] = &[
    (
        "pickup",
        [
            "pickup, pick up, in-store pickup, click and collect, click & collect, \
             collection, store pickup",
            "upphämtning, hämta i butik, avhämtning",
            "henting, hent i butikk, klikk og hent",
            "afhentning, hent i butik, klik og hent",
            "nouto, nouto myymälästä",
            "abholung, selbstabholung, filialabholung",
            "odbiór osobisty, odbiór w sklepie",
            "самовывоз",
        ],
    ),
    (
        "courier",
        [
            "courier, home delivery, door delivery, doorstep",
            "hemleverans, bud, kurir",
            "hjemlevering, bud, kurer",
            "hjemmelevering, bud, kurer",
            "kotiinkuljetus, lähetti",
            "kurier, hauszustellung, lieferung nach hause",
            "kurier, dostawa do domu",
            "курьер, курьером, доставка на дом",
        ],
    ),
    (
        "locker",
        [
            "locker, parcel locker, parcel machine, locker delivery",
            "paketskåp, paketbox",
            "pakkeboks, pakkeautomat",
            "pakkeboks, pakkeautomat",
            "pakettiautomaatti",
            "packstation, paketautomat, paketbox",
            "paczkomat, automat paczkowy",
            "постамат",
        ],
    ),
    (
        "service point",
        [
            "service point, parcel shop, post office, pickup point, collection point",
            "ombud, postombud, utlämningsställe",
            "hentested, postkontor, utleveringssted",
            "udleveringssted, pakkeshop, posthus",
            "noutopiste, posti",
            "paketshop, postfiliale, abholstelle",
            "punkt odbioru, poczta",
            "пункт выдачи, почта",
        ],
    ),
];
