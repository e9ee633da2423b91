#include "base/student_t.hpp"

#include <doctest/doctest.h>

#include <boost/math/distributions/students_t.hpp>

#include <cmath>

using namespace gapcalc;

TEST_CASE("Student's t is that of another library") {
    const Rational most = Rational::scaled(2, -15);
    // With one degree the other one is off next to 0.
    for (int degrees = 2; degrees <= 60; ++degrees) {
        const boost::math::students_t other(degrees);
        for (const int exponent : {-12, -6, -3, -2, -1, 0, 1, 2, 4}) {
            for (const int digits : {1, 3, 7}) {
                for (const int sign : {-1, 1}) {
                    const Rational z = Rational::scaled(digits, exponent) * sign;
                    CAPTURE(degrees);
                    CAPTURE(z.fixed(12));
                    const double expected =
                        boost::math::cdf(other, sign * std::strtod(z.abs().fixed(15).c_str(), nullptr));
                    const Rational there = Rational::scaled(std::llround(expected * 1e17), -17);
                    CHECK((student_t(sign, z * z, degrees) - there).abs() <= most);
                }
            }
        }
    }
}

TEST_CASE("Student's t by hand") {
    struct Case {
        int sign;
        Rational square;
        int degrees;
        const char* text;
    };
    for (const Case& c : {
             Case{0, 0, 3, "0.500000000000"},
             // One degree is Cauchy's: 1/2 + arctan(z) / pi.
             {1, 1, 1, "0.750000000000"},
             {-1, 1, 1, "0.250000000000"},
             {1, 3, 1, "0.833333333333"},
             // Two: 1/2 + z / (2 sqrt(2 + z^2)).
             {1, 2, 2, "0.853553390593"},
             {-1, 2, 2, "0.146446609407"},
             {1, Rational::fraction(1, 11), 3, "0.608641810837"},
             // Tables end here.
             {1, Rational::scaled(1, 80), 5, "1.000000000000"},
             {-1, Rational::scaled(1, 80), 5, "0.000000000000"},
             {1, Rational::scaled(1, -80), 5, "0.500000000000"},
         }) {
        CAPTURE(c.degrees);
        CAPTURE(c.square.fixed(6));
        CHECK(student_t(c.sign, c.square, c.degrees).fixed(12) == c.text);
    }
}

TEST_CASE("both tails of Student's t make one") {
    for (int degrees = 1; degrees < 30; ++degrees)
        for (int tenths = 0; tenths < 80; ++tenths) {
            const Rational square = Rational::fraction(tenths * tenths, 100);
            const Rational both = student_t(1, square, degrees) + student_t(-1, square, degrees);
            CHECK((both - 1).abs() <= Rational::scaled(1, -15));
        }
}
