"""The questions in ClickHouse, as the library chdb."""
from exports import Asked
import os
import chdb

TYPES = {
    "text": "String", "time": "Nullable(DateTime('UTC'))", "units": "Int64",
    "money": "Decimal(18, 2)",
}
asked = Asked()


def table(file, columns):
    types = ", ".join(f"{name} {TYPES[kind]}" for name, kind in columns.items())
    return f"file('{file}', 'CSVWithNames', $${types}$$)"


orders, deliveries, invoices = (table(*each) for each in asked.tables())
if os.path.exists(asked.out):
    os.remove(asked.out)
SQL = f"""
WITH arrived AS (
  SELECT order_id, min(delivered_at) AS first_at, max(delivered_at) AS last_at,
         sum(quantity) AS units
  FROM {deliveries} WHERE status = 'delivered' GROUP BY order_id
),
billed AS (
  SELECT order_id, sum(net) AS net, min(low) AS low, max(high) AS high,
         sum(copies) AS rows, count() AS numbers, max(asks) AS asks
  FROM (
    SELECT order_id, invoice_id, min(currency) AS low, max(currency) AS high,
           count() AS copies, max(kind = 'invoice') AS asks, sum(if(kind = 'credit', -amount, amount)) AS net
    FROM {invoices} GROUP BY order_id, invoice_id)
  GROUP BY order_id
),
whole AS (
  SELECT o.order_id AS order_id, promised_from, promised_by, o.quantity AS quantity,
         promised_amount, o.currency AS currency, first_at, last_at, units, net, low, high,
         rows, numbers, asks, ifNull(low <> currency OR high <> currency, 0) AS is_other
  FROM {orders} AS o
  LEFT JOIN arrived ON arrived.order_id = o.order_id
  LEFT JOIN billed ON billed.order_id = o.order_id
)
SELECT order_id, answer.1 AS question, answer.2 AS promised, answer.3 AS actual
FROM whole ARRAY JOIN arrayFilter(answer -> answer.4, [
  ('late', toString(promised_by), toString(last_at),
   ifNull(units >= quantity AND last_at > promised_by, 0)),
  ('undelivered', toString(promised_by), '', ifNull(units, 0) < quantity),
  ('early', toString(promised_from), toString(first_at), ifNull(first_at < promised_from, 0)),
  ('short', toString(quantity), toString(units), ifNull(units < quantity, 0)),
  ('not billed', toString(promised_amount), '', ifNull(units > 0, 0) AND NOT ifNull(asks, 0)),
  ('other currency', currency, if(ifNull(low <> currency, 0), low, high), is_other),
  ('overbilled', toString(promised_amount), toString(net),
   NOT is_other AND ifNull(net > promised_amount, 0)),
  ('underbilled', toString(promised_amount), toString(net),
   NOT is_other AND ifNull(net < promised_amount AND units >= quantity, 0)),
  ('billed twice', toString(numbers), toString(rows), ifNull(rows > numbers, 0))
]) AS answer
INTO OUTFILE '{asked.out}' FORMAT CSVWithNames
SETTINGS join_use_nulls = 1, date_time_input_format = 'basic'
"""
chdb.query(SQL)
