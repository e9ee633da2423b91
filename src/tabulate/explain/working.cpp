#include "tabulate/explain/working.hpp"

#include "tabulate/heading.hpp"

#include <fmt/format.h>

namespace gapcalc::tabulate {
namespace {

/// The number as a fraction in lowest terms; empty when its parts are too long to be put in by hand.
std::string fraction_text(const Rational& number) {
    constexpr int k_most_steps = 64;
    const Rational k_longest = Rational::scaled(1, 15);
    // A continued fraction ends at the number itself.
    Rational rest = number.abs();
    Rational above = 1, above_before = 0, below = 0, below_before = 1;
    for (int step = 0; step < k_most_steps; ++step) {
        const Rational whole = rest.floor();
        const Rational next_above = whole * above + above_before;
        const Rational next_below = whole * below + below_before;
        above_before = above, below_before = below;
        above = next_above, below = next_below;
        if (above > k_longest || below > k_longest) return {};
        if (rest == whole)
            return fmt::format("{}{}/{}", number.sign() < 0 ? "-" : "", above.fixed(0), below.fixed(0));
        rest = Rational(1) / (rest - whole);
    }
    return {};
}

} // namespace

std::string exact_text(const Rational& number) {
    constexpr int k_long_places = 12; // with a few digits before them still what a pocket calculator takes
    if (const auto places = number.exact_places()) return number.fixed(*places);
    std::string fraction = fraction_text(number);
    return fraction.empty() ? number.fixed(k_long_places) : fraction;
}

std::string operand(const Rational& number) {
    std::string text = exact_text(number);
    return text.find_first_of("-/") == std::string::npos ? text : "(" + text + ")";
}

std::string years_text(const TimeSpan& span) {
    if (span.in_days) return fmt::format("({} / 365.25)", span.count);
    if (span.count % 12 == 0) return fmt::format("{}", span.count / 12);
    return fmt::format("({} / 12)", span.count);
}

std::string months_text(const TimeSpan& span) {
    return span.in_days ? fmt::format("({} / 30.4375)", span.count) : fmt::format("{}", span.count);
}

Working::Working(const assess::Query& query, const RowView& view, Language language)
    : query_(query), view_(view), row_(view.row), grounds_(*view.row.grounds), language_(language) {
    if (row_.value) v_ = operand(*row_.value);
    if (grounds_.newest) newest_ = operand(*grounds_.newest);
    if (row_.base) b_ = operand(*row_.base);
    if (row_.bound) t_ = operand(*row_.bound);
    value_ = words("最新值", "value");
    const bool newer = grounds_.newest && row_.value && *grounds_.newest != *row_.value;
    latest_ = newer ? words("最近一期数值", "newest value") : value_;
    base_ = row_.in_target_year ? words("起点值", "start") : words("基期值", "baseline");
    target_ = row_.goal && row_.goal->op == Operator::between ? words("区间近端", "nearest end of the range")
                                                              : words("目标值", "target");
    years_ = words("年数", "years");
    left_ = words("剩余年数", "years left");
}

std::string Working::name(std::string_view key) const {
    const ReportColumn* const column = find_report_column(key);
    return words(column->zh, lowered(column->en));
}

std::optional<Derivation> Working::derive(const ReportColumn& column) const {
    if (column.origin.derive == nullptr) return std::nullopt;
    Derivation made = (this->*column.origin.derive)();
    if (made.inputs.empty() && made.why.empty()) return std::nullopt;
    return made;
}

} // namespace gapcalc::tabulate
