#include "csv_case.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

using namespace gapcalc;
using namespace gapcalc::testing;

TEST_CASE("csv repeated: another figure is an error that names both places") {
    CsvCase one;
    one.read("series,entity,period,value\nvillage-income,上巷村,2023,320\nvillage-income,松园村,2023,"
             "7\nvillage-income,"
             "shangxiang,2023年,321\nvillage-income,上巷村,2023,322\n",
             csv_request());
    CHECK(joined(one.problems()) == "E206 4:33 | E206 5:25");
    const std::string shown = one.described();
    CHECK(shown.find("two different figures for village-income 上巷村 2023: 320 and 321") !=
          std::string::npos);
    CHECK(shown.find("2 | village-income,上巷村,2023,320\n") != std::string::npos);
    CHECK(shown.find(":2:25\n") != std::string::npos);
    // The first stays.
    CHECK(joined(one.figures()) == "village-income shangxiang 2023 = 320 | village-income songyuan 2023 = 7");
}

TEST_CASE("csv repeated: equal figures are a warning") {
    CsvCase one;
    one.read(
        "series,entity,period,value,unit\nvillage-income,上巷村,2023,320,万元\nvillage-income,上巷村,2023,"
        "3200000.0,元\n"
        "investment,,2023,5,\ninvestment,,2023,5.0,\nvillage-standard,上巷村,2023,完成,\nvillage-"
        "standard,上巷村,2023,done,\n",
        csv_request());
    CHECK(joined(one.problems()) == "W201 3:25 | W201 5:18 | W201 7:27");
    CHECK(one.diagnostics.errors() == 0);
}

TEST_CASE("csv repeated: an entity is named in the language of the message") {
    CsvCase one;
    one.read(
        "series,entity,period,value\nvillage-income,songyuan,2023,320\nvillage-income,松园村,2023,321\n"
        "village-income,Songyuan,2023,320\nvillage-population,songyuan,2023,320\n"
        "village-population,松园村,2023,320\nvillage-standard,松园村,2023,open\nvillage-standard,songyuan,"
        "2023,done\n",
        csv_request());
    CHECK(joined(one.problems()) == "E206 3:25 | W201 4:30 | W201 6:29 | E206 8:32");
    for (const Diagnostic* problem : one.diagnostics.sorted()) {
        CAPTURE(problem->span.line);
        CHECK(problem->message.in(Language::en).find("Songyuan 2023") != std::string::npos);
        CHECK(problem->message.in(Language::en).find("松园村") == std::string::npos);
        CHECK(problem->message.in(Language::zh).find("松园村 2023") != std::string::npos);
        CHECK(problem->message.in(Language::zh).find("Songyuan") == std::string::npos);
    }
    // The words of stages likewise.
    CHECK(one.described(Language::en).find("2023: open and done") != std::string::npos);
    CHECK(one.described(Language::zh).find("未完成 和 完成") != std::string::npos);
}

TEST_CASE("csv repeated: two spellings of a day are one point but amounts are not") {
    struct {
        std::string_view series, periods, problems, kept;
    } const cases[] = {
        {"village-population", "2023 2023-12", "E206 3:32", "2023-12"},
        {"village-population", "2023-12 2023", "E206 3:29", "2023-12"},
        {"village-population", "2023-12-31 2023-Q4", "E206 3:32", "2023-12-31"},
        {"village-income", "2023 2023-12", "", "2023"},
    };
    for (const auto& one : cases) {
        CAPTURE(one.series);
        CAPTURE(one.periods);
        const std::string series(one.series), periods(one.periods);
        const std::size_t space = periods.find(' ');
        CsvCase csv;
        csv.read("series,entity,period,value\n" + series + ",上巷村," + periods.substr(0, space) + ",5\n" +
                     series + ",上巷村," + periods.substr(space + 1) + ",6\n",
                 csv_request());
        CHECK(joined(csv.problems()) == one.problems);
        CHECK(csv.figures()[0].find(" " + std::string(one.kept) + " =") != std::string::npos);
    }
    // Of the whole as of entities: the finer spelling stays.
    for (const char* rows :
         {"enterprises,2023,5\nenterprises,2023-12,5\n", "enterprises,2023-12,5\nenterprises,2023,5\n"}) {
        CAPTURE(rows);
        CsvCase csv;
        csv.read("indicator,period,value\n" + std::string(rows), csv_request());
        CHECK(joined(csv.problems()).starts_with("W201 3:"));
        CHECK(joined(csv.figures()) == "enterprises 2023-12 = 5");
    }
}

TEST_CASE("csv repeated: the first may stand in TOML or in an earlier file") {
    CsvCase one;
    Records& income = one.catalogue.series[0].records;
    income.columns.emplace_back(Period::of_year(2023));
    income.columns[0].set(0, Rational(320));
    one.sources.add("goals.toml", "x\n上巷村 = 320\n");
    const Period year = Period::of_year(2023);
    one.state.places[{&income, Index{0}, day_number(year.end()), day_number(year.begin())}] = {1, 2, 1, 3};
    const TemporaryFile first(
        "series,entity,period,value\nvillage-income,松园村,2023,7\ninvestment,,2022,5\n");
    load::CsvRequest request = csv_request();
    request.path = first.path();
    one.read_file(request);
    CHECK(one.problems().empty());
    one.read("series,entity,period,value\nvillage-income,上巷村,2023,1\nvillage-income,松园村,2023,"
             "2\ninvestment,,2022,6\n",
             csv_request());
    const auto sorted = one.diagnostics.sorted();
    REQUIRE(sorted.size() == 3);
    for (const Diagnostic* problem : sorted) REQUIRE(problem->related.size() == 1);
    CHECK(sorted[0]->related[0].span.source == 1);
    CHECK(sorted[0]->related[0].span.line == 2);
    CHECK(sorted[1]->related[0].span.source == 2);
    CHECK(sorted[1]->related[0].span.line == 2);
    CHECK(sorted[2]->related[0].span.line == 3);
    CHECK(joined(one.figures()) ==
          "village-income shangxiang 2023 = 320 | village-income songyuan 2023 = 7 | investment 2022 = 5");
}

TEST_CASE("csv repeated: the first of an indicator figure far up in a large file") {
    std::string text = "series,entity,period,value\n";
    for (int row = 0; row < 60'000; ++row)
        text += "grain,甲" + std::to_string(row) + ",2023," + std::to_string(row) + "\n";
    text += "grain,甲777,2023,5\ngrain,甲59999,2023,59999\n";
    for (const int jobs : {1, 2}) {
        CAPTURE(jobs);
        CsvCase one;
        one.load_request.jobs = jobs;
        one.read(text, csv_request());
        const auto sorted = one.diagnostics.sorted();
        REQUIRE(sorted.size() == 2);
        CHECK(sorted[0]->span.line == 60'002);
        REQUIRE(sorted[0]->related.size() == 1);
        CHECK(sorted[0]->related[0].span.line == 779);
        CHECK(sorted[0]->related[0].excerpt.text == "grain,甲777,2023,777");
        REQUIRE(sorted[1]->related.size() == 1);
        CHECK(sorted[1]->related[0].span.line == 60'001);
    }
}

TEST_CASE("csv repeated: figures published on different days are vintages of one point") {
    CsvCase one;
    one.read("series,entity,period,value,published,status\n"
             "village-income,上巷村,2023,320,2024-02-10,\n"
             "village-income,上巷村,2023,325,2025-02-10,P\n"
             "village-income,上巷村,2023,325,2025-02,\n"
             "village-income,上巷村,2023,326,2025-02-10,\n"
             "village-income,上巷村,2023,320,,\n"
             "enterprises,,2023,7,2024-02-10,\nenterprises,,2023-12,8,,\n",
             csv_request());
    CHECK(joined(one.problems()) == "E206 5:25");
    for (Series& series : one.catalogue.series) choose_newest(series.records);
    for (Indicator& indicator : one.catalogue.indicators) choose_newest(indicator.records);
    CHECK(joined(one.figures()) == "village-income shangxiang 2023 = 325 {2025-02-28} | "
                                   "village-income shangxiang 2023 beside 325 {provisional, 2025-02-10} | "
                                   "village-income shangxiang 2023 beside 320 {2024-02-10} | "
                                   "village-income shangxiang 2023 beside 320 | "
                                   "enterprises 2023-12 = 7 {2024-02-10} | enterprises 2023-12 beside 8");
}

TEST_CASE("csv repeated: a file that revises does not revise itself") {
    struct {
        const char *rows, *problems, *figures;
    } const cases[] = {
        {"village-income,上巷村,2023,320\nvillage-income,上巷村,2023,321\n", "E206 3:25",
         "village-income shangxiang 2023 = 320 | village-income shangxiang 2023 replaced 319"},
        {"village-income,上巷村,2023,320\nvillage-income,上巷村,2023,320\n", "W201 3:25",
         "village-income shangxiang 2023 = 320 | village-income shangxiang 2023 replaced 319"},
        {"enterprises,,2023,7\nenterprises,,2023-12,8\n", "E206 3:22",
         "village-income shangxiang 2023 = 319 | enterprises 2023-12 = 7"},
    };
    for (const auto& each : cases) {
        CAPTURE(each.rows);
        CsvCase one;
        one.read("series,entity,period,value\nvillage-income,上巷村,2023,319\n", csv_request());
        load::CsvRequest request = csv_request();
        request.revises = true;
        one.read(std::string("series,entity,period,value\n") + each.rows, request);
        CHECK(joined(one.problems()) == each.problems);
        CHECK(joined(one.figures()) == each.figures);
    }
}

TEST_CASE("csv repeated: a file that revises replaces what is not dated later") {
    CsvCase one;
    one.read("series,entity,period,value,published\nvillage-income,上巷村,2023,320,\n"
             "village-income,松园村,2023,5,2024-02-10\nenterprises,,2023,7,\n",
             csv_request());
    load::CsvRequest request = csv_request();
    request.revises = true;
    one.read("series,entity,period,value,published\nvillage-income,上巷村,2023,>321,\n"
             "village-income,松园村,2023,6,\nenterprises,,2023,7,\n",
             request);
    // Another file without it contradicts what the revision says, not what was replaced.
    one.read("series,entity,period,value\nvillage-income,上巷村,2023,322\nenterprises,,2023,7\n",
             csv_request());
    CHECK(joined(one.problems()) == "E206 2:25 | W201 3:19");
    for (Series& series : one.catalogue.series) choose_newest(series.records);
    for (Indicator& indicator : one.catalogue.indicators) choose_newest(indicator.records);
    CHECK(joined(one.figures()) ==
          "village-income shangxiang 2023 = 321 {>} | village-income songyuan 2023 = 6 | "
          "village-income shangxiang 2023 replaced 320 | "
          "village-income songyuan 2023 replaced 5 {2024-02-10} | enterprises 2023 = 7 | "
          "enterprises 2023 replaced 7");
}
