#include "evaluate.hpp"

#include <algorithm>
#include <cctype>
#include <stdexcept>
#include <string>
#include <vector>

namespace gapcalc::test {
namespace {

class Calculator {
  public:
    explicit Calculator(std::string_view text) : rest_(text) {}

    Rational all() {
        const Rational value = sum();
        skip_blanks();
        if (!rest_.empty()) fail();
        return value;
    }

  private:
    [[noreturn]] void fail() const { throw std::invalid_argument("cannot work out: " + std::string(rest_)); }

    void skip_blanks() {
        while (rest_.starts_with(' ')) rest_.remove_prefix(1);
    }
    bool take(std::string_view token) {
        skip_blanks();
        if (!rest_.starts_with(token)) return false;
        rest_.remove_prefix(token.size());
        return true;
    }

    Rational sum() {
        Rational value = product();
        for (;;) {
            if (take("+"))
                value = value + product();
            else if (take("-"))
                value = value - product();
            else
                return value;
        }
    }

    Rational product() {
        Rational value = signed_power();
        for (;;) {
            if (take("x"))
                value = value * signed_power();
            else if (take("/"))
                value = value / signed_power();
            else
                return value;
        }
    }

    Rational signed_power() {
        if (take("-")) return -signed_power();
        const Rational base = atom();
        if (!take("^")) return base;
        const Rational exponent = atom();
        if (base.is_zero() && exponent.sign() > 0) return 0;
        const auto raised = power(base, exponent);
        if (!raised) fail();
        return *raised;
    }

    Rational atom() {
        for (const std::string_view function : {"ceil", "floor", "abs", "max", "min"})
            if (take(function)) return call(function);
        if (take("(")) {
            const Rational value = sum();
            if (!take(")")) fail();
            return value;
        }
        skip_blanks();
        // Of any length: a bound that was computed may have more digits than a file may give.
        Rational value;
        int places = -1; // behind the point
        std::size_t at = 0;
        for (; at < rest_.size() && (std::isdigit(static_cast<unsigned char>(rest_[at])) || rest_[at] == '.');
             ++at) {
            if (rest_[at] == '.' && places >= 0) break;
            if (rest_[at] == '.') {
                places = 0;
                continue;
            }
            value = value * 10 + (rest_[at] - '0');
            if (places >= 0) ++places;
        }
        if (at == 0) fail();
        rest_.remove_prefix(at);
        return places > 0 ? value * Rational::scaled(1, -places) : value;
    }

    Rational call(std::string_view function) {
        std::vector<Rational> arguments;
        if (!take("(")) fail();
        do arguments.push_back(sum());
        while (take(","));
        if (!take(")")) fail();
        const Rational& first = arguments.at(0);
        if (function == "ceil") return first.ceil();
        if (function == "floor") return first.floor();
        if (function == "abs") return first.abs();
        return function == "max" ? std::max(first, arguments.at(1)) : std::min(first, arguments.at(1));
    }

    std::string_view rest_;
};

} // namespace

Rational evaluate(std::string_view text) { return Calculator(text).all(); }

} // namespace gapcalc::test
