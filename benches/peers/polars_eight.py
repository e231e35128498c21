"""The questions in Polars, on its streaming engine."""
from exports import Asked
import polars as pl
from polars import col, lit

TYPES = {"text": pl.String, "time": pl.String, "units": pl.Int64, "money": pl.Decimal(18, 2)}
MOMENT = "%Y-%m-%d %H:%M:%S"
asked = Asked()


def table(file, columns):
    return pl.scan_csv(file, schema={name: TYPES[kind] for name, kind in columns.items()})


def moment(name):
    return col(name).str.to_datetime(MOMENT, time_unit="us")


orders, deliveries, invoices = (table(*each) for each in asked.tables())
arrived = (
    deliveries.filter(col("status") == "delivered")
    .select("order_id", moment("delivered_at"), "quantity")
    .group_by("order_id")
    .agg(
        col("delivered_at").min().alias("first_at"),
        col("delivered_at").max().alias("last_at"),
        col("quantity").sum().alias("units"),
    )
)
signed = pl.when(col("kind") == "credit").then(-col("amount")).otherwise(col("amount"))
billed = (
    invoices.select("order_id", "invoice_id", signed.alias("net"), "currency", "kind")
    .group_by("order_id")
    .agg(
        col("net").sum(),
        col("currency").min().alias("low"),
        col("currency").max().alias("high"),
        (col("kind") == "invoice").any().alias("asks"),
        pl.len().cast(pl.Int64).alias("rows"),
        col("invoice_id").n_unique().cast(pl.Int64).alias("numbers"),
    )
)
wanted = ["order_id", moment("promised_from"), moment("promised_by"), "quantity"]
whole = (
    orders.select(*wanted, "promised_amount", "currency")
    .join(arrived, on="order_id", how="left")
    .join(billed, on="order_id", how="left")
    .with_columns(
        ((col("low") != col("currency")) | (col("high") != col("currency"))).alias("is_other")
    )
)

PROMISED = col("promised_amount")
COMPLETE = col("units") >= col("quantity")
OTHER = pl.when(col("low") != col("currency")).then(col("low")).otherwise(col("high"))
QUESTIONS = [
    ("late", COMPLETE & (col("last_at") > col("promised_by")), "promised_by", col("last_at")),
    ("undelivered", col("units").fill_null(0) < col("quantity"), "promised_by", lit("")),
    ("early", col("first_at") < col("promised_from"), "promised_from", col("first_at")),
    ("short", col("units") < col("quantity"), "quantity", col("units")),
    ("not billed", (col("units") > 0) & ~col("asks").fill_null(False), "promised_amount", lit("")),
    ("other currency", col("is_other"), "currency", OTHER),
    ("overbilled", ~col("is_other") & (col("net") > PROMISED), "promised_amount", col("net")),
    (
        "underbilled",
        ~col("is_other") & (col("net") < PROMISED) & COMPLETE,
        "promised_amount",
        col("net"),
    ),
    ("billed twice", col("rows") > col("numbers"), "numbers", col("rows")),
]
answers = [
    whole.filter(has).select(
        "order_id",
        lit(question).alias("question"),
        col(promised).cast(pl.String).alias("promised"),
        actual.cast(pl.String).alias("actual"),
    )
    for question, has, promised, actual in QUESTIONS
]
pl.concat(answers).sink_csv(asked.out, engine="streaming")
