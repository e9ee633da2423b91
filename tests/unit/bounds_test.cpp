// Figures of which only one side is known, and what publishers say of figures: through the whole program.
#include "random_catalogue.hpp"
#include "whole_program.hpp"

#include "gapcalc/base/bound.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace gapcalc;
using namespace gapcalc::test;

namespace {

using Row = std::map<std::string, std::string, std::less<>>;

std::vector<Row> report(const std::string& toml, std::vector<std::string> more) {
    Folder folder;
    std::vector<std::string> arguments = {"report", folder.write("bounds.toml", toml), "-f", "csv"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const Outcome outcome = run_program(arguments);
    REQUIRE_MESSAGE(outcome.status == 0, outcome.err.substr(0, 1500));
    return read_table(outcome.out);
}

std::string indicator(const std::string& keys, const std::string& figures) {
    return "[[indicator]]\nid = \"x\"\n" + keys + "\n[indicator.observations]\n" + figures + "\n";
}

/// An indicator over three towns.
std::string towns(const std::string& keys, const std::string& figures) {
    return "[[entities]]\nid = \"towns\"\nmembers = [\"a\", \"b\", \"c\"]\n" +
           indicator("over = \"towns\"\n" + keys, figures);
}

struct Case {
    std::string name, toml, as_of;
    std::vector<std::pair<std::string, std::string>> cells;
};

const std::string k_flow = "kind = \"year_to_date\"\ntarget = { at_least = 500, by = 2024 }";
const std::string k_share = "unit = \"%\"\nlimits = [0, 100]\nbaseline = { at = 2020, value = 40 }\ntarget = "
                            "{ at_least = 60, by = 2025 }";
const std::string k_fall = "baseline = { at = 2020, value = 40 }\ntarget = { at_most = 20, by = 2025 }";

const Case k_cases[] = {
    {"all of it meets",
     indicator("target = { at_least = 10, by = 2025 }", "2024 = \">10.5\""),
     "2024-12-31",
     {{"value", "10.5"},
      {"value_bound", "more_than"},
      {"verdict", "reached"},
      {"gap", "-0.5"},
      {"needed", "0"}}},
    {"what a bound left open at the deadline did not meet",
     indicator("unit = \"%\"\nbaseline = { at = 2015, value = 50 }\ntarget = { at_least = 95, by = 2020 }",
               "2020 = \">90\"\n2022 = 80"),
     "2025-10-31",
     {{"value", "80"}, {"verdict", "missed"}, {"reason", ""}}},
    {"the bound itself need not meet",
     indicator("target = { more_than = 18, by = 2025 }", "2024 = \">18\""),
     "2024-12-31",
     {{"verdict", "reached"}, {"gap", "0"}, {"needed", "0"}}},
    {"none meets at the deadline",
     indicator(k_flow, "2024 = \"<100\""),
     "2025-01-15",
     {{"verdict", "missed"}, {"gap", "400"}, {"completion", "0.200000"}}},
    {"behind at both ends",
     indicator(k_flow, "2024-06 = \"<100\""),
     "2024-07-15",
     {{"verdict", "behind"}, {"pace", "0.400000"}, {"score", ""}, {"progress", "0.200000"}}},
    {"of several classes",
     indicator(k_flow, "2024-06 = \"<490\""),
     "2024-07-15",
     {{"verdict", "pending"},
      {"reason", "only_bound"},
      {"pace", ""},
      {"progress", ""},
      {"gap", "10"},
      {"elapsed", "0.500000"},
      {"expected", "250.000000"}}},
    {"no end on the good side",
     indicator(k_flow, "2024-06 = \">100\""),
     "2024-07-15",
     {{"verdict", "pending"}, {"reason", "only_bound"}}},
    {"some meet",
     indicator("target = { at_least = 500, by = 2025 }", "2024 = \"<=500\""),
     "2024-12-31",
     {{"verdict", "pending"}, {"reason", "only_bound"}, {"gap", "0"}, {"needed", ""}}},
    {"some meet, in whole steps",
     indicator("unit = \"家\"\ntarget = { at_least = 500, by = 2025 }", "2024 = \"<=600\""),
     "2024-12-31",
     {{"reason", "only_bound"}, {"gap", "-100"}, {"needed", "1"}}},
    {"none meets, in whole steps",
     indicator("unit = \"家\"\ntarget = { at_least = 500, by = 2025 }", "2025 = \"<500\""),
     "2025-12-31",
     {{"verdict", "missed"}, {"gap", "0"}, {"needed", "1"}}},
    {"the deadline is past",
     indicator("target = { at_least = 500, by = 2025 }", "2024 = \">400\""),
     "2026-12-31",
     {{"reason", "final_data_missing"}}},
    {"limits are an end", indicator(k_share, "2024 = \"<39\""), "2024-12-31", {{"verdict", "reversing"}}},
    {"of other classes within limits",
     indicator(k_share, "2024 = \"<44\""),
     "2024-12-31",
     {{"reason", "only_bound"}}},
    {"limits end the good side",
     indicator(k_share, "2023 = \">58\""),
     "2023-12-31",
     {{"reason", "only_bound"}}},
    {"limits end what may be",
     indicator("unit = \"%\"\nlimits = [0, 100]\ntarget = { between = [90, 100], by = 2025 }",
               "2024 = \">95\""),
     "2024-12-31",
     {{"verdict", "reached"}, {"value", "95"}, {"value_bound", "more_than"}}},
    {"at the limit itself",
     indicator("limits = [0, 100]\ntarget = { between = [0, 5], by = 2025 }", "2024 = \"<5\""),
     "2024-12-31",
     {{"verdict", "reached"}}},
    {"a count knows what its entities' limits leave",
     "[[entities]]\nid = \"towns\"\nmembers = [\"a\", \"b\"]\n[[series]]\nid = \"s\"\nover = \"towns\"\n"
     "limits = [0, 100]\n[series.observations]\na.2023 = \">50\"\nb.2023 = 40\n"
     "[[indicator]]\nid = \"x\"\nseries = \"s\"\nmeasure = \"count\"\nwhere = { at_most = 100 }\n"
     "target = { at_least = 2, by = 2023 }\n",
     "2023-12-31",
     {{"value", "2"}, {"value_bound", ""}, {"verdict", "reached"}}},
    {"limits end the figures of a sum: all above",
     towns("limits = [0, 100]\ntarget = { at_most = 40, by = 2023 }",
           "a.2023 = \"<60\"\nb.2023 = 50\nc.2023 = 0"),
     "2023-12-31",
     {{"value", "110"}, {"value_bound", "less_than"}, {"verdict", "missed"}}},
    {"limits end the figures of a sum: all meet",
     towns("limits = [0, 100]\ntarget = { at_least = 40, by = 2023 }",
           "a.2023 = \"<60\"\nb.2023 = 50\nc.2023 = 0"),
     "2023-12-31",
     {{"verdict", "reached"}, {"needed", "0"}}},
    {"limits end the figures of a mean",
     towns("limits = [0, 100]\nmeasure = \"mean\"\ntarget = { at_most = 51, by = 2023 }",
           "a.2023 = \">60\"\nb.2023 = 50\nc.2023 = 1"),
     "2023-12-31",
     {{"value", "37"}, {"value_bound", "more_than"}, {"verdict", "reached"}}},
    {"limits end amounts before they are added up",
     indicator("kind = \"per_period\"\nlimits = [0, 100]\ntarget = { at_least = 50, by = 2024 }",
               "2024-Q1 = 50\n2024-Q2 = \"<60\""),
     "2024-07-15",
     {{"value", "110"}, {"verdict", "reached"}}},
    {"what a running total grows by may be below 0",
     indicator("kind = \"year_to_date\"\nlimits = [20, 90]\ntarget = { at_least = 30, during = \"2024-Q2\" }",
               "2024-03 = 50\n2024-05 = \"<=50\""),
     "2024-05-31",
     {{"value", "0"}, {"verdict", "pending"}, {"reason", "only_bound"}}},
    {"needed is 0 where limits leave only what meets",
     indicator("limits = [0, 100]\ntarget = { at_most = 100, by = 2025 }", "2023 = \">50\""),
     "2023-12-31",
     {{"verdict", "reached"}, {"needed", "0"}, {"needed_per_month", "0.000000"}}},
    {"nothing is said of what is needed where the bound stands at the target",
     indicator("target = { more_than = 800, by = 2023 }", "2023 = \"<=800\""),
     "2023-12-31",
     {{"verdict", "missed"}, {"needed", ""}}},
    {"limits of single amounts end their total",
     indicator("kind = \"per_period\"\nlimits = [0, 50]\ntarget = { between = [60, 90], by = 2024 }",
               "2024-H1 = 40\n2024-H2 = \">40\""),
     "2024-12-31",
     {{"verdict", "reached"}, {"reason", ""}}},
    {"no end on the bad side", indicator(k_fall, "2024 = \">42\""), "2024-12-31", {{"verdict", "reversing"}}},
    {"figures below nought leave no end",
     indicator("kind = \"year_to_date\"\n"
               "target = { at_least = 500, by = 2024 }",
               "2023 = -5\n2024-06 = \"<100\""),
     "2024-07-15",
     {{"reason", "only_bound"}}},
    {"over a ceiling",
     indicator("kind = \"year_to_date\"\ntarget = { at_most = 60, by = 2024 }", "2024-06 = \">65\""),
     "2024-07-15",
     {{"verdict", "missed"}}},
    {"perhaps over a ceiling",
     indicator("kind = \"year_to_date\"\ntarget = { at_most = 60, by = 2024 }", "2024-06 = \">55\""),
     "2024-07-15",
     {{"reason", "only_bound"}}},
    {"no baseline",
     indicator("baseline = 2020\ntarget = { at_least = 60, by = 2025 }", "2020 = \">40\"\n2024 = 50"),
     "2024-12-31",
     {{"reason", "no_baseline"}, {"baseline", ""}}},
    {"on the year", indicator("", "2023 = \">40\"\n2024 = 50"), "2024-12-31", {{"year_on_year", ""}}},
    {"from year to year", indicator("", "2023 = 40\n2024 = \">50\""), "2024-12-31", {{"year_on_year", ""}}},
    {"a sum",
     towns("target = { at_least = 40, by = 2024 }",
           "\"a\" = { 2024 = \">30\" }\n\"b\" = { 2024 = \">=8\" }\n\"c\" = { 2024 = 2 }"),
     "2024-12-31",
     {{"value", "40"}, {"value_bound", "more_than"}, {"verdict", "reached"}, {"coverage", "1.000000"}}},
    {"bounds that disagree",
     towns("target = { at_least = 40, by = 2024 }",
           "\"a\" = { 2024 = \">30\" }\n\"b\" = { 2024 = \"<4\" }\n\"c\" = { 2024 = 2 }"),
     "2024-12-31",
     {{"value", ""}, {"value_bound", ""}, {"gap", ""}, {"coverage", "1.000000"}, {"reason", "only_bound"}}},
    {"missing entities go first",
     towns("target = { at_least = 40, by = 2024 }", "\"a\" = { 2024 = \"<30\" }"),
     "2024-12-31",
     {{"reason", "incomplete"}}},
    {"a mean",
     towns("measure = \"mean\"\ntarget = { at_least = 10, by = 2024 }",
           "\"a\" = { 2024 = \"<=30\" }\n\"b\" = { 2024 = 6 }\n\"c\" = { 2024 = 6 }"),
     "2024-12-31",
     {{"value", "14"}, {"value_bound", "at_most"}, {"reason", "only_bound"}}},
    {"the greatest is exact",
     towns("measure = \"max\"\ntarget = { at_most = 10, by = 2024 }",
           "\"a\" = { 2024 = \"<5\" }\n\"b\" = { 2024 = 9 }\n\"c\" = { 2024 = 1 }"),
     "2024-12-31",
     {{"value", "9"}, {"value_bound", ""}, {"verdict", "reached"}}},
    {"the greatest lies between two",
     towns("measure = \"max\"\ntarget = { at_most = 10, by = 2024 }",
           "\"a\" = { 2024 = \"<12\" }\n\"b\" = { 2024 = 9 }\n\"c\" = { 2024 = 1 }"),
     "2024-12-31",
     {{"value", "12"}, {"value_bound", "less_than"}, {"reason", "only_bound"}}},
    {"the least",
     towns("measure = \"min\"\ntarget = { at_least = 3, by = 2024 }",
           "\"a\" = { 2024 = \">5\" }\n\"b\" = { 2024 = 9 }\n\"c\" = { 2024 = \">=7\" }"),
     "2024-12-31",
     {{"value", "5"}, {"value_bound", "more_than"}, {"verdict", "reached"}}},
    {"a count",
     towns("measure = \"count\"\nwhere = { at_least = 50 }\ntarget = { at_least = 2, by = 2024 }",
           "\"a\" = { 2024 = \">50\" }\n\"b\" = { 2024 = \"<40\" }\n\"c\" = { 2024 = \">=50\" }"),
     "2024-12-31",
     {{"value", "2"}, {"value_bound", ""}, {"verdict", "reached"}}},
    {"a count left open",
     towns("measure = \"count\"\nwhere = { at_least = 50 }\ntarget = { at_least = 2, by = 2024 }",
           "\"a\" = { 2024 = \">50\" }\n\"b\" = { 2024 = 48 }\n\"c\" = { 2024 = \">=20\" }"),
     "2024-12-31",
     {{"value", "1"}, {"value_bound", "at_least"}, {"gap", "1"}, {"reason", "only_bound"}}},
    {"a running total",
     indicator("kind = \"per_period\"\ntarget = { at_least = 20, by = 2024 }",
               "2024-Q1 = \">10\"\n2024-Q2 = 11\n2024-Q3 = \">=1\""),
     "2024-12-31",
     {{"value", "22"}, {"value_bound", "more_than"}, {"verdict", "reached"}}},
    {"every year",
     indicator("target = { at_most = 4.5, each_year = true, by = 2025 }", "2022 = \"<4.4\"\n2023 = 4.3"),
     "2023-12-31",
     {{"verdict", "on_track"}}},
    {"a year left open",
     indicator("target = { at_most = 4.5, each_year = true, by = 2025 }", "2022 = \">4.4\"\n2023 = 4.3"),
     "2023-12-31",
     {{"reason", "only_bound"}}},
    {"a year that fails",
     indicator("target = { at_most = 4.5, each_year = true, by = 2025 }", "2022 = \">4.6\"\n2023 = \">4\""),
     "2023-12-31",
     {{"verdict", "missed"}}},
    {"no slip from a bound",
     indicator("target = { at_least = 10, by = 2025 }", "2023 = 30\n2024 = \">20\""),
     "2024-12-31",
     {{"verdict", "reached"}, {"flags", ""}}},
    {"statuses of an addend",
     towns("target = { at_least = 4, by = 2024 }",
           "\"a\" = { 2024 = { value = 3, status = \"E\" } }\n\"b\" = { 2024 = 1 }\n"
           "\"c\" = { 2024 = { value = 1, status = \"初步\" } }"),
     "2024-12-31",
     {{"flags", "provisional estimated"}}},
    {"a break before the start",
     indicator("baseline = 2021\ntarget = { at_least = 90, by = 2025 }",
               "2021 = { value = 60, status = \"B\" }\n2023 = 70"),
     "2023-12-31",
     {{"flags", ""}}},
    {"a break after the value",
     indicator("target = { at_least = 60, by = 2025 }", "2021 = 60\n2024 = { value = 70, status = \"B\" }"),
     "2023-12-31",
     {{"flags", "stale later_data"}}},
    {"statuses within a running total",
     indicator(
         "kind = \"per_period\"\ntarget = { at_least = 20, by = 2024 }",
         "2024-Q1 = { value = 10, status = \"P\" }\n2024-Q2 = { value = 11, status = \"B\" }\n2024-Q3 = 9"),
     "2024-12-31",
     {{"value", "30"}, {"flags", "provisional series_break"}}},
    {"its own source",
     "source = \"plan\"\n" + indicator("target = { at_least = 20, by = 2024 }",
                                       "2023 = 10\n2024 = { value = 30, source = \"bulletin\" }"),
     "2024-12-31",
     {{"source", "bulletin"}}},
    {"the file's source",
     "source = \"plan\"\n" + indicator("target = { at_least = 20, by = 2024 }",
                                       "2023 = { value = 10, source = \"bulletin\" }\n2024 = 30"),
     "2024-12-31",
     {{"source", "plan"}}},
};

} // namespace

TEST_CASE("bounds: what is decided, and what the columns show") {
    for (const Case& c : k_cases) {
        CAPTURE(c.name);
        const auto rows = report(c.toml, {"--as-of", c.as_of});
        REQUIRE(rows.size() == 1);
        for (const auto& cell : c.cells) {
            CAPTURE(cell.first);
            CHECK(rows[0].at(cell.first) == cell.second);
        }
    }
}

TEST_CASE("bounds: by trend a bound is no value") {
    const std::string history = "2019 = 3\n2020 = 5\n2021 = 8\n2022 = \">9\"\n2023 = 12\n";
    const auto keys = "target = { at_least = 16, by = 2025 }";
    auto rows = report(indicator(keys, history), {"--as-of", "2023-12-31", "--method", "trend"});
    CHECK(rows[0].at("verdict") == "on_track");
    rows =
        report(indicator(keys, history + "2024 = \">13\""), {"--as-of", "2024-12-31", "--method", "trend"});
    CHECK(rows[0].at("reason") == "only_bound");
}

TEST_CASE("bounds: a figure that bounds leave one number is that number") {
    struct Same {
        std::string keys, bounds, numbers;
    };
    for (const Same& c : {
             Same{"measure = \"max\"\ntarget = { at_least = 10, by = 2025 }", "\"<5\"", "4"},
             {"measure = \"max\"\ntarget = { at_most = 10, by = 2025 }", "\"<=9\"", "9"},
             {"measure = \"min\"\ntarget = { at_least = 10, by = 2025 }", "\">30\"", "31"},
             {"measure = \"count\"\nwhere = { at_least = 9 }\ntarget = { at_least = 3, by = 2025 }", "\"<5\"",
              "4"},
             {"measure = \"count\"\nwhere = { at_most = 9 }\ntarget = { at_least = 3, by = 2025 }", "\"<5\"",
              "4"},
         }) {
        CAPTURE(c.keys);
        CAPTURE(c.bounds);
        const auto text = [&](const std::string& last) {
            return towns("baseline = { at = 2020, value = 1 }\n" + c.keys,
                         "\"a\" = { 2023 = 9, 2024 = 9 }\n\"b\" = { 2023 = 9, 2024 = 9 }\n\"c\" = { 2023 = " +
                             last + ", 2024 = " + last + " }");
        };
        const auto a = report(text(c.bounds), {"--as-of", "2024-12-31"});
        const auto b = report(text(c.numbers), {"--as-of", "2024-12-31"});
        CHECK(a == b);
    }
}

TEST_CASE("bounds: knowing less never gives another verdict") {
    int certain = 0, open = 0;
    for (std::uint64_t seed = 1; seed <= 4; ++seed)
        for (const char* method : {"linear", "growth", "projection", "trend"}) {
            CAPTURE(seed);
            CAPTURE(method);
            RandomCatalogue exact(seed);
            std::string text = "title = \"random\"\n", widened = text;
            Dice dice(seed * 31);
            for (std::size_t at = 0; at < exact.plans.size(); ++at) {
                Plan& plan = exact.plans[at];
                const std::string id = "i" + std::to_string(at);
                text += written(plan, id, {});
                std::string wide = written(plan, id, {});
                if (!plan.observations.empty()) {
                    const auto& [period, value] = plan.observations.back();
                    const bool below = dice.chance(50);
                    const std::int64_t by =
                        dice.chance(30) ? 0 : dice.between(0, dice.chance(50) ? 500 : 60000);
                    const std::string line = period + " = " + hundredths(value) + "\n";
                    const auto place = wide.rfind(line);
                    REQUIRE(place != std::string::npos);
                    wide.replace(place, line.size(),
                                 period + " = \"" + (below ? ">=" : "<=") +
                                     hundredths(below ? value - by : value + by) + "\"\n");
                }
                widened += wide;
            }
            const auto a = report(text, {"--as-of", "2025-12-31", "--method", method});
            const auto b = report(widened, {"--as-of", "2025-12-31", "--method", method});
            REQUIRE(a.size() == b.size());
            for (std::size_t at = 0; at < a.size(); ++at) {
                if (a[at].at("verdict") == "pending") continue;
                CAPTURE(a[at].at("indicator"));
                if (b[at].at("verdict") == "pending") {
                    // What was reached early may now be open after its deadline.
                    const std::string& reason = b[at].at("reason");
                    CHECK_MESSAGE((reason == "only_bound" || reason == "final_data_missing"), reason);
                    ++open;
                } else {
                    CHECK(b[at].at("verdict") == a[at].at("verdict"));
                    ++certain;
                }
            }
        }
    CHECK(certain > 300);
    CHECK(open > 300);
}

TEST_CASE("bounds: sums and signs are those of their intervals") {
    for (int a = 0; a < k_bound_count; ++a)
        for (int b = 0; b < k_bound_count; ++b) {
            const Bound first{static_cast<std::uint8_t>(a)}, second{static_cast<std::uint8_t>(b)};
            CAPTURE(a);
            CAPTURE(b);
            CHECK(interval_of(3, first) + interval_of(4, second) == interval_of(7, sum(first, second)));
            CHECK(-interval_of(3, first) == interval_of(-3, reversed(first)));
        }
}

TEST_CASE("statuses are conditions of --fail-on") {
    Folder folder;
    const auto file = folder.write("p.toml", indicator("target = { at_least = 1, by = 2025 }",
                                                       "2024 = { value = 5, status = [\"P\", \"break\"] }"));
    for (const char* flag : {"provisional", "series_break"})
        CHECK(run_program({"report", file, "--as-of", "2024", "--fail-on", flag}).status == 1);
    for (const char* flag : {"estimated", "revised"})
        CHECK(run_program({"report", file, "--as-of", "2024", "--fail-on", flag}).status == 0);
}
