#!/bin/sh
# The program of docs/library.md as a stranger would build it: from an installed library, with find_package.
# usage: library.sh PROJECT BUILD
set -eu
project=$1 build=$2
command -v cmake >/dev/null || { echo "skipped: no cmake"; exit 77; }
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
quietly() {
    "$@" >"$scratch/log" 2>&1 || { cat "$scratch/log"; echo "failed: $*"; exit 1; }
}

# What stands in a document after **`NAME`** is the file NAME.
awk -v folder="$scratch" '
    /^\*\*`[^`]*`\*\*$/ { name = $0; gsub(/[*`]/, "", name); next }
    /^```/ { inside = !inside && name != ""; if (!inside) name = ""; next }
    inside { print >(folder "/" name) }' "$project/docs/library.md"

quietly cmake --build "$build" --target libgapcalc gapcalc
quietly cmake --install "$build" --component library --prefix "$scratch/prefix"
for file in $(cd "$project" && find include -type f); do
    [ -f "$scratch/prefix/$file" ] || { echo "not installed: $file"; exit 1; }
done

# Every public header can be included alone, and first.
(cd "$project/include" && find gapcalc -name '*.hpp' | LC_ALL=C sort) | while read -r header; do
    name=$(echo "$header" | tr '/.' '__')
    printf '#include <%s>\n' "$header" >"$scratch/$name.cpp"
    printf 'target_sources(behind PRIVATE %s.cpp)\n' "$name"
done >"$scratch/alone.cmake"
echo 'include(alone.cmake)' >>"$scratch/CMakeLists.txt"

cached() { sed -n "s/^$1:[A-Z]*=//p" "$build/CMakeCache.txt"; }
quietly cmake -S "$scratch" -B "$scratch/build" -G Ninja -DCMAKE_PREFIX_PATH="$scratch/prefix" -DCMAKE_BUILD_TYPE=Debug \
    -DCMAKE_CXX_COMPILER="$(cached CMAKE_CXX_COMPILER)" -DCMAKE_CXX_FLAGS="$(cached CMAKE_CXX_FLAGS) -Wall -Wextra -Werror" \
    -DCMAKE_EXE_LINKER_FLAGS="$(cached CMAKE_EXE_LINKER_FLAGS)"
quietly cmake --build "$scratch/build"

date=2025-06-30
"$scratch/build/behind" "$project/examples" $date >"$scratch/own" || { echo "the library's program fails"; exit 1; }
"$build/gapcalc" "$project/examples" --as-of $date --verdict behind -f csv >"$scratch/program" 2>/dev/null
if [ "$(wc -l <"$scratch/own")" -lt 2 ] || ! diff "$scratch/program" "$scratch/own"; then
    echo "the library's program and gapcalc differ"
    exit 1
fi
# Problems come with their place, and end it.
printf '[[indicator]]\nid = 1\n' >"$scratch/broken.toml"
status=0
"$scratch/build/behind" "$scratch/broken.toml" $date >"$scratch/own" 2>"$scratch/told" || status=$?
if [ $status != 2 ] || [ -s "$scratch/own" ] || ! grep -q 'broken.toml:2:' "$scratch/told"; then
    cat "$scratch/told"
    echo "a broken file: exit code $status"
    exit 1
fi
