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

/// Adds up amounts of a span, by their beginnings, while they follow each other from its first day;
/// `emit(period, total)` at each end reached.
template <class Amounts, class Emit>
void run_up(const Period& span, const Amounts& amounts, Emit emit) {
    std::int32_t next = day_number(span.begin());
    Rational total;
    for (const auto& [period, value] : amounts) {
        if (day_number(period.begin()) != next) continue; // after a gap, or over what is added already
        if (!period.within(span)) continue;
        total += value;
        next = day_number(period.end()) + 1;
        emit(period, total);
    }
}

using Amounts = std::vector<std::pair<Period, Rational>>;

std::vector<Observation> add_up(const std::vector<Observation>& given, const Reckoning& reckoning) {
    Amounts amounts;
    amounts.reserve(given.size());
    for (const Observation& figure : given) amounts.emplace_back(figure.period, figure.value);
    std::stable_sort(amounts.begin(), amounts.end(),
                     [](const auto& a, const auto& b) { return begins_before(a.first, b.first); });
    std::vector<Observation> sums;
    const auto emit = [&](const Period& period, const Rational& total) {
        sums.push_back({period, total, {}});
    };
    if (!reckoning.yearly) {
        if (reckoning.year_before) run_up(*reckoning.year_before, amounts, emit);
        run_up(reckoning.span, amounts, emit);
        return sums;
    }
    std::optional<Period> year;
    for (const auto& [period, value] : amounts) {
        const auto around = year_around(period, reckoning.year_starts);
        if (!around || around == year) continue;
        year = around;
        run_up(*year, amounts, emit);
    }
    return sums;
}

/// The whole days' figures as totals since `span` began, where nothing is lacking.
void add_running(const std::vector<Observation>& given, const Period& span, std::uint8_t year_starts,
                 std::vector<Observation>& sums) {
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
        each_piece(span, end, year_starts, [&](const Piece& piece) {
            const Observation* const part = at(piece.day);
            if (part == nullptr)
                total.reset();
            else if (total)
                *total += piece.taken_off ? -part->value : part->value;
        });
        if (total) sums.push_back({figure.period, *total, {}});
    }
}

} // namespace

std::vector<Observation> totals(const std::vector<Observation>& given, Kind kind,
                                const Reckoning& reckoning) {
    std::vector<Observation> sums;
    if (kind == Kind::per_period) {
        sums = add_up(given, reckoning);
    } else if (kind == Kind::year_to_date && !reckoning.yearly) {
        if (reckoning.year_before) add_running(given, *reckoning.year_before, reckoning.year_starts, sums);
        add_running(given, reckoning.span, reckoning.year_starts, sums);
    } else {
        return given;
    }
    std::stable_sort(sums.begin(), sums.end(), [](const Observation& a, const Observation& b) {
        return a.period.end() != b.period.end() ? a.period.end() < b.period.end()
                                                : is_finer(a.period, b.period);
    });
    sums.erase(std::unique(sums.begin(), sums.end(),
                           [](const Observation& a, const Observation& b) {
                               return a.period.end() == b.period.end();
                           }),
               sums.end());
    return sums;
}

Panel::Panel(const Records& records, Kind kind, const Reckoning& reckoning) {
    if (kind == Kind::per_period)
        add_amounts(records.columns, reckoning);
    else
        add_levels(records.columns);
    std::stable_sort(slices_.begin(), slices_.end(),
                     [](const Slice& a, const Slice& b) { return a.day < b.day; });
    if (kind == Kind::milestone) carry_forward();
    if (kind == Kind::year_to_date && !reckoning.yearly) add_running(reckoning);
}

void Panel::add(const Period& period, const Column& column) {
    slices_.push_back({period, day_number(period.end()), &column, &column});
}

void Panel::add_levels(const std::vector<Column>& columns) {
    std::map<Date, std::vector<const Column*>> days;
    for (const Column& column : columns)
        if (column.count() != 0) days[column.period().end()].push_back(&column);
    for (auto& [day, same] : days) {
        std::stable_sort(same.begin(), same.end(),
                         [](const Column* a, const Column* b) { return is_finer(a->period(), b->period()); });
        if (same.size() == 1) {
            add(same[0]->period(), *same[0]);
            continue;
        }
        Column& joined = derived_.emplace_back(*same[0]);
        for (std::size_t i = 1; i < same.size(); ++i)
            for (Index entity = same[i]->first(); entity < same[i]->size(); ++entity)
                if (!joined.has(entity))
                    if (const auto value = same[i]->at(entity)) joined.set(entity, *value);
        add(joined.period(), joined);
    }
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
    for (Index entity = first; entity < entities; ++entity) {
        amounts.clear();
        for (const Column* part : parts)
            if (const auto value = part->at(entity)) amounts.emplace_back(part->period(), *value);
        run_up(span, amounts, [&](const Period& period, const Rational& total) {
            Column*& column = sums[period.end()];
            if (!column) column = &derived_.emplace_back(period);
            if (is_finer(period, column->period())) column->set_period(period);
            column->set(entity, total);
        });
    }
    for (const auto& [end, column] : sums) add(column->period(), *column);
}

/// Makes running totals of the years those of the reckoning, where an entity has all that they are made of.
void Panel::add_running(const Reckoning& reckoning) {
    std::vector<Slice> years;
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
                const bool known = std::all_of(pieces.begin(), pieces.end(), [&](const auto& piece) {
                    const auto part = piece.first->at(entity);
                    if (part) total += piece.second ? -*part : *part;
                    return part.has_value();
                });
                if (known) sum.set(entity, total);
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
            if (!filled.has(entity))
                if (const auto stage = earlier.at(entity)) filled.set(entity, *stage);
        slices_[i].column = &filled;
    }
}

} // namespace gapcalc::assess
