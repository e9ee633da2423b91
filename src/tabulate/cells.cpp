#include "tabulate/cells.hpp"

namespace gapcalc {
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
Badge badge(Code code, Language language) {
    const Label& its = label(code);
    return {its.key, its.in(language)};
}

Badge verdict_badge(const Row& row, Language language) {
    Badge made = badge(row.verdict, language);
    made.tone = tone(row.verdict);
    made.place = static_cast<std::uint8_t>(row.verdict);
    return made;
}

void append_flags(Badges& badges, const Row& row, Language language, bool after_reason = false) {
    for (int at = 0; at < k_flag_count; ++at) {
        const Flag flag{static_cast<std::uint8_t>(at)};
        const bool said = after_reason && flag == Flag::partial_year && row.reason == Reason::partial_year;
        if (row.flags.has(flag) && !said) badges.all.push_back(badge(flag, language));
    }
}

/// A stage's words, or the number in the row's unit.
Cell figure(Sheet& sheet, const RowView& view, const Rational& value, int places,
            std::string_view prefix = {}) {
    if (view.stages) return Word{stage_name(*view.stages, value, sheet.layout.language)};
    return Number{value, Form::exact, static_cast<std::int8_t>(places), prefix};
}

} // namespace

Cell plan_cell(Sheet& sheet, const RowView& view) { return Word{sheet.plans[view.indicator.file]}; }

Cell group_cell(Sheet& sheet, const RowView& view) {
    if (!view.indicator.group) return {};
    const Group& group = sheet.catalogue.groups[*view.indicator.group];
    return Word{sheet.people ? group.name.in(sheet.layout.language) : group.id};
}

Cell indicator_cell(Sheet&, const RowView& view) { return Word{view.indicator.id}; }

Cell name_cell(Sheet& sheet, const RowView& view) {
    const Language language = sheet.layout.language;
    const std::string& name = view.indicator.name.in(language);
    if (!sheet.people) return Word{name};
    if (view.row.entity && !sheet.entity_shown) {
        const EntitySet& set = sheet.catalogue.sets[view.row.entity_set];
        return Word{sheet.table.keep("  " + std::string(set.name_of(*view.row.entity, language)))};
    }
    if (view.indicator.attribute == Attribute::binding) return Word{sheet.table.keep(name + " *")};
    return Word{name};
}

Cell entity_cell(Sheet& sheet, const RowView& view) {
    if (!view.row.entity) return {};
    const EntitySet& set = sheet.catalogue.sets[view.row.entity_set];
    return Word{sheet.people ? set.name_of(*view.row.entity, sheet.layout.language)
                             : set.key(*view.row.entity)};
}

Cell unit_cell(Sheet& sheet, const RowView& view) {
    const std::string& own = view.indicator.entity_unit;
    // An entity that is counted has figures of its own, in a unit that may be called as the set's is.
    if (view.row.entity_counted && !own.empty() && view.row.unit == own) return Word{own};
    return unit_cell(sheet, view.indicator, view.row.unit);
}

Cell unit_cell(Sheet& sheet, const Indicator& indicator, std::string_view unit) {
    if (unit.empty()) return {};
    // A count of entities is in the unit that their set names, in either language.
    if (indicator.over && indicator.measure == Measure::count) {
        const Text& of_set = sheet.catalogue.sets[*indicator.over].unit;
        if (unit == of_set.zh || unit == of_set.en) return Word{of_set.in(sheet.layout.language)};
    }
    return Word{unit};
}

Cell attribute_cell(Sheet& sheet, const RowView& view) {
    return badge(view.indicator.attribute, sheet.layout.language);
}

Cell kind_cell(Sheet& sheet, const RowView& view) {
    return badge(view.indicator.kind, sheet.layout.language);
}

Cell value_cell(Sheet& sheet, const RowView& view) {
    const Row& row = view.row;
    if (!row.value) return {};
    int places = view.places;
    if (sheet.people && row.bound && !view.stages) places = places_apart(*row.value, *row.bound, places);
    return figure(sheet, view, *row.value, places);
}

Cell operator_cell(Sheet& sheet, const RowView& view) {
    // Known also where the bound is not: twice a baseline that is lacking is still a lower bound.
    if (view.row.op) return badge(*view.row.op, sheet.layout.language);
    if (view.row.goal) return badge(view.row.goal->op, sheet.layout.language);
    return {};
}

Cell target_cell(Sheet& sheet, const RowView& view) {
    if (!view.row.goal) return {};
    const Goal& goal = *view.row.goal;
    if (goal.op == Operator::between)
        return Range{goal.bound, goal.high, static_cast<std::int8_t>(view.places)};
    return figure(sheet, view, goal.bound, view.places,
                  sheet.operator_shown ? std::string_view() : compact(goal.op));
}

Cell gap_cell(Sheet&, const RowView& view) {
    if (!view.row.gap) return {};
    return Number{*view.row.gap, Form::exact, static_cast<std::int8_t>(view.places),
                  view.row.gap_open ? "<= " : ""};
}

Cell reach_date_cell(Sheet& sheet, const RowView& view) {
    if (view.row.reach_date) return *view.row.reach_date;
    if (view.row.never) return Remark{word("never").in(sheet.layout.language)};
    return {};
}

Cell age_cell(Sheet&, const RowView& view) {
    if (!view.row.age_months) return {};
    return Number{Rational(*view.row.age_months), Form::whole};
}

Cell coverage_cell(Sheet&, const RowView& view) {
    const Row& row = view.row;
    if (!row.coverage) return {};
    if (row.entities_known && row.entities_total) return Coverage{*row.entities_known, *row.entities_total};
    return Number{*row.coverage, Form::ratio};
}

Cell verdict_cell(Sheet& sheet, const RowView& view) {
    const Language language = sheet.layout.language;
    const Badge verdict = verdict_badge(view.row, language);
    const bool alone = view.row.reason == Reason::none && view.row.flags.empty();
    if (!sheet.people || sheet.verdict_alone || alone) return verdict;
    Badges all;
    all.all.push_back(verdict);
    if (view.row.reason != Reason::none) all.all.push_back(badge(view.row.reason, language));
    append_flags(all, view.row, language, true);
    return all;
}

Cell reason_cell(Sheet& sheet, const RowView& view) {
    if (view.row.reason == Reason::none) return {};
    return badge(view.row.reason, sheet.layout.language);
}

Cell flags_cell(Sheet& sheet, const RowView& view) {
    Badges all;
    append_flags(all, view.row, sheet.layout.language);
    return all;
}

Cell source_cell(Sheet& sheet, const RowView& view) {
    const Language language = sheet.layout.language;
    const std::string& own = view.indicator.source.in(language);
    return Word{own.empty() ? sheet.catalogue.files[view.indicator.file].source.in(language) : own};
}

} // namespace gapcalc
