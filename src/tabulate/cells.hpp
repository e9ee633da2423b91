// The cells of a row, one function each; the table of columns names them.
#pragma once

#include "tabulate/sheet.hpp"

namespace gapcalc::tabulate {

/// How one cell is made.
using MakeCell = table::Cell(Sheet&, const RowView&);

MakeCell plan_cell, group_cell, indicator_cell, name_cell, entity_cell, unit_cell, attribute_cell, kind_cell;
MakeCell value_cell, operator_cell, target_cell, gap_cell;
MakeCell likelihood_cell, reach_date_cell, age_cell, coverage_cell, verdict_cell, reason_cell, flags_cell,
    source_cell;
MakeCell chart_cell, history_cell;
/// A unit in the language of the table; an indicator's, or that of one of its rows.
table::Cell unit_cell(Sheet& sheet, const Indicator& indicator, std::string_view unit);

/// An exact figure in the row's unit.
template <assess::Computed<Rational> assess::Row::*Figure>
table::Cell exact_cell(Sheet&, const RowView& view) {
    const assess::Computed<Rational>& figure = view.row.*Figure;
    if (!figure) return {};
    return table::Number{*figure, table::Form::exact, static_cast<std::int8_t>(view.places)};
}

/// A computed figure in the row's unit.
template <assess::Computed<Rational> assess::Row::*Figure>
table::Cell figure_cell(Sheet&, const RowView& view) {
    const assess::Computed<Rational>& figure = view.row.*Figure;
    if (!figure) return {};
    return table::Number{*figure, table::Form::six, static_cast<std::int8_t>(view.places)};
}

/// A number that has no unit, in the form given.
template <assess::Computed<Rational> assess::Row::*Figure, table::Form form, int places = 0>
table::Cell number_cell(Sheet&, const RowView& view) {
    const assess::Computed<Rational>& figure = view.row.*Figure;
    if (!figure) return {};
    return table::Number{*figure, form, places};
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
