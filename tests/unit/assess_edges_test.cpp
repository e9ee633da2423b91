// Edges of the rules, each worked by hand: what stands in the comment is the calculation.
#include "assess_case.hpp"

#include <doctest/doctest.h>

using namespace gapcalc;
using namespace gapcalc::test;

namespace {

struct Edge {
    std::string_view name;
    Question question;
    std::string_view expected;
};

const Edge k_edges[] = {
    // Zero and negative values
    {"value zero",
     {"at_least 10", "2024=0", "2022=5"},
     "completion=0 progress=-1 gap=10 growth_per_year=-1 verdict=reversing"},
    {"value negative",
     {"at_least 10", "2024=-5", "2022=5"},
     "completion=- growth_per_year=- reason=sign_change verdict=reversing"},
    {"target zero going up",
     {"at_least 0", "2024=-5", "2022=-10"},
     "completion=- gap=5 progress=0.5 elapsed=0.666667 pace=0.75 verdict=slow"},
    {"target zero reached",
     {"at_least 0", "2024=0", "2022=-10"},
     "gap=0 completion=- verdict=reached reason=negative_base"},
    {"from below zero to above",
     {"at_least 10", "2024=6", "2022=-6"},
     "progress=0.75 pace=1.125 growth_per_year=- reason=sign_change verdict=ahead"},
    {"down to zero",
     {"at_most 0", "2024=0", "2022=10"},
     "gap=0 verdict=reached growth_per_year=-1 needed_growth=-"},
    {"down below zero",
     {"at_most -10", "2024=-2", "2022=10"},
     "gap=8 progress=0.6 pace=0.9 growth_per_year=- reason=sign_change verdict=slow"},
    {"needed growth has no meaning from zero",
     {"at_least 10", "2024=0", "2022=0"},
     "needed_growth=- needed_per_year=10 change_per_year=0 never=yes verdict=behind reason=zero_base"},
    // Baseline equal to or beyond the target
    {"baseline equals a loose bound",
     {"at_least 700", "2024=699"},
     "progress=- pace=- verdict=reversing reason=baseline_met flags=lost"},
    {"baseline beyond and back towards it",
     {"at_least 650", "2024=640"},
     "verdict=reversing reason=baseline_met gap=10 needed=10"},
    {"baseline beyond and still",
     {"at_least 650", "2024=660"},
     "verdict=reached reason=baseline_met flags=slipping"},
    {"baseline on a strict bound and up",
     {"more_than 700", "2024=701"},
     "verdict=reached reason=baseline_met gap=-1 needed=0"},
    {"baseline on a strict bound and down",
     {"more_than 700", "2024=699"},
     "verdict=reversing reason=baseline_met needed=2 flags=-"},
    {"down-goal with the baseline below it",
     {"at_most 800", "2024=810"},
     "verdict=reversing reason=baseline_met flags=lost"},
    {"less than at the baseline itself",
     {"less_than 700", "2024=700"},
     "verdict=behind reason=baseline_met needed=1"},
    // Overshoot and equality
    {"far beyond",
     {"at_least 800", "2024=1600"},
     "completion=2 progress=9 gap=-800 needed=0 needed_per_year=0 needed_growth=0 reach_date=- "
     "verdict=reached"},
    {"equal under at_most", {"at_most 600", "2024=600"}, "gap=0 needed=0 verdict=reached"},
    {"equal under less_than", {"less_than 600", "2024=600"}, "gap=0 needed=1 verdict=ahead pace=1.5"},
    {"equal under more_than without steps",
     {"more_than 800", "2024=800", "2022=700", "2024-12-31", "2025", k_level, k_linear, "", "%"},
     "gap=0 needed=0 verdict=ahead reach_date=2024-12"},
    {"a hair below",
     {"at_least 800", "2024=799.999999999999", "2022=700", "2024-12-31", "2025", k_level, k_linear, "", "%"},
     "gap=0.000000000001 needed=0.000000000001 completion=1.000000 verdict=ahead"},
    {"whole steps from a broken gap", {"at_least 800", "2024=798.5"}, "gap=1.5 needed=2"},
    {"whole steps under a strict bound", {"more_than 800", "2024=798.5"}, "gap=1.5 needed=2"},
    {"whole steps downwards", {"less_than 600", "2024=601"}, "gap=1 needed=2 needed_per_year=-2"},
    // Thresholds hit exactly and missed by the least
    {"0.60 from below", {"at_least 800", "2024-06=729.9999"}, "pace=0.599998 verdict=behind"},
    {"0.95 from below", {"at_least 800", "2024-06=747.4999"}, "pace=0.949998 verdict=slow"},
    {"1.10 from below", {"at_least 800", "2024-06=754.9999"}, "pace=1.099998 verdict=on_track"},
    {"0 from below", {"at_least 800", "2024-06=699.9999"}, "pace=-0.000002 verdict=reversing"},
    {"1.10 under a ceiling",
     {"at_most 110", "2025-06=50", "", "2025-06-30", "2025", k_total},
     "pace=1.1 verdict=ahead"},
    {"0.60 under a ceiling",
     {"at_most 120", "2025-06=100", "", "2025-06-30", "2025", k_total},
     "pace=0.6 verdict=slow"},
    {"0.95 of a running total",
     {"at_least 200", "2025-06=95", "", "2025-06-30", "2025", k_total},
     "pace=0.95 verdict=on_track"},
    {"growth at exactly its target rate",
     {"at_least 121", "2023=110", "2022=100", "2023-12-31", "2024", k_level, assess::Method::growth},
     "score=1 verdict=on_track"},
    {"growth at exactly 0.95",
     {"at_least 121", "2023=109.5", "2022=100", "2023-12-31", "2024", k_level, assess::Method::growth},
     "score=0.95 verdict=on_track"},
    {"growth at exactly 0.60",
     {"at_least 121", "2023=106", "2022=100", "2023-12-31", "2024", k_level, assess::Method::growth},
     "score=0.6 verdict=slow"},
    {"growth just below 0.60",
     {"at_least 121", "2023=105.99", "2022=100", "2023-12-31", "2024", k_level, assess::Method::growth},
     "score=0.599 verdict=behind"},
    {"growth of nothing",
     {"at_least 121", "2023=100", "2022=100", "2023-12-31", "2024", k_level, assess::Method::growth},
     "score=0 verdict=behind"},
    {"growth the wrong way",
     {"at_least 121", "2023=99", "2022=100", "2023-12-31", "2024", k_level, assess::Method::growth},
     "verdict=reversing"},
    // -100 to -81 in two years is -10 % a year; one year at -5 % is half of it
    {"growth between negatives",
     {"at_least -81", "2023=-95", "2022=-100", "2023-12-31", "2024", k_level, assess::Method::growth},
     "score=0.5 verdict=behind"},
    {"growth across zero",
     {"at_least 81", "2023=-95", "2022=-100", "2023-12-31", "2024", k_level, assess::Method::growth},
     "verdict=pending reason=sign_change score=-"},
    // 100 to 110 in one of two years: 121 at the end; (121 - 100) / (121 - 100) = 1
    {"projection exactly there",
     {"at_least 121", "2023=110", "2022=100", "2023-12-31", "2024", k_level, assess::Method::projection},
     "score=1 verdict=on_track"},
    // 103 -> 106.09: 6.09 / 21 = 0.29
    {"projection slow",
     {"at_least 121", "2023=103", "2022=100", "2023-12-31", "2024", k_level, assess::Method::projection},
     "score=0.29 verdict=slow"},
    // 101 -> 102.01: 2.01 / 21
    {"projection behind",
     {"at_least 121", "2023=101", "2022=100", "2023-12-31", "2024", k_level, assess::Method::projection},
     "score=0.095714 verdict=behind"},
    {"projection of zero",
     {"at_most 50", "2023=0", "2022=100", "2023-12-31", "2024", k_level, assess::Method::projection},
     "verdict=reached"},
    {"projection from zero",
     {"at_least 50", "2023=10", "2022=0", "2023-12-31", "2024", k_level, assess::Method::projection},
     "verdict=pending reason=zero_base"},
    // Trend: 10, 20, 30, 40 rises by 10 a year; one year left to 50 and to 52, 60, 53: misses 0, 2/12, 10/20,
    // 3/13
    {"trend there",
     {"at_least 50", "2021=10 2022=20 2023=30 2024=40", "", "2024-12-31", "2025", k_level,
      assess::Method::trend},
     "score=0 verdict=on_track"},
    {"trend slow",
     {"at_least 52", "2021=10 2022=20 2023=30 2024=40", "", "2024-12-31", "2025", k_level,
      assess::Method::trend},
     "score=0.166667 verdict=slow"},
    {"trend behind",
     {"at_least 53", "2021=10 2022=20 2023=30 2024=40", "", "2024-12-31", "2025", k_level,
      assess::Method::trend},
     "score=0.230769 verdict=behind"},
    // 10/12.5 left of 52.5: miss 2.5 / 12.5 = 0.20; 10.5263… : miss 0.05 at 4/0.4 …
    {"trend at exactly 0.20",
     {"at_least 52.5", "2021=10 2022=20 2023=30 2024=40", "", "2024-12-31", "2025", k_level,
      assess::Method::trend},
     "score=0.2 verdict=slow"},
    // 40 + 19 = 59 of 60: 1 / 20 = 0.05
    {"trend at exactly 0.05",
     {"at_least 60", "2021=-17 2022=0 2023=20 2024=40", "", "2024-12-31", "2025", k_level,
      assess::Method::trend},
     "score=0.05 verdict=on_track"},
    {"trend on a strict bound",
     {"more_than 40", "2021=10 2022=20 2023=30 2024=40", "", "2024-12-31", "2025", k_level,
      assess::Method::trend},
     "gap=0 score=- verdict=on_track"},
    {"trend takes the last six years",
     {"at_least 100", "2017=99 2018=98 2019=10 2020=20 2021=30 2022=40 2023=50 2024=60", "", "2024-12-31",
      "2028", k_level, assess::Method::trend},
     "score=0 verdict=on_track"},
    {"trend takes the last point of a year",
     {"at_least 50", "2021=10 2022=20 2023-06=99 2023=30 2024-06=1 2024=40", "", "2024-12-31", "2025",
      k_level, assess::Method::trend},
     "score=0 verdict=on_track"},
    {"trend with the baseline as the fourth",
     {"at_least 50", "2022=20 2023=30 2024=40", "2021=10", "2024-12-31", "2025", k_level,
      assess::Method::trend},
     "score=0 verdict=on_track"},
    // Deadline passed
    {"met after the deadline only",
     {"at_least 800", "2025=790 2026=800", "2022=700", "2026-12-31"},
     "verdict=reached flags=late"},
    {"met at the deadline and lost",
     {"at_least 800", "2025=800 2026=799", "2022=700", "2026-12-31"},
     "verdict=reversing flags=lost+reversed_recently"},
    {"met before the deadline and lost at it",
     {"at_least 800", "2024=805 2025=799", "2022=700", "2026-12-31"},
     "verdict=missed flags=lost+reversed_recently"},
    {"never met", {"at_least 800", "2025=790 2026=795", "2022=700", "2026-12-31"}, "verdict=missed flags=-"},
    {"no data at all after it",
     {"at_least 800", "", "", "2026-12-31"},
     "verdict=pending reason=no_data value=- age_months=-"},
    {"old data after it",
     {"at_least 800", "2023=760", "2022=700", "2026-12-31"},
     "verdict=pending reason=final_data_missing flags=stale age_months=36"},
    {"old but met after it",
     {"at_least 800", "2023=801", "2022=700", "2026-12-31"},
     "verdict=reached flags=stale"},
    {"the deadline day itself waits",
     {"at_least 800", "2025-06=760", "2022=700", "2025-12-31"},
     "verdict=slow pace=0.72"},
    {"the day after does not",
     {"at_least 800", "2025-06=760", "2022=700", "2026-01-01"},
     "verdict=pending reason=final_data_missing"},
    // One observation, none, no baseline, not started
    {"one observation and no baseline",
     {"at_least 800", "2024=750", ""},
     "verdict=pending reason=no_baseline progress=- elapsed=- gap=50"},
    {"observed before time begins",
     {"at_least 800", "2021=690"},
     "verdict=pending reason=no_trend value=700 period=2022"},
    {"from after the observation",
     {"at_least 800", "2021=690", "", "2024-12-31", "2025", k_level, k_linear, "2022"},
     "elapsed=-0.333333 verdict=pending reason=no_baseline"},
    {"baseline ahead of the data",
     {"at_least 800", "2022=690", "2023=700", "2022-12-31"},
     "value=690 baseline=700 elapsed=-0.5 verdict=pending reason=not_started"},
    {"baseline period without a value",
     {"at_least 800", "2024=750", "2022"},
     "elapsed=0.666667 progress=- baseline=- verdict=pending reason=no_baseline"},
    {"baseline read from the observations",
     {"at_least 800", "2022=700 2024=750", "2022"},
     "baseline=700 baseline_period=2022 pace=0.75 verdict=slow"},
    {"no target",
     {"", "2024=750"},
     "verdict=pending reason=no_target value=750 baseline=700 change_per_year=25 growth_per_year=0.035098 "
     "gap=- elapsed=- deadline=- operator=-"},
    // Months against days
    {"a deadline written as a day",
     {"at_least 800", "2024-06=750", "2022=700", "2024-12-31", "2025-12-31"},
     "elapsed=0.499088 pace=1.001828 lead_points=0.091241"},
    {"half and quarter are months", {"at_least 800", "2023-H1=720"}, "elapsed=0.166667 pace=1.2"},
    {"February's end",
     {"at_least 800", "2024-02=750", "2022=700", "2024-03-31"},
     "elapsed=0.388889 age_months=1"},
    {"the finer spelling is printed", {"at_least 800", "2024=750 2024-12=750"}, "period=2024-12 value=750"},
    // Ranks
    {"rank on the bound",
     {"at_most 100", "2024=100", "2022=130", "2024-12-31", "2025", k_level, k_linear, "", "位"},
     "verdict=reached gap=0"},
    {"rank falling back",
     {"at_most 100", "2024=140", "2022=130", "2024-12-31", "2025", k_level, k_linear, "", "位"},
     "verdict=reversing pace=-0.5 reach_date=- reason=-"},
    {"rank under another method",
     {"at_most 100", "2024=110", "2022=130", "2024-12-31", "2025", k_level, assess::Method::trend, "", "位"},
     "verdict=on_track pace=1 score=1"},
    // Ranges
    {"range met", {"between 40 60", "2024=50", "2022=30"}, "gap=-10 needed=0 verdict=reached"},
    {"range on its edge", {"between 40 60", "2024=60", "2022=30"}, "gap=0 verdict=reached"},
    {"range from above",
     {"between 40 60", "2024=66", "2022=75"},
     "gap=6 progress=0.6 pace=0.9 verdict=slow completion=-"},
    // 2.5 a year to 37.5, below the range; -4.5 a year to 61.5, above it
    {"range projected from below",
     {"between 40 60", "2024=35", "2022=30"},
     "gap=5 projection=37.5 projected_gap=2.5"},
    {"range projected from above",
     {"between 40 60", "2024=66", "2022=75"},
     "projection=61.5 projected_gap=1.5"},
    // 40 and 60 are equally near
    {"range that is one number", {"between 50 50", "2024=55", "2022=60"}, "gap=5 progress=0.5"},
    {"range overshot",
     {"between 40 60", "2024=61", "2022=50"},
     "gap=1 verdict=reversing flags=lost reason=baseline_met"},
    {"range on a running total waits",
     {"between 40 60", "2025-06=50", "", "2025-06-30", "2025", k_total},
     "verdict=pending reason=partial_year"},
    {"range on a running total exceeded",
     {"between 40 60", "2025-06=61", "", "2025-06-30", "2025", k_total},
     "verdict=missed gap=1"},
    {"range on a running total at its end",
     {"between 40 60", "2025=50", "", "2025-12-31", "2025", k_total},
     "verdict=reached"},
    // Flows
    {"amounts add up",
     {"at_least 100", "2025-Q1=20 2025-Q2=30", "", "2025-07-31", "2025", k_amount},
     "value=50 period=2025-Q2 completion=0.5 elapsed=0.5 pace=1 verdict=on_track"},
    {"amounts stop at a gap",
     {"at_least 100", "2025-Q1=20 2025-Q3=30", "", "2025-10-31", "2025", k_amount},
     "value=20 period=2025-Q1"},
    {"amounts without the first",
     {"at_least 100", "2025-Q2=30", "", "2025-07-31", "2025", k_amount},
     "verdict=pending reason=no_data"},
    {"a year's amount",
     {"at_least 100", "2024=90", "2022=60", "2024-12-31", "2025", k_amount},
     "value=90 progress=0.75 pace=1.125 verdict=ahead"},
    {"a ceiling is met at its end",
     {"at_most 120", "2025=119", "", "2025-12-31", "2025", k_total},
     "verdict=reached"},
    {"less than at equality is over",
     {"less_than 120", "2025-06=120", "", "2025-06-30", "2025", k_total},
     "verdict=missed"},
    {"a ceiling with nothing spent",
     {"at_most 120", "2025-06=0", "", "2025-06-30", "2025", k_total},
     "pace=- score=- verdict=ahead reason=- lead_points=50"},
    {"a ceiling of nothing with nothing spent",
     {"at_most 0", "2025-06=0", "", "2025-06-30", "2025", k_total},
     "pace=- score=- verdict=on_track"},
    {"a ceiling below nothing",
     {"at_most -5", "2025-06=-9", "", "2025-06-30", "2025", k_total},
     "verdict=pending reason=partial_year"},
    {"growth on the year",
     {"at_least 200", "2024-06=80 2025-06=100", "", "2025-06-30", "2025", k_total},
     "year_on_year=0.25 completion=0.5"},
    {"growth on the year from nothing",
     {"at_least 200", "2024-06=0 2025-06=100", "", "2025-06-30", "2025", k_total},
     "year_on_year=-"},
    {"a part of a year with a baseline",
     {"at_least 200", "2024-06=80", "2022=120", "2024-06-30", "2025", k_total},
     "value=120 period=2022 verdict=pending reason=no_trend"},
    // Every year
    {"each year holds so far",
     {"less_than 5.5", "2021=5.1 2022=5.5 2023=5.2", "2022=5.5", "2024-12-31", "2025", k_level, k_linear, "",
      "%", "each_year"},
     "verdict=on_track gap=-0.3 pace=- progress=- elapsed=- projection=-"},
    {"each year fails once",
     {"less_than 5.5", "2023=5.6 2024=5.2", "", "2024-12-31", "2025", k_level, k_linear, "2022", "%",
      "each_year"},
     "verdict=missed"},
    {"each year complete",
     {"less_than 5.5", "2023=5.1 2024=5.2 2025=5.3", "", "2025-12-31", "2025", k_level, k_linear, "2022", "%",
      "each_year"},
     "verdict=reached"},
    {"each year with one lacking",
     {"less_than 5.5", "2023=5.1 2025=5.3", "", "2026-12-31", "2025", k_level, k_linear, "2022", "%",
      "each_year"},
     "verdict=pending reason=incomplete"},
    {"each year on its last day",
     {"less_than 5.5", "2023=5.1 2024=5.3", "", "2025-12-31", "2025", k_level, k_linear, "2022", "%",
      "each_year"},
     "verdict=on_track"},
    {"each year before the first",
     {"less_than 5.5", "", "2022=5.1", "2023-06-30", "2025", k_level, k_linear, "", "%", "each_year"},
     "verdict=pending reason=no_trend"},
    {"the last point of a year counts",
     {"less_than 5.5", "2023-06=5.9 2023=5.1 2024=5.2", "", "2024-12-31", "2025", k_level, k_linear, "2022",
      "%", "each_year"},
     "verdict=on_track"},
    // Targets made exact
    {"twice the baseline", {"times_baseline 2", "2024=1000"}, "operator=at_least target=1400 gap=400"},
    {"twice an unknown baseline",
     {"times_baseline 2", "2024=1000", ""},
     "operator=at_least target=- gap=- verdict=pending reason=no_baseline value=1000"},
    {"twice nothing", {"times_baseline 2", "2024=5", "2022=0"}, "verdict=pending reason=zero_base target=-"},
    {"fifteen per cent of a negative",
     {"rise_by 15%", "2024=5", "2022=-10"},
     "verdict=pending reason=negative_base target=-"},
    {"rise by an amount from a negative", {"rise_by 15", "2024=5", "2022=-10"}, "target=5 verdict=reached"},
    {"rise by a percentage", {"rise_by 15%", "2024=750"}, "target=805 gap=55"},
    {"fall by a percentage", {"fall_by 10%", "2024=650"}, "operator=at_most target=630 gap=20 completion=-"},
    {"fall by an amount", {"fall_by 70", "2024=650"}, "operator=at_most target=630"},
    // 700 x 1.1^3
    {"compound growth over whole years",
     {"grow_per_year 10%", "2024=900"},
     "target=931.7 gap=31.7 needed=32"},
    // 700 x 1.21^2.5 = 700 x 1.1^5
    {"compound growth over half years",
     {"grow_per_year 21%", "2024=900", "2022=700", "2024-12-31", "2025-H1"},
     "target=1127.357"},
    // 36 months are three years; 1096 days are 1096 / 365.25 of one
    {"compound growth to a day",
     {"grow_per_year 10%", "2024=900", "2022=700", "2024-12-31", "2025-12-31"},
     "completion=0.965913"},
    {"twice the baseline of a flow",
     {"times_baseline 2", "2025-06=70", "2022=60", "2025-06-30", "2025", k_total},
     "target=120 completion=0.583333 pace=1.166667 baseline=-"},
    // Flags
    {"slipping though met",
     {"at_least 800", "2023=850 2024=820", "2022=700"},
     "verdict=reached flags=slipping+reversed_recently"},
    {"turned lately",
     {"at_least 800", "2023=760 2024=750", "2022=700"},
     "verdict=slow flags=reversed_recently pace=0.75"},
    {"stale after twelve months",
     {"at_least 800", "2023-11=750", "2022=700", "2024-12-31"},
     "age_months=13 flags=stale"},
    {"not stale at twelve", {"at_least 800", "2023=750", "2022=700", "2024-12-31"}, "age_months=12 flags=-"},
    {"later figures are not used",
     {"at_least 800", "2024=750 2025=900", "2022=700"},
     "value=750 flags=later_data"},
    {"an assumed deadline says so",
     {"at_least 800", "", "", "2024-12-31", "2025", k_level, k_linear, "", "家", "assumed"},
     "flags=assumed_deadline reason=no_data"},
    // Milestones
    {"milestone reached",
     {"stage 3", "2024=3", "", "2024-12-31", "2025", Kind::milestone},
     "verdict=reached completion=1 gap=0 needed=0"},
    {"milestone beyond",
     {"stage 2", "2024=3", "", "2024-12-31", "2025", Kind::milestone},
     "verdict=reached gap=-1 needed=0 completion=1.5"},
    {"milestone set back",
     {"stage 3", "2023=2 2024=1", "", "2024-12-31", "2025", Kind::milestone},
     "verdict=reversing"},
    {"milestone late",
     {"stage 3", "2025=2 2026-03=3", "", "2026-06-30", "2025", Kind::milestone},
     "verdict=reached flags=late"},
    {"milestone unknown at the end",
     {"stage 3", "2024=2", "", "2026-06-30", "2025", Kind::milestone},
     "verdict=pending reason=final_data_missing"},
    // Projection and limits
    {"projection stops at the limit",
     {"at_least 99", "2024=98", "2022=90", "2024-12-31", "2025", k_level, k_linear, "", "%", "limits"},
     "projection=100 projected_gap=-1"},
    {"reach date rounds up to a month",
     {"at_least 800", "2024=730"},
     "change_per_year=15 reach_date=2029-08"},
    {"reach date in days", {"at_least 800", "2024-12-31=750"}, "reach_date=2027-01-01"},
    {"reach date beyond the calendar", {"at_least 800", "2024=700.0001"}, "reach_date=- never=no"},
    {"growth beyond all bounds is blank",
     {"at_least 2000000000000000", "2023=1000000000000000", "2022=1"},
     "growth_per_year=-"},
};

} // namespace

TEST_CASE("assess: edges of the rules") {
    for (const Edge& edge : k_edges) {
        CAPTURE(edge.name);
        CHECK(differences(answer(edge.question), edge.expected) == "");
    }
}

// Baseline and value on every side of the bounds: a baseline that met the target, or a value behind it, is a
// move back.
TEST_CASE("assess: a baseline that met the target") {
    // A range acts as the bound that the value is nearer to.
    struct {
        std::string_view aim;
        bool (*met)(int value, int direction);
    } const cases[] = {
        {"at_least 5", [](int value, int) { return value >= 5; }},
        {"more_than 5", [](int value, int) { return value > 5; }},
        {"at_most 5", [](int value, int) { return value <= 5; }},
        {"less_than 5", [](int value, int) { return value < 5; }},
        {"between 3 7", [](int value, int direction) { return direction > 0 ? value >= 3 : value <= 7; }},
        {"between 5 5", [](int value, int direction) { return direction > 0 ? value >= 5 : value <= 5; }},
    };
    int judged = 0;
    for (const auto& [aim, met] : cases) {
        for (int base = 0; base <= 10; ++base) {
            for (int value = 0; value <= 10; ++value) {
                const auto& tried = aim; // clang 14 captures no structured bindings
                CAPTURE(tried);
                CAPTURE(base);
                CAPTURE(value);
                const std::string baseline = "2022=" + std::to_string(base);
                const std::string observed = "2023=" + std::to_string(value);
                const assess::Row row = answer({aim, observed, baseline, "2023-12-31"});
                if (row.verdict == assess::Verdict::reached || row.reason != assess::Reason::baseline_met)
                    continue;
                ++judged;
                const bool back = met(base, row.direction) || (value - base) * row.direction < 0;
                CHECK(column(row, "verdict") == (back ? "reversing" : "behind"));
            }
        }
    }
    CHECK(judged > 100);
}

TEST_CASE("assess: interim goals and horizons") {
    Question question{"at_least 800", "2023=715 2024=750", "2022=700", "2024-12-31", "2025"};
    Catalogue catalogue = catalogue_of(question);
    auto& targets = catalogue.indicators[0].targets;
    targets.insert(targets.begin(), {AtLeast{720}, period("2023"), false, false, {}, {}});
    targets.push_back({AtLeast{900}, period("2027"), false, false, {}, {}});
    struct {
        assess::TargetChoice choice;
        std::string_view as_of, expected;
    } const cases[] = {
        {assess::TargetChoice::current, "2024-12-31", "deadline=2025 target=800 gap=50"},
        {assess::TargetChoice::current, "2023-12-30", "deadline=2023 target=720 period=2022"},
        {assess::TargetChoice::current, "2023-12-31", "deadline=2023 target=720 period=2023 verdict=missed"},
        {assess::TargetChoice::first, "2024-12-31", "deadline=2023 target=720 verdict=reached flags=late"},
        {assess::TargetChoice::final, "2024-12-31", "deadline=2027 target=900 elapsed=0.4"},
    };
    for (const auto& c : cases) {
        CAPTURE(c.as_of);
        CAPTURE(int(c.choice));
        assess::Query query;
        query.as_of = period(c.as_of);
        query.target = c.choice;
        const auto rows = assess::assess_rows(catalogue, query);
        REQUIRE(rows.size() == 1);
        CHECK(differences(rows[0], c.expected) == "");
    }
    assess::Query all;
    all.as_of = period("2024-12-31");
    all.target = assess::TargetChoice::all;
    CHECK(assess::assess_rows(catalogue, all).size() == 3);
    catalogue.indicators[0].records.whole.clear();
    catalogue.indicators[0].baseline.reset();
    assess::Query none;
    none.as_of = period("2026-06-30");
    CHECK(differences(assess::assess_rows(catalogue, none).at(0), "deadline=2027 reason=no_data") == "");
    none.as_of = period("2030-06-30");
    CHECK(differences(assess::assess_rows(catalogue, none).at(0), "deadline=2027 reason=no_data") == "");
}
