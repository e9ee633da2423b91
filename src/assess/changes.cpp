#include "gapcalc/assess.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace gapcalc::assess {
namespace {

/// Whatever moved has later data as of the earlier date: the flag would stand in each line and tell nothing.
Flags without_later_data(Flags flags) {
    Flags kept;
    for (int at = 0; at < k_flag_count; ++at)
        if (Flag(at) != Flag::later_data) kept.set(Flag(at), flags.has(Flag(at)));
    return kept;
}

bool is_flow(const Catalogue& catalogue, const Row& row) {
    const Indicator& indicator = catalogue.indicators[row.indicator];
    return row.entity_counted ? is_flow(indicator.kind) : indicator.is_measured_as_flow();
}

/// The span that the row's total began with, where that is no year.
std::optional<Period> other_window(const Indicator& indicator, const Row& row) {
    if (!row.target || !row.in_target_year) return std::nullopt;
    const std::optional<Period> window = indicator.window(indicator.targets[*row.target]);
    return window && !indicator.is_year(*window) ? window : std::nullopt;
}

/// Whether both take the same part of their years, or are years.
bool same_part_of_year(const std::optional<Period>& a, const std::optional<Period>& b) {
    if (!a || !b) return !a && !b;
    const Date first = a->begin(), second = b->begin();
    return first.month == second.month && first.day == second.day && same_length(*a, *b);
}

/// Running totals of two years are compared over the same months, or not at all; those of one window are
/// parts of one total, and those of windows that differ in length or place have nothing in common.
void compare_values(Change& change, bool flow, const Indicator& indicator) {
    const Row &then = change.then, &now = change.now;
    change.value_then = then.value;
    change.period_then = then.period;
    if (!then.value || !now.value) return;
    const auto window_then = other_window(indicator, then), window_now = other_window(indicator, now);
    const auto year = [&](const Row& row) { return year_of(row.period->end(), indicator.year_starts); };
    const bool one_total = window_then || window_now ? window_then == window_now : year(then) == year(now);
    if (!flow || one_total) {
        if (then.value_bound != Bound::exact || now.value_bound != Bound::exact) return;
        change.change = *now.value - *then.value;
        return;
    }
    if (!same_part_of_year(window_then, window_now)) return;
    const std::optional<Period> before = now.period->year_before();
    if (!now.year_on_year || !before) return;
    change.period_then = before;
    change.value_then = *now.value / (*now.year_on_year + Rational(1));
    change.change = *now.value - *change.value_then;
}

/// Says whether the figure of the earlier row's period is another one in the same row as known now.
void set_revised(Change& change, const Row& as_known_now) {
    const Row& then = change.then;
    if (!then.period || !then.value) return;
    for (const HistoryPoint& point : as_known_now.history) {
        if (point.period.end() != then.period->end()) continue;
        change.revised = point.value != *then.value || point.bound != then.value_bound;
        if (!change.revised || point.bound == Bound::unknown) return;
        change.value_then_now = point.value;
        change.value_then_now_bound = point.bound;
    }
}

} // namespace

std::vector<Change> changes(const Catalogue& catalogue, const Catalogue& known_then, const Query& query,
                            Period since) {
    const auto place_in_deadline = [&](const Row& row) {
        const auto& targets = catalogue.indicators[row.indicator].targets;
        std::int64_t place = 0;
        for (Index at = *row.target; at > 0 && targets[at - 1].by.end() == targets[*row.target].by.end();
             --at)
            ++place;
        return place;
    };
    using Key = std::tuple<Index, Index, std::int64_t, std::int64_t>;
    const auto key = [&](const Row& row) {
        // With all targets asked for, each has its line; else the line is the same though its current target
        // moved on, and of several of one deadline each has its place.
        const std::int64_t target = !row.target                         ? -1
                                    : query.target == TargetChoice::all ? std::int64_t{*row.target}
                                                                        : place_in_deadline(row);
        return Key{row.indicator, row.entity_set, row.entity ? std::int64_t{*row.entity} : -1, target};
    };
    Query comparing = query;
    comparing.metrics |= Metric::year_on_year; // tells the value of the same months of the year before
    Query earlier = query;
    earlier.as_of = since;
    std::map<Key, Row> then, then_as_known_now;
    for (Row& row : assess_rows(known_then, earlier)) {
        const Key at = key(row);
        row.flags = without_later_data(row.flags);
        then.emplace(at, std::move(row));
    }
    if (&known_then != &catalogue) {
        earlier.history = true;
        for (Row& row : assess_rows(catalogue, earlier)) then_as_known_now.emplace(key(row), std::move(row));
    }
    std::vector<Change> all;
    const auto compare = [&](const Row& row) {
        const auto found = then.find(key(row));
        Change change{
            found == then.end() ? Row{} : std::move(found->second), row, {}, {}, {}, false, false, {}, {}};
        compare_values(change, is_flow(catalogue, row), catalogue.indicators[row.indicator]);
        change.new_target = query.target != TargetChoice::all && change.then.target && row.target &&
                            *change.then.target != *row.target;
        if (const auto known = then_as_known_now.find(key(row)); known != then_as_known_now.end())
            set_revised(change, known->second);
        const bool moved = change.revised || change.then.value_bound != change.now.value_bound ||
                           change.then.value != change.now.value || change.then.gap != change.now.gap ||
                           change.then.verdict != change.now.verdict;
        if (moved) all.push_back(std::move(change));
    };
    const Assessment now(catalogue, comparing);
    for (std::size_t run = 0; run < now.runs(); ++run) now.rows(run, compare);
    std::stable_partition(all.begin(), all.end(),
                          [](const Change& change) { return change.then.verdict != change.now.verdict; });
    return all;
}

} // namespace gapcalc::assess
