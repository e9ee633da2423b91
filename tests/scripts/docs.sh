#!/bin/sh
# Does every example of README*.md and docs/*.md as it is written there, each document in a folder of its own, and
# compares what the program says with what the document says it does. docs/HACKING.md has the convention.
# usage: docs.sh [--accept] [PROJECT [BUILD]]      (--accept puts the program's words into the documents)
set -eu
accept=
if [ "${1-}" = --accept ]; then
    accept=yes
    shift
fi
project=$(cd "${1:-$(dirname "$0")/../..}" && pwd)
build=$(cd "${2:-$project/build/release}" && pwd)
tools=$(cd "$(dirname "$0")/.." && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir "$scratch/bin"
ln -s "$build/gapcalc" "$scratch/bin/gapcalc"

# What the steps of a document call. `last` is the exit status that the reader's shell would have.
cat >"$scratch/session.sh" <<'SESSION'
last=0 last_line=0 unchecked=
problem() { # line, text
    printf '%s:%s: %s\n' "$doc" "$1" "$2" >>"$work/problems"
}
put() { # number, line, name[, append]
    mkdir -p "$(dirname "$HOME/$3")"
    if [ "${4-}" = append ]; then cat "$work/block.$1" >>"$HOME/$3"; else cat "$work/block.$1" >"$HOME/$3"; fi
    case $3 in *.toml) unchecked="$unchecked $2:$3" ;; esac
}
settle() { # files are checked when all that stand before a command are there
    for each in $unchecked; do
        file=${each#*:}
        case $file in */*) file=$(dirname "$file") ;; esac
        (cd "$HOME" && gapcalc check -q "$file") >"$work/check" 2>&1 || problem "${each%%:*}" "$(cat "$work/check")"
    done
    unchecked=
}
expect_shown() { # the next command
    case $last:$1 in
    0:* | *:'echo $?') ;;
    *) problem "$last_line" "the command ends with $last, and no \$ echo \$? says so" ;;
    esac
}
step() { # number, line
    settle
    expect_shown "$(cat "$work/block.$1")"
    { (exit "$last"); . "$work/block.$1"; } >"$work/out.$1" 2>&1 </dev/null
    last=$? last_line=$2
}
script() { # number, line
    settle
    (cd "$HOME" && sh -eu "$work/block.$1") >"$work/out.$1" 2>&1 </dev/null || problem "$2" "fails: $(cat "$work/out.$1")"
}
cron() { # number, line: each job once, as cron does it; what it writes is the mail
    settle
    number=$1 line=$2 path=/usr/bin:/bin
    set --
    while IFS= read -r entry; do
        case $entry in
        '' | '#'*) continue ;;
        PATH=*) path=${entry#PATH=}; continue ;;
        [A-Z]*=*) set -- "$@" "$(printf '%s\n' "$entry" | sed 's/="\(.*\)"$/=\1/')"; continue ;;
        *%*) problem "$line" "cron reads % as the end of the line" ;;
        esac
        job=$(printf '%s\n' "$entry" | sed 's/^\([^ ]\{1,\} \{1,\}\)\{5\}//')
        (cd "$HOME" && exec env -i HOME="$HOME" LOGNAME=me SHELL=/bin/sh SOURCE_DATE_EPOCH="$SOURCE_DATE_EPOCH" \
            PATH="${PATH%%:*}:$path" "$@" sh -c "$job") >>"$work/out.$number" 2>&1 </dev/null || :
    done <"$work/block.$number"
}
SESSION

status=0
for document in "$project"/README*.md "$project"/docs/*.md; do
    [ -e "$document" ] || continue
    doc=${document#"$project/"}
    language=en_US.UTF-8
    case $doc in *.zh.md) language=zh_CN.UTF-8 ;; esac
    work=$scratch/work home=$scratch/home
    rm -rf "$work" "$home"
    mkdir -p "$work" "$home/scripts"
    for folder in examples indicators; do
        [ ! -d "$project/$folder" ] || cp -R "$project/$folder" "$home"
    done
    python3 "$tools/readers/make_monthly.py" "$home"
    # shellcheck disable=SC2016
    printf '#!/bin/sh\n[ $# != 0 ] || set -- report indicators/\nexec gapcalc "$@"\n' >"$home/scripts/run.sh"
    chmod +x "$home/scripts/run.sh"
    : >"$work/problems"
    : >"$work/links"
    awk -v mode=steps -v doc="$doc" -v work="$work" -f "$tools/docs.awk" "$document" >"$work/steps"
    while read -r line link; do
        [ -e "$(dirname "$document")/$link" ] || echo "$doc:$line: $link is not there" >>"$work/problems"
    done <"$work/links"
    # Today is 10 July 2025, noon in Beijing.
    # shellcheck disable=SC2016
    (cd "$home" && exec env -i PATH="$scratch/bin:/usr/bin:/bin" HOME="$home" TZ=UTC LANG="$language" SOURCE_DATE_EPOCH=1752120000 \
        doc="$doc" work="$work" session="$scratch/session.sh" \
        sh -c '. "$session"; . "$work/steps"; settle; expect_shown ""; : >"$work/ended"' 2>>"$work/problems") || :
    [ -e "$work/ended" ] || echo "$doc: its commands could not be followed to the end" >>"$work/problems"
    awk -v mode=text -v doc="$doc" -v work="$work" -f "$tools/docs.awk" "$document" >"$work/text"
    if [ -s "$work/problems" ]; then
        cat "$work/problems"
        status=1
    fi
    cmp -s "$document" "$work/text" && continue
    if [ -n "$accept" ]; then
        cp "$work/text" "$document"
        echo "accepted: $doc"
    else
        diff -u --label "$doc, as it says" --label "as the program says" "$document" "$work/text" || :
        status=1
    fi
done
[ "$status" = 0 ] || [ -n "$accept" ] || echo "where the program is right: tests/scripts/docs.sh --accept, then read git diff"
exit "$status"
