// What a row says of its figures besides their values: statuses, sources, notes, days of publication.
#include "load/sheet/csv_cells.hpp"

#include "load/placed_period.hpp"
#include "load/reporter.hpp"
#include "load/text_limits.hpp"

namespace gapcalc::load {

CsvCells::Remarks CsvCells::remarks_of_row() const {
    const auto text = [&](const std::optional<std::size_t>& column) {
        const CsvCell* const cell = cell_of(column);
        return cell == nullptr ? std::string_view() : cell->text;
    };
    return {text(heading_.status), text(heading_.source), text(heading_.note), text(heading_.published)};
}

/// When figures of `target` were published; none for a cell that is no period.
std::optional<Placing> CsvCells::publication_of(const CsvTarget& target, std::string_view text) {
    if (publications_.size() > 100'000) publications_.clear();
    const auto [at, fresh] = publications_.try_emplace(std::string(text));
    if (fresh) {
        // Dates of publication are days whatever the periods of the figures are.
        CsvRequest dates;
        dates.days = request_.days;
        if (const auto read = read_sheet_period(text, dates).period) at->second = read->written;
    }
    if (!at->second) return std::nullopt;
    return gapcalc::load::place(*at->second, target.entities.years);
}

/// The day on which figures of `target` were published; k_undated for an empty cell, none for one that is
/// wrong.
std::optional<std::int32_t> CsvCells::published_on(const CsvTarget& target, std::string_view text) {
    if (text.empty()) return k_undated;
    const std::optional<Placing> placing = publication_of(target, text);
    const auto* period = placing ? std::get_if<Period>(&*placing) : nullptr;
    return period == nullptr ? std::nullopt : std::optional(day_number(period->end()));
}

const StatusWords& CsvCells::statuses_of(std::string_view text) {
    const auto known = statuses_.find(std::string(text));
    if (known != statuses_.end()) return known->second;
    if (statuses_.size() > 100'000) statuses_.clear();
    return statuses_[std::string(text)] = read_statuses(text);
}

/// Reports what is wrong with them; false when the row's figures cannot be taken.
bool CsvCells::remarks_are_right(const CsvTarget& target, const Remarks& remarks) {
    if (visit_ == nullptr) {
        const StatusWords& statuses = statuses_of(remarks.status);
        if (!statuses.unknown.empty() && told_statuses_.insert(statuses.unknown).second)
            report(Problem::unknown_status, *cell_of(heading_.status), {quoted_short(statuses.unknown)});
    }
    if (published_on(target, remarks.published)) return true;
    if (const auto placing = publication_of(target, remarks.published)) {
        const auto& [problem, written, help] = std::get<Misplaced>(*placing);
        report(problem, *cell_of(heading_.published), {written, help});
        return false;
    }
    report(Problem::not_a_period, *cell_of(heading_.published),
           {quoted_short(remarks.published),
            Text("发布日期写成 2025-03-01 或 2025-03", "a day of publication reads 2025-03-01 or 2025-03")});
    return false;
}

/// The number of what is said of a figure in the records of `target`.
Index CsvCells::detail_of(CsvTarget& target, const Remarks& remarks, Bound bound) {
    FigureDetail detail;
    detail.bound = bound;
    const StatusWords& statuses = statuses_of(remarks.status);
    detail.statuses = statuses.statuses;
    detail.published = *published_on(target, remarks.published);
    Text note = std::string(remarks.note);
    if (!statuses.unknown.empty()) add_to_note(note, statuses.unknown);
    FigureDetails& details = target.records->details;
    detail.source = details.add_text(std::string(remarks.source));
    detail.note = details.add_text(note);
    return details.add(detail);
}

} // namespace gapcalc::load
