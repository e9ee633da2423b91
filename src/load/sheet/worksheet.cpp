#include "load/sheet/worksheet.hpp"

#include "load/sheet/worksheet_rows.hpp"
#include "load/sheet/worksheet_survey.hpp"

#include <algorithm>

namespace gapcalc::load {

using Kind = WorkbookFault::Kind;

Worksheet::Worksheet(Workbook& workbook, std::size_t sheet, WorkbookFault& fault)
    : workbook_(workbook), fault_(fault), part_name_(workbook.sheets[sheet].part) {
    {
        Survey survey(*this, fault);
        if (!XmlPart(*workbook.archive, part_name_, survey, fault).finish()) return;
    }
    std::stable_sort(merged_.begin(), merged_.end(),
                     [](const CellRange& a, const CellRange& b) { return a.first.row < b.first.row; });
    reader_ = std::make_unique<RowReader>(*this, fault);
    part_ = std::make_unique<XmlPart>(*workbook.archive, part_name_, *reader_, fault);
}

Worksheet::~Worksheet() = default;

bool Worksheet::hidden_column(std::uint32_t column) const {
    return std::any_of(hidden_columns_.begin(), hidden_columns_.end(),
                       [&](const auto& run) { return column >= run.first && column <= run.second; });
}

/// Puts the next row, as the part has it, into `current_`.
bool Worksheet::read_more() {
    while (!reader_->take(current_)) {
        if (!part_->step()) {
            if (fault_) return false;
            return reader_->take(current_);
        }
        if (fault_) return false;
    }
    return true;
}

void Worksheet::take_unordered() {
    unordered_taken_ = true;
    while (read_more()) {
        if (reader_->cells() > k_most_unordered_cells)
            return fault_.set(Kind::too_large, part_name_,
                              {"行序是乱的，而且太大：在 Excel 中另存一次",
                               "its rows are out of order, and too many for that: save it again in Excel"});
        unordered_.push_back(current_);
    }
    std::stable_sort(unordered_.begin(), unordered_.end(),
                     [](const auto& a, const auto& b) { return a.number < b.number; });
    const auto twice = std::adjacent_find(unordered_.begin(), unordered_.end(),
                                          [](const auto& a, const auto& b) { return a.number == b.number; });
    if (twice == unordered_.end()) return;
    const std::string row = std::to_string(twice->number + 1);
    fault_.set(Kind::twice, part_name_, {"第 " + row + " 行写了两次", "row " + row + " stands there twice"});
}

const WorksheetRow* Worksheet::next() {
    if (fault_) return nullptr;
    if (ordered_) {
        if (!read_more()) return nullptr;
    } else {
        if (!unordered_taken_) take_unordered();
        if (fault_ || unordered_.empty()) return nullptr;
        current_ = std::move(unordered_.front());
        unordered_.pop_front();
    }
    if (next_merged_ < merged_.size() || !anchors_.empty()) fill_merged(current_);
    return &current_;
}

/// Gives every cell of a merged range what its first one holds.
void Worksheet::fill_merged(WorksheetRow& row) {
    std::erase_if(anchors_, [&](const Anchor& anchor) { return anchor.last_row < row.number; });
    for (; next_merged_ < merged_.size() && merged_[next_merged_].first.row <= row.number; ++next_merged_) {
        const CellRange& range = merged_[next_merged_];
        if (range.last.row < row.number) continue;
        Anchor& anchor = anchors_.emplace_back();
        anchor.last_row = range.last.row;
        anchor.first_column = range.first.column;
        anchor.last_column = range.last.column;
        anchor.range = static_cast<std::uint32_t>(next_merged_);
        if (range.first.row != row.number) continue; // its first row is empty
        for (std::size_t at = 0; at < row.count; ++at) {
            if (row.cells[at].column != range.first.column) continue;
            anchor.cell = row.cells[at];
            anchor.cell.merged = anchor.range;
            anchor.known = true;
        }
    }
    if (anchors_.empty()) return;
    const auto anchor_of = [&](std::uint32_t column) -> const Anchor* {
        for (const Anchor& anchor : anchors_)
            if (column >= anchor.first_column && column <= anchor.last_column) return &anchor;
        return nullptr;
    };
    // What stands under a merged cell is not seen.
    std::vector<WorksheetCell> cells;
    for (std::size_t at = 0; at < row.count; ++at)
        if (anchor_of(row.cells[at].column) == nullptr) cells.push_back(std::move(row.cells[at]));
    for (const Anchor& anchor : anchors_) {
        if (!anchor.known) continue;
        // No table is wider; a range over all columns is a title.
        constexpr std::uint32_t k_widest_fill = 1000;
        const std::uint32_t last = std::min(anchor.last_column, anchor.first_column + k_widest_fill);
        for (std::uint32_t column = anchor.first_column; column <= last; ++column) {
            if (anchor_of(column) != &anchor) continue;
            cells.push_back(anchor.cell);
            cells.back().column = column;
        }
    }
    std::sort(cells.begin(), cells.end(), [](const auto& a, const auto& b) { return a.column < b.column; });
    row.count = cells.size();
    row.cells = std::move(cells);
}

} // namespace gapcalc::load
