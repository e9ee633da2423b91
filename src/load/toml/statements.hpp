// The statements of a TOML text, right or wrong: what a parser that stops at its first error does not see.
#pragma once

#include "gapcalc/base/diagnostic.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace gapcalc::load {

/// One header, or one key with its value.
struct Statement {
    enum class Sort : std::uint8_t { pair, table, array_table };
    static constexpr std::size_t k_none = std::string_view::npos;

    Sort sort = Sort::pair;
    std::size_t begin = 0;         ///< its first byte that is no blank
    std::size_t end = 0;           ///< behind its last line, without the line break
    std::size_t unclosed = k_none; ///< the quote or bracket that is never closed
    bool brace_over_lines = false; ///< a table in braces goes on over a line break
    std::string path;              ///< with the header's: indicator.observations.2024

    std::string_view of(std::string_view text) const { return text.substr(begin, end - begin); }
};

/// Cuts a text into its statements, in time linear in its size.
std::vector<Statement> split_statements(std::string_view text);

/// The key as TOML means it: quotes and the blanks around dots gone.
std::string plain_key(std::string_view key);
/// Where the key of a pair ends: at its '=', or where one ought to be. An offset in `pair`.
std::size_t end_of_key(std::string_view pair);
/// Where the string that begins at byte `at` ends, behind its quotes; k_none when it does not.
std::size_t end_of_string(std::string_view text, std::size_t at);

/// Where a text in one pair of quotes ends that begins at byte `at` and was written over several lines,
/// behind the line of its closing quote; k_none when it does not look like that.
std::size_t end_of_text_over_lines(std::string_view text, std::size_t at);

/// Places of bytes as lines and columns of code points.
class LineIndex {
  public:
    LineIndex(std::string_view text, std::uint32_t source);
    /// The place of `length` bytes from byte `at`; a place over several lines ends with its first.
    Span span(std::size_t at, std::size_t length = 1) const;
    /// The byte at a line and column; the text's size when there is none.
    std::size_t byte(std::uint32_t line, std::uint32_t column);
    std::uint32_t source() const { return source_; }
    std::uint32_t count() const { return static_cast<std::uint32_t>(starts_.size()); } ///< lines

  private:
    std::string_view text_;
    std::uint32_t source_;
    std::vector<std::size_t> starts_;
    // Of one long line: the byte of every k_stride-th code point.
    std::uint32_t long_line_ = 0;
    std::vector<std::size_t> marks_;
};

} // namespace gapcalc::load
