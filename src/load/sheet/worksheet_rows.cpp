#include "load/sheet/worksheet_rows.hpp"

#include "load/sheet/excel_number.hpp"
#include "load/sheet/worksheet_survey.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace gapcalc::load {

using Kind = WorkbookFault::Kind;

namespace {

constexpr std::size_t k_longest_number = 500;

std::optional<std::uint32_t> index_of(std::string_view text) {
    std::uint32_t index = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), index);
    if (fault != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return index;
}

} // namespace

void Worksheet::RowReader::open(std::string_view name, const XmlAttributes& attributes, int depth) {
    switch (depth) {
    case 2:
        in_rows_ = name == "sheetData";
        return;
    case 3: {
        in_row_ = in_rows_ && name == "row";
        if (!in_row_) return;
        const auto row = row_number(attributes, last_row_);
        if (!row) return; // the survey has said so
        last_row_ = *row;
        last_column_ = -1;
        in_order_ = true;
        begun_.number = *row;
        begun_.hidden = attributes.is_on("hidden");
        begun_.count = 0;
        return;
    }
    case 4:
        in_cell_ = in_row_ && name == "c";
        if (in_cell_) open_cell(attributes);
        return;
    case 5:
        if (!in_cell_) return;
        in_value_ = name == "v";
        has_value_ = has_value_ || in_value_;
        in_inline_ = name == "is";
        if (name != "f") return;
        has_formula_ = in_formula_ = true;
        formula_.clear();
        shared_formula_ = attributes.find("si").value_or("");
        return;
    case 6:
        in_run_ = in_inline_ && name == "r";
        in_value_ = in_inline_ && name == "t";
        has_value_ = has_value_ || in_value_;
        return;
    case 7:
        in_value_ = in_run_ && name == "t";
        has_value_ = has_value_ || in_value_;
        return;
    default:
        in_value_ = false;
    }
}

void Worksheet::RowReader::close(std::string_view, int depth) {
    in_value_ = false;
    if (depth == 2) in_rows_ = false;
    if (depth == 3 && std::exchange(in_row_, false)) close_row();
    if (depth == 4 && std::exchange(in_cell_, false)) close_cell();
    if (depth == 5) in_inline_ = false;
    if (depth == 5 && std::exchange(in_formula_, false)) close_formula();
    if (depth == 6) in_run_ = false;
}

void Worksheet::RowReader::text(std::string_view piece) {
    constexpr std::size_t k_longest_formula = 8192;
    if (in_formula_ && formula_.size() < k_longest_formula) formula_ += piece;
    if (!in_value_) return;
    value_ += piece;
    if (value_.size() > k_longest_text)
        fault_.set(Kind::too_large, sheet_.part_name_,
                   {"有一格的文字过长", "the text of a cell is too long"});
}

void Worksheet::RowReader::out_of_range(const std::string& what) {
    fault_.set(Kind::out_of_range, sheet_.part_name_,
               {"没有 " + visible(what), "there is no " + visible(what)});
}

void Worksheet::RowReader::open_cell(const XmlAttributes& attributes) {
    value_.clear();
    has_formula_ = has_value_ = may_be_empty_ = false;
    type_ = Type::number;
    style_ = 0;
    column_ = static_cast<std::uint32_t>(last_column_ + 1);
    if (const auto address = attributes.find("r")) {
        const auto place = parse_cell_address(*address);
        if (!place || place->row != last_row_) return out_of_range("cell " + std::string(*address));
        column_ = place->column;
    }
    if (column_ >= k_most_sheet_columns) return out_of_range("column " + std::to_string(column_ + 1));
    in_order_ = in_order_ && std::int64_t{column_} > last_column_;
    last_column_ = column_;
    if (const auto style = attributes.find("s")) {
        const auto index = index_of(*style);
        // What a number means would be a guess.
        if (!index || (*index != 0 && *index >= sheet_.workbook_.cell_formats.size()))
            return out_of_range("cell style " + std::string(style->substr(0, 20)));
        style_ = *index;
    }
    const auto type = attributes.find("t");
    if (!type) return;
    static constexpr std::pair<std::string_view, Type> k_types[] = {
        {"n", Type::number},  {"s", Type::shared}, {"str", Type::text}, {"inlineStr", Type::inline_text},
        {"b", Type::boolean}, {"e", Type::error},  {"d", Type::date}};
    for (const auto& [name, is] : k_types)
        if (name == *type) type_ = is;
}

void Worksheet::RowReader::close_cell() {
    if (fault_) return;
    if (++cells_ > k_most_cells)
        return fault_.set(Kind::too_large, sheet_.part_name_,
                          {"单元格超过 1 亿个", "it has over 100 million cells"});
    if (value_.empty()) {
        const bool is_text = type_ == Type::text || type_ == Type::inline_text;
        // Some writers store an empty text as no value at all; others store no results.
        const bool empty_text = has_value_ && (is_text || (may_be_empty_ && sheet_.has_results_));
        if (has_formula_ && !empty_text) add_no_result();
        return;
    }
    WorksheetCell& cell = begun_.add();
    cell.column = column_;
    const std::uint32_t place =
        style_ < sheet_.workbook_.cell_formats.size() ? sheet_.workbook_.cell_formats[style_] : UINT32_MAX;
    const NumberFormat* const format =
        place < sheet_.workbook_.formats.size() ? &sheet_.workbook_.formats[place] : nullptr;
    switch (type_) {
    case Type::shared: {
        const auto index = index_of(value_);
        if (!index || *index >= sheet_.workbook_.texts.size())
            return out_of_range("shared text " + value_.substr(0, 20));
        cell.text = sheet_.workbook_.texts[*index];
        if (cell.text.empty()) --begun_.count;
        return;
    }
    case Type::text:
    case Type::inline_text:
        append_unescaped(cell.text, value_);
        return;
    case Type::boolean:
        cell.text = value_ == "1" || value_ == "true" ? "TRUE" : "FALSE";
        return;
    case Type::error:
        cell.text = value_;
        cell.kind = CellKind::error;
        return;
    case Type::date: {
        static const NumberFormat k_day = built_in_number_format(14);
        const NumberFormat& shown = format != nullptr && format->is_date() ? *format : k_day;
        const auto day = parse_period(std::string_view(value_).substr(0, 10));
        cell.kind = CellKind::bad_date;
        cell.text = value_;
        if (!day || !day->is_day()) return;
        cell.text = std::to_string(day_number(day->end()) - day_number({1899, 12, 30}));
        return finish_date(cell, shown);
    }
    case Type::number:
        return finish_number(cell, format);
    }
}

/// Notes whether the formula of the cell may give an empty text.
void Worksheet::RowReader::close_formula() {
    may_be_empty_ = formula_.find("\"\"") != formula_.npos;
    if (shared_formula_.empty()) return;
    if (may_be_empty_)
        empty_shared_.insert(shared_formula_);
    else if (formula_.empty())
        may_be_empty_ = empty_shared_.contains(shared_formula_);
}

void Worksheet::RowReader::add_no_result() {
    WorksheetCell& cell = begun_.add();
    cell.column = column_;
    cell.kind = CellKind::no_result;
}

void Worksheet::RowReader::finish_number(WorksheetCell& cell, const NumberFormat* format) {
    cell.kind = CellKind::number;
    const bool percent = format != nullptr && format->shows == NumberFormat::Shows::percent;
    const std::string_view number = trimmed(value_);
    const int shift = percent ? 2 : format != nullptr && format->divides_into_unit() ? -format->power : 0;
    if (number.size() > k_longest_number || !append_excel_number(cell.text, number, shift))
        return fault_.set(
            Kind::broken, sheet_.part_name_,
            {to_string(CellAddress{static_cast<std::uint32_t>(last_row_), column_}) + " 不是数",
             to_string(CellAddress{static_cast<std::uint32_t>(last_row_), column_}) + " holds no number"});
    if (format == nullptr) return;
    cell.format = format;
    if (format->is_date()) finish_date(cell, *format);
}

/// Turns the serial number in `cell` into what its format shows of it.
void Worksheet::RowReader::finish_date(WorksheetCell& cell, const NumberFormat& format) {
    using Shows = NumberFormat::Shows;
    cell.format = &format;
    cell.kind = CellKind::bad_date;
    const bool own = type_ == Type::date; // made from a written date: it counts from 1900
    const auto serial = excel_serial(cell.text);
    const auto date = serial ? excel_date(*serial, !own && sheet_.workbook_.since_1904) : std::nullopt;
    if (!date || format.shows == Shows::no_year || date->year < 1900 || date->year > 2199) return;
    cell.kind = CellKind::date;
    cell.text =
        to_string(format.shows == Shows::day     ? Period::of_day(*date)
                  : format.shows == Shows::month ? Period::of_part(Grain::month, date->year, date->month)
                                                 : Period::of_year(date->year));
}

void Worksheet::RowReader::close_row() {
    WorksheetRow& row = begun_;
    if (!in_order_) {
        const auto begin = row.cells.begin(), end = begin + static_cast<std::ptrdiff_t>(row.count);
        std::stable_sort(begin, end, [](const auto& a, const auto& b) { return a.column < b.column; });
        const auto twice =
            std::adjacent_find(begin, end, [](const auto& a, const auto& b) { return a.column == b.column; });
        if (twice != end) {
            const std::string place = to_string(CellAddress{row.number, twice->column});
            fault_.set(Kind::twice, sheet_.part_name_, {place + " 写了两次", place + " stands there twice"});
        }
    }
    if (row.count == 0) return;
    if (first_ + count_ == rows_.size()) rows_.emplace_back();
    std::swap(rows_[first_ + count_++], row);
}

bool Worksheet::RowReader::take(WorksheetRow& row) {
    if (count_ == 0) {
        first_ = 0;
        return false;
    }
    std::swap(row, rows_[first_]);
    ++first_;
    if (--count_ == 0) first_ = 0;
    return true;
}

} // namespace gapcalc::load
