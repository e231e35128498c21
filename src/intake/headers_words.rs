//! The header words of common exports, by role and column, in six languages.
//!
//! Data only. Words stand in order of preference and are compared after folding (`fold`).
//! `~word` names a column without saying what role its file plays; `word if other and third`
//! counts only in a file that has the other headers too, `word unless other` only in one that has
//! not. Words that say neither promise nor fact are apart.

use crate::tables::Role;
use Role::{Deliveries, Invoices, Lines, Messages, Orders, Payments};

/// Dates that may be promised or actual; the name alone never decides.
pub const EITHER_DELIVERY: &str = "delivery date, lieferdatum, leveransdatum, leveringsdato, \
    data dostawy, дата доставки";

/// A date that is due, without saying what.
pub const EITHER_DUE: &str = "due date, due";

/// Dates of leaving that may be planned or actual.
pub const EITHER_SHIP: &str = "ship date, shipment date, shipping date, \
    shipping date dateorders, dispatch date, дата отгрузки, versanddatum, data wysyłki";

/// Words of a row that adds up the others.
pub const TOTAL_ROW: &str = "total, totals, grand total, sum, summa, totalt, razem, suma, \
    ogółem, итого, всего, summe, gesamt, gesamtsumme";

const ORDER_ID: &str = "o orderkey, l orderkey, order uuid, order code, order identifier, \
    name if lineitem quantity, id if purchase point, order id, order number, order no, order nr, \
    order, order key, order reference, order ref, sales order id, sales order number, \
    sales order no, sales order, so number, so no, sales document, vbeln, order order number, \
    amazon order id, purchase order id, purchase order number, purchase order no, \
    purchase order, po number, po no, po id, po so, po, related order id, ordernummer, ordernr, \
    beställningsnummer, kundordernummer, ordrenummer, ordrenr, ordreid, bestillingsnummer, \
    numer zamówienia, nr zamówienia, id zamówienia, zamówienie, номер заказа, заказ, заказа, \
    идентификатор заказа, auftragsnummer, auftragsnr, bestellnummer, bestellnr, \
    id if delivery date and grand total";

const LINE_ID: &str = "l linenumber, line id, line number, line no, line nr, order line id, \
    order line number, order line no, order line, order item id, order item, line item id, \
    line item number, line item, sales order item, item position, purchase order line id, \
    purchase order detail id, po line, po line number, id if pack price, posnr, position, pos, \
    orderrad, radnummer, ordrelinje, linjenummer, pozycja, pozycja w zamówieniu, позиция";

const SKU: &str = "l partkey, product sku, sku code, ean, sku, seller sku, lineitem sku, \
    custom label, article no, article number, article id, article, product id, product code, \
    product number, product no, stock item id, material, material number, matnr, item code, \
    item number, item no, item id, item, part number, part no, inventory item code, asin, \
    product card id, order item cardprod id, product, artikelnummer, artikelnr, varenummer, \
    varenr, artikkelnr, indeks, symbol, артикул";

const CURRENCY: &str = "currency, currency code, currency id, cur, ccy, waers, waerk, valuta, \
    waluta, валюта, код валюты, код валюты отправления, währung";

const CUSTOMER: &str = "o custkey, user id, buyer name id, customer id, customer no, \
    customer number, customer code, customer, customer name, client id, client, buyer id, \
    buyer username, buyer, buyer name, sold to party, sold to, kunag, kunnr, partner id, \
    account, bill to name, full name, ship to name, customer user, customer email, \
    email billing, ~email, ~buyer email, kundnummer, kundnr, kund, kundnamn, kundenummer, \
    kundenr, kunde, kundenavn, klient, kontrahent, nabywca, odbiorca, клиент, контрагент, \
    покупатель, получатель, kundennummer, kundenname, empfänger";

const CARRIER: &str = "carrier, carrier name, carrier id, carrier carrier selected, courier, \
    shipper, ship via, shipping carrier, transportör, speditör, transportør, przewoźnik, kurier, \
    перевозчик, spediteur, frachtführer";

const PROMISED_FROM: &str = "promised from, promise from, promised start, promise start, \
    promise window start, promised window start, window start, delivery window start, \
    earliest delivery date, minimum estimated delivery date, delivery from";

const PROMISED_BY: &str = "order estimated delivery date, target delivery date, \
    agreed delivery date, sla date, sla deadline, must arrive by, promised arrival, \
    expected arrival, promised time, promised at time, promised by, promised date, promised at, \
    promised delivery date, promised delivery, promised to, promised until, promised, \
    promise by, promise date, promise window end, promised window end, delivery window end, \
    window end, maximum estimated delivery date, latest delivery date, expected delivery date, \
    expected delivery, expected date, estimated delivery date, estimated delivery, \
    estimated arrival date, eta, scheduled delivery date, scheduled delivery, \
    planned delivery date, confirmed delivery date, commitment date, commit date, \
    committed date, deliver by, delivery deadline, delivery due date, delivery promise, \
    utlovat leveransdatum, lovat leveransdatum, bekräftat leveransdatum, beräknat leveransdatum, \
    planerat leveransdatum, lovet leveringsdato, bekreftet leveringsdato, \
    beregnet leveringsdato, avtalt levering, obiecana data dostawy, przewidywana data dostawy, \
    planowana data dostawy, termin dostawy, termin realizacji, планируемая дата доставки, \
    плановая дата доставки, срок доставки, обещанная дата, zugesagtes lieferdatum, \
    bestätigter liefertermin, bestätigtes lieferdatum, liefertermin, \
    voraussichtliches lieferdatum";

const SHIP_BY: &str = "promise date if days past promise, ship by, ship by date, \
    latest ship date, promised ship date, planned ship date, expected ship date, \
    scheduled ship date, dispatch by, despatch by, ship deadline, planowana data wysyłki, \
    дата отгрузки без просрочки, geplantes versanddatum, planerat utleveransdatum";

const SHIPPED_AT: &str = "order delivered carrier date, shipped timestamp, dispatch time, \
    handed to carrier at, shipped at, shipped date, date shipped, shipped on, shipped on date, \
    shipped, actual ship date, actual shipment date, dispatched at, dispatched on, \
    despatched at, fulfilled at, date date shipped, goods issue date, wadat ist, picked up at, \
    utleveransdatum, skickad, sändningsdatum, sendt dato, sendedato, data nadania, \
    фактическая дата передачи в доставку, versendet am, warenausgangsdatum";

const DELIVERED_AT: &str = "order delivered customer date, delivered timestamp, delivered time, \
    delivery timestamp, actual arrival, arrival date, arrival time, delivered at, \
    delivered date, date delivered, delivered on, delivered, delivery time actual, \
    actual delivery date, actual delivery, actual delivery time, delivered to client date, \
    arrived at, arrived on, received at, received date, received on, date received, \
    receipt date, last receipt date, goods receipt date, delivery completed at, \
    proof of delivery date, pod date, confirmed delivery time, faktiskt leveransdatum, \
    levererad, mottaget datum, faktisk leveringsdato, levert dato, levert, data doręczenia, \
    dostarczono, фактическая дата доставки, zustelldatum, geliefert am, \
    tatsächliches lieferdatum";

const TAX: &str = "tax, taxes, tax amount, tax amt, sales tax, vat, vat amount, \
    order tax amount, order total tax amount, order tax, seller collected tax, moms, momsbelopp, \
    mva, avgiftsbeløp, kwota vat, vat zł, ндс, сумма ндс, mwst betrag, mwst, ust, steuerbetrag";

const SHIPPING: &str = "shipping, shipping amount, shipping cost, shipping fee, shipping price, \
    shipping and handling, order shipping amount, order shipping, amount shipping cost, freight, \
    freight amount, delivery fee, postage, frakt, fraktkostnad, koszt dostawy, wysyłka, \
    стоимость доставки, versandkosten, fracht";

/// Role, column and its words.
pub const WORDS: &[(Role, &str, &str)] = &[
    (Orders, "order_id", ORDER_ID),
    (Orders, "customer", CUSTOMER),
    (
        Orders,
        "tier",
        "tier, customer tier, customer group, customer segment, segment, kundgrupp, kundegruppe, \
        grupa klientów, kundengruppe",
    ),
    (
        Orders,
        "country",
        "country, ship country, ship to country, shipping country, delivery country, \
        destination country, country code, country code shipping, destination, \
        order country unless ship country, land, lieferland, kraj, страна",
    ),
    (
        Orders,
        "service",
        "service, service level, service name, ship service level, shipping service, \
        shipping method, shipping method title, delivery service, carrier service selected, \
        ship mode, shipping mode",
    ),
    (Orders, "carrier", CARRIER),
    (
        Orders,
        "channel",
        "channel, sales channel, order channel, purchase point, marketplace, source",
    ),
    (
        Orders,
        "status",
        "order status, o orderstatus, order state unless order city, status, state unless city, \
        lifecycle status, статус",
    ),
    (
        Orders,
        "ordered_at",
        "ordered at, order purchase timestamp, o orderdate, order timestamp, \
        order date dateorders, order datetime, order date time, order date, ordered on, \
        date ordered, order time, order placed at, order placed, placed at, order created at, \
        order created, purchase date, sale date, date order date, created at, creation date, \
        created, audat, erdat, ~date, orderdatum, beställningsdatum, ordredato, bestillingsdato, \
        data zamówienia, дата заказа, принят в обработку, auftragsdatum, bestelldatum, \
        ~belegdatum, ~data, ~datum, ~dato",
    ),
    (
        Orders,
        "requested_by",
        "requested by, requested date, requested delivery date, requested delivery, \
        customer requested date, required date, required by, required delivery date, \
        need by date, need by, edatu, edatu vbak, önskat leveransdatum, ønsket leveringsdato, \
        forespurt leveringsdato, żądana data dostawy, желаемая дата доставки, \
        gewünschtes lieferdatum, wunschliefertermin, wunschlieferdatum",
    ),
    (Orders, "promised_from", PROMISED_FROM),
    (Orders, "promised_by", PROMISED_BY),
    (Orders, "ship_by", SHIP_BY),
    (Orders, "shipped_at", SHIPPED_AT),
    (Orders, "delivered_at", DELIVERED_AT),
    (
        Orders,
        "cancelled_at",
        "cancelled at, canceled at, cancelled date, cancellation date, cancelled on, \
        дата отмены, storniert am, annullerad datum",
    ),
    (Orders, "cancelled_by", "cancelled by, canceled by"),
    (
        Orders,
        "quantity",
        "quantity, qty, order quantity, order qty, ordered quantity, ordered qty, \
        quantity ordered, total quantity, number of items, items sold, total items, units, \
        antal, antal beställda, antall, ant bestilt, ilość, zamówiona ilość, количество, menge, \
        anzahl",
    ),
    (
        Orders,
        "unit_price",
        "unit price, price per unit, agreed price, price, styckpris, enhetspris, cena, цена, \
        einzelpreis, stückpreis",
    ),
    (
        Orders,
        "net",
        "net, net amount, order net amount, subtotal, sub total, amount order subtotal, \
        order subtotal amount, net total, net sales, n revenue, total excl tax, amount excl tax, \
        amount excluding tax, netto, nettobelopp, belopp exkl moms, summa exkl moms, nettobeløp, \
        beløp eks mva, wartość netto, kwota netto, netto zł, сумма без ндс, nettobetrag",
    ),
    (Orders, "shipping", SHIPPING),
    (Orders, "tax", TAX),
    (
        Orders,
        "total",
        "order total, o totalprice, order total amount, amount order total, grand total, \
        grand total purchased, total amount, total, total price, total due, total incl tax, \
        promised amount, agreed amount, order amount, order value, gross amount, amount, \
        totalt belopp, totalbelopp, att betala, summa, belopp, totalbeløp, beløp, brutto, \
        wartość brutto, kwota brutto, brutto zł, kwota pln, kwota, сумма, сумма отправления, \
        итого, всего, bruttobetrag, gesamtbetrag, betrag",
    ),
    (Orders, "currency", CURRENCY),
    (Lines, "order_id", ORDER_ID),
    (Lines, "line_id", LINE_ID),
    (Lines, "sku", SKU),
    (Lines, "status", "line status, item status, l linestatus, status"),
    (Lines, "promised_from", PROMISED_FROM),
    (Lines, "promised_by", PROMISED_BY),
    (Lines, "promised_by", "l commitdate"),
    (Lines, "ship_by", SHIP_BY),
    (
        Lines,
        "quantity",
        "lineitem quantity, l quantity, line item quantity, quantity purchased, order quantity, \
        order qty, ordered quantity, ordered qty, quantity ordered, ordered outers, \
        line quantity, line qty, item quantity, order item quantity, quantity, qty, antal, \
        antal beställda, antall, ant bestilt, ilość, zamówiona ilość, szt, количество, кол во, \
        menge, anzahl, stk",
    ),
    (
        Lines,
        "cancelled_quantity",
        "cancelled quantity, canceled quantity, cancelled qty, quantity cancelled",
    ),
    (
        Lines,
        "unit_price",
        "pack price, lineitem price, line unit price, unit price, price per unit, \
        expected unit price per outer, item cost, order item product price, product price, \
        agreed price, price, styckpris, enhetspris, cena, цена, ваша цена, einzelpreis, \
        stückpreis",
    ),
    (
        Lines,
        "discount",
        "line discount, line discount amount, lineitem discount, order item discount",
    ),
    (
        Lines,
        "net",
        "line net, l extendedprice unless l discount, line net amount, line total, line amount, \
        line value, line item value, extended price, extended amount, \
        item price if item promotion discount, order line w o tax, order item total, net amount, \
        net, sales unless order item discount",
    ),
    (Lines, "currency", CURRENCY),
    (
        Deliveries,
        "delivery_id",
        "delivery id, delivery number, delivery no, delivery nr, shipment id, shipment number, \
        shipment no, shipment, delivery note, delivery note number, packing slip, consignment, \
        consignment number, ~delivery, ~tracking number, ~tracking no, ~tracking, \
        ~shipment tracking number, ~asn dn, leveransnummer, följesedelsnummer, ~kollinummer, \
        ~sändningsnummer, ~sendingsnummer, ~sporingsnummer, ~nr przesyłki, \
        ~numer listu przewozowego, ~номер отправления, ~трек номер, lieferscheinnummer, \
        lieferschein nr, ~sendungsnummer",
    ),
    (Deliveries, "order_id", ORDER_ID),
    (Deliveries, "line_id", LINE_ID),
    (Deliveries, "sku", SKU),
    (Deliveries, "status", "delivery status, shipment status, status, статус"),
    (Deliveries, "carrier", CARRIER),
    (
        Deliveries,
        "method",
        "delivery method, method, ship mode, shipment mode, shipping mode, l shipmode, \
        shipping method",
    ),
    (Deliveries, "shipped_at", SHIPPED_AT),
    (Deliveries, "shipped_at", "l shipdate"),
    (Deliveries, "delivered_at", DELIVERED_AT),
    (Deliveries, "delivered_at", "l receiptdate"),
    (
        Deliveries,
        "quantity",
        "delivered quantity, delivered qty, quantity delivered, qty delivered, \
        received quantity, received qty, quantity received, received outers, shipped quantity, \
        shipped qty, quantity shipped, l quantity, levererat antal, levert antall, \
        dostarczona ilość, gelieferte menge, liefermenge, ~quantity, ~qty, ~units, \
        ~total quantity, ~antal, ~antall, ~ilość, ~количество, ~menge",
    ),
    (
        Deliveries,
        "rejected_quantity",
        "rejected quantity, rejected qty, quantity rejected, qty rejected",
    ),
    (
        Invoices,
        "invoice_no",
        "invoice no, invoice number, invoice nr, invoice id, invoice, supplier invoice number, \
        supplier invoice no, bill number, bill no, billing document, credit note number, \
        fakturanummer, fakturanr, faktura, numer faktury, nr faktury, номер счета, счет, \
        счет фактура, rechnungsnummer, rechnungsnr, rechnung nr, re nr",
    ),
    (Invoices, "order_id", ORDER_ID),
    (Invoices, "line_id", LINE_ID),
    (Invoices, "sku", SKU),
    (
        Invoices,
        "kind",
        "kind, invoice kind, invoice type, document type, doc type, type, transaction type, \
        typ dokumentu, fakturatyp, belegart, тип документа",
    ),
    (
        Invoices,
        "refers_to",
        "refers to, refers to invoice, original invoice, original invoice number, \
        original invoice no, corrects, credited invoice, related invoice",
    ),
    (
        Invoices,
        "party",
        "customer id, customer no, customer number, customer, customer name, contact name, \
        client, supplier id, supplier, supplier name, vendor id, vendor, bill to, bill to name, \
        kundnummer, kund, leverantör, kundenummer, kundenr, kunde, leverandør, klient, \
        kontrahent, nabywca, dostawca, контрагент, покупатель, поставщик, kundennummer, \
        kundenname, lieferant",
    ),
    (Invoices, "charge", "charge, charge type, fee type, amount type"),
    (
        Invoices,
        "quantity",
        "invoiced quantity, billed quantity, quantity invoiced, qty invoiced, quantity, qty, \
        units, order line count, antal, antall, ilość, количество, menge, anzahl",
    ),
    (
        Invoices,
        "unit_price",
        "invoiced unit price, unit price, unit amount, price per unit, price, \
        order line unit price, styckpris, enhetspris, cena, цена, einzelpreis",
    ),
    (Invoices, "discount", "discount amount, invoice discount, line discount amount"),
    (
        Invoices,
        "net",
        "net, net amount, amount excl tax, amount excluding tax, amount net, total excl tax, \
        subtotal, sub total, line amount, netto, nettobelopp, belopp exkl moms, summa exkl moms, \
        nettobeløp, beløp eks mva, wartość netto, kwota netto, netto zł, сумма без ндс, \
        nettobetrag",
    ),
    (Invoices, "shipping", SHIPPING),
    (Invoices, "tax", TAX),
    (
        Invoices,
        "total",
        "invoice total, invoice amount, invoiced amount, total amount, grand total, \
        grand total purchased, total, amount, total price, gross, gross amount, amount incl tax, \
        amount including tax, transaction amount, amount due, totalt belopp, totalbelopp, \
        att betala, summa, belopp, totalbeløp, beløp, brutto, wartość brutto, kwota brutto, \
        brutto zł, kwota, do zapłacenia, сумма, итого, всего, bruttobetrag, rechnungssumme, \
        rechnungsbetrag, rechnungsbetrag brutto, gesamtbetrag, betrag",
    ),
    (Invoices, "currency", CURRENCY),
    (
        Invoices,
        "issued_at",
        "issued at, invoice date, issue date, invoiced at, invoiced on, date issued, \
        billing date, bill date, document date, transaction date, fkdat, posting date, ~date, \
        ~created at, fakturadatum, fakturadato, data wystawienia, data faktury, data sprzedaży, \
        дата счета, дата документа, rechnungsdatum, ~belegdatum",
    ),
    (
        Invoices,
        "due_at",
        "due at, due date, payment due date, payment due, due on, due, förfallodatum, \
        förfallodag, förfaller, forfallsdato, forfall, termin płatności, termin, срок оплаты, \
        оплатить до, fälligkeit, fälligkeitsdatum, fällig am",
    ),
    (
        Payments,
        "payment_id",
        "id if amount refunded, payment id, payment number, payment no, payment, \
        payment reference, balance transaction id, charge id, receipt number, betalningsid, \
        betalingsid, id płatności, zahlungsnummer",
    ),
    (Payments, "order_id", ORDER_ID),
    (
        Payments,
        "invoice_no",
        "invoice no, invoice number, invoice nr, invoice id, invoice, fakturanummer, fakturanr, \
        numer faktury, nr faktury, номер счета, rechnungsnummer, rechnungsnr",
    ),
    (Payments, "kind", "kind, payment kind, payment type, type, transaction type"),
    (
        Payments,
        "total",
        "payment value, payment amount, paid amount, amount paid, amount, total, gross, belopp, \
        beløp, kwota, сумма, betrag",
    ),
    (Payments, "currency", CURRENCY),
    (
        Payments,
        "paid_at",
        "paid at, payment date, date paid, paid on, paid date, created utc if amount refunded, \
        created date utc if amount refunded, created if amount refunded, betaldatum, \
        betalningsdatum, betalingsdato, data płatności, дата оплаты, zahlungsdatum, \
        zahlungseingang, ~date, ~created at",
    ),
    (Messages, "message_id", "message id, message no, message number, notification id"),
    (Messages, "order_id", ORDER_ID),
    (Messages, "kind", "kind, message kind, message type, type, event, template, subject"),
    (Messages, "direction", "direction, in out"),
    (
        Messages,
        "sent_at",
        "sent at, sent on, sent date, date sent, message date, sent, ~date, ~created at",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::{columns_of, place_of};

    #[test]
    fn every_entry_names_a_column_that_exists() {
        for (role, column, words) in WORDS {
            assert!(place_of(*role, column).is_some(), "{} {column}", role.name());
            assert!(!words.trim().is_empty(), "{} {column}", role.name());
        }
    }

    #[test]
    fn every_column_has_words() {
        for role in Role::ALL {
            for spec in columns_of(role) {
                let has_words = WORDS.iter().any(|(of, name, _)| *of == role && *name == spec.name);
                assert!(has_words, "{} {}", role.name(), spec.name);
            }
        }
    }
}
