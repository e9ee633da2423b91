// Goals over entities through the whole program: small catalogues, what was asked of them, and the cells by
// hand.
#include "whole_program.hpp"

#include <algorithm>
#include <doctest/doctest.h>

using namespace gapcalc::test;

namespace {

/// Three villages in two towns.
constexpr const char* k_villages = R"(
[[entities]]
id = "towns"
members = [ { id = "east", name = "East" }, { id = "west", name = "West" } ]
[[entities]]
id = "villages"
unit = "村"
within = "towns"
members = [ { id = "a", name = "A", in = "east" }, { id = "b", name = "B", in = "west" }, { id = "c", name = "C", in = "west" } ]
)";

struct Case {
    const char* what;
    std::string toml; ///< after the villages
    std::vector<std::string> asked;
    const char* csv; ///< what comes, without its first line
};

void check(const std::vector<Case>& cases) {
    const Folder folder;
    for (const Case& one : cases) {
        CAPTURE(one.what);
        const auto file = folder.write("goals.toml", k_villages + one.toml);
        std::vector<std::string> arguments = one.asked;
        arguments.insert(arguments.begin() + 1, {file, "-f", "csv", "-q"});
        const Outcome outcome = run_program(arguments);
        CHECK(outcome.err == "");
        CHECK(outcome.status == 0);
        CHECK(outcome.out.substr(outcome.out.find('\n') + 1) == one.csv);
    }
}

std::vector<std::string> report(std::initializer_list<std::string> more) {
    std::vector<std::string> asked = {"report", "--by", "entity"};
    asked.insert(asked.end(), more);
    return asked;
}

} // namespace

TEST_CASE("entity goals: a stage is recorded for one entity and moves no other") {
    const char* const toml = R"(
[[series]]
id = "standing"
kind = "milestone"
stages = ["none", "begun", "met"]
over = "villages"
[series.observations]
a = { 2023 = "met" }
b = { 2022 = "begun", 2023 = "none" }
c = { 2024-06 = "begun" }
[[series]]
id = "people"
unit = "人"
over = "villages"
[series.observations]
a = { 2023 = 5000 }
b = { 2023 = 5000 }
c = { 2023 = 10 }
[[indicator]]
id = "all"
series = "standing"
measure = "count"
where = { stage = "met" }
target = { at_least = "100%", by = 2025 }
[[indicator]]
id = "large"
series = "standing"
measure = "count"
where = { stage = "met" }
among = { series = "people", at_least = 4000 }
target = { at_least = "100%", by = 2025 }
)";
    const std::string columns = "entity,period,value,age_months,coverage,verdict,reason,flags";
    check({
        {"each at its own newest stage; who went back is seen to have", toml,
         report({"--only", "all", "--as-of", "2024-12", "--columns", columns}),
         ",2024-06,1,6,1.000000,pending,no_baseline,\n"
         "a,2023,met,12,,reached,,\n"
         "b,2023,none,12,,reversing,,\n"
         "c,2024-06,begun,6,,under_way,,\n"},
        {"a record of who is left out makes no point", toml,
         report({"--only", "large", "--as-of", "2024-12", "--columns", columns}),
         ",2023,1,12,1.000000,pending,no_baseline,\n"
         "a,2023,met,12,,reached,,\n"
         "b,2023,none,12,,reversing,,\n"},
        {"each parent at the newest record of its own children",
         toml,
         {"report", "--by", "towns", "--only", "all", "--as-of", "2024-12", "--columns", columns},
         ",2024-06,1,6,1.000000,pending,no_baseline,\n"
         "east,2023,1,12,1.000000,reached,,\n"
         "west,2024-06,0,6,1.000000,pending,no_baseline,\n"},
    });
}

TEST_CASE("entity goals: whose membership is not known holds up its own parent alone") {
    check({{"c may be among the large ones",
            R"(
[[series]]
id = "people"
unit = "人"
over = "villages"
[series.observations]
a = { 2023 = 5000 }
b = { 2023 = 5000 }
[[indicator]]
id = "schools"
over = "villages"
unit = "所"
measure = "count"
where = { at_least = 1 }
among = { series = "people", at_least = 4000 }
target = { at_least = "100%", by = 2025 }
[indicator.observations]
a = { 2024 = 1 }
b = { 2024 = 1 }
c = { 2024 = 0 }
)",
            {"report", "--by", "towns", "--as-of", "2024", "--columns", "entity,value,target,verdict,reason"},
            ",2,2,pending,incomplete\neast,1,1,reached,\nwest,1,1,pending,incomplete\n"}});
}

TEST_CASE("entity goals: figures that are counted keep a unit and limits of their own") {
    const char* const toml = R"(
[defaults]
from = 2022
[[indicator]]
id = "clean"
over = "villages"
unit = "%"
limits = [30, 100]
measure = "count"
where = { at_least = 90 }
target = { at_least = "100%", by = 2025 }
[indicator.observations]
2022 = 1
2023 = 2
a = { 2022 = 40, 2023 = 85.5 }
b = { 2022 = 80, 2023 = 92 }
)";
    check({
        {"the unit is theirs, that of their number is the set's", toml,
         report({"--as-of", "2023", "--columns", "entity,unit,value,target"}),
         ",村,2,3\na,%,85.5,90\nb,%,92,90\nc,%,,90\n"},
        {"so are the limits", toml, report({"--as-of", "2023", "--columns", "entity,projection"}),
         ",4.000000\na,100.000000\nb,100.000000\nc,\n"},
    });
    const Folder folder;
    const auto goals = folder.write("goals.toml", std::string(k_villages) + toml);
    const auto run_with = [&](std::string_view csv) {
        const auto data = folder.write("data.csv", csv);
        return run_program({"report", goals, "--data", data, "--as-of", "2024", "--by", "entity", "-f", "csv",
                            "--columns", "entity,value", "-q"});
    };
    // In CSV too: the whole's figures are numbers of villages, without limits.
    const Outcome filled =
        run_with("indicator,entity,period,value,unit\nclean,whole,2024,3,村\nclean,c,2024,950,‰\n");
    CHECK(filled.err == "");
    CHECK(filled.out == "entity,value\n,3\na,85.5\nb,92\nc,95\n");
    const Outcome outside = run_with("indicator,entity,period,value,unit\nclean,c,2024,20,%\n");
    CHECK(outside.status == 2);
    CHECK(outside.err.find("E205") != std::string::npos);
    const Outcome counted = run_with("indicator,entity,period,value,unit\nclean,,2024,3,%\n");
    CHECK(counted.err.find("E119") != std::string::npos);
    // What is still to be filled in is asked for in that unit.
    const Outcome asked = run_program({"template", "--data", goals, "--period", "2024"});
    CHECK(asked.out == "series,entity,period,value,unit,status,source,note,published\nclean,A,2024,,%,,,,\n"
                       "clean,B,2024,,%,,,,\nclean,C,2024,,%,,,,\n");
}

TEST_CASE("entity goals: a count over a flow stands at its newest complete year") {
    const char* const toml = R"(
[[indicator]]
id = "rich"
over = "villages"
unit = "万元"
kind = "year_to_date"
measure = "count"
where = { more_than = 100 }
targets = [ { at_least = 2, by = 2024 }, { at_least = 3, by = 2026 } ]
[indicator.observations]
a = { 2024 = 101, 2025-06 = 60 }
b = { 2024 = 100, 2025-06 = 60 }
c = { 2024 = 99, 2025-06 = 60 }
)";
    const std::string columns = "period,value,deadline,verdict,reason,flags";
    check({
        {"so does the choice of the target",
         toml,
         {"report", "--as-of", "2025-06", "--columns", columns},
         "2024,1,2024,missed,,\n"},
        {"a part-year after the deadline is still a part-year",
         R"(
[[indicator]]
id = "rich"
over = "villages"
kind = "year_to_date"
measure = "count"
where = { more_than = 100 }
target = { at_least = 2, by = 2024 }
[indicator.observations]
a = { 2025-06 = 60 }
)",
         {"report", "--as-of", "2025-06", "--columns", columns},
         "2025-06,0,2024,pending,partial_year,partial_year\n"},
    });
}

TEST_CASE("entity goals: years before the baseline do not speak for a later part-year") {
    const char* const toml = R"(
[defaults]
from = 2022
[[indicator]]
id = "sales"
unit = "万元"
kind = "year_to_date"
target = { at_least = 200, by = 2025 }
[indicator.observations]
2020 = 90
)";
    const std::string columns = "period,value,gap,verdict,reason,flags";
    check({
        {"alone they are shown",
         toml,
         {"report", "--as-of", "2024", "--columns", columns},
         "2020,90,110,pending,no_baseline,stale\n"},
        {"else the part-year is",
         std::string(toml) + "2023-09 = 80\n",
         {"report", "--as-of", "2024", "--columns", columns},
         "2023-09,80,,pending,partial_year,stale partial_year\n"},
    });
}

TEST_CASE("entity goals: a range of one number is missed on both sides") {
    check({{"above and below",
            R"(
[[indicator]]
id = "above"
target = { between = [5, 5], by = 2025 }
baseline = { at = 2022, value = 13 }
observations = { 2024 = 9 }
[[indicator]]
id = "below"
target = { between = [5, 5], by = 2025 }
observations = { 2024 = 2 }
)",
            {"report", "--as-of", "2024", "--columns", "indicator,gap,needed,progress,needed_per_year"},
            "above,4,4,0.500000,-4.000000\nbelow,3,3,,3.000000\n"}});
}

TEST_CASE("entity goals: ranked best first in the goal's direction") {
    const std::string figures =
        "[indicator.observations]\na = { 2024 = 3 }\nb = { 2024 = 1 }\nc = { 2024 = 2 }\n";
    const struct {
        const char *goal, *order;
    } cases[] = {
        {"target = { at_least = 9, by = 2025 }", "a c b"},
        {"target = { at_most = 9, by = 2025 }", "b c a"}, // though no village has a target of its own
        {"target = { less_than = 9, by = 2025 }", "b c a"},
        {"target = { more_than = 9, by = 2025 }", "a c b"},
        {"target = { rise_by = 1, by = 2025 }", "a c b"},
        {"measure = \"mean\"\ntarget = { less_than = 9, by = 2025 }", "b c a"},
        {"measure = \"max\"\ntarget = { at_most = 9, by = 2025 }", "b c a"},
        {"target = { fall_by = 1, by = 2025 }", "b c a"},
        {"target = { between = [1, 2], by = 2025 }", "a c b"},
        {"measure = \"count\"\nwhere = { at_most = 2 }\ntarget = { at_least = 3, by = 2025 }", "b c a"},
        {"measure = \"count\"\nwhere = { at_least = 2 }\ntarget = { at_most = 1, by = 2025 }", "a c b"},
        {"", "a c b"},
    };
    const Folder folder;
    for (const auto& one : cases) {
        CAPTURE(one.goal);
        const auto file = folder.write("goals.toml", std::string(k_villages) +
                                                         "[[indicator]]\nid = \"x\"\nover = \"villages\"\n" +
                                                         one.goal + "\n" + figures);
        const Outcome outcome =
            run_program({"rank", file, "--indicator", "x", "--as-of", "2024", "-f", "csv"});
        std::string order;
        for (const auto& row : read_table(outcome.out))
            order += (order.empty() ? "" : " ") + row.at("entity");
        CHECK(order == one.order);
    }
}

TEST_CASE("entity goals: parts of a target belong to their entities in whatever order they are written") {
    const Folder folder;
    std::vector<std::string> parts = {"a = 1", "b = 2", "c = 3"};
    do {
        const std::string text = parts[0] + ", " + parts[1] + ", " + parts[2];
        CAPTURE(text);
        const auto file = folder.write(
            "goals.toml", std::string(k_villages) +
                              "[[indicator]]\nid = \"x\"\nover = \"villages\"\ntarget = { at_least "
                              "= 6, by = 2025 }\nentity_targets = { " +
                              text + " }\n[indicator.observations]\na = { 2024 = 1 }\n");
        const Outcome outcome =
            run_program({"report", file, "--by", "entity", "--as-of", "2024", "-f", "csv"});
        std::string targets;
        for (const auto& row : read_table(outcome.out))
            if (!row.at("entity").empty()) targets += row.at("entity") + "=" + row.at("target") + " ";
        CHECK(targets == "a=1 b=2 c=3 ");
    } while (std::next_permutation(parts.begin(), parts.end()));
}

TEST_CASE("entity goals: a baseline over entities is none while one of them lacks its figure") {
    const Folder folder;
    const struct {
        const char *c, *baseline, *reason;
    } cases[] = {
        {"2020 = 30, 2024 = 30", "60", ""},
        {"2021 = 30, 2024 = 30", "", "no_baseline"},
        {"2024 = 30", "", "no_baseline"},
    };
    for (const auto& one : cases) {
        CAPTURE(one.c);
        const auto file = folder.write(
            "goals.toml",
            std::string(k_villages) +
                "[[indicator]]\nid = \"x\"\nover = \"villages\"\nbaseline = 2020\ntarget = { at_least "
                "= 900, by = 2025 }\n[indicator.observations]\na = { 2020 = 10, 2024 = 20 }\nb = { "
                "2020 = 20, 2024 = 30 }\nc = { " +
                one.c + " }\n");
        const Outcome outcome = run_program({"report", file, "--as-of", "2024", "-f", "csv"});
        const auto rows = read_table(outcome.out);
        REQUIRE(rows.size() == 1);
        CHECK(rows[0].at("baseline") == one.baseline);
        CHECK(rows[0].at("reason") == one.reason);
        CHECK((rows[0].at("verdict") == "pending") == (one.baseline[0] == '\0'));
    }
}

TEST_CASE("entity goals: who is not looked at earns nothing in an arena and it is said") {
    check({{"a goal for large villages alone",
            R"(
[[series]]
id = "people"
unit = "人"
over = "villages"
[series.observations]
a = { 2023 = 5000 }
b = { 2023 = 10 }
c = { 2023 = 5000 }
[[indicator]]
id = "schools"
over = "villages"
unit = "所"
measure = "count"
where = { at_least = 2 }
among = { series = "people", at_least = 4000 }
target = { at_least = "100%", by = 2025 }
[indicator.observations]
a = { 2024 = 1 }
b = { 2024 = 9 }
c = { 2024 = 2 }
[[arena]]
id = "race"
over = "villages"
cap = "120%"
indicators = [ { id = "schools", weight = 100 } ]
)",
            {"rank", "--as-of", "2024"},
            "1,c,C,100.000000,,1.000000\n2,a,A,50.000000,,0.500000\n3,b,B,0.000000,schools,\n"}});
}
