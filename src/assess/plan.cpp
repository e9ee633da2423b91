#include "assess/plan.hpp"

#include <algorithm>

namespace gapcalc::assess {

std::optional<Rational> due_at(const Path& path, const PlanEnds& ends, const Rational* first,
                               const Rational& last, const Period& at) {
    if (at.end() >= ends.end.end()) return last;
    const auto until = [&](const Period& date) { return time_between(at, date, ends.in_days).count; };
    // The last that was due by then, and the first that is due later.
    std::optional<std::pair<std::int32_t, const Rational*>> before;
    std::pair<std::int32_t, const Rational*> after{until(ends.end), &last};
    if (ends.start && first && ends.start->end() <= at.end()) before.emplace(until(*ends.start), first);
    for (const Due& due : path.due) {
        if (due.at.end() > at.end()) {
            after = {until(due.at), &due.amount};
            break;
        }
        before.emplace(until(due.at), &due.amount);
    }
    if (!before) return std::nullopt;
    const auto& [done, from] = *before;
    const auto& [left, to] = after;
    return *from + (*to - *from) * Rational::fraction(-done, left - done);
}

std::optional<Path> in_shares(const Path& path, const Rational* first, const Rational& last) {
    if (path.shares) return path;
    if (!first || *first == last) return std::nullopt;
    Path shares;
    shares.shares = true;
    for (const Due& due : path.due) shares.due.push_back({due.at, (due.amount - *first) / (last - *first)});
    return shares;
}

bool has_days(const Path& path) {
    return std::any_of(path.due.begin(), path.due.end(), [](const Due& due) { return due.at.is_day(); });
}

} // namespace gapcalc::assess
