#!/bin/sh
# Draws what people see, to be looked at and compared before and after a change: tables as terminals of several widths have
# them, the page on screens and on paper, the workbook as LibreOffice prints it. docs/report.*.png, which head README.md and
# README.zh.md, are two of them: copy them there after a wanted change.
# usage: scripts/pictures.sh [FOLDER [GAPCALC]]      (default: build/pictures, build/release/gapcalc)
set -eu
project=$(cd "$(dirname "$0")/.." && pwd)
folder=${1:-$project/build/pictures}
gapcalc=${2:-$project/build/release/gapcalc}
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
has() { command -v "$1" >/dev/null || { echo "left out: no $1 (scripts/deps.sh viewers)" >&2; return 1; }; }
draw() { node "$project/tests/readers/pages.js" draw "$@"; }

for plan in examples indicators; do
    for lang in zh en; do
        for width in 60 80 100 120 160 200; do
            "$gapcalc" "$project/$plan" --as-of 2025-07-10 -q --lang $lang --width $width >"$folder/$plan-$lang-$width.txt"
            "$gapcalc" "$project/$plan" --as-of 2025-07-10 --lang $lang --width $width >"$folder/$plan-$lang-$width-headline.txt" 2>/dev/null
        done
        "$gapcalc" "$project/$plan" --as-of 2025-07-10 --lang $lang -o "$folder/$plan-$lang.html" 2>/dev/null
        "$gapcalc" "$project/$plan" --as-of 2025-07-10 --lang $lang -o "$folder/$plan-$lang.xlsx" 2>/dev/null || :
    done
done
"$gapcalc" rank "$project/examples" --arena town-arena --as-of 2025-07-10 --lang zh -o "$folder/rank-zh.html" 2>/dev/null
"$gapcalc" changes "$project/examples" --since 2024 --as-of 2025-07-10 --lang zh -o "$folder/changes-zh.html" 2>/dev/null
"$gapcalc" "$project/examples" --by towns --matrix completion --as-of 2025-07-10 --lang zh -o "$folder/matrix-zh.html" 2>/dev/null

if has chromium && has node; then
    for page in "$folder"/*.html; do
        name=${page%.html}
        for width in 390 768 1280; do draw $width light "$page" "$name-$width.png"; done
        draw 1280 dark "$page" "$name-dark.png"
        chromium --headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking --user-data-dir="$scratch/profile" \
            --no-pdf-header-footer --print-to-pdf="$name.pdf" "file://$page" >/dev/null 2>&1
    done
    # The top of the page, for README.md and README.zh.md.
    for lang in en zh; do
        draw 1100 light "$folder/examples-$lang.html" "$folder/report.$lang.png" 640
        if has pngquant; then pngquant --force --speed 1 --strip --output "$folder/report.$lang.png" 48 "$folder/report.$lang.png"; fi
    done
fi
if has soffice; then
    (cd "$folder" && soffice --headless -env:UserInstallation="file://$scratch/office" --convert-to pdf --outdir "$scratch" ./*.xlsx >/dev/null 2>&1)
    for made in "$scratch"/*.pdf; do mv "$made" "$folder/$(basename "$made" .pdf)-workbook.pdf"; done
fi
if has pdftoppm; then
    for file in "$folder"/*.pdf; do
        pdftoppm -r 60 -png "$file" "${file%.pdf}-paper"
        pdftoppm -r 60 -gray -png "$file" "${file%.pdf}-grey"
    done
fi
echo "$folder"
