// A TOML file as read: its values in the order of the file, each with its place and its numbers as written.
#pragma once

#include "load/toml/statements.hpp"
#include "load/toml/text_pool.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gapcalc::load {

enum class ValueSort : std::uint8_t { text, whole, decimal, boolean, date, time, array, table };

/// One value. Tables and arrays have children, which their document knows.
struct TomlValue {
    ValueSort sort = ValueSort::table;
    bool truth = false;                 ///< of a boolean
    bool braced = false;                ///< of a table: written in braces
    std::uint32_t first = 0, count = 0; ///< the children
    Span span;
    std::string_view text; ///< of a text what it says; of a number or date how it is written

    bool is_text() const { return sort == ValueSort::text; }
    bool is_number() const { return sort == ValueSort::whole || sort == ValueSort::decimal; }
    bool is_table() const { return sort == ValueSort::table; }
    bool is_array() const { return sort == ValueSort::array; }
};

/// A value with its key; elements of arrays have none.
struct TomlEntry {
    std::string_view key;
    Span key_span;
    TomlValue value;
};

/// A statement that could not be read.
struct LostStatement {
    std::uint32_t line = 0;
    std::string path; ///< its key with that of its header; empty: anything may have stood there
};

/// A file's values. Where a statement could not be read it was left out, and what depends on it must not be
/// blamed.
class Document {
  public:
    /// The children of a table or array, in the order of the file.
    std::span<const TomlEntry> children(const TomlValue& parent) const {
        return std::span(entries).subspan(parent.first, parent.count);
    }
    /// What was left out from `line` up to before `next_line`.
    std::span<const LostStatement> lost_between(std::uint32_t line, std::uint32_t next_line) const;
    /// Whether what was left out speaks of `word`.
    bool lost(std::string_view word) const {
        return !word.empty() && lost_text.find(word) != std::string::npos;
    }

    std::uint32_t source = 0;
    TomlValue root;
    std::vector<TomlEntry> entries;
    std::vector<LostStatement> lost_statements; ///< in order
    std::string lost_text;
    bool unread = false; ///< nothing could be made of the file

  private:
    friend class TomlReader;
    std::vector<TextPool> texts_;
    std::shared_ptr<const std::string> mended_; // the text that was read, when that is not the file's own
};

/// How a text is read; the result is the same for all.
struct TomlReading {
    std::size_t threads = 1;
    std::size_t part = std::size_t{256} << 10;         ///< bytes of the parts that longer texts are read in
    std::function<void(std::size_t bytes)> progress{}; ///< how much has been read; may be empty
};

/// Reads `text`, which must outlive the document, with a problem for each statement that is wrong.
Document read_toml(std::string_view text, std::uint32_t source, Diagnostics& problems,
                   const TomlReading& reading = {});

} // namespace gapcalc::load
