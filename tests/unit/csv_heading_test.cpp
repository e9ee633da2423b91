#include "csv_case.hpp"
#include "load/sheet/csv_heading.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

using namespace gapcalc;
using namespace gapcalc::testing;

TEST_CASE("csv heading: the delimiter is the most frequent outside quotes") {
    struct {
        std::string_view text;
        char delimiter;
    } const cases[] = {
        {"a,b,c\n", ','},
        {"a;b;c\n", ';'},
        {"a\tb\n", '\t'},
        {"a\n", ','},
        {"", ','},
        {"a;b;c,d\n", ';'},
        {"a;\"b,c,d,e\";f\n", ';'},
        {"a,b\n;;;;;;\n", ','},
        {"\"a\n,;;;;\",b,c\n", ','},
        {"a,b;c\n", ','},
    };
    for (const auto& one : cases) {
        CAPTURE(one.text);
        CHECK(load::find_delimiter(one.text) == one.delimiter);
    }
}

TEST_CASE("csv heading: what can be wrong with it") {
    struct {
        std::string_view text, problems, said;
    } const cases[] = {
        {"", "E303 0:0", "no heading"},
        {"\n\n  \n", "E303 0:0", "no heading"},
        {"series,entity,period\n", "E304 1:1", "no column for the value"},
        {"series,entity,period,valeu\n", "E304 1:1", "has \"valeu\"; is that it?"},
        {"entity,period,value\nx,2023,1\n", "E304 1:1", "columns = { series = "},
        {"series,entity,value\n", "E304 1:1", "no column for the period"},
        {"series,entity,wert\n", "E304 1:1 | E304 1:1", "no column for the period"},
        {"series,entity,value,period,value\n", "E305 1:28", "\"value\" twice"},
        {"\n,,\nseries,entity,period,val\n", "E304 3:1", "no column"},
        // Rows would all be the whole's if the village column went unnoticed.
        {"series,village,period,value\nvillage-income,上巷村,2023,5\nvillage-income,松园村,2023,6\n",
         "E304 1:1", "no column for the entity"},
        {"\"series,entity\n", "E309 1:1", "never closed"},
        {"series,地区,镇街,period,value\n", "E320 1:11", "may both be the entity"},
        {"series,entity,年份,月份,value\n", "E320 1:18", "period = [\"年份\", \"月份\"]"},
        {"收入,,,\n\nseries,entity,period,value\n", "E334 1:1", "skip_rows = 2"},
    };
    for (const auto& one : cases) {
        CAPTURE(one.text);
        CsvCase csv;
        csv.read(one.text, csv_request());
        CHECK(joined(csv.problems()) == one.problems);
        CHECK(csv.described().find(one.said) != std::string::npos);
        CHECK(csv.figures().empty());
    }
}

TEST_CASE("csv heading: columns that are named must be there") {
    load::CsvRequest request = csv_request();
    request.columns.entity = "村民";
    request.columns.unit = "计量单位";
    CsvCase one;
    one.read("series,村名,period,value\n", request);
    CHECK(joined(one.problems()) == "E304 1:1 | E304 1:1");
    CHECK(one.described().find("has \"村名\"") != std::string::npos);
}

TEST_CASE("csv heading: headings are found in any case and a file of the whole needs no entities") {
    CsvCase one;
    one.read("Indicator,TIME_PERIOD,Value\ninvestment,2023-09,73.91\n", csv_request());
    CHECK(joined(one.figures()) == "investment 2023-09 = 73.91");
    CsvCase remarks;
    remarks.read("indicator,period,value,remark\ninvestment,2023-09,73.91,x\n", csv_request());
    CHECK(joined(remarks.figures()) == "investment 2023-09 = 73.91");
    CHECK(remarks.problems().empty());
}

TEST_CASE("csv heading: a wide table needs periods") {
    load::CsvRequest request = csv_request("village-income");
    request.layout = load::SheetLayout::wide;
    CsvCase one;
    one.read("名称,年份,数值\n上巷村,2023,5\n", request);
    CHECK(joined(one.problems()) == "E306 1:1");
}

TEST_CASE("csv heading: a series that the request names and nobody knows") {
    for (const char* name : {"village-incom", "规上工业企业"}) {
        CAPTURE(name);
        load::CsvRequest request = csv_request(name);
        request.series_span = {7, 3, 10, 5};
        CsvCase one;
        one.read("entity,period,value\n上巷村,2023,5\n", request);
        REQUIRE(one.diagnostics.sorted().size() == 1);
        CHECK(one.diagnostics.sorted()[0]->span.line == 3);
    }
}

TEST_CASE("csv heading: with data from the command line names are looked for in every plan") {
    CsvCase one;
    one.catalogue.plans.push_back({"jh"});
    Series other = one.catalogue.series[4];
    other.plan = 1;
    one.catalogue.series.push_back(other);
    load::CsvRequest request;
    one.read("series,entity,period,value\nvillage-income,上巷村,2023,5\ntown-investment,杜阮镇,2023,5\n",
             request);
    CHECK(joined(one.figures()) == "village-income shangxiang 2023 = 5");
    CHECK(joined(one.problems()) == "E314 3:1");
    CHECK(one.described().find("pj/town-investment, jh/town-investment") != std::string::npos);
}

TEST_CASE("csv heading: files that cannot be read") {
    CsvCase one;
    load::CsvRequest request = csv_request();
    request.path = "/nowhere/at/all.csv";
    one.read_file(request);
    request.path = "/";
    request.declared = {1, 4, 8, 3};
    one.read_file(request);
    CHECK(joined(one.problems()) == "E024 0:0 | E024 4:8");
    CHECK(one.described().find("No such file or directory") != std::string::npos);
    CHECK(one.described().find("it is a folder") != std::string::npos);
}
