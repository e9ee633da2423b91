#include "load/catalogue/check_quotients.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace gapcalc::load {
namespace {

/// A figure that is tested, and where it stands.
struct Tested {
    Period period;
    Index entity = Vintage::k_whole;
    Rational value;
    Index detail = 0;
    Span span;
};

/// The first figure to report, of any publication; empty when there is none.
template <class Test>
std::optional<Tested> first_of(const Records& records, Test test) {
    for (const Observation& figure : records.whole)
        if (test(figure.value, figure.detail))
            return Tested{figure.period, Vintage::k_whole, figure.value, figure.detail, figure.span};
    for (const Column& column : records.columns)
        for (Index entity = column.first(); entity < column.size(); ++entity)
            if (column.has(entity) && test(column.figure(entity), column.detail(entity)))
                return Tested{column.period(), entity, column.figure(entity), column.detail(entity), {}};
    for (const Vintage& one : records.vintages)
        if (test(one.value, one.detail))
            return Tested{one.period, one.entity, one.value, one.detail, one.span};
    return std::nullopt;
}

/// Whether there is a day on which the whole, or one entity, has a figure of both.
bool share_a_day(const Records& one, const Records& other) {
    for (const Observation& a : one.whole)
        for (const Observation& b : other.whole)
            if (a.period.end() == b.period.end()) return true;
    for (const Column& a : one.columns)
        for (const Column& b : other.columns) {
            if (a.period().end() != b.period().end()) continue;
            const Index end = std::min(a.size(), b.size());
            for (Index entity = std::max(a.first(), b.first()); entity < end; ++entity)
                if (a.has(entity) && b.has(entity)) return true;
        }
    return false;
}

} // namespace

void QuotientChecker::check(Indicator& indicator) {
    if (!indicator.is_quotient()) return;
    const auto& all = state_.catalogue.series;
    if (indicator.ratio) {
        if (!indicator.records.columns.empty()) {
            const auto& origins = indicator.records.origins;
            reporter_.add(Problem::ratio_of_entity, origins.empty() ? indicator.span : origins.front().first,
                          {indicator.id});
            indicator.records.columns.clear();
        }
        const Series &of = all[indicator.ratio->of], &to = all[indicator.ratio->to];
        check_below(indicator, to);
        check_dates(indicator, of.records, of.id, to, indicator.ratio->span);
        return;
    }
    const Series& weight = all[indicator.weight->series];
    const bool own = !indicator.series || !indicator.records.columns.empty();
    check_below(indicator, weight);
    check_dates(indicator, own ? indicator.records : all[*indicator.series].records,
                own ? indicator.id : all[*indicator.series].id, weight, indicator.weight->span);
}

void QuotientChecker::check_below(const Indicator& indicator, const Series& series) {
    const bool weighs = indicator.weight.has_value();
    if (!told_.emplace(&series, weighs).second) return;
    const Records& records = series.records;
    const auto named = [&](const Tested& figure) {
        std::string name = series.id;
        if (figure.entity != Vintage::k_whole)
            name.append(1, ' ').append(
                state_.catalogue.sets[*series.over].name_of(figure.entity, Language::zh));
        return fmt::format("{} {}", name, to_string(figure.period));
    };
    const auto place = [&](const Tested& figure) {
        if (figure.span) return figure.span;
        const auto entity = figure.entity == Vintage::k_whole ? std::nullopt : std::optional(figure.entity);
        const bool amounts = series.kind == Kind::per_period;
        const auto found = state_.places.find({&records, entity, day_number(figure.period.end()),
                                               amounts ? day_number(figure.period.begin()) : 0,
                                               records.details[figure.detail].published});
        if (found != state_.places.end()) return found->second;
        return records.origins.empty() ? series.span : records.origins.front().first;
    };
    const auto report = [&](Problem problem, const Tested& figure, Text what) {
        Diagnostic& told_of =
            reporter_.add(problem, place(figure), {in_digits(figure.value), named(figure), std::move(what)});
        const Span user = weighs ? indicator.weight->span : indicator.ratio->span;
        told_of.related.push_back({user, {"用在这里", "it is used here"}, {}});
    };
    const auto is_bound = [&](const Rational&, Index detail) {
        return records.details[detail].bound != Bound::exact;
    };
    if (records.details.any_bounds())
        if (const auto figure = first_of(records, is_bound))
            report(Problem::bound_divides, *figure,
                   weighs ? Text(indicator.id + " 以它加权", indicator.id + " is weighted by it")
                          : Text(indicator.id + " 以它为除数", indicator.id + " divides by it"));
    if (!weighs) return;
    const auto is_negative = [](const Rational& value, Index) { return value.sign() < 0; };
    if (const auto figure = first_of(records, is_negative))
        report(Problem::negative_weight, *figure, Text(indicator.id));
}

void QuotientChecker::check_dates(const Indicator& indicator, const Records& above,
                                  const std::string& above_id, const Series& below, Span span) {
    if (above.empty() || below.records.empty() || share_a_day(above, below.records)) return;
    reporter_.add(Problem::no_common_date, span, {indicator.id, above_id, below.id});
}

} // namespace gapcalc::load
