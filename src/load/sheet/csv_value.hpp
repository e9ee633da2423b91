// The number in a cell, with what is written behind it.
#pragma once

#include "gapcalc/base/decimal.hpp"
#include "load/problems.hpp"
#include "load/sheet/csv_row.hpp"

#include <optional>
#include <string>

namespace gapcalc::load {

/// How numbers are written in a sheet.
struct CellSyntax {
    std::optional<char> decimal;    ///< the decimal mark of texts, if it was said
    bool brackets_negative = false; ///< (1,234) is below zero
    bool grouping = false;          ///< 1,234.5 is accepted without quotes: the comma separates no cells
};

/// A number, or why there is none and what to do about it.
struct CsvNumber {
    std::optional<Decimal> number;
    std::string unit;       ///< written behind it: 亿元, %
    Rational factor = 1;    ///< of a magnitude behind it: 万
    bool ambiguous = false; ///< 1.234 or 1,234: the mark may be a decimal one or a separator
    bool settles = false;   ///< its point is certainly a decimal mark
    Problem problem = Problem::not_a_number;
    Text help; ///< of not_a_number
};

/// Reads a cell that is not empty; `unit` is the one that figures are wanted in.
CsvNumber read_number(const CsvCell& cell, const CellSyntax& syntax, std::string_view unit);

/// Whether a text without a number in it may be a mark that means "no figure".
bool may_be_mark(std::string_view text);
/// Whether it is one of the usual marks.
bool is_usual_mark(std::string_view text);

/// Whether a text, as it stands in a column without a role, holds a figure.
bool holds_figure(const CsvCell& cell);
/// The text without the ' that tables of text have before what a spreadsheet would take for a formula.
std::string_view without_guard(std::string_view text);

} // namespace gapcalc::load
