// A row's history drawn in characters.
#pragma once

#include "tabulate/sheet.hpp"

#include <string>
#include <vector>

namespace gapcalc::tabulate {

/// The points up to now, the path from the baseline to the target and the target, as lines of plain ASCII
/// (but for the names of stages) no wider than `width` (0: a usual one); empty when there is nothing to draw.
std::vector<std::string> plot(const RowView& view, Language language, int width);
/// What the characters of the plot mean.
std::string plot_legend(const RowView& view, Language language);

} // namespace gapcalc::tabulate
