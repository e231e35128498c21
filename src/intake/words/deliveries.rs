//! States of deliveries.

use super::Meaning;

/// The words.
pub const WORDS: &[Meaning] = &[
    (
        "delivered",
        [
            "delivered, received",
            "levererad, levererat, mottagen, mottaget, utlämnad",
            "levert, mottatt, utlevert til mottaker",
            "leveret, modtaget",
            "toimitettu, vastaanotettu, luovutettu",
            "zugestellt, geliefert, empfangen",
            "dostarczone, dostarczono, dostarczona, dostarczony, doręczone, doręczono, \
             doręczona, odebrana",
            "доставлен, доставлено, доставлена, вручен, вручено, получен",
        ],
    ),
    (
        "failed",
        [
            "failed, delivery failed, failed attempt, not delivered, undelivered, refused, \
             refused by customer, refused by recipient, rejected, undeliverable",
            "misslyckad, leverans misslyckades, vägrad, nekad",
            "mislykket, levering mislyktes, nektet, avvist",
            "mislykket, levering mislykkedes, afvist, nægtet",
            "epäonnistunut, toimitus epäonnistui, kieltäytyi vastaanottamasta, hylätty",
            "fehlgeschlagen, nicht zugestellt, zustellung fehlgeschlagen, \
             annahme verweigert, unzustellbar",
            "niedoręczona, niedostarczona, nieudana próba doręczenia, odmowa przyjęcia",
            "не доставлен, не доставлено, не вручен, отказ, отказ от получения",
        ],
    ),
    (
        "returned",
        [
            "returned, return to sender, returned to sender",
            "returnerad, returnerat, retur, åter till avsändare",
            "returnert, retur, returnert til avsender",
            "returneret, retur, returneret til afsender",
            "palautettu, palautunut, palautettu lähettäjälle",
            "retoure, zurückgesendet, retourniert, zurück an absender",
            "zwrócona, zwrócone, zwrot, zwrot do nadawcy",
            "возвращен, возвращено, возврат, возврат отправителю",
        ],
    ),
    (
        "in transit",
        [
            "in transit, intransit, transit, shipped, on the way, out for delivery",
            "skickad, skickat, under transport, på väg, på väg till mottagare",
            "underveis, under transport, sendt, på vei",
            "undervejs, under transport, afsendt, sendt, på vej",
            "matkalla, kuljetuksessa, lähetetty, jakelussa",
            "unterwegs, versendet, versandt, in zustellung, im transport, in transport",
            "w drodze, wysłane, wysłana, nadana, w transporcie, wydana do doręczenia",
            "в пути, отправлен, отправлено, доставляется, передан в доставку",
        ],
    ),
    (
        "lost",
        [
            "lost, missing",
            "förlorad, saknas, försvunnen",
            "tapt, mistet, savnet",
            "tabt, mistet, bortkommet",
            "kadonnut, hävinnyt",
            "verloren, verlust",
            "zagubiona, zaginiona, zagubione",
            "утерян, утеряно, потерян",
        ],
    ),
    (
        "cancelled",
        [
            "cancelled, canceled",
            "annullerad, annullerat, makulerad",
            "kansellert, annullert",
            "annulleret",
            "peruutettu, peruttu",
            "storniert, annulliert",
            "anulowano, anulowana, anulowane",
            "отменен, отменено, аннулирован",
        ],
    ),
];
