#!/bin/sh
# The files of data/ as what they are: a schema, TOML, help; and the program holds the same bytes. Dictionaries of fuzzers
# are ASCII, or libFuzzer does not begin.
# usage: data.sh PROJECT BUILD
set -eu
project=$1 build=$2
if LC_ALL=C grep -n '[^ -~]' "$project"/tests/fuzz/dictionaries/*.dict; then
    echo "a dictionary of a fuzzer is ASCII: write other bytes as \\xNN"
    exit 1
fi
for python in python3 /usr/bin/python3; do
    "$python" -W ignore -c 'import jsonschema, tomllib' 2>/dev/null &&
        exec "$python" -W ignore "$project/tests/scripts/data.py" "$build/gapcalc" "$project/data"
done
echo "skipped: no python3-jsonschema (scripts/deps.sh test)"
exit 77
