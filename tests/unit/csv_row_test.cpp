#include "load/sheet/csv_row.hpp"

#include "load/sheet/csv_structure.hpp"

#include <doctest/doctest.h>
#include <string>

using namespace gapcalc;

TEST_CASE("csv row: cells by RFC 4180") {
    struct {
        std::string_view text, cells;
        std::size_t size;
    } const cases[] = {
        {"a,b,c\n", "[a][b][c]", 6},
        {"a,b,c\r\nd", "[a][b][c]", 7},
        {"a,b", "[a][b]", 3},
        {"", "[]", 0},
        {"\n", "[]", 1},
        {",\n", "[][]", 2},
        {"\"a\",\"b\"\n", "[a][b]", 8},
        {"\"a,b\",c\n", "[a,b][c]", 8},
        {"\"a\nb\",c\r\n", "[a\nb][c]", 9},
        {"\"a\"\"b\",\"\"\"\"\n", "[a\"b][\"]", 12},
        {"\"\",\"\"\"a\"\n", "[][\"a]", 9},
        {" a ,　b　,\u00A0c\n", "[a][b][c]", 16},
        {"\" a \"\n", "[a]", 6},
        {"5\" pipe,x\"\n", "[5\" pipe][x\"]", 11},
        {" \"a\",b\n", "[\"a\"][b]", 7},
        {"\"a\" ,b\n", "[a][b]", 7},
        {"\"a\"b,c\n", "[a!][c]", 7},
        {"\"a\"b\"c\n", "[a!]", 7},
    };
    for (const auto& one : cases) {
        CAPTURE(one.text);
        load::CsvRow row;
        REQUIRE(row.split(one.text, ','));
        std::string cells;
        for (const load::CsvCell& cell : row.cells())
            cells += "[" + std::string(cell.text) + (cell.after_quote ? "!" : "") + "]";
        CHECK(cells == one.cells);
        CHECK(row.size() == one.size);
    }
}

TEST_CASE("csv row: a quote that is not closed") {
    struct {
        std::string_view text;
        std::size_t quote;
    } const cases[] = {{"\"", 0}, {"a,\"b\n", 2}, {"\"a\"\"\n", 0}, {"\"a\",\"", 4}};
    for (const auto& one : cases) {
        CAPTURE(one.text);
        load::CsvRow row;
        CHECK(!row.split(one.text, ','));
        CHECK(row.cells().back().begin == one.quote);
    }
}

TEST_CASE("csv row: where cells stand") {
    load::CsvRow row;
    REQUIRE(row.split("a, bc ,\"d\"\"e\"\n", ','));
    const std::size_t expected[][2] = {{0, 1}, {3, 2}, {7, 6}};
    for (std::size_t at = 0; at < 3; ++at) {
        CAPTURE(at);
        CHECK(row.cells()[at].begin == expected[at][0]);
        CHECK(row.cells()[at].size == expected[at][1]);
    }
    REQUIRE(row.split(",\" \",\n", ','));
    CHECK(row.blank());
    REQUIRE(row.split(",x\n", ','));
    CHECK(!row.blank());
}

TEST_CASE("csv row: structure is found at every distance") {
    for (std::size_t size = 0; size < 200; ++size) {
        std::string text(size, 'x');
        std::vector<std::size_t> expected;
        for (std::size_t at = size % 7; at < size; at += 1 + at % 13) {
            text[at] = ",\n\""[at % 3];
            expected.push_back(at);
        }
        const std::string padded = text + std::string(64, 0);
        load::CsvStructure structure({padded.data(), size}, ',');
        std::vector<std::size_t> found;
        while (true) {
            const auto at = static_cast<std::size_t>(structure.next() - padded.data());
            if (at >= size) break;
            found.push_back(at);
        }
        CAPTURE(size);
        CHECK(found == expected);
    }
}
