#include "load/bound_text.hpp"

#include "gapcalc/base/text.hpp"

namespace gapcalc::load {
namespace {

struct BoundWord {
    std::string_view word;
    Bound bound; ///< unknown: the number is approximate
};

// A word stands after those that begin with it.
constexpr BoundWord k_before[] = {
    {">=", Bound::at_least},    {"≥", Bound::at_least},     {">", Bound::more_than},
    {"<=", Bound::at_most},     {"≤", Bound::at_most},      {"<", Bound::less_than},
    {"超过", Bound::more_than}, {"超", Bound::more_than},   {"突破", Bound::more_than},
    {"逾", Bound::more_than},   {"不足", Bound::less_than}, {"不到", Bound::less_than},
    {"大约", Bound::unknown},   {"约", Bound::unknown},     {"接近", Bound::unknown},
    {"将近", Bound::unknown},   {"近", Bound::unknown},     {"approx.", Bound::unknown},
    {"approx", Bound::unknown}, {"about", Bound::unknown},  {"ca.", Bound::unknown},
    {"~", Bound::unknown},      {"≈", Bound::unknown},
};
constexpr BoundWord k_behind[] = {
    {"以上", Bound::at_least},
    {"以下", Bound::at_most},
    {"以内", Bound::at_most},
    {"左右", Bound::unknown},
};

/// Full-width digits as well: what is wrong with them is for the reader of numbers to say.
bool begins_as_number(std::string_view text) {
    if (text.empty()) return false;
    const char first = text.front();
    if ((first >= '0' && first <= '9') || first == '.' || first == '-' || first == '+') return true;
    return text.size() > 2 && text.starts_with("\xEF\xBC") && text[2] >= '\x90' && text[2] <= '\x99';
}

BoundText made(const BoundWord& word, std::string_view number) {
    if (word.bound == Bound::unknown) return {Bound::exact, true, number};
    return {word.bound, false, number};
}

} // namespace

BoundText read_bound(std::string_view text) {
    for (const BoundWord& word : k_before) {
        if (!text.starts_with(word.word)) continue;
        const std::string_view number = trimmed(text.substr(word.word.size()));
        if (begins_as_number(number)) return made(word, number);
    }
    if (begins_as_number(text))
        for (const BoundWord& word : k_behind)
            if (text.ends_with(word.word))
                return made(word, trimmed(text.substr(0, text.size() - word.word.size())));
    return {Bound::exact, false, text};
}

std::string with_unit(std::string_view text, std::string_view unit) {
    const std::string_view number = read_bound(text).number;
    std::string whole(text);
    whole.insert(static_cast<std::size_t>(number.data() + number.size() - text.data()), unit);
    return whole;
}

} // namespace gapcalc::load
