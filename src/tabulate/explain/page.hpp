// A document in the making: what `explain` writes.
#pragma once

#include "gapcalc/table.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gapcalc::tabulate {

/// The words in the language of the page.
inline std::string_view say(Language language, std::string_view zh, std::string_view en) {
    return language == Language::zh ? zh : en;
}

/// A document that grows by blocks.
class Page {
  public:
    using Lines = std::vector<std::vector<std::string>>;
    using Kinds = std::vector<table::TextKind>;
    static constexpr table::TextKind words = table::TextKind::words, figure = table::TextKind::figure,
                                     formula = table::TextKind::formula;

    explicit Page(Language language) : language_(language) {}

    Language language() const { return language_; }
    std::string_view say(std::string_view zh, std::string_view en) const {
        return gapcalc::tabulate::say(language_, zh, en);
    }

    void title(std::string text, bool inner = false) { add(table::Document::Title{std::move(text), inner}); }
    void heading(std::string_view text) { add(table::Document::Subtitle{std::string(text)}); }
    /// What says it all.
    void lead(std::string text) { add(table::Document::Paragraph{std::move(text), true}); }
    void paragraph(std::string_view text, table::TextKind kind = words) {
        if (!text.empty()) add(table::Document::Paragraph{std::string(text), false, kind});
    }
    /// What was gathered under `pair` becomes one block.
    void pair(std::string_view label, std::string_view text) {
        if (!text.empty()) facts_.all.emplace_back(label, text);
    }
    void end_pairs() {
        if (!facts_.all.empty()) add(std::exchange(facts_, {}));
    }
    /// `headed`: the first line says what the columns are.
    void grid(Lines lines, Kinds kinds, bool headed = false) {
        if (!lines.empty()) add(table::Document::Grid{std::move(kinds), std::move(lines), headed});
    }
    void drawing(table::ChartCell chart, std::string name) {
        if (chart) add(table::Document::Drawing{std::move(chart), std::move(name)});
    }

    table::Document take() { return std::move(made_); }

  private:
    void add(table::Document::Block block) { made_.blocks.push_back(std::move(block)); }
    Language language_;
    table::Document made_;
    table::Document::Facts facts_;
};

} // namespace gapcalc::tabulate
