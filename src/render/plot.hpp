// A history drawn in characters.
#pragma once

#include "gapcalc/table.hpp"

#include <string>
#include <vector>

namespace gapcalc::render {

/// The points, the way to the target and the target, with round numbers at the axis, as lines of plain ASCII
/// (but for the names of steps) no wider than `width` (0: a usual one); then what its characters mean. Empty
/// when there is nothing to draw.
std::vector<std::string> plot(const table::Chart& chart, Language language, int width);

} // namespace gapcalc::render
