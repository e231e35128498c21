"""The questions in DuckDB; with --sql prints the statement for its command line instead."""
from exports import Asked

TYPES = {"text": "VARCHAR", "time": "TIMESTAMP", "units": "BIGINT", "money": "DECIMAL(18,2)"}
asked = Asked()


def table(file, columns):
    types = ", ".join(f"'{name}': '{TYPES[kind]}'" for name, kind in columns.items())
    return (f"read_csv('{file}', header = true, auto_detect = false, delim = ',', quote = '\"', "
            f"escape = '\"', columns = {{{types}}})")


orders, deliveries, invoices = (table(*each) for each in asked.tables())
SQL = f"""
COPY (
  WITH arrived AS (
    SELECT order_id, min(delivered_at) AS first_at, max(delivered_at) AS last_at,
           sum(quantity)::BIGINT AS units
    FROM {deliveries} WHERE status = 'delivered' GROUP BY order_id
  ),
  billed AS (
    -- Two steps are much cheaper here than a count of distinct numbers.
    SELECT order_id, sum(net) AS net, min(low) AS low, max(high) AS high,
           sum(copies)::BIGINT AS rows, count(*) AS numbers, bool_or(asks) AS asks
    FROM (
      SELECT order_id, invoice_id, min(currency) AS low, max(currency) AS high,
             count(*) AS copies, bool_or(kind = 'invoice') AS asks,
             sum(CASE kind WHEN 'credit' THEN -amount ELSE amount END) AS net
      FROM {invoices} GROUP BY order_id, invoice_id)
    GROUP BY order_id
  ),
  whole AS (
    SELECT o.order_id, promised_from, promised_by, quantity, promised_amount, o.currency,
           first_at, last_at, units, net, low, high, rows, numbers,
           asks, low <> o.currency OR high <> o.currency AS is_other
    FROM {orders} o
    LEFT JOIN arrived ON arrived.order_id = o.order_id
    LEFT JOIN billed ON billed.order_id = o.order_id
  )
  SELECT order_id, answer.question, answer.promised, answer.actual FROM (
    SELECT order_id, unnest(list_filter([
      CASE WHEN units >= quantity AND last_at > promised_by
        THEN {{'question': 'late', 'promised': promised_by::VARCHAR, 'actual': last_at::VARCHAR}}
      END,
      CASE WHEN coalesce(units, 0) < quantity
        THEN {{'question': 'undelivered', 'promised': promised_by::VARCHAR, 'actual': ''}}
      END,
      CASE WHEN first_at < promised_from
        THEN {{'question': 'early', 'promised': promised_from::VARCHAR,
              'actual': first_at::VARCHAR}}
      END,
      CASE WHEN units < quantity
        THEN {{'question': 'short', 'promised': quantity::VARCHAR, 'actual': units::VARCHAR}}
      END,
      CASE WHEN units > 0 AND asks IS NOT TRUE
        THEN {{'question': 'not billed', 'promised': promised_amount::VARCHAR, 'actual': ''}}
      END,
      CASE WHEN is_other
        THEN {{'question': 'other currency', 'promised': currency,
              'actual': CASE WHEN low <> currency THEN low ELSE high END}}
      END,
      CASE WHEN NOT is_other AND net > promised_amount
        THEN {{'question': 'overbilled', 'promised': promised_amount::VARCHAR,
              'actual': net::VARCHAR}}
      END,
      CASE WHEN NOT is_other AND net < promised_amount AND units >= quantity
        THEN {{'question': 'underbilled', 'promised': promised_amount::VARCHAR,
              'actual': net::VARCHAR}}
      END,
      CASE WHEN rows > numbers
        THEN {{'question': 'billed twice', 'promised': numbers::VARCHAR,
              'actual': rows::VARCHAR}}
      END
    ], lambda answer: answer IS NOT NULL)) AS answer
    FROM whole
    -- Most orders have nothing, and need no list.
    WHERE units IS NULL OR units < quantity OR last_at > promised_by
       OR first_at < promised_from OR asks IS NOT TRUE OR is_other OR net <> promised_amount
       OR rows > numbers)
) TO '{asked.out}' (FORMAT csv, HEADER true)
"""

if asked.wants_sql:
    print(SQL)
else:
    import duckdb

    duckdb.execute(SQL)
