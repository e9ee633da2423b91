#include "render/entry_check.hpp"

#include <algorithm>

namespace gapcalc::render {
namespace {

constexpr std::size_t k_most_length = 255; // of a formula, and of a list of choices

/// D2: the first cell of the range.
std::string address(const CellRange& range) {
    std::string letters;
    for (unsigned column = range.first_column + 1U; column != 0; column = (column - 1) / 26)
        letters.insert(letters.begin(), static_cast<char>('A' + (column - 1) % 26));
    return letters + std::to_string(range.first_row + 1);
}

std::string digits(const Rational& number) {
    return table::machine_number({number, table::Form::exact, 0, {}});
}

/// The number that a bound such as >10.5 names, and that a number is.
std::string number_in(std::string text) {
    for (const std::string_view sign : {">", "<", "=", "≥", "≤"})
        text = "SUBSTITUTE(" + text + ",\"" + std::string(sign) + "\",\"\")";
    return text;
}

/// Whether the cell holds a number or a bound of one, and that within the limits. A bound in Chinese words
/// (超过10.5, 100以下) is known by its first or last ones; its number is left to the reading.
std::string number_formula(const std::string& cell, const table::FillIn& cells, Language language) {
    std::string formula = "ISNUMBER(0+" + number_in(cell) + ")";
    if (cells.limits) {
        // The way round over the middle names the number once: a formula may not be long.
        const Rational& low = cells.limits->first;
        const Rational& high = cells.limits->second;
        const Rational half = (high - low) / Rational(2), middle = (high + low) / Rational(2);
        formula = "IF(ISNUMBER(" + cell + "),AND(" + cell + ">=" + digits(low) + "," + cell +
                  "<=" + digits(high) + "),IFERROR(ABS(" + number_in(cell) + "-(" + digits(middle) +
                  "))<=" + digits(half) + ",FALSE))";
    } else {
        formula = "IFERROR(" + formula + ",FALSE)";
    }
    if (language == Language::zh)
        formula = "OR(ISNUMBER(FIND(LEFT(" + cell + "),\"超突逾不\")),ISNUMBER(FIND(RIGHT(" + cell +
                  ",2),\"以上以下以内\"))," + formula + ")";
    return "=" + formula;
}

Text message(const table::FillIn& cells) {
    if (cells.sort == table::FillIn::Sort::choice) return {"从列表中选一个", "choose one from the list"};
    if (!cells.limits)
        return {"填一个数，或一个界限，如 >10.5、<100", "a number, or a bound such as >10.5 or <100"};
    const std::string low = digits(cells.limits->first), high = digits(cells.limits->second);
    return {"填 " + low + " 到 " + high + " 的数，或一个界限，如 >10.5、<100",
            "a number from " + low + " to " + high + ", or a bound such as >10.5 or <100"};
}

std::optional<std::string> formula_of(const table::FillIn& cells, const CellRange& range, Language language) {
    for (const Language words : {language, Language::en}) {
        std::string formula = number_formula(address(range), cells, words);
        if (count_code_points(formula) <= k_most_length) return formula;
    }
    return std::nullopt;
}

/// Whether a workbook's list can hold them: it has commas between them.
bool can_be_listed(const std::vector<std::string>& choices) {
    std::size_t length = choices.size();
    for (const std::string& choice : choices) {
        if (choice.find(',') != choice.npos || visible(choice) != choice) return false;
        length += count_code_points(choice);
    }
    return !choices.empty() && length <= k_most_length;
}

} // namespace

std::optional<EntryCheck> entry_check(const table::FillIn& cells, const CellRange& range, Language language) {
    if (cells.sort == table::FillIn::Sort::any) return std::nullopt;
    EntryCheck check;
    check.range = range;
    if (cells.sort == table::FillIn::Sort::choice) {
        if (!can_be_listed(cells.choices)) return std::nullopt;
        check.choices = cells.choices;
    } else {
        auto formula = formula_of(cells, range, language);
        if (!formula) return std::nullopt;
        check.formula = std::move(*formula);
    }
    check.title = Text("数值", "Value").in(language);
    check.message = message(cells).in(language);
    return check;
}

} // namespace gapcalc::render
