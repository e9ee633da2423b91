#!/bin/sh
# How often the column likelihood comes true: random walks with normal steps, by tenths of what was foretold.
# usage: scripts/calibrate.sh [TRIALS [SEED]]     (default: 100,000 walks)
set -eu
cd "$(dirname "$0")/.."
scripts/deps.sh build test
scripts/build.sh release calibration
exec build/release/tests/calibration "$@"
