// Help texts in two columns, by display width.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gapcalc::cli {

struct Pair {
    std::string left, right;
};
/// Lines of both columns, the right one beginning at `column` (further down a line where the left one is
/// longer) and broken to fit a line of 100 cells.
std::string two_columns(const std::vector<Pair>& pairs, int column);

} // namespace gapcalc::cli
