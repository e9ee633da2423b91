// Periods as spreadsheets and bulletins write them.
#include "gapcalc/base/period.hpp"
#include "gapcalc/base/text.hpp"

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

constexpr std::string_view k_fiscal = "FY";

CellPeriod part_of(Grain grain, int year, int number) {
    return {{Period::of_part(grain, year, number), WrittenPeriod::Named::parts}, false};
}

bool is_month(int month) { return month >= 1 && month <= 12; }

std::optional<CellPeriod> month_of(int year, int month) {
    if (!is_month(month)) return std::nullopt;
    return part_of(Grain::month, year, month);
}

/// From one month of the year to another.
std::optional<CellPeriod> months_of(int year, int first, int last) {
    if (!is_month(first) || !is_month(last) || last < first) return std::nullopt;
    const Date begin = Period::of_part(Grain::month, year, first).begin();
    return CellPeriod{{Period::of_days(begin, month_end(year, last)), WrittenPeriod::Named::parts}, true};
}

/// From the first to the last of those years.
std::optional<CellPeriod> years_of(int first, int last) {
    if (!is_year(first) || !is_year(last) || last < first) return std::nullopt;
    return CellPeriod{{Period::of_days(Period::of_year(first).begin(), Period::of_year(last).end()),
                       WrittenPeriod::Named::plain_years},
                      false};
}

std::optional<CellPeriod> day_of(int year, int month, int day) {
    if (month < 1 || month > 12 || day < 1 || day > days_in_month(year, month)) return std::nullopt;
    const Date date{static_cast<std::int16_t>(year), static_cast<std::uint8_t>(month),
                    static_cast<std::uint8_t>(day)};
    return CellPeriod{{Period::of_day(date), WrittenPeriod::Named::parts}, false};
}

/// 2023/9 and 2023/9/30.
std::optional<CellPeriod> after_slash(Scanner& scanner, int year) {
    const int month = scanner.number(2);
    if (scanner.done()) return month_of(year, month);
    if (!scanner.accept("/")) return std::nullopt;
    const int day = scanner.number(2);
    return scanner.done() ? day_of(year, month, day) : std::nullopt;
}

/// How people join the first and the last.
constexpr std::array<std::string_view, 8> k_dashes = {"-", "–", "—", "~", "～", "－", "至", "到"};

constexpr std::array<std::pair<std::string_view, int>, 8> k_quarters = {
    {{"一", 1}, {"二", 2}, {"三", 3}, {"四", 4}, {"1", 1}, {"2", 2}, {"3", 3}, {"4", 4}}};

/// 三季度 and 第三季度 is the quarter; 前三季度 the first three.
std::optional<CellPeriod> quarter_of(Scanner& scanner, int year) {
    const bool to_there = scanner.accept("前");
    if (!to_there) scanner.accept("第");
    for (const auto& [word, number] : k_quarters) {
        if (!scanner.accept(word)) continue;
        if (!scanner.accept("个季度") && !scanner.accept("季度")) return std::nullopt;
        if (!scanner.done()) return std::nullopt;
        if (to_there) return months_of(year, 1, number * 3);
        return part_of(Grain::quarter, year, number);
    }
    return std::nullopt;
}

/// What follows 2023年.
std::optional<CellPeriod> after_year(Scanner& scanner, int year) {
    if (scanner.done()) return years_of(year, year);
    for (const auto& [word, number] : {std::pair{"上半年", 1}, std::pair{"下半年", 2}}) {
        if (scanner.accept(word)) {
            if (!scanner.done()) return std::nullopt;
            return part_of(Grain::half, year, number);
        }
    }
    Scanner as_quarter = scanner;
    if (const auto quarter = quarter_of(as_quarter, year)) return quarter;
    const int month = scanner.number(2);
    if (month < 0) return std::nullopt;
    if (scanner.accept("月")) {
        if (scanner.done()) return month_of(year, month);
        const int day = scanner.number(2);
        return scanner.accept("日") && scanner.done() ? day_of(year, month, day) : std::nullopt;
    }
    for (const std::string_view dash : k_dashes) {
        if (!scanner.accept(dash)) continue;
        const int last = scanner.number(2);
        if (!scanner.accept("月") || !scanner.done()) return std::nullopt;
        return months_of(year, month, last);
    }
    return std::nullopt;
}

/// What follows 2005 when another year does: 2005-2007, 2023-2025年. Two years that follow each other may be
/// one that begins in the first of them.
std::optional<CellPeriod> after_first_year(Scanner& scanner, int first) {
    for (const std::string_view dash : k_dashes) {
        if (!scanner.accept(dash)) continue;
        const int last = scanner.number(4);
        if (!scanner.accept("年") && last == first + 1) return std::nullopt;
        return scanner.done() ? years_of(first, last) : std::nullopt;
    }
    return std::nullopt;
}

} // namespace

std::optional<CellPeriod> parse_cell_period(std::string_view text) {
    text = trimmed(text);
    if (const auto written = read_period(text)) return CellPeriod{*written, false};
    Scanner scanner(text);
    if (scanner.accept(k_fiscal)) {
        const auto written = read_period(text.substr(k_fiscal.size()));
        if (!written || written->named != WrittenPeriod::Named::split_years) return std::nullopt;
        return CellPeriod{*written, false};
    }
    const int year = scanner.number(4);
    if (!is_year(year)) return std::nullopt;
    if (scanner.accept("/")) return after_slash(scanner, year);
    if (scanner.accept("年")) return after_year(scanner, year);
    return after_first_year(scanner, year);
}

std::optional<int> ambiguous_year(std::string_view text) {
    text = trimmed(text);
    Scanner scanner(text);
    const bool fiscal = scanner.accept(k_fiscal);
    const int year = scanner.number(4);
    if (!is_year(year) || !is_year(year + 1)) return std::nullopt;
    if (fiscal) return scanner.done() ? std::optional(year - 1) : std::nullopt;
    for (const std::string_view dash : k_dashes) {
        if (!scanner.accept(dash)) continue;
        return scanner.number(4) == year + 1 && scanner.done() ? std::optional(year) : std::nullopt;
    }
    return std::nullopt;
}

bool looks_like_period(std::string_view text) {
    if (read_period(text)) return false;
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
