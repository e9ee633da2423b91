// What the number formats of a workbook make of a number: a percentage, a date, a number with its unit.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace gapcalc::load {

/// How cells of one format are shown, as far as it changes what their number means.
struct NumberFormat {
    enum class Shows : std::uint8_t {
        number,
        percent, ///< 0.625 as 62.5%
        day,     ///< year, month and day
        month,   ///< year and month
        year,
        no_year, ///< a date without its year, or a time of day
    };
    Shows shows = Shows::number;
    bool divides = false; ///< 612300 as 612 or 61.2
    int power = 0;        ///< by that power of ten
    bool varies = false;  ///< by what the number is: 20 as 20元, 612300 as 61.2万元
    std::string prefix;   ///< the text that it puts before the number: >
    std::string suffix;   ///< the text that it puts behind the number: 亿元, %
    std::string code;     ///< as in the workbook

    /// Whether it divides into a unit that it names: 612300 as 61.2万元.
    bool divides_into_unit() const;
    bool is_date() const { return shows >= Shows::day; }
    /// Whether what a reader sees is another number than the one in the cell, and no unit says so: 20 as
    /// 20万, as > 20, or as -20.
    bool shows_another() const;
};

/// Reads a format code, such as 0.00%, yyyy"年"m"月" or #,##0.0"亿元".
NumberFormat read_number_format(std::string_view code);
/// The format of a built-in number, as Chinese Excel shows those that depend on the language (27 to 36, 50 to
/// 58).
NumberFormat built_in_number_format(unsigned number);

} // namespace gapcalc::load
