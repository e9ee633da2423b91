#!/bin/sh
# Configures and builds a preset; says nothing unless it fails.
# usage: scripts/build.sh PRESET [TARGET…]      (without targets: everything, configured anew)
set -eu
cd "$(dirname "$0")/.."
preset=${1:?usage: scripts/build.sh PRESET [TARGET…]}
shift
folder=build/$preset
log=$folder/build.log
mkdir -p "$folder"
# Two runs in one checkout wait for each other.
exec 9>"$folder/.lock"
flock 9

configured() {
    [ -f "$folder/build.ninja" ] && grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$(pwd -P)" "$folder/CMakeCache.txt"
}
build() {
    if ! configured; then
        cmake --fresh --preset "$preset" || return
    elif [ $# = 0 ]; then
        cmake --preset "$preset" || return
    fi
    cmake --build "$folder" ${1+--target "$@"}
}
if [ -t 2 ] && ! configured; then
    echo "building $folder: some minutes the first time" >&2
fi
if ! build "$@" >"$log" 2>&1 9>&-; then
    cat "$log" >&2
    echo "build.sh: $preset could not be built (all of it is in $log)" >&2
    exit 1
fi
