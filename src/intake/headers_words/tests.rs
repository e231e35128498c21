//! Cases of the words, as a list that a person of the trade can read.

use super::*;
use crate::intake::headers::Names;
use crate::tables::{columns_of, place_of};
use Role::{Deliveries, Invoices, Lines, Orders, Payments};

#[test]
fn every_entry_names_columns_that_exist() {
    for (roles, column, words) in entries() {
        assert!(words.iter().any(|words| !words.trim().is_empty()), "{column}");
        for role in *roles {
            assert!(place_of(*role, column).is_some(), "{} {column}", role.name());
        }
    }
}

#[test]
fn every_column_has_words_in_every_language() {
    for role in Role::ALL {
        for spec in columns_of(role) {
            let of_column = |entry: &&Entry| entry.0.contains(&role) && entry.1 == spec.name;
            for language in 1..9 {
                let has_words =
                    entries().filter(of_column).any(|entry| !entry.2[language].is_empty());
                assert!(has_words, "{}.{} in language {language}", role.name(), spec.name);
            }
        }
    }
}

/// Headers of a file, of which the first is looked up; the others are its company.
fn columns(headers: &str, role: Role) -> Vec<&'static str> {
    let cells: Vec<String> = headers.split(" + ").map(str::to_owned).collect();
    let names = Names::of(&cells);
    let of_role = names.matches[0].iter().filter(|one| one.role == role);
    let mut columns: Vec<&str> = of_role.map(|one| columns_of(role)[one.place].name).collect();
    columns.dedup();
    columns
}

/// Every one of these headers stands for this column of a role.
fn check(role: Role, column: &str, headers: &str) {
    for header in headers.split(", ") {
        assert_eq!(columns(header, role), [column], "{header}");
    }
}

/// The names of the trade by language, as exports and manuals have them.
#[test]
fn orders_are_named_in_every_language() {
    check(
        Orders,
        "order_id",
        "Order Id, Ordernummer, Ordernr, Order-ID, Beställningsnummer, Kundordernummer, \
         Ordrenummer, Ordrenr, Ordreid, Bestillingsnummer, Salgsordre, Tilausnumero, Tilausnro, \
         Numer zamówienia, Nr zamówienia, ID zamówienia, Zamówienie, Номер заказа, № заказа, \
         Заказ, Идентификатор заказа, Auftragsnummer, Auftragsnr., Bestellnummer, Bestell-Nr., \
         Belegnummer + Auftragsdatum, Numer zamowienia, Bestallningsnummer, \
         Bestaellningsnummer",
    );
    check(
        Lines,
        "line_id",
        "Orderrad, Ordrelinje, Linjenr., Rivinumero, Pozycja, Pozycja (w zamówieniu), Позиция, \
         Position, Pos.",
    );
    check(
        Lines,
        "sku",
        "Artikelnummer, Artikelnr, Varenummer, Varenr, Artikkelnr, Tuotenumero, Tuotekoodi, \
         Indeks, Symbol, SKU, Артикул, Artikel-Nr.",
    );
    check(
        Orders,
        "ordered_at",
        "Orderdatum, Beställningsdatum, Ordredato, Bestillingsdato, Købsdato, Tilauspäivä, \
         Tilauspvm, Data zamówienia, Дата заказа, Принят в обработку, Auftragsdatum, \
         Bestelldatum, Belegdatum",
    );
    check(
        Orders,
        "customer",
        "Kund, Kundnummer, Kundnr, Kundnamn, Kunde, Kundenummer, Kundenr, Kundenavn, Modtager, \
         Asiakas, Asiakasnumero, Klient, Kontrahent, Nabywca, Odbiorca, Клиент, Контрагент, \
         Покупатель, Получатель, Kundennummer, Kundenname, Empfänger",
    );
    check(Orders, "status", "Status, Tila, Статус, Auftragsstatus, Stan zamówienia");
    check(
        Orders,
        "quantity",
        "Antal, Antal beställda, Antall, Ant bestilt, Määrä, Ilość, Zamówiona ilość, Szt., \
         Количество, Кол-во, Menge, Anzahl, Stk.",
    );
}

#[test]
fn promises_and_facts_are_told_apart_in_every_language() {
    check(
        Orders,
        "promised_by",
        "Utlovat leveransdatum, Lovat leveransdatum, Bekräftat leveransdatum, \
         Beräknat leveransdatum, Planerat leveransdatum, Lovet leveringsdato, \
         Bekreftet leveringsdato, Beregnet leveringsdato, Avtalt levering, \
         Bekræftet leveringsdato, Aftalt leveringsdato, Luvattu toimituspäivä, \
         Vahvistettu toimituspvm, Obiecana data dostawy, Przewidywana data dostawy, \
         Termin dostawy, Termin realizacji, Планируемая дата доставки, \
         Плановая дата доставки, Срок доставки, Обещанная дата, Zugesagtes Lieferdatum, \
         Zugesagt bis, Utlovat till, Lovet til, Luvattu mennessä, Obiecane do, Обещано до, \
         Bestätigter Liefertermin, Liefertermin, Voraussichtliches Lieferdatum",
    );
    check(
        Lines,
        "ship_by",
        "Planowana data wysyłki, Дата отгрузки без просрочки, Planerat utleveransdatum, \
         Planlagt afsendelsesdato, Suunniteltu lähetyspäivä, Geplantes Versanddatum",
    );
    check(
        Orders,
        "requested_by",
        "Önskat leveransdatum, Ønsket leveringsdato, Forespurt leveringsdato, \
         Toivottu toimituspäivä, Żądana data dostawy, Желаемая дата доставки, \
         Gewünschtes Lieferdatum, Wunschliefertermin",
    );
    check(
        Deliveries,
        "shipped_at",
        "Skickad, Sendt dato, SendtDato, Afsendt den, Lähetetty, Data nadania, \
         Фактическая дата передачи в доставку, Versendet am",
    );
    check(
        Deliveries,
        "delivered_at",
        "Levererad, Levert, Leveret, Toimitettu, Data doręczenia, Dostarczono, \
         Фактическая дата доставки, Zustelldatum, Geliefert am",
    );
    check(
        Deliveries,
        "carrier",
        "Transportör, Speditör, Transportør, Fragtmand, Kuljetusliike, Przewoźnik, Kurier, \
         Перевозчик, Spediteur, Frachtführer",
    );
    check(
        Deliveries,
        "delivery_id",
        "Kollinummer, Sändningsnummer, Sendingsnummer, Sporingsnummer, Følgeseddelnummer, \
         Lähetysnumero, Nr przesyłki, Numer listu przewozowego, Номер отправления, \
         Трек-номер, Sendungsnummer",
    );
    check(
        Deliveries,
        "quantity",
        "Levererat antal, Levert antall, Leveret antal, Toimitettu määrä, Gelieferte Menge",
    );
}

#[test]
fn dates_that_may_be_either_stand_for_nothing_alone() {
    let either = [
        "Delivery Date, Leveransdatum, Leveringsdato, Leverancedato, Toimituspäivä, Lieferdatum, \
         Data dostawy, Дата доставки",
        "Ship Date, Utleveransdatum, Sändningsdatum, Sendedato, Afsendelsesdato, Lähetyspäivä, \
         Versanddatum, Warenausgangsdatum, Data wysyłki, Дата отгрузки",
    ];
    for header in either.iter().flat_map(|headers| headers.split(", ")) {
        let names = Names::of(&[header.to_owned()]);
        assert!(names.either[0].is_some() && names.matches[0].is_empty(), "{header}");
    }
}

#[test]
fn invoices_are_named_in_every_language() {
    check(
        Invoices,
        "invoice_no",
        "Fakturanummer, Fakturanr, Laskunumero, Laskun nro, Numer faktury, Nr faktury, FV, \
         Номер счета, Счёт №, Счет-фактура, Номер документа + Срок оплаты, Rechnungsnummer, \
         Rechnungsnr., Re-Nr.",
    );
    check(
        Invoices,
        "issued_at",
        "Fakturadatum, Fakturadato, Laskun päivä, Laskupvm, Data wystawienia, Data faktury, \
         Data sprzedaży, Дата счета, Дата документа, Rechnungsdatum, Leistungsdatum",
    );
    check(
        Invoices,
        "due_at",
        "Förfallodatum, Förfallodag, Förfaller, Forfallsdato, Forfall, Forfaldsdato, Eräpäivä, \
         Termin płatności, Termin + Numer faktury, Срок оплаты, Оплатить до, Fälligkeit, \
         Faelligkeitsdatum, Fällig am",
    );
    check(
        Invoices,
        "net",
        "Netto, Belopp exkl. moms, Summa exkl moms, Beløp eks. mva, Nettobeløp, nettobelop, \
         Beløb ekskl. moms, Veroton summa, Netto (zł), Wartość netto, Kwota netto, \
         Сумма без НДС, Nettobetrag",
    );
    check(
        Invoices,
        "tax",
        "Moms, Mva, Avgiftsbeløp, ALV, VAT (zł), Kwota VAT, НДС, Сумма НДС, MwSt-Betrag, USt",
    );
    check(
        Invoices,
        "total",
        "Totalt belopp, Summa, Att betala, Belopp, Beløp, Totalbeløp, I alt, Yhteensä, \
         Loppusumma, Brutto (zł), Wartość brutto, Kwota brutto, Do zapłacenia, Сумма, Итого, \
         Всего, Bruttobetrag, Rechnungssumme, Rechnungsbetrag Brutto",
    );
    check(
        Payments,
        "currency",
        "Valuta, Waluta, Валюта, Код валюты, Währung, Waehrung, Valuutta, Valutakode",
    );
}

#[test]
fn rates_of_tax_are_named_in_every_language() {
    check(
        Invoices,
        "tax_rate",
        "Tax Rate, Tax Percent, Momssats, Mva-sats, ALV-kanta, MwSt-Satz, Steuersatz, \
         Stawka VAT, Stawka, Ставка НДС",
    );
}

#[test]
fn open_and_paid_amounts_and_codes_of_tax_are_none_of_ours() {
    let never = "Restbeløp, Restbeløb, Restbelopp, Restbetrag, Avoin, Kvar att betala, Offen, \
                 Geldeingang, Betrag erhalten, \
                 Rozliczone, Różnica, Pozostało, Остаток, Задолженность, Avoinna, Saldo, \
                 Amount Due, InvoiceAmountDue, InvoiceAmountPaid, Outstanding Balance, \
                 Remaining Amount, Refunded Amount, Total Refunded, Order Net, \
                 Amount Refunded, Converted Amount, Mvakode, TaxType, \
                 Cena brutto, KID, Discount, Rabatt, Скидка руб, Оплачено покупателем, \
                 Gewicht, Weight";
    for header in never.split(", ") {
        for role in [Orders, Lines, Invoices] {
            assert_eq!(columns(header, role), [""; 0], "{header}");
        }
    }
}

/// Names of carriers' portals and of shops that tell how a parcel went.
#[test]
fn what_a_carrier_tells_of_a_parcel_is_named_in_every_language() {
    check(
        Deliveries,
        "first_scan_at",
        "Carrier First Scan Date, First scan, Första skanning, Første scanning, Erster Scan, \
         Pierwszy skan, Первое сканирование",
    );
    check(Deliveries, "last_scan_at", "Last scan, Senaste skanning, Letzter Scan, Ostatni skan");
    check(
        Deliveries,
        "first_attempt_at",
        "First delivery attempt, Första leveransförsök, Første leveringsforsøk, \
         Erster Zustellversuch, Pierwsza próba doręczenia, Первая попытка доставки",
    );
    check(Deliveries, "failure_reason", "Failure reason, Zustellhindernis, Причина недоставки");
    check(Deliveries, "eta_at", "ETA, Estimated time of arrival, Beräknad ankomst");
    check(Orders, "promised_latest", "Promised Delivery Date with extension, Neuer Liefertermin");
    check(Orders, "promise_changed_by", "Rescheduled by, Leveransdatum ändrat av");
    check(Deliveries, "proved_at", "Proof of delivery, Signed at, Leveranskvittens, Quittiert am");
    check(Role::Returns, "fault", "Fault party, Fel hos, Verursacher, Вина");
    // A tracking number names the delivery where nothing else does.
    check(Deliveries, "delivery_id", "Tracking Number, Spårningsnummer");
    check(Deliveries, "tracking_no", "Tracking No, Tracking Number + Shipment ID");
    // The documents themselves are not how many there are.
    assert_eq!(columns("Attachments", Role::Messages), [""; 0]);
}
