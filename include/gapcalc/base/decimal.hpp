// Numbers as people write them.
#pragma once

#include "gapcalc/base/rational.hpp"

#include <cstdint>
#include <string_view>

namespace gapcalc {

/// A number read from text: exact, and with the decimals that its writer thought worth writing.
struct Decimal {
    std::int64_t digits = 0;   ///< the significant digits, at most 18, with the sign
    std::int16_t exponent = 0; ///< value = digits x 10^exponent
    std::uint8_t places = 0;   ///< decimals as written: 2 for 18.60

    Rational value() const { return Rational::scaled(digits, exponent); }
};

/// Why a text is not a number that can be held.
enum class NumberFault : std::uint8_t {
    none,
    empty,           ///< nothing there
    not_a_number,    ///< does not begin as a number
    trailing,        ///< something follows the number
    too_many_digits, ///< over 18 significant digits
    out_of_range,    ///< magnitude outside 10^±100
    not_finite,      ///< inf or nan
    not_decimal,     ///< hexadecimal, octal or binary
    grouped,         ///< thousands separators where none are accepted
    full_width,      ///< full-width digits or signs
};

/// A number and how far it was read: `fault` is none, or says what stands at byte `at`.
struct ParsedDecimal {
    Decimal number;
    NumberFault fault = NumberFault::none;
    std::size_t at = 0;
};

/// What a reader accepts besides digits, sign, point and exponent.
struct NumberSyntax {
    bool underscores = false; ///< TOML's 1_234
    bool grouping = false;    ///< 1,234.5 with groups of three
};

/// Reads the whole of `text` as one number.
ParsedDecimal parse_decimal(std::string_view text, NumberSyntax syntax = {});
/// Reads the number that `text` begins with; `at` is then the byte after it, whatever follows.
ParsedDecimal parse_decimal_prefix(std::string_view text, NumberSyntax syntax = {});

} // namespace gapcalc
