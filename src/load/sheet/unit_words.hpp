// The units that a text speaks of: a title, the name of a sheet, a note, a number format.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gapcalc::load {

/// The units that stand in `text` as words of their own, each once, as 万元 in 填报单位：统计局  单位：万元
/// and in 以万元为单位; not those behind a number or inside another word, as in 超50万元的项目.
std::vector<std::string> units_in(std::string_view text);

} // namespace gapcalc::load
