#!/bin/sh
# Random goals whose figures stand in a table: what each engine answers gives the bytes that the run from CSV gives. Engines
# that are not there are named (scripts/deps.sh engines; ClickHouse is asked where npm's chdb is installed beside them).
# GAPCALC_CATALOGUES=N tries N of them, GAPCALC_ENGINES=NAME… those alone.
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
for engine in ${GAPCALC_ENGINES-duckdb postgresql clickhouse}; do
    if "has_$engine"; then engines="$engines $engine"; else echo "skipped: $engine is not there"; fi
done
[ -n "$engines" ] || exit 77
for engine in $engines; do
    "start_$engine"
    eval "client=\$client_$engine"
    "schema_$engine" stat | sh -c "$client"
done

# The questions to the goals of that seed, one a line.
questions() {
    case $(($1 % 4)) in 0) method=linear ;; 1) method=growth ;; 2) method=projection ;; *) method=trend ;; esac
    date=202$((3 + $1 % 3))-0$((1 + $1 % 9))
    case $(($1 % 2)) in 0) known="--known-at 2024-06-30" ;; *) known= ;; esac
    echo "report --as-of $date --method $method $known --target all"
    echo "report --as-of 2025-12 --by towns --method $method"
    case $(($1 % 4)) in
    0) echo "rank --arena arena --as-of $date" ;;
    1) echo "report --as-of $date --by entity --only i$(($1 % 9)) --method $method" ;;
    *) echo "rank --indicator i$(($1 % 9)) --as-of $date" ;;
    esac
    echo "changes --since 2023-06 --as-of 2025-0$((1 + $1 % 9))-28 --by towns"
}

# Makes the goals of a batch of seeds, with one script for each engine that loads the figures and one that asks all questions.
prepare() {
    : >"$folder/asked"
    for engine in $engines; do : >"$folder/load.$engine"; "few_rows_$engine" >"$folder/script.$engine"; done
    seed=$1
    while [ "$seed" -le "$2" ]; do
        one=$folder/$seed
        mkdir "$one"
        "$build/tests/random_tables" "$seed" "$one" "stat.figures_$seed"
        for engine in $engines; do "load_$engine" "$one/figures.csv" "stat.figures_$seed" >>"$folder/load.$engine"; done
        questions "$seed" >"$one/questions"
        while read -r question; do
            echo "$seed $question" >>"$folder/asked"
            # Scripts are the same whatever shows their answers: no command and no method.
            wanted=$(echo "${question#* }" | sed 's/--method [a-z]*//')
            for engine in $engines; do
                # shellcheck disable=SC2086
                "$gapcalc" sql "$one/table.toml" -q --engine "$engine" $wanted >>"$folder/script.$engine"
            done
        done <"$one/questions"
        seed=$((seed + 1))
    done
}

# All answers of an engine, each in a file of its number.
answer() {
    eval "client=\$client_$1"
    sh -c "$client" <"$folder/load.$1" >/dev/null || return 1
    mkdir "$folder/answers.$1"
    sh -c "$client" <"$folder/script.$1" >"$folder/all.$1" || return 1
    awk -v into="$folder/answers.$1/" '/^"?begin"?,/ { if (file) close(file); file = into (++number) } file { print >file }' "$folder/all.$1"
}

failed=0
asked=0
# What the CSV says to each question, beside what each engine's answer says.
compare() {
    number=0
    while read -r its command question; do
        number=$((number + 1))
        one=$folder/$its
        # shellcheck disable=SC2086
        "$gapcalc" "$command" "$one/csv.toml" -q -f csv $question >"$one/csv.out" 2>"$one/csv.err" || {
            echo "seed $its: the run from CSV fails: $command $question"; cat "$one/csv.err"; failed=$((failed + 1)); continue; }
        for engine in $engines; do
            asked=$((asked + 1))
            # shellcheck disable=SC2086
            if ! "$gapcalc" "$command" "$one/table.toml" -q -f csv $question --points "$folder/answers.$engine/$number" \
                >"$one/engine.out" 2>"$one/engine.err" || ! cmp -s "$one/csv.out" "$one/engine.out"; then
                failed=$((failed + 1))
                echo "seed $its, $engine: differs: $command $question"
                head -n 5 "$one/engine.err"
                diff "$one/csv.out" "$one/engine.out" | head -n 6 || :
            fi
        done
    done <"$folder/asked"
}

seed=${GAPCALC_SEED-1}
end=$((seed + ${GAPCALC_CATALOGUES-30}))
while [ "$seed" -lt "$end" ]; do
    last=$((seed + 29))
    [ "$last" -lt "$end" ] || last=$((end - 1))
    prepare "$seed" "$last"
    # The engines answer side by side.
    for engine in $engines; do
        answer "$engine" 2>"$folder/error.$engine" &
        eval "process_$engine=$!"
    done
    for engine in $engines; do
        eval "process=\$process_$engine"
        wait "$process" || { echo "$engine does not answer:"; head -n 20 "$folder/error.$engine"; exit 1; }
    done
    compare
    for engine in $engines; do rm -r "$folder/answers.$engine"; done
    while [ "$seed" -le "$last" ]; do rm -r "${folder:?}/$seed"; seed=$((seed + 1)); done
done
echo "$asked questions to$engines, $failed answered otherwise than from CSV"
[ "$failed" = 0 ]
