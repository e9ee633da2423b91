// Formats of lines: what is remembered of the last line shows in no byte of the next.
#include "gapcalc/render.hpp"

#include <doctest/doctest.h>

#include <random>

using namespace gapcalc;

namespace {

/// Cells of every sort, with others of another sort that print alike or are alike in memory.
const std::vector<table::Cell>& sorts() {
    static const std::string name = "=建成,1";
    static const std::vector<table::Cell> all{
        {},
        table::Word(""),
        table::Word(name),
        table::Word(std::string_view(name).substr(0, 1)),
        table::Word("0"),
        table::Number{0},
        table::Number{.value = 0, .form = table::Form::six},
        table::Number{60},
        table::Number{Rational::fraction(1, 3)},
        table::Number{Rational::scaled(1, 30)},
        Period(),
        Period::of_year(2025),
        Period::of_part(Grain::month, 2025, 12),
        table::Badge{"met", "达标"},
        table::Badges{{{"late", "逾期"}, {"stale", "陈旧"}}},
        table::Range{1, 2},
        table::Coverage{1, 3},
        table::Remark{"never"},
    };
    return all;
}

const std::vector<table::Heading>& headings() {
    static const std::vector<table::Heading> three{
        {.key = "a", .text = "甲"}, {.key = "b", .text = "乙"}, {.key = "c", .text = "丙"}};
    return three;
}

std::string written_alone(const render::Format& format, const render::Style& style,
                          const std::vector<table::Cell>& line) {
    const auto writer = format.lines(headings(), style);
    for (const table::Cell& cell : line) writer->cell(cell);
    writer->end_line();
    return writer->take().text;
}

} // namespace

TEST_CASE("lines after each other say what each says alone") {
    std::mt19937 random(7);
    const auto any = [&](std::size_t most) {
        return std::uniform_int_distribution<std::size_t>(0, most - 1)(random);
    };
    for (const render::Format& format : render::formats()) {
        if (!format.lines) continue;
        CAPTURE(format.name);
        for (const bool labels : {false, true}) {
            render::Style style;
            style.labels = labels;
            const auto writer = format.lines(headings(), style);
            std::string together, alone;
            const auto join = [&](std::string& pieces, const std::string& piece) {
                if (!pieces.empty() && !piece.empty()) pieces += writer->between();
                pieces += piece;
            };
            for (int i = 0; i < 4000; ++i) {
                // Few sorts for a while: numbers that change for long, then come again.
                const std::size_t few = 1 + any(sorts().size());
                std::vector<table::Cell> line;
                for (std::size_t column = 0; column < headings().size(); ++column)
                    line.push_back(any(3) == 0 ? table::Cell(table::Number{static_cast<int>(any(3))})
                                               : sorts()[any(few)]);
                for (const table::Cell& cell : line) writer->cell(cell);
                writer->end_line();
                join(alone, written_alone(format, style, line));
                if (any(50) == 0) join(together, writer->take().text);
            }
            join(together, writer->take().text);
            CHECK(together == alone);
        }
    }
}

TEST_CASE("a table in a format of lines is its head and its lines") {
    table::Table table;
    table.headings = headings();
    table.lines = {
        {{table::Word("x"), table::Number{1}, Period::of_year(2025)}}, {{}}, {{table::Word("=1")}}};
    render::Style style;
    style.bom = true;
    const render::Rendered csv = render::find_format("csv")->render(table, style);
    CHECK(csv.text == "\xEF\xBB\xBF"
                      "a,b,c\nx,1,2025\n,,\n'=1,,\n");
    CHECK(csv.guarded == 1);
    CHECK(render::find_format("jsonl")->render(table, style).text ==
          "{\"a\":\"x\",\"b\":1,\"c\":\"2025\"}\n{\"a\":null,\"b\":null,\"c\":null}\n{\"a\":\"=1\",\"b\":"
          "null,\"c\":null}\n");
    const table::Cell one(table::Number{1});
    table.envelope = {{"first", one}};
    table.closing = {{"last", table::Table::Objects{
                                  2, [&](std::size_t at) {
                                      return std::vector<table::Table::Field>{{at == 0 ? "x" : "y", one}};
                                  }}}};
    CHECK(render::find_format("json")->render(table, style).text ==
          "{\n  \"first\": 1,\n  \"rows\": [\n    {\"a\":\"x\",\"b\":1,\"c\":\"2025\"},\n    "
          "{\"a\":null,\"b\":null,\"c\":null},\n    {\"a\":\"=1\",\"b\":null,\"c\":null}\n  ],\n"
          "  \"last\": [{\"x\": 1}, {\"y\": 1}]\n}\n");
    table.lines.clear();
    table.closing.clear();
    CHECK(render::find_format("json")->render(table, style).text ==
          "{\n  \"first\": 1,\n  \"rows\": []\n}\n");
    table.headings.resize(1);
    table.lines = {{{}}};
    CHECK(render::find_format("csv")->render(table, {}).text == "a\n\"\"\n");
    CHECK(render::find_format("tsv")->render(table, {}).text == "a\n\n");
}

TEST_CASE("cells that the guard changed are counted each time they are written") {
    const render::Style style;
    const auto writer = render::find_format("csv")->lines(headings(), style);
    const std::string formula = "=1+1";
    for (int line = 0; line < 3; ++line) {
        for (std::size_t column = 0; column < headings().size(); ++column) writer->cell(table::Word(formula));
        writer->end_line();
    }
    CHECK(writer->take().guarded == 9);
    CHECK(writer->take().guarded == 0);

    // What comes again in the column of a formula is no formula.
    for (const table::Cell& cell : {table::Cell(table::Word(formula)), table::Cell(table::Number{5}),
                                    table::Cell(table::Number{5}), table::Cell(table::Word(formula)),
                                    table::Cell(Period::of_year(2025)), table::Cell(Period::of_year(2025))}) {
        writer->cell(cell);
        writer->end_line();
    }
    CHECK(writer->take().guarded == 2);
}

TEST_CASE("each character is written alike wherever it stands in a text") {
    // Texts are looked at eight bytes at a time, and what is left of them byte by byte.
    const std::string filling = "abcdefghijklmnopqrstuvw", wide = "县";
    for (const render::Format& format : render::formats()) {
        if (!format.lines) continue;
        CAPTURE(format.name);
        const auto inside = [&](const std::string& text) {
            std::string all = written_alone(format, {}, {table::Word(text), {}, {}});
            if (const auto name = all.find("{\"a\":"); name != all.npos) all = all.substr(name + 5);
            return all.substr(0, all.find(format.name == "csv"   ? ",,"
                                          : format.name == "tsv" ? "\t\t"
                                                                 : ",\"b\""));
        };
        const auto bare = [](std::string text) {
            const bool quoted = text.size() > 1 && text.front() == '"' && text.back() == '"';
            return quoted ? text.substr(1, text.size() - 2) : text;
        };
        for (int byte = 1; byte < 0x80; ++byte) {
            const std::string one(1, static_cast<char>(byte));
            const std::string shown = bare(inside("a" + one + "a")).substr(1);
            CAPTURE(byte);
            for (std::size_t before = 1; before < filling.size(); before += before < 9 ? 1 : 5)
                for (std::size_t after : {1, 2, 7, 8, 9}) {
                    const std::string front = filling.substr(0, before),
                                      back = wide + filling.substr(0, after);
                    const std::string expected = front + shown.substr(0, shown.size() - 1) + back;
                    REQUIRE(bare(inside(front + one + back)) == expected);
                }
        }
    }
}

TEST_CASE("blanks at an end are kept in csv") {
    const std::pair<const char*, const char*> texts[] = {
        {" a", "\" a\""}, {"a ", "\"a \""}, {"a\t", "\"a\t\""}, {"\t=1", "\"'\t=1\""}};
    for (const auto& [text, written] : texts) {
        const auto& tried = text; // clang 14 captures no structured bindings
        CAPTURE(tried);
        for (const render::Format& format : render::formats())
            if (format.name == "csv")
                CHECK(written_alone(format, {}, {table::Word(text), {}, {}}) ==
                      std::string(written) + ",,\n");
    }
}
