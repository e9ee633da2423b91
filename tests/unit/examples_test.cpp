// The reports of examples/ against a calculation written out here: counts of villages by district, village
// and town, the arena and the changes, to the last digit. The figures of the villages are read from their CSV
// file by the test itself.
#include "load_case.hpp"
#include "whole_program.hpp"

#include "gapcalc/base/decimal.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>

using namespace gapcalc;
using namespace gapcalc::test;

namespace {

using Row = std::map<std::string, std::string, std::less<>>;
constexpr const char* k_examples = GAPCALC_PROJECT "/examples";

std::vector<Row> run(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin() + 1, k_examples);
    arguments.insert(arguments.end(), {"-f", "csv", "-q"});
    const Outcome outcome = run_program(arguments);
    REQUIRE_MESSAGE(outcome.status == 0, outcome.err);
    return read_table(outcome.out);
}

Rational number(std::string_view text) { return parse_decimal(text).number.value(); }
Rational whole(std::int64_t value) { return Rational(value); }

struct Village {
    std::string id, town;
    std::map<int, Rational> income; ///< by year
};

/// The villages in their order with what village-income.csv says of them.
std::vector<Village> villages() {
    const auto loaded = gapcalc::testing::load_paths({std::string(k_examples) + "/breakdown.toml"});
    const EntitySet& set = loaded.set("villages");
    const EntitySet& towns = loaded.set("towns");
    std::map<std::string, Village*, std::less<>> by_name;
    std::vector<Village> all(set.members.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
        const Entity& member = set.members[i];
        const Entity& town = towns.members[*member.parent];
        all[i].id = member.id;
        all[i].town = town.id;
        by_name.emplace(member.name.zh, &all[i]);
        by_name[town.name.zh + "/" + member.name.zh] = &all[i];
    }
    const auto rows = read_table(slurp(std::string(k_examples) + "/village-income.csv"));
    REQUIRE(rows.size() == 165);
    for (const Row& row : rows)
        if (const std::string& income = row.at("收入（万元）"); !income.empty())
            by_name.at(row.at("村名"))->income[std::stoi(row.at("年份"))] = number(income);
    return all;
}

/// How many of these villages had a figure in a year, and how many of them more than a bound.
struct Tally {
    std::int64_t villages = 0, known = 0, passing = 0;
};
Tally tally(const std::vector<Village>& all, std::string_view town, int year, int bound) {
    Tally tally;
    for (const Village& village : all) {
        if (!town.empty() && village.town != town) continue;
        ++tally.villages;
        const auto figure = village.income.find(year);
        if (figure == village.income.end()) continue;
        ++tally.known;
        tally.passing += figure->second > whole(bound);
    }
    return tally;
}

std::string verdict_of(const Rational& pace) {
    if (pace.sign() < 0) return "reversing";
    if (pace >= number("1.10")) return "ahead";
    if (pace >= number("0.95")) return "on_track";
    return pace >= number("0.60") ? "slow" : "behind";
}

/// `(1 + rate)^years` lies at `ratio`, as near as six decimals can say.
void check_rate(const std::string& rate, const Rational& ratio, int years) {
    REQUIRE(!rate.empty());
    const Rational half = number("0.0000005");
    Rational low = 1, high = 1;
    for (int i = 0; i < years; ++i) {
        low *= 1 + number(rate) - half;
        high *= 1 + number(rate) + half;
    }
    CHECK(low <= ratio);
    CHECK(ratio <= high);
}

std::string six(const Rational& value) { return value.fixed(6); }
std::string exact(const Rational& value) { return value.fixed(value.exact_places().value_or(6)); }

/// The cells of a row that stands at v in `year`, from b at the end of 2022 to T at the end of 2025.
void check_track(const Row& row, const Rational& v, const Rational& b, const Rational& t, int year, bool met,
                 bool counted) {
    const Rational elapsed = Rational::fraction(12 * (year - 2022), 36);
    CHECK(row.at("value") == exact(v));
    CHECK(row.at("period") == std::to_string(year));
    CHECK(row.at("baseline") == exact(b));
    CHECK(row.at("baseline_period") == "2022");
    CHECK(row.at("deadline") == "2025");
    CHECK(row.at("target") == exact(t));
    CHECK(row.at("gap") == exact(t - v));
    const Rational needed = met ? Rational(0) : counted ? (t - v).ceil() : t - v;
    CHECK(row.at("needed") == exact(needed));
    CHECK(row.at("completion") == six(v / t));
    CHECK(row.at("elapsed") == six(elapsed));
    CHECK(row.at("expected") == six(b + (t - b) * elapsed));
    const Rational change = (v - b) / whole(year - 2022);
    CHECK(row.at("change_per_year") == six(change));
    CHECK(row.at("needed_per_month") == six(needed / whole(12 * (2025 - year))));
    CHECK(row.at("needed_per_year") == six(needed / whole(2025 - year)));
    CHECK(row.at("projection") == six(v + change * whole(2025 - year)));
    CHECK(row.at("projected_gap") == six(t - v - change * whole(2025 - year)));
    CHECK(row.at("age_months") == std::to_string(12 * (2025 - year) - 5)); // as of July
    if (b.sign() > 0)
        check_rate(row.at("growth_per_year"), v / b, year - 2022);
    else
        CHECK(row.at("growth_per_year") == "");
    if (met)
        CHECK(row.at("needed_growth") == six(0));
    else if (v.sign() > 0)
        check_rate(row.at("needed_growth"), t / v, 2025 - year);
    if (t > b) {
        const Rational progress = (v - b) / (t - b);
        CHECK(row.at("progress") == six(progress));
        CHECK(row.at("lead_points") == six(100 * (progress - elapsed)));
        CHECK(row.at("lead_months") == six(36 * (progress - elapsed)));
        CHECK(row.at("pace") == six(progress / elapsed));
        CHECK(row.at("verdict") == (met ? "reached" : verdict_of(progress / elapsed)));
        CHECK(row.at("score") == (met ? "" : six(progress / elapsed)));
    } else {
        CHECK(row.at("progress") == "");
        CHECK(row.at("reason") == "baseline_met");
    }
    // The month in which the line through b and v reaches T.
    std::string reach;
    if (!met && change.sign() > 0) {
        const auto months = (12 * (t - v) / change).ceil().to_integer();
        REQUIRE(months);
        const std::int64_t last = 12 * (std::int64_t{year} + 1) + *months - 1;
        if (last / 12 <= 9999)
            reach = std::to_string(last / 12) + (last % 12 < 9 ? "-0" : "-") + std::to_string(last % 12 + 1);
    }
    CHECK(row.at("reach_date") == reach);
}

/// One line of a share of villages above a bound: the district's, or a town's.
void check_count(const std::vector<Village>& all, const Row& row, std::string_view town, int bound,
                 int percent) {
    CAPTURE(std::string(town));
    const Tally base = tally(all, town, 2022, bound);
    REQUIRE(base.known == base.villages);
    const std::int64_t t = (percent * base.villages + 99) / 100;
    int year = 2024;
    Tally now = tally(all, town, year, bound);
    const auto uncertain = [&] { // the missing ones could still reach it
        return now.passing < t && now.passing + (now.villages - now.known) >= t;
    };
    const bool newer_incomplete = uncertain();
    if (newer_incomplete) now = tally(all, town, --year, bound);
    REQUIRE(!uncertain());
    CHECK(row.at("operator") == "at_least");
    CHECK(row.at("coverage") == six(Rational::fraction(now.known, now.villages)));
    CHECK((row.at("flags").find("newer_incomplete") != std::string::npos) == newer_incomplete);
    const Tally before = tally(all, town, year - 1, bound);
    const bool everybody = before.known == before.villages && now.known == now.villages;
    CHECK(row.at("year_on_year") == (everybody && before.passing > 0
                                         ? six(Rational::fraction(now.passing, before.passing) - 1)
                                         : std::string()));
    check_track(row, whole(now.passing), whole(base.passing), whole(t), year, now.passing >= t, true);
}

constexpr struct {
    const char* id;
    int bound, percent;
} k_goals[] = {
    {"village-income-150", 150, 100}, {"village-income-1000", 1000, 50}, {"village-income-2000", 2000, 10}};

} // namespace

TEST_CASE("examples: shares of villages for the district and for each town") {
    const auto all = villages();
    CHECK(all.size() == 55);
    for (const auto& goal : k_goals) {
        CAPTURE(goal.id);
        const auto rows = run({"report", "--as-of", "2025-07", "--by", "towns", "--only", goal.id});
        REQUIRE(rows.size() == 7);
        for (const Row& row : rows) check_count(all, row, row.at("entity"), goal.bound, goal.percent);
    }
}

TEST_CASE("examples: each village by the test of the count") {
    const auto all = villages();
    for (const auto& goal : k_goals) {
        CAPTURE(goal.id);
        const auto rows = run({"report", "--as-of", "2025-07", "--by", "entity", "--only", goal.id});
        REQUIRE(rows.size() == 1 + all.size());
        for (std::size_t i = 0; i < all.size(); ++i) {
            const Row& row = rows[1 + i];
            CAPTURE(all[i].id);
            CHECK(row.at("entity") == all[i].id);
            CHECK(row.at("unit") == "万元");
            CHECK(row.at("operator") == "more_than");
            CHECK(row.at("coverage") == "");
            const auto& [year, income] = *all[i].income.rbegin();
            check_track(row, income, all[i].income.at(2022), whole(goal.bound), year,
                        income > whole(goal.bound), false);
        }
    }
}

TEST_CASE("examples: the villages' incomes added up") {
    const auto all = villages();
    const auto rows =
        run({"report", "--as-of", "2025-07", "--by", "towns", "--only", "village-income-total"});
    REQUIRE(rows.size() == 7);
    for (const Row& row : rows) {
        CAPTURE(row.at("entity"));
        std::map<int, Rational> sums;
        std::int64_t villages = 0, known = 0, both = 0;
        for (const Village& village : all) {
            if (!row.at("entity").empty() && village.town != row.at("entity")) continue;
            ++villages;
            known += village.income.contains(2024);
            both += village.income.contains(2023) && village.income.contains(2024);
            for (const auto& [year, income] : village.income) sums[year] += income;
        }
        CHECK(row.at("value") == exact(sums[2024]));
        CHECK(row.at("coverage") == six(Rational::fraction(known, villages)));
        CHECK(row.at("year_on_year") == (both == villages ? six(sums[2024] / sums[2023] - 1) : ""));
        CHECK(row.at("change_per_year") == six((sums[2024] - sums[2022]) / 2));
        if (row.at("entity").empty()) {
            CHECK(known < villages); // and still: no figure is negative, so what is there suffices
            CHECK(row.at("verdict") == "reached");
            CHECK(row.at("gap") == exact(whole(45000) - sums[2024]));
        } else {
            CHECK(row.at("reason") == "no_target");
        }
    }
}

TEST_CASE("examples: the arena of the towns") {
    struct Town {
        const char* id;
        const char *investment, *share; ///< January to June 2025, and its part of the goal
        int projects, windows;
    };
    static constexpr Town k_towns[] = {
        {"tangxia", "33.0", "60", 1, 17}, {"hetang", "21.6", "45", 2, 14},  {"duruan", "22.0", "40", 1, 17},
        {"huanshi", "12.5", "20", 1, 26}, {"chaolian", "8.2", "20", 0, 10}, {"baisha", "10.1", "15", 1, 19},
    };
    struct Place {
        std::string id;
        Rational score;
        std::array<Rational, 3> completion;
    };
    std::vector<Place> places;
    for (const Town& town : k_towns) {
        Place place{town.id,
                    {},
                    {number(town.investment) / number(town.share), whole(town.projects),
                     Rational::fraction(town.windows, 20)}};
        const Rational cap = number("1.2");
        constexpr std::array<int, 3> k_weights = {60, 25, 15};
        for (std::size_t i = 0; i < 3; ++i)
            place.score += whole(k_weights[i]) * (place.completion[i] < cap ? place.completion[i] : cap);
        places.push_back(place);
    }
    std::stable_sort(places.begin(), places.end(),
                     [](const Place& a, const Place& b) { return a.score > b.score; });
    const auto rows = run({"rank", "--as-of", "2025-07"});
    REQUIRE(rows.size() == places.size());
    bool tie = false;
    for (std::size_t i = 0; i < places.size(); ++i) {
        CAPTURE(places[i].id);
        std::size_t rank = i;
        while (rank > 0 && places[rank - 1].score == places[i].score) --rank;
        tie |= rank != i;
        CHECK(rows[i].at("rank") == std::to_string(rank + 1));
        CHECK(rows[i].at("entity") == places[i].id);
        CHECK(rows[i].at("score") == six(places[i].score));
        CHECK(rows[i].at("flags") == "");
        CHECK(rows[i].at("industrial-investment") == six(places[i].completion[0]));
        CHECK(rows[i].at("park-projects") == six(places[i].completion[1]));
        CHECK(rows[i].at("service-windows") == six(places[i].completion[2]));
    }
    CHECK(tie); // the example shows one
}

TEST_CASE("examples: the entities of one indicator ranked") {
    auto all = villages();
    // Each stands at its newest figure; the best first, their order kept where two are equal.
    std::stable_sort(all.begin(), all.end(), [](const Village& a, const Village& b) {
        return a.income.rbegin()->second > b.income.rbegin()->second;
    });
    const auto rows = run({"rank", "--as-of", "2025-07", "--indicator", "village-income-1000"});
    REQUIRE(rows.size() == all.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
        CAPTURE(all[i].id);
        const Rational& income = all[i].income.rbegin()->second;
        CHECK(rows[i].at("entity") == all[i].id);
        CHECK(rows[i].at("value") == exact(income));
        CHECK(rows[i].at("target") == "1000");
        CHECK(rows[i].at("gap") == exact(whole(1000) - income));
        CHECK(rows[i].at("completion") == six(income / whole(1000)));
        CHECK((rows[i].at("verdict") == "reached") == (income > whole(1000)));
    }
}

TEST_CASE("examples: what moved between two dates") {
    const auto all = villages();
    const auto rows = run({"changes", "--since", "2024-06", "--as-of", "2025-07", "--only",
                           "village-income-150,village-income-1000,village-income-2000"});
    bool unchanged = false;
    std::size_t found = 0;
    for (const Row& row : rows) {
        for (const auto& goal : k_goals) {
            if (row.at("indicator") != goal.id) continue;
            CAPTURE(goal.id);
            ++found;
            const std::int64_t t = (goal.percent * 55 + 99) / 100;
            const Tally base = tally(all, "", 2022, goal.bound), then = tally(all, "", 2023, goal.bound);
            Tally now = tally(all, "", 2024, goal.bound);
            if (now.passing < t && now.passing + 55 - now.known >= t) now = then;
            CHECK(row.at("value_then") == std::to_string(then.passing));
            CHECK(row.at("value") == std::to_string(now.passing));
            CHECK(row.at("change") == six(whole(now.passing - then.passing)));
            CHECK(row.at("gap_then") == std::to_string(t - then.passing));
            CHECK(row.at("gap") == std::to_string(t - now.passing));
            const Rational pace = Rational::fraction(3 * (then.passing - base.passing), t - base.passing);
            CHECK(row.at("verdict_then") == (then.passing >= t ? "reached" : verdict_of(pace)));
        }
        // Changed verdicts come first.
        const bool same = row.at("verdict_then") == row.at("verdict");
        CHECK(!(unchanged && !same));
        unchanged |= same;
    }
    CHECK(found > 0);
}
