"""Per series of a workbook: how many entities' latest figure is 60 or more, and the sum of the latest."""
import sys

from openpyxl import load_workbook

latest = {}
rows = load_workbook(sys.argv[1], read_only=True).active.iter_rows(values_only=True)
next(rows)
for series, entity, period, value in rows:
    known = latest.get((series, entity))
    if known is None or period >= known[0]:
        latest[series, entity] = period, value
totals = {}
for (series, _), (_, value) in latest.items():
    total = totals.setdefault(series, [0, 0])
    hundredths = round(value * 100)
    total[0] += hundredths >= 6000
    total[1] += hundredths
for series, (count, total) in totals.items():
    print(f"{series} {count} {total / 100:.2f}")
