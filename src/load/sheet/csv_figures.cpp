// Figures put into the catalogue: of entities, of the whole, and those that stand there already.
#include "load/reporter.hpp"
#include "load/sheet/csv_cells.hpp"

#include <algorithm>

namespace gapcalc::load {
namespace {

Index expected_entities(const EntitySet& set, std::uint64_t bytes) {
    // A count is only a promise: room is made for no more than the file can hold, or a stream is likely to.
    constexpr std::uint64_t k_row = 8, k_stream = std::uint64_t{8} << 20;
    return static_cast<Index>(std::min<std::uint64_t>(set.total(), (bytes != 0 ? bytes : k_stream) / k_row));
}

// The table of names is filled when it is made.
constexpr Index k_most_expected_names = 128 * 1024;

} // namespace

void CsvCells::put(const Figure& figure) {
    if (visit_ != nullptr) {
        const CsvPoint point = figure.point();
        (*visit_)({figure.target->records, figure.entity, point.day, point.first_day, published(figure)},
                  [&] { return place(*figure.cell); });
        return;
    }
    revising_ = request_.revises && is_first_undated(figure);
    if (figure.entity)
        put_entity(figure);
    else
        put_whole(figure);
}

/// Whether this sheet gives the point a figure without a date for the first time: a second one revises
/// nothing.
bool CsvCells::is_first_undated(const Figure& figure) {
    if (published(figure) != k_undated) return false;
    std::vector<bool>& given = undated_[{figure.target, figure.point()}];
    const std::size_t at = figure.entity ? std::size_t{*figure.entity} + 1 : 0;
    if (at >= given.size()) given.resize(at + 1);
    const bool first = !given[at];
    given[at] = true;
    return first;
}

void CsvCells::put_entity(const Figure& figure) {
    CsvTarget& target = *figure.target;
    const bool new_point = target.column(figure.point()) == nullptr;
    if (!target.has_room(*figure.entity, new_point)) {
        report(Problem::too_many_figures, *figure.cell,
               {state_.catalogue.sets[*target.over].name, std::to_string(k_most_cells)});
        return;
    }
    const Index expected = expected_entities(state_.catalogue.sets[*target.over], bytes_);
    if (new_point) target.names->expect(std::min(expected, k_most_expected_names));
    Column& column = target.make_column(figure.period, expected);
    if (column.has(*figure.entity)) {
        const Index entity = *figure.entity;
        const Vintage counting{column.period(),       entity, column.figure(entity),
                               column.detail(entity), false,  {}};
        if (!take_another(figure, counting)) return;
    } else if (target.origin.figures++ == 0) {
        target.origin.first = place(*figure.cell).span;
    }
    if (figure.value.decimal)
        column.set(*figure.entity, *figure.value.decimal);
    else
        column.set(*figure.entity, figure.value.number);
    column.set_detail(*figure.entity, figure.detail);
    note_places(figure);
}

std::int32_t CsvCells::published(const Figure& figure) {
    return figure.target->records->details[figure.detail].published;
}

void CsvCells::note_places(const Figure& figure) {
    int& most = figure.target->places[published(figure)];
    most = std::max(most, figure.value.places);
}

/// Takes a figure of a point that has one; whether it counts from now on.
bool CsvCells::take_another(const Figure& figure, const Vintage& counting) {
    const Vintage fresh{figure.period, counting.entity, figure.value.number,
                        figure.detail, false,           place(*figure.cell).span};
    Rational other;
    switch (figure.target->take_another(figure.point(), counting, fresh, revising_, other)) {
    case VintageBook::Outcome::kept:
        note_places(figure);
        return false;
    case VintageBook::Outcome::replaces:
        note_first(figure);
        return true;
    case VintageBook::Outcome::equal:
        repeat(figure, other, true);
        return false;
    case VintageBook::Outcome::contradicts:
        break;
    }
    repeat(figure, other, false);
    return false;
}

/// From now on it is this one that a second figure is held against.
void CsvCells::note_first(const Figure& figure) {
    constexpr std::size_t k_most = 100'000; // more of them would cost more than a place is worth
    if (state_.places.size() > k_most) return;
    const CsvPoint point = figure.point();
    state_.places.insert_or_assign(
        {figure.target->records, figure.entity, point.day, point.first_day, published(figure)},
        place(*figure.cell).span);
}

void CsvCells::put_whole(const Figure& figure) {
    CsvTarget& target = *figure.target;
    const auto [at, fresh] = target.whole_figures().try_emplace(
        figure.point(), Observation{figure.period, figure.value.number, {}, figure.detail});
    Observation& counting = at->second;
    if (!fresh) {
        if (is_finer(figure.period, counting.period)) counting.period = figure.period;
        if (!take_another(figure, {counting.period, Vintage::k_whole, counting.value, counting.detail, false,
                                   counting.span}))
            return;
        counting.value = figure.value.number;
        counting.detail = figure.detail;
    }
    counting.span = place(*figure.cell).span;
    note_places(figure);
}

void CsvCells::repeat(const Figure& figure, const Rational& earlier, bool same) {
    const CsvTarget& target = *figure.target;
    const Problem problem = same ? Problem::same_figure_twice : Problem::two_figures;
    if (!wants(problem)) return reporter_.suppress(problem);
    Text what(target.id, target.id);
    for (std::string* words : {&what.zh, &what.en}) {
        const Language language = words == &what.zh ? Language::zh : Language::en;
        if (figure.entity)
            *words +=
                ' ' + std::string(state_.catalogue.sets[*target.over].name_of(*figure.entity, language));
        *words += ' ' + to_string(figure.period);
    }
    const auto shown = [&](const Rational& value) -> Text {
        const auto stage = value.to_integer();
        if (target.figures(figure.entity.has_value()).kind == Kind::milestone && stage)
            return target.stages[static_cast<std::size_t>(*stage)];
        return in_digits(value);
    };
    Diagnostic* const added =
        same ? report(problem, *figure.cell, {what, shown(earlier)})
             : report(problem, *figure.cell, {what, shown(earlier), shown(figure.value.number)});
    if (added == nullptr) return;
    doubled_.push_back(added);
    if (same && state_.request.quiet) return;
    const CsvPoint point = figure.point();
    state_.repeated.push_back(
        {added, {target.records, figure.entity, point.day, point.first_day, published(figure)}});
}

} // namespace gapcalc::load
