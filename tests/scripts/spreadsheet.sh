#!/bin/sh
# What LibreOffice makes of the CSV of all that ships, and of names that look like formulas.
# usage: spreadsheet.sh PROJECT BUILD
set -eu
project=$1 build=$2
for tool in soffice python3; do
    command -v $tool >/dev/null || { echo "skipped: no $tool (scripts/deps.sh viewers)"; exit 77; }
done
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"
gapcalc() { "$build/gapcalc" "$@" --as-of 2025-06-30 -q; }
cat >hostile.toml <<'TOML'
[[indicator]]
id = "sum"
name = "=1+1"
unit = "@元"
source = "＝HYPERLINK(1)"
baseline = { at = 2022-01-01, value = -5 }
target = { at_least = 10, by = 2025-12-31 }
[indicator.observations]
2023-09 = 1.50
[[indicator]]
id = "text"
name = """+1
"x", 2025-09"""
unit = "-"
target = { at_least = "1000", by = 2025-Q3 }
observations = { 2024-06-30 = 900 }
TOML
sed -i 's/by = 2025-Q3/by = "2025-Q3"/' hostile.toml
for folder in "$project/indicators" "$project/examples" hostile.toml; do
    name=$(basename "$folder" .toml)
    gapcalc report "$folder" -o "$name.csv"
    gapcalc report "$folder" -f csv --bom >"$name-bom.csv"
    gapcalc report "$folder" -f csv --labels --bom --by entity --target all >"$name-labels.csv"
    gapcalc changes "$folder" --since 2023-12-31 -f csv >"$name-changes.csv"
done
gapcalc report hostile.toml -f csv --raw >raw.csv

convert() {
    soffice "-env:UserInstallation=file://$scratch/profile" --headless --infilter="CSV:44,34,76,1" --convert-to fods \
        --outdir "$scratch/out" "$@" >"$scratch/log" 2>&1 </dev/null || { cat "$scratch/log"; exit 1; }
}
convert ./*.csv
status=0
for file in *.csv; do
    [ "$file" != raw.csv ] || continue
    python3 "$project/tests/scripts/spreadsheet.py" "$file" "out/${file%.csv}.fods" || status=1
done
# Without the guard there is a formula, and this test sees it.
if python3 "$project/tests/scripts/spreadsheet.py" raw.csv out/raw.fods >"$scratch/log" 2>&1; then
    echo "a name that is a formula, without the guard, is none to LibreOffice: this test sees nothing"
    status=1
fi
grep -q "became the formula" "$scratch/log" || { cat "$scratch/log"; status=1; }
exit $status
