// The cells of a row, one function each; the table of columns names them.
#pragma once

#include "tabulate/sheet.hpp"

namespace gapcalc::tabulate {

/// How one cell is made.
using MakeCell = table::Cell(Sheet&, const RowView&);

MakeCell plan_cell, group_cell, group_name_cell, indicator_cell, name_cell, entity_cell, unit_cell,
    attribute_cell, kind_cell;
MakeCell value_cell, value_bound_cell, needed_cell, operator_cell, target_cell, gap_cell;
MakeCell likelihood_cell, reach_date_cell, age_cell, coverage_cell, verdict_cell, reason_cell, flags_cell,
    source_cell;
MakeCell value_period_cell;
MakeCell chart_cell, history_cell;
/// The row's history with the way to its target; null where it has none.
table::ChartCell history_chart(const RowView& view, Language language);
/// A unit in the language of the table; an indicator's, or that of one of its rows.
table::Cell unit_cell(Sheet& sheet, const Indicator& indicator, std::string_view unit);

/// How a column moves when the value rises, or comes nearer to the goal.
enum class Moves : std::uint8_t { not_at_all, with_value, against_value, to_goal, from_goal };
/// The sign that people see before a figure that was computed from a bound: `< `; empty for an exact value.
std::string_view sign_of(const assess::Row& row, Moves moves);
std::string_view sign_text(Bound bound);

/// An exact figure in the row's unit.
template <assess::Computed<Rational> assess::Row::*Figure, Moves moves = Moves::not_at_all>
table::Cell exact_cell(Sheet&, const RowView& view) {
    const assess::Computed<Rational>& figure = view.row.*Figure;
    if (!figure) return {};
    return table::Number{*figure, table::Form::exact, static_cast<std::int8_t>(view.places),
                         sign_of(view.row, moves)};
}

/// A computed figure in the row's unit.
template <assess::Computed<Rational> assess::Row::*Figure, Moves moves = Moves::not_at_all>
table::Cell figure_cell(Sheet&, const RowView& view) {
    const assess::Computed<Rational>& figure = view.row.*Figure;
    if (!figure) return {};
    return table::Number{*figure, table::Form::six, static_cast<std::int8_t>(view.places),
                         sign_of(view.row, moves)};
}

/// A number that has no unit, in the form given.
template <assess::Computed<Rational> assess::Row::*Figure, table::Form form, int places = 0,
          Moves moves = Moves::not_at_all>
table::Cell number_cell(Sheet&, const RowView& view) {
    const assess::Computed<Rational>& figure = view.row.*Figure;
    if (!figure) return {};
    return table::Number{*figure, form, places, sign_of(view.row, moves)};
}

template <auto When>
table::Cell period_cell(Sheet&, const RowView& view) {
    const auto& when = view.row.*When;
    return when ? table::Cell(*when) : table::Cell();
}

/// Why a cell is blank.
using WhyBlank = assess::Blank(const RowView&);
/// The figure's own reason.
template <auto Figure>
assess::Blank why(const RowView& view) {
    return (view.row.*Figure).why();
}
/// There is but one.
template <assess::Blank reason>
assess::Blank always(const RowView&) {
    return reason;
}

} // namespace gapcalc::tabulate
