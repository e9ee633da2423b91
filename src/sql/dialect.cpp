#include "sql/dialect.hpp"

namespace gapcalc::sql {

std::int64_t place_of_day(Date day) { return day.year * 372 + (day.month - 1) * 31 + day.day - 1; }

std::int64_t place_after(const Period& period) { return place_of_day(date_of(day_number(period.end()) + 1)); }

std::string Dialect::quoted(std::string_view text, char quote) const {
    std::string out(1, quote);
    for (const char c : text) {
        if (c == quote || engine_.doubled.find(c) != std::string_view::npos) out += c;
        out += c;
    }
    return out + quote;
}

std::string Dialect::table(std::string_view name) const {
    std::string out;
    for (;;) {
        const std::size_t dot = name.find('.');
        out += column(name.substr(0, dot));
        if (dot == name.npos) return out;
        out += '.';
        name.remove_prefix(dot + 1);
    }
}

void Relations::add(std::string_view name, std::string_view select) {
    all_ += fmt::format("{}{} AS (\n{})", all_.empty() ? "WITH " : ",\n", name, select);
}

void Relations::add_once(std::string_view name, std::string_view select) {
    all_ += fmt::format("{}{} AS {}(\n{})", all_.empty() ? "WITH " : ",\n", name, sql_.engine().once, select);
}

std::string Relations::statement(std::string_view number, const Cells& cells, std::string_view from) const {
    constexpr std::size_t k_cells = 13;
    std::string outer, inner;
    for (std::size_t at = 0; at < k_cells; ++at) {
        outer += at < cells.size()
                     ? fmt::format(",\n  {} AS c{}", sql_.word(fmt::format("r.c{}", at + 1)), at + 1)
                     : fmt::format(", '' AS c{}", at + 1);
        if (at < cells.size()) inner += fmt::format(", {} AS c{}", cells[at], at + 1);
    }
    return fmt::format("{}{}SELECT '{}' AS gapcalc, {} AS lines{}\nFROM (SELECT 1 AS one) o LEFT JOIN (\n"
                       "SELECT 1 AS k{}\n{}) r ON o.one = r.k;\n",
                       all_, all_.empty() ? "" : "\n", number, sql_.text("COALESCE(SUM(r.k) OVER (), 0)"),
                       outer, inner, from);
}

} // namespace gapcalc::sql
