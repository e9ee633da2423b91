// Any number of threads gives the same bytes, messages and exit code.
#include "cli_run.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <filesystem>

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

constexpr int k_files = 12, k_goals = 20; // more goals than are made at a time, in more files than one

std::string id_of(int file, int goal) { return "goal-" + std::to_string(file) + "-" + std::to_string(goal); }

/// A file of goals; `odd` stands in the sixth of them, above its figures.
std::string file_of_goals(int file, const std::string& odd) {
    std::string goals = "[defaults]\nby = 2027\n";
    for (int goal = 0; goal < k_goals; ++goal) {
        goals += "[[indicator]]\nid = \"" + id_of(file, goal) + "\"\nname = \"目标\"\nunit = \"家\"\n" +
                 "baseline = { at = 2020, value = 10 }\ntarget = { at_least = 90 }\n";
        if (goal == 5) goals += odd;
        if (odd.find("[indicator.observations]") == std::string::npos || goal != 5)
            goals += "[indicator.observations]\n";
        goals += "2022 = 11\n2023 = " + std::to_string(12 + goal) + ".5\n";
    }
    return goals;
}

/// Writes a folder `goals`; each third file is without `odd`.
void write_files(const std::vector<std::string>& odd) {
    std::filesystem::create_directory("goals");
    for (int file = 0; file < k_files; ++file) {
        const std::string name = "goals/" + std::to_string(10 + file) + ".toml";
        ScratchFolder::write(
            name, file_of_goals(file, file % 3 == 0 ? "" : odd[static_cast<std::size_t>(file) % odd.size()]));
    }
    ScratchFolder::write("goals/99.toml", "[[entities]]\nid = \"towns\"\nname = \"镇\"\n"
                                          "members = [\"东镇\", \"西镇\"]\n");
}

/// Runs with one thread, which is given back, and checks that more of them give the same.
Outcome run_on_any_threads(std::vector<std::string> arguments) {
    arguments.insert(arguments.end(), {"-j", "1"});
    const Outcome alone = run_program(arguments);
    for (const char* const threads : {"2", "8"}) {
        CAPTURE(threads);
        arguments.back() = threads;
        const Outcome together = run_program(arguments);
        CHECK(together.out == alone.out);
        CHECK(together.err == alone.err);
        CHECK(together.exit == alone.exit);
    }
    return alone;
}

/// How often `word` stands in `text`.
int count(std::string_view text, std::string_view word) {
    int found = 0;
    for (std::size_t at = text.find(word); at != text.npos; at = text.find(word, at + 1)) ++found;
    return found;
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
        CHECK(run_on_any_threads(arguments).out.size() > 0);
    }
}

TEST_CASE("goals that take new names into one set are the same whatever the number of threads") {
    const ScratchFolder folder;
    std::filesystem::create_directory("goals");
    ScratchFolder::write("goals/00.toml", "[[entities]]\nid = \"villages\"\nname = \"村\"\ncount = 100000\n");
    constexpr int k_own_goals = 640, k_in_a_file = 32, k_names = 10;
    std::string text;
    for (int goal = 0; goal < k_own_goals; ++goal) {
        text += "[[indicator]]\nid = \"g" + std::to_string(goal) +
                "\"\nname = \"目标\"\nover = \"villages\"\ntarget = { at_least = 90, by = 2025 }\n"
                "[indicator.observations]\n";
        for (int name = 0; name < k_names; ++name)
            text += "\"" + std::to_string(goal * 7 % k_own_goals) + "号" +
                    std::to_string(name * 7 % k_names) + "村\" = { 2024 = " + std::to_string(name) + " }\n";
        if ((goal + 1) % k_in_a_file != 0) continue;
        ScratchFolder::write("goals/" + std::to_string(10 + goal / k_in_a_file) + ".toml", text);
        text.clear();
    }
    // Every one of them has a row for each name of the set: a few show them all.
    const Outcome rows = run_on_any_threads({"report", "goals", "-f", "csv", "--only", "g1,g639", "--by",
                                             "entity", "--columns", "indicator,entity,value"});
    CHECK(rows.exit == 0);
    CHECK(count(rows.out, "\n") == 1 + 2 * (1 + k_own_goals * k_names));
    CHECK(rows.out.find("g1,7号3村,9\n") != std::string::npos);
    CHECK(count(run_on_any_threads({"report", "goals", "-f", "csv", "--columns", "coverage"}).out,
                "0.000100\n") == k_own_goals);
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

TEST_CASE("many files are read the same whatever the number of threads and each problem of them is told") {
    struct Case {
        const char* what;
        std::vector<std::string> odd;
        int errors, warnings;
        bool kept; ///< the goals that it stands in
    };
    const Case cases[] = {
        {"no problem", {"note = \"x\"\n"}, 0, 0, true},
        {"of a goal", {"group = \"none\"\n"}, 8, 0, true},
        {"two of some goals", {"group = \"none\"\nstep = -1\n", "group = \"none\"\n"}, 12, 0, true},
        {"of a goal that cannot be used", {"over = \"town\"\n"}, 8, 0, false},
        {"of its figures", {"[indicator.observations]\n2021 = \"7 亩\"\n"}, 8, 0, true},
        {"a warning of its figures", {"[indicator.observations]\n2023-12 = 17.5\n"}, 0, 8, true},
        {"of a series that cannot be used",
         {"series = \"lost\"\n[[series]]\nid = \"lost\"\nover = \"none\"\n"},
         8,
         0,
         false},
        {"entities", {"over = \"towns\"\n[indicator.observations]\n\"东镇\" = { 2023 = 1 }\n"}, 0, 0, true},
        {"an entity that is none",
         {"over = \"towns\"\n[indicator.observations]\n\"南镇\" = { 2023 = 1 }\n"},
         8,
         0,
         true},
        {"parts of a goal",
         {"over = \"towns\"\nentity_targets = { \"东镇\" = 80, \"北镇\" = 9 }\n"},
         8,
         8,
         true},
    };
    for (const Case& c : cases) {
        CAPTURE(c.what);
        const ScratchFolder folder;
        write_files(c.odd);
        const Outcome check = run_on_any_threads({"check", "goals"});
        CHECK(count(check.out, "error[") == c.errors);
        CHECK(count(check.out, "warning[") == c.warnings);
        run_on_any_threads({"check", "goals", "-f", "json"});
        for (const char* const format : {"csv", "jsonl", "table"})
            run_on_any_threads({"report", "goals", "--keep-going", "--by", "entity", "-f", format});
        std::string ids = "indicator\n";
        for (int file = 0; file < k_files; ++file)
            for (int goal = 0; goal < k_goals; ++goal)
                if (c.kept || goal != 5 || file % 3 == 0) ids += id_of(file, goal) + "\n";
        const Outcome report =
            run_on_any_threads({"report", "goals", "--keep-going", "-f", "csv", "--columns", "indicator"});
        CHECK(report.out == ids);
    }
}
