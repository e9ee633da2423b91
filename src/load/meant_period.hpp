// What was meant by something that is not quite a period.
#pragma once

#include "gapcalc/base/period.hpp"
#include "gapcalc/base/text.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace gapcalc::load {

/// The period for what people write for one, as 2025-6-30, 2025.6 or 2025年; empty when that is unclear.
std::optional<WrittenPeriod> meant_period(std::string_view text);
/// How a value of that period is written: in quotes where TOML wants them.
std::string as_value(const WrittenPeriod& period);
/// How periods are spelled, as a help.
extern const Text k_period_spellings;

} // namespace gapcalc::load
