#!/bin/sh
# The JSON Schema against what ships, right and wrong snippets, and every key, with a validator that is not ours.
# usage: schema.sh PROJECT BUILD
set -eu
project=$1 build=$2
for python in python3 /usr/bin/python3; do
    "$python" -W ignore -c 'import jsonschema, tomllib' 2>/dev/null &&
        exec "$python" "$project/tests/scripts/schema.py" "$build/gapcalc" "$project"
done
echo "skipped: no python3-jsonschema (scripts/deps.sh test)"
exit 77
