#!/bin/sh
# Builds and runs all tests; prints ctest's summary, and before it whatever failed or was skipped.
# usage: scripts/test.sh [--quick]      (--quick: without the sanitizers)
set -eu
project=$(cd "$(dirname "$0")/.." && pwd)
cd "$project"
case ${1-} in
'') labels= ;;
--quick) labels='-LE sanitized' ;;
*) echo "usage: scripts/test.sh [--quick]" >&2; exit 2 ;;
esac

scripts/deps.sh build test
scripts/build.sh release
log=build/release/test.log
status=0
# shellcheck disable=SC2086
ctest --test-dir build/release -j "$(nproc)" --output-on-failure --no-tests=error --no-label-summary $labels \
    </dev/null >"$log" 2>&1 || status=$?

# ctest names the skipped ones after its summary; the summary is to be what a reader sees last.
awk -v failed="$status" '
    /tests passed, .* tests? failed out of / { ended = 1 }
    !ended { if (failed && !/ (Passed|Start) |^ *Start |^(Test project|Internal ctest)/) print; next }
    /^The following tests did not run:/ { skipped = 1 }
    /^The following tests FAILED:/ { skipped = 0 }
    skipped { if (/\(Skipped\)/) print "skipped:" $3 > "/dev/stderr"; next }
    { summary = summary $0 "\n" }
    END { printf "%s", summary }' "$log"
exit "$status"
