#include "load/sheet/worksheet_survey.hpp"

#include <charconv>

namespace gapcalc::load {

using Kind = WorkbookFault::Kind;

namespace {

template <class Number>
std::optional<Number> number_of(std::optional<std::string_view> text) {
    Number number = 0;
    if (!text) return std::nullopt;
    const auto [end, fault] = std::from_chars(text->data(), text->data() + text->size(), number);
    if (fault != std::errc() || end != text->data() + text->size()) return std::nullopt;
    return number;
}

} // namespace

std::optional<std::uint32_t> row_number(const XmlAttributes& attributes, std::int64_t last) {
    const auto written = attributes.find("r");
    if (!written)
        return last + 1 < std::int64_t{k_most_sheet_rows}
                   ? std::optional(static_cast<std::uint32_t>(last + 1))
                   : std::nullopt;
    const auto number = number_of<std::uint32_t>(written);
    if (!number || *number == 0 || *number > k_most_sheet_rows) return std::nullopt;
    return *number - 1;
}

void Worksheet::Survey::open(std::string_view name, const XmlAttributes& attributes, int depth) {
    if (depth == 2) {
        section_ = name == "sheetData"    ? Section::rows
                   : name == "mergeCells" ? Section::merged
                   : name == "cols"       ? Section::columns
                                          : Section::other;
        return;
    }
    if (section_ == Section::rows && depth >= 4 && !sheet_.has_results_) {
        if (depth == 4) has_formula_ = false;
        if (depth == 5) has_formula_ = has_formula_ || name == "f";
        in_value_ = depth == 5 && name == "v";
    }
    if (depth != 3) return;
    if (section_ == Section::rows && name == "row") {
        take_row(attributes);
    } else if (section_ == Section::merged && name == "mergeCell") {
        const std::string_view written = attributes.find("ref").value_or("");
        const auto range = parse_cell_range(written);
        if (!range)
            return fault_.set(Kind::out_of_range, sheet_.part_name_,
                              {"没有合并区域 " + visible(written), "there is no range " + visible(written)});
        if (sheet_.merged_.size() >= k_most_merged)
            return fault_.set(Kind::too_large, sheet_.part_name_,
                              {"合并的单元格太多", "it has too many merged ranges"});
        if (!(range->first == range->last)) sheet_.merged_.push_back(*range);
    } else if (section_ == Section::columns && name == "col") {
        const auto first = number_of<std::uint32_t>(attributes.find("min")),
                   last = number_of<std::uint32_t>(attributes.find("max"));
        if (attributes.is_on("hidden") && first && last && *first != 0 &&
            sheet_.hidden_columns_.size() < k_most_sheet_columns)
            sheet_.hidden_columns_.emplace_back(*first - 1, *last - 1);
    }
}

void Worksheet::Survey::close(std::string_view, int depth) {
    if (depth == 2) section_ = Section::other;
    if (depth == 5) in_value_ = false;
}

void Worksheet::Survey::text(std::string_view) {
    if (in_value_ && has_formula_) sheet_.has_results_ = true;
}

void Worksheet::Survey::take_row(const XmlAttributes& attributes) {
    const auto row = row_number(attributes, last_row_);
    if (!row)
        return fault_.set(Kind::out_of_range, sheet_.part_name_,
                          {"没有第 " + visible(attributes.find("r").value_or("?")) + " 行",
                           "there is no row " + visible(attributes.find("r").value_or("?"))});
    if (*row <= last_row_) sheet_.ordered_ = false;
    last_row_ = *row;
}

} // namespace gapcalc::load
