// From a grid to text. Each format is one file of src/render; the table of formats names what it has.
#pragma once

#include "gapcalc/table.hpp"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace gapcalc::render {

struct Style {
    int width = 0;           ///< terminal cells for a line; 0: no limit, nothing is cut
    int ambiguous_width = 1; ///< cells of East Asian ambiguous characters
    bool color = false;
    bool bom = false;                 ///< a byte order mark first (csv, tsv)
    bool raw = false;                 ///< no formula guard (csv, tsv)
    bool labels = false;              ///< closed words in words rather than keys (csv, tsv, json, jsonl)
    Language language = Language::zh; ///< lang attribute of HTML
};

/// What a format made of a table, or of some of its lines.
struct Rendered {
    std::string text;
    std::size_t guarded = 0; ///< cells that the formula guard changed
    std::size_t as_text = 0; ///< numbers that a workbook cannot hold as such
    Text failure = {};       ///< why there is nothing; empty when all went well
    Text advice = {};
};

using Render = std::string(const table::Table&, const Style&);
Render render_table, render_markdown, render_html;
/// How documents are written.
using Tell = std::string(std::span<const table::Document>, const Style&);
Tell tell_table, tell_markdown, tell_html;
/// A format that is no text.
using Build = Rendered(const table::Table&, const Style&);
Build render_xlsx;

/// Writes lines as they come, in formats whose lines do not depend on later ones.
class LineWriter : public table::LineSink {
  public:
    virtual ~LineWriter() = default;
    /// Writes what stands before all lines.
    virtual void head(const std::vector<table::Table::Field>& envelope) = 0;
    /// What was written since the last call: a piece.
    virtual Rendered take() = 0;
    /// What stands between the lines of two pieces.
    virtual std::string_view between() const { return {}; }
    /// Whether `foot` writes anything, so that it is worth adding up what it is given.
    virtual bool has_foot() const { return false; }
    /// Writes what stands behind all lines, of which there were none unless `lines`.
    virtual void foot(const std::vector<table::Table::Field>& closing, bool lines) {
        static_cast<void>(closing), static_cast<void>(lines);
    }
};
/// A writer of lines under those headings.
using WriteLines = std::unique_ptr<LineWriter>(const std::vector<table::Heading>&, const Style&);
WriteLines write_csv, write_tsv, write_json, write_jsonl;

/// One output format.
struct Format {
    std::string_view name;      ///< of -f
    std::string_view extension; ///< of -o FILE, without the dot; empty: none
    Render* whole;              ///< how a table is written; null for a format of lines or of bytes
    WriteLines* lines;          ///< how lines are written as they come; null where they depend on later ones
    bool people;                ///< for readers: words and grouped numbers
    std::size_t row_bytes;  ///< memory for a row of a report with all its columns, where all are wanted first
    Build* bytes = nullptr; ///< how a table becomes bytes, which may fail
    Tell* tell = nullptr;   ///< how documents are written; null where they are not

    Rendered render(const table::Table& table, const Style& style) const;
};
/// All formats, in the order of the help.
std::span<const Format> formats();
const Format* find_format(std::string_view name);
const Format* format_of_file(std::string_view path);

} // namespace gapcalc::render
