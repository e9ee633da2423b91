#!/bin/sh
# gapcalc and the peers that are installed, at the same work, one after the other in each round: medians and ratios.
# usage: bench/compare.sh [-n ROUNDS] [-u UNITS] [startup|toml|files|csv|quoted|pipe|output|workbook]…
#        (default: all but workbook, 5 rounds, 69000 units of 20 series; 690000 units are 13.8 million rows; of workbook a
#        million rows at most, and scripts/deps.sh readers for the peers)
# Quote ratios of one table only: between two runs the machine may be busy with something else.
set -eu
cd "$(dirname "$0")/.."
rounds=5 units=69000
while getopts n:u: option; do
    case $option in
    n) rounds=$OPTARG ;;
    u) units=$OPTARG ;;
    *) exit 2 ;;
    esac
done
shift $((OPTIND - 1))
[ $# -gt 0 ] || set -- startup toml files csv quoted pipe output

scripts/deps.sh build
scripts/build.sh release bench
tools=$PWD/build/release/bench
gapcalc=$PWD/build/release/gapcalc
peers=$PWD/bench/peers
data=${TMPDIR:-/tmp}/gapcalc-bench-$units
mkdir -p "$data"
as_of='--as-of 2025-12-31'

# The interpreter itself, not a shim that looks for one.
python=$(python3 -c 'import sys; print(sys.executable)' 2>/dev/null) || python=
has() { command -v "$1" >/dev/null 2>&1; }
generate() { # file, arguments: made once
    file=$data/$1
    shift
    [ -s "$file" ] || { "$tools/bench_generate" "$@" >"$file.part" && mv "$file.part" "$file"; }
}
measure() { "$tools/bench_interleave" -n "$rounds" "$@"; }

# All peers must find the same counts and sums, or they do not do the same work.
check_answer() { # name, command: against gapcalc's own
    name=$1
    shift
    "$@" | LC_ALL=C sort >"$data/answer.$name"
    cmp -s "$data/answer.$name" "$data/answer.gapcalc" || {
        echo "$name gives another answer than gapcalc: see $data/answer.$name" >&2
        exit 1
    }
}
# How gapcalc is asked, and what it answers.
answer() { # goals
    ours="$gapcalc report $1 -f csv $as_of"
    $ours --columns indicator,value | awk -F, '
        /^count-/ { count[substr($1, 7)] = $2 }
        /^sum-/ { printf "series-%s %d %.2f\n", substr($1, 5), count[substr($1, 5)], $2 }' |
        LC_ALL=C sort >"$data/answer.gapcalc"
}
# The latest of each unit, counted and summed by series: FILE.csv, with FILE.toml beside it.
latest() {
    csv=$data/$1.csv
    echo "== $1: $(($(wc -l <"$csv") - 1)) rows, $(wc -c <"$csv") bytes: latest of each unit, counted and summed"
    answer "$data/$1.toml"
    set -- "gapcalc, 2 threads=$ours -j 2" "gapcalc, 1 thread=$ours -j 1"
    if has duckdb; then
        check_answer duckdb "$peers/latest_duckdb.sh" "$csv" 2
        set -- "$@" "duckdb, 2 threads=$peers/latest_duckdb.sh $csv 2" "duckdb, 1 thread=$peers/latest_duckdb.sh $csv 1"
    fi
    if [ -n "$python" ]; then
        check_answer python3 "$python" "$peers/latest.py" "$csv"
        set -- "$@" "python3, csv=$python $peers/latest.py $csv"
    fi
    if has mawk && [ "$csv" = "$data/csv.csv" ]; then
        check_answer mawk mawk -f "$peers/latest.awk" "$csv"
        set -- "$@" "mawk=mawk -f $peers/latest.awk $csv"
    fi
    if has sqlite3; then
        check_answer sqlite3 "$peers/latest_sqlite.sh" "$csv"
        set -- "$@" "sqlite3=$peers/latest_sqlite.sh $csv"
    fi
    if has mlr; then
        check_answer mlr "$peers/latest_mlr.sh" "$csv"
        set -- "$@" "mlr=$peers/latest_mlr.sh $csv"
    fi
    measure "$@" "cat=cat $csv"
}

for section; do
    case $section in
    startup)
        generate same.toml toml 17 100
        echo "== start-up, and a report on $(cat indicators/*.toml | wc -c) bytes of goals; peers on $(wc -c <"$data/same.toml")"
        set -- "trivial C++ program=$tools/bench_trivial" "gapcalc --version=$gapcalc --version" \
            "CLI11 + fmt + toml++ alone=$tools/bench_smallest $data/same.toml" \
            "gapcalc report indicators/=$gapcalc report indicators/ -f csv $as_of"
        [ -z "$python" ] || set -- "$@" "python3, tomllib alone=$python $peers/toml.py $data/same.toml"
        ! has sqlite3 || set -- "$@" "sqlite3 :memory:=sqlite3 :memory: .exit"
        ! has mawk || set -- "$@" "mawk=mawk BEGIN{}"
        ! has jq || set -- "$@" "jq=jq -n 1"
        ! has mlr || set -- "$@" "mlr=mlr -n cat"
        measure "$@"
        ;;
    toml)
        generate goals.toml toml 4000 100
        echo "== TOML, $(wc -c <"$data/goals.toml") bytes, 4000 goals with 100 points each"
        set -- "toml++ alone=$tools/bench_toml_alone $data/goals.toml" \
            "gapcalc report -f csv=$gapcalc report $data/goals.toml -f csv $as_of" \
            "gapcalc report -f csv -j 1=$gapcalc report $data/goals.toml -f csv $as_of -j 1" \
            "gapcalc check=$gapcalc check $data/goals.toml"
        [ -z "$python" ] || set -- "$@" "python3, tomllib alone=$python $peers/toml.py $data/goals.toml"
        measure "$@" "cat=cat $data/goals.toml"
        ;;
    files)
        mkdir -p "$data/plans"
        plan=0
        while [ $plan -lt 1000 ]; do
            generate plans/$plan.toml toml 20 20 $plan
            plan=$((plan + 1))
        done
        echo "== 1000 TOML files of 20 goals each"
        measure "gapcalc report -j 1=$gapcalc report $data/plans -f csv $as_of -j 1" \
            "gapcalc report -j 2=$gapcalc report $data/plans -f csv $as_of -j 2" \
            "gapcalc check -j 1=$gapcalc check $data/plans -j 1" "gapcalc check -j 2=$gapcalc check $data/plans -j 2"
        ;;
    csv | quoted)
        generate csv.csv csv "$units" 20 1
        generate quoted.csv csv "$units" 20 1 quoted
        generate csv.toml goals "$units" 20 csv.csv
        generate quoted.toml goals "$units" 20 quoted.csv
        latest "$section"
        ;;
    pipe)
        generate csv.csv csv "$units" 20 1
        generate pipe.toml goals "$units" 20 /dev/stdin
        echo "cat $data/csv.csv | cat" >"$data/cat.sh"
        echo "cat $data/csv.csv | $gapcalc report $data/pipe.toml -f csv $as_of" >"$data/pipe.sh"
        echo "== CSV from a pipe, $(wc -c <"$data/csv.csv") bytes"
        measure "cat FILE | cat=sh $data/cat.sh" "cat FILE | gapcalc=sh $data/pipe.sh"
        ;;
    output)
        generate rows.csv csv 100000 1 1
        generate rows.toml tests 100000 10 rows.csv
        ours="$gapcalc report $data/rows.toml $as_of"
        six='--columns entity,value,target,gap,completion,verdict'
        echo "== output, rows for 100000 units under each of 10 goals; what lies over the totals is for the rows"
        set -- "six columns by hand=$tools/bench_by_hand 1000000" "gapcalc, the totals alone=$ours $six -f csv" \
            "gapcalc, the totals alone, -j 1=$ours $six -f csv -j 1" \
            "gapcalc, six columns=$ours --by entity $six -f csv" "gapcalc, six columns, -j 1=$ours --by entity $six -f csv -j 1"
        for format in csv jsonl; do
            set -- "$@" "gapcalc, all columns, $format=$ours --by entity -f $format"
        done
        measure "$@"
        ;;
    workbook)
        [ "$units" -le 50000 ] || units=50000 # a sheet holds no more
        data=${TMPDIR:-/tmp}/gapcalc-bench-$units
        mkdir -p "$data"
        generate book.csv csv "$units" 20 1
        generate book.toml goals "$units" 20 book.xlsx
        [ -s "$data/book.xlsx" ] || "$python" "$peers/as_workbook.py" "$data/book.csv" "$data/book.xlsx"
        echo "== a workbook of $(wc -l <"$data/book.csv") rows, $(wc -c <"$data/book.xlsx") bytes: latest of each unit, counted and summed"
        answer "$data/book.toml"
        set -- "gapcalc=$ours"
        for reader in "$python" /usr/bin/python3; do
            "$reader" -c 'import openpyxl' 2>/dev/null || continue
            check_answer openpyxl "$reader" "$peers/latest_openpyxl.py" "$data/book.xlsx"
            set -- "$@" "openpyxl, read only=$reader $peers/latest_openpyxl.py $data/book.xlsx"
            break
        done
        if has node && [ -d tests/readers/node_modules/xlsx ]; then
            check_answer sheetjs node --max-old-space-size=8000 "$peers/latest_sheetjs.js" "$data/book.xlsx"
            set -- "$@" "SheetJS=node --max-old-space-size=8000 $peers/latest_sheetjs.js $data/book.xlsx"
        fi
        if has soffice; then
            mkdir -p "$data/office"
            set -- "$@" "LibreOffice, to CSV=$peers/libreoffice.sh $data/book.xlsx $data/office"
        fi
        measure "$@" "cat=cat $data/book.xlsx"
        ;;
    *) echo "compare.sh: no section is called '$section': startup, toml, files, csv, quoted, pipe, output, workbook" >&2; exit 2 ;;
    esac
done
