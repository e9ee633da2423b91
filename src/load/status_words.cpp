#include "load/status_words.hpp"

#include <algorithm>
#include <optional>

namespace gapcalc::load {
namespace {

struct StatusWord {
    std::string_view word; ///< in lower case
    Statuses statuses;
};
constexpr StatusWord k_words[] = {
    {"provisional", Status::provisional},
    {"初步", Status::provisional},
    {"初步数", Status::provisional},
    {"p", Status::provisional},
    {"estimated", Status::estimated},
    {"估计", Status::estimated},
    {"估计数", Status::estimated},
    {"e", Status::estimated},
    {"i", Status::estimated},
    {"f", Status::estimated},
    {"break", Status::series_break},
    {"口径调整", Status::series_break},
    {"口径有调整", Status::series_break},
    {"b", Status::series_break},
    {"normal", {}},
    {"正常", {}},
    {"a", {}},
    {"r", {}},
};
constexpr std::string_view k_separators[] = {" ", ",", ";", "|", "/", "+", "，", "、", "；", "　"};

std::optional<Statuses> status_of(std::string_view word) {
    const auto* const found = std::ranges::find(k_words, word, &StatusWord::word);
    return found != std::end(k_words) ? std::optional(found->statuses) : std::nullopt;
}

/// A word, or letters that are each one.
std::optional<Statuses> statuses_of(std::string_view word) {
    if (const auto known = status_of(word)) return known;
    Statuses all;
    for (std::size_t at = 0; at < word.size(); ++at) {
        const auto letter = status_of(word.substr(at, 1));
        if (!letter) return std::nullopt;
        all |= *letter;
    }
    return all;
}

/// Bytes of the separator that `text` begins with; 0 when it begins with another.
std::size_t separator(std::string_view text) {
    for (const std::string_view one : k_separators)
        if (text.starts_with(one)) return one.size();
    return 0;
}

} // namespace

StatusWords read_statuses(std::string_view text) {
    StatusWords read;
    while (!text.empty()) {
        if (const std::size_t skipped = separator(text)) {
            text.remove_prefix(skipped);
            continue;
        }
        std::size_t size = 0;
        while (size < text.size() && separator(text.substr(size)) == 0) ++size;
        const std::string_view written = text.substr(0, size);
        std::string word(written);
        for (char& c : word) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
        if (const auto known = statuses_of(word))
            read.statuses |= *known;
        else
            read.unknown.append(read.unknown.empty() ? "" : " ").append(written);
        text.remove_prefix(size);
    }
    return read;
}

void add_to_note(Text& note, std::string_view words) {
    for (std::string* const text : {&note.zh, &note.en})
        if (text == &note.zh || !text->empty()) text->append(text->empty() ? "" : "; ").append(words);
}

} // namespace gapcalc::load
