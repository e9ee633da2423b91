"""A workbook as a ZIP archive of XML: numbers are numbers and those of the CSV, texts are texts, nothing is a formula.

usage: workbook.py FILE.xlsx [FILE.csv]
"""
import csv
import re
import sys
import xml.etree.ElementTree as tree
import zipfile

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
book = zipfile.ZipFile(sys.argv[1])
if book.testzip():
    sys.exit("a part is broken")
if any(entry.date_time[0] != 1980 for entry in book.infolist()):
    sys.exit("an entry holds the clock's time")
strings = ["".join(part.text or "" for part in item.iter(MAIN + "t"))
           for item in tree.fromstring(book.read("xl/sharedStrings.xml"))]
strings = [re.sub("_x005F_", "_", text) for text in strings]


def column_of(place):
    number = 0
    for letter in re.match("[A-Z]+", place)[0]:
        number = number * 26 + ord(letter) - 64
    return number - 1


def sheets():
    names = [sheet.get("name") for sheet in tree.fromstring(book.read("xl/workbook.xml")).iter(MAIN + "sheet")]
    for at, name in enumerate(names):
        root = tree.fromstring(book.read(f"xl/worksheets/sheet{at + 1}.xml"))
        if next(root.iter(MAIN + "f"), None) is not None:
            sys.exit(f"{name}: a formula")
        rows = []
        for row in root.iter(MAIN + "row"):
            cells = {}
            for cell in row.iter(MAIN + "c"):
                value = cell.find(MAIN + "v")
                if value is None:
                    continue
                text = cell.get("t") == "s"
                cells[column_of(cell.get("r"))] = strings[int(value.text)] if text else float(value.text)
            rows.append(cells)
        frozen = next(root.iter(MAIN + "pane"), None) is not None
        yield name, rows, frozen


found = {name: (rows, frozen) for name, rows, frozen in sheets()}
if not any(frozen for _, frozen in found.values()):
    sys.exit("no heading is frozen")
if len(sys.argv) < 3:
    sys.exit()
records = list(csv.DictReader(open(sys.argv[2], encoding="utf-8", newline="")))
rows, _ = found[next(name for name in found if name in ("Gaps", "目标完成情况"))]
heads = [rows[0][at] for at in range(len(rows[0]))]
WORDS = {"Name": "name", "名称": "name", "Value": "value", "最新值": "value", "Target": "target", "目标值": "target",
         "Gap": "gap", "缺口": "gap", "Progress": "progress", "进度": "progress", "Elapsed": "elapsed", "序时进度": "elapsed",
         "Completion": "completion", "完成率": "completion", "Lead (points)": "lead_points", "较序时(百分点)": "lead_points",
         "Baseline": "baseline", "基期值": "baseline", "Period": "period", "时期": "period"}
if len(rows) - 1 != len(records):
    sys.exit(f"{len(rows) - 1} rows instead of {len(records)}")
numbers = 0
for row, record in zip(rows[1:], records):
    for at, head in enumerate(heads):
        key = WORDS.get(head)
        if key is None:
            continue
        cell, expected = row.get(at), record[key]
        if expected == "":
            if cell is not None:
                sys.exit(f"{record['indicator']}: {head} is {cell!r} instead of blank")
        elif re.fullmatch(r"-?\d+(\.\d+)?", expected) and key != "period":
            numbers += 1
            if cell != float(expected):
                sys.exit(f"{record['indicator']}: {head} is {cell!r} instead of {expected}")
        elif key in ("name", "period") and cell.rstrip(" *") != expected:
            sys.exit(f"{record['indicator']}: {head} is {cell!r} instead of {expected}")
if numbers < 20:
    sys.exit(f"only {numbers} numbers")
