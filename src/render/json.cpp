// One JSON object: what is said of the whole, then the rows, one a line.
#include "render/json_values.hpp"

namespace gapcalc {
namespace {

using Fields = std::vector<std::pair<std::string, Cell>>;

void append_value(std::string& out, const Cell& cell, bool labels) { append_json_cell(out, cell, labels); }
void append_value(std::string& out, const Fields& fields, bool labels) {
    out += '{';
    for (const auto& [key, cell] : fields) {
        if (out.back() != '{') out += ", ";
        append_json_string(out, key);
        out += ": ";
        append_json_cell(out, cell, labels);
    }
    out += '}';
}

} // namespace

std::string render_json(const Table& table, const Style& style) {
    std::string out = "{\n";
    for (const Table::Field& field : table.envelope) {
        out += "  ";
        append_json_string(out, field.key);
        out += ": ";
        std::visit([&](const auto& value) { append_value(out, value, style.labels); }, field.value);
        out += ",\n";
    }
    out += "  \"rows\": [";
    const JsonRows rows(table, style.labels);
    for (const Line& line : table.lines) {
        out += &line == table.lines.data() ? "\n    " : ",\n    ";
        rows.append(out, line);
    }
    out += table.lines.empty() ? "]\n}\n" : "\n  ]\n}\n";
    return out;
}

} // namespace gapcalc
