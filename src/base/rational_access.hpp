// The big-integer side of Rational, for the two files that need Boost.
#pragma once

#include "gapcalc/rational.hpp"

#include <boost/multiprecision/cpp_int.hpp>

namespace gapcalc {

using BigInteger = boost::multiprecision::cpp_int;

struct Rational::Big {
    BigInteger num, den;
};

/// Parts of a Rational as big integers, and back.
struct RationalAccess {
    static BigInteger num(const Rational& value) {
        return value.big_ ? value.big_->num : BigInteger(value.num_);
    }
    static BigInteger den(const Rational& value) {
        return value.big_ ? value.big_->den : BigInteger(value.den_);
    }
    /// num / den in any terms, den not 0; on the fast path again when it fits.
    static Rational make(BigInteger num, BigInteger den);
    /// The same for num / den in lowest terms, den > 0.
    static Rational of_lowest_terms(BigInteger num, BigInteger den);
};

} // namespace gapcalc
