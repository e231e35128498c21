"""The columns of the three exports, for the scripts beside this one."""
import sys

ORDERS = {
    "order_id": "text", "customer_id": "text", "ordered_at": "time", "promised_from": "time",
    "promised_by": "time", "quantity": "units", "promised_amount": "money", "currency": "text",
    "service": "text", "method": "text", "country": "text",
}
DELIVERIES = {
    "delivery_id": "text", "order_id": "text", "shipped_at": "time", "delivered_at": "time",
    "quantity": "units", "method": "text", "carrier": "text", "status": "text",
}
INVOICES = {
    "invoice_id": "text", "order_id": "text", "kind": "text", "issued_at": "time",
    "amount": "money", "currency": "text",
}


class Asked:
    """The arguments: ORDERS DELIVERIES INVOICES OUT [--wide] [--sql]."""

    def __init__(self):
        words = [word for word in sys.argv[1:] if not word.startswith("--")]
        self.orders, self.deliveries, self.invoices, self.out = words
        self.wants_sql = "--sql" in sys.argv
        # Columns that nobody asked for still have to be named to readers that take a schema.
        extra = {}
        if "--wide" in sys.argv:
            extra = {f"extra_{number:02}": "text" for number in range(1, 41)}
            extra["extra_comment"] = "text"
        self.columns = [columns | extra for columns in (ORDERS, DELIVERIES, INVOICES)]

    def tables(self):
        """Each file with its columns."""
        return zip((self.orders, self.deliveries, self.invoices), self.columns)
