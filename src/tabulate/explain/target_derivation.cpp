// How a relative target or a share became a number.
#include "tabulate/explain/working.hpp"

#include <fmt/format.h>

namespace gapcalc::tabulate {
namespace {

/// Relative targets and shares made exact; empty for a bound that stands as it was written.
struct ExactTarget {
    Operator op;
    std::optional<std::string> b{};
    std::optional<std::uint32_t> entities{};
    std::string years{};
    Language language = Language::zh;

    /// A bound in the unit, or a share of N: the least or greatest whole number that meets it.
    template <class Bound>
    requires requires(Bound any) { any.share; }
    Derivation operator()(const Bound& aim) const {
        if (!aim.share || !entities) return {};
        const bool up = direction_of(op) > 0;
        const char* const pattern = up ? (is_strict(op) ? "{2}({0} x {1}) + 1" : "{3}({0} x {1})")
                                       : (is_strict(op) ? "{3}({0} x {1}) - 1" : "{2}({0} x {1})");
        return {fmt::format(fmt::runtime(pattern), say("占比", "share"), say("对象总数", "entities"),
                            say("向下取整", "round down"), say("向上取整", "round up")),
                fmt::format(fmt::runtime(pattern), operand(aim.bound), *entities, "floor", "ceil")};
    }
    Derivation operator()(const Between&) const { return {}; }
    Derivation operator()(const ReachStage&) const { return {}; }
    Derivation operator()(const TimesBaseline& aim) const {
        return of_base("倍数 x 基期值", "multiple x baseline", "{1} x {0}", aim.factor);
    }
    Derivation operator()(const RiseBy& aim) const {
        return aim.relative ? of_base("(1 + 提高幅度) x 基期值", "(1 + rise) x baseline", "(1 + {1}) x {0}",
                                      aim.amount)
                            : of_base("基期值 + 提高量", "baseline + rise", "{0} + {1}", aim.amount);
    }
    Derivation operator()(const FallBy& aim) const {
        return aim.relative ? of_base("(1 - 下降幅度) x 基期值", "(1 - fall) x baseline", "(1 - {1}) x {0}",
                                      aim.amount)
                            : of_base("基期值 - 下降量", "baseline - fall", "{0} - {1}", aim.amount);
    }
    Derivation operator()(const GrowPerYear& aim) const {
        if (years.empty()) return {};
        return of_base("基期值 x (1 + 年均增速)^年数", "baseline x (1 + growth)^years", "{0} x (1 + {1})^{2}",
                       aim.rate);
    }

  private:
    std::string_view say(std::string_view zh, std::string_view en) const {
        return language == Language::zh ? zh : en;
    }
    Derivation of_base(std::string_view zh, std::string_view en, std::string_view pattern,
                       const Rational& number) const {
        if (!b) return {};
        return {std::string(say(zh, en)), fmt::format(fmt::runtime(pattern), *b, operand(number), years)};
    }
};

} // namespace

Derivation Working::target() const {
    if (row_.entity || !row_.target) return {};
    const Aim& aim = view_.indicator.targets[*row_.target].aim;
    ExactTarget exact{.op = kind_of(aim).op, .language = language_};
    if (grounds_.target_base) exact.b = operand(*grounds_.target_base);
    exact.entities = grounds_.entities;
    if (const auto& from = grounds_.target_base_period)
        exact.years =
            years_text(time_between(*from, *row_.deadline, from->is_day() || row_.deadline->is_day()));
    return std::visit(exact, aim);
}

} // namespace gapcalc::tabulate
