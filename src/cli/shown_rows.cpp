#include "cli/shown_rows.hpp"

#include <algorithm>
#include <map>

namespace gapcalc::cli {
namespace {

/// What a row is ordered by: its group's place, then the figure; the greatest figure is the worst.
struct Key {
    std::size_t group = 0;
    std::optional<Rational> badness;
    std::string_view name;
    std::size_t row = 0;
};

/// The part of the target that is still to close; relative, so that goals of any size compare.
std::optional<Rational> relative_gap(const assess::Row& row) {
    const auto target = row.bound ? row.bound : row.goal ? std::optional(row.goal->bound) : std::nullopt;
    if (!row.gap || !target || target->is_zero()) return std::nullopt;
    return *row.gap / target->abs();
}

std::optional<Rational> negated(const std::optional<Rational>& value) {
    return value ? std::optional(-*value) : std::nullopt;
}

std::optional<Rational> badness(const assess::Row& row, Sort sort) {
    if (sort == Sort::gap) return relative_gap(row);
    if (sort == Sort::completion) return negated(row.completion);
    if (sort == Sort::lead) return negated(row.lead_points);
    return std::nullopt;
}

bool comes_before(const Key& a, const Key& b) {
    if (a.group != b.group) return a.group < b.group;
    if (a.badness.has_value() != b.badness.has_value()) return a.badness.has_value();
    if (a.badness && *a.badness != *b.badness) return *a.badness > *b.badness;
    return a.name < b.name;
}

} // namespace

bool is_shown(const assess::Row& row, const Options& options) {
    return options.verdicts.empty() ||
           std::ranges::find(options.verdicts, row.verdict) != options.verdicts.end();
}

bool is_finding(const Catalogue& catalogue, const assess::Row& row, const Options& options) {
    return std::ranges::any_of(options.fail_on, [&](const Condition& condition) {
        if (condition.flag) return row.flags.has(*condition.flag);
        return row.verdict == *condition.verdict &&
               (!condition.binding || catalogue.indicators[row.indicator].attribute == Attribute::binding);
    });
}

void sort_rows(std::vector<assess::Row>& rows, const Catalogue& catalogue, Sort sort, bool across,
               Language language) {
    if (sort == Sort::file) return;
    std::map<std::pair<Index, std::optional<Index>>, std::size_t> groups; // by first appearance
    std::vector<Key> keys;
    keys.reserve(rows.size());
    for (std::size_t at = 0; at < rows.size(); ++at) {
        const auto& indicator = catalogue.indicators[rows[at].indicator];
        const auto group =
            across ? 0 : groups.try_emplace({indicator.plan, indicator.group}, groups.size()).first->second;
        keys.push_back(
            {group, badness(rows[at], sort),
             sort == Sort::name ? std::string_view(indicator.name.in(language)) : std::string_view{}, at});
    }
    std::ranges::stable_sort(keys, comes_before);
    std::vector<assess::Row> sorted;
    sorted.reserve(rows.size());
    for (const auto& key : keys) sorted.push_back(std::move(rows[key.row]));
    rows = std::move(sorted);
}

} // namespace gapcalc::cli
