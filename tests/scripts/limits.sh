#!/bin/sh
# The limits that docs/reliability.md states, and that time grows with the size of the input and not with its square.
# usage: limits.sh PROJECT BUILD
set -eu
if ! command -v python3 >/dev/null; then
    echo "limits.sh: no python3" >&2
    exit 77
fi
exec python3 "$1/tests/scripts/limits.py" "$2/gapcalc"
