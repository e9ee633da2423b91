// Cases worked by hand: a question, and what each column must say.
#include "assess_case.hpp"

#include <doctest/doctest.h>

using namespace gapcalc;
using namespace gapcalc::test;

namespace {

struct Worked {
    int number;
    Question question;
    std::string_view expected;
};

const Worked k_worked[] = {
    {1,
     {"more_than 800", "2024-06=750"},
     "gap=50 needed=51 completion=0.9375 progress=0.5 elapsed=0.5 lead_points=0 lead_months=0 pace=1 score=1 "
     "expected=750 "
     "projection=800 projected_gap=0 verdict=on_track baseline=700 baseline_period=2022 "
     "change_per_year=33.333333 "
     "growth_per_year=0.047069 age_months=6"},
    {2,
     {"more_than 800", "2024=800"},
     "gap=0 needed=1 completion=1 progress=1 elapsed=0.666667 lead_points=33.333333 lead_months=12 pace=1.5 "
     "needed_per_year=1 verdict=ahead"},
    {3,
     {"at_least 800", "2024=800"},
     "gap=0 needed=0 pace=1.5 lead_months=12 needed_per_year=0 score=- verdict=reached reason=-"},
    {4,
     {"more_than 800", "2024=780"},
     "gap=20 needed=21 completion=0.975 progress=0.8 lead_points=13.333333 lead_months=4.8 pace=1.2 "
     "needed_per_year=21 "
     "projection=820 projected_gap=-20 verdict=ahead"},
    // Half an enterprise cannot be added: whole steps are needed.
    {5,
     {"at_least 800", "2024-06=747.5"},
     "gap=52.5 needed=53 completion=0.934375 progress=0.475 lead_points=-2.5 lead_months=-0.9 pace=0.95 "
     "projection=795 "
     "verdict=on_track"},
    {6,
     {"at_least 800", "2024-06=755"},
     "gap=45 needed=45 completion=0.94375 progress=0.55 lead_points=5 lead_months=1.8 pace=1.1 "
     "projection=810 verdict=ahead"},
    {7,
     {"at_least 800", "2024-06=730"},
     "gap=70 completion=0.9125 progress=0.3 lead_points=-20 lead_months=-7.2 pace=0.6 projection=760 "
     "verdict=slow"},
    {8,
     {"at_least 800", "2024-06=700"},
     "gap=100 completion=0.875 progress=0 lead_points=-50 lead_months=-18 pace=0 reach_date=- never=yes "
     "verdict=behind"},
    {9,
     {"at_least 800", "2024-06=690"},
     "gap=110 completion=0.8625 progress=-0.1 lead_points=-60 lead_months=-21.6 pace=-0.2 never=yes "
     "verdict=reversing"},
    {10,
     {"at_most 40", "2024=46", "2020=60"},
     "gap=6 needed=6 completion=- progress=0.7 elapsed=0.8 lead_points=-10 lead_months=-6 pace=0.875 "
     "change_per_year=-3.5 "
     "needed_per_year=-6 verdict=slow"},
    {11,
     {"less_than 5", "2024=5", "2020=9"},
     "gap=0 needed=1 completion=- progress=1 elapsed=0.8 lead_points=20 lead_months=12 pace=1.25 "
     "verdict=ahead"},
    {12,
     {"at_most 0", "2024=3", "2021=12"},
     "gap=3 needed=3 completion=- progress=0.75 elapsed=0.75 lead_points=0 pace=1 growth_per_year=-0.370039 "
     "needed_growth=- verdict=on_track"},
    {13,
     {"at_least 20", "2024=9", "2022=0"},
     "gap=11 completion=0.45 progress=0.45 lead_points=-21.666667 lead_months=-7.8 pace=0.675 "
     "growth_per_year=- "
     "reason=zero_base verdict=slow"},
    {14,
     {"at_least 10", "2024=-2", "2022=-20"},
     "gap=12 completion=- progress=0.6 lead_points=-6.666667 lead_months=-2.4 pace=0.9 growth_per_year=- "
     "reason=negative_base verdict=slow"},
    {15,
     {"at_least -5", "2024=-8", "2022=-20"},
     "gap=3 completion=- progress=0.8 lead_points=13.333333 lead_months=4.8 pace=1.2 verdict=ahead"},
    {16,
     {"at_least 100", "2024=100", "2022=100"},
     "gap=0 needed=0 completion=1 progress=- reason=baseline_met lead_points=- pace=- verdict=reached "
     "flags=-"},
    {17,
     {"at_least 100", "2024=97", "2022=100"},
     "gap=3 completion=0.97 progress=- lead_points=- pace=- verdict=reversing reason=baseline_met flags=lost "
     "score=-"},
    {18,
     {"more_than 100", "2024=100", "2022=100"},
     "gap=0 needed=1 completion=1 progress=- pace=- verdict=behind reason=baseline_met flags=-"},
    {19,
     {"at_most 10", "2024=13.5", "2022=7.8"},
     "gap=3.5 needed=4 completion=- progress=- pace=- verdict=reversing flags=lost"},
    {20,
     {"at_least 800", "2024=850"},
     "gap=-50 needed=0 completion=1.0625 progress=1.5 lead_points=83.333333 lead_months=30 pace=2.25 "
     "projection=925 "
     "verdict=reached"},
    {21,
     {"at_least 800", "2025=790", "2022=700", "2026-11-23"},
     "gap=10 completion=0.9875 progress=0.9 elapsed=1 lead_points=-10 lead_months=-3.6 pace=0.9 projection=- "
     "needed_per_year=- needed_per_month=- needed_growth=- verdict=missed score=-"},
    {22,
     {"at_least 800", "2025-06=790", "2022=700", "2026-11-23"},
     "gap=10 progress=0.9 elapsed=0.833333 lead_points=6.666667 lead_months=2.4 pace=1.08 verdict=pending "
     "reason=final_data_missing score=-"},
    {23,
     {"at_least 800", "2025=790", "", "2026-11-23"},
     "gap=10 completion=0.9875 progress=- elapsed=- lead_points=- pace=- verdict=missed"},
    {24,
     {"at_least 800", "2025=790 2026-06=805", "2022=700", "2026-11-23"},
     "gap=-5 needed=0 completion=1.00625 progress=1.05 elapsed=1.166667 lead_points=-11.666667 "
     "lead_months=-4.2 pace=0.9 "
     "verdict=reached flags=late"},
    {25,
     {"at_least 800", "2025=810 2026-06=795", "2022=700", "2026-11-23"},
     "gap=5 completion=0.99375 progress=0.95 elapsed=1.166667 lead_points=-21.666667 lead_months=-7.8 "
     "pace=0.814286 "
     "verdict=reversing flags=lost+reversed_recently"},
    {26,
     {"at_least 800", "", "2022=700", "2023-12-31"},
     "gap=100 completion=0.875 progress=0 elapsed=0 lead_points=0 pace=- needed_per_year=33.333333 "
     "verdict=pending "
     "reason=no_trend"},
    {27,
     {"at_least 800", "2024-06=750", "", "2024-12-31", "2025", Kind::stock, assess::Method::linear, "2022"},
     "gap=50 completion=0.9375 progress=- elapsed=0.5 lead_points=- pace=- verdict=pending "
     "reason=no_baseline baseline=-"},
    {28,
     {"at_least 800", "2022=700 2024-06=750", "", "2024-12-31", "2025", Kind::stock, assess::Method::linear,
      "2022"},
     "gap=50 progress=0.5 elapsed=0.5 lead_points=0 pace=1 verdict=on_track baseline=700 "
     "baseline_period=2022"},
    {29,
     {"at_least 800", "2023-02=705"},
     "gap=95 completion=0.88125 progress=0.05 elapsed=0.055556 lead_points=-0.555556 lead_months=-0.2 "
     "pace=0.9 verdict=slow"},
    {30,
     {"at_least 800", "2023-02-28=705"},
     "gap=95 progress=0.05 elapsed=0.053832 lead_points=-0.383212 lead_months=-0.137988 pace=0.928814 "
     "verdict=slow"},
    {31,
     {"at_least 800", "2024-06=740", "2022=700", "2024-12-31", "2025-Q2"},
     "gap=60 completion=0.925 progress=0.4 elapsed=0.6 lead_points=-20 lead_months=-6 pace=0.666667 "
     "expected=760 verdict=slow"},
    {32,
     {"at_least 193.22", "2022-06=126.02", "", "2022-12-31", "2022", k_total, assess::Method::linear, "",
      "亿元"},
     "gap=67.2 needed=67.2 completion=0.652210 progress=0.652210 elapsed=0.5 lead_points=15.220992 "
     "lead_months=1.826519 "
     "pace=1.304420 expected=96.61 needed_per_month=11.2 needed_per_year=- baseline=- verdict=ahead"},
    {33,
     {"at_least 193.22", "2022-06=126.02", "", "2023-01-01", "2022", k_total, assess::Method::linear, "",
      "亿元"},
     "gap=67.2 completion=0.652210 elapsed=0.5 lead_points=15.220992 pace=1.304420 verdict=pending "
     "reason=final_data_missing"},
    {34,
     {"more_than 200", "2023-09=73.91", "", "2023-12-31", "2025", k_total, assess::Method::linear, "2022",
      "亿元"},
     "value=73.91 period=2023-09 gap=- needed=- completion=- progress=- elapsed=- lead_points=- pace=- "
     "expected=- "
     "age_months=3 target=200 verdict=pending reason=partial_year flags=partial_year"},
    {35,
     {"more_than 200", "2025=190 2026-06=210", "", "2026-11-23", "2025", k_total, assess::Method::linear, "",
      "亿元"},
     "value=190 period=2025 gap=10 needed=10 completion=0.95 progress=0.95 elapsed=1 lead_points=-5 "
     "pace=0.95 "
     "verdict=missed flags=later_data"},
    {36,
     {"more_than 200", "2023=150 2024-06=80", "2022=120", "2024-12-31", "2025", k_total,
      assess::Method::linear, "", "亿元"},
     "value=150 gap=50 completion=0.75 progress=0.375 elapsed=0.333333 lead_points=4.166667 lead_months=1.5 "
     "pace=1.125 "
     "projection=210 baseline=120 verdict=ahead flags=-"},
    {37,
     {"at_most 120", "2025-06=50", "", "2025-06-30", "2025", k_total, assess::Method::linear, "", "亿元"},
     "gap=-70 needed=0 completion=- progress=- elapsed=0.5 lead_points=8.333333 lead_months=1 pace=1.2 "
     "verdict=ahead "
     "reason=- flags=-"},
    {38,
     {"at_most 120", "2025-06=90", "", "2025-06-30", "2025", k_total, assess::Method::linear, "", "亿元"},
     "gap=-30 needed=0 elapsed=0.5 lead_points=-25 lead_months=-3 pace=0.666667 projection=180 verdict=slow"},
    {39,
     {"at_most 120", "2025-09=125", "", "2025-10-31", "2025", k_total, assess::Method::linear, "", "亿元"},
     "gap=5 needed=5 elapsed=0.75 lead_points=-29.166667 lead_months=-3.5 pace=0.72 verdict=missed flags=-"},
    {40,
     {"at_least 37929", "2024=15974", "2010=666", "2024-12-31", "2030", Kind::stock, assess::Method::growth},
     "gap=21955 completion=0.421155 progress=0.410810 elapsed=0.7 lead_points=-28.919035 "
     "lead_months=-69.405684 "
     "score=1.137498 verdict=on_track"},
    {40,
     {"at_least 37929", "2024=15974", "2010=666", "2024-12-31", "2030"},
     "pace=0.586871 score=0.586871 verdict=behind"},
    {41,
     {"at_most 7.25", "2023=10.4", "2015=14.5", "2024-12-31", "2030", Kind::stock, assess::Method::growth, "",
      "%"},
     "gap=3.15 needed=3.15 progress=0.565517 elapsed=0.533333 lead_points=3.218391 lead_months=5.793103 "
     "score=0.901090 "
     "verdict=slow"},
    {41, {"at_most 7.25", "2023=10.4", "2015=14.5", "2024-12-31", "2030"}, "pace=1.060345 verdict=on_track"},
    {42,
     {"at_least 20", "2024=9", "2022=0", "2024-12-31", "2025", Kind::stock, assess::Method::growth},
     "gap=11 completion=0.45 progress=0.45 elapsed=0.666667 lead_points=-21.666667 score=- verdict=pending "
     "reason=zero_base"},
    {43,
     {"at_least 800", "2024=752", "2022=700", "2024-12-31", "2025", Kind::stock, assess::Method::projection},
     "gap=48 completion=0.94 progress=0.52 lead_points=-14.666667 lead_months=-5.28 score=0.794311 "
     "verdict=slow"},
    {44,
     {"at_most 30", "2018=56 2019=52 2020=53 2021=53 2022=49 2023=51", "", "2024-12-31", "2030", Kind::stock,
      assess::Method::trend},
     "gap=21 needed=21 completion=- progress=- lead_points=- score=0.666667 verdict=behind"},
    {45,
     {"at_most 10", "2010=22 2011=22 2012=23 2013=22 2014=22 2015=22", "", "2015-12-31", "2020", Kind::stock,
      assess::Method::trend},
     "gap=12 score=- verdict=reversing"},
    {46,
     {"at_least 10", "2022=5 2023=6 2024=7", "", "2024-12-31", "2025", Kind::stock, assess::Method::trend},
     "gap=3 completion=0.7 score=- verdict=pending reason=no_trend"},
    {47,
     {"at_least 10", "2019=14 2020=13 2021=13 2022=12 2023=12 2024=11", "", "2024-12-31", "2025", Kind::stock,
      assess::Method::trend},
     "gap=-1 needed=0 completion=1.1 verdict=reached flags=slipping"},
    {48,
     {"at_most 100", "2024=125", "2022=130", "2024-12-31", "2025", Kind::stock, assess::Method::growth, "",
      "位"},
     "gap=25 needed=25 completion=- progress=0.166667 lead_points=-50 lead_months=-18 pace=0.25 "
     "growth_per_year=- "
     "projection=- projected_gap=- reach_date=- needed_growth=- verdict=behind"},
    {49,
     {"at_most 100", "2024=96", "2022=130", "2024-12-31", "2025", Kind::stock, assess::Method::linear, "",
      "位"},
     "gap=-4 needed=0 progress=1.133333 lead_points=46.666667 pace=1.7 verdict=reached"},
    {50,
     {"between 40 60", "2024=38", "2022=30"},
     "gap=2 needed=2 completion=0.95 progress=0.8 lead_points=13.333333 lead_months=4.8 pace=1.2 "
     "verdict=ahead"},
    {51,
     {"between 40 60", "2024=63", "2022=30"},
     "gap=3 needed=3 completion=- progress=- pace=- verdict=reversing flags=-"},
    {57,
     {"stage 3", "2024=1", "", "2024-12-31", "2025", Kind::milestone},
     "gap=2 needed=2 completion=0.333333 progress=- elapsed=- lead_points=- pace=- year_on_year=- "
     "verdict=under_way reason=- age_months=0"},
    {58,
     {"stage 3", "2025=1", "", "2025-12-31", "2025", Kind::milestone},
     "gap=2 completion=0.333333 verdict=missed"},
};

} // namespace

TEST_CASE("assess: cases worked by hand") {
    for (const Worked& worked : k_worked) {
        CAPTURE(worked.number);
        CHECK(differences(answer(worked.question), worked.expected) == "");
    }
}
