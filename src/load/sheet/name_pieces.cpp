#include "load/sheet/name_pieces.hpp"

#include "gapcalc/base/period.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace gapcalc::load {
namespace {

using Is = NamePiece::Is;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }
bool is_year(int number) { return number >= 1900 && number <= 2199; }

/// Bytes of the character that begins so.
std::size_t character_size(char first) {
    const auto byte = static_cast<unsigned char>(first);
    return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

std::string two_digits(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

constexpr std::array<std::string_view, 12> k_months = {"january",   "february", "march",    "april",
                                                       "may",       "june",     "july",     "august",
                                                       "september", "october",  "november", "december"};
/// 1 to 12; 0 where the word is no month.
int english_month(std::string_view word) {
    if (word == "sept") return 9;
    for (std::size_t at = 0; at < k_months.size(); ++at)
        if (word == k_months[at] || word == k_months[at].substr(0, 3)) return static_cast<int>(at) + 1;
    return 0;
}

constexpr std::array<std::string_view, 9> k_numerals = {"一", "二", "三", "四", "五", "六", "七", "八", "九"};

/// Words that say that a name is of months, quarters and the like, but not of which.
constexpr std::string_view k_kinds[] = {"月报", "月度", "月份", "季报", "季度", "半年", "周报", "旬报"};
constexpr std::string_view k_english_kinds[] = {"monthly", "month", "quarterly", "quarter", "half",
                                                "weekly",  "week",  "ytd",       "mid",     "early"};
/// Before a number that is of no time.
constexpr std::string_view k_versions[] = {"v", "ver", "rev", "附件", "附表"};

class PieceReader {
  public:
    explicit PieceReader(std::string_view name) : name_(name), lower_(name) {
        for (char& c : lower_) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    }

    std::vector<NamePiece> read() {
        while (at_ < name_.size()) {
            const std::size_t begin = at_;
            if (!read_part() && !read_year() && !read_number() && !read_word() && !read_kind())
                at_ += character_size(name_[at_]);
            at_ = std::max(at_, begin + 1);
        }
        return std::move(pieces_);
    }

  private:
    std::string_view rest() const { return std::string_view(lower_).substr(std::min(at_, lower_.size())); }
    bool accept(std::string_view word) {
        if (!rest().starts_with(word)) return false;
        at_ += word.size();
        return true;
    }
    bool accept_one_of(std::initializer_list<std::string_view> words) {
        return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return accept(word); });
    }
    /// What joins the first and the last.
    bool accept_range() {
        const std::size_t begin = at_;
        while (accept(" ")) {
        }
        const bool found = accept_one_of({"-", "~", "to "});
        while (found && accept_one_of({"-", "~", " "})) {
        }
        if (!found) at_ = begin;
        return found;
    }
    /// Digits from here on, none of which lies before.
    std::size_t digits() const {
        if (at_ > 0 && is_digit(name_[at_ - 1])) return 0;
        std::size_t end = at_;
        while (end < name_.size() && is_digit(name_[end])) ++end;
        return end - at_;
    }
    int value(std::size_t from, std::size_t size) const {
        int number = 0;
        for (const char c : name_.substr(from, size)) number = number * 10 + (c - '0');
        return number;
    }
    /// One or two digits, or the like in Chinese up to 十二; empty where there is none.
    std::optional<int> numeral() {
        if (const std::size_t size = digits(); size == 1 || size == 2) {
            at_ += size;
            return value(at_ - size, size);
        }
        const auto one = [&]() -> std::optional<int> {
            for (std::size_t digit = 0; digit < k_numerals.size(); ++digit)
                if (accept(k_numerals[digit])) return static_cast<int>(digit) + 1;
            return std::nullopt;
        };
        if (accept("十")) return 10 + one().value_or(0);
        return one();
    }

    void add(std::size_t begin, Is is, std::string period = {}) {
        pieces_.push_back({is, begin, at_, std::move(period)});
    }
    bool unclear(std::size_t begin) {
        add(begin, Is::unclear);
        return true;
    }
    bool span(std::size_t begin, int first, int last) {
        if (first < 1 || last > 12 || first > last) return unclear(begin);
        add(begin, Is::part, "年" + std::to_string(first) + '-' + std::to_string(last) + "月");
        return true;
    }

    /// 6月, 六月, 6月30日, 1-6月, 1月至6月, 前六个月, 上半年, 三季度, 前三季度, 1-3季度, Q3, 3Q, H1.
    bool read_part() {
        const std::size_t begin = at_;
        for (const auto& [word, half] : {std::pair{"上半年", "-H1"}, std::pair{"下半年", "-H2"}})
            if (accept(word)) return add(begin, Is::part, half), true;
        const bool to_there = accept_one_of({"前", "头"});
        if (!to_there) accept("第");
        if (accept("元月")) return after_month(begin, 1);
        const std::optional<int> first = numeral();
        if (first && read_counted(begin, *first, to_there)) return true;
        at_ = begin;
        return false;
    }
    bool read_counted(std::size_t begin, int first, bool to_there) {
        if (to_there) {
            if (accept("个月")) return span(begin, 1, first);
            return accept_one_of({"个季度", "季度"}) && span(begin, 1, first * 3);
        }
        if (accept("个月")) return unclear(begin);
        const bool month = accept("月"), quarter = !month && accept("季度");
        const std::size_t after = at_;
        if (accept_range()) {
            accept("第");
            const std::optional<int> last = numeral();
            if (last && !quarter && accept("月")) return after_span(begin, first, *last);
            if (last && !month && accept("季度"))
                return first == 1 ? span(begin, 1, *last * 3) : unclear(begin);
            at_ = after;
        }
        if (month) return after_month(begin, first);
        if (quarter) return quarter_of(begin, first);
        for (const auto& [letter, most] : {std::pair{'q', 4}, std::pair{'h', 2}}) {
            if (at_ >= lower_.size() || lower_[at_] != letter || !is_digit(name_[at_ - 1])) continue;
            if (first < 1 || first > most || (at_ + 1 < name_.size() && is_letter(name_[at_ + 1])))
                return false;
            ++at_;
            add(begin, Is::part, letter == 'q' ? "-Q" + std::to_string(first) : "-H" + std::to_string(first));
            return true;
        }
        return false;
    }
    bool quarter_of(std::size_t begin, int quarter) {
        if (quarter < 1 || quarter > 4) return unclear(begin);
        accept("末");
        add(begin, Is::part, "-Q" + std::to_string(quarter));
        return true;
    }
    bool after_span(std::size_t begin, int first, int last) {
        accept_one_of({"份", "末", "底"});
        return span(begin, first, last);
    }
    bool after_month(std::size_t begin, int month) {
        if (month < 1 || month > 12) return unclear(begin);
        if (accept_one_of({"初", "中旬", "上旬", "下旬"})) return unclear(begin);
        if (accept_one_of({"份", "末", "底"})) return add(begin, Is::part, '-' + two_digits(month)), true;
        const std::size_t after = at_;
        if (const std::optional<int> day = numeral(); day && accept_one_of({"日", "号"})) {
            add(begin, Is::part, '-' + two_digits(month) + '-' + two_digits(*day));
            return true;
        }
        at_ = after;
        add(begin, Is::part, '-' + two_digits(month));
        return true;
    }

    /// 2025, 2025年, 2025年末, 二〇二五年.
    bool read_year() {
        const std::size_t begin = at_;
        int year = 0;
        if (digits() == 4) {
            year = value(at_, 4);
            at_ += 4;
        } else {
            for (int digit = 0; digit < 4; ++digit) {
                const std::size_t before = at_;
                if (accept_one_of({"〇", "零", "○"})) year *= 10;
                for (std::size_t one = 0; at_ == before && one < k_numerals.size(); ++one)
                    if (accept(k_numerals[one])) year = year * 10 + static_cast<int>(one) + 1;
                if (at_ == before) return at_ = begin, false;
            }
            if (!rest().starts_with("年")) return at_ = begin, false;
        }
        if (!is_year(year)) return at_ = begin, false;
        const std::size_t bare = at_;
        NamePiece piece{Is::year, begin, at_, std::to_string(year)};
        piece.says_year = accept("年");
        if (piece.says_year) accept_one_of({"度", "末", "底", "全年"});
        piece.end = at_;
        pieces_.push_back(std::move(piece));
        // The beginning or the middle of a year, unless another word begins so.
        for (const std::string_view word : {"初", "中"}) {
            if (!pieces_.back().says_year || at_ != bare + 3 || !rest().starts_with(word)) continue;
            const std::string_view next = rest().substr(word.size());
            if (!next.empty() && static_cast<unsigned char>(next[0]) >= 0x80 && !next.starts_with("期") &&
                !next.starts_with("报") && !next.starts_with("数"))
                continue;
            const std::size_t from = at_;
            at_ += word.size();
            unclear(from);
        }
        return true;
    }

    bool read_number() {
        const std::size_t size = digits(), begin = at_;
        if (size == 0) return false;
        const std::string_view before = std::string_view(lower_).substr(0, begin);
        const bool version =
            std::any_of(std::begin(k_versions), std::end(k_versions), [&](std::string_view word) {
                if (!before.ends_with(word)) return false;
                const std::size_t from = before.size() - word.size();
                return !is_letter(word[0]) || from == 0 || !is_letter(before[from - 1]);
            });
        at_ += size;
        if (size <= 2 && version) return true;
        if (size <= 2) {
            if (accept_one_of({"年", "周", "旬"})) return unclear(begin);
            pieces_.push_back({Is::number, begin, at_, {}, value(begin, size)});
            return true;
        }
        const bool has_year = size >= 6 && is_year(value(begin, 4));
        if (has_year && (size == 6 || size == 8)) {
            const int month = value(begin + 4, 2), day = size == 8 ? value(begin + 6, 2) : 1;
            if (month < 1 || month > 12 || day < 1 || day > days_in_month(value(begin, 4), month))
                return unclear(begin);
            std::string period = std::to_string(value(begin, 4)) + '-' + two_digits(month);
            if (size == 8) period += '-' + two_digits(day);
            add(begin, Is::whole, std::move(period));
        } else if (size == 4 || size == 6 || size >= 8) {
            add(begin, has_year ? Is::unclear : Is::number);
        }
        return true;
    }

    /// A word of Latin letters.
    bool read_word() {
        if (!is_letter(name_[at_]) || (at_ > 0 && is_letter(name_[at_ - 1]))) return false;
        const std::size_t begin = at_;
        while (at_ < name_.size() && is_letter(name_[at_])) ++at_;
        const std::string_view word = std::string_view(lower_).substr(begin, at_ - begin);
        if (const int month = english_month(word)) return read_english(begin, month);
        if (word == "fy") return add(begin, Is::fiscal), true;
        if (std::find(std::begin(k_english_kinds), std::end(k_english_kinds), word) !=
            std::end(k_english_kinds))
            return add(begin, Is::kind), true;
        const std::size_t size = digits();
        if (word.size() != 1 || size == 0 || size > 2) return true;
        const int number = value(at_, size);
        // Table S1 and M6 may be anything, but behind a year.
        const std::string_view between =
            pieces_.empty() ? name_ : name_.substr(pieces_.back().end, begin - pieces_.back().end);
        const bool behind_year =
            !pieces_.empty() && pieces_.back().is == Is::year && (between.empty() || between == "-");
        std::string part;
        if (word == "q" && number >= 1 && number <= 4) part = "-Q" + std::to_string(number);
        if ((word == "h" || (word == "s" && behind_year)) && number >= 1 && number <= 2)
            part = "-H" + std::to_string(number);
        if (word == "m" && behind_year && number >= 1 && number <= 12) part = '-' + two_digits(number);
        if (!part.empty()) {
            at_ += size;
            add(begin, Is::part, std::move(part));
        } else if (word == "w" || word == "q" || word == "h" || behind_year) {
            if (word == "v") return true;
            at_ += size;
            unclear(begin);
        }
        return true;
    }
    /// Sep, September, Jan-Jun.
    bool read_english(std::size_t begin, int month) {
        accept(".");
        const std::size_t after = at_;
        if (accept_range()) {
            const std::size_t next = at_;
            while (at_ < name_.size() && is_letter(name_[at_])) ++at_;
            if (const int last = english_month(std::string_view(lower_).substr(next, at_ - next)))
                return span(begin, month, last);
            at_ = after;
        }
        add(begin, Is::part, '-' + two_digits(month));
        pieces_.back().is_english = true;
        return true;
    }

    bool read_kind() {
        const std::size_t begin = at_;
        for (const std::string_view word : k_kinds)
            if (accept(word)) return add(begin, Is::kind), true;
        return false;
    }

    std::string_view name_;
    std::string lower_;
    std::size_t at_ = 0;
    std::vector<NamePiece> pieces_;
};

} // namespace

std::string plain_name(std::string_view name) {
    static constexpr std::pair<std::string_view, char> k_plain[] = {
        {"\u3000", ' '}, {"\u00A0", ' '}, {"\u2010", '-'}, {"\u2011", '-'}, {"\u2212", '-'},
        {"\u2013", '~'}, {"\u2014", '~'}, {"至", '~'},     {"到", '~'},
    };
    std::string plain;
    for (std::size_t at = 0; at < name.size();) {
        const std::string_view rest = name.substr(at);
        const auto* const found = std::find_if(std::begin(k_plain), std::end(k_plain),
                                               [&](const auto& one) { return rest.starts_with(one.first); });
        if (found != std::end(k_plain)) {
            plain += found->second;
            at += found->first.size();
            continue;
        }
        // U+FF01 to U+FF5E are ASCII's.
        const auto byte = [&](std::size_t which) { return static_cast<unsigned char>(rest[which]); };
        if (rest.size() >= 3 && byte(0) == 0xEF && (byte(1) == 0xBC || byte(1) == 0xBD)) {
            const int ascii = (byte(1) - 0xBC) * 0x40 + byte(2) - 0x80 + 0x20;
            if (ascii > 0x20 && ascii < 0x7F) {
                plain += static_cast<char>(ascii);
                at += 3;
                continue;
            }
        }
        plain += name[at++];
    }
    return plain;
}

std::vector<NamePiece> pieces_of_name(std::string_view plain) { return PieceReader(plain).read(); }

} // namespace gapcalc::load
