#!/bin/sh
# Pages as Chromium shows them on a telephone, a tablet, a screen, in the dark and on paper: nothing leaves the screen, every
# text has the contrast that it needs, verdicts differ by shape and lightness, and axe-core has nothing to say.
# usage: pages.sh PROJECT BUILD
set -eu
project=$1 build=$2 pages=$1/tests/readers/pages.js
for tool in chromium node; do
    command -v $tool >/dev/null || { echo "skipped: no $tool (scripts/deps.sh viewers)"; exit 77; }
done
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
status=0
fault() {
    echo "$*"
    status=1
}
make() { # PAGE ARGS…
    page=$scratch/$1.html
    shift
    "$build/gapcalc" "$@" --as-of 2025-07-10 -q -o "$page" || fault "not written: $*"
}
for lang in zh en; do
    make report-$lang report "$project/examples" --lang $lang
    make all-$lang report "$project/indicators" --lang $lang
    make rank-$lang rank "$project/examples" --arena town-arena --lang $lang
    make one-$lang rank "$project/examples" --indicator village-income-150 --lang $lang
    make changes-$lang changes "$project/examples" --since 2024 --lang $lang
    make matrix-$lang report "$project/examples" --by towns --matrix completion --lang $lang
    make verdicts-$lang report "$project/examples" --by towns --matrix verdict --lang $lang
    make told-$lang explain industrial-enterprises "$project/examples" --lang $lang
done
{
    printf 'title = "一个很长很长很长很长很长很长很长很长很长很长很长很长很长的标题"\n'
    for name in "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" \
        "在全区范围内累计完成老旧小区综合改造并通过竣工验收的住宅套数占应改造总套数的比重"; do
        printf '[[indicator]]\nid = "n%s"\nname = "%s"\nunit = "千千瓦时每平方米每年每人"\nbaseline = { at = 2020, value = 1234567890.5 }\n' ${#name} "$name"
        printf 'target = { at_least = 9876543210.5, by = 2030 }\nobservations = { 2024 = 4321098765.5 }\n'
    done
} >"$scratch/long.toml"
make long report "$scratch/long.toml"

for shown in "390 light" "390 dark" "768 light" "1280 light" "1280 dark" "1280 print"; do
    # shellcheck disable=SC2086  # a width and a look
    node "$pages" look $shown "$scratch"/*.html || status=1
done
if [ -d "$project/tests/readers/node_modules/axe-core" ]; then
    node "$pages" axe 390 light "$scratch"/report-*.html "$scratch"/[c-z]*-zh.html || status=1
    node "$pages" axe 1280 dark "$scratch"/*-en.html || status=1
else
    echo "not asked: axe-core (scripts/deps.sh viewers)"
fi

# A page for a thousand goals.
awk 'BEGIN {
    for (i = 1; i <= 1000; i++) {
        if (i % 50 == 1) printf "[[group]]\nid = \"g%d\"\nname = \"第%d组\"\n", i / 50, i / 50
        printf "[[indicator]]\nid = \"i%d\"\nname = \"第%d项指标的名称\"\ngroup = \"g%d\"\nunit = \"亿元\"\n", i, i, (i - 1) / 50
        printf "baseline = { at = 2020, value = %d }\ntarget = { at_least = %d, by = 2025 }\n", i, i * 2
        printf "observations = { 2021 = %d, 2022 = %d, 2023 = %d, 2024 = %d }\n", i, i + 1, i + 2, i + 3
    }
}' >"$scratch/thousand.toml"
make thousand report "$scratch/thousand.toml"
size=$(wc -c <"$scratch/thousand.html")
[ "$size" -lt 3000000 ] || fault "a page of a thousand goals has $size bytes"
[ "$(grep -c 'role="row"' "$scratch/thousand.html")" -gt 1000 ] || fault "the thousand goals are not there"

# What is wrong is found.
detects() { # WHAT, expression of sed, WIDTH, LOOK, PAGE
    sed "$2" "$scratch/$5.html" >"$scratch/broken.html"
    if node "$pages" look "$3" "$4" "$scratch/broken.html" >"$scratch/said"; then fault "not found: $1"; fi
    grep -q "$1" "$scratch/said" || fault "not said: $1: $(head -3 "$scratch/said")"
}
detects contrast 's/--soft: #56616f/--soft: #8a94a0/' 1280 light report-en
detects contrast 's/--fair-ink: #[0-9a-f]*/--fair-ink: #b07000/' 1280 print matrix-en
detects 'leaves the screen' 's/@media screen and (max-width: 1100px)/@media not all/' 390 light report-en
detects 'glyphs twice' 's/▽/▼/g' 1280 light report-en
detects 'apart in lightness' 's/--fair-fill: #[0-9a-f]*/--fair-fill: #b9d99a/' 1280 light report-en
exit $status
