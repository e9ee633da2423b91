// What must hold for any catalogue: random ones, by seed, through the whole program.
#include "whole_program.hpp"

#include "gapcalc/decimal.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstdint>

using namespace gapcalc;
using namespace gapcalc::test;

namespace {

using Row = std::map<std::string, std::string, std::less<>>;

/// splitmix64: the same numbers on every machine.
class Dice {
  public:
    explicit Dice(std::uint64_t seed) : state_(seed) {}
    std::int64_t below(std::int64_t n) {
        return static_cast<std::int64_t>(next() % static_cast<std::uint64_t>(n));
    }
    std::int64_t between(std::int64_t low, std::int64_t high) { return low + below(high - low + 1); }
    bool chance(int percent) { return below(100) < percent; }
    template <class T>
    void shuffle(std::vector<T>& items) {
        for (std::size_t i = items.size(); i > 1; --i)
            std::swap(items[i - 1], items[static_cast<std::size_t>(below(static_cast<std::int64_t>(i)))]);
    }

  private:
    std::uint64_t next() {
        std::uint64_t z = (state_ += 0x9E3779B97F4A7C15u);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
        return z ^ (z >> 31);
    }
    std::uint64_t state_;
};

/// A random indicator in hundredths of its unit.
struct Plan {
    std::string kind;
    std::string aim;
    std::int64_t bound = 0, high = 0;
    std::string by;
    std::string baseline_at;
    std::int64_t baseline = 0;
    std::vector<std::pair<std::string, std::int64_t>> observations;
};

Plan random_plan(Dice& dice, bool stock_only) {
    static const std::array<const char*, 5> k_aims = {"at_least", "more_than", "at_most", "less_than",
                                                      "between"};
    Plan plan;
    plan.kind = stock_only || dice.chance(60) ? "stock" : "year_to_date";
    plan.aim = k_aims[static_cast<std::size_t>(dice.below(5))];
    const bool negative = dice.chance(20);
    const auto figure = [&] { return negative ? dice.between(-50000, 50000) : dice.between(0, 90000); };
    plan.bound = figure();
    plan.high = plan.bound + dice.between(0, 20000);
    plan.by = std::to_string(dice.between(2025, 2027));
    if (dice.chance(20) && plan.kind == "stock") plan.by += "-06";
    if (dice.chance(75)) {
        plan.baseline_at = std::to_string(dice.between(2019, 2021));
        plan.baseline = dice.chance(10) ? plan.bound : figure();
    }
    for (int year = 2022; year <= 2025; ++year) {
        if (dice.chance(20)) continue;
        const std::string month = dice.chance(30) ? (dice.chance(50) ? "-03" : "-H1") : "";
        plan.observations.emplace_back(std::to_string(year) + month, dice.chance(8) ? plan.bound : figure());
    }
    return plan;
}

/// How a plan is written down.
struct Writing {
    std::int64_t factor = 1; ///< numbers times this
    std::string suffix = ""; ///< "" bare numbers; "万元": strings in that unit
    std::string unit = "亿元";
    bool negated = false;  ///< numbers and sense turned round
    Dice* order = nullptr; ///< shuffles keys
    bool later = false;    ///< adds a figure after every as-of date in use
};

std::string hundredths(std::int64_t n) {
    const std::string sign = n < 0 ? "-" : "";
    const auto size = static_cast<std::uint64_t>(n < 0 ? -n : n);
    const std::string rest = std::to_string(size % 100);
    return sign + std::to_string(size / 100) + "." + (rest.size() < 2 ? "0" : "") + rest;
}

std::string written(const Plan& plan, const std::string& id, const Writing& how) {
    const auto number = [&](std::int64_t n) {
        const std::string text = hundredths((how.negated ? -n : n) * how.factor);
        return how.suffix.empty() ? text : "\"" + text + how.suffix + "\"";
    };
    std::string aim = plan.aim, bound = number(plan.bound);
    if (aim == "between")
        bound = how.negated ? "[" + number(plan.high) + ", " + number(plan.bound) + "]"
                            : "[" + number(plan.bound) + ", " + number(plan.high) + "]";
    if (how.negated) {
        static const std::map<std::string, std::string> k_turned = {{"at_least", "at_most"},
                                                                    {"at_most", "at_least"},
                                                                    {"more_than", "less_than"},
                                                                    {"less_than", "more_than"},
                                                                    {"between", "between"}};
        aim = k_turned.at(aim);
    }
    std::vector<std::string> keys = {
        "name = \"" + id + "\"", "unit = \"" + how.unit + "\"", "kind = \"" + plan.kind + "\"",
        "target = { " + aim + " = " + bound +
            ", by = " + (plan.by.size() > 4 ? "\"" + plan.by + "\"" : plan.by) + " }"};
    if (!plan.baseline_at.empty())
        keys.push_back("baseline = { at = " + plan.baseline_at + ", value = " + number(plan.baseline) + " }");
    auto observations = plan.observations;
    if (how.later) observations.emplace_back("2026-10", plan.bound);
    if (how.order) {
        how.order->shuffle(keys);
        how.order->shuffle(observations);
    }
    std::string text = "[[indicator]]\nid = \"" + id + "\"\n";
    for (const std::string& key : keys) text += key + "\n";
    text += "[indicator.observations]\n";
    for (const auto& [period, value] : observations) text += period + " = " + number(value) + "\n";
    return text;
}

struct Catalogue {
    std::vector<Plan> plans;
    explicit Catalogue(std::uint64_t seed, bool stock_only = false) {
        Dice dice(seed);
        for (int i = 0; i < 150; ++i) plans.push_back(random_plan(dice, stock_only));
    }
    std::string text(const Writing& how) const {
        std::string all = "title = \"random\"\n";
        for (std::size_t i = 0; i < plans.size(); ++i) all += written(plans[i], "i" + std::to_string(i), how);
        return all;
    }
};

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
            const Catalogue catalogue(seed);
            Writing seven;
            seven.factor = 7;
            same_columns(report(catalogue.text({}), {"--method", method}),
                         report(catalogue.text(seven), {"--method", method}),
                         {"completion", "progress", "elapsed", "lead_points", "lead_months", "pace",
                          "on_year", "growth_per_year", "needed_growth", "reach_date", "age_months", "score",
                          "verdict", "reason", "flags", "baseline_period", "period"});
        }
}

TEST_CASE("properties: numbers written in another unit give the same report") {
    for (const auto seed : k_seeds) {
        CAPTURE(seed);
        const Catalogue catalogue(seed);
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
        for (const std::string method : {"linear", "trend"}) {
            CAPTURE(seed);
            CAPTURE(method);
            const Catalogue catalogue(seed, true);
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
        const Catalogue catalogue(seed);
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
        const Catalogue catalogue(seed);
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
