#include "explain_case.hpp"

#include "gapcalc/render.hpp"
#include "tabulate/columns.hpp"
#include "tabulate/heading.hpp"

#include "assess_case.hpp"
#include "evaluate.hpp"

#include <algorithm>

namespace gapcalc::test {
namespace {

/// "2024-06 + ceil(…) months" worked out.
std::string reach_date_of(std::string_view inputs) {
    const std::size_t plus = inputs.find(" + ");
    const std::size_t unit = inputs.rfind(' ');
    const Period from = period(inputs.substr(0, plus));
    const auto steps = evaluate(inputs.substr(plus + 3, unit - plus - 3)).to_integer().value();
    const Date end = from.end();
    if (contains(inputs.substr(unit), "days"))
        return to_string(date_of(day_number(end) + static_cast<std::int32_t>(steps)));
    const std::int64_t month = end.year * 12 + end.month - 1 + steps;
    return to_string(
        Period::of_part(Grain::month, static_cast<int>(month / 12), static_cast<int>(month % 12) + 1));
}

} // namespace

const std::vector<std::string> k_computed = [] {
    std::vector<std::string> keys;
    for (const tabulate::ColumnSpec& column : tabulate::report_columns())
        if (tabulate::find_report_column(column.key)->origin.derive) keys.emplace_back(column.key);
    return keys;
}();

std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        lines.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

bool contains(std::string_view text, std::string_view part) { return text.find(part) != text.npos; }

std::string explained(const Catalogue& catalogue, const Sources& sources, const assess::Query& query,
                      Index indicator, Language language, int width) {
    const table::Document document = tabulate::explain(catalogue, sources, query, indicator, language);
    render::Style style;
    style.width = width;
    style.language = language;
    return render::tell_table({&document, 1}, style);
}

namespace {

bool ends_there(std::string_view rest) {
    return rest.empty() || rest.starts_with(", ") || rest.starts_with("、");
}

/// How a column stands in an explanation, in either language.
struct Needle {
    std::string key, heading, equation, beginning;
    std::vector<std::string> listed;

    Needle(const std::string& of, std::string_view called, const std::string& name)
        : key(of), heading(called), equation("  " + name + " = "), beginning("  " + heading + "  ") {
        for (const std::string before : {": ", ", ", "：", "、"}) listed.push_back(before + heading);
    }
    /// Whether a list of headings names it.
    bool is_in(std::string_view list) const {
        return std::ranges::any_of(listed, [&](const std::string& one) {
            const std::size_t at = list.find(one);
            return at != list.npos && ends_there(list.substr(at + one.size()));
        });
    }
};

const std::vector<Needle>& needles() {
    static const std::vector<Needle> k_needles = [] {
        std::vector<Needle> all;
        for (const std::string& key : k_computed) {
            const tabulate::ReportColumn& column = *tabulate::find_report_column(key);
            all.emplace_back(key, column.en, tabulate::lowered(column.en));
            all.emplace_back(key, column.zh, std::string(column.zh));
        }
        return all;
    }();
    return k_needles;
}

} // namespace

Told::Told(std::string_view text) {
    bool blank = false;
    for (const std::string& line : lines_of(text)) {
        blank |= line == "Blank columns" || line == "空白的列";
        if (line.starts_with("Verdict") || line.starts_with("进展：")) break;
        for (const Needle& its : needles()) {
            if (blank) {
                if (its.is_in(line)) blanks_.emplace(its.key, line);
            } else if (const std::size_t at = line.find(its.equation); at != line.npos) {
                equations_.emplace(its.key, line.substr(at + its.equation.size() - 3));
            } else if (line.starts_with(its.beginning)) {
                equations_.emplace(its.key, "");
            }
        }
    }
}

std::string Told::told_of(const std::string& key) const {
    if (const auto found = equations_.find(key); found != equations_.end()) return found->second;
    if (const auto found = blanks_.find(key); found != blanks_.end()) return ": " + found->second;
    return "(not told)";
}

std::string Told::why_blank(const std::string& key) const {
    const auto found = blanks_.find(key);
    if (found == blanks_.end()) return {};
    // "  the reason: Heading, Heading"; a reason may hold a colon of its own
    const std::size_t colon = found->second.rfind(": ");
    return found->second.substr(2, colon - 2);
}

Equation equation_of(std::string told) {
    for (const std::string_view mark : {": ", "："})
        if (const auto remark = told.find(mark, 3); remark != told.npos) told.resize(remark);
    const std::size_t last = told.rfind(" = ");
    if (last == 0) return {"", told.substr(3)};
    const std::size_t before = told.rfind(" = ", last - 1);
    return {told.substr(before + 3, last - before - 3), told.substr(last + 3)};
}

std::string check_column(const Told& page, const assess::Row& row, const std::string& key) {
    const std::string is = column(row, key);
    const std::string told = page.told_of(key);
    if (is == "-") {
        if (!told.starts_with(": ") || contains(told, "nothing was written"))
            return key + " is not said to be blank: " + told;
        return {};
    }
    if (told.empty() && (key == "target" || key == "value")) return {}; // as written
    if (!told.starts_with(" = ")) return key + " is not derived: " + told;
    const auto [inputs, result] = equation_of(told);
    if (inputs.empty() && key == "value") // as reported, all digits
        return evaluate(result) == row.value ? "" : key + " is another";
    if (result != is) return key + " ends in " + result + ", not " + is;
    // A need of nothing is no sum.
    if (inputs.empty() && key == "target")
        return evaluate(result) == row.goal->bound ? "" : key + " is another";
    if (inputs.empty())
        return row.needed && row.needed->is_zero() && key.starts_with("needed") ? "" : key + " has no sum";
    if (inputs == "gap" || inputs == "pace")
        return column(row, inputs) == is ? "" : key + " is not the " + inputs;
    if (key == "reach_date") { // the months are told too: "2024-06 + ceil(…) months = 2024-06 + 17 months"
        if (reach_date_of(inputs) != is) return key + " does not come out: " + inputs;
        const std::string sum = equation_of(told.substr(0, told.rfind(" = "))).inputs;
        return reach_date_of(sum) == is ? "" : key + " does not come out: " + sum;
    }
    if (key == "age_months") {
        const std::size_t dots = inputs.find("..");
        const Date from = period(inputs.substr(0, dots)).end(), to = period(inputs.substr(dots + 2)).end();
        return std::to_string(whole_months_between(from, to)) == is ? ""
                                                                    : key + " does not come out: " + inputs;
    }
    const Rational worked_out = evaluate(inputs), told_result = evaluate(result);
    if (worked_out.fixed(6) == told_result.fixed(6)) return {};
    // A bound that no decimal writes is put in with twelve decimals: the last of a great result may differ.
    const bool cut = row.bound && !row.bound->exact_places();
    if (!cut || (worked_out - told_result).abs() > told_result.abs() * Rational::scaled(1, -9))
        return key + ": " + inputs + " makes " + worked_out.fixed(6) + ", not " + result;
    return {};
}

std::string check_told(const Told& page, const assess::Row& row, const std::string& key) {
    if (key != "likelihood") return check_column(page, row, key);
    if (!row.likelihood)
        return page.why_blank(key) == labels::label(row.likelihood.why()).en
                   ? ""
                   : key + " is not blank as in the row: " + page.told_of(key);
    const std::string told = page.told_of(key), is = row.likelihood->fixed(6);
    return told.starts_with(" = F(") && equation_of(told).result == is
               ? ""
               : key + " is not told as " + is + ": " + told;
}

} // namespace gapcalc::test
