#include "gapcalc/model.hpp"

#include <doctest/doctest.h>
#include <map>
#include <random>

using namespace gapcalc;

namespace {

Period day(std::string_view text) { return *parse_period(text); }
std::int32_t number(std::string_view text) { return day_number(day(text).end()); }

Index published(Records& records, std::string_view when) {
    return records.details.add({.published = number(when)});
}

/// A catalogue with one series, of which one entity and the whole have the same figures: 70, from 2024-02-10
/// on 73, and 5 for 2024, published on 2025-02-10.
Catalogue catalogue_of_vintages() {
    Catalogue catalogue;
    Records& records = catalogue.series.emplace_back().records;
    const Index early = published(records, "2024-02-10"), late = published(records, "2025-02-10");
    const Period first = day("2023"), second = day("2024");
    records.whole = {{first, 70, {}, early}, {second, 5, {}, late}};
    for (const auto& [period, value, detail] : {std::tuple(first, 70, early), std::tuple(second, 5, late)}) {
        Column& column = records.columns.emplace_back(period);
        column.set(3, Rational(value));
        column.set_detail(3, detail);
    }
    records.vintages = {{.period = first, .value = 73, .detail = late, .span = {}},
                        {.period = first, .entity = 3, .value = 73, .detail = late, .span = {}}};
    choose_newest(records);
    return catalogue;
}

} // namespace

TEST_CASE("details of a column are those that were set last") {
    std::mt19937 random(7);
    for (int round = 0; round < 200; ++round) {
        CAPTURE(round);
        const Index kinds = 1 + random() % 3, entities = 1 + random() % 60, base = random() % 1000;
        Column column(Period::of_year(2024));
        std::map<Index, Index> expected;
        for (int step = 0; step < 80; ++step) {
            const Index entity = base + random() % entities, detail = random() % kinds;
            column.set(entity, Rational(step));
            column.set_detail(entity, detail);
            expected[entity] = detail;
        }
        for (const auto& [entity, detail] : expected) CHECK(column.detail(entity) == detail);
        if (kinds == 1) CHECK(column.details().empty());
    }
}

TEST_CASE("details that are alike are one") {
    FigureDetails details;
    CHECK(details.empty());
    CHECK(details.add({}) == 0);
    const Index source = details.add_text("bulletin");
    const Index first = details.add({.source = source});
    CHECK(first == 1);
    CHECK(details.add({.source = details.add_text("bulletin")}) == first);
    CHECK(details.add({.bound = Bound::more_than}) == 2);
    CHECK(details.text(details[first].source).zh == "bulletin");
    CHECK(details.add_text("") == 0);
    CHECK(details.text(0).empty());
    CHECK(details.any_bounds());
    CHECK_FALSE(details.any_dated());
}

TEST_CASE("of several publications the newest counts") {
    const Catalogue catalogue = catalogue_of_vintages();
    const Records& records = catalogue.series[0].records;
    REQUIRE(records.whole.size() == 2);
    CHECK(records.whole[0].value == 73);
    CHECK(records.details[records.whole[0].detail].revised);
    CHECK_FALSE(records.details[records.whole[1].detail].revised);
    CHECK(*records.columns[0].at(3) == 73);
    CHECK(records.details[records.columns[0].detail(3)].revised);
    REQUIRE(records.vintages.size() == 2);
    for (const Vintage& vintage : records.vintages) {
        CHECK(vintage.value == 70);
        CHECK(records.details[vintage.detail].published == number("2024-02-10"));
    }
}

TEST_CASE("what is published later is not known") {
    struct Known {
        std::string_view day;
        int first, second; // -1: there is no figure
        bool revised;
    };
    for (const Known& c : {Known{"2024-02-09", -1, -1, false},
                           {"2024-02-10", 70, -1, false},
                           {"2025-02-09", 70, -1, false},
                           {"2025-02", 73, 5, true},
                           {"2026", 73, 5, true}}) {
        CAPTURE(c.day);
        Catalogue catalogue = catalogue_of_vintages();
        forget_publications_after(catalogue, day(c.day));
        const Records& records = catalogue.series[0].records;
        const std::size_t there = (c.first != -1 ? 1U : 0U) + (c.second != -1 ? 1U : 0U);
        REQUIRE(records.whole.size() == there);
        REQUIRE(records.columns.size() == there);
        CHECK(records.vintages.size() == 6 - 2 * there);
        if (c.first != -1) {
            CHECK(records.whole[0].value == c.first);
            CHECK(*records.columns[0].at(3) == c.first);
            CHECK(records.details[records.whole[0].detail].revised == c.revised);
            CHECK(records.details[records.columns[0].detail(3)].revised == c.revised);
        }
        if (c.second != -1) CHECK(records.whole[1].value == c.second);
    }
}

TEST_CASE("looking back, what was not known yet counts as it was first published") {
    Catalogue catalogue = catalogue_of_vintages();
    turn_back_to(catalogue, day("2023"));
    const Records& records = catalogue.series[0].records;
    REQUIRE(records.whole.size() == 2);
    CHECK(records.whole[0].value == 70);
    CHECK(records.whole[1].value == 5);
    CHECK(*records.columns[0].at(3) == 70);
    CHECK_FALSE(records.details[records.whole[0].detail].revised);
}

TEST_CASE("a figure without a date gives way to one that has one") {
    Records records;
    const Index dated = published(records, "2024-02-10");
    records.whole = {{day("2023"), 70, {}, 0}};
    records.vintages = {{.period = day("2023"), .value = 73, .detail = dated, .span = {}}};
    Catalogue catalogue;
    catalogue.series.emplace_back().records = records;
    forget_publications_after(catalogue, day("2024-02-09"));
    CHECK(catalogue.series[0].records.whole[0].value == 70);
    choose_newest(records);
    CHECK(records.whole[0].value == 73);
    CHECK(records.details[records.whole[0].detail].revised);
}

TEST_CASE("what was replaced counts on no day but tells of a revision") {
    Records records;
    const Index dated = published(records, "2024-02-10");
    records.whole = {{day("2023"), 73, {}, 0}};
    records.vintages = {{.period = day("2023"), .value = 70, .detail = dated, .replaced = true, .span = {}}};
    choose_newest(records);
    CHECK(records.whole[0].value == 73);
    CHECK(records.details[records.whole[0].detail].revised);
}
