// The chance that a target is met: cases by hand, a textbook's interval, and how often it comes true.
#include "../random_walk.hpp"
#include "whole_program.hpp"

#include <doctest/doctest.h>

#include <initializer_list>

using namespace gapcalc;
using namespace gapcalc::test;

namespace {

/// The columns of a report on one indicator, without the first line.
std::string asked(const std::string& indicator, const char* as_of = "2023-12-31",
                  const char* columns = "likelihood", std::initializer_list<const char*> more = {}) {
    const Folder folder;
    const auto file = folder.write("goals.toml", "[[indicator]]\nid = \"x\"\n" + indicator);
    std::vector<std::string> arguments = {"report",  file,  "-f",        "csv",  "-q",
                                          "--as-of", as_of, "--columns", columns};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const Outcome outcome = run_program(arguments);
    CHECK(outcome.err == "");
    const std::string rows = outcome.out.substr(outcome.out.find('\n') + 1);
    return rows == "\"\"\n" ? "" : rows.substr(0, rows.find('\n'));
}

const std::string k_years = "observations = { 2019 = 3, 2020 = 5, 2021 = 8, 2022 = 9, 2023 = 12 }\n";

} // namespace

TEST_CASE("likelihood: by hand") {
    struct Case {
        const char* what;
        std::string indicator;
        const char* expected;
    };
    for (const Case& c : {
             // n = 4, m = 2.25, s^2 = 2.75 / 3, h = 2, z = -0.301511, three degrees.
             Case{"up", "target = { at_least = 16, by = 2025 }\n" + k_years, "0.608642"},
             {"up, strictly", "target = { more_than = 16, by = 2025 }\n" + k_years, "0.608642"},
             {"down",
              "target = { at_most = 16, by = 2025 }\nobservations = { 2019 = 29, 2020 = 27, 2021 = 24, 2022 "
              "= 23, 2023 = 20 }\n",
              "0.608642"},
             // Where the mean change leads.
             {"the middle", "target = { at_least = 16.5, by = 2025 }\n" + k_years, "0.500000"},
             // F of 0.301511 x 3.5 / 0.5 less F of 0.301511.
             {"a range", "target = { between = [17, 20], by = 2025 }\n" + k_years, "0.328709"},
             {"a year is missing",
              "target = { at_least = 16, by = 2025 }\nobservations = { 2019 = 3, 2020 = 5, 2022 = 9, 2023 = "
              "12 }\n",
              ""},
             {"four years alone",
              "target = { at_least = 16, by = 2025 }\nobservations = { 2020 = 5, 2021 = 8, 2022 = 9, 2023 = "
              "12 }\n",
              ""},
             {"a newer figure that follows on no year",
              "target = { at_least = 16, by = 2025 }\nobservations = { 2019 = 3, 2020 = 5, 2021 = 8, 2022 = "
              "9, 2022-12-31 "
              "= 9, 2023-06 = 12 }\n",
              ""},
             {"years of one month",
              "target = { at_least = 16, by = \"2025-06\" }\nobservations = { 2019-06 = 3, 2020-06 = 5, "
              "2021-06 = 8, "
              "2022-06 = 9, 2023-06 = 12, 2023-09 = 15 }\n",
              "0.608642"},
             {"years before the baseline count",
              "baseline = 2022\ntarget = { at_least = 16, by = 2025 }\n" + k_years, "0.608642"},
             {"no variation",
              "target = { at_least = 16, by = 2025 }\nobservations = { 2019 = 3, 2020 = 5, 2021 = 7, 2022 = "
              "9, 2023 = 11 "
              "}\n",
              ""},
             {"a bound",
              "target = { at_least = 16, by = 2025 }\nobservations = { 2018 = 1, 2019 = 3, 2020 = 5, 2021 = "
              "8, "
              "2022 = 9, 2023 = \">11\" }\n",
              ""},
             {"met", "target = { at_least = 12, by = 2025 }\n" + k_years, ""},
             {"at the deadline", "target = { at_least = 16, by = 2023 }\n" + k_years, ""},
             {"each year", "target = { at_least = 16, each_year = true, by = 2025 }\n" + k_years, ""},
             {"a rank", "unit = \"位\"\ntarget = { at_most = 2, by = 2025 }\n" + k_years, ""},
             {"a flow in its target year",
              "kind = \"year_to_date\"\ntarget = { at_least = 16, by = 2023 }\nobservations = { 2019-06 = 3, "
              "2020-06 = 5, "
              "2021-06 = 8, 2022-06 = 9, 2023-06 = 12 }\n",
              ""},
             {"a flow's complete years",
              "kind = \"year_to_date\"\ntarget = { at_least = 16, by = 2025 }\n" + k_years, "0.608642"},
             {"no target", k_years, ""},
         }) {
        CAPTURE(c.what);
        CHECK(asked(c.indicator) == c.expected);
    }
}

TEST_CASE("likelihood: counts need ten entities and whole years all of them") {
    const auto counted = [](int entities, bool one_missing) {
        std::string toml =
            "over = \"v\"\nmeasure = \"count\"\nwhere = { at_least = 1 }\ntarget = { at_least = " +
            std::to_string(entities) + ", by = 2025 }\n[indicator.observations]\n";
        for (int i = 0; i < entities; ++i) {
            toml += "e" + std::to_string(i) + " = { ";
            // Of the first ones one, two, four, five and seven pass, year by year.
            constexpr int k_first[] = {2019, 2020, 2021, 2021, 2022, 2023, 2023};
            for (int year = 2019; year <= 2023; ++year) {
                if (one_missing && i == 0 && year == 2021) continue;
                toml += std::string(toml.ends_with("{ ") ? "" : ", ") + std::to_string(year) + " = " +
                        (i < 7 && year >= k_first[i] ? "1" : "0");
            }
            toml += " }\n";
        }
        return asked(toml + "[[entities]]\nid = \"v\"\ncount = " + std::to_string(entities) + "\n");
    };
    CHECK(counted(9, false) == "");
    CHECK(counted(10, false) == "0.500000");
    CHECK(counted(10, true) == "");
}

TEST_CASE("likelihood: a textbook's interval of the next change") {
    constexpr const char* k_history[] = {"0",     "19.8",  "29.9",  "44.8",  "52.3",  "67.7",
                                         "83.1",  "98.5",  "117",   "124.9", "137.6", "149.5",
                                         "160.9", "172.3", "186.4", "204",   "220.7", "236.5",
                                         "256",   "264.8", "278.4", "290.3", "301.7"};
    std::string figures;
    for (std::size_t at = 0; at < std::size(k_history); ++at)
        figures += std::to_string(2001 + at) + " = " + k_history[at] + "\n";
    const auto chance_of = [&](const char* bound) {
        return std::stod(asked("target = { at_least = " + std::string(bound) +
                               ", by = 2024 }\n[indicator.observations]\n" + figures));
    };
    // 95 % of the next values lie between 301.7 + 6.16 and 301.7 + 21.26.
    CHECK(chance_of("307.86") == doctest::Approx(0.975).epsilon(0.0005));
    CHECK(chance_of("322.96") == doctest::Approx(0.025).epsilon(0.01));
}

TEST_CASE("likelihood: shown where it is asked for") {
    const std::string indicator = "target = { at_least = 16, by = 2025 }\n" + k_years;
    const Folder folder;
    const auto file = folder.write("goals.toml", "[[indicator]]\nid = \"x\"\n" + indicator);
    const auto run = [&](std::vector<std::string> arguments) {
        arguments.insert(arguments.end(), {file, "--as-of", "2023-12-31", "--lang", "en"});
        return run_program(arguments).out;
    };
    CHECK(run({"report", "-f", "csv"}).find("likelihood") == std::string::npos);
    CHECK(run({"report"}).find("Likelihood") == std::string::npos);
    CHECK(run({"report", "--columns", "name,likelihood"}).find("more likely than not 60.9%") !=
          std::string::npos);
    CHECK(run({"report", "-f", "html"}).find("more likely than not 60.9%") != std::string::npos);
    const std::string told = run_program({"explain", "x", file, "--as-of", "2023-12-31", "--lang", "en"}).out;
    CHECK(told.find("more likely than not 60.9%") != std::string::npos);
    CHECK(told.find("0.608642") != std::string::npos);
}

TEST_CASE("likelihood: it comes true as often as it says") {
    random_walk::Tenths tenths{};
    constexpr int k_trials = 3000;
    for (std::uint64_t seed = 1; seed <= k_trials; ++seed) random_walk::try_once(seed, tenths);
    for (const random_walk::Tenth& tenth : tenths) {
        REQUIRE(tenth.foretold > 20);
        const double expected = std::stod((tenth.sum / tenth.foretold).fixed(6));
        const double came = static_cast<double>(tenth.true_ones) / tenth.foretold;
        CAPTURE(expected);
        CAPTURE(came);
        // Within three times what chance alone makes of so many.
        const double spread = std::sqrt(expected * (1 - expected) / tenth.foretold);
        CHECK(std::abs(came - expected) < 3 * spread + 0.01);
    }
}
