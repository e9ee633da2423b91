"""Per series: how many entities' latest figure is 60 or more, and the sum of the latest."""
import csv
import sys

latest = {}
with open(sys.argv[1], newline="", encoding="utf-8") as file:
    rows = csv.reader(file)
    next(rows)
    for series, entity, period, value in rows:
        key = series, entity
        known = latest.get(key)
        if known is None or period >= known[0]:
            latest[key] = period, value
totals = {}
for (series, _), (_, value) in latest.items():
    total = totals.setdefault(series, [0, 0])
    hundredths = round(float(value) * 100)
    total[0] += hundredths >= 6000
    total[1] += hundredths
for series, (count, total) in totals.items():
    print(f"{series} {count} {total / 100:.2f}")
