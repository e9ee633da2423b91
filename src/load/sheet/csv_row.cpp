#include "load/sheet/csv_row.hpp"

#include "gapcalc/base/text.hpp"

#include <algorithm>

namespace gapcalc::load {
namespace {

/// The byte where an unquoted cell, or what follows a closing quote, ends.
std::size_t end_of_cell(std::string_view text, std::size_t from, char delimiter) {
    const char ends[] = {delimiter, '\n'};
    const std::size_t end = text.find_first_of({ends, 2}, from);
    return end == text.npos ? text.size() : end;
}

/// The closing quote of a cell whose content begins at `from`; npos when there is none.
std::size_t closing_quote(std::string_view text, std::size_t from, bool& doubled) {
    for (std::size_t at = text.find('"', from); at != text.npos; at = text.find('"', at + 2)) {
        if (at + 1 >= text.size() || text[at + 1] != '"') return at;
        doubled = true;
    }
    return text.npos;
}

std::string without_doubled_quotes(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        out += text[at];
        if (text[at] == '"') ++at;
    }
    return out;
}

} // namespace

bool CsvRow::split(std::string_view text, char delimiter) {
    cells_.clear();
    unescaped_.clear();
    for (std::size_t at = 0;;) {
        CsvCell& cell = cells_.emplace_back();
        std::size_t end = at;
        if (at < text.size() && text[at] == '"') {
            bool doubled = false;
            const std::size_t close = closing_quote(text, at + 1, doubled);
            cell.begin = at;
            if (close == text.npos) return false;
            end = end_of_cell(text, close + 1, delimiter);
            cell.quoted = true;
            cell.after_quote = !trimmed(text.substr(close + 1, end - close - 1)).empty();
            cell.text = text.substr(at + 1, close - at - 1);
            if (doubled) cell.text = unescaped_.emplace_back(without_doubled_quotes(cell.text));
            cell.text = trimmed(cell.text);
            cell.size = (cell.after_quote ? end : close + 1) - at;
        } else {
            end = end_of_cell(text, at, delimiter);
            cell.text = trimmed(text.substr(at, end - at));
            cell.begin = cell.text.empty() ? at : static_cast<std::size_t>(cell.text.data() - text.data());
            cell.size = cell.text.size();
        }
        at = end + 1;
        if (end < text.size() && text[end] == delimiter) continue;
        size_ = end < text.size() ? at : end;
        return true;
    }
}

std::optional<std::size_t> cr_alone(std::string_view record) {
    std::size_t cr = record.find('\r');
    bool quoted = false;
    for (std::size_t at = 0; cr != record.npos; cr = record.find('\r', cr + 1)) {
        for (; at < cr; ++at) quoted ^= record[at] == '"';
        if (!quoted && cr + 1 < record.size() && record[cr + 1] != '\n') return cr;
    }
    return std::nullopt;
}

void CsvRow::lay(const WorksheetRow& row, std::size_t columns) {
    cells_.assign(std::max<std::size_t>(columns, row.count == 0 ? 0 : row.cells[row.count - 1].column + 1),
                  {});
    unescaped_.clear();
    size_ = 0;
    for (std::size_t at = 0; at < cells_.size(); ++at) cells_[at].begin = at;
    for (std::size_t at = 0; at < row.count; ++at) {
        const WorksheetCell& from = row.cells[at];
        CsvCell& cell = cells_[from.column];
        cell.text = trimmed(from.text);
        cell.size = 1;
        cell.quoted = true;
        cell.kind = from.kind;
        cell.format = from.format;
        cell.merged = from.merged;
    }
}

void CsvRow::split_first(std::size_t count) {
    if (cells_.empty()) return;
    std::vector<CsvCell> parts(count);
    std::string_view rest = cells_[0].text;
    for (std::size_t at = 0; at < count; ++at) {
        const std::size_t comma = at + 1 == count ? rest.npos : rest.find(',');
        parts[at].text = trimmed(rest.substr(0, comma));
        parts[at].begin = cells_[0].begin + static_cast<std::size_t>(rest.data() - cells_[0].text.data());
        parts[at].size = parts[at].text.size();
        rest = comma == rest.npos ? rest.substr(rest.size()) : rest.substr(comma + 1);
    }
    cells_.erase(cells_.begin());
    cells_.insert(cells_.begin(), parts.begin(), parts.end());
}

void CsvRow::fit(std::size_t columns, bool fill) {
    while (cells_.size() > columns && cells_.back().empty() && !cells_.back().after_quote) cells_.pop_back();
    if (fill && cells_.size() < columns) cells_.resize(columns);
}

bool CsvRow::blank() const {
    for (const CsvCell& cell : cells_)
        if (!cell.empty() || cell.after_quote) return false;
    return true;
}

} // namespace gapcalc::load
