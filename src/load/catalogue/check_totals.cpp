#include "load/catalogue/check_totals.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

namespace gapcalc::load {
namespace {

// ---- amounts per period: none twice, none missing

/// The figures of one owner, the whole or an entity, in the order of their ends.
struct Amount {
    Period period;
    std::size_t at; // in the records
};

class AmountChecker {
  public:
    AmountChecker(LoadState& state, Reporter& reporter, const TotalSpans& spans, Records& records)
        : state_(state), reporter_(reporter), spans_(spans), records_(records) {}

    void check_whole() {
        bool overlapping = false;
        std::vector<Observation> kept;
        kept.reserve(records_.whole.size());
        for (Observation& observation : records_.whole) {
            if (!kept.empty() && overlaps(kept.back().period, observation.period)) {
                const bool later = std::pair(observation.span.line, observation.span.column) >
                                   std::pair(kept.back().span.line, kept.back().span.column);
                report_overlap(observation.period, kept.back().period,
                               later ? observation.span : kept.back().span,
                               later ? kept.back().span : observation.span, later);
                overlapping = true;
                continue;
            }
            kept.push_back(std::move(observation));
        }
        records_.whole = std::move(kept);
        if (overlapping) return; // what is missing may be what overlaps
        for (std::size_t i = 0; i < records_.whole.size(); ++i) {
            const Observation& observation = records_.whole[i];
            const Period* before = i > 0 ? &records_.whole[i - 1].period : nullptr;
            for (const LeftOut& one : spans_.left_out(before, observation.period))
                take(one, observation.period, {});
        }
        for (const Left& one : merged())
            reporter_.add(one.problem, records_.whole[place_in_whole(one.period)].span,
                          {to_string(one.period), one.spans, Text{}});
    }

    /// The same for entities. Almost always all columns of a year follow each other, and then nothing can
    /// overlap.
    void check_entities(const EntitySet& set) {
        const auto& columns = records_.columns;
        std::vector<Period> last(set.size()); // of each entity, where it has one
        std::vector<char> any(set.size(), 0);
        bool told_overlap = false;
        for (std::size_t at = 0; at < columns.size(); ++at) {
            const Column& column = columns[at];
            const Period period = column.period();
            const std::int32_t begin = day_number(period.begin());
            const Period day_before = Period::of_day(date_of(begin - 1));
            const auto following = spans_.left_out(&day_before, period);
            const auto beginning = spans_.left_out(nullptr, period);
            for (Index entity = column.first(); entity < column.size(); ++entity) {
                if (!column.has(entity)) continue;
                const Period* before = any[entity] != 0 ? &last[entity] : nullptr;
                if (before != nullptr && overlaps(*before, period) && !told_overlap) {
                    report_entity_overlap(set, entity, *before, period);
                    told_overlap = true;
                } else if (!told_overlap) {
                    // Whether what is before it ends the day before is all that entities differ in.
                    const bool follows = before != nullptr && day_number(before->end()) + 1 == begin;
                    for (const LeftOut& one : follows ? following : beginning) take(one, period, entity);
                }
                last[entity] = period;
                any[entity] = 1;
            }
        }
        for (const Left& one : merged())
            reporter_.add(
                one.problem, place_of(*one.entity, one.period),
                {named(set, *one.entity, one.period), one.spans, and_more(one.entities.size() - 1)});
    }

  private:
    /// The first amount that a span's total leaves out, and of whom there are more.
    struct Left {
        Problem problem;
        Period span, period;
        std::optional<Index> entity;
        std::vector<Index> entities; // each once
        Text spans;
    };

    void take(const LeftOut& one, const Period& period, std::optional<Index> entity) {
        const auto same = [&](const Left& other) { return other.span == one.span; };
        auto found = std::find_if(left_.begin(), left_.end(), same);
        if (found == left_.end())
            found = left_.insert(left_.end(), {one.problem, one.span, period, entity, {}, {}});
        if (entity && (found->entities.empty() || found->entities.back() != *entity) &&
            !std::binary_search(found->entities.begin(), found->entities.end(), *entity))
            found->entities.insert(std::lower_bound(found->entities.begin(), found->entities.end(), *entity),
                                   *entity);
    }

    /// One for each amount, which names all spans that leave it out first.
    std::vector<Left> merged() {
        std::vector<Left> all;
        for (Left& one : std::exchange(left_, {})) {
            const auto same = [&](const Left& other) {
                return other.problem == one.problem && other.period == one.period &&
                       other.entity == one.entity;
            };
            const auto found = std::find_if(all.begin(), all.end(), same);
            if (found == all.end()) {
                one.spans = {to_string(one.span), to_string(one.span)};
                all.push_back(std::move(one));
                continue;
            }
            found->spans.zh += "、" + to_string(one.span);
            found->spans.en += ", " + to_string(one.span);
            if (one.entities.size() > found->entities.size()) found->entities.swap(one.entities);
        }
        return all;
    }

    std::size_t place_in_whole(const Period& period) const {
        const auto found = std::find_if(records_.whole.begin(), records_.whole.end(),
                                        [&](const Observation& one) { return one.period == period; });
        return static_cast<std::size_t>(found - records_.whole.begin());
    }

    static Text and_more(std::size_t others) {
        if (others == 0) return {};
        return {fmt::format("（另有 {} 个对象如此）", others),
                fmt::format(" (the same for {} more entit{})", others, others == 1 ? "y" : "ies")};
    }

    /// Of two periods in the order of their ends.
    static bool overlaps(const Period& first, const Period& second) { return second.begin() <= first.end(); }

    void report_overlap(const Period& period, const Period& other, Span span, Span other_span, bool later) {
        Diagnostic& problem =
            reporter_.add(Problem::overlapping_amounts, span,
                          {to_string(later ? period : other), to_string(later ? other : period)});
        problem.related.push_back({other_span, {"第一个在这里", "the first one"}, {}});
    }

    Span place_of(Index entity, const Period& period) const {
        const auto found =
            state_.places.find({&records_, entity, day_number(period.end()), day_number(period.begin())});
        if (found != state_.places.end()) return found->second;
        return records_.origins.empty() ? Span{} : records_.origins.front().first;
    }

    std::string named(const EntitySet& set, Index entity, const Period& period) const {
        return fmt::format("{} {}", set.name_of(entity, Language::zh), to_string(period));
    }

    void report_entity_overlap(const EntitySet& set, Index entity, const Period& before,
                               const Period& period) {
        reporter_.add(Problem::overlapping_amounts, place_of(entity, period),
                      {named(set, entity, period), to_string(before)});
    }

    LoadState& state_;
    Reporter& reporter_;
    const TotalSpans& spans_;
    Records& records_;
    std::vector<Left> left_;
};

// ---- running totals: none of which a piece is missing

class RunningChecker {
  public:
    RunningChecker(Reporter& reporter, const TotalSpans& spans, const Records& records)
        : reporter_(reporter), spans_(spans), records_(records) {}

    void check_whole() {
        const auto stands = [&](std::int32_t day) {
            return std::any_of(records_.whole.begin(), records_.whole.end(),
                               [&](const Observation& one) { return day_number(one.period.end()) == day; });
        };
        for (const Period& span : spans_.others()) {
            for (const Observation& figure : records_.whole) {
                if (figure.period.end() < span.begin() || figure.period.end() > span.end()) continue;
                const auto lacking = lacking_piece(span, figure.period, stands);
                if (!lacking) continue;
                reporter_.add(Problem::piece_of_window_missing, figure.span,
                              {to_string(figure.period), to_string(span), to_string(*lacking)});
                break;
            }
        }
    }

    void check_entities(const EntitySet& set) {
        for (const Period& span : spans_.others())
            for (const Column& column : records_.columns)
                if (column.period().end() >= span.begin() && column.period().end() <= span.end() &&
                    report_lacking(set, span, column))
                    break;
    }

  private:
    template <class Stands>
    std::optional<Period> lacking_piece(const Period& span, const Period& figure, Stands stands) const {
        std::optional<Period> lacking;
        each_piece(span, figure.end(), spans_.year_starts(), [&](const Piece& piece) {
            if (lacking || stands(piece.day)) return;
            const Date day = date_of(piece.day);
            lacking = ends_year(day, spans_.year_starts())
                          ? Period::of_year(year_of(day, spans_.year_starts()), spans_.year_starts())
                          : ending_on(day);
        });
        return lacking;
    }

    /// Reports the first entity that has this figure and not all that is before it.
    bool report_lacking(const EntitySet& set, const Period& span, const Column& column) {
        for (Index entity = column.first(); entity < column.size(); ++entity) {
            if (!column.has(entity)) continue;
            const auto lacking = lacking_piece(span, column.period(), [&](std::int32_t day) {
                return std::any_of(records_.columns.begin(), records_.columns.end(),
                                   [&](const Column& other) {
                                       return day_number(other.period().end()) == day && other.has(entity);
                                   });
            });
            if (!lacking) continue;
            const Span place = records_.origins.empty() ? Span{} : records_.origins.front().first;
            reporter_.add(
                Problem::piece_of_window_missing, place,
                {fmt::format("{} {}", set.name_of(entity, Language::zh), to_string(column.period())),
                 to_string(span), to_string(*lacking)});
            return true;
        }
        return false;
    }

    Reporter& reporter_;
    const TotalSpans& spans_;
    const Records& records_;
};

/// Adds the years that amounts of one owner, by their ends, follow each other through.
void add_years(const std::vector<std::pair<Period, Rational>>& amounts, std::uint8_t year_starts,
               std::map<int, Rational>& years) {
    std::int32_t next = 0;
    Rational total;
    for (const auto& [period, value] : amounts) {
        const std::int32_t begin = day_number(period.begin());
        const int year = year_of(period.end(), year_starts);
        if (period.begin() == Period::of_year(year, year_starts).begin())
            total = value;
        else if (begin == next)
            total += value;
        else
            continue;
        next = day_number(period.end()) + 1;
        if (ends_year(period.end(), year_starts)) years.try_emplace(year, total);
    }
}

void add_years(const Records& records, Kind kind, std::uint8_t year_starts, std::map<int, Rational>& years) {
    std::vector<std::pair<Period, Rational>> amounts;
    for (const Observation& figure : records.whole) amounts.emplace_back(figure.period, figure.value);
    if (kind == Kind::per_period) return add_years(amounts, year_starts, years);
    for (const auto& [period, value] : amounts)
        if (ends_year(period.end(), year_starts))
            years.try_emplace(year_of(period.end(), year_starts), value);
}

Rational sum_of(const Column& column) {
    Rational sum;
    __extension__ __int128 narrow = 0;
    column.all_scaled().each([&](std::int64_t figure) {
        if (figure > Column::k_wide) narrow += figure;
    });
    for (const auto& [entity, value] : column.wide()) sum += value;
    const auto high = static_cast<std::int64_t>(narrow >> 32);
    const auto low = static_cast<std::int64_t>(narrow & 0xFFFFFFFF);
    return sum + (Rational(high) * Rational(std::int64_t{1} << 32) + Rational(low)) *
                     Rational::scaled(1, -column.places());
}

} // namespace

void TotalSpans::add(const Indicator& indicator) {
    bool any = false;
    for (const Target& target : indicator.targets) {
        const auto window = indicator.window(target);
        if (!window || indicator.is_year(*window)) continue;
        any = true;
        if (std::find(others_.begin(), others_.end(), *window) == others_.end()) others_.push_back(*window);
    }
    const bool all =
        any && std::none_of(indicator.targets.begin(), indicator.targets.end(), [&](const Target& one) {
            const auto window = indicator.window(one);
            return window && indicator.is_year(*window);
        });
    asked_ = true;
    yearly_ |= !all;
}

std::optional<Problem> TotalSpans::problem_in(const Period& span, bool follows, const Period& amount) {
    if (!amount.within(span)) return Problem::amount_over_edge;
    if (follows || amount.begin() == span.begin()) return std::nullopt;
    return Problem::gap_in_amounts;
}

std::vector<LeftOut> TotalSpans::left_out(const Period* before, const Period& amount) const {
    const bool follows = before != nullptr && day_number(before->end()) + 1 == day_number(amount.begin());
    std::vector<LeftOut> all;
    const auto look_at = [&](const Period& span) {
        if (const auto problem = problem_in(span, follows, amount)) all.push_back({*problem, span});
    };
    if (yearly_ || !asked_) look_at(Period::of_year(year(amount), year_starts_));
    for (const Period& span : others_)
        if (amount.end() >= span.begin() && amount.begin() <= span.end()) look_at(span);
    return all;
}

void check_totals(LoadState& state, Reporter& reporter, Kind kind, bool counted, std::optional<Index> set,
                  const TotalSpans& spans, Records& records) {
    const auto check = [&](auto checker) {
        if (!counted) checker.check_whole();
        if (set && !records.columns.empty()) checker.check_entities(state.catalogue.sets[*set]);
    };
    if (kind == Kind::per_period) check(AmountChecker(state, reporter, spans, records));
    if (kind == Kind::year_to_date) check(RunningChecker(reporter, spans, records));
}

std::map<int, Rational> totals_of_years(const Catalogue& catalogue, const Indicator& indicator) {
    std::map<int, Rational> years;
    const auto& baseline = indicator.baseline;
    if (baseline && baseline->value && indicator.is_year(baseline->at))
        years.emplace(baseline->at.begin().year, *baseline->value);
    add_years(indicator.records, indicator.kind, indicator.year_starts, years);
    const Series* series = indicator.series ? &catalogue.series[*indicator.series] : nullptr;
    if (series != nullptr) add_years(series->records, indicator.kind, indicator.year_starts, years);
    if (!indicator.over || indicator.measure != Measure::sum) return years;
    const bool own = series == nullptr || !indicator.records.columns.empty();
    Records sums;
    for (const Column& column : (own ? indicator.records : series->records).columns)
        sums.whole.push_back({column.period(), sum_of(column), {}});
    add_years(sums, indicator.kind, indicator.year_starts, years);
    return years;
}

} // namespace gapcalc::load
