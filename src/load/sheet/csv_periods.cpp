// The period of a row.
#include "load/sheet/csv_cells.hpp"

#include "load/placed_period.hpp"

#include "load/reporter.hpp"
#include "load/text_limits.hpp"

#include <algorithm>

namespace gapcalc::load {

const SheetPeriod& CsvCells::read_period(std::string_view text, CellKind kind) {
    std::string key(text);
    const auto known = periods_.find(key);
    if (known != periods_.end()) return known->second;
    // A column that is not of periods at all must not fill the memory.
    if (periods_.size() > 100'000) periods_.clear();
    SheetPeriod read;
    if (kind != CellKind::bad_date && kind != CellKind::error && kind != CellKind::no_result)
        read = read_sheet_period(text, request_);
    if (read.period && visit_ == nullptr) ++(read.is_first_of_month ? days_ : other_periods_);
    return periods_[std::move(key)] = std::move(read);
}

Placing CsvCells::placing_of(const CsvTarget::Figures& figures, const CellPeriod& read) const {
    const int first = figures.years.first_month;
    if (is_fiscal(request_.period)) {
        if (first == 1) return Misplaced{Problem::sheet_no_year_starts, {}, {}};
        if (read.written.period.grain() == Grain::day)
            return Period::of_year(year_of(read.written.period.end(), first), first);
    }
    return place_figure(read.written, figures.kind, figures.years, read.to_month);
}

std::optional<Period> CsvCells::period_of(const CsvTarget& target, bool of_entity, const CellPeriod& read,
                                          const CsvCell& cell) {
    const Placing placing = placing_of(target.figures(of_entity), read);
    if (const auto* period = std::get_if<Period>(&placing)) return *period;
    const auto& [problem, written, help] = std::get<Misplaced>(placing);
    if (problem == Problem::sheet_no_year_starts) {
        // It holds for the series, not for this row.
        if (visit_ == nullptr && told_no_years_.insert(&target).second)
            state_.problems.add(kind_of(problem), request_.period_span, {target.id});
        return std::nullopt;
    }
    report(problem, cell, {written, help});
    return std::nullopt;
}

std::optional<CellPeriod> CsvCells::period_of_row() {
    const auto otherwise = [&]() -> std::optional<CellPeriod> { return request_.at; };
    if (!heading_.period) return otherwise();
    const CsvCell& cell = row_.cells()[*heading_.period];
    if (cell.kind == CellKind::no_result) {
        report(Problem::sheet_no_result, cell);
        return std::nullopt;
    }
    if (cell.text.empty()) {
        if (const auto said = otherwise()) return said;
        report(Problem::csv_empty_period, cell);
        return std::nullopt;
    }
    if (cell.kind == CellKind::bad_date) {
        report(Problem::sheet_bad_date, cell,
               {std::string(cell.text), cell.format == nullptr ? std::string() : cell.format->code});
        return std::nullopt;
    }
    if (heading_.period_part) {
        const CsvCell& part = row_.cells()[*heading_.period_part];
        if (part.empty()) { // not the year: its month is lacking
            report(Problem::csv_empty_period, part);
            return std::nullopt;
        }
        const SheetPeriod read = read_sheet_period(cell.text, part.text, request_);
        if (!read.period)
            report_period(part, std::string(cell.text) + ' ' + std::string(part.text), read.help);
        return read.period;
    }
    const SheetPeriod& read = read_period(cell.text, cell.kind);
    if (!read.period) report_period(cell, cell.text, read.help);
    if (read.is_first_of_month && first_day_text_.empty()) {
        first_day_ = place(cell);
        first_day_text_ = cell.text;
    }
    return read.period;
}

void CsvCells::report_period(const CsvCell& cell, std::string_view text, const Text& help) {
    const Text usual = {"写成 2024、2024-H1、2024-Q3、2024-09、2024-09-30 或 2024年9月",
                        "write 2024, 2024-H1, 2024-Q3, 2024-09, 2024-09-30 or 2024年9月"};
    report(Problem::not_a_period, cell,
           {quoted_short(text), !help.empty() ? help : years_meant(text).value_or(usual)});
}

} // namespace gapcalc::load
