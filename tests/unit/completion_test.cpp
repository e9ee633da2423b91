// What stands in a completion script means the same to its shell: nothing in a description ends a quote or an
// option.
#include "cli/completion.hpp"

#include <doctest/doctest.h>

using namespace gapcalc::cli;

namespace {

std::string script(const char* shell, const std::string& description) {
    OptionShape option;
    option.names = {"--deadline"};
    option.description = description;
    option.takes_value = true;
    CommandShape program, report;
    report.name = "report";
    report.description = description;
    report.options = {option};
    return completion_script(shell, {program, report}).value_or("");
}

} // namespace

TEST_CASE("completion: characters that mean something to a shell are escaped and no others") {
    struct Row {
        const char *text, *zsh, *fish;
    };
    for (const Row& row : {
             Row{"plain (words) = 1, 2; *", "plain (words) = 1, 2; *", "plain (words) = 1, 2; *"},
             {"default: x", "default\\: x", "default: x"},
             {"[a]", "\\[a\\]", "[a]"},
             {"back\\slash", "back\\\\slash", "back\\\\slash"},
             {"the file's", "the file'\\''s", "the file\\'s"},
             {"$HOME `x` \"y\"", "$HOME `x` \"y\"", "$HOME `x` \"y\""},
         }) {
        CAPTURE(row.text);
        CHECK(script("zsh", row.text).find("'*--deadline=[" + std::string(row.zsh) + "]:value:'") !=
              std::string::npos);
        const std::string fish = script("fish", row.text);
        CHECK(fish.find(" -l deadline -x -d '" + std::string(row.fish) + "'\n") != std::string::npos);
        CHECK(fish.find(" -a report -d '" + std::string(row.fish) + "'\n") != std::string::npos);
    }
    CHECK(script("bash", "").find("report:--deadline) return ;;") != std::string::npos);
    for (const std::string& shell : shells()) CHECK_FALSE(script(shell.c_str(), "x").empty());
    CHECK_FALSE(completion_script("cmd", {}).has_value());
}
