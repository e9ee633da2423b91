#!/bin/sh
# Follows recipes of docs/HACKING.md on a copy: builds what they make, runs it, and says how many files each touched.
# Nearly a full build for each: not a part of the suite.
# usage: scripts/recipes.sh [format|column|unit|target]…      (default: all)
set -eu
project=$(cd "$(dirname "$0")/.." && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
copy=$scratch/gapcalc
say() { printf '%s\n' "$*"; }
fail() { say "recipes.sh: $*" >&2; exit 1; }

fresh() {
    rm -rf "$copy"
    mkdir "$copy"
    (cd "$project" && git ls-files -z --cached --others --exclude-standard | xargs -0 tar cf - 2>/dev/null) | tar xf - -C "$copy"
    (cd "$copy" && git init -q && git add -A && git -c user.name=recipes -c user.email=recipes@gapcalc.invalid commit -qm copy)
}
# Puts the edited text in the place of FILE.
replace() { # FILE
    ! cmp -s "$scratch/edited" "$copy/$1" || fail "$1 has no line like that"
    cp "$scratch/edited" "$copy/$1"
}
# Puts TEXT before the first line of FILE that matches PATTERN; what is not there is a recipe that no longer holds.
insert() { # FILE PATTERN TEXT
    grep -q -- "$2" "$copy/$1" || fail "$1 has no line like '$2'"
    pattern=$2 text=$3 awk '!done && $0 ~ ENVIRON["pattern"] { print ENVIRON["text"]; done = 1 } { print }' "$copy/$1" >"$scratch/edited"
    replace "$1"
}
# The same after a line.
append() { # FILE PATTERN TEXT
    grep -q -- "$2" "$copy/$1" || fail "$1 has no line like '$2'"
    pattern=$2 text=$3 awk '{ print } !done && $0 ~ ENVIRON["pattern"] { print ENVIRON["text"]; done = 1 }' "$copy/$1" >"$scratch/edited"
    replace "$1"
}
touched() { (cd "$copy" && git status --porcelain --untracked-files=all -- src include data | awk '{ print "    " $2 }'); }
build() { # TARGET…
    cmake -S "$copy" -B "$copy/build" -G Ninja -DCMAKE_BUILD_TYPE=Debug -DCMAKE_CXX_FLAGS_DEBUG=-O0 \
        -DCMAKE_COMPILE_WARNING_AS_ERROR=ON >"$scratch/log" 2>&1 && cmake --build "$copy/build" --target "$@" >"$scratch/log" 2>&1 ||
        { cat "$scratch/log"; fail "it does not build"; }
}
run() { "$copy/build/gapcalc" "$@"; }

recipe_format() {
    fresh
    cat >"$copy/src/render/bars.cpp" <<'END'
// Cells between bars, a row a line.
#include "render/delimited.hpp"

namespace gapcalc::render {
namespace {

void append_bars_text(TextBuffer& out, std::string_view text, bool) {
    for (const char c : visible(text)) out += c == '|' ? '/' : c;
}

} // namespace

std::unique_ptr<LineWriter> write_bars(const std::vector<table::Heading>& headings, const Style& style) {
    return write_delimited(headings, style, {'|', {}, append_bars_text});
}

} // namespace gapcalc::render
END
    insert include/gapcalc/render.hpp '^WriteLines write_csv' 'WriteLines write_bars;'
    insert src/render/formats.cpp '"json", "json"' '    {"bars", "bars", nullptr, write_bars, !k_people, 2000},'
    say "a format: $(touched | wc -l) files"
    touched
    build gapcalc gapcalc_tests
    cd "$copy"
    run examples --as-of 2025-06-30 -f bars --columns indicator,value 2>/dev/null | head -3
    run examples --as-of 2025-06-30 --columns indicator,value -o "$scratch/out.bars" 2>/dev/null
    run examples --as-of 2025-06-30 --columns indicator,value -f bars 2>/dev/null | cmp - "$scratch/out.bars" || fail "-o does not know it"
    run report --help | grep -q bars || fail "the help does not know it"
    run completion bash | grep -q bars || fail "the completion does not know it"
    build/tests/gapcalc_tests --source-file='*hostile_text_test.cpp,*lines_test.cpp,*cli_report_test.cpp' --no-intro=true || fail "the tests of all formats"
    cd "$project"
}

# The gap as a part of the target's number.
recipe_column() {
    fresh
    insert include/gapcalc/assess.hpp '^    Computed<int> age_months;' '    Computed<Rational> shortfall; ///< gap / |T|'
    insert src/assess/metrics.cpp '^        year_on_year..;' '        shortfall();'
    insert src/assess/metrics.cpp '^    void year_on_year.. {' '    void shortfall() {
        if (!goal_)
            row_.shortfall = Blank::no_target;
        else if (acting_.bound->is_zero())
            row_.shortfall = Blank::target_not_positive;
        else
            row_.shortfall = *row_.gap / acting_.bound->abs();
    }
'
    insert src/assess/metrics.cpp '^ *&Row::completion,$' '                                                  &Row::shortfall,'
    insert src/tabulate/columns.cpp '^    ."progress", "' '    {"shortfall", "缺口率", "Shortfall", 0, number_cell<&assess::Row::shortfall, table::Form::ratio>, k_right,
     from<&assess::Row::shortfall>(&Working::shortfall)},'
    insert src/tabulate/explain/working.hpp '^    Derivation progress.. const;' '    Derivation shortfall() const;'
    insert src/tabulate/explain/derivations.cpp '^Derivation Working::progress.. const' 'Derivation Working::shortfall() const {
    return {name("gap") + " / |" + target_ + "|", fmt::format("{} / {}", operand(*row_.gap), t_)};
}
'
    say "a column: $(touched | wc -l) files"
    touched
    build gapcalc
    run examples --as-of 2025-06-30 -f csv --columns indicator,gap,target,shortfall 2>/dev/null >"$scratch/column.csv"
    head -3 "$scratch/column.csv"
    # industrial-enterprises: the gap over the number of the target, as awk has it.
    awk -F, 'NR > 1 && $4 != "" { d = $2 / ($3 < 0 ? -$3 : $3) - $4; if (d > 0.000001 || d < -0.000001) exit 1; n++ } END { exit n == 0 }' \
        "$scratch/column.csv" || fail "its numbers are wrong"
    run help columns --lang en | grep -q shortfall || fail "the help does not know it"
    run examples --as-of 2025-06-30 -f csv --columns blank_reason 2>/dev/null | grep -q 'shortfall=' || fail "its blanks have no reason"
    id=$(awk -F, 'NR > 1 && $4 != "" { print $1; exit }' "$scratch/column.csv")
    run explain "$id" examples --as-of 2025-06-30 --lang en 2>/dev/null | grep -q 'Shortfall' || fail "explain"
}

# Volumes: a dimension that no unit had.
recipe_unit() {
    fresh
    insert src/base/unit.hpp '^    share,$' '    volume,'
    insert src/base/unit.cpp '^        ."%", Dimension::share' '        {"升", Dimension::volume, 1, {}, false},
        {"立方米", Dimension::volume, whole(1, 3), {}, false},'
    insert src/base/unit.cpp '^    case Dimension::rank:$' '    case Dimension::volume:'
    say "a unit of a new dimension: $(touched | wc -l) files"
    touched
    build gapcalc
    cat >"$scratch/volume.toml" <<'END'
[[indicator]]
id = "water"
name = "Water"
unit = "立方米"
baseline = { at = 2022, value = 4 }
target = { at_least = "8000升", by = 2025 }
observations = { 2024 = "6500升" }
END
    run "$scratch/volume.toml" --as-of 2024-12-31 -f csv --columns value,target,gap | tee "$scratch/volume.csv"
    grep -qx '6.5,8,1.5' "$scratch/volume.csv" || fail "its units are not converted"
}

# A ceiling relative to the baseline: that it is one, nothing but its row says.
recipe_target() {
    fresh
    insert include/gapcalc/model/targets.hpp '^/// What an entity must pass' 'struct MostTimes {
    Rational factor;
};
'
    sed -i 's/FallBy, GrowPerYear>/FallBy, GrowPerYear, MostTimes>/' "$copy/include/gapcalc/model/targets.hpp"
    append src/model/targets.cpp '"grow_per_year", TargetShape' \
        '    {"most_times", TargetShape::figure, !k_tests, Operator::at_most, Operator::at_most},'
    insert src/model/targets.cpp 'operator...const RiseBy' \
        '    ExactGoal operator()(const MostTimes& aim) const { return scaled(aim.factor); }'
    insert src/load/goals/target_kinds.cpp '^/// RiseBy or FallBy' 'std::optional<Aim> make(Of<MostTimes>, const ParsedAim& parsed, const Measured& measured, int& places,
                        Reporter& reporter) {
    const auto times = make(Of<TimesBaseline>{}, parsed, measured, places, reporter);
    if (!times) return std::nullopt;
    return MostTimes{std::get<TimesBaseline>(*times).factor};
}
'
    append src/labels/labels.cpp '"grow_per_year", "自基期' '    {"most_times", "不高于基期值的 {} 倍", "at most {} times the baseline"},'
    append src/tabulate/explain/wording.cpp 'operator...const TimesBaseline' \
        '    Numbers operator()(const MostTimes& aim) const { return {figure_text(aim.factor)}; }'
    insert src/tabulate/explain/target_derivation.cpp 'operator...const RiseBy' \
        '    Derivation operator()(const MostTimes& aim) const { return of_base("k x b", "{1} x {0}", aim.factor); }'
    insert data/gapcalc.schema.json '^        "rise_by": .$' '        "most_times": {"description": "至多为基期值的倍数 / at most this many times the baseline", "allOf": [{"$ref": "#/definitions/number"}]},'
    sed -i 's/^\( *\){"required": \["times_baseline"\]},$/&\n\1{"required": ["most_times"]},/' "$copy/data/gapcalc.schema.json"
    say "a kind of target: $(touched | wc -l) files"
    touched
    build gapcalc
    goals() { # TARGET
        cat <<END
[[entities]]
id = "towns"
members = ["east", "west"]
[[indicator]]
id = "waiting"
name = "Waiting"
unit = "天"
over = "towns"
measure = "mean"
baseline = { at = 2022, value = 40 }
target = { $1, by = 2025 }
entity_targets = { east = 15, west = 25 }
[indicator.observations.east]
2024 = 14
[indicator.observations.west]
2024 = 29
END
    }
    goals 'most_times = 0.5' >"$scratch/new.toml"
    goals 'at_most = 20' >"$scratch/plain.toml"
    run check "$scratch/new.toml" || fail "check"
    for goal in new plain; do
        run "$scratch/$goal.toml" --as-of 2024-12-31 --by entity -f csv --columns entity,value,operator,target,gap,verdict,pace,flags >"$scratch/$goal.csv"
    done
    cat "$scratch/new.csv"
    cmp "$scratch/new.csv" "$scratch/plain.csv" || fail "it is not judged as at_most is"
    run explain waiting "$scratch/new.toml" --as-of 2024-12-31 --lang en | grep -q 'at most 0.5 times the baseline' || fail "explain"
}

[ $# -gt 0 ] || set -- format column unit target
for recipe; do
    case $recipe in
    format) recipe_format ;;
    column) recipe_column ;;
    unit) recipe_unit ;;
    target) recipe_target ;;
    *) fail "no recipe is called '$recipe'" ;;
    esac
done
