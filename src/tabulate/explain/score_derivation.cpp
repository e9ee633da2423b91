// The number that each method reads its class from.
#include "tabulate/explain/working.hpp"

#include <fmt/format.h>

namespace gapcalc::tabulate {

Derivation Working::trend_score() const {
    const auto& points = grounds_.yearly;
    if (points.size() < 2) return {};
    const TimeSpan span = time_between(points.front().period, points.back().period, row_.in_days);
    return {words("d x (T - (v + 年均变化 x 剩余年数)) / abs(T - v)，年均变化 = (末年 - 首年) / 年数",
                  "d x (T - (v + change x years left)) / abs(T - v), change = (last - first) / years"),
            fmt::format("{} x ({} - ({} + (({} - {}) / {}) x {})) / abs({} - {})",
                        row_.direction > 0 ? "1" : "(-1)", t_, v_, operand(points.back().value),
                        operand(points.front().value), years_text(span), years_text(grounds_.left), t_, v_)};
}

Derivation Working::score() const {
    const std::string since = years_text(grounds_.since_start);
    switch (grounds_.method) {
    case assess::Method::linear:
        return {"pace", row_.pace->fixed(6), {}};
    case assess::Method::trend:
        return trend_score();
    case assess::Method::growth:
        return {words("s x d x g / abs(G)，s 为 b 的符号，g = (v / b)^(1 / 年数) - 1，G = (T / b)^(1 / "
                      "全程年数) - 1",
                      "s x d x g / abs(G), s the sign of b, g = (v / b)^(1 / years) - 1, G = (T / b)^(1 / "
                      "all years) - 1"),
                fmt::format("{} x (({} / {})^(1 / {}) - 1) / abs(({} / {})^(1 / {}) - 1)",
                            row_.base->sign() * row_.direction > 0 ? "1" : "(-1)", v_, b_, since, t_, b_,
                            years_text(grounds_.whole_span))};
    case assess::Method::projection:
        return {words("(v x (v / b)^(剩余年数 / 年数) - b) / (T - b)",
                      "(v x (v / b)^(years left / years) - b) / (T - b)"),
                fmt::format("({0} x ({0} / {1})^({2} / {3}) - {1}) / ({4} - {1})", v_, b_,
                            years_text(grounds_.left), since, t_)};
    }
    return {};
}

} // namespace gapcalc::tabulate
