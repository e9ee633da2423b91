#include "assess/counted.hpp"

namespace gapcalc::assess {
namespace {

/// The sum of one day, over the entities that have both figures.
struct Side {
    std::optional<Period> period; ///< the finest of any entity's
    std::uint32_t known = 0;
    Rational sum;
    Marks marks;
};

Side side_of(const TablePoints& points, Date end, std::optional<Index> parent) {
    Side side;
    for (const TablePoint& one : points.points) {
        if (one.period.end() != end) continue;
        if (!side.period || is_finer(one.period, *side.period)) side.period = one.period;
        if (!one.belongs || (parent && one.parent != parent)) continue;
        side.known += one.known;
        side.sum += one.sum;
        side.marks.statuses |= one.statuses;
        side.marks.revised = side.marks.revised || one.revised;
    }
    return side;
}

} // namespace

bool is_counted(const Catalogue& catalogue, const Indicator& indicator) {
    if (indicator.ratio)
        return catalogue.points_table(indicator.ratio->of) != nullptr &&
               catalogue.points_table(indicator.ratio->to) != nullptr;
    return !indicator.weight && catalogue.points_table(indicator.series) != nullptr;
}

Period written_as(const Catalogue& catalogue, Index series, const Period& day) {
    Period finest = day;
    if (catalogue.series[series].kind == Kind::per_period) return finest;
    for (const TablePeriods& of : catalogue.answer.periods)
        if (of.series == series && !of.known_at)
            for (const TablePeriod& one : of.periods)
                if (one.period.end() == day.end() && is_finer(one.period, finest)) finest = one.period;
    return finest;
}

std::vector<Sums> counted_sums(const Catalogue& catalogue, const TablePoints& above, const TablePoints& below,
                               std::optional<Index> parent) {
    std::vector<Sums> all;
    const auto& rows = above.points;
    for (std::size_t at = 0; at < rows.size(); ++at) {
        const Date end = rows[at].period.end();
        if (at != 0 && rows[at - 1].period.end() == end) continue;
        const Side over = side_of(above, end, parent), under = side_of(below, end, parent);
        if (over.known == 0 || !under.period) continue;
        Sums& sums = all.emplace_back();
        const Period one = written_as(catalogue, series_of(catalogue, above.key), *over.period),
                     other = written_as(catalogue, series_of(catalogue, below.key), *under.period);
        sums.period = is_finer(other, one) ? other : one;
        sums.above = over.sum;
        sums.below = under.sum;
        sums.known = over.known;
        sums.marks = over.marks;
        sums.marks.statuses |= under.marks.statuses;
        sums.marks.revised = over.marks.revised || under.marks.revised;
    }
    return all;
}

} // namespace gapcalc::assess
