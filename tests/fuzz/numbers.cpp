// Decimals, periods and units: what is read is written back as the same thing.
#include "base/unit.hpp"
#include "gapcalc/base/decimal.hpp"
#include "gapcalc/base/period.hpp"
#include "require.hpp"

using namespace gapcalc;
using fuzz::require;

namespace {

void numbers(std::string_view text, NumberSyntax syntax) {
    const ParsedDecimal whole = parse_decimal(text, syntax);
    require(whole.at <= text.size(), "a fault lies inside the text");
    const ParsedDecimal prefix = parse_decimal_prefix(text, syntax);
    require(prefix.at <= text.size(), "a number ends inside the text");
    if (whole.fault != NumberFault::none) return;
    require(whole.at == text.size(), "the whole text was read");
    require(prefix.fault == NumberFault::none && prefix.at == text.size(), "a number is its own prefix");
    const Rational value = whole.number.value();
    require(value == prefix.number.value(), "both readers agree");
    const auto places = value.exact_places(300);
    require(places.has_value(), "a decimal has finitely many places");
    const ParsedDecimal again = parse_decimal(value.fixed(*places));
    require(again.fault == NumberFault::none && again.number.value() == value,
            "a number is written as it was read");
    require((value + value) - value == value && value * Rational(3) / Rational(3) == value,
            "arithmetic is exact");
    require(value.floor() <= value && value <= value.ceil() && value.ceil() - value.floor() <= Rational(1),
            "floor and ceil enclose");
    require((value.rounded(2) - value).abs() * Rational(200) <= Rational(1),
            "rounding moves by half a place at most");
}

void periods(std::string_view text) {
    for (const Years years : {Years{}, Years{4, false}, Years{7, true}}) {
        const auto written = read_period(text);
        const auto period = written ? placed(*written, years) : std::nullopt;
        if (!period) continue;
        const auto again = read_period(to_string(*period));
        require(again && placed(*again, years) == period, "a period is written as it was read");
        require(period->named(years).grain() == period->grain(), "a period has one name");
        require(period->begin() <= period->end(), "a period begins before it ends");
        require(date_of(day_number(period->end())) == period->end(), "days are numbered one to one");
        if (const auto before = period->year_before())
            require(before->end() < period->end(), "the year before lies before");
        const auto cell = parse_cell_period(text);
        require(cell && cell->written == *written, "cells read what TOML reads");
    }
    (void)parse_cell_period(text);
    (void)looks_like_period(text);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = fuzz::text_of(data, size);
    for (const bool underscores : {false, true})
        for (const bool grouping : {false, true})
            numbers(text, {.underscores = underscores, .grouping = grouping});
    periods(text);
    const Suffix suffix = parse_suffix(text);
    require(suffix.factor.sign() > 0, "a magnitude is above zero");
    (void)magnitude(text);
    if (find_unit(text) != nullptr) {
        const auto same = conversion(text, text);
        require(same && *same == Rational(1), "a unit is itself");
    }
    return 0;
}
