#!/bin/bash
# The completion of each shell that is there, asked as that shell asks.
# usage: completion.sh PROJECT BUILD
set -eu
build=$2
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir "$scratch/bin" "$scratch/files"
ln -s "$build/gapcalc" "$scratch/bin/gapcalc"
PATH=$scratch/bin:$PATH
cd "$scratch/files"
touch goals.toml 'my plan.toml'
export LC_ALL=C
status=0
wrong() {
    echo "$*"
    status=1
}

# What has been typed, the last word being completed, and what shall come of it.
cases='gapcalc rep|report
gapcalc chan|changes
gapcalc go|goals.toml
gapcalc --bo|--bom
gapcalc report --fo|--format
gapcalc report -f js|json jsonl
gapcalc report --format mark|markdown
gapcalc check -f g|github
gapcalc rank --ind|--indicator
gapcalc check --st|--strict
gapcalc list --method|
gapcalc goals.toml --sort g|gap
gapcalc report --verdict reached,mi|reached,missed
gapcalc report --columns name,val|name,value name,value_bound
gapcalc report --columns name,verd|name,verdict
gapcalc report --fail-on bind|binding_missed
gapcalc --lang zh rep|report
gapcalc help verd|verdicts
gapcalc completion f|fish
gapcalc explain go|goals.toml
gapcalc report --data go|goals.toml
gapcalc schema go|'

# shellcheck disable=SC1090
source <(gapcalc completion bash)
compopt() { :; } # it works within a real completion alone
ask_bash() { # words…
    COMP_WORDS=("$@")
    COMP_CWORD=$(($# - 1))
    COMPREPLY=()
    _gapcalc || :
    printf '%s\n' "${COMPREPLY[@]}" | sort | paste -sd' '
}
while IFS='|' read -r typed expected; do
    # shellcheck disable=SC2086
    found=$(ask_bash $typed)
    [ "$found" = "$expected" ] || wrong "bash: $typed gives '$found', not '$expected'"
done <<<"$cases"
ask_bash gapcalc report my >/dev/null
COMP_WORDS=(gapcalc report my) COMP_CWORD=2
_gapcalc || :
[ "${#COMPREPLY[@]}:${COMPREPLY[0]}" = "1:my plan.toml" ] || wrong "bash: a name with a blank is not one word: ${COMPREPLY[*]}"
COMP_WORDS=(gapcalc report --format = js) COMP_CWORD=4
_gapcalc || :
[ "${COMPREPLY[*]}" = "json jsonl" ] || wrong "bash: --format=js gives '${COMPREPLY[*]}'"

if command -v fish >/dev/null; then
    export XDG_CONFIG_HOME=$scratch XDG_DATA_HOME=$scratch
    gapcalc completion fish >"$scratch/gapcalc.fish"
    fish -n "$scratch/gapcalc.fish" || wrong "fish cannot read its completion"
    while IFS='|' read -r typed expected; do
        found=$(fish --no-config -c "source $scratch/gapcalc.fish; complete -C '$typed'" | cut -f1 | sort | paste -sd' ')
        # fish knows options and files that only begin alike, too.
        case " $found " in
        *" $expected "*) ;;
        *) [ -z "$expected" ] || wrong "fish: $typed gives '$found', not '$expected'" ;;
        esac
    done <<<"$cases"
fi
if command -v zsh >/dev/null && command -v python3 >/dev/null; then
    mkdir "$scratch/functions"
    gapcalc completion zsh >"$scratch/functions/_gapcalc"
    zsh -n "$scratch/functions/_gapcalc" || wrong "zsh cannot read its completion"
    while IFS='|' read -r typed expected; do
        [ -n "$expected" ] || continue
        case $expected in *' '*) continue ;; esac
        printf '%s|%s\n' "$typed" "$expected"
    done <<<"$cases" | python3 "$1/tests/scripts/completion_zsh.py" "$scratch/functions" || status=1
fi
exit $status
