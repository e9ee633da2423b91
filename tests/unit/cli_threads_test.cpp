// Any number of threads gives the same bytes, messages and exit code.
#include "cli_run.hpp"

#include <algorithm>
#include <doctest/doctest.h>

using namespace gapcalc;

namespace {

/// More villages than the rows of one run, in no order, some without a figure; goals of every kind of line.
std::string many_villages() {
    std::string goals =
        "[defaults]\nby = 2027\nfrom = 2020\n[[entities]]\nid = \"towns\"\nname = \"镇\"\n"
        "members = [\"东镇\", \"西镇\"]\n"
        "[[entities]]\nid = \"villages\"\nname = \"村\"\ncount = 1000\nwithin = \"towns\"\n"
        "members = [{ id = \"first\", name = \"首村\", in = \"东镇\" }]\n"
        "[[series]]\nid = \"income\"\nname = \"收入\"\nunit = \"万元\"\nover = \"villages\"\n"
        "[[indicator]]\nid = \"least\"\nname = \"最低\"\nseries = \"income\"\nmeasure = \"min\"\n"
        "baseline = { at = 2020, value = 7 }\n"
        "targets = [{ at_least = 150, by = 2025 }, { at_least = 200 }]\n"
        "[[indicator]]\nid = \"rich\"\nname = \"富村\"\nseries = \"income\"\nmeasure = \"count\"\n"
        "where = { at_least = 500 }\ntarget = { at_least = \"50%\" }\n"
        "among = { series = \"income\", at_least = 100 }\n";
    for (int plain = 0; plain < 70; ++plain)
        goals += "[[indicator]]\nid = \"goal-" + std::to_string(plain) + "\"\nname = \"=目标 " +
                 std::to_string(plain) + "\"\nunit = \"家\"\ntarget = { at_least = 90 }\n" +
                 "baseline = { at = 2020, value = 10 }\n[indicator.observations]\n2023 = " +
                 std::to_string(10 + plain) + "\n";
    return goals;
}

std::string incomes() {
    std::string rows = "series,entity,period,value\n";
    for (int i = 0; i < 999; ++i) {
        const std::string name = "村" + std::to_string(i * 7919 % 1000);
        for (int year = 2021; year < 2024; ++year)
            if ((i + year) % 5 != 0)
                rows += "income," + name + "," + std::to_string(year) + "," + std::to_string(i % 911) + "\n";
    }
    return rows;
}

} // namespace

TEST_CASE("reports are the same whatever the number of threads") {
    const ScratchFolder folder;
    ScratchFolder::write("goals.toml", many_villages());
    ScratchFolder::write("data.csv", incomes());
    const std::vector<std::vector<std::string>> questions = {
        {"-f", "csv"},
        {"-f", "csv", "--by", "entity"},
        {"-f", "jsonl", "--by", "entity", "--target", "all", "--verdict", "behind,slow"},
        {"-f", "csv", "--by", "towns"},
        {"-f", "csv", "--by", "entity", "--fail-on", "behind"},
        {"-f", "tsv", "--by", "entity", "--sort", "gap"},
        {"-f", "json", "--by", "entity"},
        {"-f", "table", "--by", "entity", "--only", "rich"},
        {"-f", "csv", "--attribute", "binding"},
    };
    for (const auto& question : questions) {
        std::vector<std::string> arguments = {"report",   "goals.toml", "--data",
                                              "data.csv", "--as-of",    "2024-06-30"};
        arguments.insert(arguments.end(), question.begin(), question.end());
        CAPTURE(question);
        arguments.insert(arguments.end(), {"-j", "1"});
        const auto alone = run_program(arguments);
        CHECK(alone.out.size() > 0);
        for (const char* const threads : {"2", "8"}) {
            arguments.back() = threads;
            const auto together = run_program(arguments);
            CHECK(together.out == alone.out);
            CHECK(together.err == alone.err);
            CHECK(together.exit == alone.exit);
        }
    }
}

TEST_CASE("each of many entities stands once and in order under each of several targets") {
    const ScratchFolder folder;
    ScratchFolder::write("goals.toml", many_villages());
    ScratchFolder::write("data.csv", incomes());
    const auto report = [](const std::vector<std::string>& more) {
        std::vector<std::string> arguments = {"report",     "goals.toml", "--data", "data.csv",  "--as-of",
                                              "2024-06-30", "-f",         "csv",    "-q",        "--by",
                                              "entity",     "--only",     "least",  "--columns", "entity"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return run_program(arguments).out;
    };
    std::vector<std::string> names;
    for (int i = 0; i < 999; ++i) names.push_back("村" + std::to_string(i * 7919 % 1000));
    std::sort(names.begin(), names.end());
    std::string lines = "\"\"\nfirst\n";
    for (const std::string& name : names) lines += name + "\n";
    CHECK(report({}) == "entity\n" + lines);
    CHECK(report({"--target", "all"}) == "entity\n" + lines + lines);
}
