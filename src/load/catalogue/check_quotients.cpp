#include "load/catalogue/check_quotients.hpp"

#include "load/bound_text.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>

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

std::string signed_number(const Rational& value, Bound bound) {
    return (bound == Bound::exact ? "" : written_sign(bound)) + in_digits(value);
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

/// What is divided by on a day, and whether it is all there.
struct Divisor {
    Period period;
    Rational sum;
    bool closed = false;
};
using Divisors = std::map<std::int32_t, Divisor>;

/// The days at which quotients take figures: amounts by the ends of their years.
class Days {
  public:
    Days(Kind kind, std::uint8_t year_starts)
        : amounts_(kind == Kind::per_period), year_starts_(year_starts) {}
    Period at(const Period& period) const {
        return amounts_ ? Period::of_year(year_of(period.end(), year_starts_), year_starts_) : period;
    }
    std::int32_t of(const Period& period) const { return day_number(at(period).end()); }
    /// Takes in what is divided by in that period.
    void add(Divisors& divisors, const Period& period, const Rational& sum) const {
        Divisor& divisor = divisors[of(period)];
        divisor.period = at(period);
        divisor.sum += sum;
        divisor.closed |= period.end() == divisor.period.end();
    }

  private:
    bool amounts_;
    std::uint8_t year_starts_;
};

/// The sum of those entities' figures that have both.
std::optional<Rational> sum_of_both(const Column& divisor, const std::vector<const Column*>& others) {
    Rational wide;
    __extension__ __int128 narrow = 0;
    bool any = false;
    for (Index entity = divisor.first(); entity < divisor.size(); ++entity) {
        const auto has = [&](const Column* other) { return other->has(entity); };
        if (!divisor.has(entity) || std::none_of(others.begin(), others.end(), has)) continue;
        any = true;
        if (const std::int64_t figure = divisor.scaled(entity); figure > Column::k_wide)
            narrow += figure;
        else
            wide += divisor.figure(entity);
    }
    if (!any) return std::nullopt;
    const auto high = static_cast<std::int64_t>(narrow >> 32),
               low = static_cast<std::int64_t>(narrow & 0xFFFFFFFF);
    return wide + (Rational(high) * Rational(std::int64_t{1} << 32) + Rational(low)) *
                      Rational::scaled(1, -divisor.places());
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
        check_zero(indicator, of.records, of.kind, to);
        return;
    }
    const Series& weight = all[indicator.weight->series];
    const bool own = !indicator.series || !indicator.records.columns.empty();
    check_below(indicator, weight);
    const Records& values = own ? indicator.records : all[*indicator.series].records;
    check_dates(indicator, values, own ? indicator.id : all[*indicator.series].id, weight,
                indicator.weight->span);
    check_zero(indicator, values, indicator.kind, weight);
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
            reporter_.add(problem, place(figure),
                          {signed_number(figure.value, records.details[figure.detail].bound), named(figure),
                           std::move(what)});
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

void QuotientChecker::check_zero(const Indicator& indicator, const Records& above, Kind above_kind,
                                 const Series& below) {
    const Days above_days(above_kind, indicator.year_starts), days(below.kind, indicator.year_starts);
    const bool whole_years = is_flow(above_kind) || is_flow(below.kind);
    Divisors divisors;
    std::set<std::int32_t> own;
    for (const Observation& figure : above.whole) own.insert(above_days.of(figure.period));
    if (!indicator.weight)
        for (const Observation& figure : below.records.whole)
            if (own.contains(days.of(figure.period))) days.add(divisors, figure.period, figure.value);
    const Divisors of_whole = divisors;
    std::map<std::int32_t, std::vector<const Column*>> others;
    for (const Column& column : above.columns) others[above_days.of(column.period())].push_back(&column);
    for (const Column& column : below.records.columns) {
        const std::int32_t day = days.of(column.period());
        const auto found = others.find(day);
        if (found == others.end() || of_whole.contains(day)) continue;
        if (const auto sum = sum_of_both(column, found->second)) days.add(divisors, column.period(), *sum);
    }
    for (const Observation& figure : indicator.records.whole) divisors.erase(day_number(figure.period.end()));
    std::erase_if(divisors, [&](const auto& one) {
        const bool inside = whole_years && !ends_year(one.second.period.end(), indicator.year_starts);
        return !one.second.sum.is_zero() || !one.second.closed || inside;
    });
    if (divisors.empty()) return;
    const Span span = indicator.weight ? indicator.weight->span : indicator.ratio->span;
    const std::size_t others_like_it = divisors.size() - 1;
    Text more;
    if (others_like_it > 0)
        more = {
            fmt::format("（另有 {} 期如此）", others_like_it),
            fmt::format(" (the same at {} earlier date{})", others_like_it, others_like_it == 1 ? "" : "s")};
    reporter_.add(Problem::divides_by_zero, span,
                  {indicator.id, to_string(divisors.rbegin()->second.period), below.id, std::move(more)});
}

} // namespace gapcalc::load
