"""The questions of `../yardstick/tpch.toml` in DuckDB: FOLDER OUT."""
import sys
import duckdb

folder, out = sys.argv[1:]
duckdb.execute(f"""
COPY (
  WITH late AS (
    SELECT l_orderkey, l_linenumber, l_shipdate, l_commitdate, l_receiptdate, l_shipmode
    FROM read_csv('{folder}/lineitem.csv') WHERE l_receiptdate > l_commitdate
  ),
  whole AS (
    SELECT *,
      CASE WHEN o_orderdate >= DATE '1993-07-01' AND o_orderdate < DATE '1993-10-01'
        THEN 'QFOUR00' || o_orderpriority[1] END AS four,
      CASE WHEN l_shipmode IN ('MAIL', 'SHIP') AND l_shipdate < l_commitdate
          AND l_receiptdate >= DATE '1994-01-01' AND l_receiptdate < DATE '1995-01-01'
        THEN CASE WHEN o_orderpriority IN ('1-URGENT', '2-HIGH')
          THEN CASE l_shipmode WHEN 'MAIL' THEN 'QTWLV001' ELSE 'QTWLV003' END
          ELSE CASE l_shipmode WHEN 'MAIL' THEN 'QTWLV002' ELSE 'QTWLV004' END END
        END AS twelve
    FROM late JOIN read_csv('{folder}/orders.csv') ON o_orderkey = l_orderkey
  )
  SELECT answer AS code, l_orderkey AS order, l_linenumber AS line,
         l_commitdate AS promised, l_receiptdate AS actual
  FROM (
    SELECT *, unnest(list_filter(['DLV101', four, twelve], lambda code: code IS NOT NULL))
      AS answer
    FROM whole)
) TO '{out}' (FORMAT csv, HEADER true)
""")
