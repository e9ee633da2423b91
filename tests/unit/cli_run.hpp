// Runs the program in memory: files in a folder of its own, streams caught, a clock that stands still.
#pragma once

#include "cli/cli.hpp"

#include <cstdlib>
#include <filesystem>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace gapcalc {

/// A folder that is the current one while this lives, and is removed afterwards.
class ScratchFolder {
  public:
    ScratchFolder() : before_(std::filesystem::current_path()) {
        std::string name = (std::filesystem::temp_directory_path() / "gapcalc-XXXXXX").string();
        path_ = mkdtemp(name.data());
        std::filesystem::current_path(path_);
    }
    ~ScratchFolder() {
        std::filesystem::current_path(before_);
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;

    static void write(const std::string& name, std::string_view text) {
        std::FILE* const file = std::fopen(name.c_str(), "w");
        std::fwrite(text.data(), 1, text.size(), file);
        std::fclose(file);
    }
    static std::string read(const std::string& name) {
        std::string text;
        std::FILE* const file = std::fopen(name.c_str(), "r");
        if (!file) return "(no file)";
        for (int c = 0; (c = std::fgetc(file)) != EOF;) text += static_cast<char>(c);
        std::fclose(file);
        return text;
    }

  private:
    std::filesystem::path before_, path_;
};

/// What a run wrote and how it ended.
struct Outcome {
    int exit = -1;
    std::string out, err;
};

/// The world that a run sees: 2025-06-30 unless the test changes it, no terminal, no environment.
inline cli::Environment quiet_environment() {
    cli::Environment environment;
    environment.today = [] { return Date{2025, 6, 30}; };
    environment.in_is_terminal = true; // nothing is read from the test's own standard input
    return environment;
}

inline Outcome run_program(const std::vector<std::string>& arguments,
                           cli::Environment environment = quiet_environment()) {
    char* out = nullptr;
    char* err = nullptr;
    std::size_t out_size = 0, err_size = 0;
    environment.out = open_memstream(&out, &out_size);
    environment.err = open_memstream(&err, &err_size);
    std::vector<const char*> words;
    for (const auto& argument : arguments) words.push_back(argument.c_str());
    Outcome outcome;
    outcome.exit = static_cast<int>(cli::run(words, environment));
    std::fclose(environment.out);
    std::fclose(environment.err);
    outcome.out.assign(out, out_size);
    outcome.err.assign(err, err_size);
    std::free(out);
    std::free(err);
    return outcome;
}

/// One plain goal: 752 of more than 800 by 2025.
inline constexpr std::string_view k_plain_goal = R"(title = "Goals"
lang = "en"
[[group]]
id = "economy"
name = "Economy"
[[indicator]]
id = "enterprises"
name = { zh = "企业", en = "Enterprises" }
group = "economy"
unit = "家"
attribute = "binding"
baseline = { at = 2022, value = 700 }
target = { more_than = 800, by = 2025 }
[indicator.observations]
2023 = 731
2024-06 = 752
2026 = 790
)";

/// Three goals in two groups, of different gaps, the last without a figure.
inline constexpr std::string_view k_three_goals = R"(lang = "en"
[[group]]
id = "one"
name = "Group one"
[[group]]
id = "two"
name = "Group two"
[[indicator]]
id = "near"
name = "Zeta"
group = "one"
baseline = { at = 2022, value = 0 }
target = { at_least = 100, by = 2025 }
[indicator.observations]
2024 = 90
[[indicator]]
id = "far"
name = "Alpha, and more"
group = "one"
attribute = "binding"
baseline = { at = 2022, value = 0 }
target = { at_least = 10, by = 2025 }
[indicator.observations]
2024 = 1
[[indicator]]
id = "unknown"
name = "Beta"
group = "two"
target = { at_least = 10, by = 2025 }
)";

} // namespace gapcalc
