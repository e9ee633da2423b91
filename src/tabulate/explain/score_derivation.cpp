// The number that each method reads its class from.
#include "tabulate/explain/working.hpp"

#include <fmt/format.h>

namespace gapcalc::tabulate {

Derivation Working::trend_score() const {
    const auto& points = grounds_.yearly;
    if (points.size() < 2) return {};
    const TimeSpan span = time_between(points.front().period, points.back().period, row_.in_days);
    const std::string mean = fmt::format("(({} - {}) / {})", operand(points.back().value),
                                         operand(points.front().value), years_text(span));
    const std::string ahead = fmt::format("({} + {} x {})", v_, mean, years_text(grounds_.left));
    const std::string outlook =
        fmt::format("({} + {} x {})", value_, words("各年平均变化", "mean yearly change"), left_);
    const bool up = row_.direction > 0;
    return {fmt::format("({} - {}) / abs({} - {})", up ? target_ : outlook, up ? outlook : target_, target_,
                        value_),
            fmt::format("({} - {}) / abs({} - {})", up ? t_ : ahead, up ? ahead : t_, t_, v_),
            words("各年平均变化 = (末年值 - 首年值) / 年数",
                  "mean yearly change = (last year's - first year's) / years")};
}

Derivation Working::growth_score() const {
    const bool up = row_.base->sign() * row_.direction > 0;
    const std::string since = years_text(grounds_.since_start), all = years_text(grounds_.whole_span);
    return {
        fmt::format(fmt::runtime(words("{}年均增速 / abs(应有年均增速)", "{}growth / abs(growth wanted)")),
                    up ? "" : "-"),
        fmt::format("{}(({} / {})^(1 / {}) - 1) / abs(({} / {})^(1 / {}) - 1)", up ? "" : "(-1) x ", v_, b_,
                    since, t_, b_, all),
        fmt::format(fmt::runtime(words("应有年均增速 = ({} / {})^(1 / 全程年数) - 1",
                                       "growth wanted = ({} / {})^(1 / years in all) - 1")),
                    target_, base_)};
}

Derivation Working::score() const {
    const std::string since = years_text(grounds_.since_start);
    switch (grounds_.method) {
    case assess::Method::linear:
        return {name("pace"), row_.pace->fixed(6), {}};
    case assess::Method::trend:
        return trend_score();
    case assess::Method::growth:
        return growth_score();
    case assess::Method::projection:
        return {fmt::format("({0} x ({0} / {1})^({2} / {3}) - {1}) / ({4} - {1})", value_, base_, left_,
                            years_, target_),
                fmt::format("({0} x ({0} / {1})^({2} / {3}) - {1}) / ({4} - {1})", v_, b_,
                            years_text(grounds_.left), since, t_)};
    }
    return {};
}

} // namespace gapcalc::tabulate
