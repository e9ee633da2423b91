#!/bin/sh
# The HTML page in a real browser, wide, narrow and printed: it loads without a word on the console, asks for nothing
# else, does not scroll sideways, and shows the figures of the CSV.
# usage: browser.sh PROJECT BUILD
set -eu
project=$1 build=$2
for tool in chromium python3; do
    command -v $tool >/dev/null || { echo "skipped: no $tool (scripts/deps.sh viewers)"; exit 77; }
done
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
status=0
visit() { # options of the browser…
    chromium --headless=new --no-sandbox --disable-gpu --hide-scrollbars --disable-background-networking --no-first-run \
        --user-data-dir="$scratch/profile" --enable-logging=stderr --virtual-time-budget=2000 "$@" 2>"$scratch/log" </dev/null
    if grep -E 'CONSOLE|ERR_|Refused' "$scratch/log"; then
        echo "$page: the browser complains"
        status=1
    fi
}
columns=name,unit,value,period,target,gap,completion,elapsed,lead_points,deadline,verdict
for page in indicators examples; do
    for lang in zh en; do
        "$build/gapcalc" report "$project/$page" -q --as-of 2025-06-30 --lang $lang --columns $columns -o "$scratch/$page.html"
        "$build/gapcalc" report "$project/$page" -q --as-of 2025-06-30 -f csv --columns plan,group,$columns >"$scratch/$page.csv"
        # What a page may not do itself, a page around it does: no script and no network is the page's own promise.
        for width in 390 1280; do
            {
                printf '<!DOCTYPE html><meta charset="utf-8"><iframe id="f" style="width:%spx;height:900px;border:0"></iframe><pre id="o"></pre>' $width
                printf '<script>const page = `'
                sed 's/[\\`$]/\\&/g' "$scratch/$page.html"
                cat <<'JS'
`;
const f = document.getElementById("f");
f.onload = () => {
  const d = f.contentDocument, out = [];
  const shown = e => e.getClientRects().length > 0 && getComputedStyle(e).visibility !== "hidden";
  out.push("wide " + d.documentElement.scrollWidth);
  for (const row of d.querySelectorAll("main > table > tbody > tr:not(.section):not(.opened)"))
    out.push("row " + [...row.querySelectorAll("data")].filter(shown).map(e => e.value).join(" "));
  out.push("verdicts " + [...d.querySelectorAll("main > table > tbody > tr:not(.opened) > td .badge")].filter(shown).length);
  out.push("charts " + [...d.querySelectorAll("main > table > tbody > tr:not(.opened) > td svg")].filter(e => e.getBoundingClientRect().width > 50).length);
  document.getElementById("o").textContent = out.join("\n");
};
f.srcdoc = page;
</script>
JS
            } >"$scratch/around.html"
            visit --window-size=1400,1000 --dump-dom "file://$scratch/around.html" >"$scratch/dom"
            python3 - "$scratch/dom" "$scratch/$page.csv" $width <<'PY' || { echo "$page in $lang at $width pixels"; status=1; }
import csv, re, sys
dom = open(sys.argv[1], encoding="utf-8").read()
seen = re.search(r'<pre id="o">(.*?)</pre>', dom, re.S)[1].splitlines()
number = re.compile(r"-?\d+(\.\d+)?")
with open(sys.argv[2], encoding="utf-8", newline="") as file:
    records = list(csv.DictReader(file))
# On a page a plan's rows stand together, and so do a group's, each in order of first appearance.
plans = list(dict.fromkeys(row["plan"] for row in records))
groups = list(dict.fromkeys((row["plan"], row["group"]) for row in records))
records.sort(key=lambda row: (plans.index(row["plan"]), groups.index((row["plan"], row["group"]))))
rows = [[row[key] for key in ("value", "target", "gap", "completion", "elapsed", "lead_points")
         if number.fullmatch(row[key])] for row in records]
shown = [line.split()[1:] for line in seen if line.startswith("row")]
counts = {line.split()[0]: int(line.split()[1]) for line in seen if not line.startswith("row")}
if shown != rows:
    sys.exit(f"the figures differ: {[(a, b) for a, b in zip(shown, rows) if a != b][:3]}, {len(shown)}, {len(rows)}")
if counts["verdicts"] != len(rows) or counts["charts"] < 5:
    sys.exit(f"not all is shown: {counts}")
if counts["wide"] > int(sys.argv[3]):
    sys.exit(f"the page is {counts['wide']} pixels wide")
PY
        done
    done
    visit --no-pdf-header-footer --print-to-pdf="$scratch/$page.pdf" "file://$scratch/$page.html"
    # A4 lying: 842 by 595 points.
    grep -aq 'MediaBox *\[0 0 84[12][0-9.]* 59[45]' "$scratch/$page.pdf" || { echo "$page: not printed on A4"; status=1; }
done
exit $status
