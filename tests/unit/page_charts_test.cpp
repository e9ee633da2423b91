// The charts of the page: every row that has figures has its own, all of it lies within its picture, and it
// is drawn where its figures are.
#include "whole_program.hpp"

#include "gapcalc/base/decimal.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <optional>

using namespace gapcalc;
using namespace gapcalc::test;

namespace {

using Row = std::map<std::string, std::string, std::less<>>;

Rational number(std::string text) {
    std::erase(text, ',');
    const ParsedDecimal read = parse_decimal(text);
    REQUIRE_MESSAGE(read.fault == NumberFault::none, text);
    return read.number.value();
}

/// What stands between `begin` and `end`, from `at` on, which moves behind it; empty when there is none.
std::optional<std::string> between(const std::string& text, std::string_view begin, std::string_view end,
                                   std::size_t& at) {
    const std::size_t first = text.find(begin, at);
    if (first == text.npos) return std::nullopt;
    const std::size_t last = text.find(end, first + begin.size());
    if (last == text.npos) return std::nullopt;
    at = last;
    return text.substr(first + begin.size(), last - first - begin.size());
}
std::string first_between(const std::string& text, std::string_view begin, std::string_view end) {
    std::size_t at = 0;
    return between(text, begin, end, at).value_or("");
}

/// An element of a drawing by its attributes; `element` is its name.
using Element = std::map<std::string, std::string, std::less<>>;

struct Drawing {
    std::string kind, title, description;
    std::vector<Element> elements;

    std::vector<Element> all(std::string_view name, std::string_view of_class) const {
        std::vector<Element> found;
        for (const Element& one : elements)
            if (one.at("element") == name && one.contains("class") && one.at("class").starts_with(of_class))
                found.push_back(one);
        return found;
    }
};

Element read_element(const std::string& text) {
    Element element;
    std::size_t at = text.find_first_of(" />");
    element["element"] = text.substr(0, at);
    while ((at = text.find_first_not_of(' ', at)) != text.npos) {
        const std::size_t equals = text.find("=\"", at);
        if (equals == text.npos) break;
        const std::size_t end = text.find('"', equals + 2);
        element[text.substr(at, equals - at)] = text.substr(equals + 2, end - equals - 2);
        at = end + 1;
    }
    return element;
}

/// The drawings of a page that stand for figures.
std::vector<Drawing> drawings_of(const std::string& page) {
    std::vector<Drawing> drawings;
    std::size_t at = 0;
    while (const auto svg = between(page, "<svg class=\"", "</svg>", at)) {
        Drawing& drawing = drawings.emplace_back();
        drawing.kind = svg->substr(0, svg->find_first_of(" \""));
        drawing.title = first_between(first_between(*svg, "<title", "/title>"), ">", "<");
        drawing.description = first_between(first_between(*svg, "<desc", "/desc>"), ">", "<");
        std::size_t inside = svg->find("</desc>");
        while (const auto text = between(*svg, "<", ">", inside))
            if ((*text)[0] != '/') drawing.elements.push_back(read_element(*text));
    }
    return drawings;
}

/// "2022: 700, 2023: 736": what is told of a drawing, by its words.
std::vector<std::pair<std::string, std::string>> told(const Drawing& drawing) {
    std::vector<std::pair<std::string, std::string>> all;
    std::size_t at = 0;
    while (at < drawing.description.size()) {
        const std::size_t end = std::min(drawing.description.find(", ", at), drawing.description.size());
        const std::string one = drawing.description.substr(at, end - at);
        const std::size_t colon = one.rfind(": ");
        REQUIRE(colon != one.npos);
        all.emplace_back(one.substr(0, colon), one.substr(colon + 2));
        at = end + 2;
    }
    return all;
}
std::string told(const Drawing& drawing, std::string_view word) {
    for (const auto& [name, text] : told(drawing))
        if (name == word) return text;
    return {};
}

bool about(const Rational& a, const Rational& b) { return (a - b).abs() <= Rational::fraction(15, 100); }

/// Whether people are shown that figure, rounded as it may be.
bool as_shown(const std::string& exact, std::string shown) {
    std::erase(shown, ',');
    const std::size_t point = shown.find('.');
    return number(exact).fixed(point == shown.npos ? 0 : static_cast<int>(shown.size() - point - 1)) == shown;
}

/// The bar is as long, of the track, as the way that is done.
void check_progress(const Drawing& drawing, const Row& row) {
    CHECK(as_shown(row.at("value"), told(drawing, "value")));
    if (row.at("operator") != "between") CHECK(as_shown(row.at("target"), told(drawing, "target")));
    const auto tracks = drawing.all("rect", "track"), bars = drawing.all("rect", "bar");
    REQUIRE(tracks.size() == 1);
    REQUIRE(bars.size() == 1);
    CHECK(drawing.all("rect", "aim").size() == 1);
    if (row.at("progress").empty()) return;
    const Rational progress = number(row.at("progress"));
    std::string share = told(drawing, "of the way");
    REQUIRE(share.ends_with('%'));
    share.pop_back();
    CHECK((number(share) - progress * Rational(100)).abs() <= Rational::fraction(1, 20));
    const Rational length = number(tracks[0].at("width")), bar = number(bars[0].at("width"));
    const Rational shown = std::clamp(progress, Rational::fraction(-1, 4), Rational::fraction(3, 2));
    CHECK(about(bar, length * shown.abs()));
    if (progress.sign() >= 0) CHECK(tracks[0].at("x") == bars[0].at("x"));
}

/// Later figures stand further right, and greater ones higher.
void check_history(const Drawing& drawing, const Row& row) {
    const auto dots = drawing.all("circle", "dot");
    auto points = told(drawing);
    REQUIRE(points.size() >= dots.size()); // behind them its target
    points.resize(dots.size());
    REQUIRE(!points.empty());
    CHECK(std::ranges::any_of(points, [&](const auto& point) {
        return point.first.find(row.at("period").substr(0, 4)) != std::string::npos;
    }));
    for (std::size_t a = 0; a < dots.size(); ++a)
        for (std::size_t b = 0; b < a; ++b) {
            CHECK(number(dots[a].at("cx")) > number(dots[b].at("cx")));
            const auto is_number = [](const std::string& text) {
                return text.find_first_not_of("0123456789.,-") == std::string::npos;
            };
            if (!is_number(points[a].second) || !is_number(points[b].second)) continue;
            const auto order = number(points[a].second) <=> number(points[b].second);
            const Rational below = number(dots[a].at("cy")) - number(dots[b].at("cy"));
            CHECK(below.sign() * (order > 0 ? 1 : order < 0 ? -1 : 0) <= 0);
        }
}

} // namespace

TEST_CASE("page: every row with figures has its charts and they tell its figures") {
    // Nothing, the mark of a binding goal, and which of several targets it is for.
    static constexpr const char* k_behind_names[] = {": ", " *: ", " ("};
    int bars = 0, histories = 0;
    for (const char* const path : {"/examples", "/indicators/china-14th-plan.toml", "/examples/canada"}) {
        CAPTURE(std::string(path));
        const std::vector<std::string> report = {
            "report", GAPCALC_PROJECT + std::string(path), "--as-of", "2025-07-10", "--lang", "en", "-q"};
        const auto with = [&](const char* format) {
            std::vector<std::string> arguments = report;
            arguments.insert(arguments.end(), {"-f", format});
            return run_program(arguments).out;
        };
        const std::vector<Drawing> drawings = drawings_of(with("html"));
        std::map<std::string, int> rows; // so far, by their names: under each of several targets one
        for (const Row& row : read_table(with("csv"))) {
            CAPTURE(row.at("name"));
            if (rows[row.at("name")]++ != 0) continue;
            const auto chart = [&](std::string_view kind) -> const Drawing* {
                for (const Drawing& one : drawings)
                    if (one.kind == kind && std::ranges::any_of(k_behind_names, [&](const char* behind) {
                            return one.title.starts_with(row.at("name") + behind);
                        }))
                        return &one;
                return nullptr;
            };
            const bool stage = row.at("operator") == "stage";
            if (!row.at("progress").empty() && !stage) {
                const Drawing* const drawing = chart("bullet");
                CHECK_MESSAGE(drawing != nullptr, "no bar");
                if (drawing != nullptr) check_progress(*drawing, row);
                ++bars;
            }
            if (!row.at("value").empty() && row.at("value_bound").empty() && !stage &&
                row.at("reason") != "failed_year") {
                const Drawing* const drawing = chart("history");
                CHECK_MESSAGE(drawing != nullptr, "no history");
                if (drawing != nullptr) check_history(*drawing, row);
                ++histories;
            }
        }
    }
    CHECK(bars > 30);
    CHECK(histories > 40);
}
