#!/bin/sh
# Other programs' workbooks and ours. Tables that LibreOffice, exceljs, SheetJS and openpyxl save give the same report as
# their CSV, byte for byte; our workbook holds, as each of them reads it, the cells of the CSV; a form that LibreOffice has
# filled in comes back with every figure. What is not installed is named and left out: scripts/deps.sh readers
# usage: readers.sh PROJECT BUILD
set -eu
project=$(cd "$1" && pwd) build=$(cd "$2" && pwd) readers=$project/tests/readers
python=
for each in python3 /usr/bin/python3; do
    if command -v "$each" >/dev/null && "$each" -c 'import openpyxl, uno' 2>/dev/null; then python=$each; break; fi
done
found= lacking=
if [ -n "$python" ]; then found=openpyxl; else lacking="openpyxl with uno"; fi
if [ -n "$python" ] && command -v soffice >/dev/null; then found="$found libreoffice"; else lacking="$lacking LibreOffice"; fi
for each in exceljs xlsx; do
    if command -v node >/dev/null && [ -d "$readers/node_modules/$each" ]; then found="$found $each"; else lacking="$lacking $each"; fi
done
[ -z "$lacking" ] || echo "not asked: $lacking (scripts/deps.sh readers)"
command -v python3 >/dev/null && [ -n "$found" ] || { echo "skipped: none of the readers is here"; exit 77; }
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"
gapcalc() { "$build/gapcalc" "$@"; }
fault() {
    echo "$*"
    status=1
}
status=0

office() { "$python" "$readers/office.py" "$@"; }

save() { # program: both tables
    case $1 in
    libreoffice) office save long.json long.xlsx -- save wide.json wide.xlsx ;;
    openpyxl) for table in long wide; do "$python" "$readers/save.py" $table.json $table.xlsx; done ;;
    *) for table in long wide; do node "$readers/save.js" "$1" $table.json $table.xlsx; done ;;
    esac
}
python3 "$readers/make_tables.py" .
report() { gapcalc "goals-$1.toml" -f csv --by entity --as-of 2025-12-31 -q; }
report csv >wanted
[ "$(grep -c '2025' wanted)" -ge 18 ] || fault "the tables are next to empty"
for program in $found; do
    rm -f long.xlsx wide.xlsx
    save "$program"
    report xlsx >had || fault "$program: its workbook is not read"
    cmp wanted had || fault "$program: its workbook is not read as the CSV is"
done

if ! gapcalc template --data "$project/examples" --period 2025-06 --lang zh -o form.xlsx -q 2>said; then
    grep -q libxlsxwriter said || fault "$(cat said)"
    echo "no workbooks of ours: no libxlsxwriter"
    exit $status
fi
for folder in examples indicators; do
    gapcalc "$project/$folder" --as-of 2025-06-30 --lang en -o $folder.xlsx 2>said
    gapcalc "$project/$folder" --as-of 2025-06-30 --lang en -f csv --labels --raw -q >$folder.csv
done
for program in $found; do
    case $program in
    openpyxl) continue ;;
    libreoffice) office cells examples.xlsx examples.json -- cells indicators.xlsx indicators.json ;;
    *) for folder in examples indicators; do node "$readers/cells.js" "$program" $folder.xlsx >$folder.json; done ;;
    esac || fault "$program does not open our workbooks"
    for folder in examples indicators; do
        python3 "$readers/same_cells.py" $folder.json $folder.csv || fault "$program reads something else in the workbook of $folder"
    done
done

case $found in
*libreoffice*) ;;
*) exit $status ;;
esac
for folder in examples indicators; do
    gapcalc template --data "$project/$folder" --period 2025-06 -o "zh-$folder.xlsx" --lang zh -q
    gapcalc template --data "$project/$folder" --period 2025-06 -o "en-$folder.xlsx" --lang en -q
    gapcalc template --data "$project/$folder" --period 2025-06 -o "by-$folder.xlsx" --lang zh --by towns -q
done
steps=
for form in zh en by; do
    for folder in examples indicators; do
        steps="$steps -- fill $form-$folder.xlsx filled-$form-$folder.xlsx -- cells filled-$form-$folder.xlsx $form-$folder.json"
    done
done
# shellcheck disable=SC2086  # words
office ${steps# -- } >asked
[ "$(awk '$1 > 50' asked | wc -l)" = 6 ] || fault "the forms ask for $(paste -sd, asked) figures"
for folder in examples indicators; do
    report() { gapcalc "$project/$folder" --by entity --as-of 2025-12-31 -f csv -q "$@"; }
    report >before
    for form in zh en by; do
        python3 "$readers/form_as_csv.py" $form-$folder.json >filled.csv || fault "$form-$folder: not filled in"
        report --data $form-$folder.xlsx | cmp before - || fault "$form-$folder: an empty form says something"
        report --data filled.csv >wanted || fault "$form-$folder: its figures do not fit"
        report --data filled-$form-$folder.xlsx | cmp wanted - || fault "$form-$folder: what comes back is something else"
        if cmp -s before wanted; then fault "$form-$folder: the figures change nothing"; fi
    done
done
for language in zh en; do
    printf '[[indicator]]\nid = "share"\nunit = "%%"\nlimits = [0, 62.5]\ntarget = { at_least = 60, by = 2025 }\n' >limits.toml
    gapcalc template --data limits.toml --period 2024 --lang $language -o limits.xlsx
    office allows limits.xlsx 12 0 62.5 62.51 -1 '>10.5' '>70' '>=3' '≤5' abc 未报 >said
    printf '%s\n' '12 yes' '0 yes' '62.5 yes' '62.51 no' '-1 no' '>10.5 yes' '>70 no' '>=3 yes' '≤5 yes' 'abc no' '未报 no' | diff - said ||
        fault "a form lets other entries pass ($language)"
done
exit $status
