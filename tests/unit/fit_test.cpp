#include "gapcalc/render.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace gapcalc;

namespace {

struct Goal {
    const char *name, *value, *verdict;
    std::vector<const char*> reasons = {};
};

/// A table of goals in one group; judged ones are slow.
table::Table goals(const std::vector<Goal>& all) {
    table::Table table;
    table.title = "Plan";
    for (const char* key : {"name", "value", "target", "gap", "verdict", "lead", "growth", "completion"}) {
        const std::string text = key;
        const bool words = text == "name" || text == "verdict";
        table.headings.push_back({.key = key,
                                  .text = text,
                                  .align = words ? table::Align::left : table::Align::right,
                                  .shrinks = text == "name",
                                  .names = text == "name"});
    }
    for (const Goal& goal : all) {
        table::Badges verdict;
        verdict.all.push_back({.key = "slow", .text = goal.verdict, .tone = table::Tone::fair});
        for (const char* reason : goal.reasons) verdict.all.push_back({.key = reason, .text = reason});
        std::vector<table::Cell>& cells = table.lines.emplace_back().cells;
        cells = {table::Word(goal.name),
                 table::Word(goal.value),
                 table::Word("1,000,000"),
                 table::Word("999,999"),
                 verdict,
                 table::Word("-12.5"),
                 table::Word("8.5%"),
                 table::Word("66.7%")};
    }
    return table;
}

std::vector<std::string> lines_of(const table::Table& table, int width) {
    render::Style style;
    style.width = width;
    style.language = Language::en;
    const std::string text = render::render_table(table, style);
    std::vector<std::string> lines(1);
    for (const char c : text) {
        if (c == '\n')
            lines.emplace_back();
        else
            lines.back() += c;
    }
    return lines;
}

bool holds(const std::vector<std::string>& lines, std::string_view words) {
    return std::ranges::any_of(
        lines, [&](const std::string& line) { return line.find(words) != std::string::npos; });
}

} // namespace

TEST_CASE("fit: at every width a row is a line, and no line is wider") {
    const table::Table table = goals({{"Growth of industrial enterprises above size", "785", "Slow"},
                                      {"Growth of service enterprises above size", "12", "Slow"},
                                      {"单位地区生产总值能源消耗降低率", "3", "Slow"}});
    for (int width = 40; width <= 120; ++width) {
        CAPTURE(width);
        const std::vector<std::string> lines = lines_of(table, width);
        for (const std::string& line : lines) CHECK(display_width(line) <= width);
        CHECK(std::ranges::count_if(lines, [](const std::string& line) {
                  return line.find("785") != std::string::npos || line.find("12 ") != std::string::npos ||
                         line.find(" 3 ") != std::string::npos;
              }) >= 3);
    }
}

TEST_CASE("fit: columns go from the right and that is said") {
    const table::Table table = goals({{"Short", "1", "Slow"}});
    const std::vector<std::string> lines = lines_of(table, 50);
    CHECK(holds(lines, "verdict"));
    CHECK_FALSE(holds(lines, "completion"));
    CHECK(holds(lines, "more column"));
    CHECK(holds(lines, "--width"));
    CHECK_FALSE(holds(lines_of(table, 200), "--width"));
}

TEST_CASE("fit: names are cut from the middle while they differ") {
    const table::Table table = goals({{"Share of villages whose income is above 150 thousand", "1", "Slow"},
                                      {"Share of villages whose income is above 250 thousand", "2", "Slow"}});
    for (int width = 30; width <= 100; width += 5) {
        CAPTURE(width);
        const std::vector<std::string> lines = lines_of(table, width);
        std::vector<std::string> names;
        for (const std::string& line : lines)
            if (line.starts_with("Share") || line.starts_with("Sh"))
                names.push_back(line.substr(0, line.find("  ")));
        if (names.size() == 2) CHECK(names[0] != names[1]);
    }
}

TEST_CASE("fit: what is said of several rows becomes a note") {
    const table::Table table = goals({{"One", "1", "Slow", {"Old data"}},
                                      {"Two", "2", "Slow", {"Old data", "Late"}},
                                      {"Three", "3", "Slow"}});
    const std::vector<std::string> lines = lines_of(table, 120);
    CHECK(holds(lines, "Slow (a)"));
    CHECK(holds(lines, "Slow (a): late"));
    CHECK(holds(lines, "  (a) old data"));
    CHECK(holds(lines_of(table, 0), "Slow: old data, late"));
}

TEST_CASE("fit: the headline takes four lines at most") {
    table::Table table = goals({{"One", "1", "Slow"}});
    table.headline.passages.push_back(
        {"Of 20 goals that can be judged, 15 keep pace or are reached and 5 do not; 5 cannot be "
         "judged yet (3 without a baseline, 1 without data, 1 not fully reported).",
         {},
         0,
         "Of 20 goals that can be judged, 15 keep pace and 5 do not."});
    table.headline.passages.push_back(
        {"Binding goals that lag: ", {"Energy (-12.5)", "Water (-3.0)"}, 0, {}});
    table.headline.passages.push_back({"Others: ", {"A (-1.0)", "B (-2.0)", "C (-3.0)"}, 3, {}});
    table.headline.passages.push_back({"By group: ", {"Economy 8 of 10", "Green 2 of 5"}, 0, {}});
    for (const int width : {40, 60, 80, 120, 200}) {
        CAPTURE(width);
        const std::vector<std::string> lines = lines_of(table, width);
        const auto blank = std::ranges::find(lines, "");
        CHECK(blank - lines.begin() <= 5);
        if (width >= 60) CHECK(holds(lines, "Energy (-12.5)"));
    }
    CHECK(holds(lines_of(table, 40), "and 4 more"));
    CHECK(holds(lines_of(table, 0), "C (-3.0) and 3 more"));
}

TEST_CASE("fit: brackets at the end of a name survive its cutting") {
    const table::Table table = goals({{"改造老旧住房（2025）", "1", "Slow"},
                                      {"改造老旧住房（2023..2025）", "2", "Slow"},
                                      {"Old homes renewed in the towns (2023..2025) *", "3", "Slow"}});
    for (int width = 44; width <= 120; ++width) {
        CAPTURE(width);
        const std::vector<std::string> lines = lines_of(table, width);
        CHECK(holds(lines, "（2025）"));
        CHECK(holds(lines, "（2023..2025）"));
        CHECK(holds(lines, " (2023..2025) *"));
    }
}

TEST_CASE("fit: vital columns are left out last, units before them") {
    table::Table table = goals({{"Growth of industrial enterprises above size", "785", "Slow"}});
    table.lines[0].cells[3] =
        table::Number{.value = Rational(999999), .places = 0, .unit = "tonnes of standard coal per head"};
    for (const std::size_t vital : {1, 3, 4}) table.headings[vital].vital = true;
    for (const int width : {60, 80, 120}) {
        CAPTURE(width);
        const std::vector<std::string> lines = lines_of(table, width);
        CHECK(holds(lines, "785"));
        CHECK(holds(lines, "999,999"));
        CHECK(holds(lines, "Slow"));
        CHECK(holds(lines, "tonnes of standard coal per head") == (width > 60));
        CHECK(holds(lines, "1,000,000") == (width > 60));
    }
}

TEST_CASE("fit: long Chinese headings break between characters, short ones do not") {
    table::Table table = goals({{"One", "1", "Slow"}});
    table.headings[1].text = "有10亿元以上园区改造项目的镇街";
    table.headings[2].text = "目标值";
    const std::vector<std::string> lines = lines_of(table, 60);
    CHECK(holds(lines, "有10亿元"));
    CHECK(holds(lines, "目标值"));
    CHECK_FALSE(holds(lines, "有10亿元以上"));
}
