#include "load/vintage_book.hpp"

namespace gapcalc::load {

VintageBook::VintageBook(Records& records, bool whole_amounts, bool entity_amounts) : records_(records) {
    for (std::size_t at = 0; at < records.vintages.size(); ++at) {
        const Vintage& vintage = records.vintages[at];
        const bool amounts = vintage.entity == Vintage::k_whole ? whole_amounts : entity_amounts;
        places_.emplace(Point{vintage.entity, day_number(vintage.period.end()),
                              amounts ? day_number(vintage.period.begin()) : 0},
                        at);
    }
}

void VintageBook::add(const Point& point, const Vintage& vintage) {
    places_.emplace(point, records_.vintages.size());
    records_.vintages.push_back(vintage);
}

VintageBook::Outcome VintageBook::take(const Point& point, const Vintage& counting, const Vintage& fresh,
                                       bool revises, Rational& other) {
    const FigureDetail detail = records_.details[fresh.detail];
    const auto [first, end] = places_.equal_range(point);
    if (revises && detail.published == k_undated) {
        for (auto place = first; place != end; ++place) records_.vintages[place->second].replaced = true;
        add(point, counting);
        records_.vintages.back().replaced = true;
        return Outcome::replaces;
    }
    const auto compare = [&](const Vintage& one) {
        other = one.value;
        return one.value == fresh.value && records_.details[one.detail].bound == detail.bound
                   ? Outcome::equal
                   : Outcome::contradicts;
    };
    const auto same_day = [&](const Vintage& one) {
        return !one.replaced && records_.details[one.detail].published == detail.published;
    };
    if (same_day(counting)) return compare(counting);
    for (auto place = first; place != end; ++place)
        if (const Vintage& one = records_.vintages[place->second]; same_day(one)) return compare(one);
    add(point, fresh);
    return Outcome::kept;
}

} // namespace gapcalc::load
