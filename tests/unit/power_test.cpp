#include "gapcalc/rational.hpp"

#include <doctest/doctest.h>

using namespace gapcalc;

namespace {
Rational ratio(std::int64_t num, std::int64_t den = 1) { return Rational::fraction(num, den); }
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
