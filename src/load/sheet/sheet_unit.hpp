// Units as sheets write them: those that are known, and others of their kind, as 千元 and 百万元.
#pragma once

#include "gapcalc/base/rational.hpp"

#include <optional>
#include <string_view>

namespace gapcalc::load {

/// Whether it is a known unit, perhaps with a magnitude before it.
bool is_unit(std::string_view text);

/// Whether it is a unit of many: 亿元, 万人, 千元.
bool has_magnitude(std::string_view unit);

/// The factor that turns a number of `from` into one of `to`; empty when there is none.
std::optional<Rational> unit_factor(std::string_view from, std::string_view to);

} // namespace gapcalc::load
