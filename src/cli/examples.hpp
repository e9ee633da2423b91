// Examples of each command for its help; a test runs them.
#pragma once

#include "cli/options.hpp"

#include <span>
#include <string_view>

namespace gapcalc::cli {

struct Example {
    Command command;
    std::string_view line; ///< as typed
    std::string_view zh, en;
    std::string_view in(Language language) const { return language == Language::zh ? zh : en; }
};
/// All examples, those of one command beside each other.
std::span<const Example> examples();

} // namespace gapcalc::cli
