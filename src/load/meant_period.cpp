#include "load/meant_period.hpp"

#include <algorithm>

namespace gapcalc::load {

std::optional<WrittenPeriod> meant_period(std::string_view text) {
    constexpr std::size_t k_longest = 40;
    if (text.size() > k_longest) return std::nullopt;
    if (const auto period = read_period(text)) return period;
    std::string spelled(text);
    for (char& c : spelled) {
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32); // 2025-q3
    }
    if (const auto period = read_period(spelled)) return period;
    if (const auto cell = parse_cell_period(text)) return cell->written;
    for (char& c : spelled) {
        if (c == '-' || c == '.') c = '/';
    }
    if (const auto cell = parse_cell_period(spelled)) return cell->written;
    std::erase(spelled, '/'); // 2025Q3, 202509
    if (spelled.size() >= 6) {
        spelled.insert(4, "-");
        if (const auto period = read_period(spelled)) return period;
        if (spelled.size() == 9) spelled.insert(7, "-");
        return read_period(spelled);
    }
    return std::nullopt;
}

std::string as_value(const WrittenPeriod& period) {
    const std::string text = to_string(period);
    const Grain grain = period.period.grain();
    const bool plain_year = grain == Grain::year && period.named != WrittenPeriod::Named::split_years;
    return plain_year || grain == Grain::day ? text : '"' + text + '"';
}

const Text k_period_spellings{
    "时期写成 2025、2025-H1、2025-Q3、2025-09、2025-09-30 或 2023..2025，年份 1900 至 2199",
    "a period reads 2025, 2025-H1, 2025-Q3, 2025-09, 2025-09-30 or 2023..2025, from 1900 to 2199"};

} // namespace gapcalc::load
