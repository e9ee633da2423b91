// Published verdicts, reproduced by the whole program: TOML made from the tables in, CSV out. The tables lie
// beside the checkout; where they are not, the tests say so and pass.
#include "conformance.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

using namespace gapcalc;
using namespace gapcalc::test;

namespace {

using Row = CsvRow;

/// Numbers published from binary floats have more digits than were ever measured.
std::string eighteen_digits(std::string text) {
    const auto point = text.find('.');
    std::size_t digits = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] < '0' || text[i] > '9' || (digits == 0 && text[i] == '0')) continue;
        if (++digits == 17 && point != text.npos && i > point) return text.substr(0, i);
    }
    return text;
}

} // namespace

TEST_CASE("conformance: published growth verdicts") {
    const auto rows = read_table(cases_file("growth.csv"));
    if (rows.empty()) {
        MESSAGE("no growth.csv beside the checkout: skipped");
        return;
    }
    const Row words = {{"target_achieved", "reached"}, {"substantial_progress", "on_track"},
                       {"moderate_progress", "slow"},  {"limited_progress", "behind"},
                       {"deterioration", "reversing"}, {"not_available", "pending"}};
    Folder folder;
    // Rows whose baseline is not before the target, or that are the same year, are problems of a catalogue:
    // each is a file.
    std::string toml = "title = \"growth\"\n";
    std::vector<std::pair<std::string, Row>> asked;
    std::set<std::string> years;
    std::size_t no_target = 0, no_baseline = 0, zero_baseline = 0;
    for (const auto& row : rows) {
        const auto baseline = value_of(row.at("baseline_value"));
        if (row.at("target_value").empty()) {
            ++no_target;
            continue;
        }
        if (!baseline || row.at("latest_value").empty()) {
            ++no_baseline;
            continue;
        }
        if (baseline->is_zero()) {
            ++zero_baseline; // they put 0.001 there
            continue;
        }
        const bool up = row.at("desired_direction") == "increase";
        const std::string id = row.at("id");
        const bool same_year = row.at("latest_year") == row.at("baseline_year");
        toml += indicator_of(id, "unit = \"-\"\nbaseline = { at = " + row.at("baseline_year") +
                                     ", value = " + eighteen_digits(row.at("baseline_value")) +
                                     " }\ntarget = { " + (up ? "at_least" : "at_most") + " = " +
                                     eighteen_digits(row.at("target_value")) +
                                     ", by = " + row.at("target_year") + " }\n" +
                                     (same_year ? ""
                                                : "observations = { " + row.at("latest_year") + " = " +
                                                      eighteen_digits(row.at("latest_value")) + " }\n"));
        years.insert(row.at("latest_year"));
        asked.emplace_back(id, row);
    }
    const auto file = folder.write("growth.toml", toml);
    // Each row is judged as of its newest year.
    std::map<std::string, Row, std::less<>> answers;
    for (const std::string& year : years) {
        const Outcome outcome =
            run_program({"report", file, "-f", "csv", "--method", "growth", "--as-of", year});
        REQUIRE_MESSAGE(outcome.status == 0, outcome.err.substr(0, 2000));
        for (Row& answer : read_table(outcome.out)) answers[year + "/" + answer.at("indicator")] = answer;
    }
    std::size_t agree = 0, missed = 0;
    for (std::size_t i = 0; i < asked.size(); ++i) {
        const auto& [id, row] = asked[i];
        const auto& answer = answers.at(row.at("latest_year") + "/" + id);
        const std::string wanted = words.at(row.at("expected_status"));
        std::string got = answer.at("verdict");
        const auto& tried = id; // clang 14 captures no structured bindings
        CAPTURE(tried);
        CAPTURE(answer.at("reason"));
        // In or after the target's year an unmet target is missed here.
        const bool over = row.at("latest_year") >= row.at("target_year");
        const bool same = got == wanted || (over && got == "missed" && wanted != "reached");
        CHECK_MESSAGE(same, got << ", published " << wanted);
        agree += same;
        missed += same && got != wanted;
        if (!answer.at("score").empty() && same) {
            const auto published = value_of(eighteen_digits(row.at("expected_progress_value")));
            const auto score = value_of(answer.at("score"));
            if (published && score)
                CHECK_MESSAGE((*published - *score).abs() < Rational::scaled(2, -6), *&answer.at("score"));
        }
    }
    MESSAGE("growth: " << agree << " of " << asked.size()
                       << " rows with a target and a baseline other than 0 agree, " << missed
                       << " of them missed in or after the target's year; outside the rules: " << no_target
                       << " without a target, " << no_baseline << " without a baseline or a value, "
                       << zero_baseline << " with a baseline of 0");
}

TEST_CASE("conformance: published trend verdicts") {
    const auto rows = read_table(cases_file("trend.csv"));
    if (rows.empty()) {
        MESSAGE("no trend.csv beside the checkout: skipped");
        return;
    }
    const std::map<std::string, std::set<std::string>, std::less<>> words = {
        {"sun", {"on_track", "reached"}},
        {"slightly_cloudy", {"slow", "reached"}},
        {"cloud", {"behind"}},
        {"thunderstorm", {"reversing"}}};
    Folder folder;
    std::string toml = "title = \"trend\"\n";
    std::vector<Row> asked;
    for (const auto& row : rows) {
        if (row.at("rule_reproduces_on_current_data") != "yes") continue;
        std::string observations, points = row.at("series_last6");
        for (std::size_t at = 0; at < points.size();) {
            const auto end = std::min(points.find(';', at), points.size());
            const std::string point = points.substr(at, end - at);
            const auto colon = point.find(':');
            observations += point.substr(0, colon) + " = " + eighteen_digits(point.substr(colon + 1)) + "\n";
            at = end + 1;
        }
        const bool up = row.at("desired_direction") == "increase";
        toml += indicator_of(row.at("id"),
                             "unit = \"-\"\ntarget = { " + std::string(up ? "at_least" : "at_most") + " = " +
                                 eighteen_digits(row.at("target_value")) + ", by = " + row.at("target_year") +
                                 " }\n[indicator.observations]\n" + observations);
        asked.push_back(row);
    }
    const auto file = folder.write("trend.toml", toml);
    // Each row is judged as of the year it was assessed in.
    std::map<std::string, Row, std::less<>> answers;
    std::set<std::string> years;
    for (const auto& row : asked) years.insert(row.at("assessed_year"));
    for (const std::string& year : years) {
        const Outcome one = run_program({"report", file, "-f", "csv", "--method", "trend", "--as-of", year});
        REQUIRE_MESSAGE(one.status == 0, one.err.substr(0, 2000));
        for (auto& answer : read_table(one.out)) answers[year + "/" + answer.at("indicator")] = answer;
    }
    std::size_t agree = 0, soft = 0, missed = 0;
    for (const auto& row : asked) {
        const auto& answer = answers.at(row.at("assessed_year") + "/" + row.at("id"));
        const std::string got = answer.at("verdict");
        CAPTURE(row.at("id"));
        CAPTURE(answer.at("flags"));
        const std::string symbol = row.at("published_symbol");
        bool same = words.at(symbol).count(got) != 0;
        if (got == "reached")
            same =
                (symbol == "slightly_cloudy") == (answer.at("flags").find("slipping") != std::string::npos);
        if (got == "missed") same = row.at("assessed_year") >= row.at("target_year");
        missed += same && got == "missed";
        const auto miss = value_of(row.at("miss_share_of_remaining_gap"));
        const auto near = [&](int cut) {
            return miss && (*miss - Rational::fraction(cut, 100)).abs() <= Rational::fraction(5, 1000);
        };
        const bool is_soft = !same && (near(5) || near(20));
        soft += is_soft;
        CHECK_MESSAGE((same || is_soft), got << ", published " << symbol << ", score " << answer.at("score"));
        agree += same;
    }
    MESSAGE("trend: " << agree << " of " << asked.size() << " firm rows agree, " << missed
                      << " of them missed in the target's year; " << soft
                      << " differ within 0.5 points of a cut; " << rows.size() - asked.size()
                      << " rows left out: their data were revised after publication");
}
