#include "assess/metrics.hpp"
#include "assess/verdict.hpp"

namespace gapcalc::assess {
namespace {

/// Digits to which scores from fractional powers are compared; they are computed to ten more.
constexpr int k_compared_digits = 30;

struct Cut {
    Rational from;
    Verdict verdict;
};

/// The first class whose threshold the score reaches; below all of them it goes the wrong way.
Evaluation classify(const Rational& score, std::initializer_list<Cut> cuts) {
    for (const Cut& cut : cuts)
        if (score >= cut.from) return {cut.verdict, Reason::none, Rule::method, score};
    return {Verdict::reversing, Reason::none, Rule::method, score};
}

Evaluation pending(Reason reason) { return {Verdict::pending, reason, Rule::method, std::nullopt}; }

Rational hundredths(int n) { return Rational::fraction(n, 100); }

/// Why compound growth cannot judge this case.
Reason compound_fault(const Rational& b, const Rational& v, const Rational& bound) {
    if (b.is_zero()) return Reason::zero_base;
    return b.sign() * v.sign() < 0 || b.sign() * bound.sign() < 0 ? Reason::sign_change : Reason::none;
}

Evaluation by_pace(const EvaluationInput& input) {
    if (!input.row.pace) return pending(Reason::partial_year);
    return classify(*input.row.pace, {{hundredths(110), Verdict::ahead},
                                      {hundredths(95), Verdict::on_track},
                                      {hundredths(60), Verdict::slow},
                                      {0, Verdict::behind}});
}

Evaluation by_growth(const EvaluationInput& input) {
    const Window& window = input.window;
    const Rational &b = *window.base, &v = window.now->value, &bound = *input.row.bound;
    if (const Reason fault = compound_fault(b, v, bound); fault != Reason::none) return pending(fault);
    const Rational actual = compound(v / b, 1 / window.since_start.years()) - 1;
    const Rational wanted = compound(bound / b, 1 / window.whole_span.years()) - 1;
    const Rational score =
        (actual * Rational(b.sign() * input.row.direction) / wanted.abs()).rounded(k_compared_digits);
    return classify(
        score, {{hundredths(95), Verdict::on_track}, {hundredths(60), Verdict::slow}, {0, Verdict::behind}});
}

Evaluation by_projection(const EvaluationInput& input) {
    const Window& window = input.window;
    const Rational &b = *window.base, &v = window.now->value, &bound = *input.row.bound;
    if (const Reason fault = compound_fault(b, v, bound); fault != Reason::none) return pending(fault);
    const Rational projected = v * compound(v / b, window.left.years() / window.since_start.years());
    const Rational score = ((projected - b) / (bound - b)).rounded(k_compared_digits);
    return classify(
        score, {{hundredths(95), Verdict::on_track}, {hundredths(10), Verdict::slow}, {0, Verdict::behind}});
}

Evaluation by_trend(const EvaluationInput& input) {
    const Window& window = input.window;
    const auto points = yearly_points(window);
    if (points.size() < 4) return pending(Reason::no_trend);
    const auto change = mean_change(points, window.in_days);
    const int direction = input.row.direction;
    if (!change || change->sign() * direction <= 0)
        return {Verdict::reversing, Reason::none, Rule::method, std::nullopt};
    const Rational &v = window.now->value, &bound = *input.row.bound;
    const Rational distance = (bound - v).abs();
    if (distance.is_zero()) return {Verdict::on_track, Reason::none, Rule::method, std::nullopt};
    const Rational miss = (bound - (v + *change * window.left.years())) * direction / distance;
    const Verdict verdict = miss <= hundredths(5)    ? Verdict::on_track
                            : miss <= hundredths(20) ? Verdict::slow
                                                     : Verdict::behind;
    return {verdict, Reason::none, Rule::method, miss};
}

} // namespace

Method method_for(const EvaluationInput& input) {
    return input.view.rank || input.window.in_target_year ? Method::linear : input.method;
}

std::vector<const Point*> yearly_points(const Window& window) {
    std::vector<const Point*> points;
    for (const Point* point : window.track) {
        if (!point->complete) continue;
        if (!points.empty() && points.back()->period.year() == point->period.year())
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
