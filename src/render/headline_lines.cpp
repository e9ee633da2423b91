// The headline for a terminal: few lines, each as long as the terminal is wide.
#include "render/headline_lines.hpp"
#include "base/shorten_middle.hpp"

#include "base/line_break.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace gapcalc::render {
namespace {

constexpr std::size_t k_most_lines = 4;

std::string rest_words(std::size_t rest, Language language) {
    return language == Language::zh ? fmt::format("，另有{}项", rest) : fmt::format(" and {} more", rest);
}

/// The passage with its first items.
std::string passage_text(const table::Passage& passage, std::size_t items, Language language) {
    std::string text = visible(passage.text);
    for (std::size_t at = 0; at < items; ++at) {
        if (at > 0) text += language == Language::zh ? "、" : ", ";
        text += visible(passage.items[at]);
    }
    const std::size_t rest = passage.items.size() - items + passage.left_out;
    return rest > 0 ? text + rest_words(rest, language) : text;
}

} // namespace

std::string passage_text(const table::Passage& passage, Language language) {
    return passage_text(passage, passage.items.size(), language);
}

std::vector<std::string> broken(const std::string& text, int width, int indent, int ambiguous) {
    if (width <= 0 || display_width(text, ambiguous) <= width) return {text};
    std::vector<std::string> lines(1);
    std::string_view rest = text;
    while (!rest.empty()) {
        std::string_view piece = unbroken_piece(rest);
        rest.remove_prefix(piece.size());
        std::string& line = lines.back();
        if (!line.empty() && display_width(line + std::string(piece), ambiguous) > width) {
            piece.remove_prefix(std::min(piece.find_first_not_of(' '), piece.size()));
            lines.emplace_back(static_cast<std::size_t>(indent), ' ') += piece;
        } else {
            line += piece;
        }
        lines.back() = shorten_middle(lines.back(), width, ambiguous); // a word longer than a line
    }
    return lines;
}

std::vector<std::string> headline_lines(const table::Headline& headline, const Style& style) {
    constexpr std::size_t k_most_sentence_lines = 2;
    std::vector<std::string> lines;
    for (const table::Passage& passage : headline.passages) {
        if (style.width <= 0) {
            lines.push_back(passage_text(passage, style.language));
            continue;
        }
        // What lags is always said; where there is no line left, how the groups stand is not.
        const bool last = &passage == &headline.passages.back();
        if (lines.size() >= k_most_lines && last && headline.passages.size() > k_most_lines - 1) break;
        if (passage.items.empty()) {
            auto parts = broken(passage.text, style.width, 0, style.ambiguous_width);
            if (parts.size() > k_most_sentence_lines && !passage.brief.empty())
                parts = broken(passage.brief, style.width, 0, style.ambiguous_width);
            lines.insert(lines.end(), parts.begin(), parts.end());
            continue;
        }
        std::size_t items = passage.items.size();
        while (items > 1 && display_width(passage_text(passage, items, style.language),
                                          style.ambiguous_width) > style.width)
            --items;
        lines.push_back(
            shorten_middle(passage_text(passage, items, style.language), style.width, style.ambiguous_width));
    }
    return lines;
}

} // namespace gapcalc::render
