#!/bin/sh
# Builds what is not built yet, then runs gapcalc: with the arguments given, else the report on the shipped goals.
set -eu
project=$(cd "$(dirname "$0")/.." && pwd)
"$project/scripts/deps.sh" build
"$project/scripts/build.sh" release gapcalc
if [ $# = 0 ]; then
    cd "$project"
    set -- report indicators/
fi
exec "$project/build/release/gapcalc" "$@"
