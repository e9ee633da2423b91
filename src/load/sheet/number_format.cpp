#include "load/sheet/number_format.hpp"

#include "base/unit.hpp"
#include "gapcalc/base/text.hpp"
#include "load/sheet/sheet_unit.hpp"
#include "load/sheet/unit_words.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace gapcalc::load {
namespace {

using Shows = NumberFormat::Shows;

/// Walks over the first section of a format code.
class CodeReader {
  public:
    explicit CodeReader(std::string_view code) : code_(code) {}

    NumberFormat read() {
        while (at_ < code_.size() && code_[at_] != ';') step();
        settle_minutes(false);
        const NumberFormat format = made();
        if (!conditional_ || at_ >= code_.size()) return format;
        // Another section may be of other numbers.
        NumberFormat next = CodeReader(code_.substr(at_ + 1)).read();
        if (!digits_ && !general_ && !format.is_date()) { // [=0]"-";0.0
            next.code = code_;
            return next;
        }
        if (next.shows == format.shows && next.suffix == format.suffix && next.power == format.power &&
            !next.varies)
            return format;
        NumberFormat varying;
        varying.code = code_;
        varying.varies = true;
        return format.is_date() ? format : varying;
    }

  private:
    NumberFormat made() const {
        NumberFormat format;
        format.code = code_;
        if (year_ || month_ || day_ || time_ || weekday_) {
            format.shows = !year_ ? Shows::no_year : day_ ? Shows::day : month_ ? Shows::month : Shows::year;
            // yyyy"上半年": which half it is, the date does not say.
            const std::string texts = prefix_ + suffix_;
            for (const std::string_view part : {"半年", "季", "旬", "末", "H1", "H2", "Q1", "Q2", "Q3", "Q4"})
                if (texts.find(part) != texts.npos && format.shows == Shows::year)
                    format.shows = Shows::no_year;
            return format;
        }
        if (percent_) format.shows = Shows::percent;
        format.power = digits_ ? static_cast<int>(3 * commas_ + fraction_) : 0;
        format.divides = format.power != 0;
        if (digits_ || general_) {
            format.prefix = trimmed(prefix_);
            format.suffix = trimmed(suffix_);
            settle_unit(format);
        }
        return format;
    }

    /// A unit is one wherever it stands: "万元" 0.0, 0.0"（万元）"; of two no one knows which is meant.
    static void settle_unit(NumberFormat& format) {
        for (std::string* text : {&format.prefix, &format.suffix}) {
            std::string_view inside = *text;
            for (const auto& [open, close] :
                 {std::pair<std::string_view, std::string_view>{"（", "）"}, {"(", ")"}, {"[", "]"}})
                if (inside.starts_with(open) && inside.ends_with(close) &&
                    inside.size() > open.size() + close.size())
                    inside = inside.substr(open.size(), inside.size() - open.size() - close.size());
            if (magnitude(inside)) *text = std::string(inside);
        }
        if (is_unit(format.suffix) && format.prefix.empty()) return;
        if (magnitude(format.prefix) && format.suffix.empty()) std::swap(format.prefix, format.suffix);
        const std::vector<std::string> units = units_in(format.prefix + '\n' + format.suffix);
        if (units.empty()) return;
        if (units.size() > 1) format.varies = true;
        format.suffix = units.front();
        if (!units_in(format.prefix).empty()) format.prefix.clear();
    }

    /// A literal; of use is what stands before the first digit and behind the last.
    void literal(std::string_view text) { (digits_ || general_ ? suffix_ : prefix_) += text; }
    void digit() {
        if (digits_ && suffix_ == ".") in_fraction_ = true; // a point that is text: 0!.0
        if (in_fraction_) ++fraction_;
        digits_ = true;
        commas_ = 0;
        suffix_.clear();
    }
    /// m is a month, but minutes after hours or before seconds.
    void settle_minutes(bool before_seconds) {
        if (pending_m_ && !before_seconds) month_ = true;
        if (pending_m_ && before_seconds) time_ = true;
        pending_m_ = false;
    }
    std::size_t run(char letter) {
        std::size_t count = 0;
        while (at_ < code_.size() && lower(code_[at_]) == letter) ++at_, ++count;
        return count;
    }
    static char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
    bool word(std::string_view text) {
        if (code_.size() - at_ < text.size()) return false;
        for (std::size_t i = 0; i < text.size(); ++i)
            if (lower(code_[at_ + i]) != text[i]) return false;
        at_ += text.size();
        return true;
    }
    void step() {
        const char c = lower(code_[at_]);
        switch (c) {
        case '"': {
            const std::size_t end = std::min(code_.find('"', at_ + 1), code_.size());
            literal(code_.substr(at_ + 1, end - at_ - 1));
            at_ = end + 1;
            return;
        }
        case '\\':
        case '!': { // the next character as it is
            const std::size_t size =
                std::min(character_size(at_ + 1), code_.size() - std::min(at_ + 1, code_.size()));
            if (at_ + 1 < code_.size()) literal(code_.substr(at_ + 1, size));
            at_ += 1 + size;
            return;
        }
        case '_':
        case '*': // room of a character, or a character to fill with
            at_ += 1 + character_size(at_ + 1);
            return;
        case '[':
            return bracket();
        case '0':
        case '#':
        case '?':
            digit();
            ++at_;
            return;
        case ',':
            if (digits_) ++commas_;
            ++at_;
            return;
        case '.':
            ++at_;
            if (at_ < code_.size() && std::string_view("0#?").find(code_[at_]) != std::string_view::npos) {
                // A comma before the point divides as well.
                before_point_ = commas_;
                const std::size_t kept = commas_;
                digit();
                commas_ = kept;
                ++at_;
                while (at_ < code_.size() &&
                       std::string_view("0#?").find(code_[at_]) != std::string_view::npos)
                    ++at_;
            }
            return;
        case '%':
            percent_ = true;
            ++at_;
            return;
        case 'e':
            if (digits_) { // 0.00E+00
                ++at_;
                if (at_ < code_.size() && (code_[at_] == '+' || code_[at_] == '-')) ++at_;
                return;
            }
            [[fallthrough]]; // Chinese and Japanese for a year
        case 'y':
            run(c);
            settle_minutes(false);
            year_ = true;
            after_hours_ = false;
            return;
        case 'm':
            settle_minutes(false);
            run('m');
            if (after_hours_)
                time_ = true;
            else
                pending_m_ = true;
            after_hours_ = false;
            return;
        case 'd':
            settle_minutes(false);
            (run('d') <= 2 ? day_ : weekday_) = true;
            after_hours_ = false;
            return;
        case 'h':
            settle_minutes(false);
            run('h');
            time_ = true;
            after_hours_ = true;
            return;
        case 's':
            settle_minutes(true);
            run('s');
            time_ = true;
            after_hours_ = false;
            return;
        case 'a':
            if (word("am/pm") || word("a/p")) {
                time_ = true;
                return;
            }
            if (run('a') >= 3) weekday_ = true; // 星期三
            return;
        case 'g':
            if (word("general")) {
                general_ = true;
                suffix_.clear();
                return;
            }
            run('g');
            if (code_.substr(at_).starts_with("/通用格式")) { // General, in Chinese
                at_ += std::string_view("/通用格式").size();
                general_ = true;
                suffix_.clear();
            }
            return;
        default:
            break;
        }
        const std::size_t size = character_size(at_);
        literal(code_.substr(at_, size));
        at_ += size;
    }
    /// [h] counts hours; colours, conditions and languages mean nothing here.
    void bracket() {
        const std::size_t end = std::min(code_.find(']', at_), code_.size());
        std::string_view inside = code_.substr(at_ + 1, end - std::min(end, at_ + 1));
        at_ = end + 1;
        if (inside.empty()) return;
        if (inside[0] == '$') // a currency or another text, and behind it a language: [$¥-804], [$万元]
            return literal(inside.substr(1, std::min(inside.find('-'), inside.size()) - 1));
        if (inside[0] == '<' || inside[0] == '>' || inside[0] == '=') conditional_ = true;
        const char first = lower(inside[0]);
        const bool same =
            std::all_of(inside.begin(), inside.end(), [&](char c) { return lower(c) == first; });
        if (!same || (first != 'h' && first != 'm' && first != 's')) return;
        settle_minutes(first == 's');
        time_ = true;
        after_hours_ = first == 'h';
    }
    std::size_t character_size(std::size_t at) const {
        if (at >= code_.size()) return 0;
        std::size_t size = 1;
        while (at + size < code_.size() && (static_cast<unsigned char>(code_[at + size]) & 0xC0) == 0x80)
            ++size;
        return size;
    }

    std::string_view code_;
    std::size_t at_ = 0;
    std::string prefix_, suffix_;
    std::size_t commas_ = 0, before_point_ = 0, fraction_ = 0;
    bool conditional_ = false, in_fraction_ = false, weekday_ = false;
    bool digits_ = false, general_ = false, percent_ = false;
    bool year_ = false, month_ = false, day_ = false, time_ = false;
    bool pending_m_ = false, after_hours_ = false;
};

} // namespace

bool NumberFormat::shows_another() const {
    constexpr std::string_view k_before[] = {">",  "<",    ">=",   "<=", "≥",  "≤", "超", "超过", "突破",
                                             "逾", "不足", "不到", "约", "近", "~", "-",  "−",    "approx."};
    constexpr std::string_view k_behind[] = {"以上", "以下", "以内"};
    return varies || (divides && !divides_into_unit()) ||
           std::ranges::find(k_before, prefix) != std::end(k_before) ||
           std::ranges::find(k_behind, suffix) != std::end(k_behind) || magnitude(suffix).has_value();
}

bool NumberFormat::divides_into_unit() const { return divides && shows == Shows::number && is_unit(suffix); }

NumberFormat read_number_format(std::string_view code) { return CodeReader(code).read(); }

NumberFormat built_in_number_format(unsigned number) {
    static constexpr std::pair<unsigned, std::string_view> k_codes[] = {
        {1, "0"},
        {2, "0.00"},
        {3, "#,##0"},
        {4, "#,##0.00"},
        {9, "0%"},
        {10, "0.00%"},
        {11, "0.00E+00"},
        {12, "# ?/?"},
        {13, "# ?"
             "?/?"
             "?"},
        {14, "yyyy/m/d"},
        {15, "d-mmm-yy"},
        {16, "d-mmm"},
        {17, "mmm-yy"},
        {18, "h:mm AM/PM"},
        {19, "h:mm:ss AM/PM"},
        {20, "h:mm"},
        {21, "h:mm:ss"},
        {22, "yyyy/m/d h:mm"},
        {27, "yyyy\"年\"m\"月\""},
        {28, "m\"月\"d\"日\""},
        {29, "m\"月\"d\"日\""},
        {30, "m-d-yy"},
        {31, "yyyy\"年\"m\"月\"d\"日\""},
        {32, "h\"时\"mm\"分\""},
        {33, "h\"时\"mm\"分\"ss\"秒\""},
        {34, "h\"时\"mm\"分\""},
        {35, "h\"时\"mm\"分\"ss\"秒\""},
        {36, "yyyy\"年\"m\"月\""},
        {45, "mm:ss"},
        {46, "[h]:mm:ss"},
        {47, "mm:ss.0"},
        {48, "##0.0E+0"},
        {50, "yyyy\"年\"m\"月\""},
        {51, "m\"月\"d\"日\""},
        {52, "yyyy\"年\"m\"月\""},
        {53, "m\"月\"d\"日\""},
        {54, "m\"月\"d\"日\""},
        {55, "h\"时\"mm\"分\""},
        {56, "h\"时\"mm\"分\"ss\"秒\""},
        {57, "yyyy\"年\"m\"月\""},
        {58, "m\"月\"d\"日\""},
    };
    const auto* const found = std::find_if(std::begin(k_codes), std::end(k_codes),
                                           [&](const auto& row) { return row.first == number; });
    return found == std::end(k_codes) ? NumberFormat{} : read_number_format(found->second);
}

} // namespace gapcalc::load
