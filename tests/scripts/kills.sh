#!/bin/sh
# Signals at every moment on the way to a file of -o: the old file is whole, or the new one is, and nothing lies about.
# failing_calls.cpp, loaded before the C library, sends them before and behind each call. Then what else ends a file early,
# and names as long as a name can be.
# usage: [GAPCALC_KILLS=N] kills.sh PROJECT BUILD      (default: 240 signals)
set -eu
. "$1/tests/scripts/failing_calls.inc"
wanted=${GAPCALC_KILLS:-240}
# Rows enough for several threads to be at work while the file is made.
villages 6000 many.toml many.csv
report() { # FORMAT ARGS…
    format=$1
    shift
    case $format in
    csv) "$@" report many.toml --data many.csv --by entity -q --as-of 2025-06-30 -j 4 -o "out/gap.$format" ;;
    *) "$@" report plan -q --as-of 2025-06-30 -o "out/gap.$format" ;;
    esac
}
for format in html csv; do
    report $format "$gapcalc"
    mv "out/gap.$format" "whole.$format"
done

# ---- as many moments as there are, with each signal, for a file that is new and for one that is replaced
moments_of() { # FORMAT: how many there are
    at=1
    while FAIL_CALL=moment FAIL_AT=$at FAIL_WITH=9 LD_PRELOAD=./failing.so report "$1" "$gapcalc" 2>/dev/null; [ $? != 0 ]; do
        at=$((at + 1))
    done
    rm -f out/*
    echo $((at - 1))
}
aimed() { # FORMAT OLD AT SIGNAL
    rm -f out/*
    [ -z "$2" ] || echo old >"out/gap.$1"
    code=0
    FAIL_CALL=moment FAIL_AT=$3 FAIL_WITH=$4 LD_PRELOAD=./failing.so report "$1" "$gapcalc" 2>said || code=$?
    [ "$code" = $((128 + $4)) ] || fault "$*: exit $code"
    left=$(ls -A out)
    [ -z "$left" ] || [ "$left" = "gap.$1" ] || fault "$*: left behind: $left"
    if [ -e "out/gap.$1" ] && ! cmp -s "out/gap.$1" "whole.$1"; then
        [ -n "$2" ] && [ "$(cat "out/gap.$1")" = old ] || fault "$*: the file is not whole"
    elif [ -n "$2" ] && [ ! -e "out/gap.$1" ]; then
        fault "$*: the old file is lost"
    fi
}
ulimit -c 0
sent=0
html=$(moments_of html) csv=$(moments_of csv)
[ "$html" -ge 20 ] && [ "$csv" -ge 20 ] || fault "only $html and $csv moments"
all=$((2 * 6 * (html + csv)))
step=$((all / wanted))
[ "$step" -ge 1 ] || step=1
number=0
while [ "$sent" -lt "$wanted" ]; do
    before=$sent
    for format in html csv; do
        eval "moments=\$$format"
        for old in '' old; do
            for signal in 1 2 3 13 15 24; do
                at=1
                while [ "$at" -le "$moments" ] && [ "$sent" -lt "$wanted" ]; do
                    number=$((number + 1))
                    if [ $((number % step)) = 0 ]; then
                        aimed $format "$old" $at $signal
                        sent=$((sent + 1))
                    fi
                    at=$((at + 1))
                done
            done
        done
    done
    [ "$sent" != "$before" ] || break
done
[ "$status" = 0 ] && echo "$sent signals at $html and $csv moments: nothing left, old file whole"

# ---- a file that may not grow any further is a write error like a full disk
rm -f out/*
echo old >out/gap.html
code=0
(ulimit -f 1 && report html "$gapcalc") 2>said || code=$?
[ "$code" = 2 ] && grep -q '^error\[E914\].*File too large' said || fault "ulimit -f: exit $code: $(cat said)"
[ "$(cat out/gap.html)" = old ] && [ "$(ls -A out)" = gap.html ] || fault "ulimit -f: left behind: $(ls -A out)"
code=0
(ulimit -f 1 && "$gapcalc" report plan -q -f html >out/standard) 2>said || code=$?
[ "$code" = 2 ] && grep -q '^error\[E914\]' said || fault "ulimit -f: standard output: exit $code: $(cat said)"

# ---- names up to the longest that there can be
rm -f out/*
long=$(printf '%0255d' 0)
for bytes in 243 244 247 248 249 250 251 252 253 254 255; do
    name=$(printf '%s' "$long" | cut -c "1-$bytes")
    "$gapcalc" report plan -q -f csv -o "out/$name" || fault "a name of $bytes bytes: exit $?"
    [ "$(ls -A out)" = "$name" ] || fault "a name of $bytes bytes: $(ls -A out)"
    rm -f out/*
done
name=$(printf '目%.0s' $(seq 85))
"$gapcalc" report plan -q -f csv -o "out/$name" || fault "a name of 85 characters: exit $?"
[ "$(ls -A out)" = "$name" ] || fault "a name of 85 characters: $(ls -A out)"
exit "$status"
