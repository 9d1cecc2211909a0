#!/usr/bin/env python3
"""Makes a sample shop: three files as shops export them, and what becomes of each of their items.

  make.py                     writes the shop beside this program: products.jsonl.gz, users.csv.gz,
                              orders.csv and expected.jsonl.gz
  make.py --to DIRECTORY      writes it there
  make.py --products N FILE   writes N products and nothing else, none of them wrong, to FILE, which
                              is gzipped if its name ends with .gz

The same each time, on every machine. Among the good items stand bad ones of every kind, and
expected.jsonl.gz tells of each item, in the order of the files, where it stands and either what is
in the shop afterwards or why it is rejected. An item without either exists already.
"""
import argparse
import csv
import gzip
import io
import json
import pathlib
import sys
import zlib

PRODUCTS, USERS, ORDERS = 3000, 2000, 2500
CATEGORIES = {
    "jeans": ["men", "women", "denim"],
    "dresses": ["women", "summer"],
    "shoes": ["men", "women", "leather"],
    "lámparas": ["hogar", "salón"],
    "灯具": ["家居"],
}
COLOURS = ["black", "navy", "crimson", "off-white", "moss", "sand"]
NAMES = ["Zoë", "John", "Aïcha", "Müller", "O’Neil", "José", "李", "Ada"]
LONGEST = 5 * 1024 * 1024


def pick(many, *what):
    """The same each time, and as good as by chance."""
    return many[number(len(many), *what)]


def number(below, *what):
    return zlib.crc32(repr(what).encode()) % below


def money(cents):
    return "%d.%02d" % divmod(cents, 100)


def product(i):
    category = pick(list(CATEGORIES), "category", i)
    cents = 990 + number(20000, "price", i)
    fields = {
        # Every tenth product comes in two variants.
        "product_id": "p%d" % (i - 1 if i % 10 == 9 else i),
        "variant_id": "v2" if i % 10 == 9 else "v1",
        "main_category": category,
        "categories": CATEGORIES[category],
        "name": "%s %s %d" % (pick(COLOURS, "colour", i), category, i),
        "price": cents / 100,
        "full_price": (cents + 100 * number(30, "discount", i)) / 100,
        "available": i % 17 != 0,
        "stock": number(200, "stock", i),
        "photo_url": "https://shop.example/img/%d.jpg" % i,
        "link": "/product/%d" % i,
        "extra": {"season": pick(["ss26", "fw26"], "season", i), "weight_kg": number(900, "weight", i) / 100},
    }
    if i % 3 == 0:
        fields["description"] = "Line one\nline two, with “quotes”, \\ and 👖"
    return fields


def compact(item):
    return json.dumps(item, ensure_ascii=False, separators=(",", ":"))


def encoded(item):
    return compact(item).encode()


class Fates:
    """What becomes of each item."""

    def __init__(self):
        self.lines = []

    def accepted(self, file, line, item):
        self.lines.append({"file": file, "line": line, "item": item})

    def existed(self, file, line):
        self.lines.append({"file": file, "line": line})

    def rejected(self, file, line, because):
        self.lines.append({"file": file, "line": line, "because": because})


def changed(item, **fields):
    return encoded({**item, **fields})


def without(item, name):
    return encoded({key: value for key, value in item.items() if key != name})


def bad_products():
    """Lines that are no products, each with a part of the reason that is told."""
    item = {**product(0), "product_id": "bad"}
    text = compact(item)
    yield encoded(item)[:60], "is not JSON"
    yield b"{'product_id': 'bad'}", "is not JSON"
    yield b"# a comment", "is not JSON"
    yield encoded(item) + b" {}", "more follows after the item"
    yield b'"bad"', "must be an object, not the text"
    yield b"[" + encoded(item) + b"]", "must be an object, not a list"
    yield b"null", "must be an object, not null"
    yield b"{}", "/product_id is missing"
    yield without(item, "variant_id"), "/variant_id is missing"
    yield without(item, "product_id"), "/product_id is missing"
    yield changed(item, product_id=None), "/product_id must be a text, not null"
    yield changed(item, product_id=""), "/product_id must not be empty"
    yield changed(item, product_id=17), "/product_id must be a text, not the number 17"
    yield changed(item, price="49,90"), '/price must be a number, not the text "49,90"'
    yield text.replace('"price":', '"price":NaN,"was":').encode(), "is not JSON"
    yield text.replace('"price":', '"price":1' + "0" * 2000 + ',"was":').encode(), "is not JSON: Number value length (2001) exceeds"
    yield changed(item, stock=1.5), "/stock must be a whole number, not the number 1.5"
    yield changed(item, available="yes"), '/available must be true or false, not the text "yes"'
    yield changed(item, categories="jeans"), '/categories must be a list, not the text "jeans"'
    yield changed(item, categories=["jeans", 3]), "/categories/1 must be a text, not the number 3"
    yield changed(item, extra="denim"), '/extra must be an object, not the text "denim"'
    yield text.replace('"price":', '"price":1.00,"price":').encode(), "/price stands twice"
    yield changed(item, colour="navy"), "/colour is a field that the contract does not know"
    yield changed(item, mainCategory="jeans"), "is it main_category?"
    yield changed(item, name="caf\u00e9").replace("é".encode(), b"\xe9"), "is not UTF-8"
    yield text.replace('"name":"', '"name":"\\ud83d').encode(), "/name has half a character"
    yield text.replace('"extra":{', '"extra":{"deep":' + "[" * 2000 + "]" * 2000 + ",").encode(), "is not JSON"
    yield changed(item, description="x" * LONGEST), "is longer than %d bytes" % LONGEST


def products(fates):
    file = "products.jsonl.gz"
    bad = list(bad_products())
    every = PRODUCTS // len(bad)
    lines = []
    for i in range(PRODUCTS):
        lines.append(encoded(product(i)))
        fates.accepted(file, len(lines), product(i))
        if i % every == every - 1 and bad:
            raw, because = bad.pop(0)
            lines.append(raw)
            fates.rejected(file, len(lines), because)
        if i % 500 == 250:
            lines.append(b"")  # is nothing, and counts as a line
            lines.append(encoded(product(i - 100)))
            fates.existed(file, len(lines))
    return b"\n".join(lines) + b"\n"


class Csv:
    """A file of rows that knows its lines."""

    def __init__(self, header):
        self.bytes = io.BytesIO()
        self.row(header)

    def row(self, cells):
        text = io.StringIO()
        csv.writer(text, lineterminator="\r\n").writerow(cells)
        return self.raw(text.getvalue().encode())

    def raw(self, row):
        """Adds what may be no row, and returns its line."""
        line = self.bytes.getvalue().count(b"\n") + 1
        self.bytes.write(row)
        return line


USER_COLUMNS = ["customer_no", "first_name", "last_name", "email", "tier", "newsletter", "wishlist", "registered"]


def user(i):
    first, last = pick(NAMES, "first", i), pick(NAMES, "last", i)
    cells = [
        "u%d" % i,
        first,
        'Smith, "Jr"' if i % 50 == 7 else "two\nlines" if i % 50 == 8 else last,
        "u%d@shop.example" % i,
        pick(["", "gold", "platinum"], "tier", i),
        pick(["true", "FALSE", ""], "newsletter", i),
        "|".join("p%d" % (10 * number(PRODUCTS // 10, "wish", i, n)) for n in range(i % 4)),
        "20%02d-%02d-%02d 09:30:00%s" % (10 + i % 16, 1 + i % 12, 1 + i % 28, pick(["Z", "-03:00"], "zone", i)),
    ]
    item = {"user_id": cells[0], "first_name": cells[1], "last_name": cells[2], "email": cells[3]}
    if cells[4]:
        item["profile"] = {"segment": cells[4]}
    if cells[5]:
        item["email_subscriber"] = cells[5] == "true"
    if cells[6]:
        item["wishlist"] = cells[6].split("|")
    item["timestamp"] = cells[7].replace(" ", "T")
    return cells, item


def bad_users():
    cells, _ = user(0)
    text = ",".join(["bad"] + cells[1:])

    def with_(**values):
        row = dict(zip(USER_COLUMNS, ["bad"] + cells[1:]))
        row.update(values)
        return ",".join(row.values())

    yield "bad,Zoë", "it has 2 columns where the header has 8"
    yield text + ",", "it has 9 columns where the header has 8"
    yield with_(customer_no=""), "/user_id is missing"
    yield with_(newsletter="yes"), '/email_subscriber must be true or false, not the text "yes"'
    yield with_(registered="04/04/2018"), "/timestamp must be a timestamp such as"
    yield with_(registered="2018-02-30T09:30:00Z"), "/timestamp must be a timestamp such as"
    yield with_(first_name='"Zoë'), "opens a quote that nothing closes"
    yield with_(first_name="Zoë").encode().replace("ë".encode(), b"\xeb"), "is not UTF-8"
    yield with_(last_name="x" * LONGEST), "is longer than %d bytes" % LONGEST


def users(fates):
    file = "users.csv.gz"
    table = Csv(USER_COLUMNS)
    bad = list(bad_users())
    # What nothing closes is found only at the end of the file, or after 5 MiB: it comes last.
    unclosed = [each for each in bad if "quote" in each[1]]
    bad = [each for each in bad if each not in unclosed]
    every = USERS // len(bad)
    for i in range(USERS):
        cells, item = user(i)
        fates.accepted(file, table.row(cells), item)
        if i % every == every - 1 and bad:
            bad_row(table, bad.pop(0), file, fates)
        if i % 700 == 350:
            fates.existed(file, table.row(user(i - 100)[0]))
    for each in unclosed:
        bad_row(table, each, file, fates)
    return table.bytes.getvalue()


def bad_row(table, row_and_reason, file, fates):
    row, because = row_and_reason
    raw = row if isinstance(row, bytes) else row.encode()
    fates.rejected(file, table.raw(raw + b"\r\n"), because)


ORDER_COLUMNS = ["order_id", "user_id", "order_status", "timestamp"] + [
    "cart." + name for name in ("product_id", "variant_id", "unit_price", "quantity", "currency")
]


def order(i):
    head = [
        "o%d" % i,
        "u%d" % number(USERS, "user", i),
        pick(["completed", "completed", "cancelled", ""], "status", i),
        "2026-%02d-%02dT%02d:00:00Z" % (1 + i % 11, 1 + i % 28, i % 24),
    ]
    rows, cart = [], []
    for n in range(1 + number(4, "lines", i)):
        of = 10 * number(PRODUCTS // 10, "product", i, n)
        cents, quantity = 500 + number(9000, "unit", i, n), 1 + number(3, "quantity", i, n)
        rows.append(head + ["p%d" % of, "v1", money(cents), str(quantity), "USD"])
        cart.append(
            {
                "product_id": "p%d" % of,
                "variant_id": "v1",
                "unit_price": cents / 100,
                "quantity": quantity,
                "currency": "USD",
            }
        )
    item = {"order_id": head[0], "user_id": head[1], "timestamp": head[3], "cart": cart}
    if head[2]:
        item["order_status"] = head[2]
    return rows, item


def bad_orders():
    """Rows of one order each, and why it is rejected."""

    def rows(*changes):
        for change in changes:
            row = dict(zip(ORDER_COLUMNS, ["bad", "u1", "completed", "2026-01-01T00:00:00Z", "p0", "v1", "5.00", "1", "USD"]))
            row.update(change)
            yield list(row.values())

    yield rows({"cart.quantity": "two"}), '/cart/0/quantity must be a whole number, not the text "two"'
    yield rows({}, {"cart.unit_price": "49,90"}), '/cart/1/unit_price must be a number, not the text "49,90"'
    yield rows({"cart.product_id": ""}), "/cart/0/product_id is missing"
    yield rows({"order_id": ""}), "/order_id is missing"
    yield rows({"cart.quantity": "1.5"}), "/cart/0/quantity must be a whole number, not the number 1.5"
    yield rows({}, {"user_id": "u2"}), "has rows that differ in user_id"
    yield rows({"order_status": "lost"}), "/order_status must be one of"
    yield rows({"timestamp": "soon"}), "/timestamp must be a timestamp such as"


def orders(fates):
    file = "orders.csv"
    table = Csv(ORDER_COLUMNS)
    bad = list(bad_orders())
    every = ORDERS // (len(bad) + 1)
    begun = {}
    for i in range(ORDERS):
        rows, item = order(i)
        begun[i] = lines = [table.row(row) for row in rows]
        fates.accepted(file, lines[0], item)
        if i % every == every - 1 and bad:
            rows, because = bad.pop(0)
            # Each an order of its own, or it would be the rest of the one before.
            lines = [table.row([row[0] and "bad%d" % len(bad)] + row[1:]) for row in rows]
            fates.rejected(file, lines[0], because)
        if i == ORDERS - 1:
            # Its other rows were passed long ago, so whether it was whole then is unknown.
            line = table.row(order(42)[0][0])
            fates.rejected(file, line, "is the rest of the item that begins in line %d" % begun[42][0])
    return table.bytes.getvalue()


def write(path, data):
    if path.suffix == ".gz":
        data = gzip.compress(data, 9, mtime=0)
    path.write_bytes(data)


def write_products(count, path):
    plain = open(path, "wb")
    out = gzip.GzipFile("", "wb", 6, plain, mtime=0) if path.endswith(".gz") else plain
    with plain, out:
        for i in range(count):
            out.write(encoded(product(i)) + b"\n")
            if i % 100_000 == 99_999:
                print("%d of %d" % (i + 1, count), file=sys.stderr)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--to", metavar="DIRECTORY", type=pathlib.Path, default=pathlib.Path(__file__).parent)
    parser.add_argument("--products", metavar=("N", "FILE"), nargs=2)
    options = parser.parse_args()
    if options.products:
        write_products(int(options.products[0]), options.products[1])
        return
    fates = Fates()
    options.to.mkdir(parents=True, exist_ok=True)
    write(options.to / "products.jsonl.gz", products(fates))
    write(options.to / "users.csv.gz", users(fates))
    write(options.to / "orders.csv", orders(fates))
    write(options.to / "expected.jsonl.gz", b"".join(encoded(each) + b"\n" for each in fates.lines))


main()
