"""Makes up the records of a shop: the same rows as CSV files and as typed tables.

Usage: shop.py FOLDER SEED ORDERS. Writes ROLE.csv, tables.json (table, file and columns with their
types) and promised.toml. The same seed gives the same records. Nothing here knows of promises.
"""

import csv
import json
import pathlib
import random
import sys
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/Stockholm")
START = datetime(2025, 9, 1)
AS_OF = datetime(2026, 3, 31, 23, 59, 59)

ROLES = {
    "orders": {
        "order_id": "text", "customer": "text", "country": "text", "service": "text",
        "carrier": "text", "status": "text", "tax_rate": "text", "ordered_at": "timestamp", "promised_from": "date",
        "promised_by": "date", "ship_by": "date", "cancelled_at": "timestamp",
        "cancelled_by": "text", "quantity": "decimal", "net": "decimal", "shipping": "decimal",
        "tax": "decimal", "total": "decimal", "currency": "text", "payment_days": "decimal",
        "party": "text", "max_shipments": "decimal", "return_days": "decimal",
        "quoted_total": "decimal", "instalments": "decimal",
    },
    "lines": {
        "order_id": "text", "line_id": "text", "sku": "text", "status": "text",
        "quantity": "decimal", "unit_price": "decimal", "net": "decimal", "promised_by": "date",
        "currency": "text",
    },
    "deliveries": {
        "delivery_id": "text", "order_id": "text", "line_id": "text", "sku": "text",
        "status": "text", "carrier": "text", "shipped_at": "timestamp",
        "delivered_at": "timestamptz", "quantity": "decimal", "rejected_quantity": "decimal",
        "tracking_no": "text", "first_attempt_at": "timestamptz", "eta_at": "date",
        "last_scan_at": "timestamptz", "first_scan_at": "timestamptz", "failure_reason": "text",
        "quoted_freight": "decimal", "declared_value": "decimal",
    },
    "invoices": {
        "invoice_no": "text", "order_id": "text", "line_id": "text", "sku": "text", "kind": "text",
        "refers_to": "text", "party": "text", "charge": "text", "quantity": "decimal",
        "unit_price": "decimal", "net": "decimal", "tax": "decimal", "total": "decimal",
        "currency": "text", "tax_rate": "text", "issued_at": "date", "due_at": "date",
    },
    "payments": {
        "payment_id": "text", "order_id": "text", "invoice_no": "text", "kind": "text",
        "total": "decimal", "currency": "text", "paid_at": "timestamp",
    },
    "messages": {
        "message_id": "text", "order_id": "text", "ticket_id": "text", "kind": "text",
        "direction": "text", "author": "text", "sent_at": "timestamptz",
    },
    "returns": {
        "return_id": "text", "order_id": "text", "line_id": "text", "sku": "text", "kind": "text",
        "decision": "text", "requested_at": "timestamp", "received_at": "date",
        "decided_at": "timestamp", "quantity": "decimal", "refund_total": "decimal",
        "currency": "text", "exchange_order_id": "text",
    },
    "tickets": {
        "ticket_id": "text", "order_id": "text", "invoice_no": "text", "customer": "text",
        "kind": "text", "channel": "text", "opened_at": "timestamp", "replied_at": "timestamp",
        "resolved_at": "timestamp", "status": "text",
    },
    "reviews": {
        "review_id": "text", "order_id": "text", "customer": "text", "invited_at": "date",
        "written_at": "date", "published_at": "date", "rating": "decimal",
        "replied_at": "timestamp",
    },
    "customers": {"customer": "text", "tier": "text", "country": "text"},
}

# What a shuffled shop calls its tables, so that nothing depends on our own words.
THEIRS = {"orders": "Order \"book\"; --", "lines": "it's order's lines"}


class Shop:
    def __init__(self, seed, orders):
        self.random = random.Random(seed)
        # A shop of an odd number has nothing that rows are shared out for.
        self.is_plain = seed % 2 == 1
        self.rows = {role: [] for role in ROLES}
        self.numbers = 0
        for number in range(orders):
            self.order(f"SO-{seed:03}-{number:05}")
        self.strangers()

    def chance(self, share):
        return self.random.random() < share

    def pick(self, *values):
        return self.random.choice(values)

    def number(self, start):
        self.numbers += 1
        return f"{start}-{self.numbers:06}"

    def moment(self, after, hours):
        return after + timedelta(seconds=self.random.randrange(1, hours * 3600))

    def add(self, role, **row):
        self.rows[role].append(row)

    def price(self):
        return self.random.randrange(100, 40_000)

    def order(self, order):
        ordered = START + timedelta(seconds=self.random.randrange(0, 212 * 86_400))
        if self.chance(0.01):
            ordered = datetime(2025, 10, 26, 2, 30)
        elif self.chance(0.005):
            ordered = datetime(2026, 3, 29, 2, 30)
        currency = self.pick("SEK", "SEK", "EUR", "JPY")
        lines = [(str(at + 1), f"P-{self.random.randrange(10) + (100 * at if self.is_plain else 0)}",
                  self.random.randrange(1, 9),
                  self.price()) for at in range(self.random.choice([1, 1, 2, 3]))]
        net = sum(quantity * price for _, _, quantity, price in lines)
        shipping = self.pick(0, 0, 4900)
        tax = (net + shipping) // 4
        cancelled = self.moment(ordered, 200) if self.chance(0.06) else None
        promised = (ordered + timedelta(days=self.random.randrange(1, 12))).date()
        carrier = self.pick("Post", "Bud")
        customer = self.pick("Anonymous", "", *[f"C-{at}" for at in range(30)])
        row = dict(
            order_id=order, customer=customer, country=self.pick("SE", "NO", "DE", ""),
            service=self.pick("express", "standard"), carrier=carrier,
            tax_rate=self.pick("25", "25 %", "0.25", "25,0%", "", "much"),
            status="Annullerad" if cancelled else self.pick("open", "Levererad", "", "on hold"),
            ordered_at=ordered, promised_by=promised if self.chance(0.92) else None,
            promised_from=promised - timedelta(days=1) if self.chance(0.2) else None,
            ship_by=promised - timedelta(days=2) if self.chance(0.5) else None,
            cancelled_at=cancelled, cancelled_by=self.pick("customer", "seller") if cancelled else "",
            quantity=1000 * sum(quantity for _, _, quantity, _ in lines), net=net,
            shipping=shipping, tax=tax, total=net + shipping + tax, currency=currency,
            payment_days=self.pick(10_000, 30_000, None), party=self.pick(customer, ""),
            max_shipments=self.pick(None, 1000, 2000), return_days=self.pick(14_000, 30_000, None),
            quoted_total=self.pick(None, None, net + shipping + tax, net),
            instalments=self.pick(None, None, 3000) if self.chance(0.1) else None,
        )
        if self.chance(0.003):
            row["order_id"] = ""
        self.add("orders", **row)
        if self.chance(0.01):
            self.add("orders", **row)
        if self.chance(0.004):
            self.add("orders", **{**row, "service": "other"})
        for line, sku, quantity, price in lines:
            self.add("lines", order_id=order, line_id=line, sku=sku, status=self.pick("", "open"),
                     quantity=1000 * quantity, unit_price=price, net=quantity * price,
                     promised_by=promised if self.chance(0.3) else None, currency=currency)
        if cancelled is None or self.chance(0.2):
            arrived = self.deliver(order, ordered, promised, lines, carrier)
            self.bill(order, row, lines, arrived or ordered, currency)
            self.come_back(order, lines, arrived, currency)
        self.tell(order, ordered, promised)
        if self.chance(0.08):
            opened = self.moment(ordered, 400)
            replied = self.moment(opened, 90) if self.chance(0.8) else None
            ticket = self.number("T") if self.chance(0.9) else ""
            self.add("tickets", ticket_id=ticket, order_id=order, customer=customer,
                     invoice_no="", kind=self.pick("billing", "complaint", "delivery"),
                     channel=self.pick("e-mail", "phone"), opened_at=opened, replied_at=replied,
                     resolved_at=self.moment(replied or opened, 300) if self.chance(0.6) else None,
                     status=self.pick("open", "closed"))
            for _ in range(self.random.randrange(4)):
                is_ours = self.chance(0.5)
                self.add("messages", message_id=self.number("M"), kind=self.pick("", "reply"),
                         order_id=order if self.chance(0.5) else "",
                         ticket_id=ticket if self.chance(0.8) else "",
                         direction="out" if is_ours else "in",
                         author=self.pick("human", "bot") if is_ours else "",
                         sent_at=self.moment(opened, 300))
        if self.chance(0.05):
            written = (self.moment(ordered, 900)).date()
            self.add("reviews", review_id=self.number("V"), order_id=order, customer=customer,
                     invited_at=written - timedelta(days=3), written_at=written,
                     published_at=written + timedelta(days=self.random.randrange(4)),
                     rating=1000 * self.random.randrange(1, 6),
                     replied_at=datetime.combine(written, datetime.min.time())
                     + timedelta(hours=50) if self.chance(0.4) else None)

    def deliver(self, order, ordered, promised, lines, carrier):
        if self.chance(0.08):
            return None
        latest = None
        by_line = self.chance(0.7)
        for line, sku, quantity, _ in lines:
            shipped = self.moment(ordered, 150)
            arrived = self.moment(shipped, 24 * self.random.choice([2, 5, 9]))
            latest = max(latest or arrived, arrived)
            short = self.chance(0.08)
            self.add(
                "deliveries", delivery_id=self.number("D"), order_id=order,
                line_id=line if by_line else "", sku=sku if self.chance(0.8) else "",
                status=self.pick("delivered", "Levererad", "") if not self.chance(0.05)
                else self.pick("failed", "returned", "in transit"),
                carrier=carrier, shipped_at=shipped if self.chance(0.9) else None,
                delivered_at=arrived if self.chance(0.93) else None,
                quantity=None if self.chance(0.03) else 1000 * (quantity - short + self.chance(0.03)),
                rejected_quantity=1000 if self.chance(0.02) else None,
                tracking_no=self.number("TR") if self.chance(0.5) else "",
                first_attempt_at=self.moment(shipped, 90) if self.chance(0.3) else None,
                eta_at=promised + timedelta(days=self.random.randrange(-1, 4))
                if self.chance(0.2) else None,
                first_scan_at=self.moment(shipped, 20) if self.chance(0.5) else None,
                last_scan_at=self.moment(shipped, 90) if self.chance(0.5) else None,
                failure_reason=self.pick("nobody home", "refused", "no vehicle")
                if self.chance(0.2) else "",
                quoted_freight=self.pick(590, 590, 790) if self.chance(0.9) else None,
                declared_value=quantity * 1000 if self.chance(0.5) else None,
            )
        return latest

    def bill(self, order, row, lines, after, currency):
        if self.chance(0.08):
            return
        issued = (after + timedelta(days=self.random.randrange(0, 20))).date()
        number, party = self.number("F"), self.pick(row["customer"], "Other AB", "")
        by_line = self.chance(0.7)
        due = issued + timedelta(days=self.pick(5, 10, 30)) if self.chance(0.8) else None
        same = dict(tax_rate=self.pick("25", "25.0 %", "", "12"), invoice_no=number, order_id=order, kind="invoice", party=party,
                    currency=currency if self.chance(0.97) else "NOK", issued_at=issued, due_at=due)
        if by_line:
            for line, sku, quantity, price in lines:
                dearer = price + self.pick(0, 0, 0, 0, 1, 250, -30)
                more = quantity + self.chance(0.04)
                net = more * dearer + self.chance(0.02)
                self.add("invoices", **same, line_id=line, sku=sku, charge=self.pick("", "goods"),
                         quantity=1000 * more, unit_price=dearer, net=net, tax=net // 4,
                         total=net + net // 4)
            if row["shipping"] or self.chance(0.03):
                fee = row["shipping"] or 5900
                self.add("invoices", **same, charge="Frakt", net=fee, tax=fee // 4,
                         total=fee + fee // 4)
        else:
            total = row["total"] + self.pick(0, 0, 0, 5, 5000, -700)
            self.add("invoices", **same, net=row["net"] + row["shipping"], tax=row["tax"], total=total)
        if self.chance(0.04):
            self.add("invoices", **{**self.rows["invoices"][-1], "invoice_no": number.lower()})
        if self.chance(0.06) and not self.is_plain:
            last = self.rows["invoices"][-1]
            share = self.pick(1, 1, 2)
            self.add("invoices", **{**last, "invoice_no": self.number("K"), "kind": "Kreditfaktura",
                     "refers_to": number if self.chance(0.9) else "F-unknown",
                     "order_id": order if self.chance(0.7) else "",
                     "net": (last.get("net") or 0) // share, "total": (last.get("total") or 0) // share})
        if self.chance(0.8):
            paid = datetime.combine(issued, datetime.min.time()) + timedelta(
                hours=self.random.randrange(1, 900))
            self.add("payments", payment_id=self.number("B"), order_id=order if self.chance(0.6) else "",
                     invoice_no=number, kind="payment", total=row["total"] - self.pick(0, 0, 0, 100),
                     currency=currency, paid_at=paid)

    def come_back(self, order, lines, arrived, currency):
        if arrived is None or not self.chance(0.08):
            return
        asked = self.moment(arrived, 600)
        line, sku, quantity, price = self.pick(*lines)
        received = (asked + timedelta(days=self.random.randrange(2, 9))).date()
        self.add("returns", return_id=self.number("R"), order_id=order, line_id=line, sku=sku,
                 kind=self.pick("return", "exchange", "guarantee"),
                 decision=self.pick("approved", "refused", ""), requested_at=asked,
                 received_at=received if self.chance(0.8) else None,
                 decided_at=self.moment(asked, 300) if self.chance(0.8) else None,
                 quantity=1000, refund_total=price, currency=currency,
                 exchange_order_id=self.pick("", "SO-nowhere", self.rows["orders"][-1]["order_id"],
                                             self.rows["orders"][0]["order_id"]))
        if self.chance(0.6):
            self.add("payments", payment_id=self.number("B"), order_id=order, invoice_no="",
                     kind="refund", total=price - self.pick(0, 0, 50), currency=currency,
                     paid_at=self.moment(asked, 700))

    def tell(self, order, ordered, promised):
        for kind, share in (("confirmation", 0.8), ("shipped", 0.6), ("delay notice", 0.1),
                            ("delivered", 0.4)):
            if self.chance(share):
                self.add("messages", message_id=self.number("M"), order_id=order, kind=kind,
                         direction="out", sent_at=self.moment(ordered, 200))
        if self.chance(0.1):
            self.add("messages", message_id=self.number("M"), order_id=order, kind="question",
                     direction="in", sent_at=self.moment(ordered, 300))

    def strangers(self):
        """Rows about orders that are not there, and rows that cannot be taken in."""
        self.add("deliveries", delivery_id="D-lost", order_id="SO-nowhere", status="delivered",
                 delivered_at=START + timedelta(days=40), quantity=1000,
                 declared_value=12_050)
        self.add("invoices", invoice_no="F-lost", order_id="SO-nowhere", kind="invoice", net=100,
                 tax=25, total=125, currency="SEK", issued_at=(START + timedelta(days=41)).date())
        self.add("invoices", invoice_no="", order_id="SO-nobody", kind="invoice", net=100,
                 currency="SEK", issued_at=(START + timedelta(days=42)).date())
        self.add("payments", payment_id="B-none", order_id="SO-nobody", total=100, currency="KRONA",
                 kind="payment", paid_at=START + timedelta(days=50))
        for at in range(25):
            self.add("customers", customer=f"C-{at}", tier=self.pick("gold", "plain", ""),
                     country=self.pick("SE", "FI", ""))


def told(kind, value, is_csv):
    """A cell: in a CSV file as people write it, else as any engine casts it."""
    if value is None or value == "":
        return ""
    if kind == "decimal":
        return f"{value / 1000:.3f}" if is_csv == "units" else f"{value / 100:.2f}"
    if kind == "timestamptz":
        aware = value.replace(tzinfo=ZONE).astimezone(timezone.utc)
        return aware.strftime("%Y-%m-%dT%H:%M:%S+00:00")
    return str(value)


UNITS = {"quantity", "rejected_quantity", "payment_days", "max_shipments", "return_days", "rating",
         "instalments"}


def write(folder, shop, shuffle):
    tables = []
    contract = ['zone = "Europe/Stockholm"', (pathlib.Path(__file__).parent / "law.toml").read_text()]
    for role, columns in ROLES.items():
        rows = shop.rows[role]
        if shuffle:
            random.Random(shuffle).shuffle(rows)
        theirs = {name: f"{name} \"x\" 'y'; --" if role == "lines" else name for name in columns}
        with open(folder / f"{role}.csv", "w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(theirs.values())
            for row in rows:
                cells = ((name, kind, row.get(name)) for name, kind in columns.items())
                writer.writerow([told(kind, value, "units" if name in UNITS else "")
                                 for name, kind, value in cells])
        # Not every engine lets a table be called anything.
        table = THEIRS.get(role, role) if shuffle else role
        tables.append({"table": table, "file": f"{role}.csv",
                       "columns": [[theirs[name], kind] for name, kind in columns.items()]})
        quoted = lambda text: json.dumps(text)
        pairs = ", ".join(f"{name} = {quoted(theirs[name])}" for name in columns)
        types = ", ".join(f'{name} = "{kind}"' for name, kind in columns.items()
                          if kind not in ("text", "decimal"))
        quoted_table = table.replace('"', "")
        if '"' in table:
            tables[-1]["table"] = quoted_table
        contract.append(f"[[source]]\nfiles = \"{role}.csv\"\ndecimal = \".\"\n"
                        f"table = {json.dumps('shop.' + quoted_table)}\nrole = \"{role}\"\n"
                        f"columns = {{ {pairs} }}"
                        + (f"\ntypes = {{ {types} }}" if types else ""))
    (folder / "tables.json").write_text(json.dumps(tables))
    (folder / "promised.toml").write_text("\n".join(contract) + "\n")


def main():
    folder, seed, orders = pathlib.Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    shuffle = int(sys.argv[4]) if len(sys.argv) > 4 else 0
    folder.mkdir(parents=True, exist_ok=True)
    write(folder, Shop(seed, orders), shuffle)


main()
