#include "gapcalc/tabulate.hpp"

#include "example_rows.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

using namespace gapcalc;
using namespace gapcalc::example;

namespace {

/// A cell as machines see it (a chart or a remark is blank).
std::string machine(const table::Cell& cell) {
    std::string out;
    if (const auto* word = std::get_if<table::Word>(&cell)) out = word->text;
    if (const auto* badge = std::get_if<table::Badge>(&cell)) out = badge->key;
    if (const auto* number = std::get_if<table::Number>(&cell)) out = table::machine_number(*number);
    if (const auto* period = std::get_if<Period>(&cell)) out = to_string(*period);
    if (const auto* badges = std::get_if<table::Badges>(&cell))
        for (const table::Badge& badge : badges->all)
            out += (out.empty() ? "" : " ") + std::string(badge.key);
    if (const auto* range = std::get_if<table::Range>(&cell)) {
        out = table::machine_number(table::Number{range->low}) + ".." +
              table::machine_number(table::Number{range->high});
    }
    if (const auto* coverage = std::get_if<table::Coverage>(&cell))
        out = table::machine_number(
            table::Number{Rational::fraction(coverage->part, coverage->whole), table::Form::ratio});
    return out;
}

/// A cell as people see it.
std::string people(const table::Cell& cell) {
    if (const auto* badge = std::get_if<table::Badge>(&cell)) return std::string(badge->text);
    if (const auto* number = std::get_if<table::Number>(&cell)) return table::people_number(*number);
    if (const auto* remark = std::get_if<table::Remark>(&cell)) return std::string(remark->text);
    if (const auto* badges = std::get_if<table::Badges>(&cell)) {
        std::string out;
        for (const table::Badge& badge : badges->all)
            out += (out.empty() ? "" : ", ") + std::string(badge.text);
        return out;
    }
    if (const auto* range = std::get_if<table::Range>(&cell))
        return table::people_number({range->low, table::Form::exact, range->places}) + ".." +
               table::people_number({range->high, table::Form::exact, range->places});
    if (const auto* coverage = std::get_if<table::Coverage>(&cell))
        return std::to_string(coverage->part) + "/" + std::to_string(coverage->whole);
    return machine(cell);
}

std::vector<std::string> keys(const table::Table& table) {
    std::vector<std::string> all;
    for (const table::Heading& heading : table.headings) all.emplace_back(heading.key);
    return all;
}

/// One line by key.
template <class Write>
std::map<std::string, std::string> line(const table::Table& table, std::size_t at, Write write) {
    std::map<std::string, std::string> cells;
    REQUIRE(table.lines.at(at).cells.size() == table.headings.size());
    for (std::size_t column = 0; column < table.headings.size(); ++column)
        cells[std::string(table.headings[column].key)] = write(table.lines[at].cells[column]);
    return cells;
}

std::string field(const table::Table& table, std::string_view key, std::string_view inner = {}) {
    for (const auto* fields : {&table.envelope, &table.closing})
        for (const table::Table::Field& each : *fields) {
            if (each.key != key) continue;
            if (const table::Cell* cell = std::get_if<table::Cell>(&each.value)) return machine(*cell);
            for (const table::Table::Field& within : std::get<1>(each.value))
                if (within.key == inner) return machine(std::get<table::Cell>(within.value));
        }
    return "(none)";
}

const std::vector<assess::Row>& all_rows() {
    static const std::vector<assess::Row> rows{enterprises_row(),
                                               energy_row(),
                                               villages_row(),
                                               village_row(0, "320", true),
                                               village_row(1, "90.25", false),
                                               park_row(),
                                               unemployment_row()};
    return rows;
}

tabulate::Layout for_people(Language language) {
    tabulate::Layout layout;
    layout.language = language;
    layout.people = true;
    layout.labels = true;
    return layout;
}

} // namespace

TEST_CASE("tabulate: machine columns in their order") {
    const Catalogue files = catalogue();
    const table::Table table = tabulate::tabulate_rows(files, query(), all_rows(), tabulate::Layout{});
    const std::vector<std::string> expected{"plan",
                                            "group",
                                            "group_name",
                                            "indicator",
                                            "name",
                                            "entity",
                                            "unit",
                                            "attribute",
                                            "kind",
                                            "baseline_period",
                                            "baseline",
                                            "period",
                                            "value",
                                            "value_bound",
                                            "deadline",
                                            "operator",
                                            "target",
                                            "gap",
                                            "needed",
                                            "completion",
                                            "progress",
                                            "elapsed",
                                            "planned",
                                            "lead_points",
                                            "lead_months",
                                            "pace",
                                            "expected",
                                            "year_on_year",
                                            "change_per_year",
                                            "growth_per_year",
                                            "needed_per_month",
                                            "needed_per_year",
                                            "needed_growth",
                                            "projection",
                                            "projected_gap",
                                            "reach_date",
                                            "age_months",
                                            "coverage",
                                            "score",
                                            "verdict",
                                            "reason",
                                            "flags",
                                            "source"};
    CHECK(keys(table) == expected);
    CHECK(table.lines.size() == all_rows().size());
}

TEST_CASE("tabulate: every machine cell of a row with all its numbers") {
    const Catalogue files = catalogue();
    const table::Table table = tabulate::tabulate_rows(files, query(), all_rows(), tabulate::Layout{});
    const std::map<std::string, std::string> expected{
        {"plan", "蓬江区目标"},
        {"group", "economy"},
        {"group_name", "实体经济"},
        {"indicator", "industrial-enterprises"},
        {"name", "规上工业企业"},
        {"entity", ""},
        {"unit", "家"},
        {"attribute", "expected"},
        {"kind", "stock"},
        {"baseline_period", "2022"},
        {"baseline", "700"},
        {"period", "2024-06"},
        {"value", "752"},
        {"value_bound", ""},
        {"deadline", "2025"},
        {"operator", "more_than"},
        {"target", "800"},
        {"gap", "48"},
        {"needed", "49"},
        {"completion", "0.940000"},
        {"progress", "0.520000"},
        {"elapsed", "0.500000"},
        {"planned", "0.500000"},
        {"lead_points", "2.000000"},
        {"lead_months", "0.720000"},
        {"pace", "1.040000"},
        {"expected", "750.000000"},
        {"year_on_year", "0.333333"},
        {"change_per_year", "34.666667"},
        {"growth_per_year", "0.048900"},
        {"needed_per_month", "2.722222"},
        {"needed_per_year", "32.666667"},
        {"needed_growth", "0.042000"},
        {"projection", "804.000000"},
        {"projected_gap", "-4.000000"},
        {"reach_date", "2025-11"},
        {"age_months", "6"},
        {"coverage", ""},
        {"score", "1.040000"},
        {"verdict", "on_track"},
        {"reason", ""},
        {"flags", ""},
        {"source", "日报"},
    };
    CHECK(line(table, 0, machine) == expected);
}

TEST_CASE("tabulate: machine cells of other rows") {
    const Catalogue files = catalogue();
    const table::Table table = tabulate::tabulate_rows(files, query(), all_rows(), tabulate::Layout{});
    struct {
        std::size_t row;
        const char* key;
        const char* cell;
    } const cases[] = {
        {1, "attribute", "binding"},
        {1, "name", "单位GDP能耗降低"}, // the mark is for people
        {1, "flags", "late assumed_deadline"},
        {1, "source", "统计局"},
        {1, "baseline", ""},
        {2, "gap", "3"}, // `<=` is for people
        {2, "coverage", "0.500000"},
        {2, "reason", "incomplete"},
        {2, "entity", ""},
        {3, "entity", "shangxiang"},
        {3, "name", "集体收入超150万元的村"},
        {3, "unit", "万元"},
        {4, "entity", "新民村"}, // no id
        {4, "value", "90.25"},
        {4, "gap", "59.75"},
        {5, "value", "创建"},
        {5, "target", "获评"},
        {5, "operator", "stage"},
        {5, "gap", "1"},
        {5, "unit", ""},
        {6, "target", "4.5..5.5"},
        {6, "operator", "between"},
        {6, "reach_date", ""}, // never
        {6, "group", ""},
    };
    for (const auto& each : cases) {
        CAPTURE(each.row);
        CAPTURE(each.key);
        CHECK(line(table, each.row, machine).at(each.key) == each.cell);
    }
}

TEST_CASE("tabulate: names and stages in the language asked for") {
    const Catalogue files = catalogue();
    tabulate::Layout layout;
    layout.language = Language::en;
    const table::Table table = tabulate::tabulate_rows(files, query(), all_rows(), layout);
    CHECK(line(table, 0, machine).at("plan") == "District goals");
    CHECK(line(table, 0, machine).at("name") == "Industrial enterprises");
    CHECK(line(table, 5, machine).at("value") == "Building");
    CHECK(line(table, 4, machine).at("entity") == "新民村"); // a key, whatever the language
}

TEST_CASE("tabulate: a plan goes before its file's title") {
    Catalogue files = catalogue();
    files.plans[0].id = "pengjiang";
    const table::Table table = tabulate::tabulate_rows(files, query(), all_rows(), tabulate::Layout{});
    CHECK(line(table, 0, machine).at("plan") == "pengjiang");
}

TEST_CASE("tabulate: people's default columns") {
    const Catalogue files = catalogue();
    const table::Table table = tabulate::tabulate_rows(files, query(), all_rows(), for_people(Language::en));
    // All are by 2025, so that stands above them.
    const std::vector<std::string> expected{"name",        "value",        "target",     "gap",     "verdict",
                                            "lead_points", "year_on_year", "completion", "elapsed", "period"};
    CHECK(table.preamble[0].ends_with("all by 2025"));
    CHECK(keys(table) == expected);
    CHECK(table.headings[5].text == "Lead (points)");
    CHECK(table.headings[0].align == table::Align::left);
    CHECK(table.headings[1].align == table::Align::right);
    CHECK(table.headings[0].shrinks);
    CHECK_FALSE(table.headings[1].shrinks);
    CHECK_FALSE(table.headings[4].shrinks);
}

TEST_CASE("tabulate: cells for people") {
    const Catalogue files = catalogue();
    const table::Table table = tabulate::tabulate_rows(files, query(), all_rows(), for_people(Language::en));
    struct {
        std::size_t row;
        const char* key;
        const char* cell;
    } const cases[] = {
        {0, "name", "Industrial enterprises"},
        {0, "value", "752"},
        {0, "period", "2024-06"},
        {0, "target", "> 800"},
        {0, "gap", "48"},
        {0, "completion", "94.0%"},
        {0, "elapsed", "50.0%"},
        {0, "lead_points", "+2.0"},
        {0, "verdict", "On track"},
        {1, "name", "Fall of energy use *"},
        {1, "value", "11.60"},
        {1, "target", ">= 13.50"},
        {1, "verdict", "Missed, Late, Assumed deadline"},
        {2, "name", "Villages over 1.5 million"},
        {2, "value", "1"},
        {2, "gap", "<= 3"},
        {2, "verdict", "Not judged yet, Incomplete"},
        {3, "name", "  Shangxiang"},
        {3, "value", "320.00"}, // the places of the series
        {4, "name", "  新民村"},
        {4, "gap", "59.75"},
        {5, "value", "Building"},
        {5, "target", "Awarded"},
        {5, "completion", "50.0%"},
        {6, "target", "4.5..5.5"},
        {6, "gap", "-0.4"},
    };
    for (const auto& each : cases) {
        CAPTURE(each.row);
        CAPTURE(each.key);
        CHECK(line(table, each.row, people).at(each.key) == each.cell);
    }
}

TEST_CASE("tabulate: any column can be shown to people") {
    const Catalogue files = catalogue();
    tabulate::Layout layout = for_people(Language::zh);
    layout.columns = {"entity", "name", "operator", "target", "reach_date", "coverage", "verdict", "flags"};
    const table::Table table = tabulate::tabulate_rows(files, query(), all_rows(), layout);
    CHECK(table.headings.size() == layout.columns.size());
    CHECK(line(table, 3, people).at("entity") == "上巷村");
    CHECK(line(table, 3, people).at("name") == "集体收入超150万元的村"); // its column says the entity
    CHECK(line(table, 0, people).at("target") == "800");                 // its column says the operator
    CHECK(line(table, 0, people).at("operator") == "超过");
    CHECK(line(table, 6, people).at("reach_date") == "按此不能达标");
    CHECK(line(table, 2, people).at("coverage") == "2/4");
    CHECK(line(table, 1, people).at("verdict") == "未达标");
    CHECK(line(table, 1, people).at("flags") == "逾期达标, 期限系推定");
}

TEST_CASE("tabulate: a verdict does not say its reason twice") {
    const Catalogue files = catalogue();
    assess::Row row = energy_row();
    row.verdict = assess::Verdict::pending;
    row.reason = assess::Reason::partial_year;
    row.flags = {};
    row.flags.set(assess::Flag::stale);
    row.flags.set(assess::Flag::partial_year);
    tabulate::Layout layout = for_people(Language::en);
    CHECK(line(tabulate::tabulate_rows(files, query(), {&row, 1}, layout), 0, people).at("verdict") ==
          "Not judged yet, Part of a year, Data over 12 months old");
    layout.columns = {"reason", "flags"};
    CHECK(line(tabulate::tabulate_rows(files, query(), {&row, 1}, layout), 0, people).at("flags") ==
          "Data over 12 months old, Part of a year");
}

TEST_CASE("tabulate: decimals for people") {
    Catalogue files = catalogue();
    assess::Row row = energy_row();
    const auto shown = [&] {
        const table::Table table =
            tabulate::tabulate_rows(files, query(), std::span(&row, 1), for_people(Language::en));
        return line(table, 0, people);
    };
    CHECK(shown().at("value") == "11.60");
    files.indicators[k_energy].decimals = 0;
    CHECK(shown().at("value") == "12");
    // a value that only rounds to the target is not shown as the target, nor its gap as none
    row.value = number("13.46");
    row.bound = number("13.5");
    row.gap = number("0.04");
    files.indicators[k_energy].decimals = 1;
    CHECK(shown().at("value") == "13.46");
    CHECK(shown().at("gap") == "0.04");
    row.value = number("13.5");
    row.gap = number("0");
    CHECK(shown().at("value") == "13.5");
    CHECK(shown().at("gap") == "0.0");
}

TEST_CASE("tabulate: groups are sections and plans too when there are several") {
    Catalogue files = catalogue();
    table::Table table = tabulate::tabulate_rows(files, query(), all_rows(), for_people(Language::en));
    REQUIRE(table.sections.size() == 3);
    CHECK(table.sections[0].title == "Real economy");
    CHECK(table.sections[0].first_line == 0);
    CHECK(table.sections[1].title == "Villages");
    CHECK(table.sections[1].first_line == 2);
    CHECK(table.sections[2].title == "Without a group");
    CHECK(table.sections[2].first_line == 6);
    CHECK(table.title == "District goals");

    File other;
    other.plan = 1;
    other.title = Text("江海区目标");
    files.plans.push_back({"jianghai"});
    files.files.push_back(other);
    files.indicators[k_unemployment].file = 1;
    table = tabulate::tabulate_rows(files, query(), all_rows(), for_people(Language::zh));
    std::vector<std::string> titles;
    for (const table::Section& section : table.sections) titles.push_back(section.title);
    CHECK(titles == std::vector<std::string>{"蓬江区目标", "实体经济", "乡村", "江海区目标"});
    CHECK(table.sections[0].outer);
    CHECK_FALSE(table.sections[3].outer);
    CHECK(table.title == "目标完成情况");
}

TEST_CASE("tabulate: no groups and no sections") {
    Catalogue files = catalogue();
    for (Indicator& indicator : files.indicators) indicator.group.reset();
    const table::Table table = tabulate::tabulate_rows(files, query(), all_rows(), for_people(Language::en));
    CHECK(table.sections.empty());
}

TEST_CASE("tabulate: head and summary") {
    const Catalogue files = catalogue();
    const std::vector<assess::Row> rows{enterprises_row(), energy_row(), villages_row(), park_row(),
                                        unemployment_row()};
    table::Table table = tabulate::tabulate_rows(files, query("2024"), rows, for_people(Language::en));
    CHECK(table.preamble == std::vector<std::string>{"As of 2024-12-31, all by 2025"});
    CHECK(table.summary == std::vector<std::string>{
                               "Missed binding goals: Fall of energy use",
                               "5 indicators: 1 reached, 1 on track, 1 missed, 1 under way, 1 not judged yet",
                               "1 not judged yet: 1 incomplete", "* binding"});
    table = tabulate::tabulate_rows(files, query("2024"), rows, for_people(Language::zh));
    CHECK(table.preamble == std::vector<std::string>{"截至 2024-12-31，期限均为 2025"});
    CHECK(table.summary ==
          std::vector<std::string>{"未达标的约束性指标：单位GDP能耗降低",
                                   "共5项指标：已达标1项，符合序时1项，未达标1项，推进中1项，暂未判定1项",
                                   "暂未判定1项：数据未报齐1项", "* 约束性指标"});
    assess::Query trend = query("2024");
    trend.method = assess::Method::trend;
    CHECK(tabulate::tabulate_rows(files, trend, rows, for_people(Language::en)).preamble[0] ==
          "As of 2024-12-31, method: trend, all by 2025");

    const std::vector<assess::Row> one{enterprises_row()};
    CHECK(tabulate::tabulate_rows(files, query(), one, for_people(Language::en)).summary ==
          std::vector<std::string>{"1 indicator: 1 on track"});
    CHECK(tabulate::tabulate_rows(files, query(), {}, for_people(Language::en)).summary ==
          std::vector<std::string>{"0 indicators"});
    CHECK(tabulate::tabulate_rows(files, query(), all_rows(), for_people(Language::en)).summary[1] ==
          "7 rows: 2 reached, 1 on track, 1 behind, 1 missed, 1 under way, 1 not judged yet");
}

TEST_CASE("tabulate: the envelope of JSON") {
    const Catalogue files = catalogue();
    const table::Table table = tabulate::tabulate_rows(files, query("2024"), all_rows(), tabulate::Layout{});
    CHECK(field(table, "schema") == "2");
    CHECK(field(table, "as_of") == "2024-12-31");
    CHECK(field(table, "method") == "linear");
    CHECK(field(table, "summary", "reached") == "2");
    CHECK(field(table, "summary", "ahead") == "0");
    CHECK(field(table, "summary", "pending") == "1");
    CHECK(field(table, "summary", "incomplete") == "1");
    CHECK(field(table, "summary", "no_data") == "(none)");
    int sum = 0;
    for (int at = 0; at < assess::k_verdict_count; ++at)
        sum += std::stoi(field(table, "summary", labels::label(static_cast<assess::Verdict>(at)).key));
    CHECK(sum == int(all_rows().size()));
}

TEST_CASE("tabulate: a table for machines keeps no texts") {
    const Catalogue files = catalogue();
    const table::Table table = tabulate::tabulate_rows(files, query(), all_rows(), tabulate::Layout{});
    CHECK(table.lines.size() == all_rows().size());
    CHECK(table.texts == nullptr); // names are lent by the catalogue, a million times over
}

TEST_CASE("tabulate: the lines of a long report say what its table says") {
    struct Kept final : table::LineSink {
        std::vector<table::Line> lines{1};
        void cell(const table::Cell& cell) override { lines.back().cells.push_back(cell); }
        void end_line() override { lines.emplace_back(); }
    };
    const Catalogue files = catalogue();
    for (const auto& columns : {std::vector<std::string>{}, {"name", "value", "verdict"}}) {
        tabulate::Layout layout;
        layout.columns = columns;
        const table::Table whole = tabulate::tabulate_rows(files, query(), all_rows(), layout);
        tabulate::ReportLines report(files, layout);
        Kept kept;
        for (const assess::Row& row : all_rows()) report.write(row, kept);
        table::Table table;
        table.headings = report.headings();
        table.lines = kept.lines;
        REQUIRE(table.headings.size() == whole.headings.size());
        REQUIRE(table.lines.size() == whole.lines.size() + 1); // the one that would come next
        for (std::size_t at = 0; at < whole.lines.size(); ++at) {
            CAPTURE(at);
            CHECK(line(table, at, machine) == line(whole, at, machine));
        }
    }
}

TEST_CASE("tabulate: cells outlive the rows that they were made from") {
    const Catalogue files = catalogue();
    table::Table table;
    {
        std::vector<assess::Row> rows{villages_row(), village_row(1, "90.25", false)};
        rows[1].unit = files.series[0].unit;
        table = tabulate::tabulate_rows(files, query(), rows, tabulate::Layout{});
    }
    CHECK(line(table, 0, machine).at("unit") == "村");
    CHECK(line(table, 1, machine).at("unit") == "万元");
}

TEST_CASE("tabulate: charts") {
    const Catalogue files = catalogue();
    tabulate::Layout layout = for_people(Language::zh);
    layout.charts = true;
    std::vector<assess::Row> rows{enterprises_row(), unemployment_row()};
    rows[0].history = {{period("2022"), number("700"), true, true, {}},
                       {period("2024-06"), number("752"), true, true, {}}};
    rows[0].history[0].used = false;
    const table::Table table = tabulate::tabulate_rows(files, query(), rows, layout);
    const std::vector<std::string> columns = keys(table);
    REQUIRE(columns.size() > 2);
    const std::size_t history = columns.size() - 1, chart = history - 1;
    CHECK(columns[chart] == "chart");
    CHECK(table.headings[chart].text == "图示");
    CHECK(columns[history] == "history");

    const table::Chart& bullet = *std::get<table::ChartCell>(table.lines[0].cells[chart]);
    CHECK(bullet.share == number("0.52"));
    CHECK(bullet.due == number("0.5"));
    CHECK(bullet.base == number("700"));
    CHECK(bullet.value == number("752"));
    CHECK(bullet.target == number("800"));
    CHECK(bullet.due == number("0.5"));
    CHECK(bullet.tone == table::Tone::good);
    const table::Chart& line_chart = *std::get<table::ChartCell>(table.lines[0].cells[history]);
    REQUIRE(line_chart.points.size() == 2);
    CHECK(line_chart.points[0].at == period("2022"));
    CHECK(line_chart.points[0].hollow);
    CHECK(line_chart.points[1].at == period("2024-06"));
    CHECK(line_chart.way.front().value == number("700"));
    CHECK(line_chart.goal->at == period("2025"));
    CHECK(line_chart.goal->value == number("800"));

    // Nothing says how much of the way is done, and no history was kept.
    CHECK(std::holds_alternative<std::monostate>(table.lines[1].cells[chart]));
    CHECK(std::holds_alternative<std::monostate>(table.lines[1].cells[history]));
}

TEST_CASE("tabulate: the league table of an arena") {
    const Catalogue files = catalogue();
    Arena arena;
    arena.name = Text("擂台", "Arena of investment");
    arena.indicators = {{k_enterprises, Rational(60)}, {k_energy, Rational(40)}};
    const std::vector<assess::Standing> standings{
        {1, 1, number("88.125"), {number("1.2"), number("0.403125")}, {}},
        {2, 0, number("30"), {number("0.5"), std::nullopt}, {k_energy}},
        {std::nullopt, 2, Rational(0), {std::nullopt, std::nullopt}, {k_enterprises, k_energy}}};

    table::Table table = tabulate::tabulate_arena(files, arena, query(), standings, tabulate::Layout{});
    CHECK(keys(table) == std::vector<std::string>{"rank", "entity", "name", "score", "flags",
                                                  "industrial-enterprises", "energy"});
    const std::map<std::string, std::string> first{
        {"rank", "1"},          {"entity", "新民村"}, {"name", "新民村"},
        {"score", "88.125000"}, {"flags", ""},        {"industrial-enterprises", "1.200000"},
        {"energy", "0.403125"}};
    CHECK(line(table, 0, machine) == first);
    CHECK(line(table, 1, machine).at("flags") == "energy");
    CHECK(line(table, 1, machine).at("entity") == "shangxiang");
    CHECK(line(table, 2, machine).at("rank").empty());
    CHECK(line(table, 2, machine).at("flags") == "industrial-enterprises energy");
    CHECK(field(table, "schema") == "2");

    table = tabulate::tabulate_arena(files, arena, query(), standings, for_people(Language::en));
    CHECK(table.title == "Arena of investment");
    CHECK(line(table, 1, people).at("name") == "Shangxiang");
    CHECK(line(table, 1, people).at("score") == "30.00");
    CHECK(line(table, 1, people).at("industrial-enterprises") == "50.0%");
    CHECK(line(table, 1, people).at("flags") == "Fall of energy use");
    CHECK(table.headings.back().text == "Fall of energy use");
}

TEST_CASE("tabulate: the entities of one indicator ranked") {
    const Catalogue files = catalogue();
    std::vector<assess::Placing> placings{{1, village_row(0, "320", true)},
                                          {std::nullopt, village_row(1, "90.25", false)}};
    placings[0].row.flags.set(assess::Flag::stale);
    table::Table table = tabulate::tabulate_placings(files, query(), placings, tabulate::Layout{});
    CHECK(keys(table) == std::vector<std::string>{"rank", "entity", "name", "value", "target", "gap",
                                                  "completion", "verdict", "flags"});
    CHECK(line(table, 0, machine).at("rank") == "1");
    CHECK(line(table, 0, machine).at("name") == "上巷村");
    CHECK(line(table, 0, machine).at("flags") == "stale");
    CHECK(line(table, 1, machine).at("rank").empty());
    CHECK(line(table, 1, machine).at("value") == "90.25");

    table = tabulate::tabulate_placings(files, query(), placings, for_people(Language::en));
    CHECK(table.title == "Villages over 1.5 million (万元)");
    CHECK(line(table, 0, people).at("name") == "Shangxiang");
    CHECK(line(table, 0, people).at("verdict") == "Reached, Data over 12 months old");
    CHECK(line(table, 0, people).at("target") == "> 150.00");
}

TEST_CASE("tabulate: what moved between two dates") {
    const Catalogue files = catalogue();
    assess::Change moved{
        energy_row(), energy_row(), number("11"), period("2023"), number("0.6"), false, false, {}, {}};
    moved.then.verdict = assess::Verdict::slow;
    moved.then.flags = {};
    moved.then.value = number("11");
    moved.then.gap = number("2.5");
    assess::Change same{enterprises_row(),
                        enterprises_row(),
                        number("752"),
                        period("2024-06"),
                        number("0"),
                        true,
                        false,
                        {},
                        {}};
    const std::vector<assess::Change> all{moved, same};

    table::Table table =
        tabulate::tabulate_changes(files, query(), period("2024-06"), all, tabulate::Layout{});
    CHECK(keys(table) ==
          std::vector<std::string>{"plan",       "group",          "group_name", "indicator", "name",
                                   "entity",     "unit",           "attribute",  "kind",      "period_then",
                                   "value_then", "period",         "value",      "change",    "verdict_then",
                                   "verdict",    "target_then",    "target",     "gap_then",  "gap",
                                   "revised",    "value_then_now", "flags"});
    const auto first = line(table, 0, machine);
    CHECK(first.at("value_then") == "11");
    CHECK(first.at("value") == "11.6");
    CHECK(first.at("change") == "0.600000");
    CHECK(first.at("gap_then") == "2.5");
    CHECK(first.at("gap") == "1.9");
    CHECK(first.at("verdict_then") == "slow");
    CHECK(first.at("verdict") == "missed");
    CHECK(field(table, "since") == "2024-06-30");

    table = tabulate::tabulate_changes(files, query(), period("2024-06"), all, for_people(Language::en));
    CHECK(table.preamble[0] == "As of 2024-12-31, since 2024-06-30");
    CHECK(line(table, 0, people).at("value_then") == "11.00");
    CHECK(line(table, 0, people).at("verdict") == "Missed");
    CHECK(line(table, 0, people).at("flags") == "Late, Assumed deadline");
    REQUIRE(table.sections.size() == 2);
    CHECK(table.sections[1].first_line == 1);
    CHECK(table.summary[0] == "2 rows: 1 with another verdict, 1 with another value");
}

TEST_CASE("tabulate: what the files hold") {
    const Catalogue files = catalogue();
    const std::vector<Index> all{k_enterprises, k_villages, k_park};
    table::Table table = tabulate::tabulate_list(files, all, tabulate::Layout{});
    CHECK(keys(table) == std::vector<std::string>{"id", "name", "group", "unit", "period", "observations"});
    struct {
        std::size_t row;
        const char *id, *group, *period, *observations;
    } const cases[] = {
        {0, "industrial-enterprises", "economy", "2024-06", "2"},
        {1, "village-income-150", "villages", "2023", "2"}, // figures of the series count
        {2, "park", "villages", "", "0"},
    };
    for (const auto& each : cases) {
        CAPTURE(each.id);
        const auto cells = line(table, each.row, machine);
        CHECK(cells.at("id") == each.id);
        CHECK(cells.at("group") == each.group);
        CHECK(cells.at("period") == each.period);
        CHECK(cells.at("observations") == each.observations);
    }
    table = tabulate::tabulate_list(files, all, for_people(Language::en));
    CHECK(table.title == "District goals");
    CHECK(line(table, 0, people).at("group") == "Real economy");
    for (const auto language : {Language::zh, Language::en}) {
        const table::Table listed = tabulate::tabulate_list(files, all, for_people(language));
        const std::string unit = line(listed, 1, people).at("unit");
        CAPTURE(unit);
        // The unit of a count is their set's, which has two languages.
        CHECK(unit == files.sets[*files.indicators[k_villages].over].unit.in(language));
    }
}

TEST_CASE("tabulate: lesser tables take --columns too") {
    const Catalogue files = catalogue();
    tabulate::Layout layout;
    layout.columns = {"observations", "id"};
    const std::vector<Index> all{k_enterprises};
    CHECK(keys(tabulate::tabulate_list(files, all, layout)) ==
          std::vector<std::string>{"observations", "id"});
}
