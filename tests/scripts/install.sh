#!/bin/sh
# cmake --install into an empty prefix, and the Debian package: built, linted, installed under a root of its own, run.
# usage: install.sh PROJECT BUILD
set -eu
project=$1 build=$2
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

runs() { # prefix: what is installed there works from another folder
    (cd "$scratch" && "$1/bin/gapcalc" --version) >"$scratch/log" 2>&1 || {
        cat "$scratch/log"
        echo "the installed program fails"
        exit 1
    }
}
holds() { # prefix, files…
    prefix=$1
    shift
    for file; do
        [ -s "$prefix/$file" ] || { echo "not installed: $file"; exit 1; }
    done
}
common="bin/gapcalc share/doc/gapcalc/README.md share/doc/gapcalc/docs/methods.md share/doc/gapcalc/copyright share/gapcalc/indicators/pengjiang-2025.toml share/doc/gapcalc/examples/goals.toml
    share/bash-completion/completions/gapcalc share/zsh/vendor-completions/_gapcalc share/fish/vendor_completions.d/gapcalc.fish"
if command -v scdoc >/dev/null; then
    for page in man1/gapcalc.1 man5/gapcalc-toml.5 zh/man1/gapcalc.1 zh/man5/gapcalc-toml.5; do
        common="$common share/man/$page.gz"
    done
fi

mkdir "$scratch/elsewhere"
(cd "$scratch/elsewhere" && cmake --install "$build" --prefix "$scratch/prefix" --strip) >"$scratch/log" 2>&1 || { cat "$scratch/log"; exit 1; }
# shellcheck disable=SC2086
holds "$scratch/prefix" $common share/doc/gapcalc/CHANGELOG.md
runs "$scratch/prefix"
rmdir "$scratch/elsewhere" || { echo "installing leaves files in the folder it is started from"; exit 1; }
if ldd "$scratch/prefix/bin/gapcalc" | grep -vE 'linux-vdso|libc\.so|libm\.so|ld-linux'; then
    echo "the program needs a shared library that is not the C library"
    exit 1
fi

for tool in cpack dpkg-shlibdeps lintian scdoc; do
    command -v $tool >/dev/null || { echo "skipped the package: no $tool (scripts/deps.sh test)"; exit 77; }
done
(cd "$scratch" && cpack --config "$build/CPackConfig.cmake" -B "$scratch/package") \
    >"$scratch/log" 2>&1 || { cat "$scratch/log"; exit 1; }
package=$(echo "$scratch"/package/*.deb)
lintian --fail-on error "$package" 2>"$scratch/log" || { cat "$scratch/log"; exit 1; }
mkdir -p "$scratch/root/var/lib/dpkg/info" "$scratch/root/var/lib/dpkg/updates"
touch "$scratch/root/var/lib/dpkg/status" "$scratch/root/var/lib/dpkg/available"
dpkg --root="$scratch/root" --log=/dev/null --force-not-root --force-depends -i "$package" >"$scratch/log" 2>&1 || {
    cat "$scratch/log"
    exit 1
}
# shellcheck disable=SC2086
holds "$scratch/root/usr" $common share/doc/gapcalc/changelog.Debian.gz
runs "$scratch/root/usr"
