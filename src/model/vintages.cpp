// Which of several figures of one point counts.
#include "gapcalc/model.hpp"
#include "model/forgotten.hpp"

#include <algorithm>
#include <span>
#include <tuple>
#include <utility>

namespace gapcalc {
namespace {

/// What is to be known, and what becomes of points of which nothing is known by then.
struct KnownDay {
    std::int32_t day = std::numeric_limits<std::int32_t>::max();
    bool first_stands_in = false; ///< what was published first; otherwise they have no figure
};

/// The figures of one point beside the one that counts.
using Rest = std::span<Vintage>;

class Choosing {
  public:
    Choosing(Records& records, const KnownDay& knowledge) : records_(records), knowledge_(knowledge) {}

    void choose() {
        if (records_.details.any_published_after(knowledge_.day)) {
            set_late_whole_aside();
            for (Column& column : records_.columns) set_late_aside(column);
        }
        if (records_.vintages.empty()) return;
        std::stable_sort(records_.vintages.begin(), records_.vintages.end(),
                         [](const Vintage& a, const Vintage& b) { return place(a) < place(b); });
        const Rest all = records_.vintages;
        for (std::size_t first = 0, end = 0; first < all.size(); first = end) {
            while (end < all.size() && place(all[end]) == place(all[first])) ++end;
            const Rest rest = all.subspan(first, end - first);
            if (rest.front().entity == Vintage::k_whole)
                choose_whole(rest);
            else
                choose_of_entity(rest);
        }
        std::erase_if(records_.vintages, [](const Vintage& vintage) { return vintage.detail == k_taken; });
        std::erase_if(records_.columns, [](const Column& column) { return column.count() == 0; });
    }

  private:
    /// The detail of a vintage that counts now.
    static constexpr Index k_taken = std::numeric_limits<Index>::max();

    static std::tuple<Date, Date, Index> place(const Vintage& vintage) {
        return {vintage.period.end(), vintage.period.begin(), vintage.entity};
    }
    const FigureDetail& detail(Index number) const { return records_.details[number]; }
    bool is_late(Index number) const { return detail(number).published > knowledge_.day; }

    void set_late_whole_aside() {
        std::erase_if(records_.whole, [&](const Observation& figure) {
            if (!is_late(figure.detail)) return false;
            records_.vintages.push_back({.period = figure.period,
                                         .value = figure.value,
                                         .detail = figure.detail,
                                         .span = figure.span});
            return true;
        });
    }
    void set_late_aside(Column& column) {
        const DetailCells& details = column.details();
        if (details.common() != nullptr && !is_late(*details.common())) return;
        for (Index entity = column.first(); entity < column.size(); ++entity) {
            if (!column.has(entity) || !is_late(column.detail(entity))) continue;
            records_.vintages.push_back({.period = column.period(),
                                         .entity = entity,
                                         .value = column.figure(entity),
                                         .detail = column.detail(entity),
                                         .span = {}});
            column.remove(entity);
        }
    }

    /// The one that counts; `counting` is the detail of the figure that does so far, if any does. Null when
    /// that stays, or none is known.
    Vintage* newest(Rest rest, const Index* counting) const {
        Vintage* best = nullptr;
        std::int32_t published = counting != nullptr ? detail(*counting).published : k_undated;
        for (Vintage& one : rest) {
            if (one.replaced || is_late(one.detail)) continue;
            const bool better =
                (counting == nullptr && best == nullptr) || detail(one.detail).published > published;
            if (!better) continue;
            best = &one;
            published = detail(one.detail).published;
        }
        if (best != nullptr || counting != nullptr || !knowledge_.first_stands_in) return best;
        for (Vintage& one : rest)
            if (!one.replaced &&
                (best == nullptr || detail(one.detail).published < detail(best->detail).published))
                best = &one;
        return best;
    }

    /// The figure's detail, which says whether one that was known before differs.
    Index marked(Rest rest, const Rational& value, Index number) {
        FigureDetail own = detail(number);
        own.revised = std::any_of(rest.begin(), rest.end(), [&](const Vintage& one) {
            if (one.detail == k_taken || is_late(one.detail)) return false;
            return one.value != value || detail(one.detail).bound != own.bound;
        });
        return records_.details.add(own);
    }

    void choose_whole(Rest rest) {
        const Period period = rest.front().period;
        auto at = std::lower_bound(records_.whole.begin(), records_.whole.end(), period,
                                   [](const Observation& figure, const Period& wanted) {
                                       return std::pair(figure.period.end(), figure.period.begin()) <
                                              std::pair(wanted.end(), wanted.begin());
                                   });
        const bool there = at != records_.whole.end() && at->period == period;
        if (Vintage* const best = newest(rest, there ? &at->detail : nullptr)) {
            const Vintage chosen = *best;
            if (there) {
                *best = {period, Vintage::k_whole, at->value, at->detail, false, at->span};
            } else {
                at = records_.whole.insert(at, Observation{period, {}, {}});
                best->detail = k_taken;
            }
            *at = {period, chosen.value, chosen.span, chosen.detail};
        } else if (!there) {
            return;
        }
        at->detail = marked(rest, at->value, at->detail);
    }

    void choose_of_entity(Rest rest) {
        const Index entity = rest.front().entity;
        if (column_ == nullptr || column_->period() != rest.front().period)
            column_ = &*std::ranges::find(records_.columns, rest.front().period, &Column::period);
        Column* const column = column_;
        const bool there = column->has(entity);
        const Index number = there ? column->detail(entity) : 0;
        if (Vintage* const best = newest(rest, there ? &number : nullptr)) {
            const Vintage chosen = *best;
            if (there)
                *best = {chosen.period, entity, column->figure(entity), number, false, {}};
            else
                best->detail = k_taken;
            column->set(entity, chosen.value);
            column->set_detail(entity, chosen.detail);
        } else if (!there) {
            return;
        }
        column->set_detail(entity, marked(rest, column->figure(entity), column->detail(entity)));
    }

    Records& records_;
    const KnownDay& knowledge_;
    Column* column_ = nullptr; // of the last point
};

template <class Visit>
void each_records(Catalogue& catalogue, Visit visit) {
    for (Series& series : catalogue.series) visit(series.records);
    for (Indicator& indicator : catalogue.indicators) visit(indicator.records);
}

/// Digits are shown as the figures known then were written.
void count_places(Catalogue& catalogue, std::int32_t day) {
    each_records(catalogue, [&](Records& records) {
        if (records.details.any_dated())
            records.places = std::max(records.undated_places, records.details.places_published(day));
    });
    for (Indicator& indicator : catalogue.indicators) indicator.count_places(catalogue.series);
}

} // namespace

void choose_newest(Records& records) {
    if (!records.vintages.empty()) Choosing(records, {}).choose();
}

void forget_publications_after(Catalogue& catalogue, const Period& day) {
    const KnownDay knowledge{day_number(day.end()), false};
    each_records(catalogue, [&](Records& records) { Choosing(records, knowledge).choose(); });
    count_places(catalogue, knowledge.day);
    catalogue.known_at = day;
    forget_unmet_entities(catalogue);
}

void turn_back_to(Catalogue& catalogue, const Period& day) {
    const KnownDay knowledge{day_number(day.end()), true};
    each_records(catalogue, [&](Records& records) { Choosing(records, knowledge).choose(); });
    catalogue.known_at = day;
}

std::vector<Index> Indicator::sources() const {
    std::vector<Index> all;
    const auto add = [&](Index one) {
        if (std::find(all.begin(), all.end(), one) == all.end()) all.push_back(one);
    };
    if (series) add(*series);
    if (ratio) add(ratio->of);
    if (ratio) add(ratio->to);
    if (weight) add(weight->series);
    return all;
}

void Indicator::count_places(const std::vector<Series>& all) {
    places = std::max(own_places, records.places);
    if (series && measure != Measure::count) places = std::max(places, all[*series].records.places);
    if (ratio) places = std::max(places, 1); // what is divided is seldom whole
}

} // namespace gapcalc
