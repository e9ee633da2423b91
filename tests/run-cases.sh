#!/bin/sh
# Runs the case folders: `sh cmd` in a copy of tests/cases/NAME, with the built gapcalc first in PATH, and compares what
# it wrote and its exit code with expout, experr and status (a file that is not there: nothing written, 0).
# usage: tests/run-cases.sh [--accept] [--bin FOLDER] [NAME…]
#   --accept  rewrites the expected files; read the difference with git afterwards
#   --bin     where gapcalc is (default: build/release)
# A cmd sees the project's own folder as $PROJECT, and nothing of the caller's environment.
set -eu
project=$(cd "$(dirname "$0")/.." && pwd)
cases=$project/tests/cases
bin=$project/build/release
accept=
while [ $# != 0 ]; do
    case $1 in
    --accept) accept=yes ;;
    --bin) bin=$(cd "$2" && pwd); shift ;;
    -*) sed -n '/^# usage/,/^[^#]/s/^# //p' "$0" >&2; exit 2 ;;
    *) break ;;
    esac
    shift
done
if [ ! -x "$bin/gapcalc" ]; then
    echo "run-cases.sh: no gapcalc in $bin; --bin says where it is" >&2
    exit 2
fi
if [ $# = 0 ]; then
    for folder in "$cases"/*/; do
        folder=${folder%/}
        set -- "$@" "${folder##*/}"
    done
fi

scratch=$(mktemp -d)
mkdir "$scratch/cases"
trap 'chmod -R u+rwx "$scratch"; rm -rf "$scratch"' EXIT

# Puts what was written in place of what was expected; an empty file is no file.
replace() { # written, expected
    cmp -s "$1" "$2" && return
    if [ -s "$1" ]; then
        cp "$1" "$2"
    elif [ -e "$2" ]; then
        rm "$2"
    else
        return 0
    fi
    echo "accepted: $2"
}

failed=0
for name in "$@"; do
    case=$cases/$name
    if [ ! -f "$case/cmd" ]; then
        echo "run-cases.sh: there is no $case/cmd" >&2
        failed=$((failed + 1))
        continue
    fi
    place=$scratch/cases/$name
    cp -R "$case" "$place"
    rm -f "$place/expout" "$place/experr" "$place/status"
    out=$scratch/out err=$scratch/err
    status=0
    (cd "$place" && exec env -i PATH="$bin:$PATH" LC_ALL=C TZ=UTC HOME="$place" PROJECT="$project" \
        ASAN_OPTIONS="${ASAN_OPTIONS-}" UBSAN_OPTIONS="${UBSAN_OPTIONS-}" \
        sh cmd </dev/null >"$out" 2>"$err") || status=$?
    echo "$status" >"$scratch/status"
    [ "$status" != 0 ] || : >"$scratch/status"
    if [ -n "$accept" ]; then
        replace "$out" "$case/expout"
        replace "$err" "$case/experr"
        replace "$scratch/status" "$case/status"
        continue
    fi
    same=yes
    for pair in out:expout err:experr status:status; do
        written=$scratch/${pair%%:*} expected=$case/${pair#*:}
        [ -e "$expected" ] || expected=/dev/null
        cmp -s "$expected" "$written" && continue
        # `status` may say 0 in words.
        [ "$pair" = status:status ] && [ "$(cat "$expected")" = 0 ] && [ "$status" = 0 ] && continue
        [ -z "$same" ] || echo "FAILED: $name: $(cat "$case/cmd")"
        same=
        diff -u --label "expected ${pair#*:}" --label "written" "$expected" "$written" || :
    done
    [ -n "$same" ] || failed=$((failed + 1))
done
if [ "$failed" != 0 ]; then
    echo "$failed of $# cases failed; if the new output is right: tests/run-cases.sh --accept NAME"
    exit 1
fi
