// The topics of `help`: files of data/help, in each of them a line for the list of topics, an empty one, and
// the text. A line of the text that begins with @ is replaced by what the program knows itself:
//   @row WIDTH NAME: WORDS      two columns, the first WIDTH cells wide
//   @verdict WIDTH KEY: WORDS   the same, with the label beside the key; @flag likewise
//   @columns WIDTH, @reasons WIDTH, @blanks WIDTH   all of them
#pragma once

#include "gapcalc/base/text.hpp"

#include <span>
#include <string>
#include <string_view>

namespace gapcalc::cli {

struct HelpTopic {
    std::string_view name;
    const std::string_view *zh, *en; ///< the files
    std::string_view in(Language language) const { return language == Language::zh ? *zh : *en; }
    /// One line for the list of topics.
    std::string_view summary(Language language) const;
    /// The text, with those lines replaced.
    std::string text(Language language) const;
};
/// All topics, in the order of the list.
std::span<const HelpTopic> help_topics();

} // namespace gapcalc::cli
