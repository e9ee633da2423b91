// Where a line of text may be broken.
#pragma once

#include <string_view>

namespace gapcalc {

/// The first piece of `text` that is not to be broken: a word with the blanks before it, or one wide
/// character, each with the punctuation that may not begin a line after it, or end one before it.
std::string_view unbroken_piece(std::string_view text);

} // namespace gapcalc
