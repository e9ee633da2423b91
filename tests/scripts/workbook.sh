#!/bin/sh
# The workbook: read cell by cell beside the CSV, the same bytes under another clock and time zone, and what is said when it
# cannot be made. What other programs read in it: readers.sh.
# usage: workbook.sh PROJECT BUILD
set -eu
project=$1 build=$2 readers=$1/tests/readers
command -v python3 >/dev/null || { echo "skipped: no python3 (scripts/deps.sh test)"; exit 77; }
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
gapcalc() { "$build/gapcalc" "$@" --as-of 2025-06-30 -q; }
gapcalc "$project/examples" -o "$scratch/probe.xlsx" 2>"$scratch/said" || {
    grep -q 'libxlsxwriter' "$scratch/said" && { echo "skipped: no libxlsxwriter (scripts/deps.sh build)"; exit 77; }
    cat "$scratch/said"
    exit 1
}
status=0
for folder in indicators examples; do
    for lang in zh en; do
        name=$scratch/$folder-$lang
        "$build/gapcalc" "$project/$folder" --as-of 2025-06-30 --lang $lang -o "$name.xlsx"
        gapcalc "$project/$folder" --lang $lang -f csv --labels --raw >"$name.csv"
        python3 "$readers/cells.py" "$name.xlsx" >"$name.json" && python3 "$readers/same_cells.py" "$name.json" "$name.csv" ||
            { echo "$folder in $lang: not the CSV"; status=1; }
        "$build/gapcalc" "$project/$folder" --as-of 2025-06-30 --lang $lang -f xlsx | cmp - "$name.xlsx" || status=1
        TZ=Asia/Tokyo "$build/gapcalc" "$project/$folder" --as-of 2025-06-30 --lang $lang -f xlsx | cmp - "$name.xlsx" || status=1
    done
done
gapcalc changes "$project/examples" --since 2024 -o "$scratch/changes.xlsx"
gapcalc rank "$project/examples" --arena town-arena -o "$scratch/rank.xlsx"
gapcalc "$project/examples" --by entity --matrix completion -o "$scratch/matrix.xlsx"
"$build/gapcalc" "$project/examples" --by towns --lang en --as-of 2025-06-30 -o "$scratch/towns.xlsx" 2>/dev/null
for name in changes rank matrix towns; do python3 "$readers/cells.py" "$scratch/$name.xlsx" >"$scratch/$name.json" || status=1; done
# With entities a sheet holds them as a matrix: the figures of the matrix as CSV.
gapcalc "$project/examples" --by towns --lang en --matrix completion -f csv --labels --raw >"$scratch/towns.csv"
python3 - "$scratch/towns.json" "$scratch/towns.csv" <<'PY' || { echo "the sheet by entity is not the matrix"; status=1; }
import csv, json, sys
sheets = json.load(open(sys.argv[1], encoding="utf-8"))
if list(sheets) != ["Overview", "Gaps", "By entity", "Past figures", "Notes"]:
    sys.exit(f"sheets: {list(sheets)}")
def number(text):
    try:
        return round(float(text), 9)
    except (TypeError, ValueError):
        return text or ""
held = [[number(cell) for cell in row] for row in sheets["By entity"][1:]]
with open(sys.argv[2], encoding="utf-8", newline="") as file:
    wanted = [[number(cell) for cell in row[1:]] for row in list(csv.reader(file))[1:]]
if len(held) < 5 or held != wanted:
    sys.exit(next(f"{a} instead of {b}" for a, b in zip(held, wanted) if a != b))
PY

said=$(TMPDIR=$scratch/nowhere gapcalc "$project/examples" --lang en -o "$scratch/never.xlsx" 2>&1) && status=1
case $said in *E931*"$scratch/nowhere"*TMPDIR*) ;; *) echo "no folder for temporary files: $said"; status=1 ;; esac
if [ -e "$scratch/never.xlsx" ]; then echo "a workbook that could not be made is there"; status=1; fi
mkdir "$scratch/lib"
for version in 4 8; do : >"$scratch/lib/libxlsxwriter.so.$version"; done # no library
said=$(LD_LIBRARY_PATH=$scratch/lib gapcalc "$project/examples" --lang en -o "$scratch/never.xlsx" 2>&1) && status=1
case $said in *E931*libxlsxwriter*"not installed"*csv*) ;; *) echo "no library: $said"; status=1 ;; esac
if [ -w /dev/full ]; then
    said=$(gapcalc "$project/examples" --lang en -f xlsx 2>&1 >/dev/full) && status=1
    case $said in *E914*) ;; *) echo "a full disk: $said"; status=1 ;; esac
fi
exit $status
