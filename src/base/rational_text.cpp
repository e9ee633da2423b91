// A Rational as digits: how many decimals write it, and those digits.
#include "base/rational_access.hpp"
#include "gapcalc/base/text_buffer.hpp"

#include <array>
#include <bit>
#include <string_view>

namespace gapcalc {
namespace {

/// Appends value / 10^places with its sign, places within 0..18.
void append_digits(TextBuffer& out, bool negative, std::uint64_t value, int places) {
    std::array<char, 24> text; // sign, 20 digits, point
    char* const end = text.data() + text.size();
    char* begin = end;
    for (int place = 0; value != 0 || place <= places; ++place, value /= 10) {
        if (place == places && place != 0) *--begin = '.';
        *--begin = static_cast<char>('0' + value % 10);
    }
    if (negative) *--begin = '-';
    out += std::string_view(begin, static_cast<std::size_t>(end - begin));
}

/// How a fraction becomes a decimal.
struct DecimalDivisor {
    std::int64_t factor = 0; ///< 10^places over the denominator; 0 beyond 18 places
    int places = -1;         ///< the fewest that write it exactly; -1: none do

    constexpr DecimalDivisor() = default;
    constexpr explicit DecimalDivisor(std::int64_t den) {
        const int twos = std::countr_zero(static_cast<std::uint64_t>(den));
        int fives = 0;
        std::uint64_t rest = static_cast<std::uint64_t>(den) >> twos;
        for (; rest % 5 == 0; rest /= 5) ++fives;
        if (rest != 1) return;
        places = std::max(twos, fives);
        if (places <= k_most_power) factor = k_powers.of[places] / den;
    }
};

/// Those of figures with few decimals: without them a row of six columns takes a fiftieth more.
constexpr auto k_small_divisors = [] {
    std::array<DecimalDivisor, 1001> divisors{};
    for (std::size_t den = 1; den < divisors.size(); ++den)
        divisors[den] = DecimalDivisor(static_cast<std::int64_t>(den));
    return divisors;
}();

DecimalDivisor decimal_divisor(std::int64_t den) {
    const auto at = static_cast<std::size_t>(den);
    return at < k_small_divisors.size() ? k_small_divisors[at] : DecimalDivisor(den);
}

/// num / den to the nearest integer, half away from zero; den > 0.
BigInteger big_divide_rounded(const BigInteger& num, const BigInteger& den) {
    BigInteger quotient, rest;
    boost::multiprecision::divide_qr(BigInteger(boost::multiprecision::abs(num)), den, quotient, rest);
    if (rest * 2 >= den) ++quotient;
    return num < 0 ? BigInteger(-quotient) : quotient;
}

} // namespace

std::optional<int> Rational::exact_places(int most) const {
    if (!is_big()) {
        const int places = decimal_divisor(den_).places;
        return places < 0 || places > most ? std::nullopt : std::optional(places);
    }
    BigInteger rest = part_.big->den;
    const int twos = static_cast<int>(boost::multiprecision::lsb(rest));
    rest >>= twos;
    int fives = 0;
    while (fives <= most && rest % 5 == 0) {
        rest /= 5;
        ++fives;
    }
    const int places = std::max(twos, fives);
    if (rest != 1 || places > most) return std::nullopt;
    return places;
}

void Rational::append_exact(TextBuffer& out, int most, int places) const {
    if (!is_big()) {
        const DecimalDivisor divisor = decimal_divisor(den_);
        std::int64_t digits = 0;
        const bool overflows =
            divisor.factor != 0 && __builtin_mul_overflow(part_.num, divisor.factor, &digits);
        if (divisor.places < 0 || overflows) return append_fixed(out, places);
        if (divisor.factor != 0) {
            const bool long_one = divisor.places > 0 && most <= k_most_power &&
                                  magnitude_of(digits) >= magnitude_of(k_powers.of[most]);
            if (long_one) return append_fixed(out, places);
            return append_digits(out, digits < 0, magnitude_of(digits), divisor.places);
        }
    }
    constexpr int k_longest = 1200; // of what the format's numbers can make
    const auto exact = exact_places(k_longest);
    if (!exact) return append_fixed(out, places);
    const bool whole = *exact == 0;
    const Rational digits = abs() * scaled(1, *exact);
    append_fixed(out, whole || digits < scaled(1, most) ? *exact : places);
}

void Rational::append_fixed(TextBuffer& out, int places) const {
    if (places < 0) return rounded(places).append_fixed(out, 0);
    std::int64_t scaled_num = 0;
    if (!is_big() && places <= k_most_power &&
        !__builtin_mul_overflow(part_.num, k_powers.of[places], &scaled_num)) {
        std::uint64_t digits = magnitude_of(scaled_num);
        if (den_ != 1) {
            const auto den = static_cast<std::uint64_t>(den_);
            const std::uint64_t rest = digits % den;
            digits = digits / den + (rest >= den - rest ? 1U : 0U);
        }
        return append_digits(out, part_.num < 0 && digits != 0, digits, places);
    }
    const BigInteger digits =
        big_divide_rounded(RationalAccess::num(*this) * big_power_of_ten(places), RationalAccess::den(*this));
    std::string text = BigInteger(boost::multiprecision::abs(digits)).str();
    const auto wanted = static_cast<std::size_t>(places);
    if (text.size() <= wanted) text.insert(0, wanted + 1 - text.size(), '0');
    if (places > 0) text.insert(text.size() - wanted, 1, '.');
    if (digits < 0) out += '-';
    out += text;
}

std::string Rational::fixed(int places) const {
    TextBuffer out;
    append_fixed(out, places);
    return out.take();
}

} // namespace gapcalc
