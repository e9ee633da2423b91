// The command line: what is understood, what is refused, and with which help.
#include "cli_run.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace gapcalc;

TEST_CASE("wrong usage is exit 2 with the nearest right word as help and nothing on stdout") {
    const ScratchFolder folder;
    ScratchFolder::write("goals.toml", k_plain_goal);
    struct Case {
        std::vector<std::string> arguments;
        std::string_view code, help;
    };
    const Case cases[] = {
        {{"reprot", "goals.toml"}, "E901", "did you mean report?"},
        {{"goals.tml"}, "E901", "did you mean goals.toml?"},
        {{"xyzzy"}, "E901", "commands: report, check"},
        {{"report", "goal.toml"}, "E024", "did you mean goals.toml?"},
        {{"goals.toml", "check"}, "E930", "write gapcalc check goals.toml"},
        {{"goals.toml", "changes", "goals.toml"}, "E930", "write gapcalc changes goals.toml goals.toml"},
        {{"check", "goals.toml", "rank"}, "E930", "write gapcalc rank goals.toml"},
        {{"goals.toml", "--formt", "csv"}, "E902", "did you mean --format?"},
        {{"goals.toml", "--form", "csv"}, "E902", "did you mean"},
        {{"goals.toml", "-x"}, "E902", ""},
        {{"check", "goals.toml", "--as-of", "2025"}, "E903", "it serves report, rank, explain, changes"},
        {{"check", "goals.toml", "-o", "x.csv"}, "E903", "it serves report"},
        {{"goals.toml", "-f"}, "E904", "write --format FORMAT"},
        {{"goals.toml", "--format="}, "E904", "write --format FORMAT"},
        {{"--format=", "goals.toml"}, "E904", "write --format FORMAT"},
        {{"goals.toml", "--only", ","}, "E907", ""},
        {{"goals.toml", "--verdict", ""}, "E904", "write --verdict V,..."},
        {{"goals.toml", "--labels=yes"}, "E905", "write --labels alone"},
        {{"goals.toml", "-f", "cvs"}, "E906", "did you mean csv?"},
        {{"goals.toml", "-f", "CSV"}, "E906", "did you mean csv?"},
        {{"goals.toml", "--columns", "name,vallue"}, "E906", "did you mean value?"},
        {{"goals.toml", "--verdict", "mised"}, "E906", "did you mean missed?"},
        {{"goals.toml", "--fail-on", "binding-missed"}, "E906", "did you mean binding_missed?"},
        {{"goals.toml", "--fail-on", "reversed-recently"}, "E906", "did you mean reversed_recently?"},
        {{"goals.toml", "--verdict", "under-way"}, "E906", "did you mean under_way?"},
        {{"goals.toml", "--columns", "on_year"}, "E906", "did you mean year_on_year?"},
        {{"goals.toml", "--fail-on", "ahead"}, "E906", ""},
        {{"goals.toml", "--sort", "gaps"}, "E906", "did you mean gap?"},
        {{"goals.toml", "--target", "last"}, "E906", "one of: first, current, final, all"},
        {{"goals.toml", "--method", "lineal"}, "E906", "did you mean linear?"},
        {{"goals.toml", "--attribute", "bindng"}, "E906", "did you mean binding?"},
        {{"goals.toml", "--lang", "de"}, "E906", "one of: zh, en"},
        {{"goals.toml", "--color", "alway"}, "E906", "did you mean always?"},
        {{"goals.toml", "--ambiguous-width", "3"}, "E906", "one of: 1, 2"},
        {{"goals.toml", "--only", "enterprise"}, "E907", "did you mean enterprises?"},
        {{"goals.toml", "--group", "econmy"}, "E907", "did you mean economy?"},
        {{"goals.toml", "--by", "entities"}, "E907", ""},
        {{"explain", "enterprisse", "goals.toml"}, "E907", "did you mean enterprises?"},
        {{"help", "verdits"}, "E907", "did you mean verdicts?"},
        {{"completion", "basch"}, "E907", "did you mean bash?"},
        {{"goals.toml", "--as-of", "2025-6-30"}, "E908", "2025-09-30"},
        {{"goals.toml", "--as-of", "1899"}, "E908", ""},
        {{"goals.toml", "--stale", "-1"}, "E909", ""},
        {{"goals.toml", "--stale", "1.5"}, "E909", ""},
        {{"goals.toml", "-j", "0"}, "E909", ""},
        {{"goals.toml", "--width", "nan"}, "E909", ""},
        {{"goals.toml", "--bom"}, "E910", "it is for csv and tsv"},
        {{"goals.toml", "-f", "json", "--raw"}, "E910", "it is for csv and tsv"},
        {{"goals.toml", "-f", "csv", "--width", "80"}, "E910", "it is for table"},
        {{"goals.toml", "-f", "markdown", "--no-truncate"}, "E910", "it is for table"},
        {{"template", "--period", "2025"}, "E910", "template --data"},
        {{"rank", "goals.toml", "--method", "trend"}, "E910", "--indicator"},
        {{"goals.toml", "--labels", "--keys"}, "E911", ""},
        {{"goals.toml", "--width", "80", "--no-truncate"}, "E911", ""},
        {{"rank", "goals.toml", "--arena", "a", "--indicator", "b"}, "E911", ""},
        {{"goals.toml", "-o", "x.docx"}, "E912", "csv"},
        {{"goals.toml", "-o", "x"}, "E912", "csv"},
        {{"template", "--data", "goals.toml", "--period", "2025", "-o", "x.json"}, "E912", "csv, tsv"},
        {{"goals.toml", "-o", "goals.toml", "-f", "csv"}, "E913", ""},
        {{"goals.toml", "-o", "./goals.toml", "-f", "csv"}, "E913", ""},
        {{"-", "-"}, "E917", "once"},
        {{"explain"}, "E920", "gapcalc explain ID"},
        {{"completion"}, "E920", "bash|zsh|fish"},
        {{"changes", "goals.toml"}, "E920", "--since PERIOD"},
        {{"template", "--data", "goals.toml"}, "E920", "--period PERIOD"},
        {{"schema", "goals.toml"}, "E921", ""},
        {{"help", "report", "check"}, "E921", ""},
        {{"template", "goals.toml"}, "E921", ""},
        {{"rank", "goals.toml"}, "E923", "[[arena]]"},
        {{"goals.toml", "--columns", "name,gap,name"}, "E924", ""},
        {{"rank", "goals.toml", "--indicator", "enterprises"}, "E925", ""},
        {{"changes", "goals.toml", "--since", "2025-12", "--as-of", "2024"}, "E926", ""},
    };
    for (const auto& one : cases) {
        std::string line;
        for (const auto& argument : one.arguments) line += " " + argument;
        CAPTURE(line);
        const auto outcome = run_program(one.arguments);
        CAPTURE(outcome.err);
        CHECK(outcome.exit == 2);
        CHECK(outcome.out.empty());
        CHECK(outcome.err.find("error[" + std::string(one.code) + "]") != std::string::npos);
        CHECK(outcome.err.find(one.help) != std::string::npos);
        CHECK(!std::filesystem::exists("x.csv"));
    }
    CHECK(ScratchFolder::read("goals.toml") == k_plain_goal);
}

TEST_CASE("options stand before or after the command and the files") {
    const ScratchFolder folder;
    ScratchFolder::write("goals.toml", k_plain_goal);
    const auto expected = run_program({"report", "goals.toml", "-f", "csv", "-q", "--columns", "value"});
    CHECK(expected.exit == 0);
    CHECK(expected.out == "value\n752\n");
    CHECK(expected.err.empty());
    const std::vector<std::string> others[] = {
        {"goals.toml", "-f", "csv", "-q", "--columns", "value"},
        {"-f", "csv", "-q", "--columns", "value", "goals.toml"},
        {"-f", "csv", "report", "-q", "--columns", "value", "goals.toml"},
        {"-qfcsv", "--columns=value", "goals.toml"},
        {"-qf", "csv", "--columns=value", "./goals.toml"},
        {"-q", "--format=csv", "--columns", "value", "--", "goals.toml"},
        {"-q", "-f", "json", "-f", "csv", "--columns", "value", "goals.toml"},
    };
    for (const auto& arguments : others) {
        CAPTURE(arguments);
        CHECK(run_program(arguments).out == expected.out);
    }
}

TEST_CASE("a file named like a command is reached as ./check or after two dashes") {
    const ScratchFolder folder;
    ScratchFolder::write("check", k_plain_goal);
    for (const std::vector<std::string>& arguments :
         {std::vector<std::string>{"-qfcsv", "--columns", "value", "./check"},
          std::vector<std::string>{"-qfcsv", "--columns", "value", "--", "check"}})
        CHECK(run_program(arguments).out == "value\n752\n");
}

TEST_CASE("without a file a terminal gets short help and exit 2") {
    for (const std::vector<std::string>& arguments :
         {std::vector<std::string>{}, std::vector<std::string>{"report"}, std::vector<std::string>{"check"},
          std::vector<std::string>{"--lang", "en", "list"}}) {
        const auto outcome = run_program(arguments);
        CHECK(outcome.exit == 2);
        CHECK(outcome.out.empty());
        CHECK(outcome.err.find("gapcalc template") != std::string::npos);
    }
}

TEST_CASE("an input without indicators is exit 2, for check a warning") {
    const ScratchFolder folder;
    ScratchFolder::write("empty.toml", "");
    for (const std::string command : {"report", "list", "rank"}) {
        CAPTURE(command);
        const auto outcome = run_program({command, "empty.toml"});
        CHECK(outcome.exit == 2);
        CHECK(outcome.out.empty());
        CHECK(outcome.err.find("error[E915]") != std::string::npos);
    }
    const auto check = run_program({"check", "empty.toml"});
    CHECK(check.exit == 0);
    CHECK(check.out.find("warning[W915]") != std::string::npos);
    CHECK(check.out.ends_with("0 errors, 1 warning in 1 file (0 indicators)\n"));
    CHECK(run_program({"check", "--strict", "empty.toml"}).exit == 1);
}

TEST_CASE("the language of messages follows --lang, then LC_ALL, LC_MESSAGES and LANG") {
    const ScratchFolder folder;
    struct Case {
        std::map<std::string, std::string> variables;
        std::vector<std::string> more;
        bool zh;
    };
    const Case cases[] = {
        {{}, {}, false},
        {{{"LANG", "zh_CN.UTF-8"}}, {}, true},
        {{{"LANG", "zh_CN.UTF-8"}, {"LC_ALL", "C"}}, {}, false},
        {{{"LANG", "en_US.UTF-8"}, {"LC_MESSAGES", "zh_CN"}}, {}, true},
        {{{"LC_ALL", ""}, {"LANG", "zh_TW"}}, {}, true},
        {{{"LC_ALL", "fr_FR"}}, {}, false},
        {{{"LC_ALL", "C"}}, {"--lang", "zh"}, true},
        {{{"LC_ALL", "zh_CN"}}, {"--lang=en"}, false},
    };
    for (const auto& one : cases) {
        auto environment = quiet_environment();
        environment.variables = one.variables;
        auto arguments = one.more;
        arguments.insert(arguments.begin(), "nowhere.toml");
        const auto outcome = run_program(arguments, environment);
        CHECK(outcome.exit == 2);
        CHECK((outcome.err.find("错误[E901]") != std::string::npos) == one.zh);
        CHECK((outcome.err.find("error[E901]") != std::string::npos) == !one.zh);
    }
}

TEST_CASE("help is in one language from its first line to its last") {
    const auto is_chinese = [](std::string_view line) {
        return std::any_of(line.begin(), line.end(),
                           [](char c) { return static_cast<unsigned char>(c) >= 0xE4; });
    };
    const std::vector<std::vector<std::string>> asked = {{},
                                                         {"report"},
                                                         {"check"},
                                                         {"list"},
                                                         {"rank"},
                                                         {"changes", "--since", "2022"},
                                                         {"explain", "x"},
                                                         {"--help"}};
    for (const auto& arguments : asked) {
        const std::string command = arguments.empty() ? "" : arguments[0];
        CAPTURE(command);
        for (const char* const language : {"en", "zh"}) {
            auto environment = quiet_environment();
            environment.variables["LC_ALL"] = language == std::string_view("zh") ? "zh_CN.UTF-8" : "C";
            const auto outcome = run_program(arguments, environment);
            const std::string text = outcome.out.empty() ? outcome.err : outcome.out;
            REQUIRE(text.size() > 100);
            const std::string_view all(text.data(), text.size() - 1);
            const std::string_view last = all.substr(all.rfind('\n') + 1);
            CAPTURE(last);
            CHECK(is_chinese(last) == (language == std::string_view("zh")));
            CHECK(is_chinese(all.substr(0, all.find('\n'))) == (language == std::string_view("zh")));
            if (language == std::string_view("en")) CHECK_FALSE(is_chinese(all));
        }
    }
}

TEST_CASE("version and help go to stdout with exit 0, also beside mistakes") {
    CHECK(run_program({"--version"}).out.starts_with("gapcalc "));
    CHECK(run_program({"-V"}).out == run_program({"--version"}).out);
    CHECK(run_program({"report", "-V"}).out == run_program({"--version"}).out);
    for (const std::vector<std::string>& arguments :
         {std::vector<std::string>{"-h"}, std::vector<std::string>{"--help"},
          std::vector<std::string>{"help"}, std::vector<std::string>{"check", "--help", "--no-such"},
          std::vector<std::string>{"help", "format"}, std::vector<std::string>{"report", "-qh"},
          std::vector<std::string>{"help", "rank"}}) {
        const auto outcome = run_program(arguments);
        CHECK(outcome.exit == 0);
        CHECK(outcome.out.find("gapcalc") != std::string::npos);
        CHECK(outcome.err.empty());
    }
}
