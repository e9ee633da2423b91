// Goals over entities: counts, shares, sums with figures missing, roll-ups, league tables, changes.
#include "assess_case.hpp"

#include <doctest/doctest.h>

#include <vector>

using namespace gapcalc;
using namespace gapcalc::test;

namespace {

/// A set of `count` villages of which the first `named` are declared, in two towns (the first 30, the rest).
Catalogue district(Index count, Index named) {
    Catalogue catalogue;
    catalogue.plans.push_back({});
    catalogue.files.push_back({});
    EntitySet towns;
    towns.id = "towns";
    towns.members = {{"east", "East", {}, {}}, {"west", "West", {}, {}}};
    EntitySet villages;
    villages.id = "villages";
    villages.count = count;
    villages.within = 0;
    for (Index i = 0; i < named; ++i)
        villages.members.push_back({"v" + std::to_string(i), "V" + std::to_string(i), i < 30 ? 0 : 1, {}});
    catalogue.sets = {towns, villages};
    Series income;
    income.id = "income";
    income.unit = "万元";
    income.kind = Kind::per_period;
    income.over = 1;
    catalogue.series.push_back(income);
    Indicator indicator;
    indicator.id = "case";
    indicator.unit = "村";
    indicator.entity_unit = "万元";
    indicator.kind = Kind::per_period;
    indicator.series = 0;
    indicator.over = 1;
    indicator.measure = Measure::count;
    indicator.where = Test(MoreThan{1000});
    indicator.step = 1;
    indicator.targets.push_back(
        {AtLeast{Rational::fraction(1, 2), true}, period("2025"), false, false, {}, {}});
    catalogue.indicators.push_back(indicator);
    return catalogue;
}

Column& figures_of(Catalogue& catalogue, std::string_view when) {
    auto& columns = catalogue.series[0].records.columns;
    for (Column& column : columns)
        if (column.period() == period(when)) return column;
    return columns.emplace_back(period(when));
}

/// Gives figures to villages from `first` on: `above` of them 2000, then `below` of them 500.
void report(Catalogue& catalogue, std::string_view when, Index above, Index below, Index first = 0) {
    Column& column = figures_of(catalogue, when);
    for (Index i = 0; i < above + below; ++i) column.set(first + i, Rational(i < above ? 2000 : 500));
}

assess::Row whole(const Catalogue& catalogue, std::string_view as_of = "2024-12-31") {
    assess::Query query;
    query.as_of = period(as_of);
    return assess::assess_rows(catalogue, query).at(0);
}

} // namespace

TEST_CASE("entities: a share of 55 villages with figures missing") {
    struct {
        Index above, below;
        std::string_view as_of, year, expected;
    } const cases[] = {
        {28, 17, "2024-12-31", "2024",
         "target=28 operator=at_least value=28 gap=0 needed=0 completion=1 coverage=0.818182 "
         "verdict=reached"},
        {27, 28, "2024-12-31", "2024",
         "value=27 gap=1 needed=1 completion=0.964286 progress=- coverage=1 verdict=pending "
         "reason=no_baseline open=no"},
        {27, 28, "2025-12-31", "2025", "gap=1 verdict=missed"},
        {27, 0, "2024-12-31", "2024",
         "gap=1 needed=1 completion=0.964286 verdict=pending reason=incomplete open=yes"},
        {0, 30, "2024-12-31", "2024",
         "value=0 gap=28 needed=28 completion=0 verdict=pending reason=no_baseline open=yes"},
        {0, 30, "2025-12-31", "2025", "verdict=missed"},
        {55, 0, "2024-12-31", "2024", "value=55 gap=-27 needed=0 verdict=reached coverage=1"},
        {28, 27, "2025-12-31", "2025", "verdict=reached gap=0"},
        {20, 10, "2025-12-31", "2025", "verdict=pending reason=incomplete"},
        {20, 10, "2026-12-31", "2024", "verdict=pending reason=final_data_missing"},
    };
    for (const auto& c : cases) {
        CAPTURE(c.above);
        CAPTURE(c.below);
        CAPTURE(c.year);
        Catalogue catalogue = district(55, 55);
        report(catalogue, c.year, c.above, c.below);
        CHECK(differences(whole(catalogue, c.as_of), c.expected) == "");
    }
}

TEST_CASE("entities: a range with figures missing") {
    struct {
        Index above, below;
        std::string_view expected;
    } const cases[] = {
        {28, 17, "value=28 verdict=pending reason=incomplete"}, // 28 to 38
        {29, 17, "verdict=missed"},                             // 29 at least
        {10, 35, "verdict=pending reason=incomplete"},          // 20 at most
        {10, 36, "verdict=missed"},                             // 19 at most
        {20, 27, "verdict=reached"},                            // 20 to 28
        {28, 27, "verdict=reached"},
    };
    for (const auto& c : cases) {
        CAPTURE(c.above);
        CAPTURE(c.below);
        Catalogue catalogue = district(55, 55);
        catalogue.indicators[0].targets[0].aim = aim_of("between 20 28");
        report(catalogue, "2025", c.above, c.below);
        CHECK(differences(whole(catalogue, "2025-12-31"), c.expected) == "");
    }
}

TEST_CASE("entities: a figure on the bound of the test") {
    struct {
        Test where;
        std::string_view expected;
    } const cases[] = {
        {AtLeast{1000}, "value=2"},
        {MoreThan{1000}, "value=1"},
        {AtMost{1000}, "value=2"},
        {LessThan{1000}, "value=1"},
        {Between{1000, 1001}, "value=2"},
        {Between{1000, 1000}, "value=1"},
        {AtLeast{number("999.5")}, "value=2"},
        {MoreThan{number("999.5")}, "value=2"},
        {AtMost{number("1000.5")}, "value=2"},
        {LessThan{number("1000.5")}, "value=2"},
    };
    Catalogue catalogue = district(3, 3);
    for (Index i = 0; i < 3; ++i) figures_of(catalogue, "2024").set(i, Rational(std::int64_t{999} + i));
    for (const auto& c : cases) {
        CAPTURE(c.where.index());
        catalogue.indicators[0].where = c.where;
        CHECK(differences(whole(catalogue), c.expected) == "");
    }
}

TEST_CASE("entities: shares become whole numbers") {
    struct {
        std::string_view aim;
        Index count;
        std::string_view expected;
    } const cases[] = {
        {"at_least 50%", 55, "operator=at_least target=28"},
        {"at_least 10%", 55, "operator=at_least target=6"},
        {"at_least 50%", 54, "operator=at_least target=27"},
        {"more_than 50%", 55, "operator=at_least target=28"},
        {"more_than 50%", 54, "operator=at_least target=28"},
        {"at_most 10%", 55, "operator=at_most target=5"},
        {"less_than 10%", 55, "operator=at_most target=5"},
        {"less_than 10%", 50, "operator=at_most target=4"},
        {"at_least 100%", 55, "operator=at_least target=55"},
        {"at_least 0%", 55, "operator=at_least target=0"},
    };
    for (const auto& c : cases) {
        CAPTURE(c.aim);
        CAPTURE(c.count);
        Catalogue catalogue = district(c.count, 1);
        report(catalogue, "2024", 1, 0);
        catalogue.indicators[0].targets[0].aim = aim_of(c.aim);
        CHECK(differences(whole(catalogue), c.expected) == "");
    }
}

TEST_CASE("entities: sum mean min max with a figure missing") {
    struct {
        Measure measure;
        std::string_view aim, figures, expected;
    } const cases[] = {
        {Measure::sum, "at_least 100", "60 50 -", "value=110 verdict=reached coverage=0.666667"},
        {Measure::sum, "at_least 200", "60 50 -",
         "value=110 gap=90 verdict=pending reason=incomplete open=yes"},
        {Measure::sum, "at_least 100", "160 -50 -", "value=110 verdict=pending reason=incomplete"},
        {Measure::sum, "at_most 100", "60 50 -", "verdict=pending reason=incomplete open=no"},
        {Measure::sum, "at_least 100", "60 50 0", "value=110 verdict=reached coverage=1"},
        {Measure::mean, "at_least 50", "60 50 -", "value=55 verdict=pending reason=incomplete"},
        {Measure::mean, "at_least 50", "60 50 40", "value=50 gap=0 verdict=reached"},
        {Measure::mean, "at_least 50", "50 50 49",
         "value=49.666667 gap=0.333333 needed=0.333333 verdict=pending reason=no_baseline"},
        {Measure::max, "at_least 55", "60 50 -", "value=60 verdict=reached"},
        {Measure::max, "at_least 70", "60 50 -", "value=60 verdict=pending reason=incomplete"},
        {Measure::max, "at_most 55", "60 50 -", "value=60 verdict=pending reason=no_baseline"},
        {Measure::min, "at_least 55", "60 50 -", "value=50 verdict=pending reason=no_baseline"},
        {Measure::min, "at_most 55", "60 50 -", "value=50 verdict=reached"},
        {Measure::min, "at_most 45", "60 50 -", "value=50 verdict=pending reason=incomplete"},
    };
    for (const auto& c : cases) {
        CAPTURE(int(c.measure));
        CAPTURE(c.aim);
        CAPTURE(c.figures);
        Catalogue catalogue = district(3, 3);
        Indicator& indicator = catalogue.indicators[0];
        catalogue.series[0].kind = indicator.kind = Kind::stock;
        indicator.measure = c.measure;
        indicator.where.reset();
        indicator.targets[0].aim = aim_of(c.aim);
        Column& column = figures_of(catalogue, "2024");
        Index entity = 0;
        for (std::size_t at = 0; at < c.figures.size(); ++entity) {
            const auto end = std::min(c.figures.find(' ', at), c.figures.size());
            const auto word = c.figures.substr(at, end - at);
            if (word != "-") column.set(entity, number(word));
            at = end + 1;
        }
        CHECK(differences(whole(catalogue), c.expected) == "");
    }
}

TEST_CASE("entities: an earlier period stands in while the newest comes in") {
    Catalogue catalogue = district(55, 55);
    report(catalogue, "2023", 30, 25);
    report(catalogue, "2024", 20, 5);
    CHECK(differences(
              whole(catalogue, "2025-03-31"),
              "period=2023 value=30 verdict=reached flags=stale+newer_incomplete age_months=15 coverage=1") ==
          "");
    // Without an earlier verdict the newest period stays.
    Catalogue pending = district(55, 55);
    report(pending, "2023", 20, 5);
    report(pending, "2024", 20, 6);
    CHECK(differences(whole(pending, "2025-03-31"),
                      "period=2024 verdict=pending reason=incomplete flags=-") == "");
}

TEST_CASE("entities: a count over a flow looks at complete years") {
    Catalogue catalogue = district(55, 55);
    report(catalogue, "2024-H1", 28, 27);
    CHECK(differences(whole(catalogue), "value=28 period=2024-H1 gap=- coverage=- verdict=pending "
                                        "reason=partial_year flags=partial_year") == "");
    report(catalogue, "2024-H2", 28, 27);
    CHECK(differences(whole(catalogue), "value=28 period=2024-H2 gap=0 verdict=reached") == "");
    // The last year's other half is out when the deadline has passed, not on its day.
    Catalogue half = district(55, 55);
    report(half, "2025-H1", 28, 27);
    CHECK(differences(whole(half, "2025-12-31"), "verdict=pending reason=partial_year") == "");
    CHECK(differences(whole(half, "2026-01-01"), "verdict=pending reason=final_data_missing") == "");
}

TEST_CASE("entities: a row each, judged by the test of the count") {
    Catalogue catalogue = district(4, 2);
    catalogue.sets[1].others.push_back("Zeta");
    catalogue.sets[1].others.push_back("Alpha");
    Column& column = figures_of(catalogue, "2024");
    column.set(0, 1000);
    column.set(2, 1500);
    column.set(3, 300);
    assess::Query query;
    query.as_of = period("2024-12-31");
    query.by = assess::ByEntity{};
    const auto rows = assess::assess_rows(catalogue, query);
    REQUIRE(rows.size() == 5);
    CHECK(!rows[0].entity);
    CHECK(differences(rows[0], "value=1 target=2 coverage=0.75 verdict=pending reason=incomplete") == "");
    CHECK(*rows[1].entity == 0);
    CHECK(differences(rows[1], "value=1000 operator=more_than target=1000 gap=0 needed=0 coverage=- "
                               "verdict=pending reason=no_baseline") == "");
    CHECK(rows[1].unit == "万元");
    CHECK(*rows[2].entity == 1);
    CHECK(differences(rows[2], "value=- verdict=pending reason=no_data") == "");
    CHECK(*rows[3].entity == 3); // others by code point
    CHECK(*rows[4].entity == 2);
    CHECK(differences(rows[4], "value=1500 gap=-500 completion=1.5 verdict=reached") == "");
}

TEST_CASE("entities: rolled up to their towns") {
    Catalogue catalogue = district(55, 55);
    report(catalogue, "2024", 15, 15);     // East: 30 villages, half above
    report(catalogue, "2024", 12, 13, 30); // West: 25 villages, 13 needed
    assess::Query query;
    query.as_of = period("2024-12-31");
    query.by = assess::ByEntity{Index{0}};
    const auto rows = assess::assess_rows(catalogue, query);
    REQUIRE(rows.size() == 3);
    CHECK(differences(rows[0], "value=27 target=28") == "");
    CHECK(differences(rows[1], "value=15 target=15 verdict=reached coverage=1") == "");
    CHECK(differences(rows[2], "value=12 target=13 gap=1 verdict=pending reason=no_baseline") == "");
}

TEST_CASE("entities: among leaves others out and unknown membership decides nothing") {
    Catalogue catalogue = district(4, 4);
    Series population;
    population.id = "population";
    population.unit = "人";
    population.over = 1;
    population.records.columns.emplace_back(period("2023"));
    Column& people = population.records.columns[0];
    for (Index i = 0; i < 3; ++i) people.set(i, Rational(i == 1 ? 3999 : 4000));
    catalogue.series.push_back(population);
    catalogue.indicators[0].among = Among{1, AtLeast{4000}};
    catalogue.indicators[0].targets[0].aim = aim_of("at_least 100%");
    report(catalogue, "2024", 4, 0);
    CHECK(differences(whole(catalogue), "value=2 target=2 coverage=1 verdict=pending reason=incomplete") ==
          "");
    catalogue.series[1].records.columns[0].set(3, 5000);
    CHECK(differences(whole(catalogue), "value=3 target=3 verdict=reached") == "");
    assess::Query query;
    query.as_of = period("2024-12-31");
    query.by = assess::ByEntity{};
    CHECK(assess::assess_rows(catalogue, query).size() == 4); // the whole and three of four
}

TEST_CASE("entities: arena scores ties and blanks") {
    Catalogue catalogue = district(4, 4);
    Indicator& indicator = catalogue.indicators[0];
    catalogue.series[0].kind = indicator.kind = Kind::stock;
    indicator.measure = Measure::sum;
    indicator.where.reset();
    indicator.targets[0].aim = aim_of("at_least 400");
    for (Index i = 0; i < 4; ++i) indicator.entity_targets.push_back({1, i, 100, {}});
    Column& column = figures_of(catalogue, "2024");
    column.set(0, 150); // 1.5, capped at 1.2
    column.set(1, 90);
    column.set(2, 90);
    Arena arena;
    arena.over = 1;
    arena.cap = Rational::fraction(6, 5);
    arena.indicators = {{0, 60}};
    assess::Query query;
    query.as_of = period("2024-12-31");
    const auto standings = assess::rank_arena(catalogue, arena, query);
    REQUIRE(standings.size() == 4);
    CHECK(standings[0].score == 72);
    CHECK(*standings[0].completions[0] == Rational::fraction(3, 2));
    CHECK(standings[1].score == 54);
    CHECK(*standings[1].rank == 2);
    CHECK(*standings[2].rank == 2);
    CHECK(standings[2].entity == 2);
    CHECK(*standings[3].rank == 4);
    CHECK(standings[3].score == 0);
    CHECK(standings[3].missing.size() == 1);

    const auto placings = assess::rank_indicator(catalogue, 0, query);
    REQUIRE(placings.size() == 4);
    CHECK(*placings[0].row.entity == 0);
    CHECK(*placings[1].rank == 2);
    CHECK(*placings[2].rank == 2);
    CHECK(!placings[3].rank);
}

TEST_CASE("entities: arena completions of goals that are better low") {
    struct {
        std::string_view aim, value;
        Rational score;
    } const cases[] = {
        {"at_most 400", "80", Rational::fraction(5, 4)},   {"less_than 400", "80", Rational::fraction(5, 4)},
        {"at_most 400", "125", Rational::fraction(4, 5)},  {"less_than 400", "125", Rational::fraction(4, 5)},
        {"at_most 400", "0", Rational::fraction(3, 2)},    {"at_most 400", "-5", Rational::fraction(3, 2)},
        {"less_than 400", "10", Rational::fraction(3, 2)}, {"at_least 400", "-5", 0},
    };
    for (const auto& c : cases) {
        CAPTURE(c.aim);
        CAPTURE(c.value);
        Catalogue catalogue = district(1, 1);
        Indicator& indicator = catalogue.indicators[0];
        catalogue.series[0].kind = indicator.kind = Kind::stock;
        indicator.measure = Measure::sum;
        indicator.where.reset();
        indicator.targets[0].aim = aim_of(c.aim);
        indicator.entity_targets.push_back({1, 0, 100, {}});
        figures_of(catalogue, "2024").set(0, number(c.value));
        Arena arena;
        arena.over = 1;
        arena.cap = Rational::fraction(3, 2);
        arena.indicators = {{0, 1}};
        assess::Query query;
        query.as_of = period("2024-12-31");
        const auto standings = assess::rank_arena(catalogue, arena, query);
        REQUIRE(standings.size() == 1);
        CHECK(standings[0].score == c.score);
    }
}

TEST_CASE("entities: changes name what moved, changed verdicts first") {
    Catalogue catalogue = district(55, 55);
    report(catalogue, "2023", 20, 35);
    report(catalogue, "2024", 30, 25);
    Indicator steady = catalogue.indicators[0];
    steady.where = Test(MoreThan{100});
    catalogue.indicators.insert(catalogue.indicators.begin(), steady);
    Indicator drifting = catalogue.indicators[1];
    drifting.targets[0].aim = aim_of("at_least 10%");
    catalogue.indicators.insert(catalogue.indicators.begin(), drifting);
    assess::Query query;
    query.as_of = period("2024-12-31");
    const auto all = assess::changes(catalogue, catalogue, query, period("2023"));
    REQUIRE(all.size() == 2); // the steady one is left out
    CHECK(all[0].now.indicator == 2);
    CHECK(all[0].then.verdict == assess::Verdict::pending);
    CHECK(all[0].now.verdict == assess::Verdict::reached);
    CHECK(*all[0].change == 10);
    CHECK(all[1].now.indicator == 0);
}
