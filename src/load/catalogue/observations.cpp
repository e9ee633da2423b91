// Figures of the whole and of entities: converted, sorted by period, each point once.
#include "load/catalogue/resolve.hpp"
#include "load/goals/fields.hpp"
#include "load/placed_period.hpp"
#include "load/sheet/csv_value.hpp"
#include "load/sparse.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>

namespace gapcalc::load {
namespace {

/// The key of a point of time in records.
struct PointKey {
    std::int32_t day = 0, first_day = 0;
    friend auto operator<=>(const PointKey&, const PointKey&) = default;
};

PointKey key_of(const Period& period, bool amounts) {
    return {day_number(period.end()), amounts ? day_number(period.begin()) : 0};
}

bool is_later(Span a, Span b) { return std::pair(a.line, a.column) > std::pair(b.line, b.column); }

class RecordsResolver {
  public:
    RecordsResolver(Resolution& resolution, Reporter& reporter, const ParsedRecords& parsed,
                    const RecordsMeasures& measures, Records& records)
        : resolution_(resolution),
          reporter_(reporter),
          parsed_(parsed),
          measures_(measures),
          records_(records) {}

    void resolve() {
        place_publications();
        resolve_whole();
        if (!parsed_.entities.empty()) resolve_entities();
    }

  private:
    /// The figure in its unit, or the place of its stage; reported and empty when it is neither.
    std::optional<Rational> value_of(const Figure& figure, const Measured& measured,
                                     const std::optional<Limits>& limits) {
        places_ = 0;
        if (measured.kind == Kind::milestone) {
            if (const auto stage = find_stage(figure, measured, reporter_))
                return Rational(std::int64_t{*stage});
            return std::nullopt;
        }
        if (figure.is_word) {
            if (!measures_.kind_unsure || is_usual_mark(figure.written)) report_number(reporter_, figure);
            return std::nullopt;
        }
        auto value = in_unit(figure, measured, places_, reporter_);
        if (value && report_outside(figure, *value, limits, reporter_)) return std::nullopt;
        return value;
    }

    void place_publications() {
        for (const ParsedDetail& said : parsed_.details) {
            std::optional<Period> period;
            if (said.published)
                period = placed_or_report(place(said.published->value, measures_.entities.years),
                                          said.published->span, reporter_);
            published_.push_back(period ? day_number(period->end()) : k_undated);
        }
    }

    /// The number of what else is said of the figure that was read last; its decimals are noted.
    Index detail_of(const ParsedPoint& point) {
        const int places = places_;
        if (point.detail == 0 && point.figure.bound == Bound::exact) {
            records_.note_places(k_undated, places);
            return 0;
        }
        FigureDetail detail;
        detail.bound = point.figure.bound;
        if (point.detail != 0) {
            const ParsedDetail& said = parsed_.details[point.detail - 1];
            detail.statuses = said.statuses;
            detail.published = published(point);
            detail.source = records_.details.add_text(said.source);
            detail.note = records_.details.add_text(said.note);
        }
        records_.note_places(detail.published, places);
        return records_.details.add(detail);
    }
    std::int32_t published(const ParsedPoint& point) const {
        return point.detail == 0 ? k_undated : published_[point.detail - 1];
    }

    /// Two figures of one point: a warning when they are equal.
    void report_twice(const Period& period, std::string_view first, std::string_view second, bool equal,
                      Span first_span, Span second_span) {
        if (is_later(first_span, second_span)) {
            std::swap(first, second);
            std::swap(first_span, second_span);
        }
        const Text related{"第一个在这里", "the first one"};
        Diagnostic& problem =
            equal ? reporter_.add(Problem::same_figure_twice, second_span,
                                  {to_string(period), quoted_short(second)})
                  : reporter_.add(Problem::two_figures, second_span,
                                  {to_string(period), quoted_short(first), quoted_short(second)});
        problem.related.push_back({first_span, related, {}});
    }

    void note_place(std::optional<Index> entity, PointKey key, const ParsedPoint& point) {
        if (resolution_.wants_places)
            resolution_.state.places.emplace(
                FigureKey{&records_, entity, key.day, key.first_day, published(point)}, point.figure.span);
    }

    // ---- the whole

    void resolve_whole() {
        struct Point {
            PointKey key;
            Period period;
            const ParsedPoint* parsed;
        };
        std::vector<Point> points;
        points.reserve(parsed_.whole.size());
        for (const ParsedPoint& point : parsed_.whole)
            if (const auto period = placed_at(point, measures_.whole))
                points.push_back({key_of(*period, measures_.whole_amounts), *period, &point});
        const auto earlier = [](const Point& a, const Point& b) { return a.key < b.key; };
        if (!std::is_sorted(points.begin(), points.end(), earlier))
            std::stable_sort(points.begin(), points.end(), earlier);

        records_.whole.reserve(points.size());
        std::vector<Given> given; // of the point at hand
        PointKey last;
        for (const Point& point : points) {
            const auto value = value_of(point.parsed->figure, measures_.whole, measures_.whole_limits);
            if (!value) continue;
            const Index detail = detail_of(*point.parsed);
            if (!given.empty() && last == point.key) {
                Observation& kept = records_.whole.back();
                kept.period = std::max(kept.period, point.period, is_coarser);
                if (take_another(given, {point.parsed, *value}, kept.period, Vintage::k_whole, detail))
                    note_place({}, point.key, *point.parsed);
                continue;
            }
            records_.whole.push_back({point.period, *value, point.parsed->figure.span, detail});
            note_place({}, point.key, *point.parsed);
            given.assign(1, {point.parsed, *value});
            last = point.key;
        }
        // Of two spellings of one day the finer is known at the last.
        std::size_t next = 0;
        for (Vintage& vintage : records_.vintages) {
            while (records_.whole[next].period.end() != vintage.period.end() ||
                   (measures_.whole_amounts && records_.whole[next].period.begin() != vintage.period.begin()))
                ++next;
            vintage.period = records_.whole[next].period;
        }
    }

    /// A figure of a point.
    struct Given {
        const ParsedPoint* parsed;
        Rational value;
    };
    /// Takes a figure of a point that has others: published on another day it is one more vintage; false when
    /// it is none.
    bool take_another(std::vector<Given>& given, const Given& fresh, const Period& period, Index entity,
                      Index detail) {
        for (const Given& one : given) {
            if (published(*one.parsed) != published(*fresh.parsed)) continue;
            const Figure &first = one.parsed->figure, &second = fresh.parsed->figure;
            const bool equal = one.value == fresh.value && first.bound == second.bound;
            report_twice(period, first.written, second.written, equal, one.parsed->key_span,
                         fresh.parsed->key_span);
            return false;
        }
        records_.vintages.push_back({.period = period,
                                     .entity = entity,
                                     .value = fresh.value,
                                     .detail = detail,
                                     .span = fresh.parsed->figure.span});
        given.push_back(fresh);
        return true;
    }

    static bool is_coarser(const Period& a, const Period& b) { return is_finer(b, a); }

    // ---- entities

    void resolve_entities() {
        if (!measures_.set) {
            if (!measures_.tainted) {
                const std::string name = quoted_short(parsed_.entities.front().name.text);
                reporter_.add(Problem::needs_entities, parsed_.entities.front().name.span,
                              {{"对象“" + name + "”的数字", "a figure of the entity \"" + name + "\""}});
            }
            return;
        }
        place_points();
        make_columns();
        std::uint64_t figures = 0;
        for (const EntityPoints& points : parsed_.entities) {
            const auto entity = entity_of(points.name);
            if (!entity) continue;
            if (too_sparse(records_.columns.size(), std::uint64_t{*entity} + 1, parsed_.points.size())) {
                reporter_.add(
                    Problem::too_many_figures, points.name.span,
                    {resolution_.catalogue().sets[*measures_.set].name, fmt::format("{}", k_most_cells)});
                return;
            }
            figures += add_points(points, *entity);
        }
        std::erase_if(records_.columns, [](const Column& column) { return column.count() == 0; });
        if (figures > 0) records_.origins.push_back({parsed_.entities.front().name.span, figures});
    }

    std::optional<Index> entity_of(const Word& name) {
        const EntityNames::Found found = resolution_.state.names_of(*measures_.set).find_or_add(name.text);
        report_entity(resolution_, found, name, resolution_.catalogue().sets[*measures_.set]);
        if (!found.stands_for_one()) return std::nullopt;
        return found.entity;
    }

    std::optional<Period> placed_at(const ParsedPoint& point, const Measured& measured) {
        return placed_or_report(place_figure(point.period, measured.kind, measured.years), point.key_span,
                                reporter_);
    }

    void place_points() {
        placed_.reserve(parsed_.points.size());
        for (const ParsedPoint& point : parsed_.points)
            placed_.push_back(placed_at(point, measures_.entities));
    }

    /// One column for each point of time that any entity has a figure of, by its finest spelling.
    void make_columns() {
        std::vector<std::pair<PointKey, Period>> all;
        for (const std::optional<Period>& period : placed_) {
            if (!period) continue;
            all.emplace_back(key_of(*period, measures_.entity_amounts), *period);
        }
        std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
            return a.first != b.first ? a.first < b.first : is_finer(a.second, b.second);
        });
        all.erase(std::unique(all.begin(), all.end(),
                              [](const auto& a, const auto& b) { return a.first == b.first; }),
                  all.end());
        records_.columns.reserve(all.size());
        keys_.reserve(all.size());
        for (const auto& [key, period] : all) {
            keys_.push_back(key);
            records_.columns.emplace_back(period);
        }
    }

    Column& column_of(PointKey key) {
        return records_.columns[static_cast<std::size_t>(std::lower_bound(keys_.begin(), keys_.end(), key) -
                                                         keys_.begin())];
    }

    std::uint64_t add_points(const EntityPoints& points, Index entity) {
        std::uint64_t added = 0;
        for (std::size_t i = points.first; i < points.first + points.count; ++i) {
            const ParsedPoint& point = parsed_.points[i];
            const auto value = value_of(point.figure, measures_.entities, measures_.entity_limits);
            if (!value || !placed_[i]) continue;
            const PointKey key = key_of(*placed_[i], measures_.entity_amounts);
            const Index detail = detail_of(point);
            Column& column = column_of(key);
            if (column.has(entity)) {
                if (take_another(given_of(entity, key), {&point, *value}, column.period(), entity, detail))
                    note_place(entity, key, point);
                continue;
            }
            if (point.figure.unit.empty() && measures_.entities.kind != Kind::milestone)
                column.set(entity, point.figure.number);
            else
                column.set(entity, *value);
            column.set_detail(entity, detail);
            note_place(entity, key, point);
            ++added;
        }
        return added;
    }

    /// The figures of a point so far. The first of each is only looked for when there is a second one.
    std::vector<Given>& given_of(Index entity, PointKey key) {
        if (given_.empty()) {
            for (const EntityPoints& points : parsed_.entities) {
                const auto of = resolution_.state.names_of(*measures_.set).find(points.name.text);
                if (!of) continue;
                for (std::size_t i = points.first; i < points.first + points.count; ++i) {
                    if (!placed_[i]) continue;
                    std::vector<Given>& given = given_[{*of, key_of(*placed_[i], measures_.entity_amounts)}];
                    if (given.empty()) given.push_back({&parsed_.points[i], {}});
                }
            }
        }
        std::vector<Given>& given = given_.at({entity, key});
        if (given.size() == 1) given.front().value = *column_of(key).at(entity);
        return given;
    }

    Resolution& resolution_;
    Reporter& reporter_;
    const ParsedRecords& parsed_;
    const RecordsMeasures& measures_;
    Records& records_;
    std::vector<std::int32_t> published_;       // of the draft's details
    std::vector<PointKey> keys_;                // of the columns
    std::vector<std::optional<Period>> placed_; // periods of the draft's points of entities
    std::map<std::pair<Index, PointKey>, std::vector<Given>> given_;
    int places_ = 0; // of the figure that was read last
};

} // namespace

void resolve_records(Resolution& resolution, Reporter& reporter, const ParsedRecords& parsed,
                     const RecordsMeasures& measures, Records& records) {
    RecordsResolver(resolution, reporter, parsed, measures, records).resolve();
}

} // namespace gapcalc::load
