#include "tabulate/explain/working.hpp"

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

Working::Working(const Catalogue& catalogue, const assess::Query& query, const RowView& view,
                 Language language)
    : catalogue_(catalogue), query_(query), view_(view), row_(view.row), language_(language) {
    if (row_.value) v_ = operand(*row_.value);
    if (row_.base) b_ = operand(*row_.base);
    if (row_.bound) t_ = operand(*row_.bound);
}

bool Working::is_rank() const {
    return row_.unit == "位" && view_.indicator.kind == Kind::stock &&
           view_.indicator.measure != Measure::count && (row_.direction < 0 || !row_.bound);
}

bool Working::each_year() const {
    return row_.target && view_.indicator.targets[*row_.target].each_year && !row_.entity_counted;
}

assess::Method Working::method() const {
    return is_rank() || row_.in_target_year ? assess::Method::linear : query_.method;
}

std::vector<const assess::HistoryPoint*> Working::yearly_points() const {
    constexpr std::size_t k_most = 6;
    std::vector<const assess::HistoryPoint*> points;
    for (const assess::HistoryPoint& point : row_.history) {
        if (!point.used || !point.complete) continue;
        if (!points.empty() && points.back()->period.year() == point.period.year())
            points.back() = &point;
        else
            points.push_back(&point);
    }
    if (points.size() > k_most) points.erase(points.begin(), points.end() - k_most);
    return points;
}

std::optional<std::uint32_t> Working::entities() const {
    if (row_.entities_total) return row_.entities_total;
    if (!view_.indicator.over || view_.indicator.among || row_.entity) return std::nullopt;
    return catalogue_.sets[*view_.indicator.over].total();
}

std::optional<Period> Working::target_base_period() const {
    return view_.indicator.baseline ? std::optional(view_.indicator.baseline->at) : view_.indicator.from;
}

std::optional<Rational> Working::target_base() const {
    if (!row_.in_target_year) return row_.base;
    if (view_.indicator.baseline && view_.indicator.baseline->value) return view_.indicator.baseline->value;
    for (const assess::HistoryPoint& point : row_.history)
        if (target_base_period() && point.period.end() == target_base_period()->end()) return point.value;
    return std::nullopt;
}

} // namespace gapcalc::tabulate
