// Ratios and weighted means worked by hand in a table beside the checkout, through the whole program: the
// figures of two series in, every cell that the table names out. Where it is not there, the test says so and
// passes.
#include "conformance.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace gapcalc;
using namespace gapcalc::test;

namespace {

constexpr int k_first = 29, k_last = 34;

std::string trimmed(std::string text) {
    text.erase(0, text.find_first_not_of(' '));
    text.erase(text.find_last_not_of(' ') + 1);
    return text;
}
std::vector<std::string> split(std::string_view text, std::string_view separator) {
    std::vector<std::string> parts;
    for (std::size_t end = 0; end != text.npos;
         text.remove_prefix(std::min(text.size(), end + separator.size()))) {
        end = text.find(separator);
        if (auto part = trimmed(std::string(text.substr(0, end))); !part.empty()) parts.push_back(part);
        if (end == text.npos) break;
    }
    return parts;
}
bool has(std::string_view text, std::string_view part) { return text.find(part) != text.npos; }

/// One of the two series, with what the table says of it.
struct Made {
    std::string id, unit, kind, over;
    std::vector<std::string> figures;

    std::string text() const {
        std::string all = "[[series]]\nid = \"" + id + "\"\n";
        if (!unit.empty()) all += "unit = \"" + unit + "\"\n";
        if (!kind.empty()) all += "kind = \"" + kind + "\"\n";
        if (!over.empty()) all += "over = \"" + over + "\"\n";
        all += "[series.observations]\n";
        for (const std::string& figure : figures) all += figure + "\n";
        return all;
    }
};

/// The case's definitions, and the indicator's keys.
struct Written {
    Made u{"u", "", "", "", {}}, l{"l", "", "", "", {}};
    std::string keys;
};

/// `ratio of the whole, unit %, units 亩 and 公顷 · target = …`
Written described(const std::string& cell, const std::string& target) {
    Written all;
    const auto parts = split(cell, " · ");
    const bool towns = has(cell, "towns");
    if (towns) all.u.over = all.l.over = "towns";
    all.keys = has(cell, "weighted mean") ? "measure = \"mean\"\nseries = \"u\"\nweight = \"l\"\n"
                                          : "measure = \"ratio\"\nof = \"u\"\nto = \"l\"\n";
    for (std::string word : split(parts[0], ",")) {
        if (word.starts_with("unit ")) all.keys += "unit = \"" + word.substr(5) + "\"\n";
        if (word.starts_with("u per_period")) all.u.kind = "per_period";
        if (!word.starts_with("units ")) continue;
        word = word.substr(6);
        const auto middle = word.find(" and ");
        all.u.unit = word.substr(0, middle);
        all.l.unit = word.substr(middle + 5);
    }
    for (const std::string& part : parts)
        if (part.starts_with("`per")) all.keys += part.substr(1, part.size() - 2) + "\n";
    all.keys += target + "\n";
    return all;
}

/// `a 2023: 30, 400; b 2023: 45, 100`, or `u 2023-Q1 to Q4: 5, 6, 7, 6; 2024-Q1: 8; l 2023: 120`.
void add_figures(const std::string& cell, Written& all) {
    std::string of = "both";
    for (const std::string& part : split(cell, ";")) {
        const auto colon = part.find(':');
        const auto words = split(part.substr(0, colon), " ");
        const auto numbers = split(part.substr(std::min(part.size(), colon + 1)), ",");
        if (words[0] == "u" || words[0] == "l") of = words[0];
        if (has(part, " to Q4")) {
            for (std::size_t at = 0; at < numbers.size(); ++at)
                all.u.figures.push_back("2023-Q" + std::to_string(at + 1) + " = " + numbers[at]);
            continue;
        }
        const bool entity = words.size() > 1 && words[0] != "u" && words[0] != "l";
        const std::string key = (entity ? words[0] + "." : "") + words.back() + " = ";
        if (of == "l") {
            all.l.figures.push_back(key + numbers[0]);
            continue;
        }
        all.u.figures.push_back(key + numbers[0]);
        if (numbers.size() > 1) all.l.figures.push_back(key + numbers[1]);
    }
}

} // namespace

TEST_CASE("conformance: ratios and weighted means worked by hand in the table") {
    const std::string text = cases_file("worked-spans.md");
    if (text.empty()) {
        MESSAGE("no worked-spans.md beside the checkout: skipped");
        return;
    }
    std::string target, described_before, figures_before;
    int agree = 0;
    for (const std::string& line : split(text, "\n")) {
        auto cells = split(line, "|");
        const auto number = cells.size() == 5 ? value_of(cells[0]) : std::nullopt;
        if (!number || *number < k_first || *number > k_last) continue;
        CAPTURE(line);
        for (const std::string& part : split(cells[1], " · "))
            if (part.starts_with("`target")) target = part.substr(1, part.size() - 2);
        std::string members = "\"a\", \"b\"";
        if (has(cells[1], "a town c")) members += ", \"c\"";
        if (cells[1].starts_with("the same")) cells[1] = described_before;
        // What stands in one piece for both of the whole: `2023: 6; 2`.
        if (cells[2].starts_with("2023:")) {
            const auto both = split(cells[2].substr(5), ";");
            cells[2] = "u 2023: " + both[0] + "; l 2023: " + both[1];
        }
        if (cells[2].starts_with("as ")) cells[2] = figures_before + cells[2].substr(cells[2].find(';'));
        described_before = cells[1];
        figures_before = cells[2];
        Written all = described(cells[1], target);
        add_figures(cells[2], all);
        Folder folder;
        const auto file =
            folder.write("case.toml", "[[entities]]\nid = \"towns\"\nmembers = [" + members + "]\n" +
                                          all.u.text() + all.l.text() + indicator_of("case", all.keys));
        const Outcome outcome = run_program({"report", file, "-f", "csv", "--by", "entity", "--as-of",
                                             cells[3].substr(0, cells[3].find(','))});
        REQUIRE_MESSAGE(outcome.status == 0, outcome.err);
        const auto rows = read_table(outcome.out);
        const auto whole_and_parts = split(cells[4], ";");
        for (std::string part : split(whole_and_parts[0], ",")) {
            part = part.substr(0, part.find(" ("));
            if (has(part, "not the mean")) continue;
            const auto blank = part.find(' ');
            CAPTURE(part);
            CHECK(rows.at(0).at(part.substr(0, blank)) == part.substr(blank + 1));
        }
        if (whole_and_parts.size() > 1)
            for (const std::string& part : split(whole_and_parts[1], ",")) {
                CAPTURE(part);
                const auto entity = std::find_if(rows.begin(), rows.end(), [&](const CsvRow& row) {
                    return row.at("entity") == part.substr(0, part.find(' '));
                });
                REQUIRE(entity != rows.end());
                CHECK(entity->at("value") == part.substr(part.find(' ') + 1));
            }
        ++agree;
    }
    CHECK(agree == k_last - k_first + 1);
}
