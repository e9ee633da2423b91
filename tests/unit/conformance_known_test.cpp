// Cases of bounds, vintages and statuses worked by hand in a table beside the checkout, through the whole
// program: an indicator's keys and its figures in, every cell that the table names out. Where it is not
// there, the test says so and passes.
#include "conformance.hpp"

#include <doctest/doctest.h>

using namespace gapcalc;
using namespace gapcalc::test;

namespace {

constexpr int k_first = 39, k_last = 50;

std::vector<std::string> split(std::string_view text, std::string_view separator) {
    std::vector<std::string> parts;
    while (true) {
        const auto end = text.find(separator);
        std::string part(text.substr(0, end));
        part.erase(0, part.find_first_not_of(' '));
        part.erase(part.find_last_not_of(' ') + 1);
        if (!part.empty()) parts.push_back(part);
        if (end == text.npos) return parts;
        text.remove_prefix(end + separator.size());
    }
}

std::string without_ticks(std::string text) {
    std::erase(text, '`');
    return text;
}

/// What the rows of the table share with those before them.
struct Before {
    std::string target, keys, figures;
};

std::string keys_of(const std::string& cell, Before& before) {
    std::string keys;
    for (std::string part : split(without_ticks(cell), " · ")) {
        if (part == "R") part = "kind = \"year_to_date\"";
        if (part == "the same target") part = before.target;
        if (part.starts_with("towns")) part = "over = \"towns\"";
        if (part.starts_with("target")) before.target = part;
        keys += part + "\n";
    }
    return keys;
}

/// `2023 = 5 · 2024 = 6`, or `a 2023: 5; b 2023: 6` of towns.
std::string figures_of(const std::string& cell, bool towns) {
    std::string lines = "[indicator.observations]\n";
    if (!towns) {
        for (const std::string& part : split(without_ticks(cell), " · ")) lines += part + "\n";
        return lines;
    }
    for (const std::string& part : split(cell, ";")) {
        const auto blank = part.find(' '), colon = part.find(':');
        lines += part.substr(0, blank) + "." + part.substr(blank + 1, colon - blank - 1) + " = " +
                 part.substr(colon + 2) + "\n";
    }
    return lines;
}

} // namespace

TEST_CASE("conformance: bounds and vintages worked by hand in the table") {
    const std::string text = cases_file("worked-spans.md");
    if (text.empty()) {
        MESSAGE("no worked-spans.md beside the checkout: skipped");
        return;
    }
    Before before;
    int agree = 0;
    for (const std::string& line : split(text, "\n")) {
        const auto cells = split(line, "|");
        const auto number = cells.size() == 5 ? value_of(cells[0]) : std::nullopt;
        if (!number || *number < k_first || *number > k_last) continue;
        CAPTURE(line);
        if (cells[1] != "the same") before.keys = keys_of(cells[1], before);
        const bool towns = before.keys.find("over = ") != std::string::npos;
        if (cells[2] != "the same") before.figures = figures_of(cells[2], towns);
        const std::string set =
            towns ? "[[entities]]\nid = \"towns\"\nmembers = [\"a\", \"b\", \"c\"]\n" : "";
        Folder folder;
        std::vector<std::string> arguments = {
            "report", folder.write("case.toml", set + indicator_of("case", before.keys + before.figures)),
            "-f", "csv", "--as-of"};
        for (const std::string& part : split(without_ticks(cells[3]), ","))
            for (const std::string& word : split(part, " ")) arguments.push_back(word);
        const Outcome outcome = run_program(arguments);
        REQUIRE_MESSAGE(outcome.status == 0, outcome.err);
        const auto row = read_table(outcome.out).at(0);
        for (const std::string& part : split(cells[4], ",")) {
            const auto blank = part.find(' ');
            std::string wanted = part.substr(blank + 1);
            if (wanted == "-") wanted.clear();
            CAPTURE(part);
            CHECK(row.at(part.substr(0, blank)) == wanted);
        }
        ++agree;
    }
    CHECK(agree == k_last - k_first + 1);
}
