#include "gapcalc/base/period.hpp"

#include <doctest/doctest.h>

using namespace gapcalc;

namespace {

Period period(const char* text) {
    const auto parsed = parse_period(text);
    REQUIRE_MESSAGE(parsed, text);
    return *parsed;
}
Date date(const char* text) { return period(text).end(); }

} // namespace

TEST_CASE("day numbers go both ways") {
    struct Case {
        Date date;
        std::int32_t number;
    };
    for (const Case& c : {Case{{1970, 1, 1}, 0},
                          {{1969, 12, 31}, -1},
                          {{2000, 2, 29}, 11016},
                          {{2000, 3, 1}, 11017},
                          {{1900, 2, 28}, -25509},
                          {{1900, 3, 1}, -25508},
                          {{2100, 3, 1}, 47541},
                          {{2199, 12, 31}, 84005},
                          {{9999, 12, 31}, 2932896},
                          {{1, 1, 1}, -719162}}) {
        CAPTURE(c.number);
        CHECK(day_number(c.date) == c.number);
        CHECK(date_of(c.number) == c.date);
    }
    Date expected{1899, 12, 31};
    for (std::int32_t number = day_number(expected); number < day_number({2200, 1, 1}); ++number) {
        const Date here = date_of(number);
        REQUIRE(here == expected);
        REQUIRE(day_number(here) == number);
        if (expected.day < days_in_month(expected.year, expected.month)) {
            ++expected.day;
        } else {
            expected.day = 1;
            expected.month = static_cast<std::uint8_t>(expected.month % 12 + 1);
            if (expected.month == 1) ++expected.year;
        }
    }
}

TEST_CASE("months have their days") {
    const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    for (int month = 1; month <= 12; ++month) CHECK(days_in_month(2023, month) == lengths[month - 1]);
    for (const auto& [year, days] :
         {std::pair{2024, 29}, {2023, 28}, {2000, 29}, {1900, 28}, {2100, 28}, {2400, 29}}) {
        const auto& tried = year; // clang 14 captures no structured bindings
        CAPTURE(tried);
        CHECK(days_in_month(year, 2) == days);
        CHECK(month_end(year, 2).day == days);
    }
}

TEST_CASE("spellings of periods") {
    struct Case {
        const char* text;
        Grain grain;
        const char* begin;
        const char* end;
        const char* printed;
        int months;
    };
    for (const Case& c : {Case{"2025", Grain::year, "2025-01-01", "2025-12-31", "2025", 12},
                          {"1900", Grain::year, "1900-01-01", "1900-12-31", "1900", 12},
                          {"2199", Grain::year, "2199-01-01", "2199-12-31", "2199", 12},
                          {"2025-H1", Grain::half, "2025-01-01", "2025-06-30", "2025-H1", 6},
                          {"2025-H2", Grain::half, "2025-07-01", "2025-12-31", "2025-H2", 6},
                          {"2025-S1", Grain::half, "2025-01-01", "2025-06-30", "2025-H1", 6},
                          {"2025-S2", Grain::half, "2025-07-01", "2025-12-31", "2025-H2", 6},
                          {"2025-Q1", Grain::quarter, "2025-01-01", "2025-03-31", "2025-Q1", 3},
                          {"2025-Q3", Grain::quarter, "2025-07-01", "2025-09-30", "2025-Q3", 3},
                          {"2025-Q4", Grain::quarter, "2025-10-01", "2025-12-31", "2025-Q4", 3},
                          {"2025-09", Grain::month, "2025-09-01", "2025-09-30", "2025-09", 1},
                          {"2025-M09", Grain::month, "2025-09-01", "2025-09-30", "2025-09", 1},
                          {"2024-02", Grain::month, "2024-02-01", "2024-02-29", "2024-02", 1},
                          {"2025-12", Grain::month, "2025-12-01", "2025-12-31", "2025-12", 1},
                          {"2024-02-29", Grain::day, "2024-02-29", "2024-02-29", "2024-02-29", 0},
                          {"2025-09-30", Grain::day, "2025-09-30", "2025-09-30", "2025-09-30", 0}}) {
        CAPTURE(c.text);
        const Period read = period(c.text);
        CHECK(read.grain() == c.grain);
        CHECK(to_string(read.begin()) == c.begin);
        CHECK(to_string(read.end()) == c.end);
        CHECK(to_string(read) == c.printed);
        CHECK(read.months() == c.months);
        CHECK(read.year() == read.end().year);
        CHECK(period(c.printed) == read);
    }
}

TEST_CASE("what is no period") {
    for (const auto* text :
         {"",           "25",        "202",        "1899",       "2200",       "20255",      "2025-",
          "2025-0",     "2025-00",   "2025-13",    "2025-9",     "2025-H0",    "2025-H3",    "2025-S3",
          "2025-Q0",    "2025-Q5",   "2025-q3",    "2025-h1",    "2025-M9",    "2025-M13",   "2025-M00",
          "2025-6-30",  "2025-06-3", "2025-06-31", "2025-02-29", "2024-02-30", "2025-00-10", "2025-13-01",
          "2025-06-00", "2025/06",   "2025.06",    "2025年",     " 2025",      "2025 ",      "2025-06-30T00",
          "２０２５",   "abcd",      "2025-ab",    "-2025",      "2025-H",     "2025-H11",   "2025--1",
          "2025-1-"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_period(text));
    }
}

TEST_CASE("same point and same spelling are two things") {
    CHECK(period("2024") != period("2024-12"));
    CHECK(period("2024").end() == period("2024-12").end());
    CHECK(period("2024-S1") == period("2024-H1"));
    CHECK(period("2024-06").end() == period("2024-06-30").end());
    CHECK(period("2024-06").end() < period("2024-07-01").end());
}

TEST_CASE("texts meant as periods") {
    for (const auto* text : {"2025-6-30", "2025-6", "2025/6/30", "2025.06", "2024.06", "2025-q3", "2025-h1",
                             "2025-13", "2025-02-30", "2025-", "2025_06", "1850-06", "2023年", "2023年9月",
                             "2023年1-9月", "2025-06-30T12:00"}) {
        CAPTURE(text);
        CHECK(looks_like_period(text));
    }
    for (const auto* text : {"2025", "2025-06", "2025-H1", "2025-06-30", "上巷村", "", "12", "2025村",
                             "2025-老街", "20250630", "a2025-06", "2023年规上企业", "unit"}) {
        CAPTURE(text);
        CHECK_FALSE(looks_like_period(text));
    }
}

TEST_CASE("periods as spreadsheets write them") {
    struct Case {
        const char* text;
        const char* printed;
        bool running_total;
    };
    for (const Case& c : {Case{"2025", "2025", false},
                          {"2025-H1", "2025-H1", false},
                          {"2025-M09", "2025-09", false},
                          {" 2025-09-30 ", "2025-09-30", false},
                          {"2023年", "2023", false},
                          {"2023年9月", "2023-09", false},
                          {"2023年09月", "2023-09", false},
                          {"2023年12月", "2023-12", false},
                          {"2023年9月30日", "2023-09-30", false},
                          {"2024年2月29日", "2024-02-29", false},
                          {"2023/9/30", "2023-09-30", false},
                          {"2023/09/30", "2023-09-30", false},
                          {"2023/9", "2023-09", false},
                          {"2023/12", "2023-12", false},
                          {"2023年1-9月", "2023-09", true},
                          {"2023年1-12月", "2023-12", true},
                          {"2023年1—9月", "2023-09", true},
                          {"2023年1～9月", "2023-09", true},
                          {"2023年1至9月", "2023-09", true},
                          {"2023年1-1月", "2023-01", true},
                          {"2023年上半年", "2023-H1", false},
                          {"2023年下半年", "2023-H2", false},
                          {"2023年三季度", "2023-Q3", false},
                          {"2023年第三季度", "2023-Q3", false},
                          {"2023年一季度", "2023-Q1", false},
                          {"2023年4季度", "2023-Q4", false},
                          {"2023年前三季度", "2023-09", true}}) {
        CAPTURE(c.text);
        const auto read = parse_cell_period(c.text);
        REQUIRE(read);
        CHECK(to_string(read->period) == c.printed);
        CHECK(read->running_total == c.running_total);
    }
    for (const auto* text : {"",
                             " ",
                             "9月",
                             "2023年13月",
                             "2023年0月",
                             "2023年2月29日",
                             "2023/13",
                             "2023/9/31",
                             "2023/9/30/1",
                             "2023/",
                             "2023/123",
                             "2023年3-9月",
                             "2023年1-13月",
                             "2023年1-9",
                             "2023年五季度",
                             "2023年季度",
                             "2023年三",
                             "2023年上",
                             "2023年上半年度",
                             "1899年",
                             "2200年",
                             "2025-6-30",
                             "合计",
                             "23年",
                             "20231年",
                             "2023年9",
                             "2023年9月30",
                             "2023年00000000009月"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_cell_period(text));
    }
}

TEST_CASE("the same period one year before") {
    for (const auto& [text, before] : {std::pair{"2025", "2024"},
                                       {"2025-H1", "2024-H1"},
                                       {"2025-Q3", "2024-Q3"},
                                       {"2024-02", "2023-02"},
                                       {"2025-02", "2024-02"},
                                       {"2025-09-30", "2024-09-30"},
                                       {"2025-02-28", "2024-02-28"}}) {
        const auto& tried = text; // clang 14 captures no structured bindings
        CAPTURE(tried);
        const auto earlier = period(text).year_before();
        REQUIRE(earlier);
        CHECK(*earlier == period(before));
    }
    CHECK_FALSE(period("2024-02-29").year_before());
    CHECK(to_string(period("2025-02").year_before()->end()) == "2024-02-29");
}

TEST_CASE("time between period ends") {
    struct Case {
        const char* from;
        const char* to;
        int months, days;
    };
    for (const Case& c : {Case{"2022", "2025", 36, 1096},
                          {"2022", "2024-06", 18, 547},
                          {"2022", "2023-02", 2, 59},
                          {"2022", "2022", 0, 0},
                          {"2024", "2024-12", 0, 0},
                          {"2024-06", "2022", -18, -547},
                          {"2021", "2022-09", 9, 273},
                          {"2022", "2025-Q2", 30, 912},
                          {"2024-01", "2024-02", 1, 29},
                          {"2024-02", "2024-01", -1, -29},
                          {"2024-H1", "2024-Q3", 3, 92},
                          {"1900", "2199", 299 * 12, 109208}}) {
        CAPTURE(c.from);
        CAPTURE(c.to);
        const TimeSpan months = time_between(period(c.from), period(c.to), false);
        const TimeSpan days = time_between(period(c.from), period(c.to), true);
        CHECK(months.count == c.months);
        CHECK_FALSE(months.in_days);
        CHECK(days.count == c.days);
        CHECK(days.in_days);
    }
    CHECK(time_between(period("2022"), period("2023-02-28"), true).count == 59);
    CHECK(time_between(period("2023-02-28"), period("2023-03-01"), true).count == 1);
}

TEST_CASE("lengths of time in months and years") {
    CHECK(TimeSpan{9, false}.months() == 9);
    CHECK(TimeSpan{9, false}.years() == Rational::fraction(3, 4));
    CHECK(TimeSpan{-18, false}.years() == Rational::fraction(-3, 2));
    CHECK(TimeSpan{1461, true}.years() == 4);
    CHECK(TimeSpan{1461, true}.months() == 48);
    CHECK(TimeSpan{59, true}.months() * Rational::scaled(304375, -4) == 59);
    CHECK(TimeSpan{59, true}.years() * Rational::scaled(36525, -2) == 59);
    CHECK(TimeSpan{-59, true}.years() == -TimeSpan{59, true}.years());
    CHECK(TimeSpan{0, true}.months() == 0);
}

TEST_CASE("whole months between days") {
    struct Case {
        const char* from;
        const char* to;
        int months;
    };
    for (const Case& c : {Case{"2024-05-31", "2024-06-30", 1},
                          {"2024-05-31", "2024-06-29", 0},
                          {"2024-06-30", "2024-07-29", 0},
                          {"2024-06-30", "2024-07-30", 1},
                          {"2024-06-30", "2024-07-31", 1},
                          {"2024-01-31", "2024-02-29", 1},
                          {"2024-01-31", "2024-02-28", 0},
                          {"2023-01-31", "2023-02-28", 1},
                          {"2024-01-30", "2024-02-29", 1},
                          {"2024-02-29", "2025-02-28", 12},
                          {"2024-06-15", "2024-07-14", 0},
                          {"2024-06-15", "2024-07-15", 1},
                          {"2024-12-31", "2025-12-30", 11},
                          {"2024-12-31", "2025-12-31", 12},
                          {"2022-12-31", "2026-11-23", 46},
                          {"2024-06-15", "2024-06-15", 0},
                          {"2024-06-15", "2024-06-30", 0},
                          {"2024-07-15", "2024-06-15", -1},
                          {"2024-07-14", "2024-06-15", 0}}) {
        CAPTURE(c.from);
        CAPTURE(c.to);
        CHECK(whole_months_between(date(c.from), date(c.to)) == c.months);
    }
}
