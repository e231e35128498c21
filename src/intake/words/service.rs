//! Kinds and decisions of returns, and what tickets are about and came to.

use super::Meaning;

/// Kinds of returns, and what was decided about them.
pub const RETURNS: &[Meaning] = &[
    (
        "return",
        [
            "return, withdrawal, refund",
            "retur, ånger, återbetalning",
            "retur, angrerett, refusjon",
            "retur, fortrydelse, refusion",
            "palautus, peruutus",
            "retoure, rückgabe, widerruf, erstattung",
            "zwrot, odstąpienie",
            "возврат, отказ от товара",
        ],
    ),
    (
        "exchange",
        [
            "exchange, swap, replacement",
            "byte, utbyte",
            "bytte, ombytting",
            "bytte, ombytning",
            "vaihto",
            "umtausch, austausch, ersatz",
            "wymiana",
            "обмен, замена",
        ],
    ),
    (
        "guarantee",
        [
            "guarantee, warranty, claim, warranty claim, guarantee claim, complaint",
            "garanti, reklamation",
            "garanti, reklamasjon",
            "garanti, reklamation",
            "takuu, reklamaatio",
            "garantie, reklamation, gewährleistung",
            "gwarancja, reklamacja",
            "гарантия, рекламация, претензия",
        ],
    ),
    (
        "approved",
        [
            "approved, accepted, granted, ok, refunded, exchanged, closed, completed, done",
            "godkänd, godkänt, beviljad, accepterad, återbetald, klar",
            "godkjent, innvilget, akseptert, refundert, ferdig",
            "godkendt, accepteret, refunderet, færdig",
            "hyväksytty, hyvitetty, valmis",
            "genehmigt, akzeptiert, bewilligt, erstattet, erledigt",
            "zaakceptowany, zaakceptowano, uznana, uznany, zatwierdzony, zrealizowany",
            "одобрен, одобрено, принят, принято, выполнено",
        ],
    ),
    (
        "refused",
        [
            "refused, rejected, denied, declined, not approved",
            "nekad, avslagen, avslag, avvisad, ej godkänd",
            "avslått, avvist, nektet, ikke godkjent",
            "afvist, nægtet, afslået, ikke godkendt",
            "hylätty, evätty, ei hyväksytty",
            "abgelehnt, verweigert, zurückgewiesen, nicht genehmigt",
            "odrzucony, odrzucono, odmowa, odrzucona, nieuznana",
            "отклонен, отклонено, отказ, отказано",
        ],
    ),
    (
        "pending",
        [
            "pending, open, new, requested, received, in progress, under review, waiting",
            "väntar, öppen, ny, begärd, mottagen, pågår",
            "venter, åpen, ny, mottatt, pågår",
            "afventer, åben, ny, modtaget, i gang",
            "odottaa, avoin, uusi, vastaanotettu, kesken",
            "offen, ausstehend, neu, eingegangen, in bearbeitung",
            "oczekuje, otwarty, nowy, przyjęty, w toku",
            "ожидает, открыт, новый, получен, в обработке",
        ],
    ),
];

/// What tickets are about, and what came of them.
pub const TICKETS: &[Meaning] = &[
    (
        "billing",
        [
            "billing, invoice, invoicing, billing error, invoice error, wrong invoice, \
             incorrect invoice, bill",
            "fakturering, faktura, fakturafel, felaktig faktura, betalning",
            "fakturering, faktura, fakturafeil, feil faktura",
            "fakturering, faktura, fakturafejl, forkert faktura",
            "laskutus, lasku, laskuvirhe, virheellinen lasku",
            "abrechnung, rechnung, rechnungsfehler, falsche rechnung",
            "rozliczenie, faktura, błąd na fakturze, fakturowanie",
            "счет, выставление счета, ошибка в счете, оплата",
        ],
    ),
    (
        "delivery",
        [
            "delivery, shipping, shipment, where is my order",
            "leverans, frakt",
            "levering, frakt",
            "levering, fragt",
            "toimitus",
            "lieferung, versand",
            "dostawa, przesyłka, wysyłka",
            "доставка",
        ],
    ),
    (
        "return",
        [
            "return, exchange",
            "retur, byte",
            "retur, bytte",
            "retur, bytte",
            "palautus, vaihto",
            "retoure, rückgabe, umtausch",
            "zwrot, wymiana",
            "возврат, обмен",
        ],
    ),
    (
        "guarantee",
        [
            "guarantee, warranty, claim",
            "garanti, reklamation",
            "garanti, reklamasjon",
            "garanti, reklamation",
            "takuu, reklamaatio",
            "garantie, reklamation",
            "gwarancja, reklamacja",
            "гарантия, рекламация",
        ],
    ),
    (
        "other",
        [
            "other, presale, question, general, product, account, complaint",
            "övrigt, annat, fråga, klagomål",
            "annet, spørsmål, klage",
            "andet, spørgsmål, klage",
            "muu, kysymys, valitus",
            "sonstiges, anderes, frage, anfrage, beschwerde",
            "inne, pytanie, skarga",
            "другое, вопрос, жалоба",
        ],
    ),
    (
        "credit",
        [
            "credit, credit note, credited, credit promised",
            "kredit, kreditering, kreditfaktura, krediteras",
            "kreditt, kreditering, kreditnota, krediteres",
            "kredit, kreditering, kreditnota, krediteres",
            "hyvitys, hyvityslasku, hyvitetään",
            "gutschrift, wird gutgeschrieben",
            "korekta, faktura korygująca",
            "кредит нота, корректировка",
        ],
    ),
    (
        "refund",
        [
            "refund, refunded, money back",
            "återbetalning, återbetalas, pengarna tillbaka",
            "refusjon, tilbakebetaling",
            "refusion, tilbagebetaling",
            "maksunpalautus, rahat takaisin",
            "erstattung, rückerstattung, geld zurück",
            "zwrot pieniędzy, zwrot środków",
            "возврат денег, возврат средств",
        ],
    ),
    (
        "refused",
        [
            "refused, rejected, declined, denied",
            "nekad, avslagen, avslag, avvisad",
            "avslått, avvist, nektet",
            "afvist, nægtet",
            "hylätty, evätty",
            "abgelehnt, zurückgewiesen",
            "odrzucone, odrzucono, odmowa",
            "отклонено, отказ, отказано",
        ],
    ),
    (
        "settled",
        [
            "settled, solved, resolved, explained, answered, closed, done, no action",
            "löst, avslutad, förklarad, besvarad, klar",
            "løst, avsluttet, forklart, besvart",
            "løst, afsluttet, forklaret, besvaret",
            "ratkaistu, suljettu, selitetty, vastattu",
            "gelöst, geklärt, erledigt, beantwortet, abgeschlossen",
            "rozwiązane, rozwiązano, wyjaśnione, zamknięte",
            "решено, закрыто, разъяснено",
        ],
    ),
    (
        "open",
        [
            "open, pending, new, waiting, in progress",
            "öppen, väntar, ny, pågår",
            "åpen, venter, ny, pågår",
            "åben, afventer, ny, i gang",
            "avoin, odottaa, uusi, kesken",
            "offen, ausstehend, neu, in bearbeitung",
            "otwarte, oczekuje, nowe, w toku",
            "открыто, ожидает, новое, в работе",
        ],
    ),
];
