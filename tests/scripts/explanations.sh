#!/bin/sh
# What `explain` says of 25,000 random questions is worked out again; the unit test alone asks fewer.
# usage: explanations.sh PROJECT BUILD
set -eu
GAPCALC_QUESTIONS=25000 "$2/tests/gapcalc_tests" -tc='explain: every equation and reason*'
