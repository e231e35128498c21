//! Kinds of messages, which way they went, and why an attempt to deliver failed.
//!
//! Exports call messages as they please: a word that is not here stays as it is, without a remark.

use super::Meaning;

/// Kinds of messages, and which way they went.
pub const KINDS: &[Meaning] = &[
    (
        "confirmation",
        [
            "confirmation, order confirmation, order confirmed, order received",
            "bekräftelse, orderbekräftelse, beställningsbekräftelse",
            "bekreftelse, ordrebekreftelse, bestillingsbekreftelse",
            "bekræftelse, ordrebekræftelse",
            "vahvistus, tilausvahvistus",
            "bestätigung, auftragsbestätigung, bestellbestätigung",
            "potwierdzenie, potwierdzenie zamówienia",
            "подтверждение, подтверждение заказа",
        ],
    ),
    (
        "shipped",
        [
            "shipped, dispatched, dispatch notice, shipping confirmation, shipment confirmation, \
             order shipped",
            "skickad, skickat, avsänd, leveransavisering, försändelseavisering",
            "sendt, avsendt, sendingsvarsel",
            "afsendt, sendt, forsendelsesbesked",
            "lähetetty, lähetysvahvistus",
            "versendet, versandt, versandbestätigung, versandbenachrichtigung",
            "wysłane, wysłano, potwierdzenie wysyłki",
            "отправлен, отправлено, уведомление об отправке",
        ],
    ),
    (
        "out for delivery",
        [
            "out for delivery, on the way, on its way, arriving today, delivery today, \
             delivery appointment",
            "under utkörning, ute för leverans, på väg, levereras idag",
            "ute for levering, på vei, leveres i dag",
            "ude til levering, på vej, leveres i dag",
            "jakelussa, matkalla, toimitetaan tänään",
            "in zustellung, unterwegs, zustellung heute",
            "w doręczeniu, w drodze, wydana do doręczenia, doręczenie dzisiaj",
            "передан курьеру, в пути, доставка сегодня",
        ],
    ),
    (
        "ready for pickup",
        [
            "ready for pickup, ready for collection, ready to collect, available for pickup",
            "redo att hämta, klar för avhämtning, hämtavisering, avisering",
            "klar til henting, hentemelding",
            "klar til afhentning, afhentningsbesked",
            "noudettavissa, saapumisilmoitus",
            "abholbereit, abholbenachrichtigung",
            "gotowe do odbioru, gotowa do odbioru",
            "готов к выдаче, готово к выдаче",
        ],
    ),
    (
        "delivered",
        [
            "delivered, delivery confirmation, order delivered",
            "levererad, levererat, leveransbekräftelse",
            "levert, leveringsbekreftelse",
            "leveret, leveringsbekræftelse",
            "toimitettu, toimitusvahvistus",
            "zugestellt, geliefert, zustellbestätigung",
            "dostarczone, dostarczono, doręczone, potwierdzenie doręczenia",
            "доставлен, доставлено, подтверждение доставки",
        ],
    ),
    (
        "delay notice",
        [
            "delay notice, delay, delayed, delay notification, delivery delayed, late notice",
            "förseningsavisering, försening, försenad, leveransförsening",
            "forsinkelsesvarsel, forsinkelse, forsinket",
            "forsinkelsesmeddelelse, forsinkelse, forsinket",
            "viivästysilmoitus, viivästyminen, viivästys",
            "verspätungsmeldung, verzögerung, verspätung, lieferverzögerung",
            "powiadomienie o opóźnieniu, opóźnienie",
            "уведомление о задержке, задержка",
        ],
    ),
    (
        "eta change",
        [
            "eta change, eta update, eta changed, new eta, new delivery date, \
             delivery date changed, rescheduled",
            "ny leveranstid, ändrad leveranstid, nytt leveransdatum",
            "ny leveringstid, endret leveringstid, ny leveringsdato",
            "ny leveringstid, ændret leveringstid, ny leveringsdato",
            "uusi toimitusaika, muuttunut toimitusaika",
            "neuer liefertermin, liefertermin geändert, terminänderung",
            "nowy termin dostawy, zmiana terminu dostawy",
            "новая дата доставки, перенос доставки, изменение срока доставки",
        ],
    ),
    (
        "extra",
        [
            "extra, upgrade, free upgrade, bonus, gift, surprise, early delivery, goodwill",
            "bonus, uppgradering, gåva, tidigare leverans",
            "bonus, oppgradering, gave, tidligere levering",
            "bonus, opgradering, gave, tidligere levering",
            "bonus, lahja, etu, aikaisempi toimitus",
            "bonus, zugabe, geschenk, kulanz, frühere lieferung",
            "bonus, prezent, wcześniejsza dostawa",
            "бонус, подарок, досрочная доставка",
        ],
    ),
    (
        "thank you",
        [
            "thank you, thanks, thankyou, thank you note",
            "tack, tackmeddelande, tackbrev",
            "takk, takkemelding",
            "tak, takkebesked",
            "kiitos, kiitosviesti",
            "danke, dankeschön, dankschreiben",
            "podziękowanie, dziękujemy",
            "спасибо, благодарность",
        ],
    ),
    (
        "follow-up",
        [
            "follow up, followup, after sales, aftersales, check in, care guide, how to",
            "uppföljning, uppföljningsmeddelande",
            "oppfølging",
            "opfølgning",
            "seuranta, jälkihoito",
            "nachfassen, nachbetreuung, rückfrage nach kauf",
            "kontakt po zakupie, opieka posprzedażowa",
            "сопровождение, контакт после покупки",
        ],
    ),
    (
        "review invitation",
        [
            "review invitation, review request, survey, survey invitation, feedback request, \
             rating request, review invite",
            "recensionsinbjudan, enkät, omdömesförfrågan, undersökning",
            "anmeldelsesforespørsel, undersøkelse, spørreundersøkelse",
            "anmeldelsesinvitation, undersøgelse, spørgeskema",
            "arvostelupyyntö, kysely, palautepyyntö",
            "bewertungseinladung, bewertungsanfrage, umfrage",
            "prośba o opinię, ankieta",
            "приглашение оставить отзыв, опрос, запрос отзыва",
        ],
    ),
    (
        "in",
        [
            "in, inbound, incoming, from customer",
            "in, inkommande, från kund",
            "inn, innkommende, fra kunde",
            "ind, indgående, fra kunde",
            "saapuva, asiakkaalta",
            "eingehend, eingang, vom kunden",
            "przychodzące, przychodząca, od klienta",
            "входящее, входящий, от клиента",
        ],
    ),
    (
        "out",
        [
            "out, outbound, outgoing, to customer",
            "ut, utgående, till kund",
            "ut, utgående, til kunde",
            "ud, udgående, til kunde",
            "lähtevä, asiakkaalle",
            "ausgehend, ausgang, an den kunden",
            "wychodzące, wychodząca, do klienta",
            "исходящее, исходящий, клиенту",
        ],
    ),
];

/// Why an attempt to deliver failed.
pub const FAILURES: &[Meaning] = &[
    (
        "absent",
        [
            "absent, recipient absent, nobody home, not home, no one home, customer not home, \
             recipient unavailable, customer unavailable, recipient not available",
            "ej hemma, mottagare ej hemma, ingen hemma, ej anträffad",
            "ikke hjemme, mottaker ikke hjemme, ikke til stede",
            "ikke hjemme, modtager ikke hjemme, ikke til stede",
            "ei kotona, vastaanottaja ei paikalla, ei tavoitettu",
            "nicht angetroffen, empfänger nicht angetroffen, abwesend, nicht zuhause",
            "nieobecny, adresat nieobecny, odbiorca nieobecny, nieobecność odbiorcy",
            "отсутствует, получатель отсутствует, никого нет дома",
        ],
    ),
    (
        "refused",
        [
            "refused, refused by recipient, refused by customer, rejected",
            "vägrad, nekad, mottagaren vägrade",
            "nektet, mottaker nektet",
            "nægtet, modtager afviste",
            "kieltäytyi, vastaanottaja kieltäytyi",
            "annahme verweigert, verweigert",
            "odmowa przyjęcia, odmowa",
            "отказ, отказ получателя",
        ],
    ),
    (
        "wrong address",
        [
            "wrong address, bad address, incorrect address, address not found, \
             insufficient address",
            "fel adress, felaktig adress, ofullständig adress",
            "feil adresse, ufullstendig adresse",
            "forkert adresse, ufuldstændig adresse",
            "väärä osoite, puutteellinen osoite",
            "falsche adresse, adresse falsch, adresse unvollständig",
            "błędny adres, niepełny adres",
            "неверный адрес, неполный адрес",
        ],
    ),
];
