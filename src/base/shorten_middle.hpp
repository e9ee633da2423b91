// A text that has to fit, cut where it hurts least.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace gapcalc {

/// What stays of a text that is cut. Brackets at its end stay whole where there is room for more than them.
enum class Kept : std::uint8_t { both_ends, more_of_the_end, end };
/// Where the brackets at the end of the text begin, with the blank before them; its size where it has none.
std::size_t end_brackets(std::string_view text);
/// `text` in at most `cells` cells, its middle left out (`..`), never inside a number.
std::string shorten_middle(std::string_view text, int cells, int ambiguous = 1, Kept kept = Kept::both_ends);

} // namespace gapcalc
