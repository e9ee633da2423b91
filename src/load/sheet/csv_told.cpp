// Notes and warnings at the end of a sheet: what was decided for the user, and what was counted.
#include "load/sheet/csv_cells.hpp"

#include "load/reporter.hpp"
#include "load/sheet/csv_value.hpp"
#include "load/sheet/sheet_unit.hpp"
#include "load/text_limits.hpp"

#include <algorithm>

namespace gapcalc::load {
namespace {

bool has_year(std::string_view text) {
    for (std::size_t at = 0; at + 4 <= text.size(); ++at) {
        const std::string_view year = text.substr(at, 4);
        const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
        if (!std::all_of(year.begin(), year.end(), is_digit)) continue;
        if (at > 0 && is_digit(text[at - 1])) continue;
        if (at + 4 < text.size() && is_digit(text[at + 4])) continue;
        if (year >= "1900" && year <= "2199") return true;
    }
    return false;
}

/// The highest number that a target names; 0 where it names none.
Rational highest_bound(const Target& target) {
    struct Bound {
        Rational operator()(const AtLeast& aim) const { return aim.bound; }
        Rational operator()(const MoreThan& aim) const { return aim.bound; }
        Rational operator()(const AtMost& aim) const { return aim.bound; }
        Rational operator()(const LessThan& aim) const { return aim.bound; }
        Rational operator()(const Between& aim) const { return aim.high; }
        Rational operator()(const ReachStage&) const { return 0; }
        Rational operator()(const TimesBaseline&) const { return 0; }
        Rational operator()(const RiseBy&) const { return 0; }
        Rational operator()(const FallBy&) const { return 0; }
        Rational operator()(const GrowPerYear&) const { return 0; }
    };
    return std::visit(Bound{}, target.aim);
}

std::string letters(std::size_t column) { return column_letters(static_cast<std::uint32_t>(column)); }

} // namespace

void CsvCells::finish() {
    put_unnamed();
    for (const auto& target : targets_.all()) target->finish();
    tell_marks();
    tell_filters();
    tell_passed_over();
    tell_loose();
    tell_apart();
    tell_decimals();
    tell_units();
    tell_hidden();
    if (below_until_.count != 0)
        reporter_.add(Problem::sheet_below_until, below_until_.first, {std::to_string(below_until_.count)});
    tell_first_of_month();
    tell_shares();
    if (multiplied_.count != 0)
        reporter_.add(Problem::sheet_multiplied, multiplied_.first, {std::to_string(multiplied_.count)});
    if (divided_.count != 0) {
        const std::size_t end = divided_text_.find('\n');
        reporter_.add(Problem::sheet_divided, divided_.first,
                      {divided_text_.substr(0, end), visible(divided_text_.substr(end + 1)),
                       std::to_string(divided_.count)});
    }
}

/// Figures of the whole whose rows named no entity, where no row did.
void CsvCells::put_unnamed() {
    if (saw_name_) return;
    std::vector<Unnamed> figures;
    std::swap(figures, unnamed_);
    const CsvCell nowhere;
    for (const Unnamed& one : figures) {
        fixed_place_ = &one.place;
        put({one.target, std::nullopt, one.period, one.value, &nowhere, one.detail});
    }
    fixed_place_ = nullptr;
}

/// Marks that are usual are offered together; another may be a figure's misspelling, and is offered alone.
void CsvCells::tell_marks() {
    std::string usual;
    for (const auto& [mark, tally] : marks_)
        if (is_usual_mark(mark)) usual += (usual.empty() ? "\"" : ", \"") + mark + '"';
    for (const auto& [mark, tally] : marks_)
        // To pass a unit over would leave the figures without it.
        if (is_unit(mark))
            reporter_.add(Problem::sheet_unit_for_figure, tally.first, {mark, std::to_string(tally.count)});
        else
            reporter_.add(
                Problem::csv_placeholder, tally.first,
                {mark, std::to_string(tally.count), is_usual_mark(mark) ? usual : '"' + mark + '"'});
}

void CsvCells::tell_filters() {
    for (const CsvFilterColumn& filter : heading_.filters) {
        const RowFilter& rows = request_.rows[filter.filter];
        for (std::size_t at = 0; at < rows.values.size(); ++at) {
            if (filter_hits_[filter.filter][at] != 0) continue;
            std::string there;
            for (const std::string& seen : filter_seen_[filter.filter])
                there += (there.empty() ? "\"" : ", \"") + seen + '"';
            state_.problems.add(kind_of(Problem::sheet_filter_value), rows.span,
                                {rows.heading, rows.values[at], there.empty() ? std::string("—") : there});
        }
    }
}

void CsvCells::tell_passed_over() {
    if (passed_over_ == 0) return;
    Text near;
    for (const auto& [name, known] : passed_near_) {
        near.zh += (near.zh.empty() ? "；其中“" : "，“") + name + "”像是“" + known + "”";
        near.en += (near.en.empty() ? "; \"" : ", \"") + name + "\" is near \"" + known + '"';
    }
    if (near.empty()) near = Text(" ", " ");
    reporter_.add(Problem::sheet_passed_over, heading_.place, {std::to_string(passed_over_), near});
}

void CsvCells::tell_loose() {
    for (std::size_t at = 0; at < heading_.loose.size(); ++at) {
        const CsvOtherColumn& column = heading_.loose[at];
        if (!loose_figures_[at] && !has_year(column.heading)) continue;
        const std::string name = column.heading.empty() ? letters(column.column) : column.heading;
        reporter_.add(Problem::sheet_loose_column, column.place, {visible(name)});
    }
}

/// Figures that stand twice may belong to rows that differ in a column outside the key, such as that of the
/// sexes.
void CsvCells::tell_apart() {
    if (doubled_.empty()) return;
    constexpr std::size_t k_most_named = 5;
    std::string names, key;
    std::size_t named = 0;
    for (std::size_t at = 0; at < heading_.loose.size(); ++at) {
        const std::string& name = heading_.loose[at].heading;
        if (!loose_varies_[at] || name.empty() || ++named > k_most_named) continue;
        names += (names.empty() ? "\"" : ", \"") + quoted_short(name) + '"';
        if (key.empty()) key = quoted_short(name);
    }
    if (named == 0) return;
    for (Diagnostic* const problem : doubled_) {
        problem->help.zh = "各行的 " + names + " 不同，只要其中一种时写 rows = { \"" + key +
                           "\" = \"…\" }；否则" + problem->help.zh;
        problem->help.en = "the rows differ in " + names + ": to read some of them, say rows = { \"" + key +
                           "\" = \"…\" }; else " + problem->help.en;
    }
}

void CsvCells::tell_decimals() {
    if (grouped_or_decimal_.count == 0 || point_is_decimal_) return;
    reporter_.add(Problem::sheet_decimal, grouped_or_decimal_.first,
                  {std::to_string(grouped_or_decimal_.count)});
}

void CsvCells::tell_hidden() {
    const auto add = [&](Problem one, Problem several, std::uint64_t count, const CsvPlace& first) {
        if (count == 0) return;
        if (count == 1)
            reporter_.add(one, first);
        else
            reporter_.add(several, first, {std::to_string(count)});
    };
    add(Problem::sheet_hidden_row, Problem::sheet_hidden_rows, hidden_rows_.count, hidden_rows_.first);
    add(Problem::sheet_hidden_column, Problem::sheet_hidden_columns, heading_.hidden_columns,
        heading_.hidden_place);
}

void CsvCells::tell_first_of_month() {
    if (!heading_.first_of_month.empty())
        reporter_.add(Problem::sheet_first_of_month, heading_.place, {visible(heading_.first_of_month)});
    if (request_.period != PeriodMeaning::as_written || first_day_text_.empty() || other_periods_ != 0)
        return;
    reporter_.add(Problem::sheet_first_of_month, first_day_, {first_day_text_});
}

/// Figures of shares that all lie between 0 and 1 may be 0.625 for 62.5 %.
void CsvCells::tell_shares() {
    for (const auto& target : targets_.all()) {
        if (target->entities.unit != "%") continue;
        bool any = false, inside = true;
        const auto look = [&](const Rational& value) {
            any = any || value.sign() > 0;
            inside = inside && value.sign() >= 0 && value <= Rational(1);
        };
        for (const Observation& one : target->records->whole) look(one.value);
        for (const Column& column : target->records->columns) {
            if (!inside) break;
            const Index entities = target->over ? state_.catalogue.sets[*target->over].size() : 0;
            for (Index entity = 0; inside && entity < entities; ++entity)
                if (const auto value = column.at(entity)) look(*value);
        }
        if (!any || !inside || !goal_is_over_one(*target)) continue;
        reporter_.add(Problem::sheet_shares, heading_.place, {target->id});
    }
}

/// Whether something is to be reached by these figures that is over 1.
bool CsvCells::goal_is_over_one(const CsvTarget& target) const {
    const Catalogue& catalogue = state_.catalogue;
    return std::any_of(
        catalogue.indicators.begin(), catalogue.indicators.end(), [&](const Indicator& indicator) {
            const bool reads =
                &indicator.records == target.records ||
                (indicator.series && &catalogue.series[*indicator.series].records == target.records);
            return reads && indicator.unit == "%" &&
                   std::any_of(indicator.targets.begin(), indicator.targets.end(),
                               [](const Target& one) { return highest_bound(one) > Rational(1); });
        });
}

} // namespace gapcalc::load
