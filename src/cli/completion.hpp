// Completion scripts, made from the shape of the real commands and options.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gapcalc::cli {

struct OptionShape {
    std::vector<std::string> names; ///< with their dashes
    std::string description;
    bool takes_value = false;
    bool takes_file = false;
    bool takes_list = false;        ///< several values with commas between
    std::vector<std::string> words; ///< the values it knows
};

struct CommandShape {
    std::string name; ///< empty: the program without a command
    std::string description;
    std::vector<OptionShape> options;
    bool takes_files = false;
    std::vector<std::string> words; ///< what may stand in the first place
};

/// The shells there are scripts for.
std::vector<std::string> shells();
/// The script for a shell; the first shape is the program without a command. Empty for an unknown shell.
std::optional<std::string> completion_script(std::string_view shell, const std::vector<CommandShape>& shapes);

} // namespace gapcalc::cli
