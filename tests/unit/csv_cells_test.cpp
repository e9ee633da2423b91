#include "csv_case.hpp"
#include "load/sparse.hpp"

#include <doctest/doctest.h>

using namespace gapcalc;
using namespace gapcalc::testing;

namespace {

struct Row {
    std::string_view row, figures, problems;
};

/// Reads each row under one heading into a catalogue of its own.
void check_rows(std::string_view heading, std::initializer_list<Row> rows) {
    for (const Row& row : rows) {
        CAPTURE(row.row);
        CsvCase one;
        one.read(std::string(heading) + '\n' + std::string(row.row) + '\n', csv_request());
        CHECK(joined(one.figures()) == row.figures);
        CHECK(joined(one.problems()) == row.problems);
    }
}

} // namespace

TEST_CASE("csv cells: numbers") {
    check_rows(
        "series,entity,period,value",
        {
            {"village-income,上巷村,2023,320", "village-income shangxiang 2023 = 320", ""},
            {"village-income,上巷村,2023,18.60", "village-income shangxiang 2023 = 18.6", ""},
            {"village-income,上巷村,2023,-0.5", "village-income shangxiang 2023 = -0.5", ""},
            {"village-income,上巷村,2023, 7 ", "village-income shangxiang 2023 = 7", ""},
            {"village-income,上巷村,2023,+7", "village-income shangxiang 2023 = 7", ""},
            {"village-income,上巷村,2023,007", "village-income shangxiang 2023 = 7", ""},
            {"village-income,上巷村,2023,1e3", "village-income shangxiang 2023 = 1000", ""},
            {"village-income,上巷村,2023,\"1,234.5\"", "village-income shangxiang 2023 = 1234.5", ""},
            {"village-income,上巷村,2023,\"12,34\"", "", "E201 2:25"},
            {"village-income,上巷村,2023,\"　1,234,567　\"", "village-income shangxiang 2023 = 1234567", ""},
            {"village-income,上巷村,2023,123456789012345678",
             "village-income shangxiang 2023 = 123456789012345678", ""},
            {"village-income,上巷村,2023,0.123456789012345678",
             "village-income shangxiang 2023 = 0.123456789012345678", ""},
            {"village-income,上巷村,2023,1234567890123456789", "", "E202 2:25"},
            {"village-income,上巷村,2023,1234567890123456780000",
             "village-income shangxiang 2023 = 1234567890123456780000", ""},
            {"village-income,上巷村,2023,1e200", "", "E203 2:25"},
            {"village-income,上巷村,2023,12%", "", "E119 2:25"},
            {"village-income,上巷村,2023,1.5万", "", "E120 2:25"},
            {"village-population,上巷村,2023,1.5万", "village-population shangxiang 2023 = 15000", ""},
            {"village-income,上巷村,2023,0.032亿元", "village-income shangxiang 2023 = 320", ""},
            {"village-income,上巷村,2023,32 p", "village-income shangxiang 2023 = 32", ""},
            {"village-income,上巷村,2023,32 xyzzy", "", "E201 2:25"},
            {"village-income,上巷村,2023,(32)", "", "E201 2:25"},
            {"road-share,上巷村,2023,62.5%", "road-share shangxiang 2023 = 62.5", ""},
            {"village-income,上巷村,2023,１２．５", "village-income shangxiang 2023 = 12.5", ""},
            {"village-income,上巷村,2023,－１２", "village-income shangxiang 2023 = -12", ""},
            {"village-income,上巷村,2023,0x10", "", "E201 2:25"},
            {"village-income,上巷村,2023,inf", "", "E317 2:25"},
            {"village-income,上巷村,2023,约300", "", "E221 2:25"},
            {"village-income,上巷村,2023,1 234", "village-income shangxiang 2023 = 1234", ""},
            {"village-income,上巷村,2023,12 34", "", "E201 2:25"},
            {"village-income,上巷村,2023,1,234", "", "E307 2:1"},
        });
}

TEST_CASE("csv cells: nothing there is not zero") {
    check_rows("series,entity,period,value",
               {
                   {"village-income,上巷村,2023,", "", ""},
                   {"village-income,上巷村,2023,\"\"", "", ""},
                   {"village-income,上巷村,2023,  ", "", ""},
                   {"village-income,上巷村,2023,-", "", "E317 2:25"},
                   {"village-income,上巷村,2023,—", "", "E317 2:25"},
                   {"village-income,上巷村,2023,——", "", "E317 2:25"},
                   {"village-income,上巷村,2023,N/A", "", "E317 2:25"},
                   {"village-income,上巷村,2023,\"n/a\"", "", "E317 2:25"},
                   {"village-income,上巷村,2023,NaN", "", "E317 2:25"},
                   {"village-income,上巷村,2023,无", "", "E317 2:25"},
                   // The names of a row without a figure are checked all the same.
                   {"village-incom,上巷村,2023,", "", "E313 2:1"},
                   {"village-income,上巷村,2023-6,", "", "E108 2:20"},
                   {",,,", "", ""},
                   {"", "", ""},
               });
    CsvCase one;
    one.read("series,entity,period,value\nvillage-income,上巷村,2023,N/A\n", csv_request());
    CHECK(one.described().find("missing = [\"N/A\"]") != std::string::npos);
}

TEST_CASE("csv cells: periods") {
    check_rows(
        "series,entity,period,value",
        {
            {"village-population,上巷村,2023年,5", "village-population shangxiang 2023 = 5", ""},
            {"village-population,上巷村,2023年9月,5", "village-population shangxiang 2023-09 = 5", ""},
            {"village-population,上巷村,2023/9/30,5", "village-population shangxiang 2023-09-30 = 5", ""},
            {"village-population,上巷村,2023-M09,5", "village-population shangxiang 2023-09 = 5", ""},
            {"village-population,上巷村,2023-S1,5", "village-population shangxiang 2023-H1 = 5", ""},
            {"village-population,上巷村,\"2023-Q3\",5", "village-population shangxiang 2023-Q3 = 5", ""},
            {"village-population,上巷村,2023年1-9月,5", "village-population shangxiang 2023-09 = 5", ""},
            {"village-income,上巷村,2023年1-6月,5", "village-income shangxiang 2023-H1 = 5", ""},
            {"village-income,上巷村,202309,5", "village-income shangxiang 2023-09 = 5", ""},
            {"village-income,上巷村,2023M09,5", "village-income shangxiang 2023-09 = 5", ""},
            {"village-income,上巷村,2023Q3,5", "village-income shangxiang 2023-Q3 = 5", ""},
            {"village-income,上巷村,2023.09,5", "village-income shangxiang 2023-09 = 5", ""},
            {"village-income,上巷村,2023.1,5", "", "E108 2:20"},
            {"village-income,上巷村,2023年末,5", "village-income shangxiang 2023 = 5", ""},
            {"village-income,上巷村,2023年1—6月,5", "village-income shangxiang 2023-H1 = 5", ""},
            {"village-income,上巷村,Sep 2023,5", "village-income shangxiang 2023-09 = 5", ""},
            {"village-income,上巷村,Sep-23,5", "village-income shangxiang 2023-09 = 5", ""},
            {"village-income,上巷村,23-Sep,5", "", "E108 2:20"},
            {"village-income,上巷村,2023 [YR2023],5", "village-income shangxiang 2023 = 5", ""},
            {"village-income,上巷村,45657,5", "", "E108 2:20"},
            {"village-income,上巷村,31/12/2023,5", "", "E108 2:20"},
            {"village-income,上巷村,2023年1-9月,5", "village-income shangxiang 2023-01..2023-09 = 5", ""},
            {"town-investment,杜阮镇,2023年1-9月,5", "town-investment duruan 2023-09 = 5", ""},
            {"investment,,2023年1-9月,73.91", "investment 2023-09 = 73.91", ""},
            {"village-population,上巷村,2023-6-30,5", "", "E108 2:24"},
            {"village-population,上巷村,1899,5", "", "E108 2:24"},
            {"village-population,上巷村,今年,5", "", "E108 2:24"},
            {"village-population,上巷村,,5", "", "E315 2:24"},
        });
}

TEST_CASE("csv cells: entities") {
    check_rows("series,entity,period,value",
               {
                   {"village-income,shangxiang,2023,5", "village-income shangxiang 2023 = 5", ""},
                   {"village-income,Songyuan,2023,5", "village-income songyuan 2023 = 5", ""},
                   {"village-income,　上巷村 ,2023,5", "village-income shangxiang 2023 = 5", ""},
                   {"village-income,新民村,2023,5", "", "E129 2:16"},
                   {"village-income,棠下镇/新民村,2023,5", "village-income 新民村 2023 = 5", ""},
                   {"village-income,duruan/新民村,2023,5", "village-income 新民村 2023 = 5", ""},
                   {"village-income,杜阮镇/上巷村,2023,5", "village-income shangxiang 2023 = 5", ""},
                   {"village-income,,2023,5", "village-income 2023 = 5", ""},
                   {"village-income,龙溪村,2023,5", "village-income 龙溪村 2023 = 5", ""},
                   {"village-income,上港村,2023,5", "village-income 上港村 2023 = 5", "W102 2:16"},
                   {"village-income,2024,2023,5", "", "E131 2:16"},
                   {"town-investment,杜院镇,2023,5", "", "E128 2:17"},
                   {"investment,杜阮镇,2023,5", "", "E318 2:12"},
                   {"investment,,2023,5", "investment 2023 = 5", ""},
               });
    CsvCase one;
    one.read("series,entity,period,value\ntown-investment,杜院镇,2023,5\n", csv_request());
    CHECK(one.described().find("杜阮镇") != std::string::npos);
    CsvCase ambiguous;
    ambiguous.read("series,entity,period,value\nvillage-income,新民村,2023,5\n", csv_request());
    CHECK(ambiguous.described().find("杜阮镇/新民村, 棠下镇/新民村") != std::string::npos);
}

TEST_CASE("csv cells: names beyond the count") {
    CsvCase one;
    std::string text = "series,entity,period,value\n";
    for (const char* name : {"甲家村", "乙家庄", "丙", "丁河寨", "戊水湾", "甲家村", "己头"})
        text += "village-income," + std::string(name) + ",2023,5\n";
    one.read(text, csv_request());
    CHECK(joined(one.others()) == "甲家村 | 乙家庄 | 丙 | 丁河寨");
    // The second 甲家村 is a repeated figure.
    CHECK(joined(one.problems()) == "E130 6:16 | W201 7:25 | E130 8:16");
}

TEST_CASE("csv cells: series and indicators") {
    check_rows("indicator,entity,period,value",
               {
                   {"村级集体经济收入,上巷村,2023,5", "village-income shangxiang 2023 = 5", ""},
                   {"Village income,上巷村,2023,5", "village-income shangxiang 2023 = 5", ""},
                   // An indicator and the series that it reads: the figures are the series'.
                   {"村人口,上巷村,2023,5", "village-population shangxiang 2023 = 5", ""},
                   {"population,上巷村,2023,5", "population shangxiang 2023 = 5", ""},
                   {"规上工业企业,,2023,5", "", "E314 2:1"},
                   {"enterprises,,2023,731", "enterprises 2023 = 731", ""},
                   {"village-incme,上巷村,2023,5", "", "E313 2:1"},
                   {",上巷村,2023,5", "", "E312 2:1"},
               });
}

TEST_CASE("csv cells: units are converted exactly") {
    check_rows("series,entity,period,value,unit",
               {
                   {"village-income,上巷村,2023,3200000,元", "village-income shangxiang 2023 = 320", ""},
                   {"village-income,上巷村,2023,0.032,亿元", "village-income shangxiang 2023 = 320", ""},
                   {"village-income,上巷村,2023,320,万元", "village-income shangxiang 2023 = 320", ""},
                   {"village-income,上巷村,2023,320,", "village-income shangxiang 2023 = 320", ""},
                   {"village-income,上巷村,2023,320,亩", "", "E119 2:29"},
                   {"village-income,上巷村,2023,320,万员", "", "E119 2:29"},
                   {"grain,甲,2023,1,亩", "grain 甲 2023 = 666.666667..", ""},
                   {"grain,甲,2023,3,亩", "grain 甲 2023 = 2000", ""},
                   {"road-share,上巷村,2023,955,‰", "road-share shangxiang 2023 = 95.5", ""},
               });
}

TEST_CASE("csv cells: stages and limits") {
    check_rows("series,entity,period,value",
               {
                   {"village-standard,上巷村,2023,完成", "village-standard shangxiang 2023 = 完成", ""},
                   {"village-standard,上巷村,2023,done", "village-standard shangxiang 2023 = 完成", ""},
                   {"village-standard,上巷村,2023,1", "", "E118 2:27"},
                   {"hospital,,2023-06,创建", "hospital 2023-06 = 创建", ""},
                   {"hospital,,2023-06,创建中", "", "E118 2:19"},
                   {"road-share,上巷村,2023,100", "road-share shangxiang 2023 = 100", ""},
                   {"road-share,上巷村,2023,0", "road-share shangxiang 2023 = 0", ""},
                   {"road-share,上巷村,2023,100.01", "", "E205 2:21"},
                   {"road-share,上巷村,2023,-1", "", "E205 2:21"},
               });
}

TEST_CASE("csv cells: every bad cell of a row is named") {
    CsvCase one;
    one.read("entity,series,period,value\n不存在的村落名,town-investment,2023-13,N/A\n\"a\"b,x,2023,5\n",
             csv_request());
    CHECK(joined(one.problems()) == "E128 2:1 | E108 2:25 | E317 2:33 | E308 3:1");
}

TEST_CASE("csv cells: rows of totals are left out whatever stands in them") {
    load::CsvRequest request = csv_request();
    request.skip = {"合计", "全区"};
    CsvCase one;
    one.read("series,entity,period,value\nvillage-income,上巷村,2023,5\nvillage-income,合计,x,-\n全部,"
             "\"全区\",2023,9\n",
             request);
    CHECK(joined(one.figures()) == "village-income shangxiang 2023 = 5");
    CHECK(one.problems().empty());
}

TEST_CASE("csv cells: twenty of a kind and then a count") {
    std::string text = "series,entity,period,value\n";
    for (int row = 0; row < 1000; ++row) text += "village-income,上巷村,2023,-\nvillage-income,上巷村,x,1\n";
    for (const int jobs : {1, 3}) {
        CAPTURE(jobs);
        CsvCase one;
        one.load_request.jobs = jobs;
        one.read(text, csv_request());
        // A mark is told once, with its number.
        CHECK(one.diagnostics.errors() == 1001);
        CHECK(one.diagnostics.sorted().size() == 22);
        CHECK(one.described().find("980 more of E108 are not listed") != std::string::npos);
    }
}

TEST_CASE("csv cells: the line is shown with its caret") {
    CsvCase one;
    one.read("series,entity,period,value\nvillage-income,上巷村,2023,五\n", csv_request());
    const std::string shown = one.described(Language::zh);
    CHECK(shown.find(":2:25\n") != std::string::npos);
    CHECK(shown.find("2 | village-income,上巷村,2023,五\n  |                            ^^\n") !=
          std::string::npos);
}

TEST_CASE("csv cells: decimals written and where figures came from") {
    CsvCase one;
    one.read(
        "series,entity,period,value,unit\nvillage-income,上巷村,2023,18.60,\nvillage-income,松园村,2023,5,\n"
        "village-population,上巷村,2023,1.234,万人\ninvestment,,2023,7.125,\n",
        csv_request());
    REQUIRE(one.problems().empty());
    const Records& income = one.catalogue.series[0].records;
    CHECK(income.places == 2);
    REQUIRE(income.origins.size() == 1);
    CHECK(income.origins[0].figures == 2);
    CHECK(income.origins[0].first.line == 2);
    CHECK(income.origins[0].first.column == 25);
    CHECK(one.catalogue.series[1].records.places == 0); // 12340 人
    CHECK(one.catalogue.indicators[0].records.places == 3);
    CHECK(one.catalogue.indicators[0].records.whole[0].span.line == 5);
}

TEST_CASE("csv cells: names have their length, and so have messages") {
    std::string longest;
    for (int count = 0; count < 500; ++count) longest += "村";
    CsvCase fits;
    fits.read("series,entity,period,value\nvillage-income," + longest + ",2023,1\n", csv_request());
    CHECK(fits.problems().empty());
    CsvCase exceeds;
    exceeds.read("series,entity,period,value\nvillage-income," + longest +
                     "庄,2023,1\nvillage-income,上巷村,2023," + longest + "\n" + longest + ",上巷村,2023,1\n",
                 csv_request());
    CHECK(joined(exceeds.problems()) == "E142 2:16 | E201 3:25 | E313 4:1");
    CHECK(exceeds.described().size() < 2000);
}

TEST_CASE("csv cells: places without figures") {
    CHECK_FALSE(load::too_sparse(12, 1'000'000, 0));
    CHECK_FALSE(load::too_sparse(std::uint64_t{1} << 13, std::uint64_t{1} << 13, 0));
    CHECK(load::too_sparse((std::uint64_t{1} << 13) + 1, std::uint64_t{1} << 13, 1'000'000));
    CHECK_FALSE(load::too_sparse((std::uint64_t{1} << 13) + 1, std::uint64_t{1} << 13, 1'048'704));
    CHECK(load::too_sparse((std::uint64_t{1} << 13) + 1, std::uint64_t{1} << 13, 1'048'703));
}
