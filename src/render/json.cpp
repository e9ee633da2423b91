// One JSON object: what is said of the whole, then the rows, one a line.
#include "render/json_values.hpp"
#include "render/reading.hpp"

#include <utility>

namespace gapcalc::render {
namespace {

void append_object(TextBuffer& out, const std::vector<table::Table::Field>& fields, bool labels);

struct AppendValue {
    TextBuffer& out;
    bool labels;

    void operator()(const table::Cell& cell) const { append_json_cell(out, cell, labels); }
    void operator()(const std::vector<table::Table::Field>& fields) const {
        append_object(out, fields, labels);
    }
    void operator()(const std::vector<std::vector<table::Table::Field>>& list) const {
        out += '[';
        std::string_view separator;
        for (const std::vector<table::Table::Field>& fields : list) {
            out += std::exchange(separator, ", ");
            append_object(out, fields, labels);
        }
        out += ']';
    }
};

void append_object(TextBuffer& out, const std::vector<table::Table::Field>& fields, bool labels) {
    out += '{';
    std::string_view separator;
    for (const table::Table::Field& field : fields) {
        out += std::exchange(separator, ", ");
        append_json_string(out, field.key);
        out += ": ";
        std::visit(AppendValue{out, labels}, field.value);
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
        std::visit(AppendValue{out, style.labels}, field.value);
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
