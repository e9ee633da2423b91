// What the program says about itself.
#pragma once

#include "cli/options.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gapcalc::cli {

/// Help of the whole program: examples first, then commands.
std::string general_help(Language language);
/// Help of one command: examples, usage, its options.
std::string command_help(Command command, Language language);
/// A few lines for a run that was given nothing to do.
std::string short_help(Command command, Language language);
/// The names of the topics that are no commands.
std::vector<std::string> topic_names();
/// Help on a command or a topic; empty when there is neither.
std::optional<std::string> topic_help(std::string_view name, Language language);

} // namespace gapcalc::cli
