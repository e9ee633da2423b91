// From a grid to text. Each format is one function in one file of src/render; the table of formats names
// them.
#pragma once

#include "gapcalc/table.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace gapcalc {

struct Style {
    int width = 0;           ///< terminal cells for a line; 0: no limit, nothing is cut
    int ambiguous_width = 1; ///< cells of East Asian ambiguous characters
    bool color = false;
    bool bom = false;                 ///< a byte order mark first (csv, tsv)
    bool raw = false;                 ///< no formula guard (csv, tsv)
    bool labels = false;              ///< closed words in words rather than keys (csv, tsv, json, jsonl)
    Language language = Language::zh; ///< lang attribute of HTML
    bool head = true, tail = true;    ///< false for the middle pieces of a long output
    std::size_t* guarded = nullptr;   ///< when set, counts the cells that the formula guard changed
};

using Render = std::string(const Table&, const Style&);

Render render_table, render_csv, render_tsv, render_json, render_jsonl, render_markdown, render_html;

/// One output format.
struct Format {
    std::string_view name;      ///< of -f
    std::string_view extension; ///< of -o FILE, without the dot; empty: none
    Render* render;
    bool people;  ///< for readers: words and grouped numbers
    bool streams; ///< pieces can follow each other: lines do not depend on later ones
};
/// All formats, in the order of the help.
std::span<const Format> formats();
const Format* find_format(std::string_view name);
const Format* format_of_file(std::string_view path);

} // namespace gapcalc
