// One JSON object: what is said of the whole, then the rows, one a line.
#include "render/json_values.hpp"
#include "render/reading.hpp"

#include <utility>

namespace gapcalc::render {
namespace {

using Fields = std::vector<std::pair<std::string, table::Cell>>;

void append_value(TextBuffer& out, const table::Cell& cell, bool labels) {
    append_json_cell(out, cell, labels);
}
void append_value(TextBuffer& out, const Fields& fields, bool labels) {
    out += '{';
    std::string_view separator;
    for (const auto& [key, cell] : fields) {
        out += std::exchange(separator, ", ");
        append_json_string(out, key);
        out += ": ";
        append_json_cell(out, cell, labels);
    }
    out += '}';
}

} // namespace

std::string render_json(const table::Table& table, const Style& style) {
    TextBuffer out;
    out += "{\n";
    for (const table::Table::Field& field : table.envelope) {
        out += "  ";
        append_json_string(out, field.key);
        out += ": ";
        std::visit([&](const auto& value) { append_value(out, value, style.labels); }, field.value);
        out += ",\n";
    }
    out += "  \"rows\": [";
    JsonObjects rows(out, table.headings, style.labels);
    for (const table::Line& line : table.lines) {
        out += &line == table.lines.data() ? "\n    " : ",\n    ";
        for (std::size_t column = 0; column < table.headings.size(); ++column)
            rows.cell(cell_at(line, column));
        rows.end();
    }
    out += table.lines.empty() ? "]\n}\n" : "\n  ]\n}\n";
    return out.take();
}

} // namespace gapcalc::render
