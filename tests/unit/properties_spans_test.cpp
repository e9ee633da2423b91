// What must hold whatever the figures are, through the whole program: windows, years, plans.
#include "conformance.hpp"

#include <doctest/doctest.h>

#include <cstdint>
#include <random>
#include <string>
#include <utility>
#include <vector>

using namespace gapcalc;
using namespace gapcalc::test;

namespace {

using Seeded = std::minstd_rand;

int between(Seeded& random, int low, int high) {
    return low + static_cast<int>(random() % static_cast<std::uint32_t>(high - low + 1));
}

std::string month_text(int month) { // months from January of year 0
    const int number = month % 12 + 1;
    return std::to_string(month / 12) + (number < 10 ? "-0" : "-") + std::to_string(number);
}

/// A flow: amounts of months, or running totals since each April or January.
struct Flow {
    bool amounts = false;
    int year_starts = 1, first_month = 0, last_month = 0;
    std::vector<int> by_month; ///< from first_month on
};

Flow random_flow(Seeded& random) {
    Flow flow;
    flow.amounts = random() % 2 == 0;
    flow.year_starts = random() % 2 == 0 ? 1 : 4;
    flow.first_month = 2021 * 12 + flow.year_starts - 1;
    flow.last_month = flow.first_month + between(random, 6, 40);
    for (int month = flow.first_month; month <= flow.last_month; ++month)
        flow.by_month.push_back(between(random, 0, 40));
    return flow;
}

/// Its keys and figures, all dates later by `shift` months.
std::string text_of(const Flow& flow, int shift) {
    std::string text = std::string("kind = \"") + (flow.amounts ? "per_period" : "year_to_date") +
                       "\"\nyear_starts = " + std::to_string(flow.year_starts) +
                       "\n[indicator.observations]\n";
    int total = 0;
    for (std::size_t at = 0; at < flow.by_month.size(); ++at) {
        const int month = flow.first_month + static_cast<int>(at);
        if ((month - flow.first_month) % 12 == 0) total = 0;
        total += flow.by_month[at];
        text += month_text(month + shift) + " = " + std::to_string(flow.amounts ? flow.by_month[at] : total) +
                "\n";
    }
    return text;
}

std::string year_name(const Flow& flow, int year) {
    if (flow.year_starts == 1) return std::to_string(year);
    const int next = (year + 1) % 100;
    return '"' + std::to_string(year) + (next < 10 ? "/0" : "/") + std::to_string(next) + '"';
}

/// The only row of the report on a catalogue of one indicator.
CsvRow row_of(const std::string& target, const std::string& rest, const std::string& as_of) {
    Folder folder;
    const auto file = folder.write("case.toml", indicator_of("case", "target = { " + target + " }\n" + rest));
    const Outcome outcome = run_program({"report", file, "-f", "csv", "-q", "--as-of", as_of});
    REQUIRE_MESSAGE(outcome.status == 0, target << "\n" << rest << "\n" << outcome.err);
    auto rows = read_table(outcome.out);
    REQUIRE(rows.size() == 1);
    return rows[0];
}

/// A period's text one year later.
std::string year_later(const std::string& period) {
    if (period.size() < 4) return period;
    std::string later = std::to_string(std::stoi(period.substr(0, 4)) + 1) + period.substr(4);
    if (const auto slash = later.find('/'); slash == 4)
        later = later.substr(0, 5) + std::to_string(std::stoi(later.substr(5)) + 1);
    if (const auto dots = later.find(".."); dots != later.npos)
        later = later.substr(0, dots + 2) + year_later(later.substr(dots + 2));
    return later;
}

constexpr int k_tries = 60;

} // namespace

TEST_CASE("properties: a target by a year is that for all of the year") {
    Seeded random(1);
    for (int i = 0; i < k_tries; ++i) {
        const Flow flow = random_flow(random);
        const std::string rest = text_of(flow, 0), year = year_name(flow, between(random, 2021, 2024));
        const std::string bound =
            (random() % 3 == 0 ? "at_most = " : "at_least = ") + std::to_string(between(random, 50, 400));
        const std::string as_of = month_text(flow.first_month + between(random, 1, 45));
        CAPTURE(bound);
        CAPTURE(year);
        CAPTURE(rest);
        CHECK(row_of(bound + ", by = " + year, rest, as_of) ==
              row_of(bound + ", during = " + year, rest, as_of));
    }
}

TEST_CASE("properties: all dates a year later give the same answer a year later") {
    Seeded random(2);
    for (int i = 0; i < k_tries; ++i) {
        const Flow flow = random_flow(random);
        const int begin = flow.first_month + between(random, 0, 20), end = begin + between(random, 0, 30);
        const int as_of = begin + between(random, 0, 30), bound = between(random, 50, 600);
        const auto run = [&](int shift) {
            const std::string target = "at_least = " + std::to_string(bound) + ", during = \"" +
                                       month_text(begin + shift) + ".." + month_text(end + shift) + "\"";
            return row_of(target, text_of(flow, shift), month_text(as_of + shift));
        };
        CAPTURE(text_of(flow, 0));
        CsvRow now = run(0), later = run(12);
        for (const char* column : {"period", "deadline", "reach_date", "baseline_period"})
            now[column] = year_later(now[column]);
        CHECK(now == later);
    }
}

TEST_CASE("properties: a level shifted by twelve months gives the same answer a year later") {
    Seeded random(5);
    for (int i = 0; i < k_tries; ++i) {
        const int begin = 2020 * 12 + between(random, 0, 20), end = begin + between(random, 6, 40);
        const int from = between(random, 0, 90), to = between(random, 0, 90);
        std::vector<std::pair<int, int>> figures;
        for (int month = begin; month <= end + 4; month += between(random, 1, 12))
            figures.emplace_back(month, between(random, 0, 99));
        const int as_of = begin + between(random, 0, 45), due = begin + (end - begin) / 2;
        const bool with_path = random() % 2 == 0;
        const auto run = [&](int shift) {
            std::string rest = "baseline = { at = \"" + month_text(begin - 1 + shift) +
                               "\", value = " + std::to_string(from) + " }\n[indicator.observations]\n";
            for (const auto& [month, value] : figures)
                rest += month_text(month + shift) + " = " + std::to_string(value) + "\n";
            std::string target = (from < to ? "at_least = " : "at_most = ") + std::to_string(to) +
                                 ", by = \"" + month_text(end + shift) + "\"";
            if (with_path) target += ", path = { " + month_text(due + shift) + " = \"30%\" }";
            return row_of(target, rest, month_text(as_of + shift));
        };
        CsvRow now = run(0), later = run(12);
        CAPTURE(now["period"]);
        for (const char* column : {"period", "deadline", "reach_date", "baseline_period"})
            now[column] = year_later(now[column]);
        CHECK(now == later);
    }
}

TEST_CASE("properties: a path on the straight line changes nothing but lead_months") {
    Seeded random(3);
    for (int i = 0; i < k_tries; ++i) {
        const bool level = i % 2 == 0, shares = i % 4 < 2;
        const int from = between(random, 0, 100),
                  to = from + (random() % 2 == 0 ? 1 : -1) * 12 * between(random, 1, 20);
        const int value = between(random, 0, 300), month = between(random, 1, 12);
        std::string rest, target, path;
        for (const int quarter : {1, 2, 3}) {
            const int due = level ? from + (to - from) / 4 * quarter : 120 / 4 * quarter;
            path += (path.empty() ? "" : ", ") + month_text(2024 * 12 + 3 * quarter - 1) + " = " +
                    (shares ? '"' + std::to_string(25 * quarter) + "%\"" : std::to_string(due));
        }
        if (level) {
            rest = "baseline = { at = 2023, value = " + std::to_string(from) + " }\n";
            target = (to > from ? "at_least = " : "at_most = ") + std::to_string(to);
        } else {
            rest = "kind = \"year_to_date\"\n";
            target = (random() % 2 == 0 ? "at_least = 120" : "at_most = 120");
        }
        rest += "unit = \"家\"\n[indicator.observations]\n" + month_text(2024 * 12 + month - 1) + " = " +
                std::to_string(value) + "\n";
        CAPTURE(rest);
        CAPTURE(target);
        CAPTURE(path);
        CsvRow straight = row_of(target + ", by = 2024", rest, "2024-12");
        CsvRow on_path = row_of(target + ", by = 2024, path = { " + path + " }", rest, "2024-12");
        CHECK(on_path["lead_months"] == "");
        straight["lead_months"] = "";
        CHECK(straight == on_path);
    }
}

TEST_CASE("properties: splitting amounts into months changes no total") {
    Seeded random(4);
    for (int i = 0; i < k_tries; ++i) {
        Flow flow = random_flow(random);
        flow.amounts = true;
        const int begin = flow.first_month + 3 * between(random, 0, 4),
                  end = begin + 3 * between(random, 1, 8) - 1;
        const std::string target =
            "at_least = 500, during = \"" + month_text(begin) + ".." + month_text(end) + "\"";
        // As few amounts as there are quarters.
        std::string quarters = "kind = \"per_period\"\nyear_starts = " + std::to_string(flow.year_starts) +
                               "\n[indicator.observations]\n",
                    months = quarters;
        for (std::size_t at = 0; at + 3 <= flow.by_month.size(); at += 3) {
            const int first = flow.first_month + static_cast<int>(at);
            int sum = 0;
            for (std::size_t k = at; k < at + 3; ++k) {
                sum += flow.by_month[k];
                months += month_text(flow.first_month + static_cast<int>(k)) + " = " +
                          std::to_string(flow.by_month[k]) + "\n";
            }
            quarters += std::to_string(first / 12) + "-Q" + std::to_string(first % 12 / 3 + 1) + " = " +
                        std::to_string(sum) + "\n";
        }
        CAPTURE(target);
        CAPTURE(months);
        CsvRow few = row_of(target, quarters, "2026-12"), many = row_of(target, months, "2026-12");
        // The last amount is spelled in another way.
        few["period"] = many["period"] = "";
        CHECK(few == many);
    }
}
