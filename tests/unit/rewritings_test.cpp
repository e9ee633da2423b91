// The same goals and figures written in many ways give the same report to the byte.
#include "../rewritings.hpp"
#include "cli_run.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace gapcalc;

namespace {

/// The lines in order: `changes` has no order but its own and that of files.
std::string sorted(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t at = 0, end = 0; (end = text.find('\n', at)) != text.npos; at = end + 1)
        lines.push_back(text.substr(at, end - at + 1));
    std::sort(lines.begin(), lines.end());
    std::string all;
    for (const std::string& line : lines) all += line;
    return all;
}

/// What each question is answered when the world is written like that.
std::vector<std::string> answers(const rewritings::Written& written, bool for_people) {
    const ScratchFolder folder;
    for (const auto& [name, text] : written.files) ScratchFolder::write(name, text);
    std::vector<std::vector<std::string>> questions = {
        {"report", "-f", "csv", "--sort", "name"},
        {"report", "-f", "json", "--by", "entity", "--sort", "name", "--method", "trend"},
        {"changes", "-f", "csv", "--since", "2023"},
    };
    if (for_people) questions.push_back({"report", "-f", "markdown", "--sort", "name"});
    std::vector<std::string> all;
    for (std::vector<std::string>& question : questions) {
        question.insert(question.end(), written.arguments.begin(), written.arguments.end());
        const Outcome outcome = run_program(question);
        CHECK(outcome.exit == 0);
        CHECK(outcome.err.find("error") == std::string::npos);
        all.push_back(outcome.exit != 0          ? outcome.err
                      : question[0] == "changes" ? sorted(outcome.out)
                                                 : outcome.out);
    }
    return all;
}

} // namespace

TEST_CASE("rewritings: one catalogue written in many ways is reported the same") {
    std::size_t rows = 0, ways = 0;
    for (int seed = 0; seed < 40; ++seed) {
        CAPTURE(seed);
        rewritings::Choices choices("world " + std::to_string(seed));
        const rewritings::World world = rewritings::make_world(choices);
        rewritings::Way way;
        way.choices = &choices;
        way.plain = true;
        const rewritings::Written plain = rewritings::write(world, way);
        const std::vector<std::string> wanted = answers(plain, true);
        rows += static_cast<std::size_t>(std::count(wanted[1].begin(), wanted[1].end(), '\n'));
        way.plain = false;
        for (const bool spell_numbers : {false, false, true, true}) {
            way.spell_numbers = spell_numbers;
            const rewritings::Written other = rewritings::write(world, way);
            const std::vector<std::string> got = answers(other, !spell_numbers);
            ++ways;
            for (std::size_t at = 0; at < got.size(); ++at) {
                CAPTURE(at);
                if (got[at] == wanted[at]) continue;
                for (const auto& [name, text] : plain.files) MESSAGE(name << "\n" << text);
                for (const auto& [name, text] : other.files) MESSAGE(name << "\n" << text);
                REQUIRE(got[at] == wanted[at]);
            }
        }
    }
    CHECK(ways == 160);
    CHECK(rows > 400);
}
