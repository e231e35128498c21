//! What names an article.

use super::Entry;
use crate::tables::Role::{Deliveries, Entitlements, Invoices, Lines, Returns};

/// The words.
pub const WORDS: &[Entry] = &[(
    &[Lines, Deliveries, Invoices, Returns, Entitlements],
    "sku",
    [
        "l partkey, matnr, lineitem sku, custom label, stock item id, product card id, \
         order item cardprod id, no if document no and line no, order line prod no, \
         артикул if номер отправления",
        "product sku, sku code, sku, seller sku, article no, article number, article id, article, \
         product id, product code, product number, product no, material, material number, \
         item code, item number, item no, item id, item, part number, part no, \
         inventory item code, ean, gtin, asin, product",
        "artikelnummer, artikelnr, art nr, artikelkod, artikel, produktnummer, produktkod, \
         varunummer",
        "varenummer, varenr, artikkelnummer, artikkelnr, produktnummer, produktnr, produktkode, \
         artikkel",
        "varenummer, varenr, artikelnummer, artikelnr, produktnummer, produktnr, produktkode",
        "tuotenumero, tuotenro, tuotekoodi, tuotetunnus, tuotteen numero, artikkelinumero, \
         nimikenumero, nimikekoodi, nimike, tuote",
        "artikelnummer, artikelnr, art nr, materialnummer, materialnr, material, produktnummer, \
         produktnr, sachnummer, artikel, nr if belegnr and zeilennr",
        "indeks, indeks towaru, symbol, symbol towaru, kod towaru, kod produktu, \
         numer artykułu, nr artykułu, numer katalogowy",
        "артикул, артикул товара, код товара, код артикула, номенклатурный номер, \
         код номенклатуры, номенклатура",
    ],
)];
