#include "gapcalc/base/rational.hpp"
#include "gapcalc/base/text_buffer.hpp"

#include <doctest/doctest.h>

#include <stdexcept>
#include <vector>

using namespace gapcalc;

namespace {

constexpr std::int64_t k_max = INT64_MAX, k_min = INT64_MIN;

Rational ratio(std::int64_t num, std::int64_t den = 1) { return Rational::fraction(num, den); }
std::int64_t power_of_two(int bits) { return std::int64_t{1} << bits; }
Rational tens(int exponent) { return Rational::scaled(1, exponent); }

/// Numbers on both sides of 63 and of 127 bits, so that every pair crosses a border one way or another.
std::vector<Rational> varied() {
    const Rational big = tens(38), huge = tens(60);
    return {0,
            1,
            -1,
            7,
            ratio(1, 3),
            ratio(-2000, 3),
            k_max,
            -k_max,
            ratio(k_max, k_max - 1),
            ratio(k_max - 1, k_max),
            ratio(1, k_max),
            ratio(k_min),
            ratio(1, k_min),
            Rational(k_max) + 2,
            Rational(power_of_two(62)) * 2,
            ratio(3, power_of_two(62)) / 5,
            Rational::scaled(186, -1),
            big,
            -big,
            big + ratio(1, 3),
            1 / big,
            huge,
            -huge + ratio(1, 7),
            ratio(3, 7) / huge,
            tens(-100)};
}

} // namespace

TEST_CASE("fractions come in lowest terms") {
    CHECK(ratio(2, 4) == ratio(1, 2));
    CHECK(ratio(2, -4) == ratio(-1, 2));
    CHECK(ratio(-2, -4) == ratio(1, 2));
    CHECK(ratio(0, 5) == 0);
    CHECK(ratio(0, -5) == 0);
    CHECK(ratio(k_min, k_min) == 1);
    CHECK(ratio(k_min, -1) == -ratio(k_min));
    CHECK(ratio(k_max, k_max) == 1);
    CHECK(ratio(1, 3) != ratio(1, 4));
}

TEST_CASE("scaled is digits times a power of ten") {
    struct Case {
        std::int64_t digits;
        int exponent;
        const char* text;
        int places;
    };
    for (const Case& c :
         {Case{186, -1, "18.6", 1}, Case{1860, -2, "18.60", 2}, Case{-5, -3, "-0.005", 3},
          Case{0, -300, "0", 0}, Case{0, 300, "0", 0}, Case{7, 0, "7", 0}, Case{7, 3, "7000", 0},
          Case{999999999999999999, 20, "99999999999999999900000000000000000000", 0},
          Case{999999999999999999, 21, "999999999999999999000000000000000000000", 0},
          Case{1, 38, "100000000000000000000000000000000000000", 0},
          Case{2, 38, "200000000000000000000000000000000000000", 0},
          Case{1, 40, "10000000000000000000000000000000000000000", 0},
          Case{25, -40, "0.0000000000000000000000000000000000000025", 40}}) {
        CAPTURE(c.digits);
        CAPTURE(c.exponent);
        CHECK(Rational::scaled(c.digits, c.exponent).fixed(c.places) == c.text);
    }
    CHECK(tens(-1000) * tens(1000) == 1);
    CHECK(tens(1000) / tens(999) == 10);
}

TEST_CASE("decimal sums are exact") {
    CHECK(Rational::scaled(1, -1) + Rational::scaled(2, -1) == Rational::scaled(3, -1));
    CHECK(Rational::scaled(1499, -1) + Rational::scaled(1, -1) == 150);
    CHECK_FALSE(Rational::scaled(1499, -1) + Rational::scaled(1, -1) > 150);
    Rational sum = 0;
    for (int i = 0; i < 1000; ++i) sum += Rational::scaled(1, -3);
    CHECK(sum == 1);
    Rational thirds = 0;
    for (int i = 0; i < 3000; ++i) thirds += ratio(1, 3);
    CHECK(thirds == 1000);
    Rational harmonic = 0;
    for (int i = 1; i <= 60; ++i) harmonic += ratio(1, i);
    for (int i = 60; i >= 1; --i) harmonic -= ratio(1, i);
    CHECK(harmonic == 0);
}

TEST_CASE("arithmetic keeps its laws across the borders of 63 and 127 bits") {
    const auto all = varied();
    for (std::size_t i = 0; i < all.size(); ++i) {
        const Rational& a = all[i];
        CAPTURE(i);
        CHECK(a - a == 0);
        CHECK(a + 0 == a);
        CHECK(a * 1 == a);
        CHECK(a * 0 == 0);
        CHECK(-(-a) == a);
        CHECK(a.sign() == -(-a).sign());
        if (!a.is_zero()) CHECK(a / a == 1);
        for (std::size_t j = 0; j < all.size(); ++j) {
            const Rational& b = all[j];
            CAPTURE(j);
            CHECK(a + b == b + a);
            CHECK(a * b == b * a);
            CHECK(a + b - b == a);
            CHECK((a - b).sign() == (a < b ? -1 : a > b ? 1 : 0));
            CHECK((a < b) == (b > a));
            CHECK((a == b) == (i == j));
            if (!b.is_zero()) {
                CHECK(a * b / b == a);
                CHECK(a / b * b == a);
            }
            for (const Rational& c : all) {
                CHECK(a * (b + c) == a * b + a * c);
                CHECK((a + b) + c == a + (b + c));
            }
        }
    }
}

TEST_CASE("sums and products beside the limits of 64 bits are exact") {
    struct Case {
        Rational value;
        const char* text;
    };
    const Rational max = k_max, min = k_min;
    for (const Case& c : {
             Case{max + 1, "9223372036854775808"},
             {max + max, "18446744073709551614"},
             {min, "-9223372036854775808"},
             {min + min, "-18446744073709551616"},
             {min - 1, "-9223372036854775809"},
             {-min, "9223372036854775808"},
             {-min - 1, "9223372036854775807"},
             {max + min, "-1"},
             {-max - 1, "-9223372036854775808"},
             {-max - max, "-18446744073709551614"},
             {Rational(3037000499) * 3037000499, "9223372030926249001"}, // the last square that fits
             {Rational(3037000500) * 3037000500, "9223372037000250000"},
             {Rational(-3037000500) * 3037000500, "-9223372037000250000"},
             {Rational(power_of_two(31)) * power_of_two(32), "9223372036854775808"}, // 2^63
             {Rational(power_of_two(31)) * -power_of_two(32), "-9223372036854775808"},
             {max * max, "85070591730234615847396907784232501249"},
             {max * min, "-85070591730234615856620279821087277056"},
             {min * min, "85070591730234615865843651857942052864"},
             {max * max * 2, "170141183460469231694793815568465002498"},
             {max * max * 2 + max * 4 + 1, "170141183460469231731687303715884105727"}, // 2^127 - 1
             {max / min * min, "9223372036854775807"},
             {max / k_max, "1"},
             {min / min, "1"},
             {min / -1, "9223372036854775808"},
             {min.abs(), "9223372036854775808"},
             {(max + 1).floor(), "9223372036854775808"},
             {(min / 3).floor(), "-3074457345618258603"},
             {(min / 3).ceil(), "-3074457345618258602"},
         }) {
        CAPTURE(c.text);
        CHECK(c.value.fixed(0) == c.text);
        CHECK(c.value.fixed(3) == c.text + std::string(".000"));
        CHECK(c.value.is_integer());
    }
}

TEST_CASE("denominators beside the limits of 64 bits are exact") {
    const Rational least = ratio(1, k_max), next = ratio(1, k_max - 1);
    CHECK(least < next);
    CHECK(-least > -next);
    CHECK(next - least == ratio(1, k_max) * ratio(1, k_max - 1));
    CHECK(least + next == (Rational(k_max) + (k_max - 1)) / k_max / (k_max - 1));
    CHECK(least + least == ratio(2, k_max));
    CHECK(least * k_max == 1);
    CHECK(least * least * k_max == least);
    CHECK(least * ratio(1, 2) * 2 == least);
    CHECK(ratio(k_max - 1, k_max) + least == 1);
    CHECK(ratio(k_max, 2) + ratio(1, 2) == Rational(k_max / 2 + 1));
    CHECK(ratio(k_max, 2) + ratio(k_max, 2) == k_max);
    CHECK(ratio(k_min, 3) == ratio(k_min) / 3);
    CHECK(ratio(1, k_min) == -(1 / -ratio(k_min)));
    CHECK(ratio(k_min, 6) == ratio(k_min / 2, 3));
    CHECK(ratio(6, k_min) == ratio(3, k_min / 2));
    CHECK(ratio(k_max - 2, k_max - 1) < ratio(k_max - 1, k_max));
    CHECK(ratio(-k_max, k_max - 1) < -1);
    CHECK(ratio(k_max, k_max - 1) != ratio(k_max - 1, k_max - 2));
    CHECK(Rational::scaled(k_min, -18).fixed(18) == "-9.223372036854775808");
    CHECK(Rational::scaled(k_max, -18).fixed(18) == "9.223372036854775807");
    CHECK(Rational::scaled(k_max, -19).fixed(19) == "0.9223372036854775807");
    CHECK(Rational::scaled(k_max, -18).fixed(6) == "9.223372");
    CHECK(ratio(k_max, 2).fixed(0) == "4611686018427387904");
    CHECK(ratio(-k_max, 2).fixed(1) == "-4611686018427387903.5");
    CHECK(ratio(k_max - 1, k_max).fixed(18) == "1.000000000000000000");
    CHECK(ratio(k_max - 1, k_max).fixed(19) == "0.9999999999999999999");
}

TEST_CASE("a scaled number is in lowest terms") {
    for (const std::int64_t digits :
         {std::int64_t{1}, std::int64_t{2}, std::int64_t{5}, std::int64_t{-10}, std::int64_t{64},
          std::int64_t{-125}, std::int64_t{1000000}, std::int64_t{1} << 62, std::int64_t{7450580596923828125},
          k_max, k_min, std::int64_t{999999999999999999}, std::int64_t{100000000000000000}})
        for (int places = 0; places <= 20; ++places) {
            CAPTURE(digits);
            CAPTURE(places);
            const Rational value = Rational::scaled(digits, -places);
            CHECK(value == Rational(digits) / Rational(10).power(static_cast<unsigned>(places)));
            CHECK(value.fixed(places) == (Rational(digits) / tens(places)).fixed(places));
        }
}

TEST_CASE("numbers of any size survive copies and moves") {
    for (const Rational& value : varied()) {
        CAPTURE(value.fixed(5));
        Rational copy = value, moved = std::move(copy);
        CHECK(moved == value);
        copy = moved;
        CHECK(copy == value);
        Rational other = tens(50);
        other = copy;
        copy = tens(60);
        CHECK(other == value);
        Rational& self = other;
        other = self;
        CHECK(other == value);
        std::swap(other, copy);
        CHECK(copy == value);
        CHECK(other == tens(60));
    }
}

TEST_CASE("what fits again returns to 64 bits with the same value") {
    const Rational start = ratio(355, 113);
    Rational value = start;
    for (int i = 0; i < 300; ++i) value *= ratio(10007, 3);
    for (int i = 0; i < 300; ++i) value = value / ratio(10007, 3);
    CHECK(value == start);
    CHECK(value.fixed(10) == "3.1415929204");
    const Rational edge = Rational(2).power(127); // one more than fits 127 bits
    CHECK(edge.fixed(0) == "170141183460469231731687303715884105728");
    CHECK((edge - 1).fixed(0) == "170141183460469231731687303715884105727");
    CHECK((-edge).fixed(0) == "-170141183460469231731687303715884105728");
    CHECK(edge - 1 + 1 == edge);
    CHECK(-edge + 1 == -(edge - 1));
    CHECK(edge - 1 < edge);
    CHECK(-edge < -edge + 1);
    CHECK((edge - edge + 5).to_integer() == 5);
    CHECK(1 / edge * edge == 1);
}

TEST_CASE("comparison by cross products that do not fit") {
    const Rational a = ratio(k_max, k_max - 1) * ratio(k_max - 2, k_max - 3);
    const Rational b = ratio(k_max - 4, k_max - 5) * ratio(k_max - 6, k_max - 7);
    CHECK(a < b);
    CHECK(-a > -b);
    CHECK(a > 1);
    CHECK(a - 1 < tens(-18));
    CHECK(tens(50) > tens(49));
    CHECK(-tens(50) < 0);
    CHECK(tens(-50) > 0);
    CHECK(tens(-50) < tens(-49));
}

TEST_CASE("fixed rounds half away from zero") {
    struct Case {
        Rational value;
        int places;
        const char* text;
    };
    for (const Case& c : {
             Case{ratio(1, 2), 0, "1"},
             {ratio(-1, 2), 0, "-1"},
             {ratio(49, 100), 0, "0"},
             {ratio(-49, 100), 0, "0"},
             {ratio(5, 2), 0, "3"},
             {ratio(-5, 2), 0, "-3"},
             {ratio(3, 2), 0, "2"},
             {Rational::scaled(1005, -3), 2, "1.01"},
             {Rational::scaled(-1005, -3), 2, "-1.01"},
             {Rational::scaled(1004999, -6), 2, "1.00"},
             {ratio(-1, 1000), 2, "0.00"},
             {ratio(-5, 1000), 2, "-0.01"},
             {ratio(2, 3), 6, "0.666667"},
             {ratio(-2, 3), 6, "-0.666667"},
             {ratio(999, 1000), 2, "1.00"},
             {ratio(99999, 1000), 1, "100.0"},
             {0, 0, "0"},
             {0, 3, "0.000"},
             {7, 0, "7"},
             {-7, 2, "-7.00"},
             {ratio(1, 8), 2, "0.13"},
             {ratio(1, 3), 40, "0.3333333333333333333333333333333333333333"},
             {tens(38) + ratio(1, 3), 2, "100000000000000000000000000000000000000.33"},
             {-tens(60) - ratio(1, 2), 0, "-1000000000000000000000000000000000000000000000000000000000001"},
             {tens(-60), 6, "0.000000"},
             {-tens(-60), 6, "0.000000"},
             {ratio(k_min), 1, "-9223372036854775808.0"},
             {ratio(1, 3) / tens(20), 25, "0.0000000000000000000033333"},
             {ratio(126, 10), -1, "10"},
             {ratio(150, 10), -1, "20"},
             {-15, -1, "-20"},
         }) {
        CAPTURE(c.text);
        CHECK(c.value.fixed(c.places) == c.text);
        TextBuffer out;
        out += 'x';
        c.value.append_fixed(out, c.places);
        CHECK(out.take() == std::string("x") + c.text);
    }
}

TEST_CASE("rounded agrees with fixed") {
    struct Case {
        Rational value;
        int places;
        Rational expected;
    };
    for (const Case& c : {
             Case{ratio(5, 2), 0, 3},
             {ratio(-5, 2), 0, -3},
             {ratio(2, 3), 2, ratio(67, 100)},
             {ratio(-2, 3), 2, ratio(-67, 100)},
             {125, -1, 130},
             {-125, -1, -130},
             {124, -1, 120},
             {tens(40) + ratio(1, 2), 0, tens(40) + 1},
             {7, 3, 7},
             {0, 0, 0},
         }) {
        CAPTURE(c.value.fixed(5));
        CHECK(c.value.rounded(c.places) == c.expected);
    }
}

TEST_CASE("floor and ceil") {
    struct Case {
        Rational value;
        Rational floor, ceil;
    };
    for (const Case& c : {
             Case{ratio(7, 2), 3, 4},
             {ratio(-7, 2), -4, -3},
             {5, 5, 5},
             {-5, -5, -5},
             {0, 0, 0},
             {ratio(1, 1000), 0, 1},
             {ratio(-1, 1000), -1, 0},
             {ratio(55, 2), 27, 28},
             {tens(50) + ratio(1, 3), tens(50), tens(50) + 1},
             {-tens(50) - ratio(1, 3), -tens(50) - 1, -tens(50)},
             {tens(-50), 0, 1},
             {-tens(-50), -1, 0},
         }) {
        CAPTURE(c.value.fixed(4));
        CHECK(c.value.floor() == c.floor);
        CHECK(c.value.ceil() == c.ceil);
    }
}

TEST_CASE("negative numbers around powers of two stay negative") {
    for (unsigned bits = 60; bits <= 200; bits += 4) {
        for (const int off : {-1, 0, 1}) {
            CAPTURE(bits);
            CAPTURE(off);
            const Rational value = -(Rational(2).power(bits) + off);
            CHECK(value.sign() == -1);
            CHECK((value + ratio(1, 3)).floor() == value);
            CHECK((value - ratio(1, 3)).ceil() == value);
            CHECK((value + ratio(1, 3)).rounded(0) == value);
            CHECK((value - ratio(1, 2)).fixed(0) == (value - 1).fixed(0));
            CHECK((value / 7 * 7).fixed(0) == "-" + (-value).fixed(0));
        }
    }
}

TEST_CASE("exact_places is the fewest decimals that write it") {
    struct Case {
        Rational value;
        int most;
        std::optional<int> places;
    };
    for (const Case& c : {
             Case{1, 18, 0},
             {0, 18, 0},
             {Rational::scaled(1860, -2), 18, 1},
             {ratio(1, 8), 18, 3},
             {ratio(1, 8), 2, std::nullopt},
             {ratio(1, 3), 18, std::nullopt},
             {ratio(1, 6), 18, std::nullopt},
             {ratio(7, 125), 18, 3},
             {ratio(1, 40), 18, 3},
             {tens(-18), 18, 18},
             {-tens(-18), 18, 18},
             {ratio(-1, 1000), 18, 3},
             {ratio(k_max), 18, 0},
             {ratio(k_min), 18, 0},
             {ratio(k_max, 10), 18, 1},
             {ratio(k_max, 16), 18, 4},
             {ratio(k_min + 1, power_of_two(62)), 18, std::nullopt},
             {ratio(-1, power_of_two(62)), 70, 62},
             {ratio(k_max, 1953125), 18, 9},
             {Rational::scaled(k_max, -18), 18, 18},
             {ratio(3, 3814697265625), 18, 18},
             {ratio(1, 262144), 18, 18},
             {ratio(k_max, 262144), 18, 18},
             {tens(-19), 18, std::nullopt},
             {tens(-60), 18, std::nullopt},
             {tens(-60), 60, 60},
             {tens(60) + ratio(1, 4), 18, 2},
             {tens(60) + ratio(1, 3), 18, std::nullopt},
             {tens(60), 18, 0},
             {1 / Rational(5).power(60), 60, 60},
             {1 / Rational(5).power(60), 59, std::nullopt},
             {1 / Rational(2).power(140), 140, 140},
             {1 / Rational(2).power(140), 139, std::nullopt},
         }) {
        CAPTURE(c.value.fixed(20));
        CAPTURE(c.most);
        CHECK(c.value.exact_places(c.most) == c.places);
    }
}

TEST_CASE("exact digits wherever the point stands") {
    struct Case {
        Rational value;
        int most;
        std::string text;
    };
    const std::string noughts(59, '0');
    for (const Case& c : {
             Case{0, 18, "0"},
             {1, 18, "1"},
             {Rational::scaled(1860, -2), 18, "18.6"},
             {ratio(1, 8), 3, "0.125"},
             {ratio(1, 8), 2, "0.125"}, // in three decimals, as everything that is too long
             {ratio(1, 16), 2, "0.063"},
             {ratio(-1, 3), 18, "-0.333"},
             {tens(-18), 18, "0.000000000000000001"},
             {-tens(-19), 18, "-0.0000000000000000001"},
             {tens(-60), 18, "0." + noughts + "1"},
             {Rational::scaled(123456789012345678, -40), 18, "0.0000000000000000000000123456789012345678"},
             {Rational::scaled(1234567890123456789, -40), 18, "0.000"},
             {Rational::scaled(123456789012345678, -3), 18, "123456789012345.678"},
             {Rational::scaled(1234567890123456789, -3), 18, "1234567890123456.789"},
             {Rational::scaled(1234567890123456789, -4), 18, "123456789012345.679"},
             {ratio(k_max), 18, "9223372036854775807"}, // whole numbers are exact as they are
             {ratio(k_max, 10), 18, "922337203685477580.700"},
             {tens(60), 18, "1" + noughts + "0"},
             {tens(60) + ratio(1, 4), 18, "1" + noughts + "0.250"},
             {tens(30) * 1234, 18, "1234000000000000000000000000000000"},
             {1 / Rational(2).power(62), 18, "0.000"},
             {1 / Rational(2).power(20), 14, "0.00000095367431640625"},
             {1 / Rational(2).power(20), 13, "0.000"},
         }) {
        CAPTURE(c.value.fixed(20));
        CAPTURE(c.most);
        TextBuffer exact;
        exact += 'x';
        c.value.append_exact(exact, c.most, 3);
        CHECK(exact.take() == "x" + c.text);
    }
}

TEST_CASE("to_integer and is_integer") {
    CHECK(ratio(k_max).to_integer() == k_max);
    CHECK(ratio(k_min).to_integer() == k_min);
    CHECK_FALSE((ratio(k_max) + 1).to_integer());
    CHECK_FALSE((ratio(k_min) - 1).to_integer());
    CHECK_FALSE(ratio(1, 2).to_integer());
    CHECK_FALSE(tens(50).to_integer());
    CHECK((ratio(k_max) + 1).is_integer());
    CHECK(tens(50).is_integer());
    CHECK_FALSE((tens(50) + ratio(1, 2)).is_integer());
    CHECK_FALSE(ratio(1, 2).is_integer());
}

TEST_CASE("sign and absolute value") {
    CHECK(Rational(0).sign() == 0);
    CHECK(ratio(-1, 3).sign() == -1);
    CHECK(tens(70).sign() == 1);
    CHECK((-tens(70)).sign() == -1);
    CHECK((-tens(70)).abs() == tens(70));
    CHECK(ratio(-1, 3).abs() == ratio(1, 3));
    CHECK(Rational().is_zero());
}

TEST_CASE("whole powers are exact") {
    CHECK(Rational(0).power(0) == 1);
    CHECK(Rational(0).power(5) == 0);
    CHECK(ratio(-2, 3).power(3) == ratio(-8, 27));
    CHECK(Rational(10).power(100) == tens(100));
    CHECK(Rational::scaled(11, -1).power(2) == Rational::scaled(121, -2));
    CHECK(Rational::scaled(105, -2).power(10).fixed(20) == "1.62889462677744140625");
    CHECK(ratio(7, 9).power(1) == ratio(7, 9));
}

TEST_CASE("dividing by zero throws in every build") {
    const Rational great = Rational(10).power(40), zeros[] = {0, great - great, Rational::scaled(0, -5)};
    for (const Rational& zero : zeros)
        for (const Rational& number : {Rational(0), Rational(7), Rational::fraction(-1, 3), great}) {
            CAPTURE(number.fixed(3));
            CHECK_THROWS_AS((void)(number / zero), std::domain_error);
        }
    CHECK_THROWS_AS((void)Rational::fraction(5, 0), std::domain_error);
    CHECK_THROWS_AS((void)Rational::fraction(0, 0), std::domain_error);
}

TEST_CASE("rounded to digits wherever the point stands") {
    struct Case {
        Rational number;
        int digits;
        Rational expected;
    };
    const Rational third = Rational::fraction(1, 3);
    for (const Case& c : {
             Case{0, 3, 0},
             {12345, 3, 12300},
             {12350, 3, 12400},
             {-12350, 3, -12400},
             {third, 4, Rational::scaled(3333, -4)},
             {third * Rational::scaled(1, -60), 4, Rational::scaled(3333, -64)},
             {third * Rational::scaled(1, 60), 4, Rational::scaled(3333, 56)},
             {Rational::scaled(9996, -50), 3, Rational::scaled(1, -46)},
             {Rational::scaled(1, -7), 5, Rational::scaled(1, -7)},
             {1000, 1, 1000},
             {Rational::scaled(999, 30), 3, Rational::scaled(999, 30)},
         }) {
        CAPTURE(c.number.fixed(70));
        CAPTURE(c.digits);
        CHECK(c.number.rounded_to_digits(c.digits) == c.expected);
    }
    for (int exponent = -120; exponent <= 120; ++exponent) {
        CAPTURE(exponent);
        const Rational unit = Rational::scaled(1, exponent);
        CHECK((unit * 5 / 3).rounded_to_digits(6) == Rational::scaled(166667, exponent - 5));
        CHECK(unit.rounded_to_digits(1) == unit);
    }
}
