// The value of a cell, in the unit of its series.
#include "load/sheet/csv_cells.hpp"

#include "base/unit.hpp"
#include "load/bound_text.hpp"
#include "load/reporter.hpp"
#include "load/sheet/sheet_unit.hpp"
#include "load/text_limits.hpp"

#include <algorithm>
#include <charconv>

namespace gapcalc::load {
namespace {

std::string stage_list(std::span<const Text> stages, Language language) {
    std::string list;
    for (const Text& stage : stages)
        list += (list.empty() ? "" : language == Language::zh ? "、" : ", ") + stage.in(language);
    return list;
}

} // namespace

/// Whether the cell says that there is no figure.
bool CsvCells::is_missing(const CsvCell& cell) const {
    if (request_.missing.empty() && !request_.missing_usual) return false;
    if (!missing_numbers_.empty() && (cell.kind == CellKind::text || cell.kind == CellKind::number))
        if (const ParsedDecimal number = parse_decimal(cell.text);
            number.fault == NumberFault::none &&
            std::ranges::find(missing_numbers_, number.number.value()) != missing_numbers_.end())
            return true;
    if (cell.kind != CellKind::text && cell.kind != CellKind::error) return false;
    const auto means = [&](std::string_view mark) {
        return (request_.missing_usual && is_usual_mark(mark)) ||
               std::find(request_.missing.begin(), request_.missing.end(), mark) != request_.missing.end();
    };
    if (means(cell.text)) return true;
    // Eurostat writes a flag behind it: ": c"
    const std::size_t blank = cell.text.find(' ');
    if (blank == cell.text.npos || cell.text.size() - blank > 4) return false;
    const std::string_view flag = trimmed(cell.text.substr(blank));
    return means(cell.text.substr(0, blank)) &&
           std::all_of(flag.begin(), flag.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

/// Whether the cell can hold a value at all; what a workbook may hold instead is reported.
bool CsvCells::is_legible_value(const CsvCell& cell) {
    switch (cell.kind) {
    case CellKind::no_result:
        report(Problem::sheet_no_result, cell);
        return false;
    case CellKind::date:
    case CellKind::bad_date:
        report(Problem::sheet_date_value, cell,
               {std::string(cell.text), cell.format == nullptr ? std::string() : cell.format->code});
        return false;
    case CellKind::error:
        count_mark(cell);
        return false;
    default:
        break;
    }
    if (cell.merged && merged_ != nullptr) {
        const CellRange& range = (*merged_)[*cell.merged];
        // Every cell of the range has the same fault; it is reported at the first.
        if (range.first.column == cell.begin && range.first.row + 1 == record_.line)
            report(Problem::sheet_merged_figure, cell, {std::string(cell.text), to_string(range)});
        return false;
    }
    return true;
}

void CsvCells::count_mark(const CsvCell& cell) {
    if (visit_ != nullptr) return;
    constexpr std::size_t k_most_marks = 20;
    const std::string mark = quoted_short(cell.text);
    const auto found = marks_.find(mark);
    if (found == marks_.end() && marks_.size() >= k_most_marks) {
        report(Problem::csv_placeholder, cell, {mark, "1", '"' + mark + '"'});
        return;
    }
    Tally& tally = marks_[mark];
    if (tally.count++ == 0) tally.first = place(cell);
}

std::optional<CsvCells::Value> CsvCells::value_of(const CsvTarget& target, bool of_entity,
                                                  const CsvCell& cell, const std::string& series_unit) {
    const CsvTarget::Figures& figures = target.figures(of_entity);
    if (!is_legible_value(cell)) return std::nullopt;
    if (figures.kind == Kind::milestone) return stage_of(target, cell);
    const BoundText bound = read_bound(cell.text);
    if (bound.approximate) {
        report(Problem::approximate_figure, cell, {quoted_short(cell.text), quoted_short(bound.number)});
        return std::nullopt;
    }
    CsvCell number = cell;
    number.text = bound.number;
    const CsvNumber read = read_number(number, syntax_, figures.unit);
    if (!read.number) {
        if (read.problem == Problem::csv_placeholder)
            count_mark(cell);
        else if (read.problem ==
                 Problem::bare_magnitude) // the unit is 万元 or 亿元: its first character is one too
            report(read.problem, cell,
                   {quoted_short(cell.text), std::string(figures.unit),
                    quoted_short(with_unit(cell.text, figures.unit.substr(3)))});
        else if (const std::string meant = bound_meant(cell.text);
                 read.problem == Problem::not_a_number && !meant.empty())
            report(read.problem, cell,
                   {quoted_short(cell.text), Text("界限写成 " + meant, "a bound is written " + meant)});
        else
            report(read.problem, cell, {quoted_short(cell.text), read.help});
        return std::nullopt;
    }
    if (read.settles) point_is_decimal_ = true;
    if (read.ambiguous && heading_.delimiter == ';' && visit_ == nullptr && grouped_or_decimal_.count++ == 0)
        grouped_or_decimal_.first = place(cell);
    Value value{read.number->value(), read.number, read.number->places, bound.bound};
    if (read.factor != Rational(1)) {
        value.number *= read.factor;
        value.decimal.reset();
    }
    if (cell.format != nullptr && cell.format->shows_another() && visit_ == nullptr &&
        divided_.count++ == 0) {
        divided_.first = place(cell);
        divided_text_ = std::string(cell.text) + '\n' + cell.format->code;
    }
    if (!multiply(figures, value)) return std::nullopt;
    const std::optional<std::string> from = unit_of(target, figures, cell, read.unit, series_unit);
    if (!from) return std::nullopt;
    if (!from->empty() && *from != figures.unit) {
        const std::optional<Rational> factor = unit_factor(*from, figures.unit);
        if (!factor) {
            const CsvCell* const unit = cell_of(heading_.unit);
            report(Problem::other_dimension, unit != nullptr && unit->text == *from ? *unit : cell,
                   {quoted_short(*from),
                    figures.unit.empty() ? Text("无单位", "no unit") : std::string(figures.unit),
                    Text("改正单位，或留空", "correct the unit, or leave it empty")});
            return std::nullopt;
        }
        if (*factor != Rational(1)) {
            value.number *= *factor;
            value.decimal.reset();
        }
    }
    if (!value.decimal) value.places = value.number.exact_places().value_or(value.places);
    if (figures.limits != nullptr &&
        (value.number < figures.limits->low || value.number > figures.limits->high ||
         (value.bound == Bound::more_than && value.number == figures.limits->high) ||
         (value.bound == Bound::less_than && value.number == figures.limits->low))) {
        report(Problem::outside_limits, cell,
               {quoted_short(cell.text), in_digits(figures.limits->low), in_digits(figures.limits->high)});
        return std::nullopt;
    }
    return value;
}

/// Applies SDMX's power of ten.
bool CsvCells::multiply(const CsvTarget::Figures& figures, Value& value) {
    const CsvCell* const cell = cell_of(heading_.multiplier);
    if (cell == nullptr || cell->text.empty() || cell->text == "0") return true;
    int power = 0;
    const auto [end, fault] =
        std::from_chars(cell->text.data(), cell->text.data() + cell->text.size(), power);
    if (fault != std::errc() || end != cell->text.data() + cell->text.size() || power < -18 || power > 18) {
        report(Problem::not_a_number, *cell,
               {quoted_short(cell->text), Text("写成 0、3、6 等", "write 0, 3, 6 and so on")});
        return false;
    }
    if (power == 0) return true;
    const CsvCell* const unit = cell_of(heading_.unit);
    const std::string_view own = unit != nullptr && !unit->text.empty() ? unit->text : figures.unit;
    if (has_magnitude(own)) {
        report(Problem::sheet_multiplier, *cell, {std::string(cell->text), quoted_short(own)});
        return false;
    }
    value.number *= Rational::scaled(1, power);
    value.decimal.reset();
    if (unit == nullptr && visit_ == nullptr && multiplied_.count++ == 0) multiplied_.first = place(*cell);
    return true;
}

std::optional<CsvCells::Value> CsvCells::stage_of(const CsvTarget& target, const CsvCell& cell) {
    for (std::size_t stage = 0; stage < target.stages.size(); ++stage)
        if (target.stages[stage].zh == cell.text || target.stages[stage].en == cell.text)
            return Value{Rational(static_cast<std::int64_t>(stage)), std::nullopt, 0, Bound::exact};
    std::vector<std::string> words;
    for (const Text& stage : target.stages)
        for (const std::string* word : {&stage.zh, &stage.en})
            if (!word->empty()) words.push_back(*word);
    const Text all = {"写阶段之一：" + stage_list(target.stages, Language::zh),
                      "write one of its stages: " + stage_list(target.stages, Language::en)};
    report(Problem::unknown_stage, cell,
           {quoted_short(cell.text), perhaps(nearest(cell.text, words).value_or(""), all)});
    return std::nullopt;
}

} // namespace gapcalc::load
