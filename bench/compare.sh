#!/bin/sh
# gapcalc and the peers that are installed, at the same work, one after the other in each round: medians and ratios.
# usage: bench/compare.sh [-n ROUNDS] [-u UNITS] [startup|toml|csv|output]…      (default: all, 5 rounds, 69000 units)
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

scripts/deps.sh build
scripts/build.sh release bench
tools=$PWD/build/release/bench
gapcalc=$PWD/build/release/gapcalc
peers=$PWD/bench/peers
data=${TMPDIR:-/tmp}/gapcalc-bench-$units
mkdir -p "$data"

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
same_answers() { # names of answers already in $data/answer.NAME
    for name; do
        LC_ALL=C sort "$data/answer.$name" >"$data/answer.sorted"
        if ! cmp -s "$data/answer.sorted" "$data/answer.first"; then
            echo "$name gives another answer than the first: see $data/answer.$name" >&2
            exit 1
        fi
    done
}

for section in "${@:-all}"; do
    case $section in
    all) "$0" -n "$rounds" -u "$units" startup toml csv output; exit ;;
    startup)
        echo "== start-up"
        set -- "trivial C++ program=$tools/bench_trivial" "gapcalc --version=$gapcalc --version" \
            "gapcalc report indicators/=$gapcalc report indicators/ -f csv --as-of 2025-12-31"
        [ -z "$python" ] || set -- "$@" "python3, tomllib on one file=$python $peers/toml.py indicators/pengjiang-2025.toml"
        ! has sqlite3 || set -- "$@" "sqlite3 :memory:=sqlite3 :memory: .exit"
        ! has mawk || set -- "$@" "mawk=mawk BEGIN{}"
        ! has jq || set -- "$@" "jq=jq -n 1"
        ! has mlr || set -- "$@" "mlr=mlr -n cat"
        measure "$@"
        ;;
    toml)
        generate goals.toml toml 4000 100
        echo "== TOML, $(wc -c <"$data/goals.toml") bytes, 4000 goals with 100 points each"
        set -- "gapcalc report -f csv=$gapcalc report $data/goals.toml -f csv --as-of 2025-12-31" \
            "gapcalc check=$gapcalc check $data/goals.toml"
        [ -z "$python" ] || set -- "$@" "python3, tomllib only=$python $peers/toml.py $data/goals.toml"
        measure "$@" "cat=cat $data/goals.toml"
        ;;
    csv)
        generate data.csv csv "$units" 20 5
        generate data.toml goals "$units" 20
        csv=$data/data.csv
        echo "== CSV, $(($(wc -l <"$csv") - 1)) rows, $(wc -c <"$csv") bytes: latest of each unit, counted and summed"
        ours="$gapcalc report $data/data.toml -f csv --as-of 2025-12-31"
        $ours --columns indicator,value | awk -F, '
            /^count-/ { count[substr($1, 7)] = $2 }
            /^sum-/ { printf "series-%s %d %.2f\n", substr($1, 5), count[substr($1, 5)], $2 }' |
            LC_ALL=C sort >"$data/answer.first"
        set -- "gapcalc, all cores=$ours" "gapcalc, 1 thread=$ours -j 1"
        if [ -n "$python" ]; then
            "$python" "$peers/latest.py" "$csv" >"$data/answer.python3"
            set -- "$@" "python3, csv=$python $peers/latest.py $csv"
        fi
        if has mawk; then
            mawk -f "$peers/latest.awk" "$csv" >"$data/answer.mawk"
            set -- "$@" "mawk=mawk -f $peers/latest.awk $csv"
        fi
        if has sqlite3; then
            "$peers/latest_sqlite.sh" "$csv" >"$data/answer.sqlite3"
            set -- "$@" "sqlite3=$peers/latest_sqlite.sh $csv"
        fi
        if has mlr; then
            "$peers/latest_mlr.sh" "$csv" >"$data/answer.mlr"
            set -- "$@" "mlr=$peers/latest_mlr.sh $csv"
        fi
        [ -z "$python" ] || same_answers python3
        for name in mawk sqlite3 mlr; do
            ! has $name || same_answers $name
        done
        measure "$@" "cat=cat $csv"
        ;;
    output)
        generate data.csv csv "$units" 20 5
        generate data.toml goals "$units" 20
        echo "== output, a row for each of $units units"
        set --
        for format in csv jsonl json tsv markdown html; do
            set -- "$@" "gapcalc -f $format=$gapcalc report $data/data.toml --only sum-0 --by entity --as-of 2025-12-31 -f $format"
        done
        measure "$@"
        ;;
    *) echo "compare.sh: no section is called '$section': startup, toml, csv, output" >&2; exit 2 ;;
    esac
done
