#include "load/sheet/unit_words.hpp"

#include "base/blanks.hpp"
#include "gapcalc/base/text.hpp"
#include "load/sheet/sheet_unit.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace gapcalc::load {
namespace {

/// What bounds a word besides blanks.
constexpr std::string_view k_marks[] = {
    "，", ",", "；", ";",  "：", ":",  "、", "。", "/",  "／", "|", "｜", "（", "）", "(",  ")", "【", "】",
    "[",  "]", "［", "］", "〔", "〕", "“",  "”",  "\"", "—",  "–", "-",  "_",  "=",  "＝", "·", "*",  "\\"};
/// What stands before a unit without a blank: 本表单位为万元, 人民币万元.
constexpr std::string_view k_before[] = {"单位", "为", "以", "按", "用", "人民币"};
/// What stands behind it so: 以万元为单位, 按万元计.
constexpr std::string_view k_behind[] = {"为计量单位", "为单位", "为计", "计算",
                                         "计",         "表示",   "填报", "填列"};
/// Units in English, as titles write those that have no English name here.
constexpr std::pair<std::string_view, std::string_view> k_english[] = {
    {"10,000 yuan", "万元"},      {"10000 yuan", "万元"},     {"10 000 yuan", "万元"},
    {"100 million yuan", "亿元"}, {"10,000 persons", "万人"}, {"10,000 people", "万人"},
    {"10000 persons", "万人"},    {"10,000 tons", "万吨"},    {"10,000 tonnes", "万吨"},
};

struct Word {
    std::string_view text;
    bool blank_before = false; ///< nothing but blanks stand between it and the word before
    bool label = false;        ///< a colon follows
};

template <class List>
std::size_t size_of_one(const List& list, std::string_view text) {
    const auto* const found = std::find_if(std::begin(list), std::end(list),
                                           [&](std::string_view one) { return text.starts_with(one); });
    return found == std::end(list) ? 0 : found->size();
}

std::vector<Word> words_of(std::string_view text) {
    std::vector<Word> words;
    std::size_t begin = 0;
    bool marked = true; // a mark stands before the word
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t blank = at == text.size() ? 1 : blank_size(text.substr(at));
        const std::size_t mark = at == text.size() || blank != 0 ? 0 : size_of_one(k_marks, text.substr(at));
        if (blank == 0 && mark == 0) {
            ++at;
            continue;
        }
        if (at > begin) {
            words.push_back({text.substr(begin, at - begin), !marked});
            marked = false;
        }
        if (mark != 0) marked = true;
        const bool colon = text.substr(at).starts_with("：") || text.substr(at).starts_with(":");
        if (colon && !words.empty()) words.back().label = true;
        at += blank + mark;
        begin = at;
    }
    return words;
}

bool ends_in_digit(std::string_view text) {
    return !text.empty() && text.back() >= '0' && text.back() <= '9';
}

/// The unit that a word is, with what stands before and behind it cut off; empty when it is none.
std::string_view unit_of(std::string_view word) {
    if (is_unit(word)) return word;
    for (const std::string_view after : k_behind)
        if (word.size() > after.size() && word.ends_with(after)) {
            word.remove_suffix(after.size());
            break;
        }
    for (const std::string_view before : k_before) {
        const std::size_t at = word.rfind(before);
        if (at == word.npos) continue;
        const std::string_view rest = word.substr(at + before.size());
        if (!rest.empty() && is_unit(rest)) return rest;
    }
    return {};
}

void add_units(std::string_view text, std::vector<std::string>& units) {
    const std::vector<Word> words = words_of(text);
    for (std::size_t at = 0; at < words.size(); ++at) {
        const Word& word = words[at];
        const std::string_view unit = unit_of(word.text);
        if (unit.empty() || word.label) continue;
        const auto single = [&](std::size_t which) { return count_code_points(words[which].text) == 1; };
        // 2025 年 6 月, and 负 责 人 with blanks between its characters
        if (at > 0 && word.blank_before &&
            (ends_in_digit(words[at - 1].text) || (single(at) && single(at - 1))))
            continue;
        if (single(at) && at + 1 < words.size() && words[at + 1].blank_before && single(at + 1)) continue;
        if (std::ranges::find(units, unit) == units.end()) units.emplace_back(unit);
    }
}

} // namespace

std::vector<std::string> units_in(std::string_view text) {
    std::vector<std::string> units;
    constexpr std::size_t k_longest = 4096;
    if (text.empty() || text.size() > k_longest) return units;
    std::string small(text);
    for (char& c : small) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    for (const auto& [english, unit] : k_english)
        if (small.find(english) != small.npos && std::ranges::find(units, unit) == units.end())
            units.emplace_back(unit);
    add_units(text, units);
    std::string squeezed(text); // 单 位 ： 万 元
    for (const std::string_view blank : k_blanks)
        for (std::size_t at = 0; (at = squeezed.find(blank, at)) != squeezed.npos;)
            squeezed.erase(at, blank.size());
    if (squeezed.size() != text.size() && squeezed.find("单位") != squeezed.npos) add_units(squeezed, units);
    return units;
}

} // namespace gapcalc::load
