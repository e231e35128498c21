//! What a row of a bill charges for: goods, shipping, a fee or surcharge, tax, or a discount that
//! it takes off.
//!
//! Words that may stand for more than one of these are none of ours.

use super::Meaning;

/// The words.
pub const WORDS: &[Meaning] = &[
    (
        "goods",
        [
            "goods, good, item, items, product, products, article, merchandise, line item",
            "vara, varor, artikel, artiklar, produkt",
            "vare, varer, artikkel, produkt",
            "vare, varer, artikel, produkt",
            "tavara, tavarat, tuote, tuotteet",
            "ware, waren, artikel, produkt",
            "towar, towary, produkt, artykuł",
            "товар, товары, продукт, артикул",
        ],
    ),
    (
        "shipping",
        [
            "shipping, freight, carriage, delivery, postage, shipping and handling, \
             shipping charge, shipping fee, shipping cost, freight charge, delivery charge, \
             delivery fee",
            "frakt, fraktkostnad, fraktavgift, porto, leverans",
            "frakt, fraktkostnad, fraktgebyr, porto, levering",
            "fragt, fragtomkostninger, fragtgebyr, porto, levering",
            "rahti, rahtikulut, toimituskulut, toimitusmaksu, postikulut",
            "versand, versandkosten, fracht, frachtkosten, porto, lieferkosten",
            "dostawa, koszt dostawy, koszty dostawy, wysyłka, koszt wysyłki, transport",
            "доставка, стоимость доставки, фрахт, пересылка",
        ],
    ),
    (
        "fee",
        [
            "fee, fees, surcharge, service fee, handling fee, handling, restocking fee, \
             invoice fee, payment fee, fuel surcharge, small order fee, admin fee, fuel, \
             fuel fee, fuel charge, residential, residential surcharge, \
             residential delivery, address correction, address correction fee, \
             additional handling, handling surcharge, oversize, oversize surcharge, \
             remote area, remote area surcharge, extended area surcharge, \
             delivery area surcharge, peak surcharge, demand surcharge, \
             saturday surcharge, security surcharge, toll surcharge, customs clearance fee",
            "avgift, avgifter, tilläggsavgift, serviceavgift, expeditionsavgift, \
             fakturaavgift, hanteringsavgift, returavgift, tillägg, bränsletillägg, \
             drivmedelstillägg, adressrättelse, glesbygdstillägg",
            "gebyr, gebyrer, tilleggsgebyr, servicegebyr, fakturagebyr, ekspedisjonsgebyr, \
             returgebyr, tillegg, drivstofftillegg, bunkertillegg, håndteringsgebyr, \
             adresserettelse",
            "gebyr, gebyrer, tillægsgebyr, servicegebyr, fakturagebyr, ekspeditionsgebyr, \
             returgebyr, tillæg, brændstoftillæg, olietillæg, håndteringsgebyr, \
             adresserettelse",
            "maksu, lisämaksu, palvelumaksu, käsittelymaksu, laskutuslisä, palautusmaksu, \
             lisä, polttoainelisä, osoitteenkorjaus",
            "gebühr, gebühren, zuschlag, servicegebühr, bearbeitungsgebühr, \
             rechnungsgebühr, rücknahmegebühr, dieselzuschlag, kraftstoffzuschlag, \
             treibstoffzuschlag, mautzuschlag, adresskorrektur, sperrgutzuschlag",
            "opłata, opłaty, dopłata, opłata serwisowa, opłata manipulacyjna, \
             dopłata paliwowa, opłata paliwowa, korekta adresu",
            "сбор, комиссия, доплата, сервисный сбор, надбавка, топливная надбавка, \
             топливный сбор, исправление адреса",
        ],
    ),
    (
        "tax",
        [
            "tax, taxes, vat, gst, sales tax",
            "moms, skatt, mervärdesskatt",
            "mva, merverdiavgift",
            "moms, skat",
            "alv, arvonlisävero, vero",
            "mwst, ust, umsatzsteuer, mehrwertsteuer, steuer",
            "podatek, podatek vat",
            "ндс, налог",
        ],
    ),
    (
        "discount",
        [
            "discount, discounts, rebate, allowance, coupon, voucher, promotion, promo",
            "rabatt, avdrag, kupong, kampanj",
            "rabatt, avslag, kupong, kampanje",
            "rabat, afslag, kupon, kampagne",
            "alennus, hyvitys, kuponki, kampanja",
            "rabatt, nachlass, skonto, gutschein, preisnachlass",
            "rabat, upust, zniżka, kupon, promocja",
            "скидка, купон, промокод, промоакция",
        ],
    ),
];
