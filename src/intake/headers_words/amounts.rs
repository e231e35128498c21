//! Prices and amounts: per unit, without tax, shipping, tax, and what is to be paid.
//!
//! Open, paid and refunded amounts are none of ours and stand here only to shun them.

use super::{Entry, Tongues};
use crate::tables::Role::{Entitlements, Invoices, Lines, Orders, Payments, Returns, Tickets};

/// Without tax, whatever it is the amount of.
const NET: Tongues = [
    "netwr, amount if amount including vat or sell to customer no, untaxed amount, \
     n revenue, n revenue formatted",
    "net, net amount, net value, net total, total net, total excl tax, total excl vat, \
     total excluding tax, total excluding vat, amount excl tax, amount excl vat, \
     amount excluding tax, amount excluding vat, amount net, tax excluded",
    "netto, nettobelopp, nettosumma, belopp exkl moms, belopp ex moms, summa exkl moms, \
     totalt exkl moms, exkl moms",
    "netto, nettobeløp, nettosum, beløp eks mva, beløp ekskl mva, sum eks mva, eks mva",
    "netto, nettobeløb, nettosum, beløb ekskl moms, beløb ex moms, beløb uden moms, \
     i alt ekskl moms",
    "netto, nettosumma, veroton summa, veroton, summa veroton, yhteensä veroton, \
     veroton yhteensä, summa alv 0",
    "netto, nettobetrag, nettosumme, nettowert, betrag netto, summe netto, gesamt netto, \
     gesamtbetrag netto, zeilenbetrag ohne mwst, betrag ohne mwst, \
     betrag if betrag inkl mwst or verk an deb nr",
    "netto, wartość netto, kwota netto, netto zł, suma netto, razem netto",
    "сумма без ндс, итого без ндс, всего без ндс, стоимость без ндс",
];

const SHIPPING: Tongues = [
    "order shipping amount, order shipping, amount order shipping",
    "shipping, shipping amount, shipping fee, shipping charge, shipping charges, \
     shipping price unless item price, shipping cost, shipping and handling, \
     postage and packaging, freight, freight amount, delivery fee, delivery charge, postage",
    "frakt, fraktkostnad, fraktavgift, fraktbelopp, porto",
    "frakt, fraktkostnad, fraktgebyr, fraktbeløp, porto",
    "fragt, fragtomkostninger, fragtgebyr, forsendelsesomkostninger, porto",
    "rahti, rahtikulut, toimituskulut, toimitusmaksu, postikulut",
    "versandkosten, versandgebühr, frachtkosten, fracht, lieferkosten, porto",
    "koszt dostawy, koszty dostawy, koszt wysyłki, koszty wysyłki, opłata za dostawę",
    "стоимость доставки unless номер отправления, сумма доставки",
];

const TAX: Tongues = [
    "order total tax amount, order tax amount, order tax unless order shipping tax, \
     amount order tax, seller collected tax unless ebay collected tax, mwsbk, mwsbp",
    "tax, taxes, tax amount, tax amt, tax total, total tax, total vat, sales tax, \
     sales tax amount, vat, vat amount, vat total, gst amount",
    "moms, momsbelopp, varav moms, summa moms",
    "mva, mva beløp, merverdiavgift, avgiftsbeløp",
    "moms, momsbeløb, heraf moms",
    "alv, alv summa, alv määrä, alv osuus, arvonlisävero, veron määrä, vero",
    "mwst, mwst betrag, ust, ust betrag, umsatzsteuer, mehrwertsteuer, steuerbetrag",
    "vat, kwota vat, vat zł, wartość vat, podatek vat",
    "ндс, сумма ндс, в том числе ндс, в т ч ндс",
];

/// With tax.
const GROSS: Tongues = [
    "amount including vat",
    "total incl tax, total incl vat, total including tax, total including vat, \
     amount incl tax, amount incl vat, amount including tax, gross amount",
    "totalt inkl moms, summa inkl moms, belopp inkl moms, totalt belopp, totalbelopp, \
     totalsumma, totalt",
    "totalt inkl mva, sum inkl mva, beløp inkl mva, totalbeløp, totalsum, totalt, bruttobeløp, \
     brutto",
    "i alt inkl moms, total inkl moms, beløb inkl moms, totalbeløb, totalsum, bruttobeløb, \
     brutto, i alt",
    "verollinen summa, summa verollinen, yhteensä verollinen, kokonaissumma, loppusumma, \
     bruttosumma, brutto, yhteensä",
    "bruttobetrag, gesamtbetrag brutto, betrag brutto, gesamtbetrag, gesamtsumme, \
     betrag inkl mwst, endbetrag, brutto",
    "brutto, wartość brutto, kwota brutto, brutto zł, suma brutto, razem brutto",
    "сумма с ндс, итого с ндс, всего с ндс, общая сумма, итого, всего",
];

/// An amount that does not say of what. What is to be paid is the whole only where no other
/// column says that some of it was paid before.
const PLAIN: Tongues = [
    "",
    "amount, total price unless unit price",
    "summa, belopp, att betala unless betalt or betald or betalt belopp or kvar att betala or \
     restbelopp or saldo",
    "sum, beløp, å betale unless betalt or betalt beløp or restbeløp or saldo",
    "sum, beløb, at betale unless betalt or betalt beløb or restbeløb or saldo",
    "summa, maksettava unless maksettu or avoinna or avoin or saldo",
    "summe, betrag, zu zahlen unless bezahlt or offen or offener betrag",
    "kwota pln, kwota, razem, suma, do zapłaty unless zapłacono or rozliczone or pozostało, \
     do zapłacenia unless zapłacono or rozliczone or pozostało",
    "сумма, сумма отправления unless номер отправления, \
     к оплате unless оплачено or остаток",
];

/// The words.
pub const WORDS: &[Entry] = &[
    (
        &[Lines],
        "unit_price",
        [
            "pack price, lineitem price, line unit price, order line unit price, \
             expected unit price per outer, order item product price, product price",
            "item cost",
            "",
            "",
            "",
            "",
            "",
            "",
            "ваша цена",
        ],
    ),
    (
        &[Invoices],
        "unit_price",
        [
            "order line unit price, unit amount",
            "invoiced unit price, billed unit price",
            "",
            "",
            "",
            "",
            "",
            "",
            "",
        ],
    ),
    (
        &[Orders, Lines, Invoices],
        "unit_price",
        [
            "",
            "unit price excl vat, unit price, price per unit, agreed price, price",
            "à pris, styckpris, enhetspris, pris per enhet, pris per styck, pris",
            "enhetspris, stykkpris, stykkpris eks mva, pris per enhet, pris",
            "enhedspris, stykpris, pris pr stk, pris per enhed, pris",
            "yksikköhinta, kappalehinta, à hinta, veroton hinta, hinta",
            "einzelpreis, einzelpreis netto, stückpreis, preis pro stück, vk preis ohne mwst, \
             preis",
            "cena, cena jednostkowa, cena jedn, cena netto, cena jednostkowa netto, cena za szt",
            "цена, цена за единицу, цена за шт, цена без ндс",
        ],
    ),
    (
        &[Lines],
        "discount",
        [
            "lineitem discount, order item discount",
            "line discount amount",
            "radrabattbelopp",
            "linjerabattbeløp",
            "linjerabatbeløb",
            "rivialennuksen määrä",
            "zeilenrabattbetrag, positionsrabattbetrag",
            "kwota rabatu pozycji",
            "сумма скидки по строке",
        ],
    ),
    (
        &[Orders],
        "discount",
        [
            "discount amount if lineitem discount, cart discount amount, base discount amount",
            "order discount, order discount amount, total discount, total discount amount, \
             discount total",
            "orderrabatt, orderrabattbelopp, rabatt på order, total rabatt, totalrabatt",
            "ordrerabatt, ordrerabattbeløp, total rabatt, totalrabatt",
            "ordrerabat, ordrerabatbeløb, samlet rabat, total rabat",
            "tilausalennus, tilauksen alennus, alennus yhteensä",
            "auftragsrabatt, auftragsrabattbetrag, gesamtrabatt, rabatt gesamt",
            "rabat zamówienia, rabat od zamówienia, rabat łącznie, suma rabatów",
            "скидка на заказ, скидка по заказу, общая скидка",
        ],
    ),
    (
        &[Orders],
        "discount_rate",
        [
            "",
            "order discount percent, order discount percentage, order discount rate, \
             order discount pct",
            "orderrabatt procent, orderrabatt i procent, orderrabattprocent",
            "ordrerabatt prosent, ordrerabatt i prosent, ordrerabattprosent",
            "ordrerabat procent, ordrerabat i procent, ordrerabatprocent",
            "tilausalennus prosentti, tilausalennusprosentti, tilauksen alennusprosentti",
            "auftragsrabatt prozent, auftragsrabatt in prozent, auftragsrabattsatz",
            "procent rabatu zamówienia, rabat zamówienia procent",
            "процент скидки на заказ, скидка на заказ процент",
        ],
    ),
    (
        &[Invoices],
        "discount",
        [
            "",
            "line discount amount, discount amount",
            "rabattbelopp, radrabattbelopp",
            "rabattbeløp",
            "rabatbeløb",
            "alennuksen määrä, alennussumma",
            "rabattbetrag",
            "kwota rabatu",
            "сумма скидки",
        ],
    ),
    (
        &[Lines],
        "net",
        [
            "l extendedprice unless l discount, order line w o tax, order item total, \
             sales unless order item discount",
            "line net, line net amount, line amount excl vat, line amount excluding vat, \
             line total, line amount, line value, line item value, extended price, \
             extended amount",
            "",
            "",
            "",
            "",
            "",
            "",
            "",
        ],
    ),
    (
        &[Orders],
        "net",
        [
            "amount order subtotal, order subtotal amount unless cart discount amount, \
             subtotal unless purchase point",
            "order net amount, net sales",
            "nettoförsäljning",
            "netto salg, nettosalg",
            "nettosalg, nettoomsætning",
            "nettomyynti",
            "nettoumsatz, nettoverkäufe",
            "sprzedaż netto",
            "чистые продажи",
        ],
    ),
    (&[Orders, Lines, Invoices], "net", NET),
    (
        &[Invoices],
        "net",
        [
            "",
            "subtotal unless total discount amount, line amount excl vat, line amount, line net, \
             line net amount",
            "",
            "",
            "",
            "",
            "rechnungsbetrag netto",
            "",
            "",
        ],
    ),
    (&[Orders, Invoices], "shipping", SHIPPING),
    (&[Orders, Invoices], "tax", TAX),
    (
        &[Orders],
        "total",
        [
            "order total, o totalprice, order total amount, amount order total",
            "grand total, grand total purchased, total amount, total, total due, promised amount, \
             agreed amount, order amount",
            "ordersumma inkl moms",
            "ordresum inkl mva",
            "ordresum inkl moms",
            "tilauksen summa",
            "auftragssumme brutto",
            "suma zamówienia, wartość zamówienia brutto",
            "сумма заказа",
        ],
    ),
    (
        &[Invoices],
        "total",
        [
            "",
            "invoice total, invoice amount, invoiced amount, total amount, grand total, \
             grand total purchased, total, gross, transaction amount",
            "fakturabelopp, fakturasumma",
            "fakturabeløp, fakturasum",
            "fakturabeløb, fakturasum",
            "laskun summa, laskun loppusumma",
            "rechnungssumme, rechnungsbetrag, rechnungsbetrag brutto",
            "kwota faktury, wartość faktury brutto",
            "сумма счета, сумма по счету",
        ],
    ),
    (&[Orders, Invoices], "total", GROSS),
    (&[Orders, Invoices], "total", PLAIN),
    (&[Orders], "total", ["", "order value", "", "", "", "", "", "", ""]),
    (
        &[Payments],
        "total",
        [
            "payment value",
            "payment amount, paid amount, amount paid, amount, total, gross",
            "betalt belopp, inbetalt belopp, belopp, summa",
            "betalt beløp, innbetalt beløp, beløp, sum",
            "betalt beløb, indbetalt beløb, beløb, sum",
            "maksettu summa, maksun määrä, summa",
            "zahlungsbetrag, zahlbetrag, gezahlter betrag, betrag",
            "kwota płatności, kwota wpłaty, zapłacona kwota, kwota",
            "сумма платежа, сумма оплаты, сумма",
        ],
    ),
    (&[Lines], "currency", ["", "", "", "", "", "", "", "", "код валюты товара"]),
    (
        &[Orders, Lines, Invoices, Payments, Returns, Tickets, Entitlements],
        "currency",
        [
            "waerk, waers",
            "currency, currency code, currency id, transaction currency, document currency, \
             doc currency, cur, ccy",
            "valuta, valutakod",
            "valuta, valutakode",
            "valuta, valutakode",
            "valuutta, valuuttakoodi",
            "währung, währungscode, währungsschlüssel, belegwährung",
            "waluta, kod waluty",
            "валюта, код валюты, код валюты отправления",
        ],
    ),
];
