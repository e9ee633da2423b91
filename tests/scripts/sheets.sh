#!/bin/bash
# Sheets as people have them: each folder of ../shared/sheets, where it lies beside the checkout, gives the table
# (expect.csv), the words on standard error (expect.txt; "! x" must not be there) and the exit status that it states.
# usage: sheets.sh PROJECT BUILD [NAME…]
set -u
project=$1
build=$(cd "$2" && pwd)
shift 2
samples=$project/../shared/sheets
[ -d "$samples" ] || { echo "no samples beside the checkout"; exit 77; }
samples=$(cd "$samples" && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir "$scratch/bin"
ln -s "$build/gapcalc" "$scratch/bin/gapcalc"
export PATH="$scratch/bin:$PATH" LC_ALL=C.UTF-8
passed=0 failed=0
[ $# != 0 ] || set -- "$samples"/*/
for folder; do
    name=$(basename "$folder")
    case_folder=$scratch/$name
    cp -r "$samples/$name" "$case_folder"
    wanted=0
    [ -e "$case_folder/expect.csv" ] || wanted=2
    [ ! -e "$case_folder/status" ] || wanted=$(cat "$case_folder/status")
    (cd "$case_folder" && env -u LANG -u LANGUAGE bash cmd >"$scratch/out" 2>"$scratch/err" </dev/null)
    status=$?
    wrong=
    [ "$status" = "$wanted" ] || wrong="exit status $status, not $wanted"
    [ ! -e "$case_folder/expect.csv" ] || cmp -s "$scratch/out" "$case_folder/expect.csv" || wrong="$wrong; another table"
    if [ -e "$case_folder/expect.txt" ]; then
        while IFS= read -r line || [ -n "$line" ]; do
            case $line in
            "! "*) ! grep -qF -e "${line#! }" "$scratch/err" || wrong="$wrong; says: ${line#! }" ;;
            ?*) grep -qF -e "$line" "$scratch/err" || wrong="$wrong; does not say: $line" ;;
            esac
        done <"$case_folder/expect.txt"
    fi
    if [ -z "$wrong" ]; then
        passed=$((passed + 1))
        continue
    fi
    failed=$((failed + 1))
    echo "$name: $wrong"
    [ ! -e "$case_folder/expect.csv" ] || diff "$case_folder/expect.csv" "$scratch/out" | head -10
    head -40 "$scratch/err"
done
echo "$passed samples as expected, $failed not"
[ "$failed" = 0 ]
