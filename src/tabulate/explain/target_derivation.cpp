// How a relative target or a share became a number.
#include "tabulate/explain/working.hpp"

#include <fmt/format.h>

namespace gapcalc::tabulate {
namespace {

/// Relative targets and shares made exact; empty for a bound that stands as it was written.
struct ExactTarget {
    std::optional<std::string> b;
    std::optional<std::uint32_t> entities;
    std::string years;

    Derivation operator()(const AtLeast& aim) const { return share(aim, "ceil(share x N)", "ceil({} x {})"); }
    Derivation operator()(const MoreThan& aim) const {
        return share(aim, "floor(share x N) + 1", "floor({} x {}) + 1");
    }
    Derivation operator()(const AtMost& aim) const {
        return share(aim, "floor(share x N)", "floor({} x {})");
    }
    Derivation operator()(const LessThan& aim) const {
        return share(aim, "ceil(share x N) - 1", "ceil({} x {}) - 1");
    }
    Derivation operator()(const Between&) const { return {}; }
    Derivation operator()(const ReachStage&) const { return {}; }
    Derivation operator()(const TimesBaseline& aim) const {
        return of_base("k x b", "{1} x {0}", aim.factor);
    }
    Derivation operator()(const RiseBy& aim) const {
        return aim.relative ? of_base("(1 + p) x b", "(1 + {1}) x {0}", aim.amount)
                            : of_base("b + n", "{0} + {1}", aim.amount);
    }
    Derivation operator()(const FallBy& aim) const {
        return aim.relative ? of_base("(1 - p) x b", "(1 - {1}) x {0}", aim.amount)
                            : of_base("b - n", "{0} - {1}", aim.amount);
    }
    Derivation operator()(const GrowPerYear& aim) const {
        if (years.empty()) return {};
        return of_base("b x (1 + p)^years", "{0} x (1 + {1})^{2}", aim.rate);
    }

  private:
    template <class Aim>
    Derivation share(const Aim& aim, std::string_view formula, std::string_view pattern) const {
        if (!aim.share || !entities) return {};
        return {std::string(formula), fmt::format(fmt::runtime(pattern), operand(aim.bound), *entities)};
    }
    Derivation of_base(std::string_view formula, std::string_view pattern, const Rational& number) const {
        if (!b) return {};
        return {std::string(formula), fmt::format(fmt::runtime(pattern), *b, operand(number), years)};
    }
};

} // namespace

Derivation Working::target() const {
    if (row_.entity || !row_.target) return {};
    ExactTarget exact;
    if (const auto base = target_base()) exact.b = operand(*base);
    exact.entities = entities();
    if (const auto from = target_base_period())
        exact.years =
            years_text(time_between(*from, *row_.deadline, from->is_day() || row_.deadline->is_day()));
    return std::visit(exact, view_.indicator.targets[*row_.target].aim);
}

} // namespace gapcalc::tabulate
