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
    wanted=0
    (cd "$folder" && "$build/gapcalc" "$@") >"$scratch/out.wanted" 2>"$scratch/err.wanted" </dev/null || wanted=$?
    echo "$wanted" >"$scratch/status.wanted"
    for each in out err status; do
        same "scripts/run.sh $*: $each" "$scratch/$each.wanted" "$scratch/$each"
    done
}

# Without arguments: the report on the shipped goals, as on a terminal, and beside it two lines on what to try next, whose commands work.
first_run() { # locale, languages' words for the table's end
    (cd "$scratch" && LC_ALL=$1 "$project/scripts/run.sh") >"$scratch/out" 2>"$scratch/err" </dev/null || failed=1
    (cd "$project" && LC_ALL=$1 "$build/gapcalc" report indicators/ --width 120) >"$scratch/out.wanted" 2>/dev/null
    same "scripts/run.sh under $1" "$scratch/out.wanted" "$scratch/out"
    grep -q "$2" "$scratch/out" || { echo "under $1: goals without figures are not folded"; failed=1; }
    [ "$(grep -c 'scripts/run.sh' "$scratch/err")" = 2 ] || { echo "under $1: not two lines:"; cat "$scratch/err"; failed=1; }
    grep -o 'scripts/run.sh [^;；（(,，]*' "$scratch/err" >"$scratch/commands"
    [ "$(wc -l <"$scratch/commands")" = 4 ] || { echo "under $1: not four commands:"; cat "$scratch/commands"; failed=1; }
    rm -rf "$scratch/tried"
    mkdir "$scratch/tried"
    ln -s "$project/indicators" "$scratch/tried"
    while read -r command; do
        (cd "$scratch/tried" && LC_ALL=$1 sh -c "$project/$command") >"$scratch/out" 2>&1 </dev/null ||
            { echo "under $1: $command"; cat "$scratch/out"; failed=1; }
    done <"$scratch/commands"
    [ -s "$scratch/tried/gap.html" ] || { echo "under $1: no page"; failed=1; }
}
first_run C 'goals without figures'
first_run zh_CN.UTF-8 '另有.*没有数据：用 --all'
mkdir "$scratch/elsewhere"
cp "$project"/indicators/china-14th-plan.toml "$scratch/elsewhere/a plan.toml"
both "$scratch/elsewhere" report "a plan.toml" --group ecology
both "$scratch/elsewhere" report "a plan.toml" -q --fail-on pending
both "$scratch/elsewhere" check nowhere.toml
grep -q 'no work to do' "$build/build.log" || { echo "it built something:"; cat "$build/build.log"; failed=1; }
exit "$failed"
