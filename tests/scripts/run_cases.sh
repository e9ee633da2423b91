#!/bin/sh
# tests/run-cases.sh itself, on a made-up project with a stand-in for gapcalc: it passes, fails and accepts as it says.
set -eu
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
mkdir -p "$tree/tests/cases" "$tree/bin"
cp "$1/tests/run-cases.sh" "$tree/tests/"
printf '#!/bin/sh\necho gapcalc "$@"\n' >"$tree/bin/gapcalc"
chmod +x "$tree/bin/gapcalc"
failed=0

new_case() { # name, cmd
    rm -rf "$tree/tests/cases/$1"
    mkdir -p "$tree/tests/cases/$1"
    printf '%s\n' "$2" >"$tree/tests/cases/$1/cmd"
}
cases() { "$tree/tests/run-cases.sh" --bin "$tree/bin" "$@" >"$tree/log" 2>&1; }
wrong() {
    echo "$1"
    cat "$tree/log"
    failed=1
}
fails() { # argument
    if cases "$1"; then wrong "$1 passed"; fi
}
passes() { # argument
    cases "$1" || wrong "$1 failed"
}

new_case same 'gapcalc a b'
echo 'gapcalc a b' >"$tree/tests/cases/same/expout"
passes same
new_case nothing 'true'
passes nothing

new_case out 'gapcalc a'
fails out
echo 'gapcalc b' >"$tree/tests/cases/out/expout"
fails out
grep -q '^-gapcalc b' "$tree/log" || wrong "no diff"
new_case no_newline 'printf x'
echo x >"$tree/tests/cases/no_newline/expout"
fails no_newline
new_case err 'echo words >&2'
fails err
new_case status 'exit 2'
fails status
echo 1 >"$tree/tests/cases/status/status"
fails status
echo 2 >"$tree/tests/cases/status/status"
passes status
new_case lacking 'true'
echo x >"$tree/tests/cases/lacking/expout"
fails lacking
fails not_there

# Nothing of the caller's gets in, and inputs are copies.
new_case environment 'echo "$LC_ALL ${COLUMNS-} ${TERM-} ${NO_COLOR-} ${LANG-}"; cat; cat input; echo changed >input; ls'
echo figures >"$tree/tests/cases/environment/input"
printf 'C    \nfigures\ncmd\ninput\n' >"$tree/tests/cases/environment/expout"
COLUMNS=5 TERM=xterm NO_COLOR=1 LANG=zh_CN.UTF-8 cases environment </dev/zero || wrong "the environment got in"
[ "$(cat "$tree/tests/cases/environment/input")" = figures ] || wrong "an input was changed"

# What is accepted passes from then on.
new_case accept 'gapcalc x; echo y >&2; exit 1'
echo old >"$tree/tests/cases/accept/expout"
cases --accept accept || wrong "--accept failed"
passes accept
[ "$(cat "$tree/tests/cases/accept/status")" = 1 ] || wrong "no status"
new_case accept 'true'
touch "$tree/tests/cases/accept/experr"
echo 1 >"$tree/tests/cases/accept/status"
cases --accept accept || wrong "--accept failed"
passes accept
[ ! -e "$tree/tests/cases/accept/status" ] || wrong "status 0 was written"

# Without names: all of them.
rm -rf "$tree/tests/cases"
new_case one 'gapcalc'
echo gapcalc >"$tree/tests/cases/one/expout"
new_case two 'gapcalc'
if cases; then wrong "a failure among several was not seen"; fi
grep -q '1 of 2 cases failed' "$tree/log" || wrong "no count"

# Problems are told in both languages.
mkdir -p "$tree/tests/problems/E1-here"
echo 'echo "$LC_ALL"; exit 2' >"$tree/tests/problems/E1-here/cmd"
cases --problems --accept E1-here || wrong "--problems --accept failed"
[ "$(cat "$tree/tests/problems/E1-here/expout.zh")" = zh_CN.UTF-8 ] || wrong "it was not run in Chinese"
passes --problems
echo other >"$tree/tests/problems/E1-here/expout.zh"
fails --problems
grep -q 'E1-here in Chinese' "$tree/log" || wrong "the language that failed is not named"
exit "$failed"
