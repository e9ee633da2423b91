// What a report shows, where it goes, and with which exit code.
#include "cli_run.hpp"
#include "gapcalc/render.hpp"

#include "gapcalc/base/text.hpp"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace gapcalc;

namespace {

std::string ids(const std::vector<std::string>& more) {
    std::vector<std::string> arguments = {"goals.toml", "-qf",       "csv",      "--as-of",
                                          "2024-12-31", "--columns", "indicator"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    auto out = run_program(arguments).out;
    std::string line;
    for (const char c : out.substr(std::min(out.size(), std::string("indicator\n").size())))
        line += c == '\n' ? ' ' : c;
    return line;
}

} // namespace

TEST_CASE("rows are narrowed and put in order") {
    const ScratchFolder folder;
    ScratchFolder::write("goals.toml", k_three_goals);
    struct Case {
        std::vector<std::string> more;
        std::string_view ids;
    };
    const Case cases[] = {
        {{}, "near far unknown "},
        {{"--only", "unknown,near"}, "near unknown "},
        {{"--only", "unknown", "--only", "near"}, "near unknown "},
        {{"--only", "Alpha, and more"}, "far "},
        {{"--only", "Beta, near"}, "near unknown "},
        {{"--group", "one"}, "near far "},
        {{"--group", "Group two"}, "unknown "},
        {{"--group", "one", "--only", "far,unknown"}, "far "},
        {{"--group", "two", "--only", "far"}, ""},
        {{"--attribute", "binding"}, "far "},
        {{"--attribute", "expected"}, "near unknown "},
        {{"--verdict", "pending"}, "unknown "},
        {{"--verdict", "ahead,behind"}, "near far "},
        {{"--verdict", "missed"}, ""},
        {{"--sort", "file"}, "near far unknown "},
        {{"--sort", "gap"}, "far near unknown "},
        {{"--sort", "completion"}, "far near unknown "},
        {{"--sort", "lead"}, "far near unknown "},
        {{"--sort", "name"}, "far near unknown "},
    };
    for (const auto& one : cases) {
        CAPTURE(one.more);
        CHECK(ids(one.more) == one.ids);
    }
}

TEST_CASE("a condition of --fail-on makes the exit code 1, the output being the same") {
    const ScratchFolder folder;
    ScratchFolder::write("goals.toml", k_three_goals);
    struct Case {
        std::vector<std::string> more;
        int exit;
    };
    const Case cases[] = {
        {{}, 0},
        {{"--fail-on", "missed"}, 0},
        {{"--fail-on", "slow"}, 0},
        {{"--fail-on", "behind"}, 1},
        {{"--fail-on", "missed,pending"}, 1},
        {{"--fail-on", "missed", "--fail-on", "pending"}, 1},
        {{"--fail-on", "behind", "--only", "near"}, 0},
        {{"--fail-on", "behind", "--verdict", "pending"}, 0},
        {{"--fail-on", "stale"}, 0},
        {{"--fail-on", "stale", "--stale", "0"}, 0},
        {{"--fail-on", "missed", "--as-of", "2026"}, 0},
        {{"--fail-on", "stale", "--as-of", "2026-02"}, 1},
        {{"--fail-on", "binding_missed"}, 0},
    };
    const auto plain = run_program({"goals.toml", "-f", "csv", "--as-of", "2024"}).out;
    for (const auto& one : cases) {
        CAPTURE(one.more);
        std::vector<std::string> arguments = {"goals.toml", "-f", "csv", "--as-of", "2024"};
        arguments.insert(arguments.end(), one.more.begin(), one.more.end());
        const auto outcome = run_program(arguments);
        CHECK(outcome.exit == one.exit);
        if (one.more.size() == 2) CHECK(outcome.out == plain);
    }
}

TEST_CASE("binding_missed means a missed binding goal") {
    const ScratchFolder folder;
    std::string goals(k_plain_goal);
    goals.replace(goals.find("2026 = 790"), 10, "2025 = 790");
    ScratchFolder::write("goals.toml", goals);
    CHECK(run_program({"goals.toml", "--as-of", "2026", "--fail-on", "binding_missed"}).exit == 1);
    goals.replace(goals.find("binding"), 7, "expected");
    ScratchFolder::write("goals.toml", goals);
    CHECK(run_program({"goals.toml", "--as-of", "2026", "--fail-on", "binding_missed"}).exit == 0);
    CHECK(run_program({"goals.toml", "--as-of", "2026", "--fail-on", "missed"}).exit == 1);
}

TEST_CASE("the as-of date is --as-of, else SOURCE_DATE_EPOCH, else today, and today is read at most once") {
    const ScratchFolder folder;
    ScratchFolder::write("goals.toml", k_plain_goal);
    int reads = 0;
    auto environment = quiet_environment();
    environment.today = [&] {
        ++reads;
        return Date{2023, 12, 31};
    };
    const auto value = [&](std::vector<std::string> more) {
        std::vector<std::string> arguments = {"goals.toml", "-qfcsv", "--columns", "value"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return run_program(arguments, environment).out;
    };
    CHECK(value({}) == "value\n731\n");
    CHECK(reads == 1);
    CHECK(value({"--as-of", "2024"}) == "value\n752\n");
    CHECK(reads == 1);
    environment.variables["SOURCE_DATE_EPOCH"] = "1735689599"; // the last second of 2024
    CHECK(value({}) == "value\n752\n");
    CHECK(value({"--as-of", "2023"}) == "value\n731\n");
    CHECK(reads == 1);
    environment.variables["SOURCE_DATE_EPOCH"] = "";
    CHECK(value({}) == "value\n731\n");
    CHECK(reads == 2);
    // One that cannot be used is an error where it would be, and never the day of the run.
    for (const char* const epoch : {"soon", "-1", "1.5", "12 ", "0x10", "99999999999999999999"}) {
        CAPTURE(epoch);
        environment.variables["SOURCE_DATE_EPOCH"] = epoch;
        for (std::vector<std::string> arguments : {std::vector<std::string>{"report"},
                                                   {"rank"},
                                                   {"changes", "--since", "2022"},
                                                   {"explain", "enterprises"}}) {
            arguments.emplace_back("goals.toml");
            const Outcome outcome = run_program(arguments, environment);
            CHECK(outcome.exit == 2);
            CHECK(outcome.out.empty());
            CHECK(outcome.err.find("[E933]") != std::string::npos);
        }
        CHECK(value({"--as-of", "2023"}) == "value\n731\n");
        CHECK(run_program({"check", "goals.toml"}, environment).exit == 0);
    }
    CHECK(reads == 2);
}

TEST_CASE("observations left out and cells guarded are said once, and not with -q") {
    const ScratchFolder folder;
    std::string goals(k_plain_goal);
    goals.replace(goals.find("Enterprises"), 11, "=SUM(A1:A9)");
    ScratchFolder::write("goals.toml", goals);
    const auto outcome = run_program({"goals.toml", "-f", "csv", "--as-of", "2024"});
    CHECK(outcome.exit == 0);
    CHECK(outcome.out.find("'=SUM(A1:A9)") != std::string::npos);
    CHECK(outcome.err.find("note[N901]: 1 cell beginning") != std::string::npos);
    CHECK(outcome.err.find("note[N902]: 1 observation after the as-of date 2024 left out") !=
          std::string::npos);
    CHECK(run_program({"goals.toml", "-qf", "csv", "--as-of", "2024"}).err.empty());
    const auto raw = run_program({"goals.toml", "-f", "csv", "--as-of", "2026", "--raw"});
    CHECK(raw.out.find(",=SUM(A1:A9)") != std::string::npos);
    CHECK(raw.err.empty());
}

TEST_CASE("a byte order mark comes with --bom or GAPCALC_BOM, for csv and tsv alone") {
    const ScratchFolder folder;
    ScratchFolder::write("goals.toml", k_plain_goal);
    const auto marked = [](std::vector<std::string> more, std::string variable) {
        auto environment = quiet_environment();
        if (!variable.empty()) environment.variables["GAPCALC_BOM"] = variable;
        more.insert(more.begin(), "goals.toml");
        return run_program(more, environment).out.starts_with("\xEF\xBB\xBF");
    };
    CHECK(!marked({"-f", "csv"}, ""));
    CHECK(marked({"-f", "csv", "--bom"}, ""));
    CHECK(marked({"-f", "csv"}, "1"));
    CHECK(marked({"-f", "tsv"}, "1"));
    CHECK(!marked({"-f", "csv"}, "0"));
    CHECK(!marked({"-f", "json"}, "1"));
    CHECK(!marked({}, "1"));
}

TEST_CASE("names in machine formats follow the file's language, not the environment's") {
    const ScratchFolder folder;
    ScratchFolder::write("en.toml", k_plain_goal);
    std::string goals(k_plain_goal);
    goals.replace(goals.find("lang = \"en\""), 11, "lang = \"zh\"");
    goals.replace(goals.find("id = \"enterprises\""), 18, "id = \"other\"");
    goals.replace(goals.find("id = \"economy\""), 14, "id = \"second\"");
    goals.replace(goals.find("group = \"economy\""), 17, "group = \"second\"");
    ScratchFolder::write("zh.toml", goals);
    auto environment = quiet_environment();
    environment.variables["LC_ALL"] = "zh_CN.UTF-8";
    const auto names = [&](std::vector<std::string> arguments) {
        arguments.insert(arguments.end(), {"-qfcsv", "--columns", "name"});
        return run_program(arguments, environment).out;
    };
    CHECK(names({"en.toml"}) == "name\nEnterprises\n");
    CHECK(names({"zh.toml"}) == "name\n企业\n");
    CHECK(names({"en.toml", "zh.toml"}) == "name\nEnterprises\n企业\n");
    CHECK(names({"en.toml", "zh.toml", "--lang", "zh"}) == "name\n企业\n企业\n");
    CHECK(run_program({"en.toml", "-q"}, environment).out.find("企业") != std::string::npos);
}

TEST_CASE("colour is for terminals, and for those who ask") {
    const ScratchFolder folder;
    ScratchFolder::write("goals.toml", k_plain_goal);
    struct Case {
        bool terminal;
        std::map<std::string, std::string> variables;
        std::vector<std::string> more;
        bool colored;
    };
    const Case cases[] = {
        {false, {}, {}, false},
        {true, {}, {}, true},
        {true, {{"TERM", "dumb"}}, {}, false},
        {true, {{"NO_COLOR", "1"}}, {}, false},
        {true, {{"NO_COLOR", ""}}, {}, true},
        {false, {{"CLICOLOR_FORCE", "1"}}, {}, true},
        {false, {{"CLICOLOR_FORCE", "0"}}, {}, false},
        {false, {{"CLICOLOR_FORCE", "1"}, {"NO_COLOR", "1"}}, {}, false},
        {false, {}, {"--color", "always"}, true},
        {true, {}, {"--color", "never"}, false},
        {true, {{"NO_COLOR", "1"}}, {"--color", "always"}, true},
        {true, {}, {"-f", "csv"}, false},
        {false, {}, {"-f", "csv", "--color", "always"}, false},
    };
    for (const auto& one : cases) {
        auto environment = quiet_environment();
        environment.out_is_terminal = one.terminal;
        environment.variables = one.variables;
        auto arguments = one.more;
        arguments.insert(arguments.begin(), "goals.toml");
        const auto outcome = run_program(arguments, environment);
        CHECK(outcome.exit == 0);
        CHECK((outcome.out.find('\x1b') != std::string::npos) == one.colored);
    }
}

TEST_CASE("text is cut to the terminal's width, and to no other") {
    const ScratchFolder folder;
    std::string goals(k_plain_goal);
    goals.replace(goals.find("Enterprises"), 11, std::string(150, 'n'));
    ScratchFolder::write("goals.toml", goals);
    const auto widest = [](std::vector<std::string> more, bool terminal, std::string columns) {
        auto environment = quiet_environment();
        environment.out_is_terminal = terminal;
        environment.terminal_width = 100;
        environment.variables["TERM"] = "dumb";
        if (!columns.empty()) environment.variables["COLUMNS"] = columns;
        more.insert(more.begin(), {"goals.toml", "--lang", "en"});
        const auto out = run_program(more, environment).out;
        int most = 0;
        for (std::size_t at = 0; at < out.size();) {
            const auto end = std::min(out.find('\n', at), out.size());
            const auto line = out.substr(at, end - at);
            if (line.find("nnn") != std::string::npos) most = std::max(most, display_width(line));
            at = end + 1;
        }
        return most;
    };
    CHECK(widest({}, false, "") > 200);
    CHECK(widest({}, false, "60") > 200);
    CHECK(widest({}, true, "") <= 100);
    CHECK(widest({}, true, "120") > 100);
    CHECK(widest({}, true, "120") <= 120);
    CHECK(widest({"--no-truncate"}, true, "") > 200);
    CHECK(widest({"--width", "110"}, false, "") <= 110);
    CHECK(widest({"-o", "-"}, true, "") <= 100);
}

TEST_CASE("a text gives way to the figures beside it, also where they are wider") {
    const ScratchFolder folder;
    ScratchFolder::write("goals.toml", "[[indicator]]\nid = \"a\"\nname = \"" + std::string(40, 'n') +
                                           "\"\nobservations = { 2024 = 123456789012345678 }\n"
                                           "target = { at_least = 1, by = 2025 }\n");
    const std::string out = run_program({"goals.toml", "-q", "--columns", "name,value", "--width", "42"}).out;
    CHECK(out.find("nnn..") != std::string::npos);
    CHECK(out.find(" 123,456,789,012,345,678\n") != std::string::npos);
    for (std::size_t at = 0; at < out.size();) {
        const std::size_t end = std::min(out.find('\n', at), out.size());
        const std::string line = out.substr(at, end - at);
        CAPTURE(line);
        CHECK(display_width(line) <= 42);
        at = end + 1;
    }
}

TEST_CASE("a line whose only cell is blank is a line all the same") {
    const ScratchFolder folder;
    ScratchFolder::write("goals.toml", k_three_goals);
    const auto gap = [](const char* format) {
        return run_program({"goals.toml", "-qf", format, "--only", "unknown", "--columns", "gap"}).out;
    };
    CHECK(gap("csv") == "gap\n\"\"\n");
    CHECK(gap("tsv") == "gap\n\n");
}

TEST_CASE("a file appears whole, in the format of its name, with nothing left beside it") {
    const ScratchFolder folder;
    ScratchFolder::write("goals.toml", k_plain_goal);
    const auto csv = run_program({"goals.toml", "-qf", "csv"}).out;
    CHECK(run_program({"goals.toml", "-o", "gap.csv"}).out.empty());
    CHECK(ScratchFolder::read("gap.csv") == csv);
    CHECK(run_program({"goals.toml", "-qf", "json", "-o", "gap.csv"}).exit == 0);
    CHECK(ScratchFolder::read("gap.csv") == run_program({"goals.toml", "-qf", "json"}).out);
    const std::pair<std::string, std::string> names[] = {{"gap.tsv", "tsv"},
                                                         {"gap.json", "json"},
                                                         {"gap.jsonl", "jsonl"},
                                                         {"gap.md", "markdown"},
                                                         {"gap.html", "html"}};
    for (const auto& [name, format] : names) {
        const auto& tried = name; // clang 14 captures no structured bindings
        CAPTURE(tried);
        CHECK(run_program({"goals.toml", "-q", "-o", name}).exit == 0);
        CHECK(ScratchFolder::read(name) == run_program({"goals.toml", "-qf", format}).out);
    }
    std::size_t entries = 0;
    for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(".")) ++entries;
    CHECK(entries == 7);
}

TEST_CASE("an output keeps its mode and its links, and special files are written directly") {
    const ScratchFolder folder;
    ScratchFolder::write("goals.toml", k_plain_goal);
    const auto csv = run_program({"goals.toml", "-qf", "csv"}).out;
    ScratchFolder::write("real.csv", "old");
    chmod("real.csv", 0640);
    std::filesystem::create_symlink("real.csv", "link.csv");
    CHECK(run_program({"goals.toml", "-qo", "link.csv"}).exit == 0);
    CHECK(std::filesystem::is_symlink("link.csv"));
    CHECK(ScratchFolder::read("real.csv") == csv);
    struct stat entry {};
    stat("real.csv", &entry);
    CHECK((entry.st_mode & 07777) == 0640);
    std::filesystem::create_symlink("unborn.csv", "dangling.csv");
    CHECK(run_program({"goals.toml", "-qo", "dangling.csv"}).exit == 0);
    CHECK(ScratchFolder::read("unborn.csv") == csv);

    CHECK(run_program({"goals.toml", "-qf", "csv", "-o", "/dev/null"}).exit == 0);
    for (const std::string target : {"/dev/full", ".", "missing/gap.csv"}) {
        CAPTURE(target);
        const auto outcome = run_program({"goals.toml", "-qf", "csv", "-o", target});
        CHECK(outcome.exit == 2);
        CHECK(outcome.err.find("error[E914]") != std::string::npos);
    }
}

TEST_CASE("a full standard output is exit 2 with the system's words, for every format") {
    const ScratchFolder folder;
    ScratchFolder::write("goals.toml", k_plain_goal);
    for (const render::Format& tried : render::formats()) {
        const std::string format(tried.name);
        CAPTURE(format);
        auto environment = quiet_environment();
        char* err = nullptr;
        std::size_t size = 0;
        environment.out = std::fopen("/dev/full", "w");
        environment.err = open_memstream(&err, &size);
        const char* const arguments[] = {"goals.toml", "-qf", format.c_str()};
        CHECK(cli::run(arguments, environment) == cli::Exit::failed);
        std::fclose(environment.out);
        std::fclose(environment.err);
        CHECK(std::string(err, size).find("No space left on device") != std::string::npos);
        std::free(err);
    }
}

TEST_CASE("an input is never written over, under whatever name it is reached") {
    const ScratchFolder folder;
    std::string goals(k_plain_goal);
    goals += "[[data]]\nfile = \"figures.csv\"\nseries = \"enterprises\"\n";
    ScratchFolder::write("goals.toml", goals);
    const std::string figures = "period,value\n2021,650\n";
    ScratchFolder::write("figures.csv", figures);
    ScratchFolder::write("more.csv", "series,period,value\nenterprises,2020,600\n");
    std::filesystem::create_symlink("figures.csv", "link.csv");
    std::filesystem::create_hard_link("figures.csv", "hard.csv");
    CHECK(run_program({"goals.toml", "-q"}).exit == 0);
    for (const std::string target :
         {"goals.toml", "figures.csv", "link.csv", "hard.csv", "./figures.csv", "more.csv"}) {
        CAPTURE(target);
        const auto outcome = run_program({"goals.toml", "--data", "more.csv", "-qf", "csv", "-o", target});
        CHECK(outcome.exit == 2);
        CHECK(outcome.err.find("error[E913]") != std::string::npos);
    }
    CHECK(ScratchFolder::read("goals.toml") == goals);
    CHECK(ScratchFolder::read("figures.csv") == figures);
    std::filesystem::create_directory("plan");
    std::filesystem::rename("goals.toml", "plan/goals.toml");
    std::filesystem::rename("figures.csv", "plan/figures.csv");
    CHECK(run_program({"plan", "-q", "-o", "plan/figures.csv"}).exit == 2);
    CHECK(ScratchFolder::read("plan/figures.csv") == figures);
}

TEST_CASE("errors in one of several inputs end the run without a table, unless it is to keep going") {
    const ScratchFolder folder;
    ScratchFolder::write("good.toml", k_plain_goal);
    ScratchFolder::write("bad.toml", "[[indicator]]\nid = \"B\"\nnmae = \"x\"\n");
    const auto stopped = run_program({"good.toml", "bad.toml", "missing.toml", "-f", "csv"});
    CHECK(stopped.exit == 2);
    CHECK(stopped.out.empty());
    CHECK(stopped.err.find("bad.toml:2") != std::string::npos);
    CHECK(stopped.err.find("bad.toml:3") != std::string::npos);
    CHECK(stopped.err.find("missing.toml") != std::string::npos);
    const auto kept = run_program({"good.toml", "bad.toml", "missing.toml", "-f", "csv", "--keep-going"});
    CHECK(kept.exit == 2);
    CHECK(kept.out.find("enterprises") != std::string::npos);
    CHECK(run_program({"good.toml", "bad.toml", "--keep-going", "--fail-on", "slow"}).exit == 2);
}

TEST_CASE("check counts and never writes a table") {
    const ScratchFolder folder;
    ScratchFolder::write("good.toml", k_plain_goal);
    ScratchFolder::write("bad.toml", "[[indicator]]\nid = \"b\"\nname = \"x\"\nnmae = \"x\"\n");
    const auto good = run_program({"check", "good.toml"});
    CHECK(good.exit == 0);
    CHECK(good.out == "0 errors, 0 warnings in 1 file (1 indicator)\n");
    CHECK(run_program({"check", "good.toml", "--lang", "zh"}).out ==
          "1 个文件（1 项指标）：0 处错误，0 处警告\n");
    CHECK(run_program({"check", "-q", "good.toml"}).out.empty());
    const auto bad = run_program({"check", "good.toml", "bad.toml"});
    CHECK(bad.exit == 1);
    CHECK(bad.err.empty());
    CHECK(bad.out.find("--> bad.toml:4:1") != std::string::npos);
    CHECK(bad.out.ends_with("\n1 error, 0 warnings in 2 files (2 indicators)\n"));
    CHECK(run_program({"check", "good.toml", "missing.toml"}).exit == 2);
    const auto github = run_program({"check", "-f", "github", "bad.toml"});
    CHECK(github.exit == 1);
    CHECK(github.out.starts_with("::error file=bad.toml,line=4,col=1,title=E"));
    const auto json = run_program({"check", "-f", "json", "bad.toml"});
    CHECK(json.exit == 1);
    CHECK(json.out.find("\"file\"") != std::string::npos);
    CHECK(json.out.find("\"errors\"") != std::string::npos);
}
