// What must hold of ratios and weighted means whatever the figures are, through the whole program.
#include "conformance.hpp"

#include <doctest/doctest.h>

#include <cstdint>
#include <random>
#include <string>
#include <vector>

using namespace gapcalc;
using namespace gapcalc::test;

namespace {

using Seeded = std::minstd_rand;

int between(Seeded& random, int low, int high) {
    return low + static_cast<int>(random() % static_cast<std::uint32_t>(high - low + 1));
}

/// A figure of a town and year in hundredths; -1: there is none.
using Figures = std::vector<std::vector<int>>;
constexpr int k_first_year = 2021, k_years = 4, k_none = -1;
const char* const k_towns[] = {"a", "b", "c"};

Figures random_figures(Seeded& random, std::size_t towns) {
    Figures all(towns, std::vector<int>(k_years, k_none));
    for (auto& town : all)
        for (int& figure : town)
            if (random() % 6 != 0) figure = random() % 10 == 0 ? 0 : between(random, 1, 90000);
    return all;
}

std::string series_of(const std::string& id, const Figures& all, const std::string& keys, int factor = 1) {
    std::string text =
        "[[series]]\nid = \"" + id + "\"\nover = \"towns\"\n" + keys + "[series.observations]\n";
    for (std::size_t town = 0; town < all.size(); ++town)
        for (int at = 0; at < k_years; ++at)
            if (const int figure = all[town][static_cast<std::size_t>(at)]; figure != k_none)
                text += std::string(k_towns[town]) + "." + std::to_string(k_first_year + at) + " = " +
                        Rational::fraction(std::int64_t{figure} * factor, 100).fixed(2) + "\n";
    return text;
}

std::string towns(std::size_t count) {
    std::string members;
    for (std::size_t town = 0; town < count; ++town)
        members += std::string(town == 0 ? "\"" : ", \"") + k_towns[town] + "\"";
    return "[[entities]]\nid = \"towns\"\nmembers = [" + members + "]\n";
}

std::string report_of(const std::string& text) {
    Folder folder;
    const Outcome outcome = run_program({"report", folder.write("case.toml", text), "-f", "csv", "-q", "--by",
                                         "entity", "--as-of", "2024-12-31"});
    REQUIRE_MESSAGE(outcome.status == 0, text << outcome.err);
    return outcome.out;
}

std::string random_target(Seeded& random) {
    return std::string(random() % 2 == 0 ? "baseline = 2021\n" : "") + "target = { " +
           (random() % 2 == 0 ? "at_least = " : "at_most = ") + std::to_string(between(random, 1, 300)) +
           ", by = " + std::to_string(between(random, 2023, 2026)) + " }\n";
}

constexpr int k_tries = 40;

} // namespace

TEST_CASE("properties: scaling both sides of a ratio changes nothing") {
    Seeded random(1);
    for (int i = 0; i < k_tries; ++i) {
        const Figures of = random_figures(random, 3), to = random_figures(random, 3);
        const std::string kind = random() % 3 == 0 ? "kind = \"per_period\"\n" : "";
        const std::string ratio = indicator_of(
            "case", "unit = \"%\"\nmeasure = \"ratio\"\nof = \"u\"\nto = \"l\"\n" + random_target(random));
        const int factor = between(random, 2, 500);
        const auto run = [&](int times) {
            return report_of(towns(3) + series_of("u", of, kind, times) + series_of("l", to, "", times) +
                             ratio);
        };
        CAPTURE(ratio);
        CHECK(run(1) == run(factor));
    }
}

TEST_CASE("properties: the ratio of one entity is the division of its figures") {
    Seeded random(2);
    for (int i = 0; i < k_tries; ++i) {
        const Figures of = random_figures(random, 1), to = random_figures(random, 1);
        const int per = between(random, 1, 2000);
        const std::string ratio =
            indicator_of("case", "measure = \"ratio\"\nof = \"u\"\nto = \"l\"\nper = " + std::to_string(per) +
                                     "\n" + random_target(random));
        const auto rows =
            read_table(report_of(towns(1) + series_of("u", of, "") + series_of("l", to, "") + ratio));
        std::string value, period;
        for (std::size_t at = 0; at < k_years; ++at) {
            if (of[0][at] == k_none || to[0][at] <= 0) continue;
            const Rational made = Rational(per) * Rational::fraction(of[0][at], to[0][at]);
            value = made.exact_places() ? made.fixed(*made.exact_places()) : made.fixed(6);
            period = std::to_string(k_first_year + static_cast<int>(at));
        }
        CAPTURE(ratio);
        REQUIRE(rows.size() == 2);
        for (const CsvRow& row : rows) {
            CHECK(row.at("value") == value);
            CHECK(row.at("period") == period);
        }
    }
}

TEST_CASE("properties: equal weights make a mean of a weighted mean") {
    Seeded random(3);
    for (int i = 0; i < k_tries; ++i) {
        const Figures values = random_figures(random, 3);
        const Figures weights(3, std::vector<int>(k_years, between(random, 1, 900)));
        const std::string target = random_target(random);
        const auto run = [&](const std::string& keys) {
            return report_of(towns(3) + series_of("u", values, "unit = \"元\"\n") +
                             series_of("l", weights, "") +
                             indicator_of("case", "measure = \"mean\"\nseries = \"u\"\n" + keys + target));
        };
        CAPTURE(target);
        CHECK(run("") == run("weight = \"l\"\n"));
    }
}
