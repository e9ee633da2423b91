// Logarithms and exponentials by their series, for numbers in fixed point of any size.
#pragma once

#include <cstdint>

namespace gapcalc {

// A Number has whole(n), is_zero, +=, * and division by a whole number; results are cut off, so that every
// term becomes zero in the end.

/// 2 atanh(z), which is the logarithm of (1 + z) / (1 - z), for z from 0 up to 1.
template <class Number>
constexpr Number twice_atanh(const Number& z) {
    const Number square = z * z;
    Number sum = z, term = z;
    for (unsigned odd = 3; !term.is_zero(); odd += 2) {
        term = term * square;
        sum += term / odd;
    }
    sum += sum;
    return sum;
}

template <class Number>
inline constexpr Number k_log_of_two = twice_atanh(Number::whole(1) / 3);

/// e^x for x from 0 up to 1.
template <class Number>
constexpr Number exponential_of(const Number& x) {
    constexpr int k_halvings = 8; // of the argument before its series
    const Number part = x / (1U << k_halvings);
    Number sum = Number::whole(1), term = sum;
    for (unsigned n = 1; !term.is_zero(); ++n) {
        term = term * part / n;
        sum += term;
    }
    for (int i = 0; i < k_halvings; ++i) sum = sum * sum;
    return sum;
}

} // namespace gapcalc
