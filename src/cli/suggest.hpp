// Help for a word that is not known: the nearest right one, or all there are.
#pragma once

#include "gapcalc/base/text.hpp"

#include <string>
#include <vector>

namespace gapcalc::cli {

/// "did you mean X?" when one is near, else all of them when they are few; empty when neither helps.
Text suggestion(std::string_view word, const std::vector<std::string>& candidates);
/// The words joined by ", ".
std::string join(const std::vector<std::string>& words, std::string_view between = ", ");

} // namespace gapcalc::cli
