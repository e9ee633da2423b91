// Cases of spans, plans and ratios worked by hand in a table beside the checkout, through the whole program:
// an indicator's keys and its figures in, every cell that the table names out. Where it is not there, the
// tests say so and pass.
#include "conformance.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace gapcalc;
using namespace gapcalc::test;

namespace {

std::string trimmed_blanks(std::string_view text) {
    const auto first = text.find_first_not_of(' ');
    if (first == text.npos) return "";
    return std::string(text.substr(first, text.find_last_not_of(' ') - first + 1));
}

std::vector<std::string> split(std::string_view text, std::string_view separator) {
    std::vector<std::string> parts;
    while (true) {
        const auto end = text.find(separator);
        if (auto part = trimmed_blanks(text.substr(0, end)); !part.empty()) parts.push_back(part);
        if (end == text.npos) return parts;
        text.remove_prefix(end + separator.size());
    }
}

std::string without(std::string text, char c) {
    std::erase(text, c);
    return text;
}

/// The rows of the table by their numbers: what stands between the bars.
std::map<int, std::vector<std::string>> rows_of(const std::string& text) {
    std::map<int, std::vector<std::string>> rows;
    for (const std::string& line : split(text, "\n")) {
        if (!line.starts_with("| ")) continue;
        const auto cells = split(line, "|");
        if (const auto number = value_of(cells[0])) rows[static_cast<int>(*number->to_integer())] = cells;
    }
    return rows;
}

/// The keys of a row's indicator; `target` is that of the row before, and of this one afterwards.
std::string keys_of(std::string_view cell, std::string& target) {
    std::string keys;
    for (std::string part : split(cell, " · ")) {
        part = without(part, '`');
        if (part == "A") part = "kind = \"per_period\"";
        if (part == "R") part = "kind = \"year_to_date\"";
        if (part == "the same target") part = target;
        if (part.starts_with("target")) target = part;
        keys += part + "\n";
    }
    return keys;
}

std::string figures_of(std::string_view cell) {
    std::string lines = "[indicator.observations]\n";
    for (const std::string& part : split(cell, " · ")) lines += without(part, '`') + "\n";
    return lines;
}

/// What the row says that the program's does not; empty when they agree.
std::string difference(const CsvRow& row, std::string_view expected) {
    std::string all;
    for (const std::string& part :
         split(expected.substr(0, std::min(expected.find(" ("), expected.find(";"))), ",")) {
        const auto end = part.find(' ');
        std::string column = part.substr(0, end);
        if (column == "year_on_year" && row.count(column) == 0) column = "on_year";
        if (row.count(column) == 0) return all + "no column " + column + "; ";
        std::string wanted = part.substr(end + 1);
        if (wanted == "-") wanted.clear();
        std::string got = row.at(column);
        if (column == "reason") std::replace(got.begin(), got.end(), '-', '_');
        const auto a = value_of(got), b = value_of(wanted);
        const bool same = a && b ? *a == *b : got == wanted;
        if (!same) all += column + " is '" + got + "', not '" + wanted + "'; ";
    }
    return all;
}

} // namespace

TEST_CASE("conformance: spans worked by hand in the table") {
    const std::string text = cases_file("worked-spans.md");
    if (text.empty()) {
        MESSAGE("no worked-spans.md beside the checkout: skipped");
        return;
    }
    const auto table = rows_of(text);
    REQUIRE(table.count(52) == 1);
    constexpr int k_first_fiscal = 17, k_last_fiscal = 21;
    std::vector<int> numbers{35, 36, 37, 38, 51, 52};
    for (int number = 1; number <= 28; ++number) numbers.push_back(number);
    std::sort(numbers.begin(), numbers.end());
    std::string target;
    std::vector<std::string> before;
    int agree = 0;
    for (const int number : numbers) {
        CAPTURE(number);
        auto cells = table.at(number);
        REQUIRE(cells.size() == 5);
        for (const std::size_t at : {std::size_t{1}, std::size_t{3}})
            if (cells[at] == "the same") cells[at] = before.at(at);
        before = cells;
        std::string keys = keys_of(cells[1], target);
        if (number >= k_first_fiscal && number <= k_last_fiscal) keys += "year_starts = 4\n";
        Folder folder;
        const auto file = folder.write("case.toml", indicator_of("case", keys + figures_of(cells[2])));
        const std::string as_of = cells[3].substr(0, cells[3].find(','));
        std::vector<std::string> arguments = {"report", file, "-f", "csv", "--as-of", as_of};
        if (cells[3] != as_of) arguments.insert(arguments.end(), {"--columns", "indicator,likelihood"});
        const Outcome outcome = run_program(arguments);
        const std::string& expected = cells[4];
        if (expected.find("a warning") != std::string::npos)
            CHECK_MESSAGE(outcome.err.find("warning[") != std::string::npos, outcome.err);
        if (expected.starts_with("error")) {
            CHECK(outcome.status != 0);
            const auto help = outcome.err.find("help:");
            REQUIRE_MESSAGE(help != std::string::npos, outcome.err);
            for (const char* word : {"during", "2023/24", "2024/25"})
                if (expected.find(word) != std::string::npos)
                    CHECK(outcome.err.find(word, help) != std::string::npos);
            ++agree;
            continue;
        }
        REQUIRE_MESSAGE(outcome.status == 0, outcome.err);
        const auto rows = read_table(outcome.out);
        const auto several = split(
            expected.substr(expected.find(": ") == expected.npos ? 0 : expected.find(": ") + 1), ", then ");
        REQUIRE_MESSAGE(rows.size() == several.size(), outcome.out);
        std::string differences;
        for (std::size_t at = 0; at < rows.size(); ++at) differences += difference(rows[at], several[at]);
        CHECK(differences == "");
        agree += differences.empty();
    }
    MESSAGE("worked spans: " << agree << " of " << numbers.size() << " agree in every cell");
}
