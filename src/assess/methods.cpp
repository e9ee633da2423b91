#include "assess/figures.hpp"
#include "assess/verdict.hpp"

namespace gapcalc {
namespace {

/// Digits to which scores from fractional powers are compared; they are computed to ten more.
constexpr int k_compared_digits = 30;

struct Cut {
    Rational from;
    Verdict verdict;
};

/// The first class whose threshold the score reaches; below all of them it goes the wrong way.
Ruling classify(const Rational& score, std::initializer_list<Cut> cuts) {
    for (const Cut& cut : cuts)
        if (score >= cut.from) return {cut.verdict, Reason::none, Rule::method, score};
    return {Verdict::reversing, Reason::none, Rule::method, score};
}

Ruling pending(Reason reason) { return {Verdict::pending, reason, Rule::method, std::nullopt}; }

Rational hundredths(int n) { return Rational::fraction(n, 100); }

/// Why compound growth cannot judge this case.
Reason compound_fault(const Rational& b, const Rational& v, const Rational& bound) {
    if (b.is_zero()) return Reason::zero_base;
    return b.sign() * v.sign() < 0 || b.sign() * bound.sign() < 0 ? Reason::sign_change : Reason::none;
}

Ruling by_pace(const Case& matter) {
    if (!matter.row.pace) return pending(Reason::partial_year);
    return classify(*matter.row.pace, {{hundredths(110), Verdict::ahead},
                                       {hundredths(95), Verdict::on_track},
                                       {hundredths(60), Verdict::slow},
                                       {0, Verdict::behind}});
}

Ruling by_growth(const Case& matter) {
    const Frame& frame = matter.frame;
    const Rational &b = *frame.base, &v = frame.now->value, &bound = *matter.row.bound;
    if (const Reason fault = compound_fault(b, v, bound); fault != Reason::none) return pending(fault);
    const Rational actual = compound(v / b, 1 / frame.since_start.years()) - 1;
    const Rational wanted = compound(bound / b, 1 / frame.whole_span.years()) - 1;
    const Rational score =
        (actual * Rational(b.sign() * matter.row.direction) / wanted.abs()).rounded(k_compared_digits);
    return classify(
        score, {{hundredths(95), Verdict::on_track}, {hundredths(60), Verdict::slow}, {0, Verdict::behind}});
}

Ruling by_projection(const Case& matter) {
    const Frame& frame = matter.frame;
    const Rational &b = *frame.base, &v = frame.now->value, &bound = *matter.row.bound;
    if (const Reason fault = compound_fault(b, v, bound); fault != Reason::none) return pending(fault);
    const Rational projected = v * compound(v / b, frame.left.years() / frame.since_start.years());
    const Rational score = ((projected - b) / (bound - b)).rounded(k_compared_digits);
    return classify(
        score, {{hundredths(95), Verdict::on_track}, {hundredths(10), Verdict::slow}, {0, Verdict::behind}});
}

Ruling by_trend(const Case& matter) {
    const Frame& frame = matter.frame;
    const auto points = yearly_points(frame);
    if (points.size() < 4) return pending(Reason::no_trend);
    const auto change = mean_change(points, frame.in_days);
    const int direction = matter.row.direction;
    if (!change || change->sign() * direction <= 0)
        return {Verdict::reversing, Reason::none, Rule::method, std::nullopt};
    const Rational &v = frame.now->value, &bound = *matter.row.bound;
    const Rational distance = (bound - v).abs();
    if (distance.is_zero()) return {Verdict::on_track, Reason::none, Rule::method, std::nullopt};
    const Rational miss = (bound - (v + *change * frame.left.years())) * direction / distance;
    const Verdict verdict = miss <= hundredths(5)    ? Verdict::on_track
                            : miss <= hundredths(20) ? Verdict::slow
                                                     : Verdict::behind;
    return {verdict, Reason::none, Rule::method, miss};
}

} // namespace

Method method_for(const Case& matter) {
    return matter.subject.rank || matter.frame.in_target_year ? Method::linear : matter.method;
}

std::vector<const Point*> yearly_points(const Frame& frame) {
    std::vector<const Point*> points;
    for (const Point* point : frame.track) {
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

Ruling apply_method(const Case& matter) {
    switch (method_for(matter)) {
    case Method::growth:
        return by_growth(matter);
    case Method::projection:
        return by_projection(matter);
    case Method::trend:
        return by_trend(matter);
    case Method::linear:
        break;
    }
    return by_pace(matter);
}

} // namespace gapcalc
