#include "tabulate/headline.hpp"

#include <algorithm>
#include <map>
#include <numeric>

namespace gapcalc::tabulate {
namespace {

int at(const std::array<int, assess::k_verdict_count>& verdicts, assess::Verdict verdict) {
    return verdicts[static_cast<std::size_t>(verdict)];
}

/// Of several targets of a goal the one that is current: the first whose deadline is not before the newest
/// figure.
class CurrentTargets {
  public:
    CurrentTargets(const assess::Query& query, std::span<const assess::Row> rows)
        : all_(query.target == assess::TargetChoice::all) {
        if (!all_) return;
        for (const assess::Row& row : rows) {
            if (row.entity) continue;
            Date& newest = newest_.try_emplace(row.indicator, Date{}).first->second;
            if (row.period) newest = std::max(newest, row.period->end());
        }
        for (const assess::Row& row : rows) {
            if (row.entity || !row.target || !row.deadline) continue;
            const Date newest = newest_[row.indicator] == Date{} ? query.as_of.end() : newest_[row.indicator];
            const auto known = current_.find(row.indicator);
            if (known == current_.end())
                current_[row.indicator] = {*row.target, row.deadline->end() >= newest};
            else if (!known->second.second)
                known->second = {*row.target, row.deadline->end() >= newest};
        }
    }
    bool has(const assess::Row& row) const {
        if (!all_ || !row.target) return true;
        const auto found = current_.find(row.indicator);
        return found == current_.end() || found->second.first == *row.target;
    }

  private:
    bool all_;
    std::map<Index, Date> newest_;
    std::map<Index, std::pair<Index, bool>> current_; ///< and whether a later one cannot take its place
};

/// Widest first; those without a lead after them.
void sort_by_lead(std::vector<std::size_t>& lagging, std::span<const assess::Row> rows) {
    std::ranges::stable_sort(lagging, [&](std::size_t a, std::size_t b) {
        const auto &one = rows[a].lead_points, &other = rows[b].lead_points;
        return one && (!other || *one < *other);
    });
}

} // namespace

int judged(const std::array<int, assess::k_verdict_count>& verdicts) {
    const int all = std::accumulate(verdicts.begin(), verdicts.end(), 0);
    return all - at(verdicts, assess::Verdict::under_way) - at(verdicts, assess::Verdict::pending);
}

int kept(const std::array<int, assess::k_verdict_count>& verdicts) {
    return at(verdicts, assess::Verdict::reached) + at(verdicts, assess::Verdict::ahead) +
           at(verdicts, assess::Verdict::on_track);
}

Findings find(const Catalogue& catalogue, const assess::Query& query, std::span<const assess::Row> rows) {
    Findings findings;
    const CurrentTargets current(query, rows);
    std::map<std::pair<Index, std::optional<Index>>, std::size_t> groups;
    for (std::size_t place = 0; place < rows.size(); ++place) {
        const assess::Row& row = rows[place];
        const Indicator& indicator = catalogue.indicators[row.indicator];
        if (row.entity || indicator.targets.empty() || !current.has(row)) continue;
        const auto verdict = static_cast<std::size_t>(row.verdict);
        ++findings.verdicts[verdict];
        if (row.verdict == assess::Verdict::pending) ++findings.reasons[static_cast<std::size_t>(row.reason)];
        if (assess::is_lagging(row.verdict))
            (indicator.attribute == Attribute::binding ? findings.binding : findings.others).push_back(place);
        const auto [group, fresh] =
            groups.try_emplace({indicator.plan, indicator.group}, findings.groups.size());
        if (fresh) findings.groups.push_back({place, {}});
        ++findings.groups[group->second].verdicts[verdict];
    }
    sort_by_lead(findings.binding, rows);
    sort_by_lead(findings.others, rows);
    return findings;
}

} // namespace gapcalc::tabulate
