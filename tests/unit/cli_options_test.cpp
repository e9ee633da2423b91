// Every command and option is told alike by help, completion and man page; and helps, topics and handed-out
// texts hold.
#include "cli_run.hpp"

#include "cli/data.hpp"
#include "cli/examples.hpp"
#include "cli/help_topics.hpp"
#include "cli/options.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <set>

using namespace gapcalc;

namespace {

std::string documentation(const std::string& name) {
    return ScratchFolder::read(std::string(GAPCALC_PROJECT) + "/docs/" + name);
}

/// Whether `text` holds `word` with no letter, digit or dash beside it.
bool holds_word(const std::string& text, const std::string& word) {
    const auto joins = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '-'; };
    for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
        const auto end = at + word.size();
        if ((at == 0 || !joins(text[at - 1])) && (end == text.size() || !joins(text[end]))) return true;
    }
    return false;
}

} // namespace

TEST_CASE("the tables of commands and options stand in the order of their enumerations") {
    for (std::size_t at = 0; at < cli::commands().size(); ++at)
        CHECK(std::size_t(cli::commands()[at].command) == at);
    CHECK(cli::commands().size() == std::size_t(cli::k_command_count));
    for (std::size_t at = 0; at < cli::options().size(); ++at)
        CHECK(std::size_t(cli::options()[at].key) == at);
    CHECK(cli::options().size() == std::size_t(cli::OptionKey::version) + 1);
}

TEST_CASE("no command has two options of one name or letter") {
    for (const auto& command : cli::commands()) {
        std::multiset<std::string> names;
        for (const auto& option : cli::options())
            if (option.serves(command.command)) {
                names.insert(std::string(option.name));
                if (option.letter) names.insert(std::string(1, option.letter));
            }
        for (const auto& name : names) {
            CAPTURE(command.name);
            CAPTURE(name);
            CHECK(names.count(name) == 1);
        }
    }
}

TEST_CASE("every option is in its commands' help in both languages") {
    for (const auto& command : cli::commands())
        for (const std::string language : {"zh", "en"}) {
            const auto help = run_program({std::string(command.name), "--help", "--lang", language}).out;
            for (const auto& option : cli::options()) {
                CAPTURE(command.name);
                CAPTURE(option.name);
                CHECK(holds_word(help, "--" + std::string(option.name)) ==
                      std::ranges::any_of(cli::options(), [&](const cli::OptionSpec& other) {
                          return other.name == option.name && other.serves(command.command);
                      }));
            }
        }
}

TEST_CASE("every command and option is in the completion of every shell") {
    for (const std::string shell : {"bash", "zsh", "fish"}) {
        const auto script = run_program({"completion", shell});
        CHECK(script.exit == 0);
        for (const auto& command : cli::commands()) CHECK(holds_word(script.out, std::string(command.name)));
        for (const auto& option : cli::options()) {
            CAPTURE(shell);
            CAPTURE(option.name);
            const auto name = std::string(shell == "fish" ? "-l " : "--") + std::string(option.name);
            CHECK(holds_word(script.out, name));
        }
        for (const std::string word :
             {"reversed_recently", "binding_missed", "markdown", "needed_growth", "projection"})
            CHECK(holds_word(script.out, word));
    }
}

TEST_CASE("every command, option, condition and variable is in the manual pages") {
    for (const std::string name : {"gapcalc.1.scd", "gapcalc.1.zh.scd"}) {
        CAPTURE(name);
        const auto page = documentation(name);
        for (const auto& command : cli::commands())
            CHECK(page.find("*" + std::string(command.name) + "*") != std::string::npos);
        for (auto at = page.find("\n*-"); at != page.npos; at = page.find("\n*-", at + 1)) {
            const auto name_at = page.find("*--", at) + 3;
            const auto term = page.substr(name_at, page.find('*', name_at) - name_at);
            CAPTURE(term);
            CHECK(std::ranges::find(cli::options(), term, &cli::OptionSpec::name) != cli::options().end());
        }
        for (const auto& option : cli::options()) {
            CAPTURE(option.name);
            const auto term = "*--" + std::string(option.name) + "*";
            CHECK(page.find("\n" + (option.letter ? std::string("*-") + option.letter + "*, " : "") + term) !=
                  std::string::npos);
            if (!option.value.empty() && !option.value.starts_with("1|2"))
                CHECK(page.find("_" + std::string(option.value.substr(0, option.value.find(','))) + "_") !=
                      std::string::npos);
        }
        for (const auto key :
             {cli::OptionKey::fail_on, cli::OptionKey::format, cli::OptionKey::verdict, cli::OptionKey::sort,
              cli::OptionKey::method, cli::OptionKey::target, cli::OptionKey::color})
            for (const auto& word : cli::choices(key, cli::Command::report)) {
                CAPTURE(word);
                CHECK(page.find("*" + word + "*") != std::string::npos);
            }
        for (const std::string variable : cli::known_variables())
            CHECK(page.find("*" + variable + "*") != std::string::npos);
        for (const auto& topic : cli::help_topics()) CHECK(holds_word(page, std::string(topic.name)));
    }
}

TEST_CASE("every option is in the table of each README, and no other") {
    for (const std::string name : {"../README.md", "../README.zh.md"}) {
        CAPTURE(name);
        const auto page = documentation(name);
        std::vector<std::string> rows, expected;
        for (std::size_t at = page.find("\n| `-"); at != page.npos; at = page.find("\n| `-", at + 1))
            rows.push_back(page.substr(at + 4, page.find('`', at + 4) - at - 4));
        for (const auto& option : cli::options()) {
            const auto row = (option.letter ? std::string("-") + option.letter + ", " : std::string()) +
                             "--" + std::string(option.name);
            // Options of different commands may share a name and then share a row.
            if (std::ranges::find(expected, row) == expected.end()) expected.push_back(row);
        }
        CHECK(rows == expected);
        const auto begin = page.find("\n| `-f, --format`"), end = page.find("\n\n", begin);
        const auto table = page.substr(begin, end - begin);
        for (const auto key : {cli::OptionKey::fail_on, cli::OptionKey::format,
                               cli::OptionKey::problem_format, cli::OptionKey::sort, cli::OptionKey::method,
                               cli::OptionKey::target, cli::OptionKey::color, cli::OptionKey::lang})
            for (const auto& word : cli::choices(key, cli::Command::report)) {
                CAPTURE(word);
                CHECK(table.find("`" + word + "`") != std::string::npos);
                if (word == "binding_missed") break; // the flags follow, which are told elsewhere
            }
    }
}

TEST_CASE("every example of the help is a command line that is understood") {
    const ScratchFolder folder;
    const std::string starter(cli::data::starter_en_toml);
    ScratchFolder::write("goals.toml", starter + "[[arena]]\nid = \"race\"\nover = \"towns\"\n"
                                                 "indicators = [ { id = \"schools\", weight = 100 } ]\n");
    ScratchFolder::write("june.csv", "series,period,value\nwaiting-days,2024-06,7\n");
    std::filesystem::create_directory("plan");
    ScratchFolder::write("plan/goals.toml", starter);
    ScratchFolder::write("villages.toml",
                         ScratchFolder::read(std::string(GAPCALC_PROJECT) + "/examples/database/goals.toml"));
    for (const auto& command : cli::commands()) {
        CAPTURE(command.name);
        CHECK(std::ranges::any_of(cli::examples(),
                                  [&](const auto& one) { return one.command == command.command; }));
    }
    for (const auto& example : cli::examples()) {
        CAPTURE(example.line);
        if (!example.line.starts_with("gapcalc ") ||
            example.line.find("--indicator") != std::string_view::npos)
            continue;
        auto line = example.line.substr(8, example.line.find(" >") == std::string_view::npos
                                               ? std::string_view::npos
                                               : example.line.find(" >") - 8);
        std::vector<std::string> arguments;
        while (!line.empty()) {
            const auto blank = std::min(line.find(' '), line.size());
            arguments.emplace_back(line.substr(0, blank));
            line.remove_prefix(std::min(blank + 1, line.size()));
        }
        const auto outcome = run_program(arguments);
        CAPTURE(outcome.err);
        CHECK(outcome.exit != 2);
    }
}

TEST_CASE("every topic is there in both languages, and its lines fit a page") {
    for (const auto& topic : cli::help_topics())
        for (const std::string language : {"zh", "en"}) {
            CAPTURE(topic.name);
            const auto text = run_program({"help", std::string(topic.name), "--lang", language}).out;
            CHECK(text.size() > 100);
            for (std::size_t at = 0; at < text.size();) {
                const auto end = text.find('\n', at);
                const auto line = text.substr(at, end - at);
                CAPTURE(line);
                CHECK(display_width(line) <= 110);
                CHECK(!line.ends_with(' '));
                at = end + 1;
            }
        }
}

TEST_CASE("the starter files pass check without a warning and give a table") {
    const ScratchFolder folder;
    for (const std::string language : {"zh", "en"}) {
        CAPTURE(language);
        const auto text = run_program({"template", "--lang", language});
        CHECK(text.exit == 0);
        ScratchFolder::write("goals.toml", text.out);
        const auto check = run_program({"check", "--strict", "goals.toml"});
        CAPTURE(check.out);
        CHECK(check.exit == 0);
        CHECK(check.out == "0 errors, 0 warnings in 1 file (5 indicators)\n");
        CHECK(run_program({"goals.toml"}).exit == 0);
    }
}

TEST_CASE("the CSV to be filled in asks for what is lacking, and is read back") {
    const ScratchFolder folder;
    ScratchFolder::write("goals.toml", R"(
[[entities]]
id = "towns"
name = "镇"
count = 4
members = [ { id = "east", name = "东镇" }, "西镇", "南镇" ]
[[series]]
id = "income"
unit = "万元"
over = "towns"
[series.observations."西镇"]
2024 = 5
[[indicator]]
id = "rich"
series = "income"
measure = "count"
where = { at_least = 3 }
target = { at_least = "100%", by = 2025 }
[[indicator]]
id = "days"
unit = "天"
target = { at_most = 5, by = 2025 }
[indicator.observations]
2023 = 8
[[indicator]]
id = "roads"
unit = "公里"
target = { at_least = 5, by = 2025 }
[indicator.observations]
2024-12 = 4
)");
    const auto outcome = run_program({"template", "--data", "goals.toml", "--period", "2024"});
    CHECK(outcome.exit == 0);
    CHECK(outcome.out == "series,entity,period,value,unit,status,source,note,published\n"
                         "income,东镇,2024,,万元,,,,\n"
                         "income,南镇,2024,,万元,,,,\n"
                         "days,,2024,,天,,,,\n");
    CHECK(outcome.err.find("note[N903]: 1 of \"镇\"") != std::string::npos);
    auto filled = outcome.out;
    filled.replace(filled.find("2024,,万元"), 5, "2024,7");
    ScratchFolder::write("filled.csv", filled);
    const auto report = run_program(
        {"goals.toml", "--data", "filled.csv", "-qfcsv", "--only", "rich", "--columns", "value,coverage"});
    CHECK(report.exit == 0);
    CHECK(report.out == "value,coverage\n2,0.500000\n");
    CHECK(run_program({"template", "--data", "goals.toml", "--period", "2024", "-o", "todo.tsv"}).exit == 0);
    CHECK(ScratchFolder::read("todo.tsv").starts_with("series\tentity\tperiod\tvalue\tunit\tstatus\t"));
}
