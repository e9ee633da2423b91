#include "tabulate/headline.hpp"

#include "tabulate/cells.hpp"

#include <algorithm>
#include <map>
#include <numeric>

namespace gapcalc::tabulate {
namespace {

/// Of several targets of a goal the one that is current: the first whose deadline is not before the newest
/// figure.
class CurrentTargets {
  public:
    CurrentTargets(const assess::Query& query, std::span<const Goal> goals)
        : all_(query.target == assess::TargetChoice::all) {
        if (!all_) return;
        for (const Goal& goal : goals) {
            Date& newest = newest_.try_emplace(goal.indicator, Date{}).first->second;
            if (goal.period) newest = std::max(newest, *goal.period);
        }
        for (const Goal& goal : goals) {
            if (!goal.target || !goal.deadline) continue;
            const Date newest = newest_[goal.indicator];
            const bool settled = *goal.deadline >= (newest == Date{} ? query.as_of.end() : newest);
            const auto [known, fresh] = current_.try_emplace(goal.indicator, *goal.target, settled);
            if (!fresh && !known->second.second) known->second = {*goal.target, settled};
        }
    }
    bool has(const Goal& goal) const {
        if (!all_ || !goal.target) return true;
        const auto found = current_.find(goal.indicator);
        return found == current_.end() || found->second.first == *goal.target;
    }

  private:
    bool all_;
    std::map<Index, Date> newest_;
    std::map<Index, std::pair<Index, bool>> current_; ///< and whether a later one cannot take its place
};

/// Widest first; those without a lead after them.
void sort_by_lead(std::vector<Goal>& lagging) {
    std::ranges::stable_sort(lagging, [&](const Goal& a, const Goal& b) {
        return a.lead_points && (!b.lead_points || *a.lead_points < *b.lead_points);
    });
}

} // namespace

int judged(const VerdictCounts& verdicts) {
    const int all = std::accumulate(verdicts.all.begin(), verdicts.all.end(), 0);
    return all - verdicts.of(assess::Verdict::under_way) - verdicts.of(assess::Verdict::pending);
}

int kept(const VerdictCounts& verdicts) {
    return verdicts.of(assess::Verdict::reached) + verdicts.of(assess::Verdict::ahead) +
           verdicts.of(assess::Verdict::on_track);
}

void add_goal(std::vector<Goal>& goals, const Catalogue& catalogue, const assess::Row& row,
              std::size_t place) {
    if (row.entity || catalogue.indicators[row.indicator].targets.empty()) return;
    Goal& goal = goals.emplace_back();
    goal = {place, row.indicator, row.target, row.verdict, row.reason, row.ceiling, {}, {}, {}, {}};
    if (row.period) goal.period = row.period->end();
    if (row.deadline) goal.deadline = row.deadline->end();
    if (!row.lead_points || !assess::is_lagging(row.verdict)) return;
    goal.lead_points = *row.lead_points;
    goal.lead_sign = sign_of(row, Moves::to_goal);
}

std::vector<Goal> goals_of(const Catalogue& catalogue, std::span<const assess::Row> rows) {
    std::vector<Goal> goals;
    for (std::size_t place = 0; place < rows.size(); ++place) add_goal(goals, catalogue, rows[place], place);
    return goals;
}

Findings find(const Catalogue& catalogue, const assess::Query& query, std::span<const Goal> goals) {
    Findings findings;
    const CurrentTargets current(query, goals);
    std::map<std::pair<Index, std::optional<Index>>, std::size_t> groups;
    for (const Goal& goal : goals) {
        if (!current.has(goal)) continue;
        const Indicator& indicator = catalogue.indicators[goal.indicator];
        findings.verdicts.add(goal.verdict, goal.ceiling);
        if (goal.verdict == assess::Verdict::pending)
            ++findings.reasons[static_cast<std::size_t>(goal.reason)];
        if (assess::is_lagging(goal.verdict))
            (indicator.attribute == Attribute::binding ? findings.binding : findings.others).push_back(goal);
        const auto [group, fresh] =
            groups.try_emplace({indicator.plan, indicator.group}, findings.groups.size());
        if (fresh) findings.groups.push_back({goal.indicator, {}});
        findings.groups[group->second].verdicts.add(goal.verdict, goal.ceiling);
    }
    sort_by_lead(findings.binding);
    sort_by_lead(findings.others);
    return findings;
}

} // namespace gapcalc::tabulate
