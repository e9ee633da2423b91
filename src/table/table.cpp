#include "gapcalc/table.hpp"

#include <algorithm>

namespace gapcalc::table {
namespace {

// A value that is not 0 may need this many more digits to show it; sums of 18-digit figures stay far
// below.
constexpr int k_most_extra_places = 40;

/// Whether `shown` would tell a reader that nothing is missing, or that all is reached, when that is not so.
bool misleads(const Rational& value, const Rational& shown, Form form) {
    if (shown.is_zero()) return !value.is_zero();
    return form == Form::ratio && value < Rational(100) && shown == Rational(100);
}

void group_thousands(std::string& digits) {
    const std::size_t sign = digits.empty() || digits[0] != '-' ? 0 : 1;
    std::size_t at = std::min(digits.find('.'), digits.size());
    while (at > sign + 3) {
        at -= 3;
        digits.insert(at, 1, ',');
    }
}

} // namespace

void append_machine_number(TextBuffer& out, const Number& number) {
    constexpr int k_places = 6, k_most_places = 18;
    switch (number.form) {
    case Form::exact:
        return number.value.append_exact(out, k_most_places, k_places);
    case Form::whole:
        return number.value.append_fixed(out, 0);
    case Form::six:
    case Form::ratio:
    case Form::points:
        return number.value.append_fixed(out, k_places);
    }
}

std::string machine_number(const Number& number) {
    TextBuffer out;
    append_machine_number(out, number);
    return out.take();
}

std::string people_number(const Number& number) {
    const bool is_ratio = number.form == Form::ratio;
    const Rational value = is_ratio ? number.value * Rational(100) : number.value;
    int places = number.places;
    if (is_ratio || number.form == Form::points) places = 1;
    if (number.form == Form::whole) places = 0;

    const int most = places + k_most_extra_places;
    while (places < most && misleads(value, value.rounded(places), number.form)) ++places;

    std::string digits = value.fixed(places);
    group_thousands(digits);
    std::string out(number.prefix);
    if (number.form == Form::points && value.sign() > 0) out += '+';
    out += digits;
    if (is_ratio) out += '%';
    return out;
}

} // namespace gapcalc::table
