// The signs and words that make a bound of a number.
#pragma once

#include "gapcalc/base/bound.hpp"

#include <string>
#include <string_view>

namespace gapcalc::load {

/// What the text of a figure says before and behind its number.
struct BoundText {
    Bound bound = Bound::exact;
    bool approximate = false; ///< "about 10": neither a number nor a bound
    std::string_view number;  ///< the text without those words; all of it where there are none
};

/// Reads `>10.5`, `≤3`, `超10亿元`, `10亿元以上`; a text in which no number follows is left as it is.
BoundText read_bound(std::string_view text);
/// `>`, `>=`, `<` or `<=`; not of an exact number.
std::string written_sign(Bound bound);
/// How a bound is written that is said in words which are not read, as `不超过10`, `over 760`, `760+`; empty
/// where none is said.
std::string bound_meant(std::string_view text);
/// `text` with the unit behind its number: `10亿以上` and 元 give `10亿元以上`.
std::string with_unit(std::string_view text, std::string_view unit);

} // namespace gapcalc::load
