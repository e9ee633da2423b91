"""A CSV of the program's, read by LibreOffice and written as flat XML, holds the same cells.

usage: spreadsheet.py BEFORE.csv AFTER.fods
No cell may have become a formula, and none but true days a date.
"""
import csv
import re
import sys
import xml.etree.ElementTree as xml
from decimal import Decimal

before, after = sys.argv[1:]
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
MOST = 100_000  # repetitions beyond this are the empty rest of the sheet
faults = 0


def fault(*words):
    global faults
    faults += 1
    if faults <= 20:
        print(*words)


def cells_of(row):
    for cell in row:
        if cell.tag not in (TABLE + "table-cell", TABLE + "covered-table-cell"):
            continue
        yield from [cell] * min(int(cell.get(TABLE + "number-columns-repeated", 1)), 200)


def rows_of(table):
    for row in table.iter(TABLE + "table-row"):
        yield from [list(cells_of(row))] * (1 if int(row.get(TABLE + "number-rows-repeated", 1)) > MOST else
                                            int(row.get(TABLE + "number-rows-repeated", 1)))


sheet = [row for row in rows_of(next(xml.parse(after).iter(TABLE + "table")))]
with open(before, encoding="utf-8-sig", newline="") as file:
    records = list(csv.reader(file))
kinds = {"float": 0, "date": 0, "string": 0, None: 0}
for at, record in enumerate(records):
    row = sheet[at] if at < len(sheet) else []
    for place, expected in enumerate(record):
        cell = row[place] if place < len(row) else None
        name = f"line {at + 1}, {records[0][place]}:"
        kind = cell.get(OFFICE + "value-type") if cell is not None else None
        text = "\n".join("".join(line.itertext()) for line in cell.iter(TEXT + "p")) if cell is not None else ""
        kinds[kind] = kinds.get(kind, 0) + 1
        if cell is not None and cell.get(TABLE + "formula") is not None:
            fault(name, repr(expected), "became the formula", cell.get(TABLE + "formula"))
        elif kind == "date":
            if not re.fullmatch(r"\d{4}-\d\d-\d\d", expected) or cell.get(OFFICE + "date-value") != expected:
                fault(name, repr(expected), "became the date", cell.get(OFFICE + "date-value"))
        elif kind == "float":
            value = cell.get(OFFICE + "value")
            try:
                same = Decimal(value) == Decimal(expected)
            except ArithmeticError:
                same = False
            if not same:
                fault(name, repr(expected), "became the number", value)
        elif kind in (None, "string"):
            if text != expected:
                fault(name, repr(expected), "became the text", repr(text))
            if re.fullmatch(r"-?\d+(\.\d+)?", expected):
                fault(name, expected, "is a text, no number")
        else:
            fault(name, repr(expected), "became", kind)
if len(records) < 2 or not kinds["float"] or not kinds["string"]:
    fault("there is next to nothing to compare:", len(records), "lines,", kinds)
if faults:
    sys.exit(f"{before}: {faults} faults")
