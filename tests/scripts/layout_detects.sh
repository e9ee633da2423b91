#!/bin/sh
# Proves the layout test on made-up trees: it passes a clean one and finds every kind of fault.
set -eu
layout=$1/tests/scripts/layout.sh
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
failed=0

fresh() {
    rm -rf "$tree/include" "$tree/src"
    mkdir -p "$tree/include/gapcalc/base" "$tree/src/base" "$tree/src/load/toml" "$tree/src/assess" "$tree/src/render" "$tree/src/tabulate" "$tree/src/cli"
    printf '#include "gapcalc/base/decimal.hpp"\n#include "base/limb.hpp"\n#include <vector>\n' >"$tree/src/base/decimal.cpp"
    printf '#include "gapcalc/load.hpp"\n#include "base/unit.hpp"\n#include "load/toml/toml_tree.hpp"\n#include <toml++/toml.h>\n' >"$tree/src/load/toml/toml.cpp"
    printf '#include "gapcalc/model.hpp"\n#include "gapcalc/base/period.hpp"\n' >"$tree/include/gapcalc/assess.hpp"
    printf '#include "gapcalc/table.hpp"\n// a double line: <iostream>\ndouble x = 0.5;\n' >"$tree/src/render/html.cpp"
    printf '#include <CLI/CLI.hpp>\n#include "gapcalc/render.hpp"\n#include "gapcalc/load.hpp"\nauto t = std::chrono::system_clock::now();\n' >"$tree/src/cli/cli.cpp"
    # Words in comments and strings are no code.
    printf 'auto a = "a double, std::locale"; /* float\n double */ int b = 1;\nauto c = R"x(\ndouble)x"; // float\nint d = 1%s000;\nchar e = %s"%s;\n' \
        "'" "'" "'" >"$tree/src/tabulate/words.cpp"
}
finds() { # file, line of code, words of the message
    fresh
    mkdir -p "$tree/$(dirname "$1")"
    printf '%s\n' "$2" >>"$tree/$1"
    if found=$("$layout" "$tree" 2>&1); then
        echo "not found: '$2' in $1"
        failed=1
    elif [ "$(printf '%s\n' "$found" | wc -l)" != 1 ] || ! printf '%s\n' "$found" | grep -q "^$1:[0-9]*: .*$3"; then
        printf "for '%s' in %s, expected one line with '%s':\n%s\n" "$2" "$1" "$3" "$found"
        failed=1
    fi
}

fresh
if ! found=$("$layout" "$tree" 2>&1); then
    printf 'faults in a clean tree:\n%s\n' "$found"
    failed=1
fi
finds src/base/period.cpp '#include "gapcalc/model.hpp"' 'base must not include model'
finds include/gapcalc/base/text.hpp '#include "gapcalc/table.hpp"' 'base must not include table'
finds include/gapcalc/model.hpp '#include "gapcalc/load.hpp"' 'model must not include load'
finds src/load/check.cpp '#include "gapcalc/assess.hpp"' 'load must not include assess'
finds src/load/check.cpp '#include "gapcalc/table.hpp"' 'load must not include table'
finds src/assess/pace.cpp '#include "gapcalc/load.hpp"' 'assess must not include load'
finds src/assess/pace.cpp '#include "load/sheet/csv.hpp"' 'assess must not include load'
finds src/assess/pace.cpp '#include "gapcalc/labels.hpp"' 'assess must not include labels'
finds src/render/csv.cpp '#include "gapcalc/model.hpp"' 'render must not include model'
finds src/render/csv.cpp '#include "gapcalc/labels.hpp"' 'render must not include labels'
finds include/gapcalc/table.hpp '#include "gapcalc/render.hpp"' 'table must not include render'
finds src/tabulate/report.cpp '#include "gapcalc/load.hpp"' 'tabulate must not include load'
finds src/tabulate/report.cpp '#include "gapcalc/render.hpp"' 'tabulate must not include render'
finds src/tabulate/report.cpp '#include "assess/track.hpp"' 'private to assess'
finds src/load/toml/toml.cpp '#include "load/goals/fields.hpp"' 'load/toml must not include load/goals'
finds src/load/sheet/rows.cpp '#include "load/catalogue/resolve.hpp"' 'load/sheet must not include load/catalogue'
finds src/load/other/rows.cpp 'int x;' 'a room of load'
finds src/main.cpp '#include "gapcalc/load.hpp"' 'main must not include load'
finds include/gapcalc/load.hpp '#include "base/unit.hpp"' 'only public ones'
finds src/cli/help.cpp '#include "load/sheet/csv.hpp"' 'private to load'
finds src/load/sheet/csv.cpp '#include <toml++/toml.h>' 'toml++'
finds src/load/toml/toml.hpp '#include <toml++/toml.h>' 'toml++'
finds src/main.cpp '#include <CLI/CLI.hpp>' 'CLI11'
finds src/util/misc.cpp 'int x;' 'no part'
finds src/load/sheet/csv.cpp '#include "util/misc.hpp"' 'no part has the header'
finds src/assess/pace.cpp 'double x = 1;' 'floating point'
finds src/base/decimal.cpp 'auto x = static_cast<float>(y);' 'floating point'
finds src/assess/pace.cpp '#include <iostream>' 'iostream'
finds src/base/text.cpp '#include <clocale>' 'locale'
finds src/base/text.cpp 'setlocale(LC_ALL, "");' 'locale'
finds src/base/text.cpp 'std::cerr << x;' 'iostreams'
finds src/assess/pace.cpp 'auto now = std::chrono::system_clock::now();' 'clock'
fresh
mkdir -p "$tree/tests/unit"
echo 'TEST_CASE("x") {}' >"$tree/tests/unit/pace_case.cpp"
if "$layout" "$tree" >/dev/null; then
    echo "not found: tests in a file that is not named as one"
    failed=1
fi
exit "$failed"
