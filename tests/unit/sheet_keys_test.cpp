// What the keys of [[data]] and the habits of real sheets come to, the same for CSV and for workbooks.
#include "../archive_case.hpp"
#include "csv_case.hpp"
#include "load/sheet/csv_row.hpp"

#include <doctest/doctest.h>
#include <functional>

using namespace gapcalc;
using namespace gapcalc::testing;

namespace {

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '<')
            out += "&lt;";
        else if (c == '&')
            out += "&amp;";
        else
            out += c;
    }
    return out;
}

/// The table of a CSV text as a workbook whose cells are texts.
std::string as_workbook(std::string_view text) {
    std::string rows;
    std::size_t number = 0;
    while (!text.empty()) {
        load::CsvRow row;
        REQUIRE(row.split(text, ','));
        rows += "<row r=\"" + std::to_string(++number) + "\">";
        for (const load::CsvCell& cell : row.cells())
            rows += "<c t=\"inlineStr\"><is><t>" + escaped(cell.text) + "</t></is></c>";
        rows += "</row>";
        text.remove_prefix(row.size());
    }
    return archive_case::zip(archive_case::workbook("<sheetData>" + rows + "</sheetData>"));
}

struct Case {
    const char* what;
    const char* text;
    std::function<void(load::CsvRequest&)> ask;
    const char* figures;
    const char* codes; ///< of the problems, without their places
    bool csv_alone = false;
};

std::string codes_of(const CsvCase& one) {
    std::string codes;
    for (const std::string& problem : one.problems())
        codes += (codes.empty() ? "" : " ") + problem.substr(0, problem.find(' '));
    return codes;
}

const std::vector<Case>& cases() {
    using R = load::CsvRequest&;
    static const std::vector<Case> k_cases = {
        {"a unit in a column called otherwise",
         "指标,对象,时期,数值,计量单位\nvillage-income,上巷村,2023,3200000,元\n", [](R) {},
         "village-income shangxiang 2023 = 320", ""},
        {"a unit behind the series", "指标,对象,时期,数值\n村级集体经济收入（亿元）,上巷村,2023,0.032\n",
         [](R) {}, "village-income shangxiang 2023 = 320", ""},
        {"a unit in the heading of values", "指标,对象,时期,数值（亿元）\nvillage-income,上巷村,2023,0.032\n",
         [](R) {}, "village-income shangxiang 2023 = 320", ""},
        {"a unit in the heading of values that is named",
         "指标,对象,时期,收入（亿元）\nvillage-income,上巷村,2023,0.032\nvillage-income,松园村,2023,0.01\n",
         [](R r) { r.columns.value = "收入（亿元）"; },
         "village-income shangxiang 2023 = 320 | village-income songyuan 2023 = 100", ""},
        {"a unit that the heading of values says otherwise",
         "指标,对象,时期,收入（亿元）实绩\nvillage-income,上巷村,2023,0.032\n",
         [](R r) { r.columns.value = "收入（亿元）实绩"; }, "village-income shangxiang 2023 = 320", ""},
        {"a unit behind a stroke in the heading of values",
         "指标,对象,时期,收入/亿元\nvillage-income,上巷村,2023,0.032\n",
         [](R r) { r.columns.value = "收入/亿元"; }, "village-income shangxiang 2023 = 320", ""},
        {"a unit that ends the heading of values",
         "指标,对象,时期,收入亿元\nvillage-income,上巷村,2023,0.032\n",
         [](R r) { r.columns.value = "收入亿元"; }, "village-income shangxiang 2023 = 320", ""},
        {"a heading of values that ends like a unit",
         "指标,对象,时期,收入单元\nvillage-income,上巷村,2023,320\n",
         [](R r) { r.columns.value = "收入单元"; }, "village-income shangxiang 2023 = 320", ""},
        {"a unit in the heading of values and another that was said",
         "指标,对象,时期,数值（亿元）\nvillage-income,上巷村,2023,0.032\n", [](R r) { r.unit = "万元"; }, "",
         "E344"},
        {"a power of ten beside a unit with a magnitude",
         "指标,对象,时期,数值,单位,UNIT_MULT\nvillage-income,上巷村,2023,3,千元,6\n", [](R) {}, "", "E332"},
        {"a unit in a wide table's word",
         "指标,对象,2023 实际（亿元）,2023 计划（亿元）\nvillage-income,上巷村,0.032,1\n",
         [](R r) {
             r.layout = load::SheetLayout::wide;
             r.columns.value = "实际（亿元）";
         },
         "village-income shangxiang 2023 = 320", ""},
        {"headings that are firsts of a month", "指标,对象,2023/6/1,2023/7/1\nvillage-income,上巷村,1,2\n",
         [](R r) { r.layout = load::SheetLayout::wide; },
         "village-income shangxiang 2023-06-01 = 1 | village-income shangxiang 2023-07-01 = 2", "W211"},
        {"headings that are firsts of a month and mean it",
         "指标,对象,2023/6/1,2023/7/1\nvillage-income,上巷村,1,2\n",
         [](R r) {
             r.layout = load::SheetLayout::wide;
             r.period = load::PeriodMeaning::month;
         },
         "village-income shangxiang 2023-06 = 1 | village-income shangxiang 2023-07 = 2", ""},
        {"a unit with a magnitude", "指标,对象,时期,数值（千元）\nvillage-income,上巷村,2023,3200\n",
         [](R) {}, "village-income shangxiang 2023 = 320", ""},
        {"a column of units with a magnitude",
         "指标,对象,时期,数值,单位\nvillage-income,上巷村,2023,3200,千元\nvillage-income,松园村,2023,1,"
         "百万元\n",
         [](R) {}, "village-income shangxiang 2023 = 320 | village-income songyuan 2023 = 100", ""},
        {"a unit that is no kind of it", "指标,对象,时期,数值,单位\nvillage-income,上巷村,2023,3200,万美元\n",
         [](R) {}, "", "E119"},
        {"a unit that was said", "指标,对象,时期,数值\nvillage-income,上巷村,2023,0.032\n",
         [](R r) { r.unit = "亿元"; }, "village-income shangxiang 2023 = 320", ""},
        {"a unit in a title alone", "单位：亿元,,,\n指标,对象,时期,数值\nvillage-income,上巷村,2023,0.032\n",
         [](R r) { r.skip_rows = 1; }, "", "E326"},
        {"a unit with a magnitude in a title",
         "单位：千元,,,\n指标,对象,时期,数值\nvillage-income,上巷村,2023,320\n", [](R r) { r.skip_rows = 1; },
         "", "E326"},
        {"several units in a title",
         "单位：亿元、%,,,\n指标,对象,时期,数值\nvillage-income,上巷村,2023,320\n",
         [](R r) { r.skip_rows = 1; }, "", "E326"},
        {"several units in a title and the right one",
         "单位：亿元、万元,,,\n指标,对象,时期,数值\nvillage-income,上巷村,2023,320\n",
         [](R r) { r.skip_rows = 1; }, "village-income shangxiang 2023 = 320", ""},
        {"a unit beside its word", "单位：,亿元,,\n指标,对象,时期,数值\nvillage-income,上巷村,2023,320\n",
         [](R r) { r.skip_rows = 1; }, "", "E326"},
        {"a word of units with blanks",
         "单 位： 亿元,,,\n指标,对象,时期,数值\nvillage-income,上巷村,2023,320\n",
         [](R r) { r.skip_rows = 1; }, "", "E326"},
        {"a unit alone above the table", ",,,（亿元）\n指标,对象,时期,数值\nvillage-income,上巷村,2023,320\n",
         [](R r) { r.skip_rows = 1; }, "", "E326"},
        {"a currency and a unit in a title",
         "金额单位：人民币亿元,,,\n指标,对象,时期,数值\nvillage-income,上巷村,2023,320\n",
         [](R r) { r.skip_rows = 1; }, "", "E326"},
        {"a unit in brackets in a title",
         "村级收入（亿元）,,,\n指标,对象,时期,数值\nvillage-income,上巷村,2023,320\n",
         [](R r) { r.skip_rows = 1; }, "", "E326"},
        {"a title that says the same unit",
         "单位：万元,,,\n指标,对象,时期,数值\nvillage-income,上巷村,2023,320\n", [](R r) { r.skip_rows = 1; },
         "village-income shangxiang 2023 = 320", ""},
        {"two units", "指标,对象,时期,数值,单位\nvillage-income,上巷村,2023,320万元,亿元\n", [](R) {}, "",
         "E331"},
        {"no unit column", "指标,对象,时期,数值,单位\nvillage-income,上巷村,2023,320,PS\n",
         [](R r) { r.columns.unit = ""; }, "village-income shangxiang 2023 = 320", ""},
        {"an empty name under another",
         "指标,对象,时期,数值\nvillage-income,上巷村,2022,1\nvillage-income,,2023,2\n", [](R) {},
         "village-income shangxiang 2022 = 1", "E322"},
        {"an empty name above others",
         "指标,对象,时期,数值\nvillage-income,,2023,2\nvillage-income,上巷村,2022,1\n", [](R) {},
         "village-income shangxiang 2022 = 1", "E322"},
        {"empty names throughout", "指标,对象,时期,数值\nvillage-income,,2022,1\nvillage-income,,2023,2\n",
         [](R) {}, "village-income 2022 = 1 | village-income 2023 = 2", ""},
        {"empty names filled", "指标,对象,时期,数值\nvillage-income,上巷村,2022,1\n,,2023,2\n",
         [](R r) { r.fill = true; },
         "village-income shangxiang 2022 = 1 | village-income shangxiang 2023 = 2", ""},
        {"a name of the whole",
         "指标,对象,时期,数值\nvillage-income,全区,2022,1\nvillage-income,上巷村,2022,2\n",
         [](R r) { r.whole = {"全区"}; }, "village-income 2022 = 1 | village-income shangxiang 2022 = 2", ""},
        {"the word of forms",
         "指标,对象,时期,数值\nvillage-income,全部,2022,1\nvillage-income,上巷村,2022,2\n", [](R) {},
         "village-income 2022 = 1 | village-income shangxiang 2022 = 2", ""},
        {"marks", "指标,对象,时期,数值\nvillage-income,上巷村,2022,c\nvillage-income,松园村,2022,: u\n",
         [](R r) {
             r.missing = {":"};
             r.missing_usual = true;
         },
         "", ""},
        {"marks that were not said",
         "指标,对象,时期,数值\nvillage-income,上巷村,2022,c\nvillage-income,松园村,2022,c\n", [](R) {}, "",
         "E317"},
        {"filters",
         "指标,对象,sex,时期,数值\nvillage-income,上巷村,T,2022,1\nvillage-income,上巷村,F,2022,2\n",
         [](R r) {
             r.rows = {{"sex", {"T"}, {}}};
         },
         "village-income shangxiang 2022 = 1", ""},
        {"a filter that nothing passes", "指标,对象,sex,时期,数值\nvillage-income,上巷村,F,2022,2\n",
         [](R r) {
             r.rows = {{"sex", {"T"}, {}}};
         },
         "", "E325"},
        {"only what is known",
         "指标,对象,时期,数值\nvillage-income,上巷村,2022,1\nGDP,x,2022,2\nvillage-income,某村,2022,3\n",
         [](R r) { r.only_known = true; }, "village-income shangxiang 2022 = 1", "N011"},
        {"names left out",
         "指标,对象,时期,数值\nvillage-income,上巷村,2022,1\n其中：甲,上巷村,2022,2\nvillage-income,小计2,"
         "2022,2\n",
         [](R r) {
             r.skip = {"其中*", "小计*"};
         },
         "village-income shangxiang 2022 = 1", ""},
        {"notes below",
         "指标,对象,时期,数值\nvillage-income,上巷村,2022,1\n注：快报数,,,\nvillage-income,,,\n", [](R) {},
         "village-income shangxiang 2022 = 1", "N010"},
        {"a figure below notes",
         "指标,对象,时期,数值\nvillage-income,上巷村,2022,1\n注：快报数,,,\nvillage-income,松园村,2022,3\n",
         [](R) {}, "village-income shangxiang 2022 = 1", "N010 E323"},
        {"an end that was said", "指标,对象,时期,数值\nvillage-income,上巷村,2022,1\n附表,,,\nx,y,z,3\n",
         [](R r) { r.until = {"附表"}; }, "village-income shangxiang 2022 = 1", "N010"},
        {"figures below an end that was said",
         "指标,对象,时期,数值\nvillage-income,上巷村,2022,1\nvillage-income,松园村,2022,2\n合计,,,3\n"
         "village-income,上巷村,2021,4\n",
         [](R r) { r.until = {"合计"}; },
         "village-income shangxiang 2022 = 1 | village-income songyuan 2022 = 2", "N010 N018"},
        {"an end at a name that only begins so",
         "对象,时期,指标,数值\n松园村,2022,village-income,1\n松园村,2023,village-income,2\n"
         "上巷村,2022,village-income,3\n",
         [](R r) { r.until = {"上"}; },
         "village-income shangxiang 2022 = 3 | village-income songyuan 2022 = 1 | village-income songyuan "
         "2023 = 2",
         "E343"},
        {"an end at a name",
         "对象,时期,指标,数值\n松园村,2022,village-income,1\n松园村,2023,village-income,2\n"
         "上巷村,2022,village-income,3\n",
         [](R r) { r.until = {"上巷村"}; },
         "village-income songyuan 2022 = 1 | village-income songyuan 2023 = 2", "N010"},
        {"a year and a month",
         "指标,对象,年,月,数值\nvillage-income,上巷村,2022,6月,1\nvillage-income,上巷村,2022年,7,2\n",
         [](R r) {
             r.columns.period = "年";
             r.columns.period_part = "月";
         },
         "village-income shangxiang 2022-06 = 1 | village-income shangxiang 2022-07 = 2", ""},
        {"days that stand for months", "指标,对象,日期,数值\nvillage-income,上巷村,2022/6/1,1\n",
         [](R r) { r.period = load::PeriodMeaning::month; }, "village-income shangxiang 2022-06 = 1", ""},
        {"firsts of months", "指标,对象,日期,数值\nvillage-income,上巷村,2022/6/1,1\n", [](R) {},
         "village-income shangxiang 2022-06-01 = 1", "W211"},
        {"the day first", "指标,对象,日期,数值\nvillage-income,上巷村,31.12.2022,1\n",
         [](R r) { r.days = load::DayOrder::day_first; }, "village-income shangxiang 2022-12-31 = 1", ""},
        {"the month first", "指标,对象,日期,数值\nvillage-income,上巷村,12/31/2022,1\n",
         [](R r) { r.days = load::DayOrder::month_first; }, "village-income shangxiang 2022-12-31 = 1", ""},
        {"a period that was said", "指标,对象,数值\nvillage-income,上巷村,1\n",
         [](R r) {
             r.at = CellPeriod{*read_period("2022"), false};
         },
         "village-income shangxiang 2022 = 1", ""},
        {"an entity that was said", "指标,时期,数值\nvillage-income,2022,1\n",
         [](R r) { r.entity = "上巷村"; }, "village-income shangxiang 2022 = 1", ""},
        {"one column a series", "date,对象,村级集体经济收入（亿元）,village-population\n2022,上巷村,0.01,5\n",
         [](R r) { r.layout = load::SheetLayout::columns; },
         "village-income shangxiang 2022 = 100 | village-population shangxiang 2022 = 5", ""},
        {"headings of two lines", "对象,2022年,,2023年,\n,计划,实际,计划,实际\n上巷村,1,2,3,4\n",
         [](R r) {
             r.series = "village-income";
             r.layout = load::SheetLayout::wide;
             r.heading_rows = 2;
             r.columns.value = "实际";
         },
         "village-income shangxiang 2022 = 2 | village-income shangxiang 2023 = 4", "", true},
        {"brackets", "指标,对象,时期,数值\nvillage-income,上巷村,2022,\"(1,234)\"\n",
         [](R r) { r.brackets_negative = true; }, "village-income shangxiang 2022 = -1234", ""},
        {"a comma as the decimal mark", "指标,对象,时期,数值\nvillage-income,上巷村,2022,\"1.234,56\"\n",
         [](R r) { r.decimal = ','; }, "village-income shangxiang 2022 = 1234.56", ""},
        {"a comma that was not said", "指标,对象,时期,数值\nvillage-income,上巷村,2022,\"12,5\"\n", [](R) {},
         "", "E201"},
        {"a column that nobody reads", "指标,对象,时期,数值,人口\nvillage-income,上巷村,2022,1,5000\n",
         [](R) {}, "village-income shangxiang 2022 = 1", "W210"},
        {"a column left alone", "序号,指标,对象,时期,数值,人口\n1,village-income,上巷村,2022,1,5000\n",
         [](R r) { r.unused = {"人口"}; }, "village-income shangxiang 2022 = 1", ""},
        {"powers of ten", "指标,对象,时期,数值,UNIT_MULT\nvillage-population,上巷村,2022,1.2345,3\n",
         [](R) {}, "village-population shangxiang 2022 = 1234.5", "N012"},
        {"powers of ten of a unit that has one",
         "指标,对象,时期,数值,UNIT_MULT\nvillage-income,上巷村,2022,1,4\n", [](R) {}, "", "E332"},
        {"a heading further down", "标题,,,\n,,,\n指标,对象,时期,数值\nvillage-income,上巷村,2022,1\n",
         [](R) {}, "", "E334"},
        {"two columns for one thing", "指标,地区,镇街,时期,数值\nvillage-income,a,b,2022,1\n", [](R) {}, "",
         "E320"},
        {"cells beyond the heading", "指标,对象,时期,数值\nvillage-income,上巷村,2022,1,,\n", [](R) {},
         "village-income shangxiang 2022 = 1", ""},
    };
    return k_cases;
}

} // namespace

TEST_CASE("sheets: the keys of data, as CSV and as a workbook") {
    for (const Case& row : cases()) {
        CAPTURE(row.what);
        load::CsvRequest request = csv_request();
        row.ask(request);
        for (const bool workbook : {false, true}) {
            if (workbook && row.csv_alone) continue;
            CAPTURE(workbook);
            CsvCase one;
            one.read(workbook ? as_workbook(row.text) : std::string(row.text), request);
            CHECK(joined(one.figures()) == row.figures);
            CHECK_MESSAGE(codes_of(one) == row.codes, one.described());
        }
    }
}

TEST_CASE("sheets: years that begin in another month, as CSV and as a workbook") {
    using Meaning = load::PeriodMeaning;
    struct {
        const char* period;
        Meaning meaning;
        const char* read; ///< the figure's period, or the code of the problem
        int year_starts = 4;
        Kind kind = Kind::per_period;
    } const cases[] = {
        {"2024", Meaning::fiscal_begin, "2024/25"},
        {"2024", Meaning::fiscal_end, "2023/24"},
        {"2024年", Meaning::fiscal_end, "2023/24"},
        {"2024年度", Meaning::fiscal_begin, "2024/25"},
        {"FY2024", Meaning::fiscal_begin, "2024/25"},
        {"FY 2024", Meaning::fiscal_end, "2023/24"},
        {"2024/25", Meaning::fiscal_end, "2024/25"},
        {"FY2024/25", Meaning::fiscal_begin, "2024/25"},
        {"2024-25", Meaning::fiscal_begin, "2024/25"},
        {"2024-25", Meaning::fiscal_end, "2024/25"},
        {"2024-2025", Meaning::fiscal_begin, "2024/25"},
        {"2024–25", Meaning::fiscal_begin, "2024/25"},
        {"FY2024-25", Meaning::fiscal_end, "2024/25"},
        {"2009-10", Meaning::fiscal_begin, "2009/10"},
        {"1999-00", Meaning::fiscal_begin, "1999/00"},
        {"2023..2024", Meaning::fiscal_end, "2022/23..2023/24"},
        {"2021-2023", Meaning::fiscal_begin, "2021/22..2023/24", 4, Kind::stock},
        {"2024/4/1", Meaning::fiscal_begin, "2024/25"},
        {"2025/3/31", Meaning::fiscal_end, "2024/25"},
        {"2025-03", Meaning::fiscal_end, "2025-03"},
        {"2024-Q1", Meaning::fiscal_begin, "2024-Q1"},
        {"2024", Meaning::fiscal_begin, "2024/25", 7, Kind::stock},
        {"1900", Meaning::fiscal_end, "E108"},
        {"2199", Meaning::fiscal_begin, "E108"},
        {"2024-26", Meaning::fiscal_begin, "E108"},
        {"FY24", Meaning::fiscal_begin, "E108"},
        {"2024", Meaning::fiscal_begin, "E341", 1},
        {"2024-25", Meaning::fiscal_end, "E341", 1, Kind::stock},
        {"2024/4/1", Meaning::fiscal_begin, "E341", 1, Kind::stock},
        {"2024-25", Meaning::as_written, "E108"},
        {"2024", Meaning::as_written, "E149"},
    };
    for (const auto& one : cases) {
        CAPTURE(std::string(one.period));
        CAPTURE(one.year_starts);
        const bool is_problem = one.read[0] == 'E';
        for (const bool workbook : {false, true}) {
            CAPTURE(workbook);
            // Twice, since what holds for the series is told once.
            const std::string text = "指标,对象,时期,数值\nvillage-income,上巷村," + std::string(one.period) +
                                     ",5\nvillage-income,松园村," + one.period + ",6\n";
            load::CsvRequest request = csv_request();
            request.period = one.meaning;
            CsvCase read;
            for (Series& series : read.catalogue.series) {
                series.year_starts = static_cast<std::uint8_t>(one.year_starts);
                series.kind = one.kind;
            }
            read.read(workbook ? as_workbook(text) : text, request);
            const std::string period = one.read;
            CHECK(joined(read.figures()) == (is_problem
                                                 ? ""
                                                 : "village-income shangxiang " + period +
                                                       " = 5 | village-income songyuan " + period + " = 6"));
            const bool once = period == "E341";
            CHECK_MESSAGE(codes_of(read) == (!is_problem ? ""
                                             : once      ? period
                                                         : period + ' ' + period),
                          read.described());
        }
    }
}

TEST_CASE("sheets: a day of publication is not what the key says of periods") {
    struct {
        const char* published;
        load::PeriodMeaning meaning;
        const char* day; ///< or the code of the problem
        int year_starts = 4;
    } const cases[] = {
        {"2024/25", load::PeriodMeaning::as_written, "2025-03-31"},
        {"2024/25", load::PeriodMeaning::fiscal_end, "2025-03-31"},
        {"2025-05-02", load::PeriodMeaning::month, "2025-05-02"},
        {"2025-05-02", load::PeriodMeaning::fiscal_begin, "2025-05-02"},
        {"2025", load::PeriodMeaning::fiscal_begin, "E149"},
        {"2025", load::PeriodMeaning::year, "2025-12-31", 1},
        {"2024/25", load::PeriodMeaning::as_written, "E148", 1},
        {"soon", load::PeriodMeaning::as_written, "E108", 1},
    };
    for (const auto& one : cases) {
        CAPTURE(std::string(one.published));
        CAPTURE(one.year_starts);
        const bool is_problem = one.day[0] == 'E';
        load::CsvRequest request = csv_request();
        request.period = one.meaning;
        CsvCase read;
        for (Series& series : read.catalogue.series) {
            series.year_starts = static_cast<std::uint8_t>(one.year_starts);
            series.kind = Kind::per_period;
        }
        read.read("指标,对象,时期,数值,发布日期\nvillage-income,上巷村,2024-06-05,5," +
                      std::string(one.published) + "\n",
                  request);
        CHECK(codes_of(read) == (is_problem ? one.day : ""));
        if (is_problem) continue;
        REQUIRE(read.figures().size() == 1);
        CHECK_MESSAGE(read.figures().front().find(one.day) != std::string::npos, read.figures().front());
    }
}

TEST_CASE("sheets: semicolons and the decimal mark") {
    struct {
        const char *rows, *figures, *codes;
    } const tables[] = {
        {"village-income;上巷村;2022;1.234\n", "village-income shangxiang 2022 = 1.234", "E333"},
        {"village-income;上巷村;2022;1,234\n", "village-income shangxiang 2022 = 1234", "E333"},
        {"village-income;上巷村;2022;1.234\nvillage-income;松园村;2022;1.5\n",
         "village-income shangxiang 2022 = 1.234 | village-income songyuan 2022 = 1.5", ""},
        {"village-income;上巷村;2022;0.125\n", "village-income shangxiang 2022 = 0.125", ""},
        {"village-income;上巷村;2022;12,5\n", "", "E201"},
    };
    for (const auto& table : tables) {
        CAPTURE(table.rows);
        for (const char* first : {"", "sep=;\n"}) {
            CsvCase one;
            one.read(first + std::string("指标;对象;时期;数值\n") + table.rows, csv_request());
            CHECK(joined(one.figures()) == table.figures);
            CHECK(codes_of(one) == table.codes);
        }
    }
}
