// What says the unit of a figure in a sheet, and what is told where two things say it, or nothing does.
#include "csv_case.hpp"
#include "load/sheet/unit_words.hpp"

#include <doctest/doctest.h>
#include <functional>

using namespace gapcalc;
using namespace gapcalc::testing;

TEST_CASE("units that a title speaks of") {
    struct {
        const char *text, *units;
    } const cases[] = {
        {"单位：万元", "万元"},
        {"填报单位：统计局  单位：万元", "万元"},
        {"编制单位：棠下镇　　计量单位：万元", "万元"},
        {"单位：统计局  金额单位：万元", "万元"},
        {"各镇街投资情况表（万元、家）", "万元 | 家"},
        {"（金额：万元）", "万元"},
        {"金额：万元", "万元"},
        {"单位：家；万元", "家 | 万元"},
        {"各镇街投资，万元", "万元"},
        {"投资情况表 万元", "万元"},
        {"本表单位为万元", "万元"},
        {"以万元为单位", "万元"},
        {"按万元计", "万元"},
        {"Unit: 10,000 yuan", "万元"},
        {"单 位 ： 万 元", "万元"},
        {"金额单位：人民币亿元", "亿元"},
        {"备注（单位：万元）", "万元"},
        {"单位：亿元、万元", "亿元 | 万元"},
        // Nothing that says a unit.
        {"超50万元的项目", ""},
        {"总投资 5000 万元", ""},
        {"2025 年 6 月 30 天", ""},
        {"填表人：张三", ""},
        {"填 表 人 ： 张三", ""},
        {"负 责 人", ""},
        {"公里村收入情况", ""},
        {"单元", ""},
        {"", ""},
    };
    for (const auto& one : cases) {
        CAPTURE(std::string(one.text));
        CHECK(joined(load::units_in(one.text)) == one.units);
    }
}

TEST_CASE("the unit of a figure in a sheet") {
    using R = load::CsvRequest&;
    struct {
        const char *what, *text;
        std::function<void(load::CsvRequest&)> ask;
        const char *figures, *codes;
    } const cases[] = {
        {"a blank unit below another",
         "指标,对象,时期,数值,单位\nvillage-income,上巷村,2023,3200,千元\nvillage-income,松园村,2023,5,\n",
         [](R) {}, "village-income shangxiang 2023 = 320 | village-income songyuan 2023 = 5", "E345"},
        {"a blank unit above another",
         "指标,对象,时期,数值,单位\nvillage-income,松园村,2023,5,\nvillage-income,上巷村,2023,3200,千元\n",
         [](R) {}, "village-income shangxiang 2023 = 320 | village-income songyuan 2023 = 5", "E345"},
        {"a blank unit in a row of no figure",
         "指标,对象,时期,数值,单位\nvillage-income,上巷村,2023,3200,千元\nvillage-income,松园村,2023,,\n",
         [](R) {}, "village-income shangxiang 2023 = 320", ""},
        {"a blank unit where others name the series' own",
         "指标,对象,时期,数值,单位\nvillage-income,上巷村,2023,320,万元\nvillage-income,松园村,2023,5,\n",
         [](R) {}, "village-income shangxiang 2023 = 320 | village-income songyuan 2023 = 5", ""},
        {"a blank unit of another series",
         "指标,对象,时期,数值,单位\nvillage-income,上巷村,2023,3200,千元\nvillage-population,松园村,2023,5,"
         "\n",
         [](R) {}, "village-income shangxiang 2023 = 320 | village-population songyuan 2023 = 5", ""},
        {"a blank unit filled from above",
         "指标,对象,时期,数值,单位\nvillage-income,上巷村,2023,3200,千元\nvillage-income,松园村,2023,50,\n",
         [](R r) { r.fill = true; },
         "village-income shangxiang 2023 = 320 | village-income songyuan 2023 = 5", ""},
        {"a unit above that is another series'",
         "指标,对象,时期,数值,单位\nvillage-income,上巷村,2023,3200,千元\nvillage-population,松园村,2023,5,"
         "\n",
         [](R r) { r.fill = true; },
         "village-income shangxiang 2023 = 320 | village-population songyuan 2023 = 5", ""},
        {"a blank unit and one that was said for all",
         "指标,对象,时期,数值,单位\nvillage-income,上巷村,2023,3200,千元\nvillage-income,松园村,2023,1,\n",
         [](R r) { r.unit = "亿元"; },
         "village-income shangxiang 2023 = 320 | village-income songyuan 2023 = 10000", ""},
        {"a blank unit in a wide table",
         "指标,对象,单位,2022,2023\nvillage-income,上巷村,千元,10,20\nvillage-income,松园村,,5,6\n",
         [](R r) { r.layout = load::SheetLayout::wide; },
         "village-income shangxiang 2022 = 1 | village-income songyuan 2022 = 5 | "
         "village-income shangxiang 2023 = 2 | village-income songyuan 2023 = 6",
         "E345"},
        {"a unit in a note below the table",
         "指标,对象,时期,数值\nvillage-income,上巷村,2022,1\n注：单位：亿元,,,\n", [](R) {},
         "village-income shangxiang 2022 = 1", "N010 E326"},
        {"a note that says the series' own unit",
         "指标,对象,时期,数值\nvillage-income,上巷村,2022,1\n注：单位：万元,,,\n", [](R) {},
         "village-income shangxiang 2022 = 1", "N010"},
        {"a note where a column says the unit",
         "指标,对象,时期,数值,单位\nvillage-income,上巷村,2022,1,万元\n注：单位：亿元,,,\n", [](R) {},
         "village-income shangxiang 2022 = 1", "N010"},
        {"a unit as a heading with nothing beneath",
         "指标,对象,时期,数值,（亿元）\nvillage-income,上巷村,2022,1,\n", [](R) {},
         "village-income shangxiang 2022 = 1", "E326"},
        {"a unit's word as a heading", "指标,对象,时期,数值,单位：亿元\nvillage-income,上巷村,2022,1,\n",
         [](R) {}, "", "E326"},
        {"a unit in the heading of remarks",
         "指标,对象,时期,数值,备注（单位：亿元）\nvillage-income,上巷村,2022,1,快报\n", [](R) {}, "", "E326"},
        {"a unit among others in the heading of values",
         "指标,对象,时期,收入（亿元，不含补助）\nvillage-income,上巷村,2022,1\n",
         [](R r) { r.columns.value = "收入（亿元，不含补助）"; }, "", "E326"},
        {"a unit of another kind in a title",
         "单位：家,,,\n指标,对象,时期,数值\nvillage-income,上巷村,2022,1\n", [](R r) { r.skip_rows = 1; },
         "village-income shangxiang 2022 = 1", ""},
        {"a second unit in a title",
         "填报单位：统计局  单位：亿元,,,\n指标,对象,时期,数值\nvillage-income,上巷村,2022,1\n",
         [](R r) { r.skip_rows = 1; }, "", "E326"},
        {"two units: behind the series and in a column",
         "指标,对象,时期,数值,单位\n村级集体经济收入（万元）,上巷村,2022,1,亿元\n", [](R) {}, "", "E331"},
        {"two units: in a heading and in a column",
         "指标,对象,时期,数值（万元）,单位\nvillage-income,上巷村,2022,1,亿元\n", [](R) {}, "", "E331"},
        {"two units: in a heading and behind the number",
         "指标,对象,时期,数值（万元）\nvillage-income,上巷村,2022,5亿元\n", [](R) {}, "", "E331"},
        {"two units: behind the series and behind the number",
         "指标,对象,时期,数值\n村级集体经济收入（万元）,上巷村,2022,5亿元\n", [](R) {}, "", "E331"},
        {"one unit twice",
         "指标,对象,时期,数值（亿元）,单位\n村级集体经济收入（亿元）,上巷村,2022,5亿元,亿元\n", [](R) {},
         "village-income shangxiang 2022 = 50000", ""},
        {"two names of one size", "指标,对象,时期,数值（万元）,单位\nvillage-income,上巷村,2022,5,十千元\n",
         [](R r) { r.columns.unit = ""; }, "village-income shangxiang 2022 = 5", ""},
        {"a unit of another kind in the heading",
         "指标,对象,时期,数值（亿元）,单位\nvillage-population,上巷村,2022,5,人\n", [](R) {},
         "village-population shangxiang 2022 = 5", ""},
    };
    for (const auto& one : cases) {
        CAPTURE(std::string(one.what));
        load::CsvRequest request = csv_request();
        one.ask(request);
        CsvCase csv;
        csv.read(one.text, request);
        CHECK(joined(csv.figures()) == one.figures);
        std::string codes;
        for (const std::string& problem : csv.problems())
            codes += (codes.empty() ? "" : " ") + problem.substr(0, problem.find(' '));
        CHECK_MESSAGE(codes == one.codes, csv.described());
    }
}

TEST_CASE("a blank unit among many rows that are read quickly") {
    std::string text = "指标,对象,时期,数值,单位\n";
    for (int year = 1950; year < 2020; ++year)
        text +=
            "village-income,上巷村," + std::to_string(year) + ",3200," + (year == 2000 ? "" : "千元") + '\n';
    CsvCase one;
    one.read(text, csv_request());
    CHECK(joined(one.problems()) == "E345 52:30");
    CsvCase unsaid;
    unsaid.read("对象,时期,数值,单位\n上巷村,2001,1,\n松园村,2001,2,\n上巷村,2002,3,\n松园村,2002,4,千元\n",
                csv_request("village-income"));
    CHECK(joined(unsaid.problems()) == "E345 2:12");
}
