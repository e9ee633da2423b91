// The charts of random catalogues: each row has those that its figures allow, every coordinate lies within
// the drawing, and what is drawn is as far along as the figures say.
#include "gapcalc/render.hpp"
#include "gapcalc/tabulate.hpp"
#include "random_questions.hpp"
#include "render/html.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

using namespace gapcalc;
using namespace gapcalc::test;

namespace {

/// One element of a drawing: its text from < to >.
std::vector<std::string_view> elements(std::string_view svg) {
    std::vector<std::string_view> all;
    for (std::size_t at = svg.find('<'); at != svg.npos; at = svg.find('<', at + 1))
        all.push_back(svg.substr(at, svg.find('>', at) - at));
    return all;
}

std::string attribute(std::string_view element, std::string_view name) {
    const std::string begin = " " + std::string(name) + "=\"";
    const std::size_t at = element.find(begin);
    if (at == element.npos) return {};
    const std::size_t from = at + begin.size();
    return std::string(element.substr(from, element.find('"', from) - from));
}
double number_of(std::string_view element, std::string_view name) {
    return std::strtod(attribute(element, name).c_str(), nullptr);
}

struct Place {
    double x, y;
};

/// The corners of a path of M, L, H and Z.
std::vector<Place> corners(const std::string& path) {
    std::vector<Place> all;
    const char* at = path.c_str();
    char command = 'Z';
    Place now{0, 0};
    while (*at != '\0') {
        if (*at == ' ' || *at == 'Z') {
            ++at;
            continue;
        }
        if (std::string_view("MLH").find(*at) != std::string_view::npos) command = *at++;
        char* end = nullptr;
        now.x = std::strtod(at, &end);
        if (end == at) return {{-1, -1}}; // nothing that a path of ours has
        at = end;
        if (command != 'H') {
            now.y = std::strtod(at, &end);
            at = end;
        }
        all.push_back(now);
    }
    return all;
}

/// All places that an element draws at.
std::vector<Place> places(std::string_view element) {
    if (const std::string path = attribute(element, "d"); !path.empty()) return corners(path);
    if (element.starts_with("<circle")) {
        const double x = number_of(element, "cx"), y = number_of(element, "cy"), r = number_of(element, "r");
        return {{x - r, y - r}, {x + r, y + r}};
    }
    if (element.starts_with("<rect")) {
        const double x = number_of(element, "x"), y = number_of(element, "y");
        return {{x, y}, {x + number_of(element, "width"), y + number_of(element, "height")}};
    }
    if (element.starts_with("<text")) return {{number_of(element, "x"), number_of(element, "y")}};
    return {};
}

std::string drawn(const table::Chart& chart) {
    std::string svg;
    render::append_chart(svg, chart, render::chart_words(Language::en), "of a test", 1);
    return svg;
}

std::string outside(std::string_view svg) {
    const std::string box = attribute(svg.substr(0, svg.find('>')), "viewBox");
    char* end = nullptr;
    std::strtod(box.c_str(), &end);
    std::strtod(end, &end);
    const double width = std::strtod(end, &end), height = std::strtod(end, &end);
    for (const std::string_view element : elements(svg))
        for (const Place& place : places(element))
            if (place.x < 0 || place.y < 0 || place.x > width || place.y > height)
                return std::string(element) + " lies outside " + box;
    return width > 0 && height > 0 ? "" : "no box: " + box;
}

/// How far the bar goes, as a part of the track.
std::string check_bar(const std::string& svg, const table::Chart& chart) {
    double track = 0, bar = 0;
    for (const std::string_view element : elements(svg)) {
        if (!element.starts_with("<rect")) continue;
        if (attribute(element, "class") == "track") track = number_of(element, "width");
        if (attribute(element, "class") == "bar") bar = number_of(element, "width");
    }
    const Rational end = std::clamp(*chart.share, Rational::fraction(-1, 4), Rational::fraction(3, 2));
    const double share = std::strtod(end.abs().fixed(6).c_str(), nullptr);
    return track > 0 && bar - share * track < 0.3 && share * track - bar < 0.3
               ? ""
               : "the bar is not " + end.fixed(6) + " of the track: " + svg;
}

/// The dots go right as time goes on, and up as the figure rises.
std::string check_dots(const std::string& svg, const table::Chart& chart) {
    std::vector<Place> dots;
    for (const std::string_view element : elements(svg)) {
        if (!attribute(element, "class").starts_with("dot")) continue;
        dots.push_back(
            element.starts_with("<circle")
                ? Place{number_of(element, "cx"), number_of(element, "cy")}
                : Place{corners(attribute(element, "d")).at(2).x, corners(attribute(element, "d"))[0].y});
    }
    if (dots.size() != chart.points.size()) return "not a mark for each figure: " + svg;
    for (std::size_t a = 0; a < dots.size(); ++a)
        for (std::size_t b = 0; b < dots.size(); ++b) {
            const table::Chart::Point &one = chart.points[a], &other = chart.points[b];
            if (one.at.end() < other.at.end() && dots[a].x > dots[b].x)
                return "not in the order of time: " + svg;
            if (one.value < other.value && dots[a].y < dots[b].y) return "a greater figure is lower: " + svg;
        }
    return {};
}

const table::Chart* chart_of(const table::Table& table, std::size_t line, std::string_view key) {
    for (std::size_t at = 0; at < table.headings.size(); ++at)
        if (table.headings[at].key == key)
            if (const auto* cell = std::get_if<table::ChartCell>(&table.lines[line].cells[at]))
                return cell->get();
    return nullptr;
}

} // namespace

TEST_CASE("charts: each row of random catalogues has them within the drawing and as its figures are") {
    int bars = 0, histories = 0, running = 0, beyond = 0;
    for (std::uint64_t seed = 1; seed <= 1500; ++seed) {
        const RandomQuestion question(seed);
        assess::Query query = question.query;
        query.history = true;
        const std::vector<assess::Row> rows = assess::assess_rows(question.catalogue, query);
        tabulate::Layout layout;
        layout.language = Language::en;
        layout.people = layout.labels = layout.charts = layout.across = true;
        const table::Table table = tabulate::tabulate_rows(question.catalogue, query, rows, layout);
        REQUIRE(table.lines.size() == rows.size());
        CAPTURE(seed);
        CAPTURE(question.told);
        for (std::size_t at = 0; at < rows.size(); ++at) {
            const assess::Row& row = rows[at];
            const bool measured = row.value && row.goal &&
                                  (row.ceiling ? row.goal->bound.sign() > 0 : row.progress || row.completion);
            const table::Chart* const bar = chart_of(table, at, "chart");
            CHECK(measured == (bar != nullptr));
            if (bar) {
                const std::string svg = drawn(*bar);
                CHECK(outside(svg) == "");
                CHECK(check_bar(svg, *bar) == "");
                ++bars;
                beyond += *bar->share > Rational::fraction(3, 2);
            }
            const bool known = std::ranges::any_of(
                row.history, [](const assess::HistoryPoint& point) { return point.bound != Bound::unknown; });
            const table::Chart* const history = chart_of(table, at, "history");
            CHECK(known == (history != nullptr));
            if (!history) continue;
            const std::string svg = drawn(*history);
            CHECK(outside(svg) == "");
            CHECK(check_dots(svg, *history) == "");
            ++histories;
            running += history->running;
        }
    }
    CHECK(bars > 500);
    CHECK(histories > 1000);
    CHECK(running > 100);
    CHECK(beyond > 10);
}

TEST_CASE("charts: a bound is an arrow to where the figure lies and the text says so") {
    for (const int open : {1, -1}) {
        table::Chart chart;
        chart.points.push_back({Period::of_year(2023), 10});
        chart.points.push_back({Period::of_year(2024), 20, false, static_cast<std::int8_t>(open)});
        const std::string svg = drawn(chart);
        CAPTURE(svg);
        CHECK(outside(svg) == "");
        CHECK(check_dots(svg, chart) == "");
        const std::size_t begin = svg.find("<path class=\"dot\"");
        REQUIRE(begin != svg.npos);
        const std::vector<Place> arrow =
            corners(attribute(svg.substr(begin, svg.find('>', begin) - begin), "d"));
        CHECK((arrow[0].y > arrow[2].y) == (open > 0)); // down the page y grows
        CHECK(svg.find(open > 0 ? "2024: &gt; 20" : "2024: &lt; 20") != svg.npos);
    }
}

TEST_CASE("charts: a running total breaks at the year's start with the year before pale behind it") {
    table::Chart chart;
    chart.running = true;
    for (const int year : {2023, 2024})
        for (int month = 1; month <= 6; ++month)
            chart.points.push_back({Period::of_part(Grain::month, year, month), month});
    const std::string svg = drawn(chart);
    CAPTURE(svg);
    const auto path = [&](const std::string& kind) {
        const std::size_t begin = svg.find("<path class=\"" + kind + "\"");
        REQUIRE(begin != svg.npos);
        return attribute(svg.substr(begin, svg.find('>', begin) - begin), "d");
    };
    CHECK(std::ranges::count(path("run"), 'M') == 2);
    CHECK(std::ranges::count(path("pale"), 'M') == 1);
    CHECK(corners(path("pale")).size() == 6);
}
