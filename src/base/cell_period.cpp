// Periods as spreadsheets and bulletins write them.
#include "gapcalc/base/period.hpp"

#include <array>
#include <utility>

namespace gapcalc {
namespace {

/// Reads a text from its front.
class Scanner {
  public:
    explicit Scanner(std::string_view text) : rest_(text) {}
    bool done() const { return rest_.empty(); }
    bool accept(std::string_view word) {
        if (!rest_.starts_with(word)) return false;
        rest_.remove_prefix(word.size());
        return true;
    }
    /// A number of one to `most` digits; -1 when there is none.
    int number(std::size_t most) {
        std::size_t count = 0;
        int value = 0;
        for (; count < rest_.size() && rest_[count] >= '0' && rest_[count] <= '9'; ++count) {
            if (count == most) return -1;
            value = value * 10 + (rest_[count] - '0');
        }
        if (count == 0) return -1;
        rest_.remove_prefix(count);
        return value;
    }

  private:
    std::string_view rest_;
};

bool is_year(int year) { return year >= 1900 && year <= 2199; }

std::optional<CellPeriod> month_of(int year, int month, bool running_total) {
    if (month < 1 || month > 12) return std::nullopt;
    return CellPeriod{Period::of_part(Grain::month, year, month), running_total};
}

std::optional<CellPeriod> day_of(int year, int month, int day) {
    if (month < 1 || month > 12 || day < 1 || day > days_in_month(year, month)) return std::nullopt;
    const Date date{static_cast<std::int16_t>(year), static_cast<std::uint8_t>(month),
                    static_cast<std::uint8_t>(day)};
    return CellPeriod{Period::of_day(date), false};
}

/// 2023/9 and 2023/9/30.
std::optional<CellPeriod> after_slash(Scanner& scanner, int year) {
    const int month = scanner.number(2);
    if (scanner.done()) return month_of(year, month, false);
    if (!scanner.accept("/")) return std::nullopt;
    const int day = scanner.number(2);
    return scanner.done() ? day_of(year, month, day) : std::nullopt;
}

constexpr std::array<std::pair<std::string_view, int>, 8> k_quarters = {
    {{"一", 1}, {"二", 2}, {"三", 3}, {"四", 4}, {"1", 1}, {"2", 2}, {"3", 3}, {"4", 4}}};

/// 三季度 and 第三季度 is the quarter; 前三季度 the running total to its end.
std::optional<CellPeriod> quarter_of(Scanner& scanner, int year) {
    const bool running_total = scanner.accept("前");
    if (!running_total) scanner.accept("第");
    for (const auto& [word, number] : k_quarters) {
        if (!scanner.accept(word)) continue;
        if (!scanner.accept("个季度") && !scanner.accept("季度")) return std::nullopt;
        if (!scanner.done()) return std::nullopt;
        if (running_total) return month_of(year, number * 3, true);
        return CellPeriod{Period::of_part(Grain::quarter, year, number), false};
    }
    return std::nullopt;
}

/// What follows 2023年.
std::optional<CellPeriod> after_year(Scanner& scanner, int year) {
    if (scanner.done()) return CellPeriod{Period::of_year(year), false};
    for (const auto& [word, number] : {std::pair{"上半年", 1}, std::pair{"下半年", 2}}) {
        if (scanner.accept(word)) {
            if (!scanner.done()) return std::nullopt;
            return CellPeriod{Period::of_part(Grain::half, year, number), false};
        }
    }
    Scanner as_quarter = scanner;
    if (const auto quarter = quarter_of(as_quarter, year)) return quarter;
    const int month = scanner.number(2);
    if (month < 0) return std::nullopt;
    if (scanner.accept("月")) {
        if (scanner.done()) return month_of(year, month, false);
        const int day = scanner.number(2);
        return scanner.accept("日") && scanner.done() ? day_of(year, month, day) : std::nullopt;
    }
    for (const auto* dash : {"-", "–", "—", "~", "～", "－", "至", "到"}) {
        if (!scanner.accept(dash)) continue;
        const int last = scanner.number(2);
        if (month != 1 || !scanner.accept("月") || !scanner.done()) return std::nullopt;
        return month_of(year, last, true);
    }
    return std::nullopt;
}

} // namespace

std::optional<CellPeriod> parse_cell_period(std::string_view text) {
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return std::nullopt;
    text = text.substr(first, text.find_last_not_of(" \t") - first + 1);
    if (const auto period = parse_period(text)) return CellPeriod{*period, false};
    Scanner scanner(text);
    const int year = scanner.number(4);
    if (!is_year(year)) return std::nullopt;
    if (scanner.accept("/")) return after_slash(scanner, year);
    if (scanner.accept("年")) return after_year(scanner, year);
    return std::nullopt;
}

bool looks_like_period(std::string_view text) {
    if (parse_period(text)) return false;
    if (parse_cell_period(text)) return true;
    if (text.size() < 5) return false;
    for (const char c : text.substr(0, 4)) {
        if (c < '0' || c > '9') return false;
    }
    if (std::string_view("-/._").find(text[4]) == std::string_view::npos) return false;
    // 2025-老街 is a name; 2025-6, 2025-q3 and 2025- were meant as periods.
    if (text.size() == 5) return true;
    return std::string_view("0123456789HSQMWhsqmw-/.").find(text[5]) != std::string_view::npos;
}

} // namespace gapcalc
