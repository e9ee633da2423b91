#include "assess/panel.hpp"

#include <algorithm>
#include <map>

namespace gapcalc::assess {
namespace {

bool begins_before(const Period& a, const Period& b) {
    return a.begin() != b.begin() ? a.begin() < b.begin() : a.end() < b.end();
}

/// The year that the amount lies in; empty where it crosses the edge of one.
std::optional<Period> year_around(const Period& amount, std::uint8_t year_starts) {
    const int year = year_of(amount.end(), year_starts);
    if (year_of(amount.begin(), year_starts) != year) return std::nullopt;
    return Period::of_year(year, year_starts);
}

/// An amount of a period, with its detail.
struct Amount {
    Period period;
    Rational value;
    Index detail = 0;
};
using Amounts = std::vector<Amount>;

/// Details of totals: a total is a bound when one of its parts is, provisional when one of them is.
class TotalDetails {
  public:
    explicit TotalDetails(KnownFigures& known) : known_(known) {}
    /// That of the total `value`, whose detail is `total`, with one more part, added or taken off.
    Index with(Index total, const Rational& value, Index part, const Rational& part_value,
               bool taken_off = false) {
        if (known_.empty()) return 0;
        if (known_.any_bounds()) {
            const auto end = known_.far_end(value, total), more = known_.far_end(part_value, part);
            std::optional<Rational> both;
            if (end && more) both = taken_off ? *end - *more : *end + *more;
            return known_.add_total(added(known_[total], known_[part], taken_off), both);
        }
        if (total != last_total_ || part != last_part_ || taken_off != last_taken_off_) {
            last_total_ = total;
            last_part_ = part;
            last_taken_off_ = taken_off;
            last_ = known_.add_total(added(known_[total], known_[part], taken_off), {});
        }
        return last_;
    }

  private:
    static FigureDetail added(const FigureDetail& total, const FigureDetail& part, bool taken_off) {
        FigureDetail both;
        both.bound = sum(total.bound, taken_off ? reversed(part.bound) : part.bound);
        for (const Status status : {Status::provisional, Status::estimated})
            if (total.statuses.has(status) || part.statuses.has(status)) both.statuses |= status;
        // A break and a source belong to the day that they were written for.
        const FigureDetail& newest = taken_off ? total : part;
        if (newest.statuses.has(Status::series_break)) both.statuses |= Status::series_break;
        both.source = newest.source;
        both.revised = total.revised || part.revised;
        return both;
    }
    KnownFigures& known_;
    Index last_total_ = 0, last_part_ = 0, last_ = 0;
    bool last_taken_off_ = false;
};

/// Adds up amounts of a span, by their beginnings, while they follow each other from its first day;
/// `emit(period, total, detail)` at each end reached.
template <class Emit>
void run_up(const Period& span, const Amounts& amounts, TotalDetails& details, Emit emit) {
    std::int32_t next = day_number(span.begin());
    Rational total;
    Index total_detail = 0;
    for (const auto& [period, value, detail] : amounts) {
        if (day_number(period.begin()) != next) continue; // after a gap, or over what is added already
        if (!period.within(span)) continue;
        next = day_number(period.end()) + 1;
        total_detail = details.with(total_detail, total, detail, value);
        total += value;
        emit(period, total, total_detail);
    }
}

std::vector<Observation> add_up(const std::vector<Observation>& given, const Reckoning& reckoning,
                                TotalDetails& details) {
    Amounts amounts;
    amounts.reserve(given.size());
    for (const Observation& figure : given) amounts.push_back({figure.period, figure.value, figure.detail});
    std::stable_sort(amounts.begin(), amounts.end(),
                     [](const Amount& a, const Amount& b) { return begins_before(a.period, b.period); });
    std::vector<Observation> sums;
    const auto emit = [&](const Period& period, const Rational& total, Index detail) {
        sums.push_back({period, total, {}, detail});
    };
    if (!reckoning.yearly) {
        if (reckoning.year_before) run_up(*reckoning.year_before, amounts, details, emit);
        run_up(reckoning.span, amounts, details, emit);
        return sums;
    }
    std::optional<Period> year;
    for (const auto& [period, value, detail] : amounts) {
        const auto around = year_around(period, reckoning.year_starts);
        if (!around || around == year) continue;
        year = around;
        run_up(*year, amounts, details, emit);
    }
    return sums;
}

/// The whole days' figures as totals since `span` began, where nothing is lacking.
void add_running(const std::vector<Observation>& given, const Period& span, std::uint8_t year_starts,
                 TotalDetails& details, std::vector<Observation>& sums) {
    const auto at = [&](std::int32_t day) {
        const auto found = std::lower_bound(given.begin(), given.end(), day,
                                            [](const Observation& figure, std::int32_t wanted) {
                                                return day_number(figure.period.end()) < wanted;
                                            });
        return found != given.end() && day_number(found->period.end()) == day ? &*found : nullptr;
    };
    for (const Observation& figure : given) {
        const Date end = figure.period.end();
        if (end < span.begin() || end > span.end()) continue;
        std::optional<Rational> total = 0;
        Index detail = 0;
        each_piece(span, end, year_starts, [&](const Piece& piece) {
            const Observation* const part = at(piece.day);
            if (part == nullptr) total.reset();
            if (part == nullptr || !total) return;
            detail = details.with(detail, *total, part->detail, part->value, piece.taken_off);
            *total += piece.taken_off ? -part->value : part->value;
        });
        if (total) sums.push_back({figure.period, *total, {}, detail});
    }
}

} // namespace

std::vector<Observation> totals(const std::vector<Observation>& given, Kind kind, const Reckoning& reckoning,
                                KnownFigures& known) {
    std::vector<Observation> sums;
    TotalDetails of_totals(known);
    if (kind == Kind::per_period) {
        sums = add_up(given, reckoning, of_totals);
    } else if (kind == Kind::year_to_date && !reckoning.yearly) {
        if (reckoning.year_before)
            add_running(given, *reckoning.year_before, reckoning.year_starts, of_totals, sums);
        add_running(given, reckoning.span, reckoning.year_starts, of_totals, sums);
    } else {
        return given;
    }
    return sums;
}

Panel::Panel(const Records& records, Kind kind, const Reckoning& reckoning,
             const std::optional<Limits>& limits)
    : texts_(&records.details), known_(records.details, limits) {
    if (kind == Kind::per_period)
        add_amounts(records.columns, reckoning);
    else
        add_levels(records.columns);
    if (kind == Kind::milestone) carry_forward();
    if (kind == Kind::year_to_date && !reckoning.yearly) add_running(reckoning);
}

void Panel::add(const Period& period, const Column& column) {
    slices_.push_back({period, day_number(period.end()), &column, &column});
}

/// Each day stands once and in its order, as records have them.
void Panel::add_levels(const std::vector<Column>& columns) {
    for (const Column& column : columns)
        if (column.count() != 0) add(column.period(), column);
}

void Panel::add_amounts(const std::vector<Column>& columns, const Reckoning& reckoning) {
    std::map<Date, std::vector<const Column*>> parts; // of the years, by their beginnings
    std::vector<const Column*> all;
    for (const Column& column : columns) {
        if (column.count() == 0) continue;
        all.push_back(&column);
        if (!reckoning.yearly) continue;
        if (const auto year = year_around(column.period(), reckoning.year_starts))
            parts[year->begin()].push_back(&column);
    }
    if (reckoning.yearly) {
        for (auto& [begin, of_year] : parts)
            add_amounts(Period::of_year(begin.year, reckoning.year_starts), std::move(of_year));
        return;
    }
    if (reckoning.year_before) add_amounts(*reckoning.year_before, all);
    add_amounts(reckoning.span, all);
}

/// The totals of one span.
void Panel::add_amounts(const Period& span, std::vector<const Column*> parts) {
    std::erase_if(parts, [&](const Column* part) { return !part->period().within(span); });
    if (parts.empty()) return;
    if (parts.size() == 1 && parts[0]->period() == span) return add(parts[0]->period(), *parts[0]);
    std::stable_sort(parts.begin(), parts.end(), [](const Column* a, const Column* b) {
        return begins_before(a->period(), b->period());
    });
    Index first = parts[0]->first(), entities = 0;
    for (const Column* part : parts) {
        first = std::min(first, part->first());
        entities = std::max(entities, part->size());
    }
    std::map<Date, Column*> sums;
    Amounts amounts;
    TotalDetails details(known_);
    for (Index entity = first; entity < entities; ++entity) {
        amounts.clear();
        for (const Column* part : parts)
            if (part->has(entity))
                amounts.push_back({part->period(), part->figure(entity), part->detail(entity)});
        run_up(span, amounts, details, [&](const Period& period, const Rational& total, Index detail) {
            Column*& column = sums[period.end()];
            if (!column) column = &derived_.emplace_back(period);
            if (is_finer(period, column->period())) column->set_period(period);
            column->set(entity, total);
            column->set_detail(entity, detail);
        });
    }
    for (const auto& [end, column] : sums) add(column->period(), *column);
}

/// Makes running totals of the years those of the reckoning, where an entity has all that they are made of.
void Panel::add_running(const Reckoning& reckoning) {
    std::vector<Slice> years;
    TotalDetails details(known_);
    std::swap(years, slices_);
    const auto at = [&](std::int32_t day) -> const Column* {
        const auto found =
            std::lower_bound(years.begin(), years.end(), day,
                             [](const Slice& slice, std::int32_t wanted) { return slice.day < wanted; });
        return found != years.end() && found->day == day ? found->column : nullptr;
    };
    const auto add_span = [&](const Period& span) {
        for (const Slice& slice : years) {
            const Date end = slice.period.end();
            if (end < span.begin() || end > span.end()) continue;
            std::vector<std::pair<const Column*, bool>> pieces;
            each_piece(span, end, reckoning.year_starts,
                       [&](const Piece& piece) { pieces.emplace_back(at(piece.day), piece.taken_off); });
            if (std::any_of(pieces.begin(), pieces.end(), [](const auto& piece) { return !piece.first; }))
                continue;
            Column& sum = derived_.emplace_back(slice.period);
            for (Index entity = slice.column->first(); entity < slice.column->size(); ++entity) {
                Rational total;
                Index detail = 0;
                const bool known = std::all_of(pieces.begin(), pieces.end(), [&](const auto& piece) {
                    const auto part = piece.first->at(entity);
                    if (!part) return false;
                    detail = details.with(detail, total, piece.first->detail(entity), *part, piece.second);
                    total += piece.second ? -*part : *part;
                    return true;
                });
                if (!known) continue;
                sum.set(entity, total);
                sum.set_detail(entity, detail);
            }
            if (sum.count() != 0) add(slice.period, sum);
        }
    };
    if (reckoning.year_before) add_span(*reckoning.year_before);
    add_span(reckoning.span);
}

void Panel::carry_forward() {
    for (std::size_t i = 1; i < slices_.size(); ++i) {
        Column& filled = derived_.emplace_back(*slices_[i].column);
        const Column& earlier = *slices_[i - 1].column;
        for (Index entity = earlier.first(); entity < earlier.size(); ++entity)
            if (!filled.has(entity) && earlier.has(entity)) {
                filled.set(entity, earlier.figure(entity));
                filled.set_detail(entity, earlier.detail(entity));
            }
        slices_[i].column = &filled;
    }
}

} // namespace gapcalc::assess
