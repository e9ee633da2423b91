#!/bin/sh
# Looks for inputs that break a promise, with libFuzzer; what it finds is left in build/fuzz/found.
# usage: scripts/fuzz.sh [SECONDS [TARGET…]]      (default: 60 seconds for each of tests/fuzz)
set -eu
cd "$(dirname "$0")/.."
seconds=${1:-60}
[ $# = 0 ] || shift
scripts/deps.sh build test fuzz
scripts/build.sh fuzz fuzz
if [ $# = 0 ]; then
    for program in build/fuzz/tests/fuzz_*; do
        [ ! -x "$program" ] || [ -d "$program" ] || set -- "$@" "${program##*/fuzz_}"
    done
fi
status=0
for target in "$@"; do
    corpus=build/fuzz/corpus/$target
    mkdir -p "$corpus" build/fuzz/found
    dictionary=tests/fuzz/dictionaries/$target.dict
    log=build/fuzz/$target.log
    # shellcheck disable=SC2046
    if "build/fuzz/tests/fuzz_$target" -max_total_time="$seconds" -timeout=20 -rss_limit_mb=4096 -print_final_stats=1 \
        -artifact_prefix="build/fuzz/found/$target-" $([ ! -e "$dictionary" ] || echo "-dict=$dictionary") \
        "$corpus" "tests/fuzz/corpus/$target" >"$log" 2>&1; then
        echo "$target: $(awk '/number_of_executed_units/ {print $2}' "$log") runs, nothing found"
    else
        tail -n 40 "$log"
        echo "$target: found something; see build/fuzz/found and $log"
        status=1
    fi
done
# The same promises for inputs by seed, which no corpus leads.
folder=build/fuzz/random
mkdir -p "$folder"
for target in "$@"; do
    program=$PWD/build/fuzz/tests/random_$target
    [ -x "$program" ] || continue
    if (cd "$folder" && "$program" "$seconds" "$(date +%s)000" >"../random_$target.log" 2>&1); then
        echo "random $target: $(cat "build/fuzz/random_$target.log")"
    else
        tail -n 40 "build/fuzz/random_$target.log"
        echo "random $target: found something; random_$target 1 $(cat "$folder/seed") repeats it"
        status=1
    fi
done
exit "$status"
