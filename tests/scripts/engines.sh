#!/bin/sh
# Random goals whose figures stand in a table: what each engine answers gives the bytes that the run from CSV gives. Engines
# that are not there are named (scripts/deps.sh engines). GAPCALC_CATALOGUES=N tries N of them, GAPCALC_ENGINES=NAME… those alone;
# with several engines each is asked every other question, with GAPCALC_ALL=1 all of them.
# usage: engines.sh PROJECT BUILD
set -eu
project=$1
build=$2
gapcalc=$build/gapcalc
folder=$(mktemp -d)
server=
trap 'stop_postgresql; rm -rf "$folder"' EXIT
trap 'exit 1' HUP INT TERM
# shellcheck source=tests/engines/servers.sh
. "$project/tests/engines/servers.sh"

engines=
for engine in ${GAPCALC_ENGINES-duckdb postgresql}; do
    if "has_$engine"; then engines="$engines $engine"; else echo "skipped: $engine is not there"; fi
done
[ -n "$engines" ] || exit 77
case $engines in *postgresql*) start_postgresql ;; esac

# Sets `client` to a command that asks the engine about the figures of a folder.
load() {
    case $1 in
    duckdb)
        client=$(duckdb_command "$2/figures.duckdb")
        echo "CREATE OR REPLACE TABLE figures AS FROM read_csv('$2/figures.csv', all_varchar = true, header = true, nullstr = '')" |
            sh -c "$client"
        ;;
    postgresql)
        client=$(psql_command)
        { echo "DROP TABLE IF EXISTS figures; CREATE TABLE figures (series text, entity text, period text, value text, status text, published text);"
          echo "COPY figures FROM STDIN WITH (FORMAT csv, HEADER);"
          cat "$2/figures.csv"; echo '\.'; } | sh -c "$client"
        ;;
    esac
}

case $engines in *' '*' '*) several=yes ;; *) several=no ;; esac
turn=0
asked=0
failed=0
# The same question to the CSV and to each engine.
compare() {
    command=$1
    shift
    "$gapcalc" "$command" "$one/csv.toml" -q -f csv "$@" >"$one/csv.out" 2>"$one/csv.err" || {
        echo "seed $seed: the run from CSV fails: $command $*"; cat "$one/csv.err"; failed=$((failed + 1)); return 0; }
    turn=$((turn + 1))
    place=$turn
    for engine in $engines; do
        place=$((place + 1))
        [ -n "${GAPCALC_ALL-}" ] || [ "$several" = no ] || [ $((place % 2)) = 0 ] || continue
        eval "client=\$client_$engine"
        asked=$((asked + 1))
        if ! "$gapcalc" "$command" "$one/table.toml" -q -f csv "$@" --via "$client" --engine "$engine" --timeout 300 \
            >"$one/engine.out" 2>"$one/engine.err" || ! cmp -s "$one/csv.out" "$one/engine.out"; then
            failed=$((failed + 1))
            echo "seed $seed, $engine: differs: $command $*"
            head -n 5 "$one/engine.err"
            diff "$one/csv.out" "$one/engine.out" | head -n 6 || :
            [ -z "${GAPCALC_KEEP-}" ] || cp -r "$one" "$GAPCALC_KEEP"
        fi
    done
}

first=${GAPCALC_SEED-1}
seed=$first
while [ "$seed" -lt $((first + ${GAPCALC_CATALOGUES-30})) ]; do
    one=$folder/$seed
    mkdir "$one"
    "$build/tests/random_tables" "$seed" "$one"
    for engine in $engines; do
        load "$engine" "$one"
        eval "client_$engine=\$client"
    done
    case $((seed % 4)) in 0) method=linear ;; 1) method=growth ;; 2) method=projection ;; *) method=trend ;; esac
    date=202$((3 + seed % 3))-0$((1 + seed % 9))
    case $((seed % 2)) in 0) known="--known-at 2024-06-30" ;; *) known= ;; esac
    # shellcheck disable=SC2086
    {
        compare report --as-of "$date" --method "$method" $known --target all
        compare report --as-of 2025-12 --by towns --method "$method"
        compare rank --indicator "i$((seed % 7))" --as-of "$date"
        compare changes --since 2023-06 --as-of "2025-0$((1 + seed % 9))-28" --by towns
    }
    rm -rf "$one"
    seed=$((seed + 1))
    turn=$seed # the other engine's question comes first
done
echo "$asked questions to$engines, $failed answered otherwise than from CSV"
[ "$failed" = 0 ]
