#include "tabulate/cells.hpp"

#include "tabulate/heading.hpp"

#include <algorithm>

namespace gapcalc::tabulate {
namespace {

std::string_view compact(Operator op) {
    switch (op) {
    case Operator::at_least:
        return ">= ";
    case Operator::more_than:
        return "> ";
    case Operator::at_most:
        return "<= ";
    case Operator::less_than:
        return "< ";
    case Operator::between:
    case Operator::stage:
        break;
    }
    return "";
}

template <class Code>
table::Badge badge(Code code, Language language) {
    const labels::Label& its = labels::label(code);
    return {its.key, its.in(language)};
}

table::Badge flag_badge(Sheet& sheet, assess::Flag flag) {
    const Language language = sheet.layout.language;
    if (flag == assess::Flag::stale) return {labels::label(flag).key, sheet.stale_words};
    return badge(flag, language);
}

void append_flags(table::Badges& badges, const assess::Row& row, Sheet& sheet, bool after_reason = false) {
    for (int at = 0; at < assess::k_flag_count; ++at) {
        const assess::Flag flag{static_cast<std::uint8_t>(at)};
        const bool said =
            after_reason && flag == assess::Flag::partial_year && row.reason == assess::Reason::partial_year;
        if (row.flags.has(flag) && !said) badges.all.push_back(flag_badge(sheet, flag));
    }
}

/// Decimals of a target: its own, where it has more than the values.
int target_places(const RowView& view, const Rational& bound) {
    constexpr int k_most = 4; // more come of growth rates, not of what was written
    return std::max(view.places, bound.exact_places(k_most).value_or(0));
}
int target_places(const RowView& view) {
    if (!view.row.goal || view.stages) return view.places;
    const Goal& goal = *view.row.goal;
    if (goal.op != Operator::between) return target_places(view, goal.bound);
    return std::max(target_places(view, goal.bound), target_places(view, goal.high));
}

bool for_people(const Sheet& sheet) { return sheet.people || sheet.layout.labels; }

/// What a figure's unit is where it stands beside the figure.
std::string_view unit_beside(Sheet& sheet, const RowView& view) {
    if (!sheet.unit_in_cells) return {};
    const table::Cell unit = unit_cell(sheet, view);
    const auto* word = std::get_if<table::Word>(&unit);
    return word ? word->text : std::string_view();
}

/// A stage's words, or the number in the row's unit.
table::Cell figure(Sheet& sheet, const RowView& view, const Rational& value, int places,
                   std::string_view prefix = {}, std::string_view unit = {}) {
    if (view.stages) return table::Word{stage_name(*view.stages, value, sheet.layout.language)};
    return table::Number{value, table::Form::exact, static_cast<std::int8_t>(places), prefix, unit};
}

} // namespace

std::string_view sign_text(Bound bound) {
    switch (bound) {
    case Bound::more_than:
        return "> ";
    case Bound::at_least:
        return ">= ";
    case Bound::less_than:
        return "< ";
    case Bound::at_most:
        return "<= ";
    case Bound::exact:
    case Bound::unknown:
        break;
    }
    return "";
}

std::string_view sign_of(const assess::Row& row, Moves moves) {
    if (row.value_bound == Bound::exact || moves == Moves::not_at_all) return "";
    const bool falls = moves == Moves::against_value || (moves == Moves::to_goal && row.direction < 0) ||
                       (moves == Moves::from_goal && row.direction > 0);
    return sign_text(falls ? reversed(row.value_bound) : row.value_bound);
}

table::Cell plan_cell(Sheet& sheet, const RowView& view) {
    return table::Word{sheet.plans[view.indicator.file]};
}

table::Cell group_cell(Sheet& sheet, const RowView& view) {
    if (!view.indicator.group) return {};
    const Group& group = sheet.catalogue.groups[*view.indicator.group];
    return table::Word{sheet.people ? group.name.in(sheet.layout.language) : group.id};
}

table::Cell group_name_cell(Sheet& sheet, const RowView& view) {
    if (!view.indicator.group) return {};
    return table::Word{sheet.catalogue.groups[*view.indicator.group].name.in(sheet.layout.language)};
}

table::Cell indicator_cell(Sheet&, const RowView& view) { return table::Word{view.indicator.id}; }

table::Cell name_cell(Sheet& sheet, const RowView& view) {
    const Language language = sheet.layout.language;
    const std::string& own = view.indicator.name.in(language);
    if (!sheet.people) return table::Word{own};
    const bool entity = view.row.entity && !sheet.entity_shown;
    std::string name = own;
    if (entity)
        name =
            "  " + std::string(sheet.catalogue.sets[view.row.entity_set].name_of(*view.row.entity, language));
    // Of several targets each row says which it is for.
    if (view.row.deadline && sheet.several_targets.contains(view.row.indicator))
        name += (language == Language::zh ? "（" : " (") + to_string(*view.row.deadline) +
                (language == Language::zh ? "）" : ")");
    if (!entity && view.indicator.attribute == Attribute::binding) name += " *";
    return name == own ? table::Word{own} : table::Word{sheet.table.keep(std::move(name))};
}

table::Cell entity_cell(Sheet& sheet, const RowView& view) {
    if (!view.row.entity) return {};
    const EntitySet& set = sheet.catalogue.sets[view.row.entity_set];
    return table::Word{sheet.people ? set.name_of(*view.row.entity, sheet.layout.language)
                                    : set.key(*view.row.entity)};
}

table::Cell unit_cell(Sheet& sheet, const RowView& view) {
    if (view.row.unit.empty()) return {};
    const bool own = view.row.entity_counted && view.row.unit == view.indicator.entity_unit;
    if (for_people(sheet)) return table::Word{unit_words(view, sheet.layout.language)};
    return own ? table::Word{view.indicator.entity_unit} : unit_cell(sheet, view.indicator, view.row.unit);
}

table::Cell unit_cell(Sheet& sheet, const Indicator& indicator, std::string_view unit) {
    if (unit.empty()) return {};
    // Machines see what figures are converted by, and of a count the word of its set.
    const auto of_set = [&] {
        if (!indicator.over || indicator.measure != Measure::count) return false;
        const Text& its = sheet.catalogue.sets[*indicator.over].unit;
        return unit == its.zh || unit == its.en;
    };
    return table::Word{for_people(sheet) || of_set() ? unit_words(indicator, unit, sheet.layout.language)
                                                     : unit};
}

table::Cell attribute_cell(Sheet& sheet, const RowView& view) {
    return badge(view.indicator.attribute, sheet.layout.language);
}

table::Cell kind_cell(Sheet& sheet, const RowView& view) {
    return badge(view.indicator.kind, sheet.layout.language);
}

table::Cell value_cell(Sheet& sheet, const RowView& view) {
    const assess::Row& row = view.row;
    if (!row.value) return {};
    int places = view.places;
    if (sheet.people && row.bound && !view.stages) places = places_apart(*row.value, *row.bound, places);
    return figure(sheet, view, *row.value, places, sign_text(row.value_bound), unit_beside(sheet, view));
}

table::Cell value_period_cell(Sheet& sheet, const RowView& view) {
    if (!view.row.period) return {};
    return sheet.written_out ? shown_period(view, *view.row.period) : *view.row.period;
}

table::Cell value_bound_cell(Sheet& sheet, const RowView& view) {
    const Bound bound = view.row.value_bound;
    if (bound == Bound::exact || bound == Bound::unknown) return {};
    return badge(bound, sheet.layout.language);
}

table::Cell needed_cell(Sheet&, const RowView& view) {
    const assess::Row& row = view.row;
    if (!row.needed) return {};
    // Whole steps are reached at the bound itself as well; where the value may be beyond the target they are
    // no bound.
    const bool plain = row.needed->is_zero() || !row.gap || row.gap->sign() <= 0;
    std::string_view sign = plain ? std::string_view() : sign_of(row, Moves::from_goal);
    if (!plain && *row.needed != *row.gap) sign = sign == "< " ? "<= " : sign == "> " ? ">= " : sign;
    return table::Number{*row.needed, table::Form::exact, static_cast<std::int8_t>(view.places), sign};
}

table::Cell operator_cell(Sheet& sheet, const RowView& view) {
    // Known also where the bound is not: twice a baseline that is lacking is still a lower bound.
    if (view.row.op) return badge(*view.row.op, sheet.layout.language);
    if (view.row.goal) return badge(view.row.goal->op, sheet.layout.language);
    return {};
}

table::Cell target_cell(Sheet& sheet, const RowView& view) {
    if (!view.row.goal) return {};
    const Goal& goal = *view.row.goal;
    if (goal.op == Operator::between)
        return table::Range{goal.bound, goal.high, static_cast<std::int8_t>(target_places(view))};
    const std::string_view prefix = sheet.operator_shown ? std::string_view() : compact(goal.op);
    if (goal.further && !view.stages)
        return table::Range{goal.bound, *goal.further, static_cast<std::int8_t>(target_places(view)), prefix,
                            true};
    return figure(sheet, view, goal.bound, target_places(view), prefix);
}

table::Cell gap_cell(Sheet&, const RowView& view) {
    if (!view.row.gap) return {};
    return table::Number{*view.row.gap, table::Form::exact, static_cast<std::int8_t>(target_places(view)),
                         view.row.gap_open ? "<= " : sign_of(view.row, Moves::from_goal)};
}

table::Cell reach_date_cell(Sheet& sheet, const RowView& view) {
    if (view.row.reach_date) return *view.row.reach_date;
    if (view.row.reach_date.why() == assess::Blank::adverse)
        return table::Remark{labels::word("never").in(sheet.layout.language)};
    return {};
}

table::Cell likelihood_cell(Sheet& sheet, const RowView& view) {
    struct Chance {
        int over; ///< tenths
        std::string_view zh, en;
    };
    static constexpr Chance k_chances[] = {{9, "很可能 ", "very likely "},
                                           {5, "较可能 ", "more likely than not "},
                                           {1, "不大可能 ", "unlikely "},
                                           {-1, "很不可能 ", "very unlikely "}};
    const auto& chance = view.row.likelihood;
    if (!chance) return {};
    const auto& words = *std::ranges::find_if(
        k_chances, [&](const Chance& one) { return *chance > Rational::fraction(one.over, 10); });
    return table::Number{*chance, table::Form::ratio, 0,
                         sheet.layout.language == Language::zh ? words.zh : words.en};
}

table::Cell age_cell(Sheet&, const RowView& view) {
    if (!view.row.age_months) return {};
    return table::Number{Rational(*view.row.age_months), table::Form::whole};
}

table::Cell coverage_cell(Sheet&, const RowView& view) {
    const assess::Row& row = view.row;
    if (!row.coverage) return {};
    if (row.entities_known && row.entities_total)
        return table::Coverage{*row.entities_known, *row.entities_total};
    return table::Number{*row.coverage, table::Form::ratio};
}

table::Cell verdict_cell(Sheet& sheet, const RowView& view) {
    const Language language = sheet.layout.language;
    const table::Badge verdict = verdict_badge(view.row.verdict, view.row.ceiling, language);
    const bool alone = view.row.reason == assess::Reason::none && view.row.flags.empty();
    if (!sheet.people || sheet.verdict_alone || alone) return verdict;
    table::Badges all;
    all.all.push_back(verdict);
    if (view.row.reason != assess::Reason::none) all.all.push_back(badge(view.row.reason, language));
    append_flags(all, view.row, sheet, true);
    return all;
}

table::Cell reason_cell(Sheet& sheet, const RowView& view) {
    if (view.row.reason == assess::Reason::none) return {};
    return badge(view.row.reason, sheet.layout.language);
}

table::Cell flags_cell(Sheet& sheet, const RowView& view) {
    table::Badges all;
    append_flags(all, view.row, sheet);
    return all;
}

table::Cell source_cell(Sheet& sheet, const RowView& view) {
    const Language language = sheet.layout.language;
    if (view.row.source) return table::Word{view.row.source->in(language)};
    const std::string& own = view.indicator.source.in(language);
    return table::Word{own.empty() ? sheet.catalogue.files[view.indicator.file].source.in(language) : own};
}

} // namespace gapcalc::tabulate
