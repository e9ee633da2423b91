// Cases worked by hand in a table beside the checkout, through the whole program: TOML in, CSV out, every
// cell of the table. Where it is not there, the tests say so and pass.
#include "conformance.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace gapcalc;
using namespace gapcalc::test;

namespace {

/// The input of a worked case; what it must give stands in the table itself.
struct WorkedInput {
    int number;
    const char* indicator; ///< TOML without id and name
    const char* as_of = "2024-12-31";
    const char* method = "linear";
};

const char* const k_seven_hundred = "unit = \"家\"\nbaseline = { at = 2022, value = 700 }\n";
const char* const k_continuous = "unit = \"%\"\nbaseline = { at = 2022, value = 700 }\n";

std::string worked_body(std::string_view indicator) {
    std::string body(indicator);
    for (const auto& [mark, text] :
         {std::pair<std::string_view, const char*>{"@700", k_seven_hundred}, {"@c700", k_continuous}})
        if (const auto at = body.find(mark); at != body.npos) body.replace(at, mark.size(), text);
    return body;
}

const WorkedInput k_inputs[] = {
    {1, "@700 target = { more_than = 800, by = 2025 }\n observations = { 2024-06 = 750 }"},
    {2, "@700 target = { more_than = 800, by = 2025 }\n observations = { 2024 = 800 }"},
    {3, "@700 target = { at_least = 800, by = 2025 }\n observations = { 2024 = 800 }"},
    {4, "@700 target = { more_than = 800, by = 2025 }\n observations = { 2024 = 780 }"},
    {5, "@c700 target = { at_least = 800, by = 2025 }\n observations = { 2024-06 = 747.5 }"},
    {6, "@700 target = { at_least = 800, by = 2025 }\n observations = { 2024-06 = 755 }"},
    {7, "@700 target = { at_least = 800, by = 2025 }\n observations = { 2024-06 = 730 }"},
    {8, "@700 target = { at_least = 800, by = 2025 }\n observations = { 2024-06 = 700 }"},
    {9, "@700 target = { at_least = 800, by = 2025 }\n observations = { 2024-06 = 690 }"},
    {10, "unit = \"家\"\nbaseline = { at = 2020, value = 60 }\n target = { at_most = 40, by = 2025 }\n "
         "observations = { 2024 = 46 }"},
    {11, "unit = \"家\"\nbaseline = { at = 2020, value = 9 }\n target = { less_than = 5, by = 2025 }\n "
         "observations = { 2024 = 5 }"},
    {12, "unit = \"家\"\nbaseline = { at = 2021, value = 12 }\n target = { at_most = 0, by = 2025 }\n "
         "observations = { 2024 = 3 }"},
    {13, "unit = \"家\"\nbaseline = { at = 2022, value = 0 }\n target = { at_least = 20, by = 2025 }\n "
         "observations = { 2024 = 9 }"},
    {14, "unit = \"%\"\nbaseline = { at = 2022, value = -20 }\n target = { at_least = 10, by = 2025 }\n "
         "observations = { 2024 = -2 }"},
    {15, "unit = \"%\"\nbaseline = { at = 2022, value = -20 }\n target = { at_least = -5, by = 2025 }\n "
         "observations = { 2024 = -8 }"},
    {16, "unit = \"%\"\nbaseline = { at = 2022, value = 100 }\n target = { at_least = 100, by = 2025 }\n "
         "observations = { 2024 = 100 }"},
    {17, "unit = \"%\"\nbaseline = { at = 2022, value = 100 }\n target = { at_least = 100, by = 2025 }\n "
         "observations = { 2024 = 97 }"},
    {18, "unit = \"家\"\nbaseline = { at = 2022, value = 100 }\n target = { more_than = 100, by = 2025 }\n "
         "observations = { 2024 = 100 }"},
    {19, "unit = \"%\"\nbaseline = { at = 2022, value = 7.8 }\n target = { at_most = 10, by = 2025 }\n "
         "observations = { 2024 = 13.5 }"},
    {20, "@700 target = { at_least = 800, by = 2025 }\n observations = { 2024 = 850 }"},
    {21, "@700 target = { at_least = 800, by = 2025 }\n observations = { 2025 = 790 }", "2026-11-23"},
    {22, "@700 target = { at_least = 800, by = 2025 }\n observations = { 2025-06 = 790 }", "2026-11-23"},
    {23, "unit = \"家\"\ntarget = { at_least = 800, by = 2025 }\n observations = { 2025 = 790 }",
     "2026-11-23"},
    {24, "@700 target = { at_least = 800, by = 2025 }\n observations = { 2025 = 790, 2026-06 = 805 }",
     "2026-11-23"},
    {25, "@700 target = { at_least = 800, by = 2025 }\n observations = { 2025 = 810, 2026-06 = 795 }",
     "2026-11-23"},
    {26, "@700 target = { at_least = 800, by = 2025 }\n", "2023-12-31"},
    {27, "@from unit = \"家\"\ntarget = { at_least = 800, by = 2025 }\n observations = { 2024-06 = 750 }"},
    {28, "@from unit = \"家\"\ntarget = { at_least = 800, by = 2025 }\n observations = { 2022 = 700, 2024-06 "
         "= 750 }"},
    {29, "@700 target = { at_least = 800, by = 2025 }\n observations = { 2023-02 = 705 }"},
    {30, "@700 target = { at_least = 800, by = 2025 }\n observations = { 2023-02-28 = 705 }"},
    {31, "@700 target = { at_least = 800, by = \"2025-Q2\" }\n observations = { 2024-06 = 740 }"},
    {32,
     "unit = \"亿元\"\nkind = \"year_to_date\"\n target = { at_least = 193.22, by = 2022 }\n observations = "
     "{ 2022-06 = 126.02 }",
     "2022-12-31"},
    {33,
     "unit = \"亿元\"\nkind = \"year_to_date\"\n target = { at_least = 193.22, by = 2022 }\n observations = "
     "{ 2022-06 = 126.02 }",
     "2023-01-01"},
    {34,
     "unit = \"亿元\"\nkind = \"year_to_date\"\n target = { more_than = 200, by = 2025 }\n observations = { "
     "2023-09 = 73.91 }",
     "2023-12-31"},
    {35,
     "unit = \"亿元\"\nkind = \"year_to_date\"\n target = { more_than = 200, by = 2025 }\n observations = { "
     "2025 = 190, 2026-06 = 210 }",
     "2026-11-23"},
    {36, "unit = \"亿元\"\nkind = \"year_to_date\"\nbaseline = { at = 2022, value = 120 }\n target = { "
         "more_than = 200, by = 2025 }\n observations = { 2023 = 150, 2024-06 = 80 }"},
    {37,
     "unit = \"亿元\"\nkind = \"year_to_date\"\n target = { at_most = 120, by = 2025 }\n observations = { "
     "2025-06 = 50 }",
     "2025-06-30"},
    {38,
     "unit = \"亿元\"\nkind = \"year_to_date\"\n target = { at_most = 120, by = 2025 }\n observations = { "
     "2025-06 = 90 }",
     "2025-06-30"},
    {39,
     "unit = \"亿元\"\nkind = \"year_to_date\"\n target = { at_most = 120, by = 2025 }\n observations = { "
     "2025-09 = 125 }",
     "2025-09-30"},
    {40,
     "unit = \"家\"\nbaseline = { at = 2010, value = 666 }\n target = { at_least = 37929, by = 2030 }\n "
     "observations = { 2024 = 15974 }",
     "2024-12-31", "growth"},
    {41,
     "unit = \"%\"\nbaseline = { at = 2015, value = 14.5 }\n target = { at_most = 7.25, by = 2030 }\n "
     "observations = { 2023 = 10.4 }",
     "2024-12-31", "growth"},
    {42,
     "unit = \"家\"\nbaseline = { at = 2022, value = 0 }\n target = { at_least = 20, by = 2025 }\n "
     "observations = { 2024 = 9 }",
     "2024-12-31", "growth"},
    {43, "@700 target = { at_least = 800, by = 2025 }\n observations = { 2024 = 752 }", "2024-12-31",
     "projection"},
    {44,
     "unit = \"%\"\ntarget = { at_most = 30, by = 2030 }\n observations = { 2018 = 56, 2019 = 52, 2020 = 53, "
     "2021 = 53, 2022 = 49, 2023 = 51 }",
     "2024-12-31", "trend"},
    {45,
     "unit = \"%\"\ntarget = { at_most = 10, by = 2020 }\n observations = { 2010 = 22, 2011 = 22, 2012 = 23, "
     "2013 = 22, 2014 = 22, 2015 = 22 }",
     "2015-12-31", "trend"},
    {46,
     "unit = \"%\"\ntarget = { at_least = 10, by = 2025 }\n observations = { 2022 = 5, 2023 = 6, 2024 = 7 }",
     "2024-12-31", "trend"},
    {47,
     "unit = \"%\"\ntarget = { at_least = 10, by = 2025 }\n observations = { 2019 = 14, 2020 = 13, 2021 = "
     "13, 2022 = 12, 2023 = 12, 2024 = 11 }",
     "2024-12-31", "trend"},
    {48, "unit = \"位\"\nbaseline = { at = 2022, value = 130 }\n target = { at_most = 100, by = 2025 }\n "
         "observations = { 2024 = 125 }"},
    {49, "unit = \"位\"\nbaseline = { at = 2022, value = 130 }\n target = { at_most = 100, by = 2025 }\n "
         "observations = { 2024 = 96 }"},
    {50, "unit = \"%\"\nbaseline = { at = 2022, value = 30 }\n target = { between = [40, 60], by = 2025 }\n "
         "observations = { 2024 = 38 }"},
    {51, "unit = \"%\"\nbaseline = { at = 2022, value = 30 }\n target = { between = [40, 60], by = 2025 }\n "
         "observations = { 2024 = 63 }"},
    {57, "kind = \"milestone\"\nstages = [\"a\", \"b\", \"c\", \"d\"]\n target = { by = 2025 }\n "
         "observations = { 2024 = \"b\" }"},
    {58,
     "kind = \"milestone\"\nstages = [\"a\", \"b\", \"c\", \"d\"]\n target = { by = 2025 }\n observations = "
     "{ 2025 = \"b\" }",
     "2025-12-31"},
};

std::string trimmed(std::string text) {
    const auto first = text.find_first_not_of(' ');
    if (first == text.npos) return "";
    return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

std::vector<std::string> cells_of(std::string_view line) {
    std::vector<std::string> cells;
    for (std::size_t at = 1; at < line.size();) {
        const auto end = std::min(line.find('|', at), line.size());
        cells.push_back(trimmed(std::string(line.substr(at, end - at))));
        at = end + 1;
    }
    return cells;
}

/// The number that a cell of the worked table begins with; empty for "-" and for words.
std::string leading_number(std::string_view cell) {
    const auto end = cell.find_first_not_of("-0123456789.");
    const auto number = cell.substr(0, std::min(end, cell.size()));
    return value_of(number) ? std::string(number) : "";
}

/// Whether the program's cell says what the worked one says, to the digits written there.
bool agrees(const std::string& got, const std::string& cell) {
    if (cell.empty()) return true; // the table leaves it open
    const std::string wanted = leading_number(cell);
    if (wanted.empty()) return got.empty();
    const auto a = value_of(got), b = value_of(wanted);
    if (!a || !b) return false;
    const auto point = wanted.find('.');
    const int places = point == wanted.npos ? 6 : std::max(static_cast<int>(wanted.size() - point) - 1, 6);
    return a->rounded(places) == b->rounded(places);
}

std::vector<std::string> parts_of(std::string_view text, std::string_view separators) {
    std::vector<std::string> parts;
    while (!text.empty()) {
        const auto end = std::min(text.find_first_of(separators), text.size());
        if (auto part = trimmed(std::string(text.substr(0, end))); !part.empty()) parts.push_back(part);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

/// What a remark such as "projection 800", "growth -37.00 %" or "flag lost" says that the row does not; how
/// many of the remark's parts could be read is added to `read`.
std::string against_remark(const CsvRow& row, const std::string& remark, std::size_t& read) {
    static const std::map<std::string, std::string, std::less<>> k_short = {{"change", "change_per_year"},
                                                                            {"growth", "growth_per_year"}};
    if (remark.starts_with("linear:")) return ""; // of the other method
    std::string all;
    bool flags = false;
    for (const std::string& part : parts_of(remark, ",;")) {
        auto words = parts_of(part, " ");
        flags = (flags && words.size() == 1) || words[0] == "flag" || words[0] == "flags";
        if (flags) {
            ++read;
            if ((" " + row.at("flags") + " ").find(" " + words.back() + " ") == std::string::npos)
                all += words.back() + " is no flag; ";
            continue;
        }
        const auto full = k_short.find(words[0]);
        const std::string column = full == k_short.end() ? words[0] : full->second;
        if (words.size() < 2 || row.count(column) == 0) continue;
        ++read;
        const std::string& got = row.at(column);
        const auto wanted = value_of(words[1]);
        bool same = words[1] == "-" || words[1] == "blank" ? got.empty() : got == words[1];
        if (wanted && !got.empty()) {
            const bool percent = words.size() > 2 && words[2] == "%";
            const Rational shown = percent ? *value_of(got) * 100 : *value_of(got);
            same = shown.rounded(percent ? 2 : 6) == wanted->rounded(6);
        }
        if (!same) all += column + " is " + got + ", not " + words[1] + "; ";
    }
    return all;
}

} // namespace

TEST_CASE("conformance: cases worked by hand in the table") {
    const std::string text = cases_file("worked.md");
    if (text.empty()) {
        MESSAGE("no worked.md beside the checkout: skipped");
        return;
    }
    std::map<int, std::vector<std::string>> table;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find('\n', at), text.size());
        const std::string_view line = std::string_view(text).substr(at, end - at);
        at = end + 1;
        if (!line.starts_with('|')) continue;
        auto cells = cells_of(line);
        if (const auto number = value_of(cells[0]))
            table[static_cast<int>(*number->to_integer())] = std::move(cells);
    }
    std::size_t agree = 0, remarks = 0;
    for (const WorkedInput& input : k_inputs) {
        CAPTURE(input.number);
        REQUIRE(table.count(input.number) == 1);
        const auto& cells = table.at(input.number);
        Folder folder;
        std::string body = worked_body(input.indicator), head;
        if (const auto from = body.find("@from"); from != body.npos) {
            body.erase(from, 5);
            head = "[defaults]\nfrom = 2022\n";
        }
        const auto file = folder.write("case.toml", head + indicator_of("case", body));
        const Outcome outcome =
            run_program({"report", file, "-f", "csv", "--as-of", input.as_of, "--method", input.method});
        REQUIRE_MESSAGE(outcome.status == 0, outcome.err);
        const auto rows = read_table(outcome.out);
        REQUIRE(rows.size() == 1);
        const auto& row = rows[0];
        bool all = true;
        const auto compare = [&](const std::string& column, const std::string& cell) {
            const bool same = agrees(row.at(column), cell);
            CHECK_MESSAGE(same, column << " is " << row.at(column) << ", not " << cell);
            all = all && same;
        };
        compare("gap", cells[2]);
        compare("needed", cells[3]);
        // A range acts as its nearest bound, here the low one, so there is a completion where the table has
        // none.
        if (input.number != 50) compare("completion", cells[4]);
        compare("progress", cells[5]);
        compare("elapsed", cells[6]);
        compare("lead_points", cells[7]);
        if (const auto open = cells[7].find('('); open != std::string::npos)
            compare("lead_months", cells[7].substr(open + 1));
        if (const auto score = cells[8].find("score "); score != std::string::npos)
            compare("score", cells[8].substr(score + 6));
        else
            compare(std::string_view(input.method) == "linear" ? "pace" : "score", cells[8]);
        std::string verdict = cells[10];
        std::replace(verdict.begin(), verdict.end(), '-', '_'); // as the keys are written now
        if (verdict == "pending under_way") verdict = "under_way";
        const std::string got =
            row.at("verdict") + (row.at("verdict") == "pending" ? " " + row.at("reason") : "");
        CHECK(got == verdict);
        const std::string against = against_remark(row, cells[9], remarks);
        CHECK(against == "");
        agree += all && got == verdict && against.empty();
    }
    MESSAGE("worked: " << agree << " of " << std::size(k_inputs) << " agree in every cell, " << remarks
                       << " remarks among them; " << table.size() - std::size(k_inputs)
                       << " more are over entities");
}

TEST_CASE("conformance: worked cases over 55 villages") {
    struct {
        int number;
        int villages, passing, failing;
        const char *share, *expected; ///< target, gap, needed, completion, coverage, verdict, reason
    } const cases[] = {
        {52, 55, 28, 17, "at_least", "at_least,28,0,0,1.000000,0.818182,reached,"},
        {53, 55, 27, 28, "at_least", "at_least,28,1,1,0.964286,1.000000,pending,no_baseline"},
        {54, 55, 27, 0, "at_least", "at_least,28,1,1,0.964286,0.490909,pending,incomplete"},
        {55, 55, 0, 30, "at_least", "at_least,28,28,28,0.000000,0.545455,pending,no_baseline"},
        {56, 55, 28, 27, "more_than", "at_least,28,0,0,1.000000,1.000000,reached,"},
        {56, 54, 27, 27, "more_than", "at_least,28,1,1,0.964286,1.000000,pending,no_baseline"},
        {56, 54, 27, 27, "at_least", "at_least,27,0,0,1.000000,1.000000,reached,"},
    };
    for (const auto& c : cases) {
        CAPTURE(c.number);
        CAPTURE(c.share);
        Folder folder;
        std::string csv = "entity,period,value\n";
        for (int i = 0; i < c.passing + c.failing; ++i)
            csv +=
                "village " + std::to_string(100 + i) + ",2024," + (i < c.passing ? "1000.01" : "1000") + "\n";
        folder.write("income.csv", csv);
        const auto file = folder.write(
            "villages.toml",
            "[[entities]]\nid = \"villages\"\nname = \"villages\"\nunit = \"村\"\ncount = " +
                std::to_string(c.villages) +
                "\n[[series]]\nid = \"income\"\nname = \"income\"\nunit = \"万元\"\nkind = "
                "\"per_period\"\nover = \"villages\"\n[[data]]\nfile = \"income.csv\"\nseries = "
                "\"income\"\n" +
                indicator_of("case",
                             "series = \"income\"\nmeasure = \"count\"\nwhere = { more_than = 1000 }\n"
                             "target = { " +
                                 std::string(c.share) + " = \"50%\", by = 2025 }\n"));
        const std::string columns = "operator,target,gap,needed,completion,coverage,verdict,reason";
        const Outcome outcome =
            run_program({"report", file, "-f", "csv", "--as-of", "2024-12-31", "--columns", columns});
        CHECK_MESSAGE(outcome.status == 0, outcome.err);
        CHECK(outcome.out == columns + "\n" + std::string(c.expected) + "\n");
    }
}
