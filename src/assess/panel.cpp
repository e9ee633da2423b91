#include "assess/panel.hpp"

#include <algorithm>
#include <map>

namespace gapcalc::assess {
namespace {

/// The day after `period`, where the next amount has to begin.
std::int32_t day_after(const Period& period) { return day_number(period.end()) + 1; }

std::int32_t new_year(const Period& period) {
    return day_number(Date{static_cast<std::int16_t>(period.year()), 1, 1});
}

bool begins_before(const Period& a, const Period& b) {
    return a.begin() != b.begin() ? a.begin() < b.begin() : a.end() < b.end();
}

/// Adds up one year's amounts from 1 January while they follow each other; `emit(period, total)` at each end
/// reached.
template <class Amounts, class Emit>
void run_up(const Amounts& amounts, Emit emit) {
    std::int32_t next = 0;
    int year = 0;
    Rational total;
    for (const auto& [period, value] : amounts) {
        if (period.year() != year) {
            year = period.year();
            next = new_year(period);
            total = 0;
        }
        if (day_number(period.begin()) != next) continue; // after a gap, or over what is added already
        total += value;
        next = day_after(period);
        emit(period, total);
    }
}

} // namespace

std::vector<Observation> running_totals(const std::vector<Observation>& amounts) {
    std::vector<std::pair<Period, Rational>> in_order;
    in_order.reserve(amounts.size());
    for (const Observation& amount : amounts) in_order.emplace_back(amount.period, amount.value);
    std::stable_sort(in_order.begin(), in_order.end(),
                     [](const auto& a, const auto& b) { return begins_before(a.first, b.first); });
    std::vector<Observation> totals;
    run_up(in_order, [&](const Period& period, const Rational& total) {
        totals.push_back({period, total, {}});
    });
    std::stable_sort(totals.begin(), totals.end(), [](const Observation& a, const Observation& b) {
        return a.period.end() != b.period.end() ? a.period.end() < b.period.end()
                                                : a.period.grain() > b.period.grain();
    });
    totals.erase(std::unique(totals.begin(), totals.end(),
                             [](const Observation& a, const Observation& b) {
                                 return a.period.end() == b.period.end();
                             }),
                 totals.end());
    return totals;
}

Panel::Panel(const Records& records, Kind kind) {
    if (kind == Kind::per_period)
        add_amounts(records.columns);
    else
        add_levels(records.columns);
    std::stable_sort(slices_.begin(), slices_.end(),
                     [](const Slice& a, const Slice& b) { return a.day < b.day; });
    if (kind == Kind::milestone) carry_forward();
}

void Panel::add(const Period& period, const Column& column) {
    slices_.push_back({period, day_number(period.end()), &column, &column});
}

void Panel::add_levels(const std::vector<Column>& columns) {
    std::map<Date, std::vector<const Column*>> days;
    for (const Column& column : columns)
        if (column.count() != 0) days[column.period().end()].push_back(&column);
    for (auto& [day, same] : days) {
        std::stable_sort(same.begin(), same.end(), [](const Column* a, const Column* b) {
            return a->period().grain() > b->period().grain();
        });
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

void Panel::add_amounts(const std::vector<Column>& columns) {
    std::map<int, std::vector<const Column*>> years;
    for (const Column& column : columns)
        if (column.count() != 0) years[column.period().year()].push_back(&column);
    for (auto& [year, parts] : years) {
        if (parts.size() == 1 && parts[0]->period().grain() == Grain::year) {
            add(parts[0]->period(), *parts[0]);
            continue;
        }
        std::stable_sort(parts.begin(), parts.end(), [](const Column* a, const Column* b) {
            return begins_before(a->period(), b->period());
        });
        Index first = parts[0]->first(), entities = 0;
        for (const Column* part : parts) {
            first = std::min(first, part->first());
            entities = std::max(entities, part->size());
        }
        std::map<Date, Column*> totals;
        std::vector<std::pair<Period, Rational>> amounts;
        for (Index entity = first; entity < entities; ++entity) {
            amounts.clear();
            for (const Column* part : parts)
                if (const auto value = part->at(entity)) amounts.emplace_back(part->period(), *value);
            run_up(amounts, [&](const Period& period, const Rational& total) {
                Column*& column = totals[period.end()];
                if (!column) column = &derived_.emplace_back(period);
                if (period.grain() > column->period().grain()) column->set_period(period);
                column->set(entity, total);
            });
        }
        for (const auto& [end, column] : totals) add(column->period(), *column);
    }
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
