// Exact numbers. A district's area in 亩 becomes a third of a square metre, and a mean over villages a
// seventh: decimals are not closed under what an analyst does to them, so everything computed is a rational.
#pragma once

#include <compare>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <utility>

namespace gapcalc {

class TextBuffer;

/// An exact rational number in lowest terms; it never overflows (beyond 63 bits it moves to big integers).
class Rational {
  public:
    /// Zero.
    Rational() = default;
    Rational(std::int64_t whole) : part_{.num = whole} {
        if (whole < -k_most) hold_least();
    }
    Rational(int whole) : part_{.num = whole} {}
    Rational(const Rational& other) : part_(other.part_), den_(other.den_) {
        if (is_big()) share();
    }
    Rational(Rational&& other) noexcept
        : part_(std::exchange(other.part_, {.num = 0})), den_(std::exchange(other.den_, 1)) {}
    Rational& operator=(const Rational& other) { return *this = Rational(other); }
    Rational& operator=(Rational&& other) noexcept {
        std::swap(part_, other.part_);
        std::swap(den_, other.den_);
        return *this;
    }
    ~Rational() {
        if (is_big()) release();
    }
    /// num / den; throws std::domain_error for den = 0.
    static Rational fraction(std::int64_t num, std::int64_t den);
    /// digits x 10^exponent; exponent within -1000..1000.
    static Rational scaled(std::int64_t digits, int exponent);

    friend Rational operator+(const Rational& a, const Rational& b);
    friend Rational operator-(const Rational& a, const Rational& b);
    friend Rational operator*(const Rational& a, const Rational& b);
    /// Throws std::domain_error for a divisor of 0: callers ask `sign()` first, because an undefined figure
    /// is a blank with a reason.
    friend Rational operator/(const Rational& a, const Rational& b);
    Rational operator-() const;
    Rational& operator+=(const Rational& other) { return *this = *this + other; }
    Rational& operator-=(const Rational& other) { return *this = *this - other; }
    Rational& operator*=(const Rational& other) { return *this = *this * other; }

    friend bool operator==(const Rational& a, const Rational& b) {
        // What fits is never kept big, so a big and a small one differ.
        if (a.is_big() && b.is_big()) return compare_big(a, b) == 0;
        return a.den_ == b.den_ && a.part_.num == b.part_.num;
    }
    friend std::strong_ordering operator<=>(const Rational& a, const Rational& b) {
        if (a.is_big() || b.is_big()) return compare_big(a, b);
        if (a.den_ == b.den_) return a.part_.num <=> b.part_.num;
        return Product(a.part_.num) * b.den_ <=> Product(b.part_.num) * a.den_;
    }

    /// -1, 0 or 1.
    int sign() const { return is_big() ? big_sign() : (part_.num > 0) - (part_.num < 0); }
    bool is_zero() const { return sign() == 0; }
    bool is_integer() const;
    Rational abs() const { return sign() < 0 ? -*this : *this; }
    /// The greatest integer not above it.
    Rational floor() const;
    /// The least integer not below it.
    Rational ceil() const;
    /// base^exponent for a whole exponent >= 0.
    Rational power(unsigned exponent) const;
    /// As a 64-bit integer; empty when it is not an integer or does not fit.
    std::optional<std::int64_t> to_integer() const;

    /// The fewest decimals that write it exactly; empty when no finite decimal does or more than `most` are
    /// needed.
    std::optional<int> exact_places(int most = 18) const;
    /// Appends it exactly where it has no more than `most` digits from the first to the last that is not 0,
    /// and whole numbers in any case; else with `places`, as append_fixed does.
    void append_exact(TextBuffer& out, int most, int places) const;
    /// Appends it with exactly `places` decimals, rounded half away from zero; never "-0".
    void append_fixed(TextBuffer& out, int places) const;
    /// It with exactly `places` decimals, rounded half away from zero; never "-0".
    std::string fixed(int places) const;
    /// It rounded half away from zero to `places` decimals.
    Rational rounded(int places) const;
    /// The same to so many digits, from the first that is not 0.
    Rational rounded_to_digits(int digits) const;

  private:
    struct Big; // num and den as big integers, in lowest terms, den > 0; shared by copies
    friend struct RationalAccess;
    // The least integer is left out, so that every value can be negated.
    static constexpr std::int64_t k_most = std::numeric_limits<std::int64_t>::max();

    __extension__ using Product = __int128;

    bool is_big() const { return den_ == 0; }
    static std::strong_ordering compare_big(const Rational& a, const Rational& b);
    void hold_least();
    void share() const noexcept;
    void release() noexcept;
    int big_sign() const;

    // Millions of figures are copied and compared: two registers hold nearly all of them.
    union Part {
        std::int64_t num;
        const Big* big;
    };
    Part part_{.num = 0};
    std::int64_t den_ = 1; // 0: the number is `big`
};

/// base^(num/den) for base > 0, to 40 significant digits or better, as a rational; the one inexact operation,
/// used for growth rates only. Empty when the result is beyond 10^±`most`.
std::optional<Rational> power(const Rational& base, const Rational& exponent, int most = 1000);
/// The same less 1, with as many significant digits where the power is next to 1: it is 0 only where the
/// power is exactly 1.
std::optional<Rational> power_less_one(const Rational& base, const Rational& exponent);
/// The same for a figure that is only shown, many times as quick: what it gives is not the power, but rounds
/// to six decimals and to any fewer as the power does, as it does with 1 taken from it. Empty where it cannot
/// say so: for all powers that end within six decimals, for most that are very great or very small.
std::optional<Rational> power_for_rounding(const Rational& base, const Rational& exponent);

} // namespace gapcalc
