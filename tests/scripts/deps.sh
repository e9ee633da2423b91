#!/bin/sh
# scripts/deps.sh with stand-ins for dpkg-query, apt-get, apt-cache, id and sudo: what it asks for, when, and as whom.
set -eu
deps=$1/scripts/deps.sh
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
bin=$scratch/bin
mkdir "$bin"
export CALLS="$scratch/calls" STATE="$scratch"
export GAPCALC_RETRY_SECONDS=0

write() { # name, body
    printf '#!/bin/sh\n%s\n' "$2" >"$bin/$1"
    chmod +x "$bin/$1"
}
# Installed is what $STATE/installed names; apt-get adds to it, fails as often as $STATE/failures says, and knows no
# package before an update when $STATE/no-lists is there.
write dpkg-query 'echo query >>"$CALLS"
for word; do case $word in -*) ;; *) if grep -qx "$word" "$STATE/installed"; then printf "installed=%s " "$word"; fi ;; esac; done
exit 1'
write apt-cache '[ ! -e "$STATE/no-lists" ]'
write apt-get 'words=; verb=
for w; do case $w in update | install) verb=$w ;; -* | *=*) ;; *) words="$words $w" ;; esac; done
echo "$verb$words" >>"$CALLS"; echo "output of $verb"
case "$*" in *install*) case "$*" in *" -y "*--no-install-recommends*) ;; *) echo "asks questions"; exit 9 ;; esac ;; esac
[ "$DEBIAN_FRONTEND" = noninteractive ] || exit 9
left=$(cat "$STATE/failures"); if [ "$left" != 0 ]; then echo $((left - 1)) >"$STATE/failures"; exit 100; fi
case $verb in update) rm -f "$STATE/no-lists" ;; install) for p in $words; do echo "$p" >>"$STATE/installed"; done ;; esac'
write id 'cat "$STATE/user"'
write sudo 'echo sudo >>"$CALLS"; [ "$1" != -n ] || shift; [ -e "$STATE/sudoer" ] && exec "$@"; exit 1'

build="g++ cmake ninja-build libcli11-dev libfmt-dev libtomlplusplus-dev libutf8proc-dev libboost-dev libxlsxwriter-dev libexpat1-dev libminizip-dev zlib1g-dev"
failed=0
# Runs deps.sh on a machine: user, how many calls of apt-get fail, then what is installed; the rest of the checks follow.
on() { # title, user, failures, installed
    title=$1
    : >"$CALLS"
    echo "$2" >"$STATE/user"
    echo "$3" >"$STATE/failures"
    printf '%s\n' $4 >"$STATE/installed"
    rm -f "$STATE/no-lists" "$STATE/sudoer"
}
run() { # expected status, sets…
    expected=$1
    shift
    status=0
    PATH="$bin:$PATH" "$deps" "$@" >"$scratch/out" 2>"$scratch/err" </dev/null || status=$?
    [ "$status" = "$expected" ] || wrong "exit $status, not $expected"
}
wrong() {
    echo "$title: $1"
    cat "$CALLS" "$scratch/out" "$scratch/err"
    failed=1
}
called() { [ "$(paste -sd, "$CALLS")" = "$1" ] || wrong "expected the calls $1, got $(paste -sd, "$CALLS")"; }
silent() { [ ! -s "$scratch/out" ] && [ ! -s "$scratch/err" ] || wrong "is not silent"; }
says() { grep -qF -e "$1" "$scratch/err" || wrong "does not say: $1"; }

on "nothing missing, root" 0 0 "$build"
run 0; called query; silent
on "nothing missing, a user" 1000 0 "$build"
run 0 build; called query; silent
on "one missing, root" 0 0 "${build#g++ }"
run 0 build; called "query,install g++"; silent
on "two sets" 0 0 "$build"
run 0 build test; called "query,install doctest-dev python3 python3-jsonschema dpkg-dev lintian scdoc"; silent
on "no lists yet" 0 0 "${build% zlib1g-dev}"
touch "$STATE/no-lists"
run 0; called "query,update,install zlib1g-dev"; silent
on "a stale list" 0 1 "${build% zlib1g-dev}"
run 0; called "query,install zlib1g-dev,update,install zlib1g-dev"; silent
on "the network fails twice" 0 2 "${build% zlib1g-dev}"
run 0; called "query,install zlib1g-dev,update,update,install zlib1g-dev"; silent
on "the network stays away" 0 99 "${build% zlib1g-dev}"
run 1; says "output of update"; says "could not install zlib1g-dev"
on "no rights" 1000 0 "${build% zlib1g-dev}"
run 1; called "query,sudo"
says "    apt-get update && apt-get install --no-install-recommends zlib1g-dev"
on "sudo" 1000 0 "${build% zlib1g-dev}"
touch "$STATE/sudoer"
run 0; called "query,sudo,sudo,install zlib1g-dev"; silent
on "nothing there" 0 0 none
run 0 build; called "query,install $build"; silent
on "what npm has" 0 0 "libreoffice-calc-nogui python3-openpyxl python3-uno"
write npm 'echo "npm $1 ${3##*/}" >>"$CALLS"'
run 0 readers; called "query,npm ci readers"; silent
on "a set that is none" 0 0 "$build"
run 2 nonsense; says nonsense
exit "$failed"
