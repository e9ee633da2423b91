#!/bin/sh
# Each problem that the program can report has a folder in tests/problems that shows it in both languages, and each folder
# there shows the problem that it is called after, with a help.
set -eu
cd "$1"
# E302 needs a file that is cut while it is read, E918 a machine without memory; E919 and E932 are for faults of the program's own.
elsewhere='E302 E918 E919 E932'
failed=0
wrong() {
    echo "$1"
    failed=1
}

codes=$(grep -rhoE '"[EWN][0-9]{3}"' src include | tr -d '"' | sort -u)
[ "$(echo "$codes" | wc -l)" -gt 100 ] || wrong "the tables of problems were not found in src"
for code in $codes; do
    case " $elsewhere " in *" $code "*) continue ;; esac
    set -- "tests/problems/$code"-*
    [ -d "$1" ] || wrong "$code has no folder tests/problems/$code-…"
done
for folder in tests/problems/*/; do
    folder=${folder%/}
    code=${folder##*/}
    code=${code%%-*}
    case "
$codes
" in *"
$code
"*) ;; *) wrong "$folder: there is no problem $code" ;; esac
    for suffix in '' .zh; do
        cat "$folder/expout$suffix" "$folder/experr$suffix" 2>/dev/null | grep -qF "[$code]" ||
            wrong "$folder: nothing expected shows $code${suffix:+ in Chinese}"
        # All but notes on how a file was read say what to do.
        case $code in N0*) continue ;; esac
        cat "$folder/expout$suffix" "$folder/experr$suffix" 2>/dev/null | grep -qE '^ += (help: |帮助：).' ||
            wrong "$folder: no help${suffix:+ in Chinese}"
    done
done
exit "$failed"
