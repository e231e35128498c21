//! Cases of role detection.

mod languages;

use super::*;

fn names(header: &str) -> Names {
    let cells: Vec<String> = header.split(',').map(|cell| cell.trim().to_owned()).collect();
    Names::of(&cells)
}

fn roles(header: &str) -> Vec<&'static str> {
    let found = find(&names(header), &[]).unwrap();
    found.map(|found| found.roles.iter().map(|role| role.name()).collect()).unwrap_or_default()
}

fn check(header: &str, expected: &[&str]) {
    assert_eq!(roles(header), expected, "{header}");
}

fn feeds(header: &str, role: Role, column: &str) -> Option<String> {
    let names = names(header);
    let found = find(&names, &[]).unwrap().unwrap();
    let place = place_of(role, column).unwrap();
    let feed = found.feeds.iter().find(|&&(of, at, _)| of == role && at == place)?;
    Some(names.cells[feed.2].clone())
}

fn refused(header: &str) -> String {
    find(&names(header), &[]).unwrap_err().to_string()
}

#[test]
fn the_three_plain_exports_are_recognised() {
    check("order_id,customer_id,ordered_at,promised_by,promised_amount,currency", &["orders"]);
    check("delivery_id,order_id,shipped_at,delivered_at,quantity,carrier,status", &["deliveries"]);
    check("invoice_id,order_id,kind,issued_at,amount,currency", &["invoices"]);
}

#[test]
fn payments_and_messages_are_recognised() {
    check("payment_id,order_id,amount,currency,paid_at", &["payments"]);
    check("order_id,paid_at,amount", &["payments"]);
    check("message_id,order_id,kind,direction,sent_at", &["messages"]);
}

#[test]
fn an_orders_export_that_holds_the_delivery_plays_orders_alone() {
    let header = "order_id,order_date,promised_by,delivered_at";
    check(header, &["orders"]);
    assert_eq!(feeds(header, Orders, "delivered_at").as_deref(), Some("delivered_at"));
}

#[test]
fn orders_with_a_quantity_but_no_article_are_orders_alone() {
    check("order_id,ordered_at,quantity,total", &["orders"]);
}

#[test]
fn an_export_by_line_item_plays_orders_and_lines() {
    let header = "Name,Email,Currency,Subtotal,Total,Created at,Lineitem quantity,\
                  Lineitem name,Lineitem price,Lineitem sku,Payment ID";
    check(header, &["orders", "lines"]);
    assert_eq!(feeds(header, Orders, "order_id").as_deref(), Some("Name"));
    assert_eq!(feeds(header, Lines, "unit_price").as_deref(), Some("Lineitem price"));
    assert_eq!(feeds(header, Orders, "quantity"), None);
}

#[test]
fn lines_with_receipts_play_lines_and_deliveries() {
    let header = "PurchaseOrderLineID,PurchaseOrderID,StockItemID,OrderedOuters,ReceivedOuters,\
                  ExpectedUnitPricePerOuter,LastReceiptDate";
    check(header, &["lines", "deliveries"]);
    assert_eq!(feeds(header, Deliveries, "quantity").as_deref(), Some("ReceivedOuters"));
    assert_eq!(feeds(header, Lines, "quantity").as_deref(), Some("OrderedOuters"));
}

#[test]
fn a_quantity_beside_a_delivery_time_alone_is_a_delivery() {
    check("order_id,sku,quantity,delivered_at", &["deliveries"]);
}

#[test]
fn a_bare_delivery_date_beside_a_promise_is_the_fact() {
    let header = "order_id,total,promised_by,Delivery Date";
    assert_eq!(feeds(header, Orders, "delivered_at").as_deref(), Some("Delivery Date"));
}

#[test]
fn a_bare_delivery_date_beside_a_fact_is_the_promise() {
    let header = "Auftragsnummer,Betrag,Geliefert am,Lieferdatum";
    assert_eq!(feeds(header, Orders, "promised_by").as_deref(), Some("Lieferdatum"));
}

#[test]
fn a_bare_delivery_date_in_a_deliveries_file_is_the_fact() {
    let header = "delivery_id,order_id,Leveransdatum";
    check(header, &["deliveries"]);
    assert_eq!(feeds(header, Deliveries, "delivered_at").as_deref(), Some("Leveransdatum"));
}

#[test]
fn a_bare_delivery_date_stops_where_nothing_decides() {
    for date in ["Delivery Date", "Lieferdatum", "Leveringsdato", "Data dostawy", "Due Date"] {
        let message = refused(&format!("order_id,total,{date}"));
        assert!(message.contains("nothing else in the header decides"), "{message}");
        let columns = "columns.orders = { order_id = \"order_id\", promised_by =";
        let paste = pasted(&format!("order_id,total,{date}"));
        assert!(paste.contains(&format!("{columns} {date:?}, total = \"total\" }}")), "{paste}");
    }
    let paste = pasted("order_id,line_id,quantity,DueDate");
    assert!(paste.contains("columns.lines = ") && !paste.contains("happened"), "{paste}");
}

/// What is to be written for a header that nothing decides.
fn pasted(header: &str) -> String {
    let error = find(&names(header), &[]).unwrap_err();
    error.downcast_ref::<Undecided>().unwrap().paste("a.csv")
}

#[test]
fn what_is_to_be_written_holds_every_column_that_is_known() {
    assert_eq!(
        pasted("order_id,customer,Delivery Date,note,note"),
        "\"Delivery Date\" may be what was promised or what happened, and nothing else in the \
         header decides; say which in the contract:\n  [[source]]\n  files = \"a.csv\"\n  \
         columns.orders = { order_id = \"order_id\", customer = \"customer\", \
         promised_by = \"Delivery Date\" }\n\
         with delivered_at in place of promised_by where it is what happened"
    );
    let lines = pasted("order_id,sku,quantity,Delivery Date");
    let promise = "columns.lines = { order_id = \"order_id\", sku = \"sku\", \
                   promised_by = \"Delivery Date\", quantity = \"quantity\" }";
    assert!(lines.contains(promise), "{lines}");
    assert!(lines.contains("or, where it is what happened: columns."), "{lines}");
    assert!(lines.contains("delivered_at = \"Delivery Date\""), "{lines}");
    let flat = pasted("order_id,ordered_at,sku,quantity,Delivery Date");
    assert!(flat.contains("\n  columns.orders = ") && flat.contains("\n  columns.lines = "));
    assert_eq!(flat.matches("= \"Delivery Date\"").count(), 1, "{flat}");
}

#[test]
fn a_due_date_of_an_invoice_is_no_promise() {
    let header = "invoice_no,order_id,amount,due_date";
    assert_eq!(feeds(header, Invoices, "due_at").as_deref(), Some("due_date"));
}

#[test]
fn a_bare_ship_date_is_left_unused() {
    let found = find(&names("order_id,total,ShipDate"), &[]).unwrap().unwrap();
    assert_eq!(
        found.unused,
        [(
            2,
            "write into its [[source]] of the contract columns.orders = { order_id = \"order_id\", \
             ship_by = \"ShipDate\", total = \"total\" }, \
             with shipped_at in place of ship_by where it is what happened"
                .to_owned()
        )]
    );
    assert_eq!(feeds("order_id,total,ship_by,ShipDate", Orders, "shipped_at").unwrap(), "ShipDate");
}

#[test]
fn a_tie_is_refused_with_scores_and_flags() {
    let message = refused("order_id,amount,invoice_no,message_id,kind,sent_at");
    assert!(message.contains("invoices 4") && message.contains("--messages FILE"), "{message}");
}

#[test]
fn other_files_play_no_role() {
    check("ProductID,ProductName,UnitPrice", &[]);
    check("SupplierID,SupplierName", &[]);
    check("c0", &[]);
}

#[test]
fn a_forced_role_needs_its_key() {
    let error = find(&names("a,b"), &[Orders]).unwrap_err().to_string();
    assert!(error.contains("orders.order_id"), "{error}");
    let found = find(&names("order_id,Delivery Date"), &[Deliveries]).unwrap().unwrap();
    assert_eq!(found.roles, [Deliveries]);
}

fn all_feeds(header: &str) -> Vec<String> {
    let names = names(header);
    let found = find(&names, &[]).unwrap().unwrap();
    let tell = |&(role, place, header): &Feed| {
        format!("{}.{} {}", role.name(), columns_of(role)[place].name, names.cells[header])
    };
    found.feeds.iter().map(tell).collect()
}

fn check_feeds(header: &str, roles: &[&str], feeds: &[&str]) {
    check(header, roles);
    let all = all_feeds(header);
    for feed in feeds {
        assert!(all.iter().any(|one| one == feed), "{feed} is not in {all:?}");
    }
}

#[test]
fn the_tables_of_tpc_h_are_orders_and_lines_with_their_deliveries() {
    check_feeds(
        "o_orderkey,o_custkey,o_orderstatus,o_totalprice,o_orderdate",
        &["orders"],
        &["orders.status o_orderstatus", "orders.ordered_at o_orderdate"],
    );
    let lines = "l_orderkey,l_partkey,l_linenumber,l_quantity,l_extendedprice,l_shipdate,\
                 l_commitdate,l_receiptdate";
    check_feeds(
        lines,
        &["lines", "deliveries"],
        &[
            "lines.promised_by l_commitdate",
            "lines.quantity l_quantity",
            "lines.net l_extendedprice",
            "deliveries.shipped_at l_shipdate",
            "deliveries.delivered_at l_receiptdate",
            "deliveries.quantity l_quantity",
        ],
    );
    let discounted = all_feeds(&format!("{lines},l_discount"));
    assert!(!discounted.iter().any(|feed| feed.starts_with("lines.net")), "{discounted:?}");
}

#[test]
fn supply_chain_sets_are_orders_with_lines_and_their_shipping_date_stays_open() {
    let header = "Order Id,order date (DateOrders),shipping date (DateOrders),\
                  Days for shipment (scheduled),Delivery Status,Order City,Order State,\
                  Order Status,Order Item Id,Order Item Quantity,Sales,Product Price";
    check_feeds(
        header,
        &["orders", "lines"],
        &[
            "orders.ordered_at order date (DateOrders)",
            "orders.status Order Status",
            "lines.line_id Order Item Id",
            "lines.quantity Order Item Quantity",
            "lines.unit_price Product Price",
            "lines.net Sales",
        ],
    );
    assert_eq!(find(&names(header), &[]).unwrap().unwrap().unused.len(), 1);
    let discounted = all_feeds(&format!("{header},Order Item Discount,Order Item Total"));
    assert!(discounted.contains(&"lines.net Order Item Total".to_owned()), "{discounted:?}");
    let header = "Order ID,Order Date,Ship Date,Ship Mode,Customer ID,City,State,Product ID,Sales,\
                  Quantity,Discount";
    let feeds = ["orders.service Ship Mode", "lines.sku Product ID", "lines.net Sales"];
    check_feeds(header, &["orders", "lines"], &feeds);
    assert_eq!(find(&names(header), &[]).unwrap().unwrap().unused.len(), 1);
    assert!(!all_feeds(header).iter().any(|feed| feed.starts_with("orders.status")));
}

#[test]
fn shop_exports_are_recognised_with_their_columns() {
    let advanced = "Order Number,Order Status,Order Date,Email (Billing),SKU,Quantity,Item Cost,\
                    Order Line (w/o tax),Shipping Method Title,Order Shipping Amount,\
                    Order Total Amount,Order Total Tax Amount";
    check_feeds(
        advanced,
        &["orders", "lines"],
        &[
            "orders.customer Email (Billing)",
            "orders.service Shipping Method Title",
            "orders.tax Order Total Tax Amount",
            "lines.unit_price Item Cost",
            "lines.net Order Line (w/o tax)",
        ],
    );
    let plain = "order_id,order_number,date,status,order_shipping,order_tax,order_total";
    check_feeds(plain, &["orders"], &["orders.tax order_tax", "orders.ordered_at date"]);
    let shipments = "Shipment #,Ship Date,Order #,Order Date,Total Quantity,Order Status";
    let feeds = ["deliveries.shipped_at Ship Date", "deliveries.quantity Total Quantity"];
    check_feeds(shipments, &["deliveries"], &feeds);
    let invoices = "Invoice #,Invoice Date,Order #,Order Date,Status,Grand Total (Purchased)";
    check_feeds(invoices, &["invoices"], &["invoices.total Grand Total (Purchased)"]);
    let orders = "ID,Purchase Point,Purchase Date,Grand Total (Purchased),Status,Customer Name";
    check_feeds(orders, &["orders"], &["orders.order_id ID", "orders.ordered_at Purchase Date"]);
}

#[test]
fn a_list_of_an_erp_stops_at_its_delivery_date() {
    let paste = pasted("ID,Customer,Date,Delivery Date,Grand Total,Status");
    assert!(paste.contains("order_id = \"ID\"") && paste.contains("total = \"Grand Total\""));
    check("ID,Supplier,Delivery Date", &[]);
    check("ID,Customer,Date,Grand Total,Status", &[]);
}

#[test]
fn a_number_of_an_invoice_beside_the_date_of_an_order_is_a_reference() {
    let header = "Ordernummer,Orderdatum,Kund,Summa,Fakturanummer";
    check_feeds(header, &["orders"], &["orders.ordered_at Orderdatum", "orders.total Summa"]);
    check("Fakturanummer,Ordernummer,Orderdatum,Fakturadatum,Summa", &["invoices"]);
    check("invoice_no,order_id,created_at,amount", &["invoices"]);
    check("order_id,order_date,customer,total,payment_id", &["orders"]);
    check("payment_id,order_id,created_at,amount", &["payments"]);
}

#[test]
fn a_day_somebody_expects_does_not_make_the_other_a_fact() {
    let paste = pasted("Order Reference,Expected Date,Delivery Date");
    assert!(paste.contains("promised_by = \"Delivery Date\" }"), "{paste}");
    assert!(!paste.contains("\"Expected Date"), "{paste}");
    let flat = pasted("Order No,Order Date,SKU,Quantity,Expected Date,Delivery Date");
    assert!(flat.contains("columns.lines") && !flat.contains("\"Expected Date"), "{flat}");
    let header = "Order Reference,Expected Date,Total";
    assert_eq!(feeds(header, Orders, "promised_by").as_deref(), Some("Expected Date"));
    let odoo = "Order Reference,Creation Date,Salesperson,Delivery Date,Expected Date,Total";
    assert_eq!(feeds(odoo, Orders, "promised_by").as_deref(), Some("Delivery Date"));
    assert_eq!(feeds(odoo, Orders, "delivered_at"), None);
}

#[test]
fn money_that_is_due_is_no_promise_of_goods() {
    refused("Order No.,Order Date,Due Date");
    for terms in ["Payment Terms", "Sell-to Customer No."] {
        let header = format!("Order No.,Order Date,Due Date,{terms}");
        assert_eq!(feeds(&header, Orders, "promised_by"), None, "{terms}");
    }
}

#[test]
fn two_headers_for_one_column_are_refused_with_what_to_write() {
    assert_eq!(
        pasted("order_id,amount,net,amount,amount"),
        "the headers \"amount\" (#2) and \"amount\" (#4) and 1 more all stand for orders.total; \
         say which in the contract:\n  [[source]]\n  files = \"a.csv\"\n  \
         columns.orders = { order_id = \"order_id\", net = \"net\", total = \"#2\" }\n\
         with \"#4\" in place of \"#2\" where that is the one"
    );
    let leaving = pasted("delivery_id,order_id,Versanddatum,Warenausgangsdatum");
    let instead = "with \"Warenausgangsdatum\" in place of \"Versanddatum\"";
    assert!(leaving.contains(instead), "{leaving}");
    check("order_id,note,note,,,total", &["orders"]);
}

#[test]
fn every_role_is_scored_whether_it_is_played_or_not() {
    let scores = super::scores(&names("order_id,amount,invoice_no,message_id,kind,sent_at"));
    let told: Vec<String> =
        scores.iter().map(|(role, score)| format!("{} {score}", role.name())).collect();
    let expected = [
        "orders 2",
        "lines 1",
        "deliveries 1",
        "invoices 4",
        "payments 4",
        "messages 4",
        "returns 3",
        "tickets 3",
        "events 1",
        "reviews 1",
        "calls 0",
        "customers 0",
        "entitlements 2",
    ];
    assert_eq!(told, expected);
    assert!(super::scores(&names("colour,shelf")).iter().all(|(_, score)| *score == 0));
}

#[test]
fn thousands_of_equal_names_are_refused_without_delay() {
    for name in ["amount", "Delivery Date", "Ship Date", "Due Date", "no", "SKU"] {
        let header = format!("order_id,ordered_at,quantity{}", format!(",{name}").repeat(3_000));
        let _ = find(&names(&header), &[]);
        let _ = find(&names(&format!("{header},promised_by,shipped_at")), &[]);
    }
    let message = refused(&format!("order_id{}", ",amount".repeat(3_000)));
    assert!(message.contains("and 2998 more all stand for orders.total"), "{message}");
}
