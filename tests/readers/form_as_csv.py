"""A form that was filled in, as a CSV with ids; fails where a figure is lacking.

usage: form_as_csv.py CELLS.json
"""
import csv
import json
import sys

out = csv.writer(sys.stdout, lineterminator="\n")
out.writerow(["series", "entity", "period", "value", "unit"])
for name, rows in json.load(open(sys.argv[1], encoding="utf-8")).items():
    for row in rows[1:]:
        identity, _, entity, period, value, unit = (row + [None] * 8)[:6]
        if value is None:
            sys.exit(f"{name}: nothing was filled in for {identity}")
        series, _, key = identity.partition("@")
        out.writerow([series, key, period, "%.15g" % value if isinstance(value, float) else value, unit or ""])
