"""Saves a described table as a workbook with openpyxl.

usage: save.py TABLE.json FILE.xlsx
"""
import json
import sys
from datetime import datetime

from openpyxl import Workbook

table = json.load(open(sys.argv[1], encoding="utf-8"))
book = Workbook()
sheet = book.active
sheet.title = table["sheet"]
for row, cells in enumerate(table["rows"], 1):
    for column, cell in enumerate(cells, 1):
        if cell is None:
            continue
        place = sheet.cell(row, column)
        if isinstance(cell, dict):
            place.value = datetime.fromisoformat(cell["date"]) if "date" in cell else cell["number"]
            place.number_format = cell["format"]
        else:
            place.value = cell
for first_row, first_column, last_row, last_column in table["merged"]:
    sheet.merge_cells(start_row=first_row + 1, start_column=first_column + 1, end_row=last_row + 1, end_column=last_column + 1)
book.save(sys.argv[2])
