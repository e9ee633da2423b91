#!/bin/sh
# Builds what is not built yet, then runs gapcalc: with the arguments given, else the report on the shipped goals.
set -eu
project=$(cd "$(dirname "$0")/.." && pwd)
"$project/scripts/deps.sh" build
"$project/scripts/build.sh" release gapcalc
[ $# = 0 ] || exec "$project/build/release/gapcalc" "$@"

cd "$project"
set -- report indicators/
[ -t 1 ] || set -- "$@" --width 120 # as on a terminal: goals without figures are folded
status=0
build/release/gapcalc "$@" || status=$?
# Beside the table and not in it, so that what is kept of it is the table alone.
case ${LC_ALL:-${LC_MESSAGES:-${LANG:-}}} in
zh*) cat >&2 <<'END' ;;

接着可以：scripts/run.sh explain surveyed-unemployment indicators/（这一行是怎么算出来的）；scripts/run.sh indicators/ -o gap.html（做成网页）
自己的目标：scripts/run.sh template > goals.toml，填好后运行 scripts/run.sh goals.toml
END
*) cat >&2 <<'END' ;;

Next: scripts/run.sh explain surveyed-unemployment indicators/ (how a row comes about); scripts/run.sh indicators/ -o gap.html (a page)
Your own goals: scripts/run.sh template > goals.toml, fill it in, then scripts/run.sh goals.toml
END
esac
exit "$status"
