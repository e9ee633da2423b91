#!/bin/sh
# Which faults the installed toml++ has of those that src/load/toml/toml_tree.cpp gets round. When a version has one no
# longer, this fails, and what gets round it can be left out for that version.
# usage: toml_library.sh PROJECT BUILD
set -eu
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
ulimit -c 0
cd "$scratch"
cat >parse.cpp <<'END'
#include <toml++/toml.h>
#include <cstdio>
#include <string>
int main(int argc, char** argv) {
    if (argc < 2) return std::printf("%d.%d\n", TOML_LIB_MAJOR, TOML_LIB_MINOR), 0;
    try {
        toml::parse(std::string(argv[1]) + "\n");
    } catch (const toml::parse_error&) {
        std::puts("refused");
    }
}
END
c++ -std=c++20 -O0 -w -DTOML_FLOAT_CHARCONV=1 -fsanitize=unreachable -fno-sanitize-recover=unreachable -o parse parse.cpp
version=$(./parse)
status=0
# has FAULT VERSIONS TEXT: the text ends a program that does not get round it
has() {
    found=yes
    [ "$(./parse "$3" 2>/dev/null)" != refused ] || found=no
    case " $2 " in
    *" $version "*)
        [ "$found" = yes ] || { echo "toml_library.sh: toml++ $version no longer has: $1" >&2; status=1; }
        ;;
    *)
        echo "toml_library.sh: toml++ $version: $1: $found; this version is new here" >&2
        [ "$found" = no ] || status=1
        ;;
    esac
}
has "characters near blanks are taken for impossible" "3.3 3.4" 'a = 1 。'
has "what is refused is asserted" "3.3 3.4" '[='
[ "$status" != 0 ] || echo "toml++ $version has both faults, and the program gets round them"
exit "$status"
