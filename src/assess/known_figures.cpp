#include "assess/known_figures.hpp"

namespace gapcalc::assess {
namespace {

bool is_from_below(Bound bound) { return bound == Bound::more_than || bound == Bound::at_least; }

} // namespace

Interval interval_to(const Rational& number, Bound bound, const std::optional<Rational>& end) {
    const Interval told = interval_of(number, bound);
    if (bound == Bound::exact || bound == Bound::unknown || !end) return told;
    const Interval rest = is_from_below(bound) ? Interval::at_most(*end) : Interval::at_least(*end);
    return lies_within(told, rest) == Sure::no ? told : overlap(told, rest);
}

Interval KnownFigures::interval(const Rational& number, Index detail) const {
    return interval_to(number, (*this)[detail].bound, far_end(number, detail));
}

std::optional<Rational> KnownFigures::far_end(const Rational& number, Index detail) const {
    const Bound bound = (*this)[detail].bound;
    if (bound == Bound::exact) return number;
    if (detail >= details_->size()) return totals_[detail - details_->size()].end;
    if (!limits_ || bound == Bound::unknown) return std::nullopt;
    return is_from_below(bound) ? limits_->high : limits_->low;
}

Index KnownFigures::add_total(const FigureDetail& detail, const std::optional<Rational>& end) {
    const auto next = static_cast<Index>(details_->size() + totals_.size());
    if (detail == FigureDetail{}) return 0;
    if (detail.bound == Bound::exact) {
        const auto [known, fresh] = exact_totals_.try_emplace(detail, next);
        if (!fresh) return known->second;
    }
    totals_.push_back({detail, end});
    return next;
}

std::optional<Limits> limits_of_whole(const Indicator& indicator) {
    return indicator.limits_entities_alone() ? std::nullopt : indicator.limits;
}

std::optional<Limits> limits_of_entities(const Indicator& indicator, const Series* series) {
    if (series != nullptr) return series->limits;
    const bool counts = indicator.measure == Measure::count;
    return !counts || indicator.limits_entities_alone() ? indicator.limits : std::nullopt;
}

} // namespace gapcalc::assess
