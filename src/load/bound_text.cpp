#include "load/bound_text.hpp"

#include "gapcalc/base/text.hpp"

#include <algorithm>

namespace gapcalc::load {
namespace {

struct BoundWord {
    std::string_view word;
    Bound bound; ///< unknown: the number is approximate
};

// A word stands after those that begin with it.
constexpr BoundWord k_before[] = {
    {">=", Bound::at_least},    {"≥", Bound::at_least},      {">", Bound::more_than},
    {"<=", Bound::at_most},     {"≤", Bound::at_most},       {"<", Bound::less_than},
    {"超过", Bound::more_than}, {"超", Bound::more_than},    {"突破", Bound::more_than},
    {"逾", Bound::more_than},   {"不足", Bound::less_than},  {"不到", Bound::less_than},
    {"大约", Bound::unknown},   {"约", Bound::unknown},      {"接近", Bound::unknown},
    {"将近", Bound::unknown},   {"近", Bound::unknown},      {"approx.", Bound::unknown},
    {"approx", Bound::unknown}, {"about", Bound::unknown},   {"ca.", Bound::unknown},
    {"~", Bound::unknown},      {"≈", Bound::unknown},       {"～", Bound::unknown},
    {"around", Bound::unknown}, {"circa", Bound::unknown},   {"nearly", Bound::unknown},
    {"almost", Bound::unknown}, {"roughly", Bound::unknown},
};
constexpr BoundWord k_behind[] = {
    {"及以上", Bound::at_least}, {"及以下", Bound::at_most}, {"以上", Bound::at_least},
    {"以下", Bound::at_most},    {"以内", Bound::at_most},   {"左右", Bound::unknown},
    {"上下", Bound::unknown},    {"多", Bound::unknown},     {"余", Bound::unknown},
};

// What is not read as a bound, and says one to a reader.
constexpr BoundWord k_said_before[] = {
    {"＞=", Bound::at_least},
    {"＞＝", Bound::at_least},
    {"＞", Bound::more_than},
    {"＜=", Bound::at_most},
    {"＜＝", Bound::at_most},
    {"＜", Bound::less_than},
    {"≧", Bound::at_least},
    {"⩾", Bound::at_least},
    {"≦", Bound::at_most},
    {"⩽", Bound::at_most},
    {"不超过", Bound::at_most},
    {"不高于", Bound::at_most},
    {"不多于", Bound::at_most},
    {"不大于", Bound::at_most},
    {"不突破", Bound::at_most},
    {"至多", Bound::at_most},
    {"最多", Bound::at_most},
    {"不低于", Bound::at_least},
    {"不少于", Bound::at_least},
    {"不小于", Bound::at_least},
    {"至少", Bound::at_least},
    {"最少", Bound::at_least},
    {"达到", Bound::at_least},
    {"大于", Bound::more_than},
    {"高于", Bound::more_than},
    {"多于", Bound::more_than},
    {"超出", Bound::more_than},
    {"小于", Bound::less_than},
    {"低于", Bound::less_than},
    {"少于", Bound::less_than},
    {"未达", Bound::less_than},
    {"未到", Bound::less_than},
    {"不满", Bound::less_than},
    {"not more than", Bound::at_most},
    {"no more than", Bound::at_most},
    {"not over", Bound::at_most},
    {"at most", Bound::at_most},
    {"up to", Bound::at_most},
    {"max.", Bound::at_most},
    {"not less than", Bound::at_least},
    {"no less than", Bound::at_least},
    {"no fewer than", Bound::at_least},
    {"at least", Bound::at_least},
    {"min.", Bound::at_least},
    {"more than", Bound::more_than},
    {"greater than", Bound::more_than},
    {"higher than", Bound::more_than},
    {"over", Bound::more_than},
    {"above", Bound::more_than},
    {"exceeding", Bound::more_than},
    {"less than", Bound::less_than},
    {"fewer than", Bound::less_than},
    {"lower than", Bound::less_than},
    {"under", Bound::less_than},
    {"below", Bound::less_than},
};
constexpr BoundWord k_said_behind[] = {
    {"or more", Bound::at_least},  {"or less", Bound::at_most},  {"and more", Bound::at_least},
    {"and over", Bound::at_least}, {"or fewer", Bound::at_most}, {"+", Bound::at_least},
    {"＋", Bound::at_least},
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

/// Whether text begins with the word, which is in small letters.
bool begins_with(std::string_view text, std::string_view word) {
    const auto same = [](char a, char b) { return a == b || (a >= 'A' && a <= 'Z' && a + 32 == b); };
    return text.size() >= word.size() &&
           std::equal(word.begin(), word.end(), text.begin(), [&](char b, char a) { return same(a, b); });
}

} // namespace

std::string written_sign(Bound bound) {
    switch (bound) {
    case Bound::more_than:
        return ">";
    case Bound::at_least:
        return ">=";
    case Bound::less_than:
        return "<";
    default:
        return "<=";
    }
}

std::string bound_meant(std::string_view text) {
    const auto spelled = [](Bound bound, std::string_view number) {
        return written_sign(bound).append(number);
    };
    for (const BoundWord& word : k_said_before) {
        if (!begins_with(text, word.word)) continue;
        const std::string_view number = trimmed(text.substr(word.word.size()));
        if (begins_as_number(number)) return spelled(word.bound, number);
    }
    if (!begins_as_number(text)) return {};
    for (const BoundWord& word : k_said_behind)
        if (text.size() > word.word.size() &&
            begins_with(text.substr(text.size() - word.word.size()), word.word))
            return spelled(word.bound, trimmed(text.substr(0, text.size() - word.word.size())));
    return {};
}

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
