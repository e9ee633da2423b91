#include "load/sheet/heading_finder.hpp"

#include "gapcalc/base/text.hpp"
#include "load/reporter.hpp"

#include <algorithm>

namespace gapcalc::load {
namespace {

constexpr std::uint32_t k_looked_below = 20; // rows that are searched for a heading

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
    const std::vector<CsvCell>& cells = rows_.row().cells();
    for (std::size_t at = 0; at < cells.size(); ++at)
        if (!cells[at].empty()) add_title_units(cells[at].text, rows_.place_of(at, source_), title_units_);
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
    heading->title_units.insert(heading->title_units.begin(), title_units_.begin(), title_units_.end());
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
