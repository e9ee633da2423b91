// A small catalogue and rows made by hand, for the tests of tables.
#pragma once

#include "gapcalc/assess.hpp"
#include "gapcalc/base/decimal.hpp"

#include <string_view>

namespace gapcalc::example {

inline Rational number(std::string_view text) { return parse_decimal(text).number.value(); }
inline Period period(std::string_view text) { return parse_period(text).value(); }

/// The indicators of the catalogue, in its order.
enum : Index { k_enterprises, k_energy, k_villages, k_park, k_unemployment };

/// One file, two groups, five indicators: a stock, a binding stock, a count of villages, a milestone and one
/// without group.
inline Catalogue catalogue() {
    Catalogue all;
    all.plans.push_back({});
    File file;
    file.title = Text("蓬江区目标", "District goals");
    file.source = Text("日报");
    file.source_id = 1;
    all.files.push_back(file);
    all.groups.push_back({0, "economy", Text("实体经济", "Real economy")});
    all.groups.push_back({0, "villages", Text("乡村", "Villages")});

    EntitySet villages;
    villages.id = "villages";
    villages.name = Text("行政村", "villages");
    villages.unit = Text("村", "villages");
    villages.count = 4;
    Entity first;
    first.id = "shangxiang";
    first.name = Text("上巷村", "Shangxiang");
    Entity second;
    second.name = Text("新民村");
    villages.members = {first, second};
    villages.others.push_back("甲村");
    all.sets.push_back(villages);

    Series income;
    income.id = "village-income";
    income.name = Text("村集体收入", "Village income");
    income.unit = "万元";
    income.kind = Kind::per_period;
    income.records.places = 2;
    Column column(period("2023"));
    column.set(0, number("320"));
    column.set(1, number("90.25"));
    income.records.columns.push_back(column);
    all.series.push_back(income);

    const auto add = [&all](std::string_view id, Text name, std::optional<Index> group) -> Indicator& {
        Indicator& made = all.indicators.emplace_back();
        made.id = id;
        made.name = std::move(name);
        made.group = group;
        return made;
    };
    Indicator& enterprises = add("industrial-enterprises", Text("规上工业企业", "Industrial enterprises"), 0);
    enterprises.unit = "家";
    enterprises.step = Rational(1);
    enterprises.records.whole = {{period("2023"), number("731"), {1, 20, 1, 3}},
                                 {period("2024-06"), number("752"), {1, 21, 1, 3}}};

    Indicator& energy = add("energy", Text("单位GDP能耗降低", "Fall of energy use"), 0);
    energy.unit = "%";
    energy.places = 2;
    energy.attribute = Attribute::binding;
    energy.source = Text("统计局");

    Indicator& counted =
        add("village-income-150", Text("集体收入超150万元的村", "Villages over 1.5 million"), 1);
    counted.unit = "村";
    counted.unit_words = villages.unit;
    counted.entity_unit = "万元";
    counted.series = 0;
    counted.over = 0;
    counted.measure = Measure::count;
    counted.kind = Kind::per_period;
    counted.where = MoreThan{number("150")};

    Indicator& park = add("park", Text("产业园", "Park"), 1);
    park.kind = Kind::milestone;
    park.stages = {Text("未启动", "Not begun"), Text("创建", "Building"), Text("获评", "Awarded")};

    Indicator& unemployment = add("unemployment", Text("失业率", "Unemployment"), std::nullopt);
    unemployment.unit = "%";
    unemployment.places = 1;
    return all;
}

inline assess::Query query(std::string_view as_of = "2024-12-31") {
    assess::Query asked;
    asked.as_of = period(as_of);
    return asked;
}

/// More than 800 by 2025, 752 at 2024-06: every number that such a row has.
inline assess::Row enterprises_row() {
    assess::Row row;
    row.indicator = k_enterprises;
    row.unit = "家";
    row.baseline_period = period("2022");
    row.start = period("2022");
    row.baseline = number("700");
    row.base = number("700");
    row.period = period("2024-06");
    row.value = number("752");
    row.deadline = period("2025");
    row.goal = Goal{Operator::more_than, number("800"), {}};
    row.target = 0;
    row.bound = number("800");
    row.gap = number("48");
    row.needed = number("49");
    row.completion = number("0.94");
    row.progress = number("0.52");
    row.elapsed = number("0.5");
    row.planned = number("0.5");
    row.lead_points = number("2");
    row.lead_months = number("0.72");
    row.pace = row.score = number("1.04");
    row.expected = number("750");
    row.year_on_year = Rational::fraction(1, 3);
    row.change_per_year = Rational::fraction(104, 3);
    row.growth_per_year = number("0.0489");
    row.needed_per_month = Rational::fraction(49, 18);
    row.needed_per_year = Rational::fraction(98, 3);
    row.needed_growth = number("0.042");
    row.projection = number("804");
    row.projected_gap = number("-4");
    row.reach_date = period("2025-11");
    row.age_months = 6;
    row.verdict = assess::Verdict::on_track;
    row.rule = assess::Rule::method;
    return row;
}

/// A binding goal that was missed.
inline assess::Row energy_row() {
    assess::Row row;
    row.indicator = k_energy;
    row.unit = "%";
    row.period = period("2025");
    row.value = number("11.6");
    row.deadline = period("2025");
    row.goal = Goal{Operator::at_least, number("13.5"), {}};
    row.bound = number("13.5");
    row.gap = row.needed = number("1.9");
    row.verdict = assess::Verdict::missed;
    row.rule = assess::Rule::deadline_passed;
    row.flags.set(assess::Flag::late);
    row.flags.set(assess::Flag::assumed_deadline);
    return row;
}

/// A count of villages of which two of four are known.
inline assess::Row villages_row() {
    assess::Row row;
    row.indicator = k_villages;
    row.unit = "村";
    row.period = period("2023");
    row.value = number("1");
    row.deadline = period("2025");
    row.goal = Goal{Operator::at_least, number("4"), {}};
    row.bound = number("4");
    row.gap = row.needed = number("3");
    row.gap_open = true;
    row.coverage = number("0.5");
    row.entities_known = 2;
    row.entities_total = 4;
    row.verdict = assess::Verdict::pending;
    row.reason = assess::Reason::incomplete;
    row.rule = assess::Rule::lacking;
    return row;
}

/// One village of that count, judged by `where`.
inline assess::Row village_row(Index entity, std::string_view value, bool passes) {
    assess::Row row;
    row.indicator = k_villages;
    row.entity = entity;
    row.unit = "万元";
    row.entity_counted = true;
    row.period = period("2023");
    row.value = number(value);
    row.deadline = period("2025");
    row.goal = Goal{Operator::more_than, number("150"), {}};
    row.bound = number("150");
    row.gap = number("150") - *row.value;
    row.verdict = passes ? assess::Verdict::reached : assess::Verdict::behind;
    return row;
}

inline assess::Row park_row() {
    assess::Row row;
    row.indicator = k_park;
    row.period = period("2024");
    row.value = number("1");
    row.deadline = period("2025");
    row.goal = Goal{Operator::stage, number("2"), {}};
    row.bound = number("2");
    row.gap = row.needed = number("1");
    row.completion = number("0.5");
    row.age_months = 0;
    row.verdict = assess::Verdict::under_way;
    row.rule = assess::Rule::lacking;
    return row;
}

/// A range, reached, without a group.
inline assess::Row unemployment_row() {
    assess::Row row;
    row.indicator = k_unemployment;
    row.unit = "%";
    row.period = period("2024");
    row.value = number("5.1");
    row.deadline = period("2025");
    row.goal = Goal{Operator::between, number("4.5"), number("5.5")};
    row.bound = number("5.5");
    row.gap = number("-0.4");
    row.reach_date = assess::Blank::adverse;
    row.direction = -1;
    row.verdict = assess::Verdict::reached;
    row.rule = assess::Rule::met;
    return row;
}

} // namespace gapcalc::example
