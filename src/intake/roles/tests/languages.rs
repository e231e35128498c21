//! Whole headers in eight languages, one for each role.

use super::*;

/// Roles of a header, and the columns that it feeds in the first of them.
fn check_in(language: &str, cases: &[(&str, &[&str], &str)]) {
    for (header, roles, columns) in cases {
        check(header, roles);
        let first = Role::named(roles[0]).unwrap();
        let names = names(header);
        let found = find(&names, &[]).unwrap().unwrap();
        let fed: Vec<&str> = found
            .feeds
            .iter()
            .filter(|feed| feed.0 == first)
            .map(|&(role, place, _)| columns_of(role)[place].name)
            .collect();
        assert_eq!(fed.join(" "), *columns, "{language}: {header}");
    }
}

const ORDERS: &str = "order_id customer status ordered_at requested_by promised_by net tax total \
                      currency";
const LINES: &str = "order_id line_id sku quantity unit_price";
const DELIVERIES: &str = "delivery_id order_id sku carrier shipped_at delivered_at quantity";
const INVOICES: &str = "invoice_no order_id party net tax total currency issued_at due_at";
const PAYMENTS: &str = "payment_id invoice_no total currency paid_at";
const MESSAGES: &str = "message_id order_id kind sent_at";

/// The six headers of a language, in the order of the roles.
fn check_language(language: &str, headers: [&str; 6]) {
    let roles = ["orders", "lines", "deliveries", "invoices", "payments", "messages"];
    let columns = [ORDERS, LINES, DELIVERIES, INVOICES, PAYMENTS, MESSAGES];
    for ((header, role), columns) in headers.iter().zip(roles).zip(columns) {
        check_in(language, &[(header, &[role], columns)]);
    }
}

#[test]
fn english() {
    check_language(
        "English",
        [
            "Order No,Customer,Status,Order date,Requested delivery date,Promised delivery date,\
             Net amount,VAT,Total,Currency",
            "Order No,Line No,Article No,Quantity,Unit price",
            "Delivery No,Order No,Article No,Carrier,Shipped at,Delivered at,Quantity",
            "Invoice No,Order No,Customer,Net amount,VAT,Total,Currency,Invoice date,Due date",
            "Payment No,Invoice No,Amount,Currency,Payment date",
            "Message No,Order No,Message type,Sent at",
        ],
    );
}

#[test]
fn swedish() {
    check_language(
        "Swedish",
        [
            "Ordernr,Kund,Status,Orderdatum,Önskat leveransdatum,Utlovat leveransdatum,\
             Belopp exkl. moms,Moms,Totalt belopp,Valuta",
            "Ordernr,Orderrad,Artikelnr,Antal,À-pris",
            "Följesedelsnr,Ordernr,Artikelnr,Transportör,Skickad,Levererad,Levererat antal",
            "Fakturanr,Ordernr,Kund,Netto,Moms,Belopp inkl. moms,Valuta,Fakturadatum,Förfallodag",
            "Betalningsnummer,Fakturanr,Belopp,Valuta,Betaldatum",
            "Meddelandenummer,Ordernr,Händelse,Skickat",
        ],
    );
}

#[test]
fn norwegian() {
    check_language(
        "Norwegian",
        [
            "Ordrenr,Kunde,Status,Ordredato,Ønsket leveringsdato,Lovet leveringsdato,\
             Beløp eks. mva,Mva,Beløp inkl. mva,Valuta",
            "Ordrenr,Ordrelinje,Varenr,Antall,Enhetspris",
            "Følgeseddelnummer,Ordrenr,Varenr,Transportør,Sendt dato,Levert dato,Levert antall",
            "Fakturanr,Ordrenr,Kunde,Nettobeløp,Mva,Totalbeløp,Valuta,Fakturadato,Forfallsdato",
            "Betalingsnummer,Fakturanr,Beløp,Valuta,Betalingsdato",
            "Meldingsnummer,Ordrenr,Hendelse,Sendt",
        ],
    );
}

#[test]
fn danish() {
    check_language(
        "Danish",
        [
            "Ordrenr.,Kunde,Status,Ordredato,Ønsket leveringsdato,Bekræftet leveringsdato,\
             Beløb ekskl. moms,Moms,Beløb inkl. moms,Valuta",
            "Ordrenr.,Linjenr.,Varenr.,Antal,Stykpris",
            "Følgeseddelnr.,Ordrenr.,Varenr.,Fragtmand,Afsendt den,Leveret den,Leveret antal",
            "Fakturanr.,Ordrenr.,Debitor,Nettobeløb,Moms,I alt,Valuta,Fakturadato,Forfaldsdato",
            "Betalingsnummer,Fakturanr.,Betalt beløb,Valuta,Betalt den",
            "Beskednummer,Ordrenr.,Hændelse,Sendt",
        ],
    );
}

#[test]
fn finnish() {
    check_language(
        "Finnish",
        [
            "Tilausnumero,Asiakas,Tila,Tilauspäivä,Toivottu toimituspäivä,\
             Vahvistettu toimituspäivä,Veroton summa,ALV,Verollinen summa,Valuutta",
            "Tilausnumero,Rivinumero,Tuotekoodi,Määrä,Yksikköhinta",
            "Toimitusnumero,Tilausnumero,Tuotekoodi,Kuljetusliike,Lähetetty,Toimitettu,\
             Toimitettu määrä",
            "Laskunumero,Tilausnumero,Asiakas,Veroton summa,ALV,Yhteensä,Valuutta,Laskun päivä,\
             Eräpäivä",
            "Maksun numero,Laskunumero,Maksettu summa,Valuutta,Maksupäivä",
            "Viestin tunnus,Tilausnumero,Tapahtuma,Lähetetty",
        ],
    );
}

#[test]
fn german() {
    check_language(
        "German",
        [
            "Auftragsnr.,Kunde,Auftragsstatus,Auftragsdatum,Wunschliefertermin,\
             Bestätigter Liefertermin,Nettobetrag,MwSt-Betrag,Bruttobetrag,Währung",
            "Auftragsnr.,Position,Artikelnr.,Menge,Einzelpreis",
            "Lieferscheinnr.,Auftragsnr.,Artikelnr.,Spediteur,Versendet am,Zugestellt am,\
             Gelieferte Menge",
            "Rechnungsnr.,Auftragsnr.,Kunde,Nettobetrag,MwSt-Betrag,Rechnungssumme,Waehrung,\
             Rechnungsdatum,Faelligkeitsdatum",
            "Zahlungsnummer,Rechnungsnr.,Betrag,Währung,Zahlungsdatum",
            "Nachrichtennummer,Auftragsnr.,Ereignis,Gesendet am",
        ],
    );
}

#[test]
fn polish() {
    check_language(
        "Polish",
        [
            "Nr zamówienia,Klient,Status,Data zamówienia,Żądana data dostawy,\
             Potwierdzony termin dostawy,Wartość netto,Kwota VAT,Wartość brutto,Waluta",
            "Nr zamówienia,Pozycja,Indeks,Ilość,Cena jednostkowa",
            "Numer WZ,Nr zamówienia,Indeks,Przewoźnik,Data nadania,Data doręczenia,\
             Dostarczona ilość",
            "Nr faktury,Nr zamówienia,Kontrahent,Kwota netto,Kwota VAT,Kwota brutto,Waluta,\
             Data wystawienia,Termin płatności",
            "Numer płatności,Nr faktury,Kwota płatności,Waluta,Data zapłaty",
            "Numer wiadomości,Nr zamówienia,Zdarzenie,Data wysłania",
        ],
    );
}

#[test]
fn russian() {
    check_language(
        "Russian",
        [
            "№ заказа,Контрагент,Статус,Дата заказа,Желаемая дата доставки,\
             Планируемая дата доставки,Сумма без НДС,Сумма НДС,Сумма с НДС,Валюта",
            "№ заказа,Номер строки,Артикул,Кол-во,Цена",
            "Номер накладной,№ заказа,Артикул,Перевозчик,Фактическая дата отгрузки,\
             Фактическая дата доставки,Отгруженное количество",
            "Счёт №,№ заказа,Контрагент,Сумма без НДС,НДС,Итого,Валюта,Дата счета,Срок оплаты",
            "Номер платежа,Номер счета,Сумма платежа,Валюта,Дата платежа",
            "Номер сообщения,№ заказа,Событие,Отправлено",
        ],
    );
}

#[test]
fn exports_found_in_the_wild_are_recognised() {
    check_in(
        "Polish and German",
        &[
            (
                "\u{FEFF}Numer zamówienia,Data,Klient,Telefon,Email,Dostawa,Paczkomat / Adres,\
                 Ilość,Kwota PLN,Płatność,Status,Nr przesyłki",
                &["orders"],
                "order_id customer service status ordered_at quantity total",
            ),
            (
                "Klient,Numer Faktury,Kwota,Rozliczone,Do Zapłacenia,Data Sprzedaży,Termin,\
                 Różnica,Status",
                &["invoices"],
                "invoice_no party total issued_at due_at",
            ),
            (
                "Numer faktury,Data,Kontrahent,Kwota brutto,Forma platnosci,Typ dokumentu",
                &["invoices"],
                "invoice_no kind party total issued_at",
            ),
            (
                "Rechnungsnummer,Rechnungsdatum,Fälligkeit,Rechnungssumme,Geldeingang,Offen,\
                 Bezahlstatus,Bezahlart",
                &["invoices"],
                "invoice_no total issued_at due_at",
            ),
            (
                "Rechnungsnummer,Rechnungsdatum,Leistungsdatum,Kundenname,Kunden-UID,Nettobetrag,\
                 MwSt-Satz,MwSt-Betrag,Bruttobetrag,Status,Zahlungseingang,Betrag erhalten",
                &["invoices"],
                "invoice_no party net tax total issued_at tax_rate",
            ),
            (
                "Kundenr,Navn,Fakturanr,Fakturadato,Forfallsdato,Beløp,Restbeløp,KID",
                &["invoices"],
                "invoice_no party total issued_at due_at",
            ),
        ],
    );
}

#[test]
fn returns_and_tickets_are_known_in_every_language() {
    let returns = "return_id order_id decision requested_at received_at refund_total";
    let headers = [
        ("English", "Return No,Order No,Decision,Requested at,Received at,Refund amount"),
        ("Swedish", "Returnummer,Ordernr,Beslut,Returdatum,Mottagen,Returbelopp"),
        ("Norwegian", "Returnummer,Ordrenr,Beslutning,Returdato,Mottatt,Returbeløp"),
        ("Danish", "Returnummer,Ordrenr,Afgørelse,Returdato,Modtaget,Returbeløb"),
        ("Finnish", "Palautusnumero,Tilausnro,Päätös,Palautuspvm,Vastaanotettu,Hyvityssumma"),
        (
            "German",
            "Retourennummer,Auftragsnr,Entscheidung,Retourendatum,Eingegangen am,Zu erstatten",
        ),
        ("Polish", "Numer zwrotu,Nr zamówienia,Decyzja,Data zgłoszenia,Otrzymano,Kwota zwrotu"),
        ("Russian", "Номер возврата,Номер заказа,Решение,Дата возврата,Получено,Сумма возврата"),
    ];
    for (language, header) in headers {
        check_in(language, &[(header, &["returns"], returns)]);
    }
    let tickets = "ticket_id invoice_no kind opened_at outcome contacts";
    let headers = [
        ("English", "Ticket No,Invoice No,Category,Opened at,Outcome,Contacts"),
        ("Swedish", "Ärendenr,Fakturanr,Kategori,Öppnad,Utfall,Antal kontakter"),
        ("Norwegian", "Saksnr,Fakturanr,Kategori,Åpnet,Utfall,Antall kontakter"),
        ("Danish", "Sagsnr,Fakturanr,Kategori,Åbnet,Udfald,Henvendelser"),
        ("Finnish", "Tiketti,Laskunro,Kategoria,Avattu,Lopputulos,Yhteydenotot"),
        ("German", "Ticketnr,Rechnungsnr,Kategorie,Eröffnet am,Ergebnis,Kontakte"),
        ("Polish", "Nr zgłoszenia,Nr faktury,Kategoria,Otwarto,Wynik,Liczba kontaktów"),
        ("Russian", "Номер обращения,Номер счета,Категория,Открыто,Результат,Обращений"),
    ];
    for (language, header) in headers {
        check_in(language, &[(header, &["tickets"], tickets)]);
    }
}

#[test]
fn other_exports_that_name_a_return_or_a_ticket_stay_what_they_are() {
    check("order_id,order_date,customer,total,return_id,status", &["orders"]);
    check("order_id,order_date,promised_by,customer,ticket_id,type", &["orders"]);
    check("delivery_id,order_id,delivered_at,rma number,status", &["deliveries"]);
    check("payment_id,order_id,return_id,amount,currency,paid_at", &["payments"]);
    check("message_id,order_id,ticket_id,kind,direction,sent_at", &["messages"]);
    check("invoice_no,order_id,issued_at,total,return_id", &["invoices"]);
    check("ticket_id,order_id,created_at,status,type", &["tickets"]);
    check("return_id,invoice_no,reason,requested_at,quantity", &["returns"]);
}
