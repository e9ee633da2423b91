// The formulas of the columns, with a row's numbers put in.
#include "tabulate/explain/working.hpp"

#include <fmt/format.h>

namespace gapcalc::tabulate {

Derivation Working::value() const {
    if (!grounds_.divided) return {};
    const std::string above = operand(grounds_.divided->above), below = operand(grounds_.divided->below);
    if (!view_.indicator.ratio) return {"sum(w v) / sum(w)", fmt::format("{} / {}", above, below)};
    const Ratio& ratio = *view_.indicator.ratio;
    const bool one = ratio.per == Rational(1), same = ratio.conversion == Rational(1);
    return {one ? "sum(of) / sum(to)" : "per x sum(of) / sum(to)",
            fmt::format("{}{} / {}", one ? std::string() : operand(ratio.per) + " x ", above,
                        same ? below : fmt::format("({} x {})", below, operand(ratio.conversion)))};
}

Derivation Working::gap() const {
    if (view_.stages)
        return {words("目标阶段序号 - 现阶段序号", "place of the goal - place of the stage"),
                fmt::format("{} - {}", t_, v_)};
    return short_of_goal(value_, v_);
}

Derivation Working::short_of_goal(const std::string& called, const std::string& number) const {
    if (row_.goal->op == Operator::between)
        return {fmt::format(fmt::runtime(words("max(下限 - {0}, {0} - 上限)", "max(low - {0}, {0} - high)")),
                            called),
                fmt::format("max({0} - {1}, {1} - {2})", operand(row_.goal->bound), number,
                            operand(row_.goal->high))};
    if (row_.direction > 0) return {target_ + " - " + called, fmt::format("{} - {}", t_, number)};
    return {called + " - " + target_, fmt::format("{} - {}", number, t_)};
}

Derivation Working::needed() const {
    if (row_.needed->is_zero()) return {{}, {}, words("最新值在目标之内", "the value is within the target")};
    const std::string gap = operand(*row_.gap);
    if (!row_.step || view_.stages) return {name("gap"), exact_text(*row_.gap)};
    const bool one = *row_.step == Rational(1);
    const std::string step = exact_text(*row_.step);
    const std::string times = one ? "" : " x " + step;
    const std::string steps = words(one ? "" : " x 步长", one ? "" : " x step");
    const std::string share = one ? name("gap") : name("gap") + words(" / 步长", " / step");
    if (!is_strict(row_.goal->op))
        return {fmt::format(fmt::runtime(words("向上取整({}){}", "round up({}){}")), share, steps),
                fmt::format("ceil({} / {}){}", gap, step, times)};
    if (one)
        return {fmt::format(fmt::runtime(words("向下取整({}) + 1", "round down({}) + 1")), share),
                fmt::format("floor({} / {}) + 1", gap, step)};
    return {fmt::format(fmt::runtime(words("(向下取整({}) + 1){}", "(round down({}) + 1){}")), share, steps),
            fmt::format("(floor({0} / {1}) + 1) x {1}", gap, step)};
}

Derivation Working::completion() const {
    return {view_.stages ? words("现阶段序号 / 目标阶段序号", "place of the stage / place of the goal")
                         : value_ + " / " + target_,
            fmt::format("{} / {}", v_, t_)};
}

Derivation Working::progress() const {
    return {fmt::format("({0} - {1}) / ({2} - {1})", value_, base_, target_),
            fmt::format("({0} - {1}) / ({2} - {1})", v_, b_, t_)};
}

Derivation Working::elapsed() const {
    return {row_.in_days ? words("已过天数 / 全程天数", "days gone / days in all")
                         : words("已过月数 / 全程月数", "months gone / months in all"),
            fmt::format("{} / {}", grounds_.since_start.count, grounds_.whole_span.count)};
}

std::string Working::on_path_text() const {
    const Target& target = view_.indicator.targets[*row_.target];
    const Path& path = *target.path;
    struct Knot {
        Period at;
        std::string amount;
    };
    std::vector<Knot> knots;
    if (row_.start && (path.shares || row_.base)) knots.push_back({*row_.start, path.shares ? "0" : b_});
    for (const Due& due : path.due) knots.push_back({due.at, operand(due.amount)});
    knots.push_back({target.by, path.shares ? "1" : t_});
    for (std::size_t at = 1; at < knots.size(); ++at) {
        const Knot &from = knots[at - 1], &to = knots[at];
        if (to.at.end() <= row_.period->end() && at + 1 < knots.size()) continue;
        if (row_.period->end() >= to.at.end()) return to.amount;
        return fmt::format("({0} + ({1} - {0}) x {2} / {3})", from.amount, to.amount,
                           time_between(from.at, *row_.period, row_.in_days).count,
                           time_between(from.at, to.at, row_.in_days).count);
    }
    return {};
}

std::pair<std::string, std::string> Working::due_text() const {
    if (!row_.on_path)
        return {name("elapsed"),
                fmt::format("{} / {}", grounds_.since_start.count, grounds_.whole_span.count)};
    return {name("planned"), operand(*row_.planned)};
}

Derivation Working::planned() const {
    if (!row_.on_path) {
        const auto [called, due] = due_text();
        return {called, due};
    }
    const Target& target = view_.indicator.targets[*row_.target];
    // Entities take the numbers of the whole as shares of its way.
    if (!target.path->shares && row_.entity)
        return {{}, {}, words("整体的路线折成占全程的比重", "the plan of the whole, as shares of its way")};
    if (target.path->shares)
        return {words("路线上应达到的比重", "the share due on the path"), on_path_text()};
    return {fmt::format("({0} - {1}) / ({2} - {1})", name("expected"), base_, target_),
            fmt::format("({0} - {1}) / ({2} - {1})", on_path_text(), b_, t_)};
}

/// How far ahead, as a ratio.
std::pair<std::string, std::string> Working::lead() const {
    const auto [called, due] = due_text();
    if (row_.ceiling)
        return {fmt::format("{} - {} / {}", called, value_, target_),
                fmt::format("{} - {} / {}", due, v_, t_)};
    if (row_.in_target_year)
        return {fmt::format("{} - {}", name("completion"), called), fmt::format("{} / {} - {}", v_, t_, due)};
    return {fmt::format("{} - {}", name("progress"), called),
            fmt::format("({0} - {1}) / ({2} - {1}) - {3}", v_, b_, t_, due)};
}

Derivation Working::lead_points() const {
    const auto [formula, inputs] = lead();
    return {fmt::format("100 x ({})", formula), fmt::format("100 x ({})", inputs)};
}

Derivation Working::lead_months() const {
    const auto [formula, inputs] = lead();
    return {fmt::format("({}) x {}", formula, words("全程月数", "months in all")),
            fmt::format("({}) x {}", inputs, months_text(grounds_.whole_span))};
}

Derivation Working::pace() const {
    const auto [called, due] = due_text();
    if (row_.ceiling)
        return {fmt::format("{} / ({} / {})", called, value_, target_),
                fmt::format("({}) / ({} / {})", due, v_, t_)};
    return {fmt::format("{} / {}", name("progress"), called),
            fmt::format("(({0} - {1}) / ({2} - {1})) / ({3})", v_, b_, t_, due)};
}

Derivation Working::expected() const {
    if (row_.on_path && !row_.entity && !view_.indicator.targets[*row_.target].path->shares)
        return {words("路线上应达到的数值", "what is due on the path"), on_path_text()};
    const auto [called, due] = due_text();
    return {fmt::format("{0} + ({1} - {0}) x {2}", base_, target_, called),
            fmt::format("{0} + ({1} - {0}) x {2}", b_, t_, due)};
}

Derivation Working::year_on_year() const {
    if (!grounds_.year_before) return {};
    return {latest_ + words(" / 上年同期值 - 1", " / value one year before - 1"),
            fmt::format("{} / {} - 1", newest_, operand(*grounds_.year_before))};
}

Derivation Working::change_per_year() const {
    return {fmt::format("({} - {}) / {}", latest_, base_, years_),
            fmt::format("({} - {}) / {}", newest_, b_, years_text(grounds_.since_start))};
}

Derivation Working::growth_per_year() const {
    return {fmt::format("({} / {})^(1 / {}) - 1", latest_, base_, years_),
            fmt::format("({} / {})^(1 / {}) - 1", newest_, b_, years_text(grounds_.since_start))};
}

Derivation Working::nothing_needed() const { return {{}, {}, words("还需为 0", "nothing is needed")}; }

Derivation Working::needed_rate(std::string_view left_formula, const std::string& left_text) const {
    if (row_.needed->is_zero()) return nothing_needed();
    const char* sign = row_.direction > 0 ? "" : "-";
    return {fmt::format("{}{} / {}", sign, name("needed"), left_formula),
            fmt::format("{}{} / {}", sign, operand(*row_.needed), left_text)};
}

Derivation Working::needed_per_month() const {
    return needed_rate(words("剩余月数", "months left"), months_text(grounds_.left));
}

Derivation Working::needed_per_year() const { return needed_rate(left_, years_text(grounds_.left)); }

Derivation Working::needed_growth() const {
    if (row_.needed->is_zero()) return nothing_needed();
    return {fmt::format("({} / {})^(1 / {}) - 1", target_, value_, left_),
            fmt::format("({} / {})^(1 / {}) - 1", t_, v_, years_text(grounds_.left))};
}

Derivation Working::projection() const {
    std::string formula = fmt::format("{} + {} x {}", value_, name("change_per_year"), left_);
    std::string inputs = fmt::format("{0} + (({0} - {1}) / {2}) x {3}", v_, b_,
                                     years_text(grounds_.since_start), years_text(grounds_.left));
    if (const auto& highest = grounds_.highest) {
        formula = fmt::format(fmt::runtime(words("min(最高限, {})", "min(highest, {})")), formula);
        inputs = fmt::format("min({}, {})", operand(*highest), inputs);
    }
    if (const auto& lowest = grounds_.lowest) {
        formula = fmt::format(fmt::runtime(words("max(最低限, {})", "max(lowest, {})")), formula);
        inputs = fmt::format("max({}, {})", operand(*lowest), inputs);
    }
    return {formula, inputs};
}

Derivation Working::projected_gap() const {
    return short_of_goal(name("projection"), operand(*row_.projection));
}

Derivation Working::likelihood() const {
    const assess::YearlyChanges& changes = *grounds_.changes;
    const int direction = direction_of(row_.goal->op);
    const std::string why = fmt::format(
        fmt::runtime(
            words("F 为 {0} 个自由度的 t 分布；到 {1} 为止逐年变化 n = {2} 个，末值 v = {3}，均值 m = "
                  "{4}，方差 s^2 "
                  "= {5}，到期限 h = {6} 年",
                  "F is Student's t with {0} degrees of freedom; n = {2} changes from year to year up to "
                  "{1}, the last value v = {3}, mean m = {4}, variance s^2 = {5}, h = {6} years to the "
                  "deadline")),
        changes.count - 1, to_string(changes.newest), changes.count, exact_text(changes.value),
        changes.mean.fixed(6), changes.variance.fixed(6), changes.years.fixed(6));
    const std::string spread = " / (s x sqrt(h + h^2 / n))";
    if (direction > 0) return {"F((v + m x h - " + target_ + ")" + spread + ")", {}, why};
    if (direction < 0) return {"F((" + target_ + " - v - m x h)" + spread + ")", {}, why};
    return {fmt::format(fmt::runtime(words("F((上限 - v - m x h){0}) - F((下限 - v - m x h){0})",
                                           "F((high - v - m x h){0}) - F((low - v - m x h){0})")),
                        spread),
            {},
            why};
}

Derivation Working::reach_date() const {
    const std::string unit = row_.in_days ? words("天", "days") : words("个月", "months");
    const char* per_year = row_.in_days ? "365.25" : "12";
    const std::string from = to_string(*grounds_.newest_period);
    return {fmt::format(fmt::runtime(words("数据时期 + 向上取整({} x ({} - {}) / {}) {}",
                                           "period + round up({} x ({} - {}) / {}) {}")),
                        per_year, target_, value_, name("change_per_year"), unit),
            fmt::format("{0} + ceil({1} x ({2} - {3}) / (({3} - {4}) / {5})) {6} = {0} + {7} {6}", from,
                        per_year, t_, newest_, b_, years_text(grounds_.since_start), unit,
                        time_between(*grounds_.newest_period, *row_.reach_date, row_.in_days).count)};
}

Derivation Working::age_months() const {
    return {words("数据时期至截止日的整月数", "whole months from the period to the as-of date"),
            fmt::format("{}..{}", to_string(grounds_.newest_period->end()), to_string(query_.as_of.end()))};
}

Derivation Working::coverage() const {
    if (!row_.entities_known || !row_.entities_total) return {};
    return {words("有数值的对象数 / 对象总数", "entities with a value / entities"),
            fmt::format("{} / {}", *row_.entities_known, *row_.entities_total)};
}

} // namespace gapcalc::tabulate
