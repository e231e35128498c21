//! Which order line each row is about, as queries: the match ladder of `dossier::lines` (G11 of the
//! domain), by the number of the line, else by the article.
//!
//! An article on several lines of one order is first come first served, which no query can say:
//! such orders are left to the program and listed.

use super::dialect::Dialect;
use super::query::Query;
use crate::tables::{Role, Tables};

/// The roles whose rows find order lines by their keys.
pub fn linked(tables: &Tables) -> Vec<Role> {
    let has_keys = |role: &Role| {
        let both = |name: &str| {
            let lines = tables.of(Role::Lines);
            tables.of(*role).texts(name).is_some() && lines.texts(name).is_some()
        };
        both("line_id") || both("sku")
    };
    [Role::Deliveries, Role::Invoices, Role::Returns].into_iter().filter(has_keys).collect()
}

/// For each of these roles a query `links_ROLE(own_row, order_row, line_row, is_stray, is_shared)`,
/// and one `reach_ROLE(order_row)` of the orders whose lines it reaches.
pub fn queries(tables: &Tables) -> Vec<Query> {
    let mut queries: Vec<Query> = Vec::new();
    if has_loose(tables) {
        queries.push(loose(tables));
    }
    for role in linked(tables) {
        queries.push(links(tables, role));
        queries.push(reach(tables, role));
    }
    queries
}

fn links(tables: &Tables, role: Role) -> Query {
    let both = |name: &str| {
        tables.of(role).texts(name).is_some() && tables.of(Role::Lines).texts(name).is_some()
    };
    let name = role.name();
    let by = |key: &str, alias: &str| match both(key) {
        true => (
            format!(
                "\n  LEFT JOIN (SELECT order_row, {key}, MIN(own_row) AS line, COUNT(*) AS lines \
                 FROM in_lines WHERE {key} IS NOT NULL GROUP BY order_row, {key}) {alias} ON \
                 {alias}.order_row = r.order_row AND {alias}.{key} = r.{key}"
            ),
            format!("r.{key} IS NOT NULL"),
            format!("{alias}.line"),
            format!("COALESCE({alias}.lines > 1, FALSE)"),
        ),
        false => (
            String::new(),
            "FALSE".to_owned(),
            "CAST(NULL AS BIGINT)".to_owned(),
            "FALSE".to_owned(),
        ),
    };
    let (number_join, has_number, number_line, _) = by("line_id", "n");
    let (sku_join, has_sku, sku_line, is_shared) = by("sku", "s");
    let select = format!(
        "SELECT r.own_row, r.order_row, CASE WHEN {has_number} THEN {number_line} WHEN {has_sku} \
         THEN {sku_line} END AS line_row, CASE WHEN {has_number} THEN {number_line} IS NULL WHEN \
         {has_sku} THEN {sku_line} IS NULL ELSE FALSE END AS is_stray, (NOT {has_number} AND \
         {is_shared}) AS is_shared\n  FROM in_{name} r JOIN (SELECT DISTINCT order_row FROM \
         in_lines) \
         h ON h.order_row = r.order_row{number_join}{sku_join}"
    );
    Query::new(format!("links_{name}"), select)
}

/// What no query can say, because rows are shared out one after the other: `left_out(order_row)`,
/// orders whose rows may belong to one of several lines, `credited(order_row)`, orders of which a
/// credit may correct one of several prices, and both as `unsettled(order_row)`.
pub fn left_out(tables: &Tables) -> [Query; 3] {
    let both = "SELECT DISTINCT b.order_row FROM (SELECT x.order_row FROM left_out x UNION ALL \
                SELECT c.order_row FROM credited c) b";
    [shared_out(tables), credited(tables), Query::new("unsettled", both)]
}

/// Whether credits are held against prices at all.
pub fn has_prices(tables: &Tables) -> bool {
    tables.of(Role::Invoices).numbers("unit_price").is_some()
}

fn credited(tables: &Tables) -> Query {
    let invoices = tables.of(Role::Invoices);
    let mut signs: Vec<String> = ["net", "total", "quantity", "unit_price"]
        .into_iter()
        .filter(|name| invoices.numbers(name).is_some())
        .map(|name| format!("r.{name} < 0"))
        .collect();
    if invoices.texts("kind").is_some() {
        signs.push("r.kind = 'credit'".to_owned());
    }
    let select = match has_prices(tables) {
        true => format!(
            "SELECT DISTINCT r.order_row FROM in_invoices r WHERE r.order_row IS NOT NULL AND ({})",
            signs.join(" OR ")
        ),
        false => NO_ORDERS.to_owned(),
    };
    Query::new("credited", select)
}

const NO_ORDERS: &str = "SELECT o.own_row AS order_row FROM in_orders o WHERE o.own_row < 0";

/// The orders that are left to the program, and why: `left_out_orders(order_id, reason)`.
pub fn left_out_orders(dialect: Dialect) -> Query {
    let of = |name: &str, reason: &str| {
        format!(
            "SELECT o.order_id, {} AS reason FROM {name} x JOIN in_orders o ON o.own_row = \
             x.order_row",
            dialect.as_text(&dialect.text(reason))
        )
    };
    let parts = [
        of("left_out", "rows may belong to one of several lines"),
        of("credited", "credits may correct one of several prices"),
    ];
    Query::new("left_out_orders", parts.join("\n  UNION ALL "))
}

fn shared_out(tables: &Tables) -> Query {
    let mut parts: Vec<String> = linked(tables)
        .iter()
        .map(|role| format!("SELECT k.order_row FROM links_{} k WHERE k.is_shared", role.name()))
        .collect();
    if parts.is_empty() {
        parts.push(NO_ORDERS.to_owned());
    }
    Query::new(
        "left_out",
        format!("SELECT DISTINCT a.order_row FROM ({}) a", parts.join(" UNION ALL ")),
    )
}

/// Whether rows of invoices may be loose: these name nothing and are one of something that no line
/// has the price of, beside rows of the invoice that name something.
pub fn has_loose(tables: &Tables) -> bool {
    let held = |name: &str| tables.of(Role::Invoices).column(name).is_some();
    linked(tables).contains(&Role::Invoices) && held("quantity") && held("unit_price")
}

/// Those rows: `loose(own_row)`. Carriage or a deposit more likely than goods.
fn loose(tables: &Tables) -> Query {
    let held = |name: &str| tables.of(Role::Invoices).texts(name).is_some();
    let names: Vec<&str> = ["line_id", "sku"].into_iter().filter(|name| held(name)).collect();
    let none = |alias: &str| {
        let each: Vec<String> =
            names.iter().map(|name| format!("{alias}.{name} IS NULL")).collect();
        each.join(" AND ")
    };
    let charge = if held("charge") { " AND r.charge IS NULL" } else { "" };
    let (join, unpriced) = match tables.of(Role::Lines).numbers("unit_price").is_some() {
        true => (
            "\n  LEFT JOIN in_lines l ON l.order_row = r.order_row AND ABS(l.unit_price) = \
             ABS(r.unit_price)",
            " AND l.own_row IS NULL",
        ),
        false => ("", ""),
    };
    let select = format!(
        "SELECT DISTINCT r.own_row FROM in_invoices r JOIN in_invoices b ON b.order_row = \
         r.order_row AND b.invoice_no = r.invoice_no JOIN in_lines h ON h.order_row = \
         r.order_row{join}\n  WHERE NOT ({}) AND {}{charge} AND ABS(r.quantity) = {} AND \
         r.unit_price IS NOT NULL{unpriced}",
        none("b"),
        none("r"),
        crate::decimal::ONE
    );
    Query::new("loose", select)
}

/// Orders all of whose rows that bill no charge and are not loose name a line or an article.
fn reach(tables: &Tables, role: Role) -> Query {
    let name = role.name();
    let is_goods = match tables.of(role).texts("charge").is_some() {
        true => "(t.charge IS NULL OR t.charge NOT IN ('shipping', 'fee', 'tax', 'discount'))",
        false => "TRUE",
    };
    let (join, is_firm) = match role == Role::Invoices && has_loose(tables) {
        true => (" LEFT JOIN loose s ON s.own_row = t.own_row", " AND s.own_row IS NULL"),
        false => ("", ""),
    };
    let select = format!(
        "SELECT o.order_row FROM (SELECT DISTINCT order_row FROM in_lines WHERE order_row IS NOT \
         NULL) o LEFT JOIN (SELECT DISTINCT l.order_row FROM links_{name} l JOIN in_{name} t ON \
         t.own_row = l.own_row{join} WHERE l.line_row IS NULL AND NOT l.is_stray AND \
         {is_goods}{is_firm}) b ON b.order_row = o.order_row WHERE b.order_row IS NULL"
    );
    Query::new(format!("reach_{name}"), select)
}

/// The subjects of a view by line: lines where the keys of every role reach them, whole orders
/// elsewhere.
pub fn subjects(tables: &Tables, joined: &[Role], prefix: &str) -> Query {
    let mut joins = String::new();
    let mut is_reached = vec!["l.own_row IS NOT NULL".to_owned()];
    let linked = linked(tables);
    for &role in joined {
        let name = role.name();
        let alias = format!("reach_of_{name}");
        if linked.contains(&role) {
            joins +=
                &format!("\n  LEFT JOIN reach_{name} {alias} ON {alias}.order_row = o.own_row");
            is_reached.push(format!("{alias}.order_row IS NOT NULL"));
        } else if role == Role::Returns {
            joins += &format!(
                "\n  LEFT JOIN (SELECT DISTINCT order_row FROM in_{name}) {alias} ON \
                 {alias}.order_row = o.own_row"
            );
            is_reached.push(format!("{alias}.order_row IS NULL"));
        } else {
            is_reached.push("FALSE".to_owned());
        }
    }
    let is_reached = is_reached.join(" AND ");
    let none = "CAST(NULL AS BIGINT)";
    let select = format!(
        "SELECT DISTINCT CASE WHEN {is_reached} THEN 2 * l.own_row + 1 ELSE 2 * o.own_row END AS \
         subject, o.own_row AS order_row, CASE WHEN {is_reached} THEN l.own_row END AS line_row, \
         {none} AS own_row\n  FROM in_orders o LEFT JOIN in_lines l ON l.order_row = \
         o.own_row{joins}"
    );
    Query::new(format!("{prefix}_subjects"), select)
}

/// The rows of a role for each subject of such a view; those that are read beside are those of the
/// line, and those of the order that may be of any line.
pub fn rows((joined, is_beside): (&[Role], bool), role: Role, prefix: &str) -> Query {
    let name = role.name();
    let select = match role {
        Role::Lines => format!(
            "SELECT s.subject, r.own_row FROM {prefix}_subjects s JOIN in_lines r ON r.order_row = \
             s.order_row AND (s.line_row IS NULL OR s.line_row = r.own_row)"
        ),
        role if joined.contains(&role) || is_beside => format!(
            "SELECT s.subject, r.own_row FROM {prefix}_subjects s JOIN in_{name} r ON \
             r.order_row = \
             s.order_row LEFT JOIN links_{name} k ON k.own_row = r.own_row WHERE s.line_row IS \
             NULL \
             OR s.line_row = k.line_row{}",
            if is_beside { " OR k.line_row IS NULL AND NOT k.is_stray" } else { "" }
        ),
        _ => format!(
            "SELECT s.subject, r.own_row FROM {prefix}_subjects s JOIN in_{name} r ON \
             r.order_row = \
             s.order_row"
        ),
    };
    Query::new(format!("{prefix}_{name}"), select)
}
