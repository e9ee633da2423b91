#include "gapcalc/base/rational.hpp"

#include <doctest/doctest.h>

#include <random>

using namespace gapcalc;

namespace {
Rational ratio(std::int64_t num, std::int64_t den = 1) { return Rational::fraction(num, den); }
Rational tens(int exponent) { return Rational::scaled(1, exponent); }
} // namespace

TEST_CASE("powers that are rational come out exact") {
    struct Case {
        Rational base, exponent, expected;
    };
    for (const Case& c : {
             Case{5, 0, 1},
             {1, ratio(7, 3), 1},
             {ratio(8, 27), ratio(1, 3), ratio(2, 3)},
             {ratio(8, 27), ratio(-2, 3), ratio(9, 4)},
             {4, ratio(1, 2), 2},
             {2, 10, 1024},
             {2, -10, ratio(1, 1024)},
             {Rational::scaled(105, -2), 3, Rational::scaled(1157625, -6)},
             {Rational::scaled(1157625, -6), ratio(1, 3), Rational::scaled(105, -2)},
             {Rational::scaled(11, -1).power(12), ratio(5, 12), Rational::scaled(11, -1).power(5)},
             {Rational(10).power(60), ratio(1, 2), Rational(10).power(30)},
             {10, 1000, Rational(10).power(1000)},
             {10, -1000, Rational::scaled(1, -1000)},
         }) {
        CAPTURE(c.base.fixed(4));
        CAPTURE(c.exponent.fixed(4));
        const auto result = power(c.base, c.exponent);
        REQUIRE(result);
        CHECK(*result == c.expected);
    }
}

TEST_CASE("other powers are right to forty digits") {
    struct Case {
        Rational base, exponent;
        int places;
        const char* text; // from an independent computation with 80 digits
    };
    for (const Case& c : {
             Case{2, ratio(1, 2), 39, "1.414213562373095048801688724209698078570"},
             {Rational::scaled(105, -2), ratio(1, 3), 39, "1.016396356814853428776742039715301108762"},
             {ratio(15974, 666), ratio(1, 14), 39, "1.254778601025428739419718670733781285155"},
             {ratio(104, 145), ratio(1, 8), 40, "0.9593082229134200277909857245551233515105"},
             {ratio(3, 12), ratio(1, 3), 40, "0.6299605249474365823836053036391141752851"},
             {ratio(752, 700), Rational::fraction(1461, 4 * 731), 39,
              "1.036452151504193992065409443488450587603"},
             {10, ratio(-1, 3), 40, "0.4641588833612778892410076350919446576551"},
             {Rational::scaled(1, -9), ratio(1, 7), 41, "0.05179474679231211134755174677960953365021"},
             {ratio(999999999999, 1), ratio(19, 6), 1, "99999999999683333333333676388888888755.5"},
         }) {
        CAPTURE(c.base.fixed(4));
        CAPTURE(c.exponent.fixed(4));
        const auto result = power(c.base, c.exponent);
        REQUIRE(result);
        CHECK(result->fixed(c.places) == c.text);
    }
}

TEST_CASE("bases near one keep their direction") {
    const Rational great = Rational(2).power(127);
    CHECK(power((great - 1) / great, ratio(1, 2))->fixed(40) == "0.9999999999999999999999999999999999999971");
    CHECK(power((great + 1) / great, ratio(1, 2))->fixed(40) == "1.0000000000000000000000000000000000000029");
    for (int places = 1; places <= 38; ++places) {
        CAPTURE(places);
        const Rational little = Rational::scaled(1, -places);
        const auto below = power(1 - little, ratio(1, 3)), above = power(1 + little, ratio(1, 3));
        CHECK(*below < 1);
        CHECK(*above > 1);
        CHECK(*below > 1 - little);
        CHECK(*above < 1 + little);
    }
}

TEST_CASE("a power and its inverse meet within forty digits") {
    const Rational near = Rational::scaled(1, -39);
    for (const std::int64_t base : {2, 3, 7, 10, 700, 99991}) {
        for (const std::int64_t root : {2, 3, 7, 12, 31}) {
            CAPTURE(base);
            CAPTURE(root);
            const Rational exact = ratio(base, 691);
            const auto result = power(exact, ratio(1, root));
            REQUIRE(result);
            const Rational back = result->power(static_cast<unsigned>(root));
            CHECK(((back - exact) / exact).abs() < near * root);
        }
    }
}

TEST_CASE("a power beyond 10 to the 1000th is none") {
    CHECK_FALSE(power(10, 1001));
    CHECK_FALSE(power(10, -1001));
    CHECK_FALSE(power(2, ratio(1'000'000)));
    CHECK_FALSE(power(ratio(1, 2), ratio(1'000'000)));
    CHECK_FALSE(power(ratio(999), ratio(INT64_MAX)));
    CHECK_FALSE(power(Rational(10).power(300), ratio(7, 2)));
    CHECK(power(10, ratio(1999, 2)));
    CHECK(power(Rational::scaled(10000001, -7), 1000));
}

TEST_CASE("a power for rounding rounds as the power does") {
    std::mt19937_64 random(11);
    const auto any = [&](std::int64_t least, std::int64_t most) {
        return std::uniform_int_distribution<std::int64_t>(least, most)(random);
    };
    int given = 0, figures = 0;
    for (int i = 0; i < 4000; ++i) {
        // Figures of all sizes, as they grow in a few months or in many years, counted in days as well.
        const std::int64_t size = any(1, 50);
        const Rational base = ratio(any(1, std::int64_t{1} << size), any(1, std::int64_t{1} << any(1, 50)));
        const Rational exponent = i % 2 == 0 ? ratio(12, any(1, 400)) : ratio(1461, 4 * any(1, 20'000));
        const auto quick = power_for_rounding(base, exponent);
        const bool usual = base > ratio(1, 8) && base < 8 && exponent < 2;
        figures += usual;
        given += usual && quick;
        if (!quick) continue;
        const auto exact = power(base, exponent);
        REQUIRE(exact);
        CAPTURE(base.fixed(20));
        CAPTURE(exponent.fixed(20));
        REQUIRE((*quick - *exact).abs() < Rational::scaled(1, -15));
        for (int places = 0; places <= 6; ++places) {
            CHECK(quick->rounded(places) == exact->rounded(places));
            CHECK((*quick - 1).rounded(places) == (*exact - 1).rounded(places));
        }
    }
    CHECK(figures > 300);
    CHECK(given > figures * 98 / 100);
}

TEST_CASE("a power for rounding leaves to the power what it cannot be sure of") {
    struct Case {
        Rational base, exponent;
    };
    for (const Case& c : {
             Case{1, ratio(1, 3)},                // no power at all
             {4, ratio(1, 2)},                    // ends before the seventh decimal
             {Rational::scaled(11, -1), 1},       //
             {Rational::scaled(12345675, -7), 1}, // in the middle between two sixths
             {Rational::scaled(12345675, -7).power(2), ratio(1, 2)},
             {ratio(1, 3), 60},                                     // nothing is left of it
             {3, 60},                                               // too great
             {tens(20), ratio(1, 20)},                              // not in registers
             {ratio(3, 7), Rational::scaled(1, 20)},                //
             {ratio((std::int64_t{1} << 52) + 1, 3), ratio(1, 12)}, // too long
             {0, ratio(1, 2)},
             {ratio(-1, 2), ratio(1, 2)},
             {2, ratio(1, std::int64_t{1} << 20)},
             {2, 0},
         }) {
        CAPTURE(c.base.fixed(8));
        CAPTURE(c.exponent.fixed(8));
        CHECK_FALSE(power_for_rounding(c.base, c.exponent));
    }
    // Beside the middle it is sure again.
    for (const int off : {-1, 1}) {
        const Rational base = Rational::scaled(12345675, -7) + Rational::scaled(off, -11);
        const auto quick = power_for_rounding(base.power(2), ratio(1, 2));
        CHECK_FALSE(power_for_rounding(base, 1) == std::nullopt);
        if (quick) CHECK(quick->rounded(6) == base.rounded(6));
    }
}

TEST_CASE("a power less one keeps its digits next to one") {
    // By logarithm and exponential with 130 digits, by another program.
    struct Case {
        Rational base, exponent;
        int places;
        const char* text;
    };
    for (const Case& c : {
             Case{1 + tens(-60), ratio(1, 5), 100,
                  "0."
                  "000000000000000000000000000000000000000000000000000000000000200000000000000000000000000000"
                  "0000000000"},
             {1 - tens(-20), ratio(1, 3), 62,
              "-0.00000000000000000000333333333333333333334444444444444444444451"},
             {1 + tens(-6), ratio(7, 2), 48, "0.000003500004375002187500273437472656256835935059"},
             {1 + tens(-18), 12, 58, "0.0000000000000000120000000000000000660000000000000002200000"},
             {2, ratio(1, 2), 39, "0.414213562373095048801688724209698078570"},
             {1, ratio(1, 2), 5, "0.00000"},
         }) {
        CAPTURE(c.base.fixed(4));
        CAPTURE(c.exponent.fixed(4));
        const auto result = power_less_one(c.base, c.exponent);
        REQUIRE(result);
        CHECK(result->fixed(c.places) == c.text);
    }
    CHECK(!power_less_one(Rational(10), 2000));
}

TEST_CASE("how far a power may go is the caller's to say") {
    CHECK(!power(10, 1001));
    CHECK(power(10, 1001, 2000) == Rational(10).power(1001));
    CHECK(!power(3, Rational::fraction(-5001, 2), 1000));
    CHECK(power(3, Rational::fraction(-5001, 2), 1200));
}
