#include "load/sheet/csv_period.hpp"

#include "gapcalc/base/text.hpp"
#include "load/sheet/excel_number.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace gapcalc::load {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool all_digits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}
int number(std::string_view digits) {
    int value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}
bool is_year(std::string_view text) {
    return text.size() == 4 && all_digits(text) && number(text) >= 1900 && number(text) <= 2199;
}

std::optional<Period> month_of(int year, int month) {
    if (month < 1 || month > 12) return std::nullopt;
    return Period::of_part(Grain::month, year, month);
}
std::optional<Period> day_of(int year, int month, int day) {
    if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1 || day > days_in_month(year, month))
        return std::nullopt;
    return Period::of_day(
        {static_cast<std::int16_t>(year), static_cast<std::uint8_t>(month), static_cast<std::uint8_t>(day)});
}

/// A text in parts: its runs of digits, and what stands between them.
struct Parts {
    std::vector<std::string_view> numbers, between;
};
Parts parts_of(std::string_view text) {
    Parts parts;
    std::size_t at = 0;
    while (at < text.size() && parts.numbers.size() < 4) {
        const std::size_t begin = at;
        while (at < text.size() && !is_digit(text[at])) ++at;
        parts.between.push_back(text.substr(begin, at - begin));
        const std::size_t digits = at;
        while (at < text.size() && is_digit(text[at])) ++at;
        if (at != digits) parts.numbers.push_back(text.substr(digits, at - digits));
    }
    return parts;
}

/// 31/12/2024, 31.12.2024 or 31-12-2024, by the order that was said.
std::optional<Period> day_last(std::string_view text, DayOrder order, bool& looks_so) {
    const Parts parts = parts_of(text);
    looks_so = false;
    if (parts.numbers.size() != 3 || parts.between.size() != 3 || !parts.between[0].empty())
        return std::nullopt;
    if (parts.between[1] != parts.between[2] || parts.between[1].size() != 1) return std::nullopt;
    if (std::string_view("/.-").find(parts.between[1][0]) == std::string_view::npos) return std::nullopt;
    if (parts.numbers[0].size() > 2 || parts.numbers[1].size() > 2 || parts.numbers[2].size() != 4)
        return std::nullopt;
    looks_so = true;
    if (order == DayOrder::unsaid) return std::nullopt;
    const int first = number(parts.numbers[0]), second = number(parts.numbers[1]),
              year = number(parts.numbers[2]);
    return order == DayOrder::day_first ? day_of(year, second, first) : day_of(year, first, second);
}

constexpr std::array<std::string_view, 12> k_months = {"jan", "feb", "mar", "apr", "may", "jun",
                                                       "jul", "aug", "sep", "oct", "nov", "dec"};

/// Dec 2024, December 2024, Dec-24; not 24-Dec, which may be a day.
std::optional<Period> english_month(std::string_view text) {
    std::string lower(text);
    for (char& c : lower) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    static constexpr std::array<std::string_view, 12> k_whole = {
        "january", "february", "march",     "april",   "may",      "june",
        "july",    "august",   "september", "october", "november", "december"};
    const std::size_t letters =
        std::find_if_not(lower.begin(), lower.end(), [](char c) { return c >= 'a' && c <= 'z'; }) -
        lower.begin();
    const std::string_view word = std::string_view(lower).substr(0, letters);
    for (std::size_t month = 0; month < k_months.size(); ++month) {
        if (word != k_months[month] && word != k_whole[month] && !(month == 8 && word == "sept")) continue;
        std::string_view rest = std::string_view(lower).substr(letters);
        if (rest.starts_with('.')) rest.remove_prefix(1);
        if (rest.empty() || (rest[0] != ' ' && rest[0] != '-')) return std::nullopt;
        rest.remove_prefix(1);
        if (is_year(rest)) return month_of(number(rest), static_cast<int>(month) + 1);
        if (rest.size() == 2 && all_digits(rest))
            return month_of(2000 + number(rest), static_cast<int>(month) + 1);
    }
    return std::nullopt;
}

/// Spellings of spreadsheets and statistical offices that are no one else's: 2024M12, 202412, 2024Q4,
/// 2024.12, 2024年末, 2020 [YR2020].
std::optional<Period> other_spelling(std::string_view text) {
    if (text.size() == 13 && is_year(text.substr(0, 4)) &&
        text.substr(4) == " [YR" + std::string(text.substr(0, 4)) + "]")
        return Period::of_year(number(text.substr(0, 4)));
    if (text.size() < 6 || !is_year(text.substr(0, 4))) return english_month(text);
    const int year = number(text.substr(0, 4));
    const std::string_view rest = text.substr(4);
    for (const std::string_view word : {"年末", "年底", "年度", "年全年"})
        if (rest == word) return Period::of_year(year);
    if (rest.size() == 2 && all_digits(rest)) return month_of(year, number(rest));
    if (rest.size() == 3 && (rest[0] == 'M' || rest[0] == 'm' || rest[0] == '.') &&
        all_digits(rest.substr(1)))
        return month_of(year, number(rest.substr(1)));
    if (rest.size() == 2 && (rest[0] == 'Q' || rest[0] == 'q') && rest[1] >= '1' && rest[1] <= '4')
        return Period::of_part(Grain::quarter, year, rest[1] - '0');
    return std::nullopt;
}

/// The period that a day means.
Period meant(const Period& day, PeriodMeaning meaning) {
    const int year = day.end().year, month = day.end().month;
    switch (meaning) {
    case PeriodMeaning::as_written:
    case PeriodMeaning::fiscal_begin: // which year holds it is known where the series is
    case PeriodMeaning::fiscal_end:
        return day;
    case PeriodMeaning::month:
        return Period::of_part(Grain::month, year, month);
    case PeriodMeaning::quarter:
        return Period::of_part(Grain::quarter, year, (month + 2) / 3);
    case PeriodMeaning::half:
        return Period::of_part(Grain::half, year, (month + 5) / 6);
    case PeriodMeaning::year:
        return Period::of_year(year);
    }
    return day;
}

/// A period that is a year only where years begin in January.
WrittenPeriod written(const Period& period) {
    return {period,
            period.grain() == Grain::year ? WrittenPeriod::Named::plain_years : WrittenPeriod::Named::parts};
}

/// The years that begin in calendar years `first` to `last`; none where they leave the years known.
std::optional<WrittenPeriod> split_years(int first, int last) {
    if (first < 1900 || last >= 2199) return std::nullopt;
    return WrittenPeriod{Period::of_days(Period::of_year(first).begin(), Period::of_year(last).end()),
                         WrittenPeriod::Named::split_years};
}

/// Years named by the one calendar year in which they begin or end.
std::optional<WrittenPeriod> fiscal(const Period& years, PeriodMeaning meaning) {
    const int back = meaning == PeriodMeaning::fiscal_end ? 1 : 0;
    return split_years(years.begin().year - back, years.end().year - back);
}

/// Where all years are fiscal: FY2024, and with both of its years 2024-25, 2024-2025, FY2024-25.
std::optional<WrittenPeriod> fiscal_year(std::string_view text, PeriodMeaning meaning) {
    if (text.starts_with("FY")) {
        text = trimmed(text.substr(2));
        if (is_year(text)) return fiscal(Period::of_year(number(text)), meaning);
    }
    if (!is_year(text.substr(0, 4))) return std::nullopt;
    const int year = number(text.substr(0, 4));
    const Parts parts = parts_of(text.substr(4));
    if (parts.numbers.size() != 1 || parts.between.size() != 1 || !text.ends_with(parts.numbers[0]))
        return std::nullopt;
    static constexpr std::array<std::string_view, 4> k_joined = {"-", "–", "—", "/"};
    if (std::find(k_joined.begin(), k_joined.end(), parts.between[0]) == k_joined.end()) return std::nullopt;
    const std::string next = std::to_string(year + 1);
    if (parts.numbers[0] != next && parts.numbers[0] != next.substr(2)) return std::nullopt;
    return split_years(year, year);
}

SheetPeriod understood(const CellPeriod& read, const CsvRequest& request) {
    SheetPeriod result;
    result.period = read;
    if (is_fiscal(request.period) && read.written.named == WrittenPeriod::Named::plain_years) {
        result.period.reset();
        if (const auto years = fiscal(read.written.period, request.period))
            result.period = CellPeriod{*years, false};
        return result;
    }
    if (read.written.period.grain() != Grain::day) return result;
    result.is_first_of_month = read.written.period.end().day == 1;
    result.period->written = {meant(read.written.period, request.period), WrittenPeriod::Named::parts};
    return result;
}

Text help_for(std::string_view text, bool day_last_shape, DayOrder order) {
    if (day_last_shape && order != DayOrder::unsaid)
        return {"没有这一天；按 date = \"" + std::string(order == DayOrder::day_first ? "dmy" : "mdy") +
                    "\" 来读，" + (order == DayOrder::day_first ? "日在前" : "月在前"),
                "there is no such day, read as date = \"" + std::string(order == DayOrder::day_first
                                                                            ? "dmy\" says: the day first"
                                                                            : "mdy\" says: the month first")};
    if (day_last_shape)
        return {"写 date = \"dmy\"（日在前）或 \"mdy\"（月在前）",
                "say how its dates are written: date = \"dmy\" (the day first) or \"mdy\" (the month first)"};
    if (text.size() == 6 && is_year(text.substr(0, 4)) && text[4] == '.' && is_digit(text[5])) {
        const std::string month = std::string(text.substr(0, 4)) + "-0" + text[5];
        if (text[5] != '1') return {"写成 " + month, "write " + month};
        return {"可能是 " + std::string(text.substr(0, 4)) + "-10 被当成数：写成文字 \"" +
                    std::string(text.substr(0, 4)) + "-0" + text[5] + "\" 或 \"" +
                    std::string(text.substr(0, 4)) + "-" + text[5] + "0\"",
                "it may be what a spreadsheet made of a month: write " + std::string(text.substr(0, 4)) +
                    "-0" + text[5] + " or " + std::string(text.substr(0, 4)) + "-" + text[5] + "0"};
    }
    if (text.size() == 5 && all_digits(text))
        if (const auto serial = excel_serial(text))
            if (const auto date = excel_date(*serial, false); date && date->year >= 1900 && date->year < 2200)
                return {"像是 Excel 的日期 " + to_string(*date) + "：把这一列设成日期格式，或写成文字",
                        "it looks like the Excel date " + to_string(*date) +
                            ": format the column as a date, or write it as text"};
    return {};
}

} // namespace

SheetPeriod read_sheet_period(std::string_view text, const CsvRequest& request) {
    text = trimmed(text);
    if (text.size() > 100) return {};
    if (is_fiscal(request.period))
        if (const auto year = fiscal_year(text, request.period)) return {CellPeriod{*year, false}};
    bool shape = false;
    if (const auto day = day_last(text, request.days, shape))
        return understood({{*day, WrittenPeriod::Named::parts}, false}, request);
    if (const auto read = parse_cell_period(text)) return understood(*read, request);
    // Full-width digits, and blanks inside as in 2025 年 6 月.
    std::string plain;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text.substr(at, 2) == "\xEF\xBC" && at + 2 < text.size() &&
            static_cast<unsigned char>(text[at + 2]) >= 0x90 &&
            static_cast<unsigned char>(text[at + 2]) <= 0x99) {
            plain += static_cast<char>(static_cast<unsigned char>(text[at + 2]) - 0x90 + '0');
            at += 2;
        } else if (text[at] != ' ' || text.find("年") == text.npos) {
            plain += text[at];
        }
    }
    if (plain != text)
        if (const auto read = parse_cell_period(plain)) return understood(*read, request);
    if (const auto period = other_spelling(plain)) return understood({written(*period), false}, request);
    // 2024/12/1 0:00, as exports write a date.
    if (const std::size_t blank = text.find_first_of(" T");
        blank != text.npos && blank >= 8 && blank + 1 < text.size() && text.find(':', blank) != text.npos &&
        text.substr(blank + 1).find_first_not_of("0:.Z") == std::string_view::npos)
        if (const auto read = parse_cell_period(text.substr(0, blank));
            read && read->written.period.grain() == Grain::day)
            return understood(*read, request);
    SheetPeriod none;
    none.help = help_for(text, shape, request.days);
    return none;
}

SheetPeriod read_sheet_period(std::string_view year, std::string_view part, const CsvRequest& request) {
    std::string_view plain = trimmed(year);
    if (plain.ends_with("年")) plain = trimmed(plain.substr(0, plain.size() - 3));
    part = trimmed(part);
    if (!is_year(plain)) return {};
    if (part.empty()) return read_sheet_period(plain, request);
    // There are many ways to write which calendar year a month of a fiscal year lies in.
    if (is_fiscal(request.period))
        return {{},
                false,
                {"财政年度的各月要写明日历年，如 2025-03",
                 "where years are fiscal a month names its calendar year, as 2025-03"}};
    const std::string begin(plain);
    if (all_digits(part) && part.size() <= 2) {
        const auto month = month_of(number(plain), number(part));
        return month ? SheetPeriod{CellPeriod{written(*month), false}} : SheetPeriod{};
    }
    for (const std::string& joined :
         {begin + "年" + std::string(part), begin + "-" + std::string(part), begin + std::string(part)}) {
        SheetPeriod read = read_sheet_period(joined, request);
        if (read.period) return read;
    }
    if (const auto month = english_month(std::string(part) + ' ' + begin))
        return {CellPeriod{written(*month), false}};
    return {};
}

} // namespace gapcalc::load
