#!/bin/sh
# Every source file is laid out as .clang-format says.
# usage: formatting.sh PROJECT
set -eu
cd "$1"
format=clang-format-14 # others lay out some things differently
command -v $format >/dev/null || { echo "skipped: no $format"; exit 77; }
find include src tests bench \( -name '*.hpp' -o -name '*.cpp' \) -exec $format --dry-run -Werror {} +
