#include "base/rational_access.hpp"

#include <bit>
#include <numeric>

namespace gapcalc {
namespace {

__extension__ using Int = __int128;
__extension__ using Unsigned = unsigned __int128;

constexpr Unsigned k_most =
    ~Unsigned(0) >> 1;           // the least Int is left out, so that every value can be negated
constexpr int k_most_power = 38; // 10^38 is the last power of ten that fits

constexpr auto k_powers = [] {
    struct {
        Int of[k_most_power + 1];
    } powers{};
    Int power = 1;
    for (int i = 0; i < k_most_power; ++i, power *= 10) powers.of[i] = power;
    powers.of[k_most_power] = power;
    return powers;
}();

constexpr Unsigned magnitude_of(Int value) { return value < 0 ? -Unsigned(value) : Unsigned(value); }

int trailing_zeros(Unsigned value) {
    const auto low = static_cast<std::uint64_t>(value);
    return low != 0 ? std::countr_zero(low) : 64 + std::countr_zero(static_cast<std::uint64_t>(value >> 64));
}

bool fits_register(Unsigned value) { return (value >> 64) == 0; }

std::uint64_t register_divisor(std::uint64_t a, std::uint64_t b) {
    if (b > a) std::swap(a, b);
    // A figure is mostly much greater than its denominator: one division spares many small steps.
    return std::gcd(b, a % b);
}

/// The greatest common divisor; b is not 0.
Unsigned common_divisor(Unsigned a, Unsigned b) {
    if (a == 0) return b;
    if (fits_register(a) && fits_register(b))
        return register_divisor(static_cast<std::uint64_t>(a), static_cast<std::uint64_t>(b));
    const int twos = trailing_zeros(a | b);
    a >>= trailing_zeros(a);
    while (!fits_register(a) || !fits_register(b)) {
        b >>= trailing_zeros(b);
        if (a > b) std::swap(a, b);
        b -= a;
        if (b == 0) return a << twos;
    }
    b >>= trailing_zeros(b);
    return Unsigned(register_divisor(static_cast<std::uint64_t>(a), static_cast<std::uint64_t>(b))) << twos;
}

/// a / b for a divisor b > 0: mostly both fit a register, where division is ten times as quick.
Int divide(Int a, Int b) {
    if (b == 1) return a;
    const auto small_a = static_cast<std::int64_t>(a), small_b = static_cast<std::int64_t>(b);
    return a == small_a && b == small_b ? Int(small_a / small_b) : a / b;
}

bool add(Int a, Int b, Int& sum) { return !__builtin_add_overflow(a, b, &sum) && sum != -Int(k_most) - 1; }
bool multiply(Int a, Int b, Int& product) {
    return !__builtin_mul_overflow(a, b, &product) && product != -Int(k_most) - 1;
}

void append_digits(std::string& out, Unsigned value, int places) {
    char buffer[48];
    char* const end = buffer + sizeof buffer;
    char* at = end;
    int written = 0;
    const auto put = [&](unsigned digit) {
        if (places > 0 && written == places) *--at = '.';
        *--at = static_cast<char>('0' + digit);
        ++written;
    };
    while (!fits_register(value)) {
        put(static_cast<unsigned>(value % 10));
        value /= 10;
    }
    for (auto low = static_cast<std::uint64_t>(value); low != 0; low /= 10)
        put(static_cast<unsigned>(low % 10));
    while (written <= places) put(0);
    out.append(at, end);
}

/// numerator / denominator to the nearest integer, half up.
Unsigned divide_half_up(Unsigned num, Unsigned den) {
    if (fits_register(num) && fits_register(den)) {
        const auto n = static_cast<std::uint64_t>(num), d = static_cast<std::uint64_t>(den);
        const std::uint64_t rest = n % d;
        return Unsigned(n / d) + (rest >= d - rest ? 1U : 0U);
    }
    const Unsigned rest = num % den;
    return num / den + (rest >= den - rest ? 1U : 0U);
}

BigInteger big_power_of_ten(int exponent) {
    return boost::multiprecision::pow(BigInteger(10), static_cast<unsigned>(exponent));
}

/// num / den to the nearest integer, half away from zero; den > 0.
BigInteger big_divide_rounded(const BigInteger& num, const BigInteger& den) {
    BigInteger quotient, rest;
    boost::multiprecision::divide_qr(BigInteger(boost::multiprecision::abs(num)), den, quotient, rest);
    if (rest * 2 >= den) ++quotient;
    return num < 0 ? BigInteger(-quotient) : quotient;
}

} // namespace

Rational RationalAccess::make(BigInteger num, BigInteger den) {
    if (den < 0) {
        num = -num;
        den = -den;
    }
    const BigInteger divisor = boost::multiprecision::gcd(num, den);
    if (divisor != 1) {
        num /= divisor;
        den /= divisor;
    }
    return of_lowest_terms(std::move(num), std::move(den));
}

Rational RationalAccess::of_lowest_terms(BigInteger num, BigInteger den) {
    Rational result;
    static const BigInteger most(k_most);
    if (den <= most && num <= most && -num <= most) {
        result.num_ = static_cast<Int>(num);
        result.den_ = static_cast<Int>(den);
    } else {
        result.big_ = std::make_shared<const Rational::Big>(Rational::Big{std::move(num), std::move(den)});
    }
    return result;
}

Rational Rational::fraction(std::int64_t num, std::int64_t den) {
    const Int divisor = Int(common_divisor(magnitude_of(num), magnitude_of(den)));
    Rational result;
    result.num_ = divide(den < 0 ? -Int(num) : Int(num), divisor);
    result.den_ = divide(den < 0 ? -Int(den) : Int(den), divisor);
    return result;
}

Rational Rational::scaled(std::int64_t digits, int exponent) {
    Rational result = digits;
    if (digits == 0 || exponent == 0) return result;
    if (exponent > 0) {
        if (exponent <= k_most_power && multiply(result.num_, k_powers.of[exponent], result.num_))
            return result;
        return RationalAccess::make(digits * big_power_of_ten(exponent), 1);
    }
    if (exponent < -k_most_power) return RationalAccess::make(digits, big_power_of_ten(-exponent));
    const Int den = k_powers.of[-exponent];
    const Int divisor = Int(common_divisor(magnitude_of(digits), Unsigned(den)));
    result.num_ = divide(result.num_, divisor);
    result.den_ = divide(den, divisor);
    return result;
}

Rational operator+(const Rational& a, const Rational& b) {
    if (!a.big_ && !b.big_) {
        Rational result;
        if (a.den_ == b.den_) {
            if (add(a.num_, b.num_, result.num_)) {
                if (a.den_ != 1) {
                    const Int divisor = Int(common_divisor(magnitude_of(result.num_), Unsigned(a.den_)));
                    result.num_ = divide(result.num_, divisor);
                    result.den_ = divide(a.den_, divisor);
                }
                return result;
            }
        } else {
            // Only the denominators' common divisor can be left in the sum, so the rest need not be reduced.
            const Int common =
                a.den_ == 1 || b.den_ == 1 ? Int(1) : Int(common_divisor(Unsigned(a.den_), Unsigned(b.den_)));
            const Int a_rest = divide(a.den_, common), b_rest = divide(b.den_, common);
            Int left, right, sum;
            if (multiply(a.num_, b_rest, left) && multiply(b.num_, a_rest, right) && add(left, right, sum)) {
                const Int divisor =
                    common == 1 ? Int(1) : Int(common_divisor(magnitude_of(sum), Unsigned(common)));
                if (multiply(a_rest, divide(b.den_, divisor), result.den_)) {
                    result.num_ = divide(sum, divisor);
                    return result;
                }
            }
        }
    }
    const BigInteger a_den = RationalAccess::den(a), b_den = RationalAccess::den(b);
    // A whole number more or less leaves a fraction in its lowest terms.
    if (b_den == 1)
        return RationalAccess::of_lowest_terms(RationalAccess::num(a) + RationalAccess::num(b) * a_den,
                                               a_den);
    if (a_den == 1)
        return RationalAccess::of_lowest_terms(RationalAccess::num(a) * b_den + RationalAccess::num(b),
                                               b_den);
    return RationalAccess::make(RationalAccess::num(a) * b_den + RationalAccess::num(b) * a_den,
                                a_den * b_den);
}

Rational operator-(const Rational& a, const Rational& b) { return a + -b; }

Rational operator*(const Rational& a, const Rational& b) {
    if (!a.big_ && !b.big_) {
        Rational result;
        if (a.den_ == 1 && b.den_ == 1) {
            if (multiply(a.num_, b.num_, result.num_)) return result;
        } else {
            const Int across =
                b.den_ == 1 ? Int(1) : Int(common_divisor(magnitude_of(a.num_), Unsigned(b.den_)));
            const Int back =
                a.den_ == 1 ? Int(1) : Int(common_divisor(magnitude_of(b.num_), Unsigned(a.den_)));
            if (multiply(divide(a.num_, across), divide(b.num_, back), result.num_) &&
                multiply(divide(a.den_, back), divide(b.den_, across), result.den_))
                return result;
        }
    }
    return RationalAccess::make(RationalAccess::num(a) * RationalAccess::num(b),
                                RationalAccess::den(a) * RationalAccess::den(b));
}

Rational operator/(const Rational& a, const Rational& b) {
    if (b.big_) {
        return RationalAccess::make(RationalAccess::num(a) * b.big_->den,
                                    RationalAccess::den(a) * b.big_->num);
    }
    Rational inverse;
    inverse.num_ = b.num_ < 0 ? -b.den_ : b.den_;
    inverse.den_ = b.num_ < 0 ? -b.num_ : b.num_;
    return a * inverse;
}

Rational Rational::operator-() const {
    if (big_) return RationalAccess::of_lowest_terms(-big_->num, big_->den);
    Rational result;
    result.num_ = -num_;
    result.den_ = den_;
    return result;
}

bool operator==(const Rational& a, const Rational& b) {
    // What fits is never kept big, so a big and a small one differ.
    if (!a.big_ && !b.big_) return a.num_ == b.num_ && a.den_ == b.den_;
    return a.big_ && b.big_ && a.big_->num == b.big_->num && a.big_->den == b.big_->den;
}

std::strong_ordering operator<=>(const Rational& a, const Rational& b) {
    if (!a.big_ && !b.big_) {
        if (a.den_ == b.den_) return a.num_ <=> b.num_;
        Int left, right;
        if (multiply(a.num_, b.den_, left) && multiply(b.num_, a.den_, right)) return left <=> right;
    }
    if (const auto by_sign = a.sign() <=> b.sign(); by_sign != 0) return by_sign;
    const BigInteger left = RationalAccess::num(a) * RationalAccess::den(b);
    return left.compare(RationalAccess::num(b) * RationalAccess::den(a)) <=> 0;
}

int Rational::sign() const {
    if (big_) return big_->num.sign();
    return num_ > 0 ? 1 : num_ < 0 ? -1 : 0;
}

bool Rational::is_integer() const { return big_ ? big_->den == 1 : den_ == 1; }

Rational Rational::floor() const {
    if (is_integer()) return *this;
    if (big_) {
        const BigInteger quotient = big_->num / big_->den;
        return RationalAccess::make(big_->num < 0 ? BigInteger(quotient - 1) : quotient, 1);
    }
    Rational result;
    result.num_ = num_ / den_ - (num_ < 0 ? 1 : 0);
    return result;
}

Rational Rational::ceil() const { return -(-*this).floor(); }

Rational Rational::power(unsigned exponent) const {
    Rational result = 1, square = *this;
    for (; exponent != 0; exponent >>= 1) {
        if ((exponent & 1U) != 0) result *= square;
        if (exponent > 1) square *= square;
    }
    return result;
}

std::optional<std::int64_t> Rational::to_integer() const {
    if (big_ || den_ != 1 || num_ != static_cast<std::int64_t>(num_)) return std::nullopt;
    return static_cast<std::int64_t>(num_);
}

std::optional<int> Rational::exact_places(int most) const {
    int twos = 0, fives = 0;
    if (big_) {
        BigInteger rest = big_->den;
        twos = static_cast<int>(boost::multiprecision::lsb(rest));
        rest >>= twos;
        while (fives <= most && rest % 5 == 0) {
            rest /= 5;
            ++fives;
        }
        if (rest != 1) return std::nullopt;
    } else if (den_ != 1) {
        twos = trailing_zeros(Unsigned(den_));
        Unsigned rest = Unsigned(den_) >> twos;
        for (; rest % 5 == 0; rest /= 5) ++fives;
        if (rest != 1) return std::nullopt;
    }
    const int places = std::max(twos, fives);
    if (places > most) return std::nullopt;
    return places;
}

void Rational::append_fixed(std::string& out, int places) const {
    if (places < 0) return rounded(places).append_fixed(out, 0);
    Int scaled_num;
    if (!big_ && places <= k_most_power && multiply(num_, k_powers.of[places], scaled_num)) {
        const Unsigned digits = divide_half_up(magnitude_of(scaled_num), Unsigned(den_));
        if (num_ < 0 && digits != 0) out += '-';
        return append_digits(out, digits, places);
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
    std::string out;
    append_fixed(out, places);
    return out;
}

Rational Rational::rounded(int places) const {
    if (is_integer() && places >= 0) return *this;
    const Rational unit = scaled(1, -places);
    const Rational moved = *this / unit;
    const Rational half = fraction(1, 2);
    return (moved.sign() < 0 ? (moved - half).ceil() : (moved + half).floor()) * unit;
}

} // namespace gapcalc
