// How each column of a row comes about: the formula, and the numbers of the row put into it.
#pragma once

#include "gapcalc/labels.hpp"
#include "tabulate/columns.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace gapcalc::tabulate {

/// A number so that it can be put into a pocket calculator: an exact decimal, else a fraction.
std::string exact_text(const Rational& number);

/// The same inside a formula: in brackets where its sign or its bar could be misread.
std::string operand(const Rational& number);

/// Years and months of a span, as they are counted, inside a formula.
std::string years_text(const TimeSpan& span);
std::string months_text(const TimeSpan& span);

/// One column worked out: `formula` in the names of figures, `inputs` the same with numbers; `why` instead
/// where there is nothing to work out. All are empty for what is simply read.
struct Derivation {
    std::string formula{}, inputs{}, why{};
};

/// A row taken apart: the numbers that its columns were computed from, put into their formulas.
class Working {
  public:
    /// The row must have its grounds.
    Working(const assess::Query& query, const RowView& view, Language language);

    /// How the column came about; empty for those that are not computed, and for blank ones.
    std::optional<Derivation> derive(const ReportColumn& column) const;

    // By column, for the table of columns; each only where the column is not blank.
    Derivation value() const;
    Derivation target() const;
    Derivation gap() const;
    Derivation needed() const;
    Derivation completion() const;
    Derivation progress() const;
    Derivation elapsed() const;
    Derivation planned() const;
    Derivation lead_points() const;
    Derivation lead_months() const;
    Derivation pace() const;
    Derivation expected() const;
    Derivation year_on_year() const;
    Derivation change_per_year() const;
    Derivation growth_per_year() const;
    Derivation needed_per_month() const;
    Derivation needed_per_year() const;
    Derivation needed_growth() const;
    Derivation projection() const;
    Derivation projected_gap() const;
    Derivation reach_date() const;
    Derivation likelihood() const;
    Derivation age_months() const;
    Derivation coverage() const;
    Derivation score() const;

  private:
    std::string words(std::string_view zh, std::string_view en) const {
        return std::string(language_ == Language::zh ? zh : en);
    }
    /// Due at t on the target's path: the straight line between the two dates around it.
    std::string on_path_text() const;
    /// The share that is due, in words and with numbers.
    std::pair<std::string, std::string> due_text() const;
    std::pair<std::string, std::string> lead() const;
    /// How far a value that is called so and is that number is from the goal.
    Derivation short_of_goal(const std::string& called, const std::string& number) const;
    Derivation nothing_needed() const;
    Derivation needed_rate(std::string_view left_formula, const std::string& left_text) const;
    Derivation growth_score() const;
    Derivation trend_score() const;
    /// How a column is called inside a formula.
    std::string name(std::string_view key) const;

    const assess::Query& query_;
    const RowView& view_;
    const assess::Row& row_;
    const assess::Grounds& grounds_;
    Language language_;
    std::string v_, b_, t_; ///< value, baseline and bound as operands
    std::string newest_;    ///< the newest value; v is another where an earlier year failed
    std::string value_, base_, target_, latest_, years_,
        left_; ///< how those are called, and the years since and to come
};

} // namespace gapcalc::tabulate
