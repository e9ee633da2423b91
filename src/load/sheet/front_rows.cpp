#include "load/sheet/front_rows.hpp"

#include <algorithm>

namespace gapcalc::load {

FrontRows::FrontRows(OpenSheet& sheet) : sheet_(sheet) {
    if (sheet.is_workbook()) return;
    more();
    // Excel's own line, which is no row.
    const std::string_view text = sheet.block.text();
    if (done_ || text.size() < 6 || !text.starts_with("sep=")) return;
    if (text[5] != '\n' && text[5] != '\r') return;
    said_delimiter_ = text[4];
    sheet_.block.skip(text.find('\n') + 1);
    ++sheet_.line;
    if (sheet_.block.text().empty()) more();
}

void FrontRows::more() { done_ = !sheet_.stream->next(sheet_.block); }

bool FrontRows::next() {
    if (!sheet_.is_workbook()) return next_record();
    const WorksheetRow* const row = sheet_.worksheet->next();
    if (row == nullptr) return false;
    row_.lay(*row, 0);
    // The texts are the worksheet's only until its next row.
    number_ = row->number;
    line_ = row->number + 1;
    return true;
}

bool FrontRows::next_record() {
    if (done_ || sheet_.block.overlong) return false;
    const std::string_view text = sheet_.block.text();
    delimiter_ = said_delimiter_ ? *said_delimiter_ : find_delimiter(text);
    open_quote_ = !row_.split(text, delimiter_);
    const std::size_t size = open_quote_ ? std::min(text.find('\n'), text.size() - 1) + 1 : row_.size();
    record_ = text.substr(0, size);
    const std::size_t open_at = open_quote_ ? row_.cells().back().begin : 0;
    open_quote_ = !row_.split(record_, delimiter_);
    (void)open_at;
    line_ = sheet_.line;
    number_ = rows_++;
    sheet_.line += static_cast<std::uint32_t>(std::count(record_.begin(), record_.end(), '\n'));
    sheet_.block.skip(size);
    if (sheet_.block.text().empty()) more();
    return true;
}

CsvPlace FrontRows::place_of(std::size_t cell, std::uint32_t source) const {
    const CsvCell& at = row_.cells()[std::min(cell, row_.cells().size() - 1)];
    if (sheet_.is_workbook()) return {{source, line_, static_cast<std::uint32_t>(cell) + 1, 1}, {}};
    return place_in(record_, source, line_, at.begin, at.size);
}

CsvPlace FrontRows::place_of_byte(std::size_t at, std::uint32_t source) const {
    return place_in(record_, source, line_, at, 1);
}

CsvPlace FrontRows::whole(std::uint32_t source) const {
    if (sheet_.is_workbook()) return {{source, line_, 1, 1}, {}};
    const std::size_t end = record_.find_last_not_of("\r\n");
    return place_in(record_, source, line_, 0, end == record_.npos ? 0 : end + 1);
}

} // namespace gapcalc::load
