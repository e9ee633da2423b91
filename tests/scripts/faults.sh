#!/bin/sh
# Calls to the system that fail at the worst moment: the old file stays whole, the exit code is 2, a message says why, nothing
# is left lying about. failing_calls.cpp, loaded before the C library, does the failing.
# usage: faults.sh PROJECT BUILD
set -eu
. "$1/tests/scripts/failing_calls.inc"
# failing CALL AT ERRNO ARGS…: the exit status; messages into the file said
failing() {
    call=$1 at=$2 with=$3
    shift 3
    code=0
    FAIL_CALL=$call FAIL_AT=$at FAIL_WITH=$with LD_PRELOAD=./failing.so "$gapcalc" "$@" 2>said || code=$?
}

# ---- -o: every call on the way to the file, with the words of a full disk, of a broken one and of a lost right
"$gapcalc" report plan -q --as-of 2025-06-30 -f html >want
tried=0
for call in mkostemp fchmod write fsync close rename; do
    # Files that are read are closed too, which may fail unnoticed: the one that counts is closed last.
    [ "$call" = close ] && most=60 || most=7
    for at in $(seq $most); do
        for with in 28 5 13; do
            echo old >out/gap.html
            failing "$call" "$at" "$with" report plan -q --as-of 2025-06-30 -o out/gap.html
            case $code in
            0) cmp -s out/gap.html want || fault "$call $at: exit 0, but the file is not whole" ;;
            2)
                tried=$((tried + 1))
                [ "$(cat out/gap.html)" = old ] || fault "$call $at: the old file is lost"
                grep -q '^error\[' said || fault "$call $at: no message"
                ;;
            *) fault "$call $at: exit $code" ;;
            esac
            [ "$(ls -A out)" = gap.html ] || fault "$call $at: left behind: $(ls -A out)"
            [ "$code" = 2 ] || [ "$call" = close ] || break
        done
    done
done
[ "$tried" -ge 18 ] || fault "only $tried failures came to pass"

# ---- a signal half-way: the old file is whole, and but for SIGKILL nothing lies about
for call in signal signal-late; do
    for signal in 9 2 15 1; do
        echo old >out/gap.html
        failing "$call" 1 "$signal" report plan -q -o out/gap.html
        [ "$code" = $((128 + signal)) ] || fault "$call $signal: exit $code"
        [ "$(cat out/gap.html)" = old ] || fault "$call $signal: the old file is lost"
        [ "$signal" = 9 ] || [ "$(ls -A out)" = gap.html ] || fault "$call $signal: left behind: $(ls -A out)"
        rm -f out/*
    done
done

# ---- input that cannot be read on, or becomes shorter under the reader
for file in plan/goals.toml plan/village-income.csv; do
    for call in read shrink; do
        cp "$file" whole
        for command in report check; do
            cp whole "$file"
            FAIL_FILE=$file failing "$call" 1 5 "$command" plan >rows
            [ "$code" = 2 ] || fault "$call of $file: $command exits with $code"
            cat said rows | grep -q "^error.* $file[: ]" || fault "$call of $file: $command does not say so"
        done
        cp whole "$file"
    done
done

# ---- no memory, from each allocation on, and for one alone: a message and 2, or the whole result
"$gapcalc" report plan -q --as-of 2025-06-30 -f csv >want
for call in malloc malloc-once; do
    at=1
    while :; do
        failing "$call" "$at" 0 report plan -q --as-of 2025-06-30 -f csv >got
        case $code in
        0) cmp -s got want || fault "$call $at: exit 0, but the rows are not whole" ;;
        2) grep -q -e '^ = help: read fewer' -e 'Cannot allocate memory' said || fault "$call $at: $(cat said)" ;;
        *) fault "$call $at: exit $code" ;;
        esac
        [ "$code" = 2 ] || [ "$at" -lt 20 ] || break
        at=$((at + at / 12 + 1))
    done
    [ "$at" -gt 500 ] || fault "$call: it took only $at allocations to the end"
done

# ---- no more threads to be had, from the first on or from a later one: those that are there do all of it. Several files, a
# CSV of many blocks and more rows than one thread is given have threads each.
mkdir many
for goal in 1 2 3 4 5 6; do
    printf '[[indicator]]\nid = "goal-%s"\nname = "x"\ntarget = { at_least = 5, by = 2027 }\n' $goal >many/$goal.toml
done
villages 60000 many/villages.toml many.csv
many="report many --data many.csv --by entity -q --as-of 2025-06-30 -f csv"
"$gapcalc" $many -j 1 >want
for at in 1 2 3 4 6 9 20; do
    failing thread "$at" 0 $many -j 8 >got
    [ "$code" = 0 ] && cmp -s got want || fault "thread $at: exit $code, or not the same rows: $(cat said)"
done
exit "$status"
