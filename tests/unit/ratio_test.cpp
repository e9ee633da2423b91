// Ratios and weighted means, rule by rule, through the whole program: definitions in, cells out.
#include "conformance.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

using namespace gapcalc;
using namespace gapcalc::test;

namespace {

const std::string k_towns = R"(
[[entities]]
id = "districts"
members = [ "d", "e" ]
[[entities]]
id = "towns"
within = "districts"
members = [ { id = "a", in = "d" }, { id = "b", in = "d" }, { id = "c", in = "e" } ]
)";

std::string series(const std::string& id, const std::string& keys, const std::string& figures) {
    return "[[series]]\nid = \"" + id + "\"\n" + keys + "\n[series.observations]\n" + figures + "\n";
}
std::string towns(const std::string& id, const std::string& figures, const std::string& keys = "") {
    return series(id, "over = \"towns\"\n" + keys, figures);
}
std::string ratio(const std::string& keys) {
    return indicator_of("i", "measure = \"ratio\"\nof = \"u\"\nto = \"l\"\n" + keys);
}

Outcome run(const std::string& text, const std::vector<std::string>& options) {
    Folder folder;
    std::vector<std::string> arguments = {"report", folder.write("case.toml", text), "-f", "csv"};
    arguments.insert(arguments.end(), options.begin(), options.end());
    return run_program(arguments);
}

/// Checks "value=3 period=2023": of the row of that entity, blank for the whole.
struct Case {
    const char* about;
    std::string text;
    std::vector<std::string> options;
    std::string entity, cells;
};
void check(const Case& one) {
    CAPTURE(one.about);
    std::vector<std::string> options = one.options;
    if (options.empty() || options[0] != "--as-of")
        options.insert(options.begin(), {"--as-of", "2023-12-31"});
    const Outcome outcome = run(one.text, options);
    REQUIRE_MESSAGE(outcome.status == 0, outcome.err);
    for (const CsvRow& row : read_table(outcome.out)) {
        if (row.count("entity") != 0 && row.at("entity") != one.entity) continue;
        std::string_view rest = one.cells;
        while (!rest.empty()) {
            const std::string_view cell = rest.substr(0, rest.find(' '));
            rest.remove_prefix(std::min(rest.size(), cell.size() + 1));
            const std::string key(cell.substr(0, cell.find('=')));
            std::string wanted(cell.substr(cell.find('=') + 1));
            CAPTURE(key);
            CHECK_MESSAGE(row.at(key) == wanted, outcome.out);
        }
        return;
    }
    FAIL_CHECK("no row of " << one.entity << "\n" << outcome.out);
}

const std::string k_target = "target = { at_least = 14, by = 2024 }\n";

} // namespace

TEST_CASE("ratios: which figures are divided") {
    const std::string of =
        towns("u", "a = { 2022 = 10, 2023 = 30 }\nb = { 2022 = 20, 2023 = 45 }\nc.2023 = 0");
    const std::string to =
        towns("l", "a = { 2022 = 100, 2023 = 400 }\nb = { 2022 = 50, 2023 = 100 }\nc.2023 = 0");
    const std::vector<Case> cases{
        {"the sums first, of those that have both",
         k_towns + of + to + ratio("unit = \"%\"\n" + k_target),
         {},
         "",
         "value=15 period=2023 coverage=1.000000 needed=0 verdict=reached kind=stock"},
        {"nothing is divided by 0",
         k_towns + of + to + ratio("unit = \"%\"\n" + k_target),
         {"--by", "entity"},
         "c",
         "value= reason=no_data"},
        {"‰ has 1000", k_towns + of + to + ratio("unit = \"‰\"\n" + k_target), {}, "", "value=150"},
        {"without a unit 1", k_towns + of + to + ratio(k_target), {}, "", "value=0.15"},
        {"by name",
         k_towns + of + towns("l", "a.2023 = 60", "name = { zh = \"地\", en = \"land\" }\n") +
             indicator_of("i", "measure = \"ratio\"\nof = \"u\"\nto = \"land\"\n" + k_target),
         {},
         "",
         "value=0.5 coverage=0.333333 reason=incomplete"},
        {"one figure is lacking: an older period that can be judged",
         k_towns +
             towns("u",
                   "a = { 2022 = 10, 2023 = 30 }\nb = { 2022 = 20, 2023 = 45 }\nc = { 2022 = 5, 2023 = 1 }") +
             towns("l", "a = { 2022 = 10, 2023 = 30 }\nb = { 2022 = 20, 2023 = 45 }\nc.2022 = 5") +
             ratio("unit = \"%\"\ntarget = { at_least = 90, by = 2024 }\n"),
         {},
         "",
         "value=100 period=2022 flags=newer_incomplete"},
        {"the whole's own figures go before",
         k_towns + of + "2023 = 8\n" + to + "2023 = 10\n" + ratio(k_target),
         {},
         "",
         "value=0.8 coverage="},
        {"both must be there", k_towns + of + "2023 = 8\n" + to + ratio(k_target), {}, "", "value=0.15"},
        {"the whole has 0 below: no point",
         k_towns + of + "2023 = 8\n" + to + "2023 = 0\n" + ratio(k_target),
         {},
         "",
         "value=0.2 period=2022"},
        {"the indicator's own go before all",
         k_towns + of + "2023 = 8\n" + to + "2023 = 10\n" +
             ratio(k_target + "[indicator.observations]\n2023 = 3\n"),
         {},
         "",
         "value=3 coverage="},
        {"units of one dimension",
         series("u", "unit = \"亩\"", "2023 = 6") + series("l", "unit = \"公顷\"", "2023 = 2") +
             ratio("unit = \"%\"\n" + k_target),
         {},
         "",
         "value=20 coverage="},
        {"only some entities",
         k_towns + of + to + towns("size", "a.2023 = 1\nb.2023 = 9\nc.2023 = 9") +
             ratio("unit = \"%\"\namong = { series = \"size\", at_least = 5 }\n" + k_target),
         {},
         "",
         "value=45 coverage=1.000000"},
    };
    for (const Case& one : cases) check(one);
}

TEST_CASE("ratios: entities and their parents are judged by the target of the whole") {
    const std::string text = k_towns + towns("u", "a.2023 = 30\nb.2023 = 45\nc.2023 = 2") +
                             towns("l", "a.2023 = 400\nb.2023 = 100\nc.2023 = 20") +
                             ratio("unit = \"%\"\n" + k_target);
    const std::vector<Case> cases{
        {"an entity", text, {"--by", "entity"}, "a", "value=7.5 needed=6.5 target=14 reason=no_baseline"},
        {"another", text, {"--by", "entity"}, "b", "value=45 verdict=reached"},
        {"a parent",
         text,
         {"--by", "districts"},
         "d",
         "value=15 target=14 verdict=reached coverage=1.000000"},
        {"another parent", text, {"--by", "districts"}, "e", "value=10 target=14 reason=no_baseline"},
    };
    for (const Case& one : cases) check(one);
}

TEST_CASE("ratios: flows give a point for each complete year") {
    const std::string of = series("u", "kind = \"per_period\"", "2022 = 10\n2023-Q1 = 5\n2023-Q2 = 6");
    const std::string fiscal = "kind = \"year_to_date\"\nyear_starts = 4";
    const std::vector<Case> cases{
        {"a part of a year is left out",
         of + series("l", "", "2022 = 100\n2023-06 = 110") + ratio(k_target),
         {},
         "",
         "value=0.1 period=2022 flags="},
        {"a part of a year alone",
         of + series("l", "", "2023-06 = 110") + ratio(k_target),
         {},
         "",
         "value=0.1 period=2023-06 reason=partial_year gap="},
        {"years of both begin in April",
         series("u", fiscal, "\"2022/23\" = 30\n2023-06 = 9") +
             series("l", fiscal, "\"2022/23\" = 60\n2023-06 = 20") + ratio(k_target),
         {},
         "",
         "value=0.5 period=2022/23"},
        {"a level on the last day of the year",
         series("u", fiscal, "\"2022/23\" = 30") + series("l", "", "2022 = 50\n2023-03 = 60") +
             ratio(k_target),
         {},
         "",
         "value=0.5"},
    };
    for (const Case& one : cases) check(one);
}

TEST_CASE("ratios: bounds above the line, statuses and sources on both sides") {
    const std::string to = towns("l", "a.2023 = 40\nb.2023 = 10\nc.2023 = 50");
    const auto of = [](const std::string& a) {
        return towns("u", "a.2023 = " + a + "\nb.2023 = 5\nc.2023 = 1");
    };
    const std::vector<Case> cases{
        {"a bound makes a bound",
         k_towns + of("\">30\"") + to + ratio("unit = \"%\"\n" + k_target),
         {},
         "",
         "value=36 value_bound=more_than verdict=reached"},
        {"and of its entity",
         k_towns + of("\">30\"") + to + ratio("unit = \"%\"\n" + k_target),
         {"--by", "entity"},
         "a",
         "value=75 value_bound=more_than verdict=reached"},
        {"bounds that point both ways",
         k_towns + towns("u", "a.2023 = \">30\"\nb.2023 = \"<5\"\nc.2023 = 1") + to + ratio(k_target),
         {},
         "",
         "value= reason=only_bound coverage=1.000000"},
        {"what has no weight leaves nothing open",
         k_towns + towns("u", "a.2023 = \">30\"\nb.2023 = 5\nc.2023 = 2") +
             towns("l", "a.2023 = 0\nb.2023 = 1\nc.2023 = 2") +
             indicator_of("i", "measure = \"mean\"\nseries = \"u\"\nweight = \"l\"\n" + k_target),
         {},
         "",
         "value=3 value_bound= coverage=1.000000"},
        {"provisional below the line",
         series("u", "", "2023 = 5") + series("l", "", "2023 = { value = 10, status = \"P\" }") +
             ratio(k_target),
         {},
         "",
         "value=0.5 flags=provisional"},
        {"the source that both name",
         series("u", "", "2023 = { value = 5, source = \"A\" }") +
             series("l", "", "2023 = { value = 10, source = \"A\" }") + ratio("source = \"I\"\n" + k_target),
         {},
         "",
         "source=A"},
        {"two sources are none",
         series("u", "", "2023 = { value = 5, source = \"A\" }") +
             series("l", "", "2023 = { value = 10, source = \"B\" }") + ratio("source = \"I\"\n" + k_target),
         {},
         "",
         "source=I"},
        {"as it was known",
         series("u", "", "2023 = 5") +
             series("l", "",
                    "2023 = [ { value = 10, published = \"2024-02\" }, { value = 20, published = \"2025-02\" "
                    "} ]") +
             ratio(k_target),
         {"--as-of", "2023-12-31", "--known-at", "2024-12-31"},
         "",
         "value=0.5 flags="},
        {"as it is known",
         series("u", "", "2023 = 5") +
             series("l", "",
                    "2023 = [ { value = 10, published = \"2024-02\" }, { value = 20, published = \"2025-02\" "
                    "} ]") +
             ratio(k_target),
         {},
         "",
         "value=0.25 flags=revised"},
    };
    for (const Case& one : cases) check(one);
}

TEST_CASE("weighted means: a mean in which entities count for more or less") {
    const std::string weights = towns("l", "a.2023 = 2\nb.2023 = 6\nc.2023 = 0");
    const std::string mean = "over = \"towns\"\nmeasure = \"mean\"\nweight = \"l\"\n";
    const std::vector<Case> cases{
        {"own figures",
         k_towns + weights +
             indicator_of("i", mean + k_target +
                                   "[indicator.observations]\na.2023 = 80\nb.2023 = 60\nc.2023 = 9\n"),
         {},
         "",
         "value=65 coverage=1.000000 verdict=reached"},
        {"an entity is itself",
         k_towns + weights +
             indicator_of("i", mean + k_target +
                                   "[indicator.observations]\na.2023 = 80\nb.2023 = 60\nc.2023 = 9\n"),
         {"--by", "entity"},
         "c",
         "value=9 needed=5"},
        {"a parent whose weights are 0",
         k_towns + weights +
             indicator_of("i", mean + k_target +
                                   "[indicator.observations]\na.2023 = 80\nb.2023 = 60\nc.2023 = 9\n"),
         {"--by", "districts"},
         "e",
         "value= reason=no_data"},
        {"amounts of complete years",
         k_towns + weights +
             indicator_of("i", "kind = \"per_period\"\n" + mean +
                                   "target = { at_least = 14, each_year = true, by = 2024 }\n" +
                                   "[indicator.observations]\na = { 2023-H1 = 30, 2023-H2 = 50 }\nb.2023 = "
                                   "60\nc.2023 = 9\n"),
         {},
         "",
         "value=65 period=2023-H2 kind=per_period verdict=on_track"},
    };
    for (const Case& one : cases) check(one);
}
