//! What names an order and its lines.

use super::Entry;
use crate::tables::Role::{
    Deliveries, Entitlements, Events, Invoices, Lines, Messages, Orders, Payments, Returns,
    Reviews, Tickets,
};

/// The words.
pub const WORDS: &[Entry] = &[
    (
        &[
            Orders,
            Lines,
            Deliveries,
            Invoices,
            Payments,
            Messages,
            Returns,
            Tickets,
            Events,
            Reviews,
            Entitlements,
        ],
        "order_id",
        [
            // The document of a flow in SAP: aubel is the order of a bill, vgbel that of a
            // delivery; vbeln is the document itself, whatever it is. Business Central calls the
            // number of every document "No.".
            "o orderkey, l orderkey, order uuid, name if lineitem quantity, id if purchase point, \
             id if new client, id if delivery date and grand total, amazon order id, \
             order order number, aubel, vgbel unless aubel or fkdat, \
             vbeln unless aubel or vgbel or fkdat or fkart or lfdat or wadat or wadat ist, ebeln, \
             no unless order no or document no if promised delivery date or \
             sell to customer no and requested delivery date, \
             document no unless order no if line no and promised delivery date or \
             line no and qty to ship or line no and outstanding quantity, \
             document number unless invoice date if order date, \
             number if creation date and salesperson and invoice status",
            "order id, order number, order no, order nr, order num, order code, order identifier, \
             order, order key, order reference, order ref, sales order id, sales order number, \
             sales order no, sales order, so number, so no, sales document, purchase order id, \
             purchase order number, purchase order no, purchase order, po number, po no, po id, \
             po so, po, related order id, web order number",
            "ordernummer, ordernr, order nummer, beställningsnummer, beställningsnr, beställning, \
             kundordernummer, kundordernr, kundorder, inköpsordernummer, inköpsordernr, \
             inköpsorder",
            "ordrenummer, ordrenr, ordreid, ordre, ordrereferanse, bestillingsnummer, \
             bestillingsnr, bestilling, kundeordrenummer, kundeordre, salgsordrenummer, \
             salgsordre, innkjøpsordrenummer, innkjøpsordre",
            "ordrenummer, ordrenr, ordreid, ordre, bestillingsnummer, bestillingsnr, bestilling, \
             salgsordrenummer, salgsordrenr, salgsordre, indkøbsordrenummer, indkøbsordre, \
             købsordrenummer, købsordre",
            "tilausnumero, tilausnro, tilauksen numero, tilauksen nro, tilaustunnus, tilaus id, \
             tilaus, myyntitilausnumero, myyntitilauksen numero, myyntitilaus, \
             ostotilausnumero, ostotilauksen numero, ostotilaus",
            "auftragsnummer, auftragsnr, auftrag nr, auftrags id, auftrag, kundenauftragsnummer, \
             kundenauftrag, verkaufsbeleg, bestellnummer, bestellnr, bestell id, bestellung, \
             belegnummer if auftragsdatum or bestelldatum, \
             nr unless auftragsnr or belegnr if zugesagtes lieferdatum or \
             verk an deb nr and auftragsdatum, \
             belegnr unless auftragsnr if zeilennr and zugesagtes lieferdatum or \
             zeilennr and restauftragsmenge",
            "numer zamówienia, nr zamówienia, id zamówienia, identyfikator zamówienia, \
             zamówienie nr, zamówienie, nr zam, numer zamówienia klienta",
            "номер заказа, заказ номер, идентификатор заказа, id заказа, код заказа, заказ, \
             заказа, заказ клиента, заказ покупателя, заказ поставщику, \
             номер документа if дата заказа",
        ],
    ),
    (
        &[Lines, Deliveries, Invoices, Returns],
        "line_id",
        [
            "l linenumber, id if pack price, item if order line w o tax, aupos, \
             vgpos unless aupos, posnr unless vgpos or aupos, ebelp",
            "line id, line number, line no, line nr, order line id, order line number, \
             order line no, order line, order item id, order item number, order item, \
             line item id, line item number, line item no, line item, sales order line, \
             sales order item, sales document item, item position, purchase order line id, \
             purchase order detail id, po line, po line number, position, pos",
            "orderrad, orderradnummer, orderradnr, radnummer, radnr",
            "ordrelinje, ordrelinjenummer, ordrelinjenr, linjenummer, linjenr, posisjon",
            "ordrelinje, ordrelinjenummer, linjenummer, linjenr, positionsnummer",
            "tilausrivi, tilausrivinumero, tilausrivin numero, rivinumero, rivinro, rivi nro",
            "position, pos, positionsnummer, positionsnr, pos nr, auftragsposition, \
             bestellposition, zeilennummer, zeilennr",
            "pozycja, pozycja w zamówieniu, pozycja zamówienia, numer pozycji, nr pozycji",
            "позиция, номер позиции, позиция заказа, строка заказа, номер строки",
        ],
    ),
];
