// The unit of a figure: what says it, what contradicts it, and what is told where nothing does.
#include "load/sheet/csv_cells.hpp"

#include "base/unit.hpp"
#include "load/reporter.hpp"
#include "load/sheet/sheet_unit.hpp"
#include "load/text_limits.hpp"

#include <algorithm>

namespace gapcalc::load {
namespace {

/// Whether both measure the same thing in different sizes.
bool differs_in_size(std::string_view from, std::string_view to) {
    const auto factor = unit_factor(from, to);
    return factor && *factor != Rational(1);
}

bool same_size(std::string_view from, std::string_view to) {
    const auto factor = unit_factor(from, to);
    return from == to || (factor && *factor == Rational(1));
}

/// A unit and where it is written.
struct SaidUnit {
    std::string_view unit;
    Text where;
};

/// The first of `units` from `begin` on that is another size of `own`; null where one of all is its size.
const TitleUnit* other_size(const std::vector<TitleUnit>& units, std::size_t begin, std::string_view own) {
    if (std::ranges::any_of(units, [&](const TitleUnit& one) { return same_size(one.unit, own); }))
        return nullptr;
    for (std::size_t at = begin; at < units.size(); ++at)
        if (differs_in_size(units[at].unit, own)) return &units[at];
    return nullptr;
}

} // namespace

/// The unit that the number format of the cell shows.
std::string CsvCells::shown_unit(const CsvTarget::Figures& figures, const CsvCell& cell) {
    if (cell.format == nullptr) return {};
    if (cell.format->shows == NumberFormat::Shows::percent) return "%";
    const std::string& suffix = cell.format->suffix;
    const Suffix parts = parse_suffix(suffix);
    const bool of_magnitude = parts.factor != Rational(1) && !parts.bare_magnitude; // 万美元
    return of_magnitude || is_unit(suffix) || suffix == figures.unit ? suffix : std::string();
}

/// The unit that the value is in: written behind it, in its row, in a heading, or said for all; "" is that of
/// the series. Empty when two of them differ, or a title says another; that is reported.
std::optional<std::string> CsvCells::unit_of(const CsvTarget& target, const CsvTarget::Figures& figures,
                                             const CsvCell& cell, const std::string& own,
                                             const std::string& series_unit) {
    const bool no_unit = request_.columns.unit && request_.columns.unit->empty();
    const CsvCell* const column = no_unit ? nullptr : cell_of(heading_.unit);
    std::string written = column != nullptr ? std::string(column->text) : std::string();
    if (column != nullptr && written.empty()) written = unit_above_;
    const std::string shown = own.empty() ? shown_unit(figures, cell) : std::string();
    const SaidUnit said[] = {
        {own.empty() ? shown : own, {"数字后", "behind the number"}},
        {written, {"单位列", "in the column of units"}},
        {series_unit, {"指标名后", "behind the name of the series"}},
        {heading_.value_unit, {"表头", "in the heading"}},
    };
    const SaidUnit* first = nullptr;
    for (const SaidUnit& one : said) {
        if (one.unit.empty()) continue;
        if (first == nullptr) first = &one;
        // Behind a number and in its row no other unit may stand, of whatever kind.
        const bool near = first == &said[0] && &one == &said[1];
        if (near ? same_size(first->unit, one.unit) : !differs_in_size(one.unit, first->unit)) continue;
        report(Problem::sheet_two_units, cell,
               {quoted_short(first->unit), first->where, quoted_short(one.unit), one.where});
        return std::nullopt;
    }
    if (!written.empty()) note_row_unit(target, written, figures.unit);
    if (first != nullptr) return std::string(first->unit);
    if (request_.unit) return *request_.unit;
    if (const TitleUnit* const other = other_size(heading_.title_units, 0, figures.unit)) {
        report_title(*other, figures.unit);
        return std::nullopt;
    }
    if (visit_ != nullptr) return std::string();
    own_units_.insert(std::string(figures.unit));
    if (column != nullptr && row_units_[&target].blanks.count++ == 0)
        row_units_[&target].blanks.first = place(*column);
    return std::string();
}

/// Notes that a row names a unit of another size than the series has.
void CsvCells::note_row_unit(const CsvTarget& target, std::string_view unit, std::string_view own) {
    if (visit_ != nullptr || unit == own || !differs_in_size(unit, own)) return;
    std::string& other = row_units_[&target].other;
    if (other.empty()) other = unit;
}

/// Whether the rules must see a row of that unit first; false once they have seen one.
bool CsvCells::must_see_unit(const CsvTarget& target, std::string_view unit) {
    if (!unit.empty() && !heading_.value_unit.empty() && differs_in_size(unit, heading_.value_unit))
        return true;
    if (!unit.empty() && unit != target.entities.unit && differs_in_size(unit, target.entities.unit))
        return row_units_[&target].other.empty();
    if (!unit.empty() || !heading_.unit || !heading_.value_unit.empty() || request_.unit) return false;
    return row_units_[&target].blanks.count == 0;
}

void CsvCells::report_title(const TitleUnit& title, std::string_view own) {
    if (!title_unit_told_ && visit_ == nullptr)
        reporter_.add(Problem::sheet_title_unit, title.place,
                      {title.unit, std::string(own), quoted_short(title.text)});
    title_unit_told_ = true;
}

/// What is known of units only at the end: notes that name one, rows without one among others that have one.
void CsvCells::tell_units() {
    std::vector<TitleUnit>& titles = heading_.title_units;
    const std::size_t late = titles.size();
    titles.insert(titles.end(), note_units_.begin(), note_units_.end());
    for (std::size_t at = 0; at < heading_.loose.size(); ++at)
        if (loose_first_[at].empty() && !loose_figures_[at])
            add_title_units(heading_.loose[at].heading, heading_.loose[at].place, titles);
    for (const std::string& own : own_units_)
        if (const TitleUnit* const other = other_size(titles, late, own)) report_title(*other, own);
    const auto in_order = [&](const std::unique_ptr<CsvTarget>& target) {
        const auto found = row_units_.find(target.get());
        if (found == row_units_.end() || found->second.other.empty() || found->second.blanks.count == 0)
            return;
        reporter_.add(Problem::sheet_empty_unit, found->second.blanks.first,
                      {target->id, quoted_short(found->second.other)});
    };
    std::ranges::for_each(targets_.all(), in_order);
}

} // namespace gapcalc::load
