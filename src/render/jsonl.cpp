// JSON Lines: each row an object on a line of its own.
#include "render/json_values.hpp"

namespace gapcalc {

std::string render_jsonl(const Table& table, const Style& style) {
    std::string out;
    const JsonRows rows(table, style.labels);
    for (const Line& line : table.lines) {
        rows.append(out, line);
        out += '\n';
    }
    return out;
}

} // namespace gapcalc
