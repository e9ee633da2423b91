// Files that are no CSV, or that repeat each other: what is said stays short, and what is done in proportion.
#include "csv_case.hpp"
#include "load_case.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <memory>

using namespace gapcalc;
using namespace gapcalc::testing;

TEST_CASE("csv bounds: lines that end with CR alone are told as such") {
    struct Row {
        const char* text;
        int skip_rows;
        const char* problems;
    };
    for (const Row& row : {
             Row{"indicator,period,value\renterprises,2024,1\renterprises,2025,2\r", 0, "E319 1:23"},
             {"indicator,period,value\renterprises,2024,1", 0, "E319 1:23"},
             {"indicator,period,value,note\renterprises,2024,1,x\r", 0, "E319 1:28"},
             {"title\rindicator,period,value\renterprises,2024,1\r", 1, "E319 1:6"},
             {"title\nindicator,period,value\renterprises,2024,1\r", 1, "E319 2:23"},
             {"\r\rindicator,period,value\renterprises,2024,1\r", 0, "E319 1:1"},
             {"indicator,period,value\nenterprises,2024,1\renterprises,2025,2\n", 0, "E319 2:19"},
             {"indicator,period,value\nenterprises,2024,1\n\renterprises,2025,2\r", 0, ""},
             {"indicator,period,value\r\nenterprises,2024,1\r\n", 0, ""},
             {"\"indi\rcator\",indicator,period,value\n,enterprises,2024,1\n", 0, "E305 1:14"},
             {"indicator,period,value\nenterprises,2024,\"1\r\"\n", 0, ""},
             {"indicator,period,value,note\nenterprises,2024,1,\"a\rb\"\n", 0, ""},
             {"indicator,period,value\nenterprises,2024,1\r", 0, ""},
         }) {
        CAPTURE(row.text);
        CsvCase one;
        load::CsvRequest request = csv_request();
        request.skip_rows = row.skip_rows;
        one.read(row.text, request);
        CHECK(joined(one.problems()) == row.problems);
    }
}

TEST_CASE("csv bounds: what is long in any place is quoted in a few lines") {
    constexpr std::size_t k_long = 50'000;
    const std::string zeros(k_long, '0'), nothing(k_long, '\0'), commas(k_long, ','), cells = [] {
        std::string text;
        for (int at = 0; at < 8'000; ++at) text += "c" + std::to_string(at) + ',';
        return text;
    }();
    const std::string heading = "series,entity,period,value,unit\n";
    for (const std::string& long_one : {zeros, nothing, commas, cells, '"' + zeros + '"'}) {
        CAPTURE(long_one.substr(0, 10));
        for (const std::string& text : {
                 long_one,
                 long_one + '\n' + long_one + '\n',
                 "series,entity,period,value," + long_one + "\nvillage-income,x,2024,1,1\n",
                 long_one + ",series,entity,period,value,value\n1,village-income,x,2024,1,1\n",
                 long_one + "," + long_one + ",entity,period\nvillage-income,x,2024,1,1\n",
                 heading + long_one + ",上巷村,2024,1,\n",
                 heading + "village-income," + long_one + ",2024,1,\n",
                 heading + "village-income,上巷村," + long_one + ",1,\n",
                 heading + "village-income,上巷村,2024," + long_one + ",\n",
                 heading + "village-income,上巷村,2024,1," + long_one + "\n",
                 heading + "village-standard,上巷村,2024," + long_one + ",\n",
                 heading + "road-share,上巷村,2024," + long_one.substr(0, k_long / 2) + ",\n",
                 heading + "investment," + long_one + ",2024,1,\n",
                 heading + "village-income,上巷村,2024,\"1\"" + long_one + ",\n",
                 heading + "village-income,上巷村,2024,\"" + long_one + "\n",
                 long_one + "\r" + long_one,
             }) {
            CsvCase one;
            one.read(text, csv_request());
            CHECK(one.described().size() < 12'000);
            CHECK(one.described(Language::zh).size() < 12'000);
            // The place is right, and the line shown is that place's.
            for (const Diagnostic* problem : one.diagnostics.sorted()) {
                CHECK(problem->excerpt.text.size() <= 2'000);
                CHECK(problem->excerpt.column <= std::max(problem->span.column, 1U));
            }
        }
    }
    CsvCase one;
    load::CsvRequest request = csv_request();
    request.columns.value = zeros;
    one.read(zeros, request);
    CHECK(one.described().size() < 12'000);
    CsvCase megabyte;
    megabyte.read(std::string(1 << 20, '0'), csv_request());
    CHECK(joined(megabyte.problems()) == "E304 1:1 | E304 1:1 | E304 1:1");
    CHECK(megabyte.described().size() < 2'000);
}

TEST_CASE("csv bounds: the caret far to the right stands under its cell") {
    CsvCase one;
    one.read("series,entity,period,note,value\nvillage-income,上巷村,2023," + std::string(100'000, 'x') +
                 ",1.2.3\n",
             csv_request());
    CHECK(joined(one.problems()) == "E201 2:100026");
    const std::string shown = one.described();
    const std::size_t line = shown.find("\n2 | ..") + 1, carets = shown.find("\n  | ", line) + 1;
    REQUIRE(line != 0);
    CHECK(shown.find("1.2.3", line) - line == shown.find('^', carets) - carets);
}

TEST_CASE("csv bounds: the first places of all repeated figures are found in one go") {
    constexpr int k_files = 6;
    std::vector<std::unique_ptr<TemporaryFile>> files;
    CsvCase one;
    for (int file = 0; file < k_files; ++file) {
        std::string text = "series,entity,period,value\n";
        for (int row = 0; row < 50; ++row)
            text += "grain,e" + std::to_string(row) + ',' + std::to_string(2000 + file) + ",1\n";
        if (file > 0) text += "grain,e49," + std::to_string(1999 + file) + ",1\n";
        files.push_back(std::make_unique<TemporaryFile>(text));
    }
    std::vector<load::CsvRequest> requests;
    for (const auto& file : files) {
        load::CsvRequest request = csv_request();
        request.path = file->path();
        requests.push_back(request);
    }
    one.read_files(requests);
    CHECK(one.diagnostics.warnings() == k_files - 1);
    CHECK(one.state.effort.searches < k_files); // the last file need not be looked at
    for (const Diagnostic* problem : one.diagnostics.sorted()) {
        REQUIRE(problem->related.size() == 1);
        CHECK(problem->related[0].span.source == problem->span.source - 1);
        CHECK(problem->related[0].span.line == 51);
    }
    // What is not shown is not looked for.
    CsvCase quiet;
    quiet.load_request.quiet = true;
    quiet.read_files(requests);
    CHECK(quiet.diagnostics.warnings() == k_files - 1);
    CHECK(quiet.state.effort.searches == 0);
}

TEST_CASE("csv bounds: plain rows are read the quick way") {
    std::string text = "series,entity,period,value\n";
    for (int row = 0; row < 2'000; ++row)
        text += "grain,e" + std::to_string(row / 2) + ',' + (row % 2 == 0 ? "2023" : "2024") + ',' +
                std::to_string(row % 7) + (row % 3 == 0 ? ".5" : "") + '\n';
    struct Row {
        const char* what;
        std::string text;
        std::uint64_t careful;
    };
    std::string quoted = text, windows = text;
    for (std::size_t at = 0; (at = quoted.find("grain", at)) != std::string::npos; at += 8) {
        quoted.replace(at, 5, "\"grain\"");
    }
    for (std::size_t at = 0; (at = windows.find('\n', at)) != std::string::npos; at += 2)
        windows.insert(at, "\r");
    for (const Row& row : {Row{"plain", text, 3}, {"quoted", quoted, 3}, {"CR LF", windows, 3}}) {
        CAPTURE(row.what);
        for (const int jobs : {1, 4}) {
            CsvCase one;
            one.load_request.jobs = jobs;
            one.read(row.text, csv_request());
            CHECK(one.diagnostics.sorted().empty());
            CHECK(one.state.effort.quick_rows + one.state.effort.careful_rows == 2'000);
            // The first figure of the series, whose place is kept, and the first of each period.
            CHECK(one.state.effort.careful_rows <= row.careful);
        }
    }
}

TEST_CASE("csv bounds: columns that nobody claims are looked at to the last row") {
    std::string text = "series,entity,period,value,extra,remark,blank\n";
    constexpr int k_rows = 30'000; // several blocks
    for (int row = 0; row < k_rows; ++row)
        text += "grain,v" + std::to_string(row) + ",2024," + std::to_string(row) + "," +
                (row == k_rows - 2 ? "17"
                 : row % 3 == 0    ? "甲地块"
                                   : "乙") +
                "," + (row % 2 == 0 ? "旱地" : "水田") + ",\n";
    for (const int jobs : {1, 2}) {
        CsvCase csv;
        csv.load_request.jobs = jobs;
        csv.read(text);
        CHECK(csv.state.effort.quick_rows > k_rows - 100);
        CHECK(csv.described().find("\"extra\"") != std::string::npos);
        CHECK(csv.described().find("\"remark\"") == std::string::npos);
    }
    // A repeated figure is told with the column that tells its rows apart.
    text += "grain,v7,2024,8,乙,旱地,\n";
    CsvCase csv;
    csv.read(text);
    CHECK(csv.described().find("rows = { \"extra\" = ") != std::string::npos);
    CHECK(csv.described().find("\"remark\"") != std::string::npos);
}
