#!/bin/sh
# Runs the case folders: `sh cmd` in a copy of tests/cases/NAME, with the built gapcalc first in PATH, and compares what
# it wrote and its exit code with expout, experr and status (a file that is not there: nothing written, 0).
# usage: tests/run-cases.sh [--accept] [--problems] [--bin FOLDER] [NAME…]
#   --accept    rewrites the expected files; read the difference with git afterwards
#   --problems  the folders of tests/problems, each run in English and in Chinese (expout.zh, experr.zh)
#   --bin       where gapcalc is (default: build/release)
# A cmd sees the project's own folder as $PROJECT, and nothing of the caller's environment.
set -eu
project=$(cd "$(dirname "$0")/.." && pwd)
cases=$project/tests/cases
bin=$project/build/release
accept=
languages=en
while [ $# != 0 ]; do
    case $1 in
    --accept) accept=yes ;;
    --problems) cases=$project/tests/problems languages='en zh' ;;
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

# Runs one case in one language; fails when something differs.
run() { # name, language
    name=$1 case=$cases/$1 locale=C suffix=
    if [ "$2" = zh ]; then
        locale=zh_CN.UTF-8 suffix=.zh
    fi
    place=$scratch/cases/$name$suffix
    cp -R "$case" "$place"
    rm -f "$place"/expout* "$place"/experr* "$place/status"
    out=$scratch/out err=$scratch/err
    status=0
    (cd "$place" && exec env -i PATH="$bin:$PATH" LC_ALL=$locale TZ=UTC HOME="$place" PROJECT="$project" \
        ASAN_OPTIONS="${ASAN_OPTIONS-}" UBSAN_OPTIONS="${UBSAN_OPTIONS-}" \
        sh cmd </dev/null >"$out" 2>"$err") || status=$?
    echo "$status" >"$scratch/status"
    [ "$status" != 0 ] || : >"$scratch/status"
    if [ -n "$accept" ]; then
        replace "$out" "$case/expout$suffix"
        replace "$err" "$case/experr$suffix"
        replace "$scratch/status" "$case/status"
        return 0
    fi
    same=yes
    for pair in "out:expout$suffix" "err:experr$suffix" status:status; do
        written=$scratch/${pair%%:*} expected=$case/${pair#*:}
        [ -e "$expected" ] || expected=/dev/null
        cmp -s "$expected" "$written" && continue
        # `status` may say 0 in words.
        [ "$pair" = status:status ] && [ "$(cat "$expected")" = 0 ] && [ "$status" = 0 ] && continue
        [ -z "$same" ] || echo "FAILED: $name${suffix:+ in Chinese}: $(cat "$case/cmd")"
        same=
        diff -u --label "expected ${pair#*:}" --label "written" "$expected" "$written" || :
    done
    [ -n "$same" ]
}

failed=0
for name in "$@"; do
    if [ ! -f "$cases/$name/cmd" ]; then
        echo "run-cases.sh: there is no $cases/$name/cmd" >&2
        failed=$((failed + 1))
        continue
    fi
    right=yes
    for language in $languages; do
        run "$name" "$language" || right=
    done
    [ -n "$right" ] || failed=$((failed + 1))
done
if [ "$failed" != 0 ]; then
    echo "$failed of $# cases failed; if the new output is right: tests/run-cases.sh --accept NAME"
    exit 1
fi
