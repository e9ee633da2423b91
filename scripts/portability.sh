#!/bin/sh
# Builds and tests the program from nothing on the releases of Debian that it promises to run on: each in a new folder
# of debootstrap, with nothing of this machine but its kernel and the files of this checkout (also those not committed).
# Then each compiler of that release builds everything with warnings as errors. As root; an hour or more; CI does not run it.
# usage: scripts/portability.sh [--keep] [RELEASE…]      (default: bookworm trixie)
#   --keep   leaves the folders in $GAPCALC_ROOTS (default: /var/tmp/gapcalc-roots) and uses those that are there
set -eu
cd "$(dirname "$0")/.."
project=$(pwd -P)
roots=${GAPCALC_ROOTS:-/var/tmp/gapcalc-roots}
keep=
if [ "${1-}" = --keep ]; then
    keep=yes
    shift
fi
[ $# != 0 ] || set -- bookworm trixie
# The compilers of a release, beside the one that is its own.
compilers() {
    case $1 in
    bookworm) echo g++-12 clang++-14 ;;
    trixie) echo g++-12 g++-13 g++-14 ;;
    *) echo "portability.sh: nothing is known of the release '$1'" >&2; return 2 ;;
    esac
}
if [ "$(id -u)" != 0 ]; then
    echo "portability.sh: only root can make such folders" >&2
    exit 2
fi
if ! command -v debootstrap >/dev/null; then
    apt-get install -y -q --no-install-recommends debootstrap >/dev/null || {
        apt-get update -q >/dev/null
        apt-get install -y -q --no-install-recommends debootstrap >/dev/null
    }
fi

root= # the one at hand
leave() {
    [ -n "$root" ] || return 0
    umount "$root/proc" "$root/dev/pts" "$root/dev" 2>/dev/null || :
    [ -n "$keep" ] || rm -rf --one-file-system "$root"
    root=
}
trap leave EXIT
trap 'exit 1' HUP INT TERM
inside() { # COMMAND… in the root, with nothing of the caller's environment
    chroot "$root" env -i HOME=/root LC_ALL=C.UTF-8 PATH=/usr/sbin:/usr/bin:/sbin:/bin "$@"
}
step() {
    log=$1
    shift
    if ! "$@" >"$log" 2>&1; then
        tail -n 60 "$log" >&2
        echo "portability.sh: $root: failed (all of it is in $log)" >&2
        return 1
    fi
}

for release; do
    wanted=$(compilers "$release")
    logs=$project/build/portability/$release
    mkdir -p "$roots" "$logs"
    root=$roots/$release
    if [ -z "$keep" ] || [ ! -e "$root/usr/bin/apt-get" ]; then
        rm -rf --one-file-system "$root"
        step "$logs/debootstrap.log" debootstrap --variant=minbase --include=ca-certificates "$release" "$root"
    fi
    mount -t proc proc "$root/proc"
    mount --bind /dev "$root/dev"
    mount -t devpts -o newinstance,ptmxmode=0666 devpts "$root/dev/pts" # some tests need a terminal
    rm -rf "$root/gapcalc"
    mkdir "$root/gapcalc"
    git ls-files -z --cached --others --exclude-standard | tar --null --ignore-failed-read -T - -cf - | tar -xf - -C "$root/gapcalc" \
        --no-same-owner

    packages=
    for compiler in $wanted; do
        packages="$packages $(echo "$compiler" | sed 's/^clang++/clang/')"
    done
    # shellcheck disable=SC2086  # lists of words
    step "$logs/packages.log" inside sh -c 'apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@"' sh $packages
    step "$logs/test.log" inside sh -c 'cd /gapcalc && scripts/test.sh --quick'
    echo "$release: $(tail -n 4 "$logs/test.log" | grep 'tests passed')"
    for compiler in $wanted; do
        step "$logs/$compiler.log" inside sh -ec '
            cd /gapcalc
            cmake -S . -B "build/$1" -G Ninja -DCMAKE_CXX_COMPILER="$1" -DCMAKE_BUILD_TYPE=Release -DCMAKE_COMPILE_WARNING_AS_ERROR=ON
            cmake --build "build/$1"' sh "$compiler"
        echo "$release: $compiler: no warnings ($(inside "$compiler" -dumpfullversion -dumpversion))"
    done
    leave
done
