//! Invoices as documents, as queries: which rows make one, which are alive, which repeat another.
//!
//! The same order of netting as `dossier::documents` (G10 of the domain). Numbers of series that
//! are missing are not looked for.

use super::dialect::{Dialect, Kind};
use super::query::Query;
use super::values::product;
use crate::tables::{Role, Tables, place_of};

/// The queries up to `doc_rows`, which has one line for each row of the invoices.
pub fn queries(tables: &Tables, dialect: Dialect) -> Vec<Query> {
    let held = |name: &str| {
        place_of(Role::Invoices, name)
            .is_some_and(|place| tables.of(Role::Invoices).columns[place].is_some())
    };
    let text = |name: &str| match held(name) {
        true => format!("r.{name}"),
        false => dialect.nothing(Kind::Text),
    };
    let number = |name: &str| match held(name) {
        true => format!("r.{name}"),
        false => "CAST(NULL AS BIGINT)".to_owned(),
    };
    let issued = if held("issued_at") { "r.issued_at_lo" } else { "CAST(NULL AS BIGINT)" };
    let by_price = match held("quantity") && held("unit_price") {
        true => product(dialect, "r.quantity", "r.unit_price"),
        false => "CAST(NULL AS BIGINT)".to_owned(),
    };
    let parts = format!(
        "SELECT r.own_row, COALESCE(r.order_row, -1) AS order_row, COALESCE({party}, '') AS party,
    {plain_no} AS no, {no} AS raw, COALESCE({kind}, '') AS kind, COALESCE({line}, '') AS line,
    COALESCE({currency}, '') AS currency, {issued} AS issued, {refers} AS refers,
    {instalment} AS instalment, COALESCE({total}, {net}, {by_price}) AS amount,
    ({line} IS NOT NULL OR {sku} IS NOT NULL OR {charge} IS NOT NULL) AS is_part
  FROM in_invoices r",
        party = text("party"),
        plain_no = plain(dialect, &text("invoice_no")),
        no = text("invoice_no"),
        kind = text("kind"),
        line = text("line_id"),
        currency = text("currency"),
        refers = text("refers_to"),
        instalment = number("instalment"),
        total = number("total"),
        net = number("net"),
        sku = text("sku"),
        charge = text("charge"),
    );
    let said = "COALESCE(d.refers, CASE WHEN d.kind = 'void' THEN d.raw END)";
    let docs = format!(
        "SELECT s.leader, s.amount, d.order_row, d.party, d.no, d.kind, d.currency, d.instalment,
    (d.kind = 'credit' OR COALESCE(s.amount < 0, FALSE)) AS is_credit,
    {} AS said
  FROM doc_sums s JOIN doc_parts d ON d.own_row = s.leader",
        plain(dialect, said)
    );
    let mut queries = vec![Query::new("doc_parts", parts)];
    let first = [("doc_copies", DOC_COPIES), ("doc_led", DOC_LED), ("doc_sums", DOC_SUMS)];
    queries.extend(first.map(|(name, select)| Query::new(name, select)));
    queries.push(Query::new("docs", docs));
    let rest = [
        ("doc_named", DOC_NAMED),
        ("doc_originals", DOC_ORIGINALS),
        ("doc_voided", DOC_VOIDED),
        ("doc_reversed", DOC_REVERSED),
        ("doc_lives", DOC_LIVES),
        ("doc_repeats", DOC_REPEATS),
        ("doc_credits", DOC_CREDITS),
        ("doc_rows", DOC_ROWS),
    ];
    queries.extend(rest.map(|(name, select)| Query::new(name, select)));
    queries
}

const DOC_COPIES: &str = "SELECT d.own_row, d.order_row, d.party, d.no, d.kind, d.issued, d.amount,
    (d.is_part AND d.no <> '') AS is_part,
    CASE WHEN d.line = '' THEN 0 ELSE ROW_NUMBER() OVER (PARTITION BY d.party, d.no, d.kind,
      d.order_row, d.issued, d.line, d.is_part ORDER BY d.own_row) - 1 END AS copy
  FROM doc_parts d";

const DOC_LED: &str = "SELECT d.own_row, d.amount, CASE WHEN d.is_part THEN MIN(d.own_row) OVER
      (PARTITION BY d.party,
      d.no, d.kind, d.order_row, d.issued, d.copy, d.is_part) ELSE d.own_row END AS leader
  FROM doc_copies d";

const DOC_SUMS: &str =
    "SELECT d.leader, CASE WHEN COUNT(d.amount) = COUNT(*) THEN CAST(SUM(d.amount) AS BIGINT) END
      AS amount
  FROM doc_led d GROUP BY d.leader";

const DOC_NAMED: &str =
    "SELECT d.leader, COALESCE(MIN(CASE WHEN o.order_row = d.order_row THEN o.leader END),
      CASE WHEN COUNT(*) = 1 THEN MIN(o.leader) END) AS original
  FROM docs d JOIN docs o ON o.no = d.said AND o.leader <> d.leader AND o.kind <> 'void'
  WHERE d.said <> '' GROUP BY d.leader";

const DOC_ORIGINALS: &str =
    "SELECT n.leader, n.original FROM doc_named n WHERE n.original IS NOT NULL";

const DOC_VOIDED: &str =
    "SELECT d.leader, MAX(CASE WHEN d.kind IN ('void', 'proforma') OR v.leader IS NOT NULL THEN 1
      ELSE 0 END) AS dead
  FROM docs d LEFT JOIN (SELECT n.original, n.leader FROM doc_originals n JOIN docs k ON
      k.leader = n.leader AND k.kind = 'void') v ON v.original = d.leader
  GROUP BY d.leader";

const DOC_REVERSED: &str = "SELECT n.original, MIN(n.leader) AS credit
  FROM doc_originals n JOIN docs c ON c.leader = n.leader JOIN docs o ON o.leader = n.original
    JOIN doc_voided cv ON cv.leader = c.leader AND cv.dead = 0
    JOIN doc_voided ov ON ov.leader = o.leader AND ov.dead = 0
  WHERE c.is_credit AND NOT o.is_credit AND ABS(c.amount) = ABS(o.amount) AND
    c.currency = o.currency
  GROUP BY n.original";

const DOC_LIVES: &str =
    "SELECT v.leader, (v.dead = 0 AND a.original IS NULL AND b.credit IS NULL) AS is_live
  FROM doc_voided v LEFT JOIN doc_reversed a ON a.original = v.leader
    LEFT JOIN doc_reversed b ON b.credit = v.leader";

const DOC_REPEATS: &str = "SELECT d.leader, MIN(d.leader) OVER (PARTITION BY d.party, d.no,
      d.kind, d.order_row, d.amount,
      d.currency) AS first
  FROM docs d JOIN doc_lives l ON l.leader = d.leader AND l.is_live
  WHERE d.amount IS NOT NULL AND d.no <> ''";

const DOC_CREDITS: &str =
    "SELECT n.original, CASE WHEN COUNT(CASE WHEN c.currency = o.currency THEN c.amount END) =
      COUNT(*) THEN CAST(SUM(ABS(c.amount)) AS BIGINT) END AS credited
  FROM doc_originals n JOIN docs c ON c.leader = n.leader JOIN docs o ON o.leader = n.original
  WHERE c.is_credit AND NOT o.is_credit GROUP BY n.original";

const DOC_ROWS: &str =
    "SELECT r.own_row, r.leader, d.amount, l.is_live, COALESCE(p.first <> p.leader, FALSE) AS
    is_duplicate, (n.original IS NOT NULL) AS has_original,
    (n.original IS NOT NULL AND o.instalment IS NOT NULL) AS corrects_instalment, c.credited
  FROM doc_led r JOIN docs d ON d.leader = r.leader JOIN doc_lives l ON l.leader = r.leader
    LEFT JOIN doc_repeats p ON p.leader = r.leader
    LEFT JOIN doc_originals n ON n.leader = r.leader LEFT JOIN docs o ON o.leader = n.original
    LEFT JOIN doc_credits c ON c.original = r.leader";

/// A document number without what tells no two apart; as it stands where nothing is left.
fn plain(dialect: Dialect, number: &str) -> String {
    format!("COALESCE(NULLIF({}, ''), {number}, '')", dialect.plain(number))
}
