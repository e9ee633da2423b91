// What must hold for any catalogue: random ones, by seed, through the whole program.
#include "../report_promises.hpp"
#include "random_catalogue.hpp"
#include "tabulate/columns.hpp"
#include "whole_program.hpp"

#include "gapcalc/base/decimal.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>

using namespace gapcalc;
using namespace gapcalc::test;

namespace {

using Row = std::map<std::string, std::string, std::less<>>;

std::vector<Row> report(const std::string& toml, const std::vector<std::string>& more = {}) {
    Folder folder;
    std::vector<std::string> arguments = {
        "report", folder.write("random.toml", toml), "-f", "csv", "--as-of", "2025-12-31"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const Outcome outcome = run_program(arguments);
    REQUIRE_MESSAGE(outcome.status == 0, outcome.err.substr(0, 1500));
    return read_table(outcome.out);
}

void same_columns(const std::vector<Row>& a, const std::vector<Row>& b,
                  std::initializer_list<const char*> columns) {
    REQUIRE(a.size() == b.size());
    for (std::size_t i = 0; i < a.size(); ++i)
        for (const char* column : columns) {
            CAPTURE(a[i].at("indicator"));
            CAPTURE(column);
            CHECK(a[i].at(column) == b[i].at(column));
        }
}

constexpr std::uint64_t k_seeds[] = {1, 2, 3, 4, 5, 6};
const std::vector<std::string> k_methods = {"linear", "growth", "projection", "trend"};

} // namespace

TEST_CASE("properties: one positive factor changes no ratio and no verdict") {
    for (const auto seed : k_seeds)
        for (const auto& method : k_methods) {
            CAPTURE(seed);
            CAPTURE(method);
            const RandomCatalogue catalogue(seed);
            Writing seven;
            seven.factor = 7;
            same_columns(report(catalogue.text({}), {"--method", method}),
                         report(catalogue.text(seven), {"--method", method}),
                         {"completion", "progress", "elapsed", "lead_points", "lead_months", "pace",
                          "year_on_year", "growth_per_year", "needed_growth", "reach_date", "age_months",
                          "score", "verdict", "reason", "flags", "baseline_period", "period"});
        }
}

TEST_CASE("properties: a column shows the same alone and among all others") {
    for (const auto seed : k_seeds) {
        // Forty reports each: every method has a turn with every column.
        const auto& method = k_methods[seed % k_methods.size()];
        CAPTURE(seed);
        CAPTURE(method);
        const auto toml = RandomCatalogue(seed).text({});
        const auto all = report(toml, {"--method", method, "--target", "all"});
        REQUIRE(!all.empty());
        for (const auto& cell : all.front()) {
            const std::string& column = cell.first;
            if (column == "indicator") continue;
            const auto alone =
                report(toml, {"--method", method, "--target", "all", "--columns", "indicator," + column});
            same_columns(all, alone, {"indicator", column.c_str()});
        }
    }
}

TEST_CASE("properties: numbers written in another unit give the same report") {
    for (const auto seed : k_seeds) {
        CAPTURE(seed);
        const RandomCatalogue catalogue(seed);
        Writing other;
        other.factor = 10000;
        other.suffix = "万元";
        const auto a = report(catalogue.text({})), b = report(catalogue.text(other));
        CHECK(a == b);
        Writing changed = other;
        changed.suffix = "";
        changed.unit = "万元";
        same_columns(a, report(catalogue.text(changed)),
                     {"completion", "progress", "elapsed", "lead_points", "pace", "verdict", "reason",
                      "flags", "score"});
    }
}

TEST_CASE("properties: a stock turned upside down has the same verdict") {
    for (const auto seed : k_seeds)
        for (const auto& method : k_methods) {
            CAPTURE(seed);
            CAPTURE(method);
            const RandomCatalogue catalogue(seed, true);
            Writing negated;
            negated.negated = true;
            const auto a = report(catalogue.text({}), {"--method", method});
            const auto b = report(catalogue.text(negated), {"--method", method});
            REQUIRE(a.size() == b.size());
            for (std::size_t i = 0; i < a.size(); ++i) {
                CAPTURE(a[i].at("indicator"));
                // A range exactly in its middle acts as its lower bound, which turns round with it.
                if (a[i].at("operator") == "between") continue;
                for (const char* column : {"gap", "needed", "progress", "elapsed", "lead_points", "pace",
                                           "score", "verdict", "flags", "reach_date", "projected_gap"})
                    CHECK(a[i].at(column) == b[i].at(column));
            }
        }
}

TEST_CASE("properties: a later figure changes nothing but its flag") {
    for (const auto seed : k_seeds) {
        CAPTURE(seed);
        const RandomCatalogue catalogue(seed);
        Writing later;
        later.later = true;
        auto a = report(catalogue.text({})), b = report(catalogue.text(later));
        REQUIRE(a.size() == b.size());
        for (std::size_t i = 0; i < a.size(); ++i) {
            CHECK(b[i].at("flags").find("later_data") != std::string::npos);
            for (auto* row : {&a[i], &b[i]}) {
                std::string& flags = row->find("flags")->second;
                if (const auto at = flags.find("later_data"); at != flags.npos) {
                    flags.erase(at, 10);
                    while (!flags.empty() && flags.back() == ' ') flags.pop_back();
                    if (const auto twice = flags.find("  "); twice != flags.npos) flags.erase(twice, 1);
                    if (!flags.empty() && flags.front() == ' ') flags.erase(0, 1);
                }
            }
            CHECK(a[i] == b[i]);
        }
    }
}

TEST_CASE("properties: the order of keys and files changes nothing") {
    for (const auto seed : k_seeds) {
        CAPTURE(seed);
        const RandomCatalogue catalogue(seed);
        Dice dice(seed);
        Writing shuffled;
        shuffled.order = &dice;
        const auto a = report(catalogue.text({}));
        CHECK(a == report(catalogue.text(shuffled)));

        Folder folder;
        std::array<std::string, 2> halves;
        for (std::size_t i = 0; i < catalogue.plans.size(); ++i)
            halves[i % 2] += written(catalogue.plans[i], "i" + std::to_string(i), {});
        const auto first = folder.write("a.toml", "title = \"random\"\n" + halves[0]);
        const auto second = folder.write("b.toml", "title = \"random\"\n" + halves[1]);
        const Outcome forward = run_program({"report", first, second, "-f", "csv", "--as-of", "2025-12-31"});
        const Outcome backward = run_program({"report", second, first, "-f", "csv", "--as-of", "2025-12-31"});
        auto sorted = [](std::vector<Row> rows) {
            std::sort(rows.begin(), rows.end());
            return rows;
        };
        CHECK(sorted(read_table(forward.out)) == sorted(a));
        CHECK(sorted(read_table(backward.out)) == sorted(a));
    }
}

TEST_CASE("properties: parts add up to the whole") {
    for (const auto seed : k_seeds) {
        CAPTURE(seed);
        Dice dice(seed);
        std::string members, towns, figures;
        for (int i = 0; i < 7; ++i)
            towns += "{ id = \"t" + std::to_string(i) + "\", name = \"town " + std::to_string(i) + "\" },";
        for (int i = 0; i < 40; ++i) {
            const std::string id = "v" + std::to_string(i);
            members += "{ id = \"" + id + "\", name = \"village number " + std::to_string(i) +
                       "\", in = \"t" + std::to_string(dice.below(7)) + "\" },\n";
            figures += "[series.observations." + id + "]\n";
            for (int year = 2021; year <= 2024; ++year)
                figures += std::to_string(year) + " = " + hundredths(dice.between(-1000, 500000)) + "\n";
        }
        const auto rows = report(
            "[[entities]]\nid = \"towns\"\nname = \"towns\"\nmembers = [" + towns +
                "]\n[[entities]]\nid = \"villages\"\nname = \"villages\"\nwithin = \"towns\"\nmembers = [\n" +
                members +
                "]\n[[series]]\nid = \"income\"\nname = \"income\"\nunit = \"万元\"\nover = \"villages\"\n" +
                figures +
                "[[indicator]]\nid = \"total\"\nname = \"total\"\nseries = \"income\"\ntarget = { at_least = "
                "1, by = 2025 }\n",
            {"--by", "entity"});
        REQUIRE(rows.size() == 41);
        const auto total = [](const std::vector<Row>& parts) {
            Rational sum;
            for (std::size_t i = 1; i < parts.size(); ++i)
                if (!parts[i].at("value").empty()) sum += parse_decimal(parts[i].at("value")).number.value();
            return sum;
        };
        CHECK(total(rows) == parse_decimal(rows[0].at("value")).number.value());
    }
}

namespace {

/// The cells of a text table whose cells are plain letters and digits, by the rule under its heading.
std::vector<std::vector<std::string>> text_cells(std::string_view table) {
    std::vector<std::pair<std::size_t, std::size_t>> spans;
    std::vector<std::vector<std::string>> rows;
    for (std::size_t at = 0; at < table.size();) {
        const auto end = std::min(table.find('\n', at), table.size());
        const std::string_view line = table.substr(at, end - at);
        at = end + 1;
        if (!spans.empty()) {
            if (line.empty()) break; // the summary follows
            auto& row = rows.emplace_back();
            for (const auto& [from, size] : spans) {
                const std::string_view cell = line.substr(std::min(from, line.size()), size);
                const auto first = cell.find_first_not_of(' ');
                row.emplace_back(
                    first == cell.npos ? "" : cell.substr(first, cell.find_last_not_of(' ') - first + 1));
            }
        } else if (line.starts_with("---")) {
            for (std::size_t from = 0; from < line.size();) {
                const auto stop = std::min(line.find(' ', from), line.size());
                spans.emplace_back(from, stop - from);
                from = std::min(line.find('-', stop), line.size());
            }
        }
    }
    return rows;
}

/// Whether a cell for people is the machines' number, rounded: "1,234.5", "93.8%".
bool is_rounding_of(std::string shown, const std::string& exact) {
    if (const auto range = exact.find(".."); range != exact.npos) {
        const auto part = shown.find("..");
        return part != shown.npos && is_rounding_of(shown.substr(0, part), exact.substr(0, range)) &&
               is_rounding_of(shown.substr(part + 2), exact.substr(range + 2));
    }
    shown.erase(std::remove(shown.begin(), shown.end(), ','), shown.end());
    const bool percent = shown.ends_with('%');
    if (percent) shown.pop_back();
    const auto a = parse_decimal(shown), b = parse_decimal(exact);
    if (a.fault != NumberFault::none || b.fault != NumberFault::none) return false;
    const auto point = shown.find('.');
    const int places = point == shown.npos ? 0 : static_cast<int>(shown.size() - point) - 1;
    const Rational scale = percent ? 100 : 1;
    // Six decimals were rounded once already.
    const Rational most = Rational::scaled(5, -places - 1) + Rational::scaled(5, -7) * scale;
    return (a.number.value() - b.number.value() * scale).abs() <= most;
}

} // namespace

TEST_CASE("properties: csv and json and the table agree cell by cell") {
    std::vector<std::string> numbers;
    for (const gapcalc::tabulate::ColumnSpec& column : gapcalc::tabulate::report_columns()) {
        const bool computed = gapcalc::tabulate::find_report_column(column.key)->origin.derive != nullptr;
        // A date, and a part of a whole, which people see as 42/55.
        if (computed && column.key != "reach_date" && column.key != "coverage")
            numbers.emplace_back(column.key);
    }
    REQUIRE(numbers.size() > 15);
    std::string columns = "indicator,period,verdict,reason,reach_date";
    for (const std::string& column : numbers) columns += "," + column;
    for (const auto seed : k_seeds) {
        const std::string& method = k_methods[seed % k_methods.size()];
        CAPTURE(seed);
        CAPTURE(method);
        Folder folder;
        const auto file = folder.write("random.toml", RandomCatalogue(seed).text({}));
        const auto print = [&](const char* format) {
            const Outcome outcome =
                run_program({"report", file, "-f", format, "--as-of", "2025-12-31", "--method", method,
                             "--columns", columns, "--keys", "--lang", "en"});
            REQUIRE_MESSAGE(outcome.status == 0, outcome.err.substr(0, 1500));
            return outcome.out;
        };
        const auto records = read_records(print("csv"));
        REQUIRE(records.size() == 151);
        const std::string json = print("jsonl");
        const auto table = text_cells(print("table"));
        REQUIRE(table.size() == 150);
        std::size_t at = 0;
        for (std::size_t i = 1; i < records.size(); ++i) {
            const auto& record = records[i];
            CAPTURE(record[0]);
            const auto end = json.find('\n', at);
            REQUIRE(end != json.npos);
            CHECK(report_promises::json_cells(std::string_view(json).substr(at, end - at)) == record);
            at = end + 1;
            const auto& cells = table[i - 1];
            REQUIRE(cells.size() == record.size());
            for (std::size_t c = 0; c < record.size(); ++c) {
                CAPTURE(records[0][c]);
                CAPTURE(cells[c]);
                CAPTURE(record[c]);
                const bool never = records[0][c] == "reach_date" && cells[c] == "never";
                const bool same = cells[c] == record[c] || (never && record[c].empty());
                // A target says its operator to people.
                const auto digits = std::min(cells[c].find_first_of("-0123456789"), cells[c].size());
                CHECK((same || (c > 4 && is_rounding_of(cells[c].substr(digits), record[c]))));
            }
        }
        CHECK(at == json.size());
    }
}
