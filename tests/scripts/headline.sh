#!/bin/sh
# The headline, the goals that stand out and the groups say in table, markdown, page, workbook and JSON what the CSV says.
# usage: headline.sh PROJECT BUILD
set -eu
project=$1 build=$2
command -v python3 >/dev/null || { echo "skipped: no python3 (scripts/deps.sh test)"; exit 77; }
for folder in indicators examples; do
    for date in 2024-12-31 2025-07-10 2026-01-01; do
        python3 "$project/tests/scripts/headline.py" "$build/gapcalc" "$date" "$project/$folder" || {
            echo "$folder as of $date"
            exit 1
        }
    done
done
