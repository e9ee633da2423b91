#include "load/meant_period.hpp"

#include <algorithm>

namespace gapcalc::load {

std::optional<Period> meant_period(std::string_view text) {
    constexpr std::size_t k_longest = 40;
    if (text.size() > k_longest) return std::nullopt;
    if (const auto period = parse_period(text)) return period;
    std::string spelled(text);
    for (char& c : spelled) {
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32); // 2025-q3
    }
    if (const auto period = parse_period(spelled)) return period;
    if (const auto cell = parse_cell_period(text); cell && !cell->running_total) return cell->period;
    for (char& c : spelled) {
        if (c == '-' || c == '.') c = '/';
    }
    if (const auto cell = parse_cell_period(spelled); cell && !cell->running_total) return cell->period;
    std::erase(spelled, '/'); // 2025Q3, 202509
    if (spelled.size() >= 6) {
        spelled.insert(4, "-");
        if (const auto period = parse_period(spelled)) return period;
        if (spelled.size() == 9) spelled.insert(7, "-");
        return parse_period(spelled);
    }
    return std::nullopt;
}

std::string as_value(const Period& period) {
    const bool bare = period.grain() == Grain::year || period.is_day();
    return bare ? to_string(period) : '"' + to_string(period) + '"';
}

} // namespace gapcalc::load
