// UTF-8 text as people and terminals see it.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gapcalc {

/// The languages of messages and tables.
enum class Language : std::uint8_t { zh, en };

/// A text in both languages; either may be empty, then the other is used.
struct Text {
    std::string zh, en;
    Text() = default;
    Text(std::string both) : zh(std::move(both)) {}
    Text(const char* both) : zh(both) {}
    Text(std::string zh_text, std::string en_text) : zh(std::move(zh_text)), en(std::move(en_text)) {}
    const std::string& in(Language language) const& {
        if (language == Language::zh) return zh.empty() ? en : zh;
        return en.empty() ? zh : en;
    }
    std::string in(Language language) && { return std::as_const(*this).in(language); }
    bool empty() const { return zh.empty() && en.empty(); }
};

/// A text that stands elsewhere and must outlive this: no temporary one is taken.
struct BorrowedText : std::string_view {
    constexpr BorrowedText() = default;
    constexpr BorrowedText(std::string_view text) : std::string_view(text) {}
    constexpr BorrowedText(const char* text) : std::string_view(text) {}
    BorrowedText(const std::string& text) : std::string_view(text) {}
    BorrowedText(std::string&&) = delete;
};

/// Byte offset of the first byte that is not well-formed UTF-8; empty when all is.
std::optional<std::size_t> invalid_utf8(std::string_view text);
/// How many code points stand in `text`.
std::size_t count_code_points(std::string_view text);
/// `text` without spaces, tabs, line breaks, no-break and full-width spaces around it.
std::string_view trimmed(std::string_view text);
/// How many terminal cells `text` takes, by grapheme cluster; `ambiguous` is 1 or 2, the width of East Asian
/// ambiguous ones.
int display_width(std::string_view text, int ambiguous = 1);
/// `text` cut to at most `cells` cells at a cluster's end, `..` as its last two cells where something was
/// cut.
std::string shorten(std::string_view text, int cells, int ambiguous = 1);
/// Appends `text` with control characters, bidirectional overrides, line separators, characters that show
/// nothing and broken UTF-8 written as \n, \t, \x1b, \u202e, \U000e0041.
void append_visible(std::string& out, std::string_view text);
std::string visible(std::string_view text);
/// The few edits (insert, delete, change, swap neighbours; by code points) that turn `a` into `b`, or `most`
/// + 1 when more are needed.
int edit_distance(std::string_view a, std::string_view b, int most);
/// The candidate nearest to `word`, the first of equals; empty when none is near enough to be meant.
std::optional<std::string> nearest(std::string_view word, std::span<const std::string> candidates);

} // namespace gapcalc
