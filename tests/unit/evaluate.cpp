#include "evaluate.hpp"

#include "gapcalc/base/decimal.hpp"

#include <algorithm>
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
        const auto raised = power(base, atom());
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
        const ParsedDecimal parsed = parse_decimal_prefix(rest_);
        if (parsed.fault != NumberFault::none && parsed.fault != NumberFault::trailing) fail();
        rest_.remove_prefix(parsed.at);
        return parsed.number.value();
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
