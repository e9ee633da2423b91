"""The cells of a workbook read as what it is, a ZIP archive of XML: { sheet: [[cell, …], …], … }, blank ones as null.

usage: cells.py FILE.xlsx      fails where a part is broken, an entry holds the clock's time, a cell is a formula, or no
                               heading is frozen
"""
import json
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


found, frozen = {}, False
for at, listed in enumerate(tree.fromstring(book.read("xl/workbook.xml")).iter(MAIN + "sheet")):
    root = tree.fromstring(book.read(f"xl/worksheets/sheet{at + 1}.xml"))
    if next(root.iter(MAIN + "f"), None) is not None:
        sys.exit(f"{listed.get('name')}: a formula")
    frozen = frozen or next(root.iter(MAIN + "pane"), None) is not None
    rows = []
    for row in root.iter(MAIN + "row"):
        cells = {}
        for cell in row.iter(MAIN + "c"):
            value = cell.find(MAIN + "v")
            if value is not None:
                is_text = cell.get("t") == "s"
                cells[column_of(cell.get("r"))] = strings[int(value.text)] if is_text else float(value.text)
        rows.append([cells.get(column) for column in range(max(cells, default=-1) + 1)])
    found[listed.get("name")] = rows
if not frozen:
    sys.exit("no heading is frozen")
json.dump(found, sys.stdout)
