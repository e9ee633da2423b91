#!/bin/sh
# CSV, TSV, JSON, JSON Lines, HTML and Markdown of all that ships hold the same cells, read by other readers than ours.
# usage: formats.sh PROJECT BUILD
set -eu
project=$1 build=$2
command -v python3 >/dev/null || { echo "skipped: no python3 (scripts/deps.sh test)"; exit 77; }
for folder in indicators examples; do
    python3 "$project/tests/scripts/formats.py" "$build/gapcalc" "$project/$folder"/*.toml || {
        echo "the formats of $folder/ differ"
        exit 1
    }
done
