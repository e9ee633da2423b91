// The real plans that ship: what is judged of them at the end of each year, and how many of their goals have
// figures at all.
#include "load_case.hpp"
#include "whole_program.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>

using namespace gapcalc;
using namespace gapcalc::test;
using gapcalc::testing::Loaded;

namespace {

using Row = std::map<std::string, std::string, std::less<>>;

std::string in_project(std::string_view path) { return GAPCALC_PROJECT "/" + std::string(path); }

std::vector<Row> report(std::string_view path, std::vector<std::string> more) {
    std::vector<std::string> arguments = {"report", in_project(path), "-f", "csv", "-q"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const Outcome outcome = run_program(arguments);
    REQUIRE_MESSAGE(outcome.status == 0, outcome.err);
    return read_table(outcome.out);
}

const Row& row_of(const std::vector<Row>& rows, std::string_view id, std::string_view deadline = {}) {
    for (const Row& row : rows)
        if (row.at("indicator") == id && (deadline.empty() || row.at("deadline") == deadline)) return row;
    FAIL("no row of ", std::string(id));
    return rows.front();
}

/// A verdict, and behind it why it is pending or what went wrong.
std::string judgement(const Row& row) {
    return row.at("verdict") + (row.at("reason").empty() ? "" : ": " + row.at("reason"));
}

} // namespace

TEST_CASE("catalogues: the 14th plan at the end of each year") {
    constexpr std::array<const char*, 4> k_years = {"2022", "2023", "2024", "2025"};
    const struct {
        const char* id;
        std::array<const char*, 4> judged;
    } goals[] = {
        {"urbanisation", {"reached", "reached", "reached", "reached"}},
        {"high-value-patents", {"on_track", "ahead", "ahead", "reached"}},
        {"digital-core-industries", {"pending: no_trend", "ahead", "reached", "reached"}},
        {"nursery-places", {"behind", "behind", "behind", "behind"}},
        {"surveyed-unemployment",
         {"missed: failed_year", "missed: failed_year", "missed: failed_year", "missed: failed_year"}},
        {"life-expectancy", {"ahead", "reached", "reached", "reached"}},
        {"schooling", {"pending: no_data", "pending: no_data", "pending: no_baseline", "reached"}},
        {"physicians", {"pending: no_baseline", "reached", "reached", "reached"}},
        {"pension-participation", {"pending: no_data", "pending: no_data", "reached", "reached"}},
        {"energy-intensity",
         {"pending: no_trend", "pending: no_trend", "on_track: zero_base", "on_track: zero_base"}},
        {"carbon-intensity",
         {"pending: no_trend", "pending: no_trend", "pending: no_trend", "pending: no_trend"}},
        {"good-air-days", {"reversing", "reversing", "on_track", "reached"}},
        {"surface-water", {"reached", "reached", "reached", "reached"}},
        {"forest-cover", {"pending: no_data", "pending: no_data", "reached", "reached"}},
        {"grain-capacity", {"on_track", "on_track", "on_track", "pending: incomplete"}},
    };
    for (std::size_t year = 0; year < k_years.size(); ++year) {
        CAPTURE(std::string(k_years[year]));
        const auto rows = report("indicators/china-14th-plan.toml", {"--as-of", k_years[year]});
        CHECK(rows.size() == std::size(goals));
        for (const auto& goal : goals) {
            CAPTURE(std::string(goal.id));
            CHECK(judgement(row_of(rows, goal.id)) == goal.judged[year]);
        }
    }
    // Once all is known that there is to know.
    const auto rows = report("indicators/china-14th-plan.toml", {"--as-of", "2026-06"});
    const auto count = [&](std::string_view verdict) {
        return std::count_if(rows.begin(), rows.end(),
                             [&](const Row& row) { return row.at("verdict") == verdict; });
    };
    CHECK(count("reached") == 10);
    CHECK(count("missed") == 1);
    CHECK(count("pending") == 4);
}

TEST_CASE("catalogues: unemployment failed in one year and people read why in one line") {
    const std::string plan = "indicators/china-14th-plan.toml";
    const auto rows = report(plan, {"--only", "surveyed-unemployment"});
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].at("value") == "5.6");
    CHECK(rows[0].at("period") == "2022");
    CHECK(judgement(rows[0]) == "missed: failed_year");
    const struct {
        const char *language, *line;
    } told[] = {{"en", "Surveyed urban unemployment 5.6 < 5.5 0.1 Missed: a year failed 2022 2025"},
                {"zh", "城镇调查失业率 5.6 < 5.5 0.1 未达标：有年度未达标 2022 2025"}};
    const auto without_blanks = [](std::string text) {
        std::erase_if(text, [](char c) { return c == ' ' || c == '\n'; });
        return text;
    };
    for (const auto& one : told) {
        CAPTURE(std::string(one.language));
        const Outcome outcome = run_program(
            {"report", in_project(plan), "--only", "surveyed-unemployment", "--lang", one.language});
        CHECK_MESSAGE(without_blanks(outcome.out).find(without_blanks(one.line)) != std::string::npos,
                      outcome.out);
        const Outcome why =
            run_program({"explain", "surveyed-unemployment", in_project(plan), "--lang", one.language});
        const std::string note = one.language == std::string_view("en") ? "2022, with 5.6 %, did not meet it"
                                                                        : "2022年为5.6%，即未达标";
        CHECK_MESSAGE(without_blanks(why.out).find(without_blanks(note)) != std::string::npos, why.out);
    }
}

TEST_CASE("catalogues: each kind of goal of Canada's framework") {
    const auto rows = report("examples/canada", {"--as-of", "2026-07"});
    const auto judged = std::count_if(rows.begin(), rows.end(),
                                      [](const Row& row) { return row.at("verdict") != "pending"; });
    CHECK(judged >= 20);
    const struct {
        const char *what, *id, *baseline, *target, *judged;
    } goals[] = {
        {"a plain bound", "clean-electricity", "81.444", "90", "reversing"},
        {"a fall against a base year", "poverty-rate", "14.5", "7.25", "on_track"}, // half of 14.5
        {"a range of falls", "greenhouse-gas", "763.017", "457.8102", "behind"},    // the lesser, 40 %
        {"growth a year", "charging-stations", "666", "34089.804747", "slow"},      // 666 x 1.3^15
        {"a level to be kept", "infrastructure-life", "58.2", "50", "on_track"},
        {"means of three years", "clean-air", "63", "85", "slow"},
        {"fiscal years that name both", "alcohol", "8.1", "8", "reached"},
        {"fiscal years that name one", "energy-savings", "20", "600", "behind"},
    };
    for (const auto& goal : goals) {
        CAPTURE(std::string(goal.what));
        const Row& row = row_of(rows, goal.id);
        CHECK(row.at("baseline") == goal.baseline);
        CHECK(row.at("target") == goal.target);
        CHECK(judgement(row) == goal.judged);
    }
    // People see both ends of the range.
    const Outcome why =
        run_program({"explain", "greenhouse-gas", in_project("examples/canada"), "--as-of", "2026-07"});
    CHECK_MESSAGE(why.out.find("at least 40% (to 45%)") != std::string::npos, why.out);
}

TEST_CASE("catalogues: Ireland's homes are met twice and missed twice") {
    const auto rows = report("examples/ireland-housing", {"--target", "all"});
    const char* const wanted[][3] = {{"2022", "29851", "reached"},
                                     {"2023", "32525", "reached"},
                                     {"2024", "30330", "missed"},
                                     {"2025", "36284", "missed"}};
    REQUIRE(rows.size() == std::size(wanted));
    for (std::size_t at = 0; at < rows.size(); ++at) {
        CAPTURE(at);
        CHECK(rows[at].at("period") == wanted[at][0]);
        CHECK(rows[at].at("value") == wanted[at][1]);
        CHECK(rows[at].at("verdict") == wanted[at][2]);
    }
}

TEST_CASE("catalogues: goals with figures of all goals") {
    const struct {
        const char* path;
        int with_figures, goals;
    } catalogues[] = {
        {"indicators/china-14th-plan.toml", 14, 15}, {"indicators/china-15th-plan.toml", 0, 14},
        {"indicators/pengjiang-2025.toml", 6, 43},   {"examples/canada", 28, 28},
        {"examples/ireland-housing", 1, 1},
    };
    for (const auto& one : catalogues) {
        CAPTURE(std::string(one.path));
        const Loaded loaded = testing::load_paths({in_project(one.path)});
        CHECK(loaded.described() == ""); // not even a warning
        int with_figures = 0, goals = 0;
        for (const Indicator& indicator : loaded.catalogue.indicators) {
            if (indicator.targets.empty()) continue;
            const Records* const shared =
                indicator.series ? &loaded.catalogue.series[*indicator.series].records : nullptr;
            const auto any = [](const Records& records) {
                return !records.whole.empty() || !records.columns.empty();
            };
            ++goals;
            with_figures += any(indicator.records) || (shared != nullptr && any(*shared));
        }
        MESSAGE(std::string(one.path) << ": " << with_figures << " of " << goals << " goals have figures");
        CHECK(with_figures == one.with_figures);
        CHECK(goals == one.goals);
    }
}
