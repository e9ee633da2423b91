// The words and letters that publishers write for the status of a figure.
#pragma once

#include "gapcalc/base/text.hpp"
#include "gapcalc/model/figure_detail.hpp"

#include <string>
#include <string_view>

namespace gapcalc::load {

/// What a cell or string says of a figure's status.
struct StatusWords {
    Statuses statuses;
    std::string unknown; ///< the words that mean nothing here, as written
};

/// Reads words (`provisional`, 初步) and SDMX's letters, one or several: `P`, `bp`, `B, E`; case does not
/// matter.
StatusWords read_statuses(std::string_view text);

/// Adds words to a note behind what it says already.
void add_to_note(Text& note, std::string_view words);

} // namespace gapcalc::load
