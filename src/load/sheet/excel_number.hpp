// The numbers of a workbook's cells, exactly: text to text, without binary floats.
#pragma once

#include "gapcalc/base/period.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gapcalc::load {

/// Appends the number in `text` rounded to 15 significant digits, times 10^shift, as plainly as it can be
/// written; false, with nothing done, when it is no number.
bool append_excel_number(std::string& out, std::string_view text, int shift = 0);

/// The whole part of a number that is not negative and below 10 million; empty of another.
std::optional<std::int32_t> excel_serial(std::string_view number);

/// The day of a serial number; empty where there is none, such as 29 February 1900.
std::optional<Date> excel_date(std::int32_t serial, bool since_1904);

} // namespace gapcalc::load
