// Periods in the names of files and of their sheets: one that is certain, or none.
#include "load/sheet/name_period.hpp"

#include <doctest/doctest.h>

using namespace gapcalc;

namespace {

/// The period; with > behind it where it counts from January on. Without one, what the name holds.
std::string read(std::string_view path, std::string_view sheet, const load::CsvRequest& request) {
    const load::NamePeriod found = load::period_in_name(path, sheet, request);
    if (!found.period) return "? " + found.instead.en;
    return to_string(found.period->written) + (found.period->to_month ? ">" : "");
}

struct Name {
    const char *name, *period;
};

void check(const std::vector<Name>& names, const load::CsvRequest& request = {}) {
    for (const Name& one : names) {
        CAPTURE(one.name);
        const std::string text = read(one.name, {}, request);
        // "?" alone: not certain, in whatever words.
        if (std::string_view(one.period) == "?")
            CHECK(text.substr(0, 2) == "? ");
        else
            CHECK(text == one.period);
    }
}

} // namespace

TEST_CASE("names: what is one period") {
    check({
        {"月报-2025-06.xlsx", "2025-06"},
        {"a/2024/2025年6月.csv", "2025-06"},
        {"2025-6.csv", "2025-06"},
        {"2025_06.csv", "2025-06"},
        {"2025.06.csv", "2025-06"},
        {"2025.1.xlsx", "2025-01"},
        {"月报2025.6", "2025-06"},
        {"202506.csv", "2025-06"},
        {"export_20250630.csv", "2025-06-30"},
        {"2025.csv", "2025"},
        {"2025年.csv", "2025"},
        {"2025年度报告.csv", "2025"},
        {"2025年末.csv", "2025"},
        {"2025年中山市.csv", "2025"},
        {"2025年初中学校.csv", "2025"},
        {"明月村2025.csv", "2025"},
        {"规上500家2025.csv", "2025"},
        {"2025_v2.csv", "2025"},
        {"附件1 2025.csv", "2025"},
        {"二〇二五年.csv", "2025"},
        // Months in words, on either side.
        {"x_Sep 2025.xlsx", "2025-09"},
        {"x_September_2025.xlsx", "2025-09"},
        {"SEPT.2025.xlsx", "2025-09"},
        {"Report 2025 - Sep.xlsx", "2025-09"},
        {"2025sep.csv", "2025-09"},
        {"may2025.csv", "2025-05"},
        {"2025 6月.xlsx", "2025-06"},
        {"6月2025.xlsx", "2025-06"},
        {"2025年（6月）.xlsx", "2025-06"},
        {"2025年六月.xlsx", "2025-06"},
        {"2025年十一月份.xlsx", "2025-11"},
        {"2025年元月.xlsx", "2025-01"},
        {"二零二五年十二月.xlsx", "2025-12"},
        {"２０２５年６月.xlsx", "2025-06"},
        {"２０２５－０６.xlsx", "2025-06"},
        {"截至2025年6月底.xlsx", "2025-06"},
        {"2025年6月月报.xlsx", "2025-06"},
        {"2025M06.csv", "2025-06"},
        {"2025-M6.csv", "2025-06"},
        // Parts of years.
        {"2025Q2.csv", "2025-Q2"},
        {"Q3 2025.csv", "2025-Q3"},
        {"2025_q3.csv", "2025-Q3"},
        {"3Q2025.csv", "2025-Q3"},
        {"2025年三季度.csv", "2025-Q3"},
        {"2025第3季度.csv", "2025-Q3"},
        {"三季度2025.csv", "2025-Q3"},
        {"2025H1.csv", "2025-H1"},
        {"H2_2025.csv", "2025-H2"},
        {"1H2025.csv", "2025-H1"},
        {"2025-S1.csv", "2025-H1"},
        {"2025上半年.csv", "2025-H1"},
        {"2025年下半年.csv", "2025-H2"},
        // From January on.
        {"2025年1-6月.csv", "2025-H1>"},
        {"1-6月2025.csv", "2025-H1>"},
        {"2025 1—6月.csv", "2025-H1>"},
        {"2025-1-6月.csv", "2025-H1>"},
        {"2025年1月至6月.csv", "2025-H1>"},
        {"2025年一至六月.csv", "2025-H1>"},
        {"2025年前6个月.csv", "2025-H1>"},
        {"2025前三季度.csv", "2025-01..2025-09>"},
        {"2025年1-3季度.csv", "2025-01..2025-09>"},
        {"2025年一至三季度.csv", "2025-01..2025-09>"},
        {"Jan-Jun 2025.csv", "2025-H1>"},
        {"January to June 2025.csv", "2025-H1>"},
        // Days.
        {"2025-06-30.csv", "2025-06-30"},
        {"2025_6_30.csv", "2025-06-30"},
        {"2025年6月30日.csv", "2025-06-30"},
        {"30.06.2025.csv", "2025-06-30"},
        {"06-30-2025.csv", "2025-06-30"},
        {"06-06-2025.csv", "2025-06-06"},
        {"30 June 2025.csv", "2025-06-30"},
        {"June 30, 2025.csv", "2025-06-30"},
        {"2025-Jun-30.csv", "2025-06-30"},
        // What stands beside it and is of no time, or says the same.
        {"1. 2025年6月.csv", "2025-06"},
        {"3-2025-06.csv", "2025-06"},
        {"2025-06 (1).csv", "2025-06"},
        {"2025-06_v2.csv", "2025-06"},
        {"2025-06-30 10-15.csv", "2025-06-30"},
        {"2025年6月_202506.csv", "2025-06"},
        {"六月 2025-06.csv", "2025-06"},
        {"2023-2025年.csv", "2023..2025"},
    });
}

TEST_CASE("names: what is none, or may be several") {
    check({
        {"月报.xlsx", "? no period"},
        {"v12345.csv", "? no period"},
        {"2506.csv", "? no period"},
        {"6月.csv", "? \"6月\", which is not certain to be one period"},
        {"Jun-25.csv", "?"},
        {"25年6月.csv", "?"},
        {"2024-2025.csv", "? several: 2024, 2025"},
        {"2024-25.csv", "? 2024 and also \"25\": which period is meant is not certain"},
        {"FY2024.csv", "?"},
        {"2025-05 2025-06.csv", "? several: 2025-05, 2025-06"},
        {"2025年5月-2025年6月.csv", "? several: 2025-05, 2025-06"},
        {"2024年6月2025年.csv", "? several: 2024-06, 2025"},
        {"5月2025年6月.csv", "? several: 2025-05, 2025-06"},
        {"月报-2025-06_20250710.csv", "? several: 2025-06, 2025-07-10"},
        {"2025Q3_2025-09.csv", "? several: 2025-Q3, 2025-09"},
        // A month that words part from the year, and a year that is a goal's.
        {"2025目标_6月.csv", "? 2025 and also \"6月\": which period is meant is not certain"},
        {"June report 2025.csv", "? 2025 and also \"June\": which period is meant is not certain"},
        {"2025年工业月报.csv", "? 2025 and also \"月报\": which period is meant is not certain"},
        {"monthly 2025.csv", "?"},
        {"2025 6.csv", "?"},
        {"06-2025.csv", "?"},
        {"6_2025.csv", "?"},
        {"2025年06.csv", "?"},
        {"月报6 2025.csv", "?"},
        {"2025_250630.csv", "?"},
        {"0630_2025.csv", "?"},
        // Days and their months in two orders; versions that look like days.
        {"05-06-2025.csv", "? \"05-06-2025\", which is not certain to be one period"},
        {"2025-06-1.csv", "?"},
        {"2025-06_15.csv", "?"},
        {"2025-06-15-20.csv", "?"},
        {"2025年6月15-20日.csv", "?"},
        {"2025-06至09.csv", "?"},
        {"2025-06-31.csv", "?"},
        {"2025-13.csv", "?"},
        {"202513.csv", "?"},
        {"20252026.csv", "?"},
        {"31 June 2025.csv", "?"},
        // Months together, and times that are no period.
        {"2025年5、6月.csv", "?"},
        {"5、6月2025.csv", "?"},
        {"2025年5月、6月.csv", "?"},
        {"2025年13月.csv", "?"},
        {"2025年五季度.csv", "?"},
        {"2025年6月上旬.csv", "?"},
        {"2025年初.csv", "?"},
        {"2025年中.csv", "?"},
        {"2025年第23周.csv", "?"},
        {"2025W23.csv", "?"},
        {"2025Q5.csv", "?"},
        {"2025年近6个月.csv", "?"},
        {"Table S1 2025.csv", "?"},
        {"mid-2025.csv", "?"},
    });
}

TEST_CASE("names: as the request says that days and years are meant") {
    load::CsvRequest request;
    request.days = load::DayOrder::day_first;
    check({{"05-06-2025.csv", "2025-06-05"}, {"06-30-2025.csv", "?"}}, request);
    request.days = load::DayOrder::month_first;
    check({{"05-06-2025.csv", "2025-05-06"}}, request);
    request = {};
    request.period = load::PeriodMeaning::month;
    check({{"20250630.csv", "2025-06"}, {"2025-06.csv", "2025-06"}}, request);
    request.period = load::PeriodMeaning::fiscal_begin;
    check({{"FY2024.csv", "2024/25"}, {"2024-25.csv", "2024/25"}, {"2024.csv", "2024/25"}}, request);
    request.period = load::PeriodMeaning::fiscal_end;
    check({{"FY2024.csv", "2023/24"}}, request);
}

TEST_CASE("names: of a sheet in the file") {
    struct {
        const char *path, *sheet, *period;
    } const names[] = {
        {"月报.xlsx", "2025年6月", "2025-06"},
        {"2025.xlsx", "6月", "2025-06"},
        {"2025年.xlsx", "Q3", "2025-Q3"},
        {"2025-06.xlsx", "6月", "2025-06"},
        {"2025-06.xlsx", "1.工业", "2025-06"},
        {"2025.xlsx", "Sheet1", "2025"},
        {"2025.xlsx", "表2", "2025"},
        {"2025.xlsx", "1.工业", "2025"},
        {"2025.xlsx", "6", "? 2025 and also \"6\": which period is meant is not certain"},
        {"2025-06.xlsx", "5月", "? 2025-06 and also \"5月\": which period is meant is not certain"},
        {"2025-06.xlsx", "2025-05", "? several: 2025-06, 2025-05"},
        {"2025目标.xlsx", "6月", "? 2025 and also \"6月\": which period is meant is not certain"},
    };
    for (const auto& one : names) {
        CAPTURE(one.path);
        CAPTURE(one.sheet);
        CHECK(read(one.path, one.sheet, {}) == one.period);
    }
}
