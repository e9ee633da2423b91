// The topics of `help`.
#pragma once

#include "gapcalc/base/text.hpp"

#include <span>
#include <string>
#include <string_view>

namespace gapcalc::cli {

struct HelpTopic {
    std::string_view name;
    std::string_view zh, en; ///< one line for the list of topics
    std::string (*text)(Language);
    std::string_view summary(Language language) const { return language == Language::zh ? zh : en; }
};
/// All topics, in the order of the list.
std::span<const HelpTopic> help_topics();

} // namespace gapcalc::cli
