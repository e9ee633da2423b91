// How each column of a row comes about: the formula, and the numbers of the row put into it.
#pragma once

#include "gapcalc/labels.hpp"
#include "tabulate/sheet.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace gapcalc::tabulate {

/// A number so that it can be put into a pocket calculator: an exact decimal, else a fraction.
std::string exact_text(const Rational& number);

/// The same inside a formula: in brackets where its sign or its bar could be misread.
std::string operand(const Rational& number);

/// Years and months of a span, as they are counted, inside a formula.
std::string years_text(const TimeSpan& span);
std::string months_text(const TimeSpan& span);

/// One column worked out: `formula` in symbols, `inputs` the same with numbers; `why` instead where there is
/// nothing to work out. All are empty for what is simply read.
struct Derivation {
    std::string formula{}, inputs{}, why{};
};

/// A row taken apart.
class Working {
  public:
    Working(const Catalogue& catalogue, const assess::Query& query, const RowView& view, Language language);

    /// How the column came about; empty for those that are not computed, and for blank ones.
    std::optional<Derivation> derive(std::string_view column) const;
    /// Why the column is blank, in words.
    const labels::Label& why_blank(std::string_view column) const;

    bool is_rank() const;
    bool each_year() const;
    /// The method that a verdict is read by: ranks and flows in their target year always go by pace.
    assess::Method method() const;
    /// N; empty where it is not known or there are no entities.
    std::optional<std::uint32_t> entities() const;
    /// b as a relative target sees it: of a flow, a complete year's total.
    std::optional<Rational> target_base() const;
    std::optional<Period> target_base_period() const;
    TimeSpan since_start() const { return time_between(*row_.start, *row_.period, row_.in_days); }
    TimeSpan whole_span() const { return time_between(*row_.start, *row_.deadline, row_.in_days); }
    TimeSpan left() const { return time_between(*row_.period, *row_.deadline, row_.in_days); }
    /// Last points of the years that the trend goes by, oldest first.
    std::vector<const assess::HistoryPoint*> yearly_points() const;

  private:
    std::string words(std::string_view zh, std::string_view en) const {
        return std::string(language_ == Language::zh ? zh : en);
    }
    Derivation target() const;
    Derivation gap() const;
    Derivation needed() const;
    Derivation completion() const;
    Derivation progress() const;
    Derivation elapsed() const;
    Derivation lead(std::string_view factor_formula, const std::string& factor, bool before) const;
    Derivation lead_points() const;
    Derivation lead_months() const;
    Derivation pace() const;
    Derivation expected() const;
    Derivation year_on_year() const;
    Derivation change_per_year() const;
    Derivation growth_per_year() const;
    Derivation nothing_needed() const;
    Derivation needed_rate(std::string_view left_formula, const std::string& left_text) const;
    Derivation needed_per_month() const;
    Derivation needed_per_year() const;
    Derivation needed_growth() const;
    Derivation projection() const;
    Derivation projected_gap() const;
    Derivation reach_date() const;
    Derivation age_months() const;
    Derivation coverage() const;
    Derivation score() const;
    Derivation trend_score() const;

    std::string_view why_no_figure() const;
    std::string_view why_no_elapsed() const;
    std::string_view why_no_progress() const;
    std::string_view why_no_lead() const;
    std::string_view why_no_change() const;
    std::string_view why_no_year() const;
    std::string_view why_no_outlook(std::string_view column) const;
    std::string_view why(std::string_view column) const;

    const Catalogue& catalogue_;
    const assess::Query& query_;
    const RowView& view_;
    const assess::Row& row_;
    Language language_;
    std::string v_, b_, t_; ///< value, baseline and bound as operands
};

} // namespace gapcalc::tabulate
