"""Whether the table of a workbook, as some reader has its cells, is that of a CSV with headings in words.

usage: same_cells.py CELLS.json FILE.csv      (csv --labels --raw)
"""
import csv
import json
import re
import sys

sheets = json.load(open(sys.argv[1], encoding="utf-8"))
records = list(csv.reader(open(sys.argv[2], encoding="utf-8", newline="")))
heads, records = records[0], records[1:]
rows = sheets[next(name for name in sheets if name in ("Gaps", "目标完成情况"))]
if len(rows) - 1 != len(records):
    sys.exit(f"{len(rows) - 1} rows instead of {len(records)}")
NUMBER = re.compile(r"-?\d+(\.\d+)?")
NAMES, RANGES, FLAGS = ("Name", "名称"), ("Target", "目标值"), ("Flags", "标记")
PERIODS = ("Period", "时期", "Deadline", "期限")


def same(head, cell, expected, deadline):
    if expected == "":
        return cell is None
    if head in PERIODS:
        return cell == expected
    if NUMBER.fullmatch(expected):
        return cell == float(expected)
    if not isinstance(cell, str):
        return False
    if head in NAMES:  # a binding goal's has a mark, of several targets each its deadline
        name = cell.removesuffix(" *")
        return name == expected or name in (f"{expected} ({deadline})", f"{expected}（{deadline}）")
    if head in RANGES and ".." in expected:
        return [float(end) for end in cell.split("–")] == [float(end) for end in expected.split("..")]
    if head in FLAGS:  # several: a list for people, words for machines
        return re.sub("[、 ,]", "", cell) == re.sub("[、 ,]", "", expected)
    return cell == expected


missing = [head for head in rows[0] if head not in heads]
if missing or len(rows[0]) < 12:
    sys.exit(f"columns {missing} are not those of the CSV")
numbers = 0
for row, record in zip(rows[1:], records):
    deadline = next(record[heads.index(head)] for head in PERIODS[2:] if head in heads)
    for at, head in enumerate(rows[0]):
        cell, expected = row[at] if at < len(row) else None, record[heads.index(head)]
        numbers += isinstance(cell, (int, float))
        if not same(head, cell, expected, deadline):
            sys.exit(f"{record[heads.index(rows[0][1])]}: {head} is {cell!r} instead of {expected!r}")
if numbers < 20:
    sys.exit(f"only {numbers} numbers")
