#!/bin/sh
# Follows recipes of docs/HACKING.md on a copy: builds what they make, runs it, and says how many files each touched.
# Nearly a full build for each: not a part of the suite.
# usage: scripts/recipes.sh [format|target]…      (default: all)
set -eu
project=$(cd "$(dirname "$0")/.." && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
copy=$scratch/gapcalc
say() { printf '%s\n' "$*"; }
fail() { say "recipes.sh: $*" >&2; exit 1; }

fresh() {
    rm -rf "$copy"
    mkdir "$copy"
    (cd "$project" && git ls-files -z --cached --others --exclude-standard | xargs -0 tar cf - 2>/dev/null) | tar xf - -C "$copy"
    (cd "$copy" && git init -q && git add -A && git -c user.name=recipes -c user.email=recipes@gapcalc.invalid commit -qm copy)
}
# Puts TEXT before the first line of FILE that matches PATTERN; what is not there is a recipe that no longer holds.
insert() { # FILE PATTERN TEXT
    grep -q -- "$2" "$copy/$1" || fail "$1 has no line like '$2'"
    awk -v pattern="$2" -v text="$3" '!done && $0 ~ pattern { print text; done = 1 } { print }' "$copy/$1" >"$scratch/edited"
    cp "$scratch/edited" "$copy/$1"
}
touched() { (cd "$copy" && git status --porcelain --untracked-files=all -- src include data | awk '{ print "    " $2 }'); }
build() { # TARGET…
    cmake -S "$copy" -B "$copy/build" -G Ninja -DCMAKE_BUILD_TYPE=Debug -DCMAKE_CXX_FLAGS_DEBUG=-O0 \
        -DCMAKE_COMPILE_WARNING_AS_ERROR=ON >"$scratch/log" 2>&1 && cmake --build "$copy/build" --target "$@" >"$scratch/log" 2>&1 ||
        { cat "$scratch/log"; fail "it does not build"; }
}
run() { "$copy/build/gapcalc" "$@"; }

recipe_format() {
    fresh
    cat >"$copy/src/render/bars.cpp" <<'END'
// Cells between bars, a row a line.
#include "render/delimited.hpp"

namespace gapcalc::render {
namespace {

void append_bars_text(TextBuffer& out, std::string_view text, bool) {
    for (const char c : visible(text)) out += c == '|' ? '/' : c;
}

} // namespace

std::unique_ptr<LineWriter> write_bars(const std::vector<table::Heading>& headings, const Style& style) {
    return write_delimited(headings, style, {'|', {}, append_bars_text});
}

} // namespace gapcalc::render
END
    insert include/gapcalc/render.hpp '^WriteLines write_csv' 'WriteLines write_bars;'
    insert src/render/formats.cpp '"json", "json"' '    {"bars", "bars", nullptr, write_bars, !k_people},'
    say "a format: $(touched | wc -l) files"
    touched
    build gapcalc gapcalc_tests
    cd "$copy"
    run examples --as-of 2025-06-30 -f bars --columns indicator,value 2>/dev/null | head -3
    run examples --as-of 2025-06-30 --columns indicator,value -o "$scratch/out.bars" 2>/dev/null
    run examples --as-of 2025-06-30 --columns indicator,value -f bars 2>/dev/null | cmp - "$scratch/out.bars" || fail "-o does not know it"
    run report --help | grep -q bars || fail "the help does not know it"
    run completion bash | grep -q bars || fail "the completion does not know it"
    build/tests/gapcalc_tests --source-file='*hostile_text_test.cpp,*lines_test.cpp,*cli_report_test.cpp' --no-intro=true || fail "the tests of all formats"
    cd "$project"
}

for recipe in "${@:-format}"; do
    case $recipe in
    format) recipe_format ;;
    *) fail "no recipe is called '$recipe'" ;;
    esac
done
