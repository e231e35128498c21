//! How many units.

use super::{Entry, Tongues};
use crate::tables::Role::{Deliveries, Invoices, Lines, Orders, Returns};

const ORDERED: Tongues = [
    "kwmeng, order line count",
    "order quantity, order qty, ordered quantity, ordered qty, quantity ordered, qty ordered, \
     ordered outers, quantity, qty",
    "beställt antal, antal beställda, orderantal, antal, kvantitet",
    "bestilt antall, ant bestilt, antall bestilt, antall, kvantum",
    "bestilt antal, antal bestilt, antal, kvantum",
    "tilattu määrä, tilausmäärä, määrä, lukumäärä, kappalemäärä, kpl",
    "bestellte menge, bestellmenge, auftragsmenge, menge, anzahl, stückzahl, stück, stk",
    "zamówiona ilość, ilość zamówiona, ilość, liczba sztuk, szt",
    "заказанное количество, количество заказано, количество, кол во, шт",
];

/// The words.
pub const WORDS: &[Entry] = &[
    (
        &[Lines],
        "quantity",
        [
            "lineitem quantity, l quantity, quantity purchased",
            "line item quantity, line quantity, line qty, item quantity, order item quantity",
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
        &[Returns],
        "quantity",
        [
            "",
            "returned quantity, quantity returned, returned qty, qty returned, return quantity",
            "returnerat antal, antal i retur",
            "returnert antall, antall i retur",
            "returneret antal, antal i retur",
            "palautettu määrä",
            "zurückgesandte menge, retourenmenge",
            "zwrócona ilość, ilość zwrócona",
            "возвращенное количество, количество возврата",
        ],
    ),
    (&[Orders, Lines, Returns], "quantity", ORDERED),
    (
        &[Orders],
        "quantity",
        [
            "",
            "total quantity, number of items, items sold, total items, units",
            "sålda artiklar, totalt antal",
            "solgte varer, totalt antall",
            "solgte varer, samlet antal",
            "myydyt tuotteet, kokonaismäärä",
            "verkaufte artikel, gesamtmenge",
            "sprzedane produkty, łączna ilość",
            "продано товаров, общее количество",
        ],
    ),
    (
        &[Lines],
        "cancelled_quantity",
        [
            "",
            "cancelled quantity, canceled quantity, cancelled qty, canceled qty, \
             quantity cancelled, quantity canceled",
            "annullerat antal, avbeställt antal",
            "kansellert antall, annullert antall",
            "annulleret antal, afbestilt antal",
            "peruttu määrä, peruutettu määrä",
            "stornierte menge",
            "anulowana ilość, ilość anulowana",
            "отмененное количество, количество отменено",
        ],
    ),
    (
        &[Deliveries],
        "quantity",
        [
            "lfimg, l quantity, количество if номер отправления and номер заказа",
            "delivered quantity, delivered qty, quantity delivered, qty delivered, \
             received quantity, received qty, quantity received, received outers, \
             shipped quantity, shipped qty, quantity shipped, qty shipped",
            "levererat antal, antal levererade, levererad kvantitet, utlevererat antal, \
             mottaget antal",
            "levert antall, antall levert, mottatt antall, antall mottatt",
            "leveret antal, antal leveret, modtaget antal, antal modtaget",
            "toimitettu määrä, vastaanotettu määrä, lähetetty määrä, saapunut määrä",
            "gelieferte menge, liefermenge, menge geliefert, versandte menge, erhaltene menge",
            "dostarczona ilość, ilość dostarczona, otrzymana ilość, ilość otrzymana",
            "доставленное количество, количество доставлено, отгруженное количество, \
             количество отгружено, полученное количество",
        ],
    ),
    (
        &[Deliveries],
        "quantity",
        [
            "",
            "~quantity, ~qty, ~units, ~total quantity",
            "~antal, ~kvantitet",
            "~antall",
            "~antal",
            "~määrä, ~kpl",
            "~menge, ~anzahl, ~stück",
            "~ilość",
            "~количество, ~кол во",
        ],
    ),
    (
        &[Deliveries],
        "rejected_quantity",
        [
            "",
            "rejected quantity, rejected qty, quantity rejected, qty rejected",
            "avvisat antal, kasserat antal, underkänt antal",
            "avvist antall, kassert antall",
            "afvist antal, kasseret antal",
            "hylätty määrä",
            "abgelehnte menge, zurückgewiesene menge",
            "odrzucona ilość, ilość odrzucona",
            "отклоненное количество, забракованное количество",
        ],
    ),
    (
        &[Invoices],
        "quantity",
        [
            "fkimg, order line count",
            "invoiced quantity, billed quantity, quantity invoiced, qty invoiced, quantity, qty, \
             units",
            "fakturerat antal, antal fakturerade, antal, kvantitet",
            "fakturert antall, antall fakturert, antall",
            "faktureret antal, antal faktureret, antal",
            "laskutettu määrä, määrä, kpl",
            "fakturierte menge, berechnete menge, menge fakturiert, menge, anzahl, stück",
            "zafakturowana ilość, ilość zafakturowana, ilość",
            "выставленное количество, количество, кол во",
        ],
    ),
];
