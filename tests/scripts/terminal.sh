#!/bin/sh
# Tables on a real terminal of 60 to 200 cells, in both languages; and what only a terminal shows.
# usage: terminal.sh PROJECT BUILD
set -eu
project=$1 build=$2
command -v python3 >/dev/null || { echo "skipped: no python3 (scripts/deps.sh test)"; exit 77; }
for folder in indicators examples; do
    for width in 60 80 100 120 160 200; do
        python3 "$project/tests/scripts/terminal.py" "$build/gapcalc" $width "$project/$folder"/*.toml || {
            echo "the table of $folder/ does not fit a terminal of $width cells"
            exit 1
        }
    done
done
python3 "$project/tests/scripts/progress.py" "$build/gapcalc"
