#include "load/sheet/heading_finder.hpp"

#include "gapcalc/base/text.hpp"
#include "load/reporter.hpp"
#include "load/sheet/sheet_unit.hpp"

#include <algorithm>

namespace gapcalc::load {
namespace {

constexpr std::uint32_t k_looked_below = 20; // rows that are searched for a heading

/// The units that a title states, as 单位：万元、% does.
std::vector<std::string> units_in(std::string_view text) {
    std::string squeezed(text); // 单 位 ： 万元
    for (const std::string_view blank : {" ", "\u3000", "\u00A0"})
        for (std::size_t at = 0; (at = squeezed.find(blank, at)) != squeezed.npos;)
            squeezed.erase(at, blank.size());
    text = squeezed;
    for (const std::string_view word : {"单位：", "单位:", "Unit:", "unit:", "Units:", "units:", "单位"}) {
        const std::size_t at = text.find(word);
        if (at == text.npos) continue;
        std::string_view rest = trimmed(text.substr(at + word.size()));
        if (rest.starts_with("人民币")) rest.remove_prefix(std::string_view("人民币").size());
        std::size_t end = rest.size();
        for (const std::string_view stop : {"）", ")", "，", ",", "；", ";", " ", "\n", "\u3000"})
            end = std::min(end, rest.find(stop));
        rest = rest.substr(0, end);
        std::vector<std::string> units;
        while (!rest.empty()) {
            const std::size_t stop = std::min({rest.size(), rest.find("、"), rest.find('/')});
            if (is_unit(trimmed(rest.substr(0, stop)))) units.emplace_back(trimmed(rest.substr(0, stop)));
            rest.remove_prefix(stop == rest.size() ? stop : stop + (rest[stop] == '/' ? 1 : 3));
        }
        if (!units.empty()) return units;
    }
    for (const auto& [open, close] :
         {std::pair<std::string_view, std::string_view>{"（", "）"}, {"(", ")"}, {"以", "计"}, {"", ""}})
        if (text.starts_with(open) && text.ends_with(close) && text.size() > open.size() + close.size())
            if (const std::string_view inside =
                    text.substr(open.size(), text.size() - open.size() - close.size());
                is_unit(inside))
                return {std::string(inside)};
    if (const NameWithUnit parts = split_unit(text); !parts.unit.empty()) return {std::string(parts.unit)};
    return {};
}

/// One text from several lines of a heading: joined by a blank, a repeated one once.
void join(std::string& name, std::string_view below) {
    if (below.empty()) return;
    if (name.empty())
        name = below;
    else if (name != below && !name.ends_with(" " + std::string(below)))
        name += ' ' + std::string(below);
}

/// How many columns a heading lacks; none where something else is wrong with it.
int lacking_columns(const Diagnostics& problems) {
    for (const Diagnostic* const problem : problems.sorted())
        if (problem->kind != &kind_of(Problem::csv_no_column)) return 0;
    return problems.errors();
}

} // namespace

HeadingFinder::Found HeadingFinder::find(CsvReporter& reporter) {
    source_ = reporter.source();
    std::uint32_t passed = 0;
    while (rows_.next()) {
        if (const auto cr = rows_.cr_alone()) {
            reporter.add(Problem::csv_cr_lines, rows_.place_of_byte(*cr, source_));
            return Found::told;
        }
        const bool passed_over = sheet_.is_workbook()
                                     ? rows_.number() < static_cast<std::uint32_t>(request_.skip_rows)
                                     : passed < static_cast<std::uint32_t>(request_.skip_rows);
        ++passed;
        if (passed_over || (rows_.row().blank() && !rows_.open_quote())) {
            look_for_unit();
            continue;
        }
        return read(reporter);
    }
    return Found::nothing;
}
void HeadingFinder::look_for_unit() {
    for (std::size_t at = 0; at < rows_.row().cells().size(); ++at) {
        const std::vector<CsvCell>& cells = rows_.row().cells();
        std::string text(cells[at].text);
        // Its label and the unit may stand in two cells.
        if ((text.ends_with("：") || text.ends_with(":")) && at + 1 < cells.size())
            text += cells[at + 1].text;
        std::vector<std::string> units = units_in(text);
        if (units.empty()) continue;
        title_units_ = std::move(units);
        title_unit_place_ = rows_.place_of(at, source_);
        return;
    }
}

HeadingFinder::Found HeadingFinder::read(CsvReporter& reporter) {
    if (rows_.open_quote()) {
        reporter.add(Problem::csv_open_quote, rows_.place_of(rows_.row().cells().size() - 1, source_));
        return Found::told;
    }
    HeadingText text = text_of_row(1);
    first_names_ = text.names;
    for (int row = 2; row <= request_.heading_rows && rows_.next(); ++row) add_row(text, row);
    Diagnostics unsaid;
    CsvReporter silent(unsaid, source_);
    auto heading = read_heading(text, request_, knows_, silent);
    if (!heading) {
        if (const auto below = heading_below(unsaid)) {
            reporter.add(Problem::sheet_heading_below, text.place,
                         {std::to_string(*below + 1), std::to_string(*below)});
            return Found::told;
        }
        read_heading(std::move(text), request_, knows_, reporter);
        return Found::told;
    }
    heading->title_units = title_units_;
    heading->title_unit_place = title_unit_place_;
    sheet_.heading = std::move(*heading);
    return Found::heading;
}

HeadingText HeadingFinder::text_of_row(int row) {
    HeadingText text;
    text.delimiter = rows_.delimiter();
    text.place = rows_.whole(source_);
    add_row(text, row);
    // Each place takes a look at the heading from its beginning: columns after these have that of the
    // row.
    constexpr std::size_t k_most_places = 500;
    std::vector<CsvPlace> places;
    for (std::size_t at = 0; at < std::min(text.names.size(), k_most_places); ++at)
        places.push_back(rows_.place_of(at, source_));
    text.place_of = [places, row = text.place](std::size_t column) {
        return column < places.size() ? places[column] : row;
    };
    return text;
}
void HeadingFinder::add_row(HeadingText& text, int row) {
    const std::vector<CsvCell>& cells = rows_.row().cells();
    if (cells.size() > text.names.size()) text.names.resize(cells.size());
    text.text.resize(text.names.size(), true);
    std::string_view left;
    for (std::size_t at = 0; at < cells.size(); ++at) {
        std::string_view below = cells[at].text;
        // In CSV a heading over several columns stands in the first of them.
        const bool upper = row < request_.heading_rows && !sheet_.is_workbook();
        if (upper && below.empty()) below = left;
        if (upper && !below.empty()) left = below;
        std::string one_line(below);
        std::replace(one_line.begin(), one_line.end(), '\n', ' ');
        std::erase(one_line, '\r');
        join(text.names[at], one_line);
    }
}

/// The row, among the next ones, that is a heading, or lacks fewer columns than the first does.
std::optional<std::uint32_t> HeadingFinder::heading_below(const Diagnostics& of_first) {
    if (request_.heading_rows != 1) return std::nullopt;
    int lacking = lacking_columns(of_first);
    std::optional<std::uint32_t> nearer;
    for (std::uint32_t row = 0; row < k_looked_below && rows_.next(); ++row) {
        if (rows_.row().blank() || rows_.open_quote()) continue;
        Diagnostics unsaid;
        CsvReporter silent(unsaid, source_);
        const auto heading = read_heading(text_of_row(1), request_, knows_, silent);
        // A row of figures has periods too.
        if (heading && (heading->entity || heading->series || heading->layout != SheetLayout::wide))
            return rows_.number();
        if (heading || lacking_columns(unsaid) >= lacking) continue;
        lacking = lacking_columns(unsaid);
        nearer = rows_.number();
    }
    return nearer;
}

} // namespace gapcalc::load
