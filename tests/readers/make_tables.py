"""Tables as offices have them, each as CSV and as a description of cells that writers of workbooks follow.

usage: make_tables.py FOLDER      (long.csv, long.json, wide.csv, wide.json)
A description is { sheet, rows, merged }: a cell is null, a text, a number, or { number or date, format }.
"""
import csv
import json
import sys
from datetime import date
from pathlib import Path

TOWNS = ["东湾镇", "西岭镇", "南河街道", "O'Brien & \"Söhne\" <北>", "line\nbreak"]
NUMBERS = [18.6, 0.1 + 0.2, 1234567.89, 612300, 0.0000125, 98765432109876.5, 7, 0, 2.5e-3, 41.25]


def shown(number):
    """The number to fifteen significant digits, in plain notation."""
    from decimal import Decimal
    return format(Decimal("%.15g" % number).normalize(), "f")


class Table:
    def __init__(self, name):
        self.name, self.cells, self.lines, self.merged = name, [], [], []

    def row(self, *cells):
        """Each cell is a text or a number, or a pair of how it stands in a workbook and in CSV."""
        pairs = [cell if isinstance(cell, tuple) else (cell, "" if cell is None else cell if isinstance(cell, str) else shown(cell))
                 for cell in cells]
        self.cells.append([pair[0] for pair in pairs])
        self.lines.append([pair[1] for pair in pairs])

    def write(self, folder):
        with open(folder / f"{self.name}.csv", "w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(self.lines)
        (folder / f"{self.name}.json").write_text(
            json.dumps({"sheet": "月报", "rows": self.cells, "merged": self.merged}, ensure_ascii=False), encoding="utf-8")


def month(year, number):
    return {"date": date(year, number, 1).isoformat(), "format": "yyyy-mm"}, f"{year}-{number:02}"


def day(year, number, of_month):
    return {"date": date(year, number, of_month).isoformat(), "format": "yyyy-mm-dd"}, f"{year}-{number:02}-{of_month:02}"


def share(number):
    return {"number": number / 100, "format": "0.00%"}, shown(number) + "%"


def long_table():
    table = Table("long")
    table.row("2025年各镇情况（虚构）", None, None, None, None)
    table.row("镇街", "指标", "时期", "数值", "备注")
    for at, town in enumerate(TOWNS):
        first = len(table.cells)
        rows = [("产值", month(2025, 3 + at % 3), NUMBERS[2 * at % 10], None),
                ("产值", day(2025, 12, 30), str(NUMBERS[at]) if at < 1 else NUMBERS[(2 * at + 1) % 10], "已核"),
                ("硬化率", "2025年6月", share(61.25 + at), None),
                ("硬化率", month(2024, 12), "58.5%", "TRUE")]
        for series, period, value, note in rows:
            # The name stands once, over its rows; in CSV on each of them.
            table.row((town if len(table.cells) == first else None, town), series, period, value, note)
        table.merged.append([first, 0, len(table.cells) - 1, 0])
    table.row("注：全部虚构", None, None, None, None)
    return table


def wide_table():
    table = Table("wide")
    table.row("序号", "镇街", "2024年1-12月", "2025年1-3月", "2025年1-6月")
    for at, town in enumerate(TOWNS):
        table.row(at + 1, town, NUMBERS[at], NUMBERS[(at + 3) % 10] if at != 2 else None, NUMBERS[(at + 5) % 10])
    return table


GOALS = """
[defaults]
by = 2025
from = 2024
[[entities]]
id = "towns"
members = %s
[[series]]
id = "output"
name = "产值"
unit = "万元"
over = "towns"
[[series]]
id = "paved"
name = "硬化率"
unit = "%%"
over = "towns"
[[series]]
id = "investment"
unit = "亿元"
kind = "year_to_date"
over = "towns"
[[indicator]]
id = "output-sum"
series = "output"
target = { at_least = 120 }
[[indicator]]
id = "paved-mean"
series = "paved"
measure = "mean"
target = { at_least = 70 }
[[indicator]]
id = "investment-sum"
series = "investment"
target = { at_least = 100 }
[[data]]
file = "long.KIND"
skip_rows = 1
[[data]]
file = "wide.KIND"
layout = "wide"
series = "investment"
"""

folder = Path(sys.argv[1])
long_table().write(folder)
wide_table().write(folder)
members = json.dumps(TOWNS, ensure_ascii=False)
for kind in ("csv", "xlsx"):
    (folder / f"goals-{kind}.toml").write_text((GOALS % members).replace("KIND", kind), encoding="utf-8")
