// Lines of text under headings, wrapped to a terminal: what `explain` writes on.
#pragma once

#include "gapcalc/base/text.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace gapcalc::tabulate {

/// The words of the language asked for.
inline std::string_view say(Language language, std::string_view zh, std::string_view en) {
    return language == Language::zh ? zh : en;
}
/// `text` followed by blanks up to `cells`.
std::string padded(std::string_view text, int cells);
/// Blanks up to `cells`, then `text`.
std::string padded_left(std::string_view text, int cells);

/// A text that grows by lines.
class Page {
  public:
    /// `width` 0: nothing is wrapped.
    Page(Language language, int width) : language_(language), width_(width) {}

    Language language() const { return language_; }
    int width() const { return width_; }
    std::string_view say(std::string_view zh, std::string_view en) const {
        return gapcalc::tabulate::say(language_, zh, en);
    }

    /// A title underlined with `rule`.
    void title(std::string_view text, char rule);
    /// An empty line and a heading.
    void heading(std::string_view text);
    /// One line as it is.
    void line(std::string_view text);
    /// One paragraph, wrapped, its later lines as far in as its first.
    void paragraph(std::string_view text, int indent = 2);
    /// What was gathered under `pair` is laid out: labels in one column, texts wrapped beside them.
    void pair(std::string_view label, std::string_view text);
    void end_pairs();
    /// Lines of columns, each as wide as its widest cell; `right` names columns of numbers. The last may
    /// wrap.
    void rows(const std::vector<std::vector<std::string>>& cells, const std::vector<bool>& right);

    std::string take() { return std::move(out_); }

  private:
    void wrapped(std::string_view text, int column);
    Language language_;
    int width_;
    std::string out_;
    std::vector<std::pair<std::string, std::string>> pairs_;
};

} // namespace gapcalc::tabulate
