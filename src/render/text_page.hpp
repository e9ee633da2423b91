// Lines of text, wrapped to a terminal: what documents are written on.
#pragma once

#include "gapcalc/table.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gapcalc::render {

/// `text` followed by blanks up to `cells`.
std::string padded(std::string_view text, int cells);
/// Blanks up to `cells`, then `text`.
std::string padded_left(std::string_view text, int cells);

/// A text that grows by lines.
class TextPage {
  public:
    /// `width` 0: nothing is wrapped.
    explicit TextPage(int width) : width_(width) {}

    int width() const { return width_; }
    /// A title underlined with `rule`.
    void title(std::string_view text, char rule);
    /// One line as it is.
    void line(std::string_view text);
    /// One paragraph, wrapped, its later lines as far in as its first.
    void paragraph(std::string_view text, int indent = 2);
    /// The words in one column, what is said of each wrapped beside it.
    void facts(const std::vector<std::pair<std::string, std::string>>& all);
    /// Lines of columns, each as wide as its widest cell; the last may wrap.
    void grid(const table::Document::Grid& grid);

    std::string take() { return std::move(out_); }

  private:
    void wrapped(std::string_view text, int column);
    int width_;
    std::string out_;
};

} // namespace gapcalc::render
