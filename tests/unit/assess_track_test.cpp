// What a row is measured on: which points count, where time begins, what a baseline is worth. Each worked by
// hand.
#include "assess_case.hpp"

#include <doctest/doctest.h>

using namespace gapcalc;
using namespace gapcalc::test;

namespace {

struct Track {
    std::string_view name;
    Question question;
    std::string_view expected;
};

const Track k_tracks[] = {
    // A baseline that is the only point, or lies ahead
    {"the finer spelling of the baseline's day is printed",
     {"at_least 800", "2022-Q4=700", "2022-12=700", "2023-12-31"},
     "baseline_period=2022-12 period=2022-12 value=700 reason=no_trend"},
    {"a baseline ahead of all data is shown",
     {"at_least 800", "", "2025=700", "2024-12-31", "2027"},
     "baseline=700 baseline_period=2025 value=- elapsed=- reason=no_data"},
    {"a target made from a baseline ahead",
     {"rise_by 10%", "", "2025=700", "2024-12-31", "2027"},
     "target=770 baseline=700 reason=no_data"},
    {"nothing has turned since a baseline that lies ahead",
     {"at_least 800", "2022=720 2023=710", "2025=700", "2023-12-31", "2027"},
     "elapsed=-1 flags=- reason=not_started change_per_year=-"},
    // Without a bound there is still a rate
    {"a projection needs no target",
     {"times_baseline 2", "2024=6", "2022=0"},
     "change_per_year=3 projection=9 projected_gap=- reach_date=- reason=zero_base"},
    // A range that is one number: 60 down to 40 by 2025, 46 after two of three years: 0.7 / 0.666667
    {"a range of one number from above",
     {"between 40 40", "2024=46", "2022=60"},
     "gap=6 needed=6 progress=0.7 pace=1.05 completion=- needed_per_year=-6 verdict=on_track"},
    {"a range of one number from below",
     {"between 40 40", "2024=34", "2022=20"},
     "gap=6 progress=0.7 completion=0.85 verdict=on_track"},
    {"a range of one number met", {"between 40 40", "2024=40", "2022=20"}, "gap=0 needed=0 verdict=reached"},
    {"a running total over a range of one number",
     {"between 40 40", "2025-06=41", "", "2025-06-30", "2025", k_total},
     "gap=1 verdict=missed"},
    // Flows: the track begins with the baseline's year
    {"a part of a year does not give way to years before time begins",
     {"at_least 200", "2022=100 2024-06=60", "", "2024-06-30", "2025", k_total, k_linear, "2024"},
     "value=60 period=2024-06 gap=- elapsed=- reason=partial_year flags=partial_year"},
    {"a whole year before time begins is better than nothing",
     {"at_least 200", "2022=100", "", "2024-06-30", "2025", k_total, k_linear, "2024"},
     "value=100 period=2022 gap=100 elapsed=-2 reason=no_baseline flags=stale"},
    {"a quarter's amount is no baseline for years",
     {"at_least 100", "2023=60", "2022-Q4=30", "2024-12-31", "2025", k_amount},
     "baseline=- baseline_period=- value=60 elapsed=0.333333 progress=- reason=no_baseline"},
    {"not even where its year adds up",
     {"at_least 100", "2022-Q1=5 2022-Q2=5 2022-Q3=5 2022-Q4=30 2023=60", "2022-Q4=30", "2024-12-31", "2025",
      k_amount},
     "baseline=- year_on_year=0.333333 reason=no_baseline"},
    {"the last quarter's running total is the year's",
     {"at_least 100", "2023=60", "2022-Q4=30", "2024-12-31", "2025", k_total},
     "baseline=30 baseline_period=2022-Q4 progress=0.428571 verdict=ahead"},
    // 200 to 242 in two years is 10 % a year; 21 more in the third
    {"seats counted in the unit of ranks are no rank",
     {"at_least 300", "2024=242", "2022=200", "2024-12-31", "2025", k_level, k_linear, "", "位"},
     "growth_per_year=0.1 projection=263 needed=58 verdict=slow"},
    // Growth: a rate beyond what a column shows still has a sign and a size
    {"growth beyond all bounds is judged",
     {"at_least 2000000000000000", "2023=1000000000000000", "2022=1", "2023-12-31", "2025", k_level,
      assess::Method::growth},
     "growth_per_year=- reason=- verdict=on_track"},
    {"growth beyond all bounds the wrong way",
     {"at_most 0.5", "2023=1000000000000000", "2022=1", "2023-12-31", "2025", k_level,
      assess::Method::growth},
     "growth_per_year=- verdict=reversing"},
    // 10^18 to 10^-18 in a day is 10^-36 in a day, 10^-13149 in a year
    {"growth down to almost nothing in a day",
     {"at_most 0", "2023-01-01=0.000000000000000001", "2022-12-31=1000000000000000000", "2023-01-01", "2025",
      k_level, assess::Method::growth, "", "%"},
     "growth_per_year=-1 score=1 verdict=on_track"},
    {"growth out of almost nothing in a day",
     {"at_least 2000000000000000000", "2023-01-01=1000000000000000000", "2022-12-31=0.000000000000000001",
      "2023-01-01", "2025", k_level, assess::Method::projection, "", "%"},
     "growth_per_year=- verdict=on_track"},
    // Every year: a year that lacks a figure is no reason to judge by an older one
    {"a year's last point replaces an earlier one also with years lacking",
     {"less_than 5.5", "2022-06=6 2022=5 2024=5", "", "2026-12-31", "2025", k_level, k_linear, "2021", "%",
      "each_year"},
     "period=2024 verdict=pending reason=incomplete flags=stale"},
    {"a figure after the deadline does not stand for a year",
     {"less_than 5.5", "2022=5 2023=5 2024=5 2026=9", "", "2026-12-31", "2025", k_level, k_linear, "2021",
      "%", "each_year"},
     "period=2026 value=9 gap=3.5 verdict=pending reason=incomplete"},
};

} // namespace

TEST_CASE("assess: what a row is measured on") {
    for (const Track& track : k_tracks) {
        CAPTURE(track.name);
        CHECK(differences(answer(track.question), track.expected) == "");
    }
}
