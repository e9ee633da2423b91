// Goals for every year, ceilings of which nothing is used, changes that are ranges, and what entities are
// ranked by, through the whole program.
#include "whole_program.hpp"

#include <doctest/doctest.h>

#include <initializer_list>

using namespace gapcalc::test;

namespace {

struct Case {
    const char* what;
    std::string toml; ///< of one indicator
    const char* as_of;
    const char* columns;
    const char* expected;
};

std::string report(const std::string& toml, const char* as_of, const std::string& columns,
                   std::initializer_list<const char*> more = {}) {
    const Folder folder;
    std::vector<std::string> arguments = {
        "report", folder.write("goals.toml", toml), "-f", "csv", "-q", "--as-of", as_of, "--columns",
        columns};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const Outcome outcome = run_program(arguments);
    CHECK(outcome.err == "");
    return outcome.out.substr(outcome.out.find('\n') + 1);
}

void check(std::initializer_list<Case> cases) {
    for (const Case& one : cases) {
        CAPTURE(one.what);
        CHECK(report("[[indicator]]\nid = \"x\"\n" + one.toml, one.as_of, one.columns) ==
              std::string(one.expected) + "\n");
    }
}

} // namespace

TEST_CASE("every year: the first that failed is shown") {
    const std::string goal =
        "baseline = { at = 2021, value = 4.6 }\ntarget = { at_most = 4.5, each_year = true, by = "
        "2025 }\n[indicator.observations]\n";
    const char* const columns = "period,value,gap,needed,completion,age_months,needed_per_month,needed_per_"
                                "year,needed_growth,verdict,reason";
    check({
        {"a year before the newest", goal + "2022 = 4.4\n2023 = 4.7\n2024 = 4.3\n", "2024-12-31", columns,
         "2023,4.7,0.2,0.2,,0,,,,missed,failed_year"},
        {"two of them", goal + "2022 = 4.9\n2023 = 4.7\n2024 = 4.3\n", "2025-03-31", columns,
         "2022,4.9,0.4,0.4,,3,,,,missed,failed_year"},
        {"a year's last figure counts",
         goal + "2022-06 = 4.8\n2022 = 4.4\n2023-03 = 4.6\n2023-09 = 4.7\n2024 = 4.3\n", "2024-12-31",
         columns, "2023-09,4.7,0.2,0.2,,0,,,,missed,failed_year"},
        {"none", goal + "2022 = 4.4\n2023 = 4.3\n", "2023-12-31", "period,value,verdict,reason",
         "2023,4.3,on_track,"},
        {"more is better",
         "target = { at_least = 90, each_year = true, by = 2025 }\n[indicator.observations]\n2022 = 95\n2023 "
         "= 81\n2024 "
         "= 96\n",
         "2024-12-31", "period,value,gap,completion,verdict,reason", "2023,81,9,0.900000,missed,failed_year"},
        {"a range, by the end that was crossed",
         "target = { between = [2, 4], each_year = true, by = 2025 }\n[indicator.observations]\n2022 = "
         "3\n2023 = "
         "4.5\n2024 = 2.5\n",
         "2024-12-31", "period,value,gap,verdict,reason", "2023,4.5,0.5,missed,failed_year"},
    });
    check({
        {"a year is lacking, and the last one is not there yet",
         "target = { at_least = 5, each_year = true, by = 2025 }\nobservations = { 2022 = 6, 2024 = 7 }\n",
         "2025-12-31", "period,verdict,reason", "2024,on_track,"},
        {"a year is lacking, and the last one is there",
         "target = { at_least = 5, each_year = true, by = 2025 }\nobservations = { 2022 = 6, 2024 = 7, 2025 "
         "= "
         "8 }\n",
         "2025-12-31", "period,verdict,reason", "2025,pending,incomplete"},
    });
    // A year whose missing entities could still change it has not failed.
    const std::string towns =
        "[[entities]]\nid = \"t\"\nmembers = [\"a\", \"b\"]\n[[indicator]]\nid = \"x\"\nover = "
        "\"t\"\nmeasure = \"max\"\ntarget = { at_least = 9, each_year = true, by = 2025 }\n";
    CHECK(report(towns + "observations = { a = { 2023 = 5, 2024 = 9 }, b = { 2024 = 8 } }\n", "2024-12-31",
                 "period,value,verdict,reason") == "2024,9,pending,incomplete\n");
    CHECK(report(towns +
                     "observations = { a = { 2022 = 5, 2023 = 7, 2024 = 9 }, b = { 2023 = 8, 2024 = 8 } }\n",
                 "2024-12-31",
                 "period,value,coverage,verdict,reason") == "2023,8,1.000000,missed,failed_year\n");
}

TEST_CASE("a ceiling of which nothing is used") {
    const auto ceiling = [](const char* target, const char* value) {
        return "kind = \"year_to_date\"\ntarget = { " + std::string(target) +
               ", by = 2024 }\nobservations = { 2024-05 = " + value + " }\n";
    };
    const char* const columns = "score,verdict,reason";
    check({
        {"nothing allowed, nothing used", ceiling("at_most = 0", "0"), "2024-06-15", columns, ",on_track,"},
        {"something allowed, nothing used", ceiling("at_most = 120", "0"), "2024-06-15", columns, ",ahead,"},
        {"something came back", ceiling("at_most = 120", "-3"), "2024-06-15", columns, ",ahead,"},
        {"nothing allowed, something came back", ceiling("at_most = 0", "-3"), "2024-06-15", columns,
         ",on_track,"},
        {"more is to come back", ceiling("at_most = -5", "-6"), "2024-06-15", columns,
         ",pending,partial_year"},
        {"not enough came back yet", ceiling("at_most = -5", "-3"), "2024-06-15", columns,
         ",pending,partial_year"},
        {"more is to come back than went out", ceiling("at_most = -5", "3"), "2024-06-15", columns,
         ",pending,partial_year"},
        {"a range below nothing", ceiling("between = [-9, -5]", "-3"), "2024-06-15", columns,
         ",pending,partial_year"},
        {"less than nothing", ceiling("less_than = 0", "0"), "2024-06-15", columns, ",pending,partial_year"},
        {"less than nothing so far", ceiling("less_than = 0", "-1"), "2024-06-15", columns, ",on_track,"},
        {"less than nothing was wanted", ceiling("less_than = 0", "2"), "2024-06-15", columns,
         ",pending,partial_year"},
        {"more than nothing", ceiling("at_most = 0", "2"), "2024-06-15", columns, ",missed,"},
        {"all that was allowed is used", ceiling("less_than = 9", "9"), "2024-06-15", columns, ",missed,"},
        {"a range waits for its end", ceiling("between = [0, 9]", "0"), "2024-06-15", columns,
         ",pending,partial_year"},
        {"at the end", ceiling("at_most = 120", "0").replace(0, 0, ""), "2025-01-01", columns,
         ",pending,final_data_missing"},
    });
}

TEST_CASE("limits are those of figures, not of what they add up to") {
    const std::string level = "limits = [0, 50]\nbaseline = { at = 2023, value = 40 }\n";
    check({
        {"a level", level + "target = { at_least = 90, by = 2026 }\nobservations = { 2024 = 45 }\n",
         "2024-12-31", "projection", "50.000000"},
        {"a running total as written",
         "kind = \"year_to_date\"\nlimits = [0, 50]\ntarget = { at_least = 90, by = 2024 }\nobservations = { "
         "2024-06 = 45 }\n",
         "2024-06-30", "projection", "50.000000"},
        {"amounts",
         "kind = \"per_period\"\nlimits = [0, 50]\ntarget = { at_least = 480, by = 2024 }\nobservations = { "
         "2024-01 = 40, 2024-02 = 40, 2024-03 = 40 }\n",
         "2024-03-31", "projection", "480.000000"},
        {"running totals of several years",
         "kind = \"year_to_date\"\nlimits = [0, 50]\ntarget = { at_least = 90, during = \"2023..2024\" "
         "}\nobservations = { 2023 = 45 }\n",
         "2023-12-31", "projection", "90.000000"},
    });
    const std::string towns =
        "[[entities]]\nid = \"t\"\nmembers = [\"a\", \"b\"]\n[[indicator]]\nid = "
        "\"x\"\nover = \"t\"\nlimits = [0, 50]\nbaseline = 2023\ntarget = { at_least = "
        "120, by = 2026 }\nentity_targets = { a = 70, b = 50 }\nobservations = { a = { 2023 "
        "= 40, 2024 = 45 }, b = { 2023 = 30, 2024 = 30 } }\n";
    CHECK(report(towns, "2024-12-31", "projection", {"--by", "entity"}) ==
          "85.000000\n50.000000\n30.000000\n");
    const std::string falling =
        "[[entities]]\nid = \"t\"\nmembers = [\"a\"]\n[[indicator]]\nid = "
        "\"x\"\nover = \"t\"\nlimits = [0, 50]\nbaseline = 2023\ntarget = { at_most = "
        "5, by = 2026 }\nobservations = { a = { 2023 = 40, 2024 = 20 } }\n";
    CHECK(report(falling, "2024-12-31", "projection") == "0.000000\n");
}

TEST_CASE("changes that are ranges are met at the lesser end") {
    const auto goal = [](const char* target, const char* value) {
        return "unit = \"家\"\nbaseline = { at = 2020, value = 50 }\ntarget = { " + std::string(target) +
               ", by = 2024 }\nobservations = { 2024 = " + value + " }\n";
    };
    const char* const columns = "target,operator,gap,verdict";
    check({
        {"a fall by a share", goal("fall_by = [\"20%\", \"25%\"]", "39.5"), "2024-12-31", columns,
         "40,at_most,-0.5,reached"},
        {"not yet", goal("fall_by = [\"20%\", \"25%\"]", "40.5"), "2024-12-31", columns,
         "40,at_most,0.5,missed"},
        {"a fall by a number", goal("fall_by = [10, 12]", "40"), "2024-12-31", columns,
         "40,at_most,0,reached"},
        {"a rise by a share", goal("rise_by = [\"10%\", \"20%\"]", "54"), "2024-12-31", columns,
         "55,at_least,1,missed"},
        {"a rise by a number with its unit", goal("rise_by = [\"5家\", \"0.001万家\"]", "55"), "2024-12-31",
         columns, "55,at_least,0,reached"},
    });
    const Folder folder;
    const auto file = folder.write("goals.toml", "[[indicator]]\nid = \"x\"\n" +
                                                     goal("fall_by = [\"20%\", \"25%\"]", "39.5"));
    const auto run = [&](std::vector<std::string> arguments) {
        arguments.insert(arguments.end(), {file, "--as-of", "2024-12-31", "--lang", "en"});
        return run_program(arguments).out;
    };
    CHECK(run({"report"}).find("<= 40.0..37.5") != std::string::npos);
    CHECK(run({"report", "-f", "html"}).find("37.5") != std::string::npos);
    CHECK(run({"report", "-f", "jsonl"}).find("\"target\":40,") != std::string::npos);
    CHECK(run({"explain", "x"}).find("20% (to 25%)") != std::string::npos);
}

TEST_CASE("a plan leads to a bound that is relative as well") {
    const std::string base = "baseline = { at = 2020, value = 10 }\n",
                      figure = "[indicator.observations]\n2022 = 14\n";
    const char* const columns = "target,planned,expected,lead_months,verdict";
    check({
        {"a rise, shares",
         base + "target = { rise_by = \"50%\", by = 2024, path = { 2022 = \"40%\" } }\n" + figure,
         "2022-12-31", columns, "15,0.400000,12.000000,,ahead"},
        {"a rise, numbers", base + "target = { rise_by = 5, by = 2024, path = { 2022 = 13 } }\n" + figure,
         "2022-12-31", columns, "15,0.600000,13.000000,,ahead"},
        {"a fall that is a range",
         base + "target = { fall_by = [\"20%\", \"30%\"], by = 2024, path = { 2022 = \"40%\" } }\n"
                "[indicator.observations]\n2022 = 9.2\n",
         "2022-12-31", columns, "8,0.400000,9.200000,,on_track"},
    });
}

TEST_CASE("entities are ranked by what they were to reach, where that was split") {
    const auto ranked = [](const char* target, const char* parts,
                           std::initializer_list<const char*> more = {}) {
        const Folder folder;
        const auto file = folder.write(
            "goals.toml",
            "[[entities]]\nid = \"t\"\nmembers = [\"a\", \"b\", \"c\", \"d\"]\n[[indicator]]\nid "
            "= \"x\"\nover = \"t\"\n" +
                std::string(parts) + "target = { " + target +
                ", by = 2024 }\nobservations = { a = { 2024 = 10 }, b = { 2024 = 8 }, c = { "
                "2024 = 9 } }\n");
        std::vector<std::string> arguments = {"rank",       "--indicator", "x",          file,
                                              "-f",         "csv",         "-q",         "--as-of",
                                              "2024-12-31", "--columns",   "rank,entity"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        const Outcome outcome = run_program(arguments);
        CHECK(outcome.err == "");
        return outcome.out.substr(outcome.out.find('\n') + 1);
    };
    const char* const parts = "entity_targets = { a = 20, b = 8, c = 9 }\n";
    CHECK(ranked("at_least = 37", parts) == "1,b\n1,c\n3,a\n,d\n");
    CHECK(ranked("at_least = 37", parts, {"--rank-by", "completion"}) == "1,b\n1,c\n3,a\n,d\n");
    CHECK(ranked("at_least = 37", parts, {"--rank-by", "value"}) == "1,a\n2,c\n3,b\n,d\n");
    CHECK(ranked("at_most = 37", parts) == "1,b\n2,c\n3,a\n,d\n");
    CHECK(ranked("at_least = 37", "measure = \"mean\"\n") == "1,a\n2,c\n3,b\n,d\n");
}

TEST_CASE("a goal that its target splits") {
    const std::string towns = "[[entities]]\nid = \"t\"\nmembers = [\"a\", \"b\"]\n[[indicator]]\nid = "
                              "\"x\"\nunit = \"亿元\"\nkind = \"year_to_date\"\nover = \"t\"\n";
    const std::string figures = "observations = { a = { 2024-06 = 30 }, b = { 2024-06 = 21 } }\n";
    const std::string split = "target = { at_least = 100, by = 2024, entity_targets = { a = 60, b = 40 } }\n";
    const std::string in_another_unit = "target = { at_least = 1000000, unit = \"万元\", by = 2024, "
                                        "entity_targets = { a = 600000, b = 400000 } }\n";
    for (const std::string& target : {split, in_another_unit})
        CHECK(report(towns + target + figures, "2024-06-30", "entity,value,target,completion,verdict",
                     {"--by", "entity"}) == ",51,100,0.510000,on_track\na,30,60,0.500000,on_track\n"
                                            "b,21,40,0.525000,on_track\n");
    const std::string arena = "[[arena]]\nid = \"z\"\nover = \"t\"\nindicators = [ { id = \"x\", weight "
                              "= 100 } ]\n";
    const Folder folder;
    const auto file = folder.write("goals.toml", towns + split + figures + arena);
    const Outcome ranked = run_program({"rank", "--indicator", "x", file, "-f", "csv", "-q", "--as-of",
                                        "2024-06-30", "--columns", "rank,entity,completion"});
    CHECK(ranked.out == "rank,entity,completion\n1,b,0.525000\n2,a,0.500000\n");
    const Outcome of_arena = run_program({"rank", file, "-f", "csv", "-q", "--as-of", "2024-06-30"});
    CHECK(of_arena.err == "");
    CHECK(of_arena.out == "rank,entity,name,score,flags,x\n1,b,b,52.500000,,0.525000\n"
                          "2,a,a,50.000000,,0.500000\n");
}

TEST_CASE("a baseline of amounts is as long as what it is compared with") {
    const char* const columns = "period,value,target,completion,verdict,reason";
    check({
        {"a year takes no span",
         "kind = \"year_to_date\"\nbaseline = \"2019..2021\"\ntarget = { rise_by = \"10%\", by = 2024 "
         "}\nobservations = { 2019 = 50, 2020 = 51, 2021 = 52, 2022 = 60 }\n",
         "2024-12-31", columns, "2022,60,,,pending,no_baseline"},
        {"nor a quarter's amount",
         "kind = \"per_period\"\nbaseline = \"2015-Q4\"\ntarget = { rise_by = \"30%\", by = 2016 "
         "}\nobservations = { 2015 = 190, 2016-H1 = 100 }\n",
         "2024-12-31", columns, "2016-H1,100,,,pending,no_baseline"},
        {"a span as long, beside totals of its years",
         "kind = \"year_to_date\"\nbaseline = { at = \"2013..2015\", value = 500 }\ntarget = { rise_by = "
         "\"30%\", during = \"2016..2018\" }\nobservations = { 2013 = 150, 2014 = 160, 2015 = 190, 2016 = "
         "230 }\n",
         "2024-12-31", columns, "2016,230,650,0.353846,pending,final_data_missing"},
        {"a path in levels without its start",
         "target = { at_least = 40, by = 2024, path = { 2023-06 = 30 } }\nobservations = { 2023 = 34 }\n",
         "2024-12-31", columns, "2023,34,40,0.850000,pending,no_baseline"},
    });
}

TEST_CASE("totals of windows that differ have no change") {
    const Folder folder;
    const auto file = folder.write(
        "goals.toml",
        "[[indicator]]\nid = \"x\"\nkind = \"per_period\"\ntargets = [ { at_least = 100, during "
        "= \"2024-Q1\" }, { at_least = 120, during = \"2024-Q2\" } ]\nobservations = { 2024-Q1 = "
        "90, 2024-04 = 30 }\n");
    const auto rows = read_table(
        run_program({"changes", file, "-f", "csv", "-q", "--since", "2024-03-31", "--as-of", "2024-04-30"})
            .out);
    REQUIRE(rows.size() == 1);
    const auto& row = rows.front();
    CHECK(row.at("period_then") == "2024-Q1");
    CHECK(row.at("period") == "2024-04");
    CHECK(row.at("change") == "");
}

TEST_CASE("a stage that was revised is shown by its name") {
    const Folder folder;
    const auto file = folder.write(
        "goals.toml",
        "[[indicator]]\nid = \"x\"\nkind = \"milestone\"\nstages = [\"p\", \"q\", \"r\"]\ntarget = "
        "{ stage = \"r\", by = 2024 }\n[indicator.observations]\n2023 = [ { value = \"q\", "
        "published = 2024-01-10 }, { value = \"p\", published = 2024-06-10 } ]\n");
    const auto rows = read_table(
        run_program({"changes", file, "-f", "csv", "-q", "--since", "2024-02-28", "--as-of", "2024-12-31"})
            .out);
    REQUIRE(rows.size() == 1);
    CHECK(rows.front().at("revised") == "yes");
    CHECK(rows.front().at("value_then_now") == "p");
}
