#!/bin/sh
# Installs the Debian packages that are missing; for readers and engines also those of npm that tests/readers and
# tests/engines name, there.
# usage: scripts/deps.sh [build|test|fuzz|bench|package|viewers|readers|engines]…      (default: build)
set -eu

packages= from_npm=
packaging="dpkg-dev lintian scdoc" # the tests make and look at a package too
for set in "${@:-build}"; do
    case $set in
    build) packages="$packages g++ cmake ninja-build libcli11-dev libfmt-dev libtomlplusplus-dev libutf8proc-dev libboost-dev libxlsxwriter-dev libexpat1-dev libminizip-dev zlib1g-dev" ;;
    test) packages="$packages doctest-dev python3 python3-jsonschema $packaging" ;;
    fuzz) packages="$packages clang-14 libclang-rt-14-dev" ;;
    bench) packages="$packages libbenchmark-dev" ;;
    package) packages="$packages $packaging" ;;
    viewers)
        packages="$packages chromium fonts-noto-cjk libreoffice-calc-nogui poppler-utils pngquant bash-completion zsh fish"
        command -v npm >/dev/null || packages="$packages nodejs npm"
        from_npm="$from_npm readers"
        ;;
    readers)
        packages="$packages libreoffice-calc-nogui python3-openpyxl python3-uno"
        command -v npm >/dev/null || packages="$packages nodejs npm"
        from_npm="$from_npm readers"
        ;;
    engines)
        packages="$packages postgresql"
        command -v npm >/dev/null || packages="$packages nodejs npm"
        from_npm="$from_npm engines"
        ;;
    *) echo "deps.sh: no set of packages is called '$set': build, test, fuzz, bench, package, viewers, readers, engines" >&2; exit 2 ;;
    esac
done

# The last step, once Debian's packages are there.
finish() {
    for set in $from_npm; do
        npm ci --prefix "$(dirname "$0")/../tests/$set" --no-audit --no-fund --ignore-scripts --loglevel=error </dev/null >&2
    done
    exit
}

# On other systems CMake says what it lacks.
command -v dpkg-query >/dev/null || finish
# shellcheck disable=SC2086  # a list of names
there=$(dpkg-query -W -f='${db:Status-Status}=${Package} ' $packages 2>/dev/null) || :
missing=
for package in $packages; do
    case " $there" in
    *" installed=$package "*) ;;
    *) missing="$missing $package" ;;
    esac
done
[ -n "$missing" ] || finish

if [ "$(id -u)" = 0 ]; then
    as_root=
elif command -v sudo >/dev/null && { [ -t 0 ] || sudo -n true 2>/dev/null; }; then
    as_root=sudo
else
    echo "deps.sh: packages are missing, and there are no rights to install them. As root:" >&2
    echo "    apt-get update && apt-get install --no-install-recommends$missing" >&2
    exit 1
fi

log=$(mktemp)
trap 'rm -f "$log"' EXIT
apt() {
    echo "+ apt-get $*" >>"$log"
    # shellcheck disable=SC2086
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 "$@" \
        </dev/null >>"$log" 2>&1
}
install() {
    # shellcheck disable=SC2086
    apt install -y -q --no-install-recommends $missing
}
[ -t 2 ] && echo "installing$missing" >&2
# The lists of a new machine are empty, those of an old one may name versions that are gone: then update, and once more.
# shellcheck disable=SC2086
if apt-cache show $missing >/dev/null 2>&1 && install; then
    finish
fi
if apt update -q && install; then
    finish
fi
sleep "${GAPCALC_RETRY_SECONDS:-5}"
if apt update -q && install; then
    finish
fi
cat "$log" >&2
echo "deps.sh: could not install$missing" >&2
exit 1
