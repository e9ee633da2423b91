#!/bin/sh
# scripts/run.sh when everything is built: it says nothing of its own, builds nothing, and is the program in the caller's folder.
# usage: run.sh PROJECT BUILD
set -eu
project=$1 build=$2
if [ "$build" != "$project/build/release" ]; then
    echo "skipped: scripts/run.sh is about the release build"
    exit 77
fi
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export SOURCE_DATE_EPOCH=1752120000 LC_ALL=C
failed=0
same() { # what, then the way to expected and written
    cmp -s "$2" "$3" && return
    echo "$1:"
    diff -u "$2" "$3" || :
    failed=1
}
both() { # folder, arguments of both: the same output, messages and exit code
    folder=$1
    shift
    status=0
    (cd "$folder" && "$project/scripts/run.sh" "$@") >"$scratch/out" 2>"$scratch/err" </dev/null || status=$?
    echo "$status" >"$scratch/status"
    [ $# != 0 ] || set -- report indicators/
    wanted=0
    (cd "$folder" && "$build/gapcalc" "$@") >"$scratch/out.wanted" 2>"$scratch/err.wanted" </dev/null || wanted=$?
    echo "$wanted" >"$scratch/status.wanted"
    for each in out err status; do
        same "scripts/run.sh $*: $each" "$scratch/$each.wanted" "$scratch/$each"
    done
}

both "$project"
mkdir "$scratch/elsewhere"
cp "$project"/indicators/china-14th-plan.toml "$scratch/elsewhere/a plan.toml"
both "$scratch/elsewhere" report "a plan.toml" --group ecology
both "$scratch/elsewhere" report "a plan.toml" -q --fail-on pending
both "$scratch/elsewhere" check nowhere.toml
grep -q 'no work to do' "$build/build.log" || { echo "it built something:"; cat "$build/build.log"; failed=1; }
exit "$failed"
