// A table on its way out: the format's style, the target, and the checks after the last byte.
#pragma once

#include "cli/invocation.hpp"
#include "cli/output.hpp"
#include "gapcalc/table.hpp"
#include "gapcalc/tabulate.hpp"

#include <optional>

namespace gapcalc::cli {

/// The language of names and headings: --lang, else the run's for formats that people read, else the files'
/// own. Where files of several languages meet, each name is settled to that of its file.
Language table_language(Catalogue& catalogue, const Invocation& invocation);
/// How a table is to be laid out for the format of the run.
tabulate::Layout table_layout(const Invocation& invocation, Language language);
/// Names of --columns that no heading of the table with all its columns has go to `problems`.
void check_columns(const table::Table& complete, const Options& options, Diagnostics& problems);
/// The table that `make` lays out, with the columns of --columns; a wrong one goes to `problems`.
template <class Make>
table::Table make_table(const Invocation& invocation, const tabulate::Layout& layout, Diagnostics& problems,
                        Make make) {
    if (!invocation.options.columns.empty()) {
        tabulate::Layout complete = layout;
        complete.columns.clear();
        complete.people = false;
        check_columns(make(complete), invocation.options, problems);
    }
    return make(layout);
}
/// Terminal cells of a line of the output; 0: no limit.
int line_width(const Invocation& invocation);

/// Writes a table in one or in many pieces.
class TableWriter {
  public:
    /// To standard output or the file of -o.
    TableWriter(const Invocation& invocation, Language language)
        : TableWriter(invocation, language, invocation.options.output) {}
    TableWriter(const Invocation& invocation, Language language, std::optional<std::string> path);
    /// How the format writes, in pieces made on whatever thread; it stands as long as this.
    const render::Style& style() const { return style_; }
    /// Pieces are written one after the other; false once writing has failed.
    bool write(const render::Rendered& piece);
    bool write(table::Table table);
    /// Ends the output; `result` when all is written, else failed, with the reason reported.
    Exit finish(Exit result);

  private:
    const Invocation& invocation_;
    std::optional<std::string> path_; ///< empty: standard output
    render::Style style_;
    std::optional<Output> output_;
    std::size_t guarded_ = 0, as_text_ = 0;
    Text failure_, advice_; ///< of a format that could not be made
};

/// Writes a text that is no table to standard output.
Exit write_text(const Invocation& invocation, std::string_view text);

} // namespace gapcalc::cli
