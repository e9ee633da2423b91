#include "assess/growth.hpp"
#include "assess/verdict.hpp"

#include <iterator>
#include <utility>

namespace gapcalc::assess {
namespace {

/// Digits to which scores from fractional powers are compared; they are computed to ten more.
constexpr int k_compared_digits = 30;

constexpr ClassEdge k_by_pace[] = {
    {Verdict::ahead, 110}, {Verdict::on_track, 95}, {Verdict::slow, 60}, {Verdict::behind, 0}};
constexpr ClassEdge k_by_growth[] = {{Verdict::on_track, 95}, {Verdict::slow, 60}, {Verdict::behind, 0}};
constexpr ClassEdge k_by_projection[] = {{Verdict::on_track, 95}, {Verdict::slow, 10}, {Verdict::behind, 0}};
constexpr ClassEdge k_by_trend[] = {{Verdict::on_track, 5}, {Verdict::slow, 20}};

/// In the order of the methods.
constexpr Grading k_gradings[] = {
    {k_by_pace, Verdict::reversing, false},
    {k_by_growth, Verdict::reversing, false},
    {k_by_projection, Verdict::reversing, false},
    {k_by_trend, Verdict::behind, true},
};
static_assert(std::size(k_gradings) == std::size_t(Method::trend) + 1);

Evaluation classify(Rational score, Method method) {
    const Grading& its = grading(method);
    for (const ClassEdge& one : its.classes) {
        const Rational edge = Rational::fraction(one.hundredths, 100);
        if (its.less_is_better ? score <= edge : score >= edge)
            return {one.verdict, Reason::none, Rule::method, std::move(score)};
    }
    return {its.otherwise, Reason::none, Rule::method, std::move(score)};
}

Evaluation pending(Reason reason) { return {Verdict::pending, reason, Rule::method, std::nullopt}; }

/// Why compound growth cannot judge this case.
Reason compound_fault(const Rational& b, const Rational& v, const Rational& bound) {
    if (b.is_zero()) return Reason::zero_base;
    return b.sign() * v.sign() < 0 || b.sign() * bound.sign() < 0 ? Reason::sign_change : Reason::none;
}

Evaluation by_pace(const EvaluationInput& input) {
    if (!input.row.pace) return pending(Reason::partial_year);
    return classify(*input.row.pace, Method::linear);
}

/// A score that growth without measure gives: it has a class, and no number to show.
struct Score {
    Rational number;
    bool shown = true;
};
Score score_of(const Rational& number) {
    static const Rational greatest = Rational::scaled(1, 12);
    return {number.rounded_to_digits(k_compared_digits), number.abs() < greatest};
}
/// One beyond all numbers, and one that differs from 0 in its sign alone.
Score boundless(int sign) { return {sign, false}; }
Score next_to_nothing(int sign) { return {Rational::scaled(sign, -1000), false}; }

Evaluation classify(const Score& score, Method method) {
    Evaluation evaluation = classify(score.number, method);
    if (!score.shown) evaluation.score.reset();
    return evaluation;
}

/// Growth per year over growth per year, for ratios > 0 and years > 0; both may be beyond all numbers.
Score growth_score(const Rational& actual_ratio, const Rational& years, const Rational& wanted_ratio,
                   const Rational& all_years) {
    const auto actual = growth(actual_ratio, 1 / years), wanted = growth(wanted_ratio, 1 / all_years);
    if (actual && wanted) return score_of(*actual / wanted->abs());
    if (wanted) return boundless(1);
    if (actual) return next_to_nothing(actual->sign());
    // Where both are, 1 more or less is nothing: the powers' own ratio is left, taken before they grow.
    const Rational apart = actual_ratio / power(wanted_ratio, years / all_years).value();
    if (const auto ratio = power(apart, 1 / years)) return score_of(*ratio);
    return apart > 1 ? boundless(1) : next_to_nothing(1);
}

Evaluation by_growth(const EvaluationInput& input) {
    const Window& window = input.window;
    const Rational &b = *window.base, &v = window.now->value, &bound = *input.row.bound;
    if (const Reason fault = compound_fault(b, v, bound); fault != Reason::none) return pending(fault);
    Score score = growth_score(v / b, window.since_start.years(), bound / b, window.whole_span.years());
    if (b.sign() * input.row.direction < 0) score.number = -score.number;
    return classify(score, Method::growth);
}

Evaluation by_projection(const EvaluationInput& input) {
    const Window& window = input.window;
    const Rational &b = *window.base, &v = window.now->value, &bound = *input.row.bound;
    if (const Reason fault = compound_fault(b, v, bound); fault != Reason::none) return pending(fault);
    const auto factor = growth(v / b, window.left.years() / window.since_start.years());
    const Score score =
        factor ? score_of((v * (*factor + 1) - b) / (bound - b)) : boundless(v.sign() * (bound - b).sign());
    return classify(score, Method::projection);
}

Evaluation by_trend(const EvaluationInput& input) {
    const Window& window = input.window;
    const auto points = yearly_points(window, input.view.reckoning.year_starts);
    if (points.size() < 4) return pending(Reason::no_trend);
    const auto change = mean_change(points, window.in_days);
    const int direction = input.row.direction;
    if (!change || change->sign() * direction <= 0)
        return {Verdict::reversing, Reason::none, Rule::method, std::nullopt};
    const Rational &v = window.now->value, &bound = *input.row.bound;
    const Rational distance = (bound - v).abs();
    if (distance.is_zero()) return {Verdict::on_track, Reason::none, Rule::method, std::nullopt};
    const Rational miss = (bound - (v + *change * window.left.years())) * direction / distance;
    return classify(miss, Method::trend);
}

} // namespace

const Grading& grading(Method method) { return k_gradings[static_cast<std::size_t>(method)]; }

Method method_for(const EvaluationInput& input) {
    return input.view.rank || input.window.in_target_year ? Method::linear : input.method;
}

std::vector<const Point*> yearly_points(const Window& window, std::uint8_t year_starts) {
    const auto year = [&](const Point& point) { return year_of(point.period.end(), year_starts); };
    std::vector<const Point*> points;
    for (const Point* point : window.track) {
        if (!is_certain(*point)) continue;
        if (!points.empty() && year(*points.back()) == year(*point))
            points.back() = point;
        else
            points.push_back(point);
    }
    if (points.size() > 6) points.erase(points.begin(), points.end() - 6);
    return points;
}

std::optional<Rational> mean_change(const std::vector<const Point*>& points, bool in_days) {
    if (points.size() < 2) return std::nullopt;
    const TimeSpan span = time_between(points.front()->period, points.back()->period, in_days);
    return (points.back()->value - points.front()->value) / span.years();
}

Evaluation apply_method(const EvaluationInput& input) {
    switch (method_for(input)) {
    case Method::growth:
        return by_growth(input);
    case Method::projection:
        return by_projection(input);
    case Method::trend:
        return by_trend(input);
    case Method::linear:
        break;
    }
    return by_pace(input);
}

} // namespace gapcalc::assess
