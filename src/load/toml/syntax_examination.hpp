// One statement that is wrong, looked at for the mistakes that people make: syntax_help.cpp for its form,
// syntax_values.cpp for its value, syntax_twice.cpp for keys that stand twice.
#pragma once

#include "load/reporter.hpp"
#include "load/toml/syntax_help.hpp"

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace gapcalc::load {

/// Reports what is wrong with the statement to blame, once.
class Examination {
  public:
    Examination(const SyntaxFault& fault, Diagnostics& problems);

    void report();

  private:
    static bool is_digit(char c) { return c >= '0' && c <= '9'; }
    static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
    static bool is_high(char c) { return static_cast<unsigned char>(c) >= 0x80; }
    static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }
    /// The half-width form of the full-width character at the beginning of `text`; 0 when there
    /// is none.
    static char half_width(std::string_view text);

    bool said(std::string_view words) const { return fault_.words.find(words) != std::string_view::npos; }
    /// The parser's words without what it was doing.
    std::string words() const;
    Diagnostic& add_to(Problem problem, std::size_t at, std::size_t length,
                       std::initializer_list<Text> arguments);
    void add(Problem problem, std::size_t at, std::size_t length, std::initializer_list<Text> arguments);
    void report_plainly();
    /// Entries of an array or table that are not parted as they are to be.
    bool report_comma();
    std::string_view line_at(std::size_t at) const;

    // ---- brackets and quotes
    /// A full-width quote that was to end or begin the text.
    bool report_full_width(std::size_t at);
    bool report_open_string();
    /// The bracket that is open at byte `at`; k_none when none is.
    std::size_t open_bracket(std::size_t until) const;
    bool report_brace_over_lines();
    bool report_unclosed();

    // ---- headers and keys
    void report_header();
    /// A key that needs quotes, a full-width mark in it, or no '=' behind it.
    bool report_key();

    // ---- numbers with separators
    struct Grouped {
        std::size_t begin, comma, end;
    };
    /// A number with groups of three around the comma at `comma`.
    std::optional<Grouped> grouped_at(std::size_t comma) const;
    bool report_thousands();

    // ---- values
    /// Where the value begins that the parser stopped in.
    std::size_t value_begin() const;
    bool report_value();
    bool report_boolean(std::size_t begin, std::string_view value);
    bool report_percent(std::size_t begin, std::string_view value);
    bool report_period(std::size_t begin, std::string_view value);
    bool report_number(std::size_t begin, std::string_view value);
    bool report_text(std::size_t begin, std::string_view value);
    void report_control();

    // ---- the same key twice
    void report_duplicate();
    /// [group] beside [[group]]: all that may stand several times has two brackets.
    void advise_brackets(Diagnostic& problem) const;
    /// 2024.06 after 2024: the dot was meant for a hyphen.
    bool report_dotted_period();
    /// In a table in braces: both keys stand in this statement.
    bool report_duplicate_inside();
    /// The earlier statement of the same path, or of one within it (m.2024 before m), in the same element of
    /// [[…]].
    std::optional<std::size_t> first_of_path() const;

    const SyntaxFault& fault_;
    Diagnostics& problems_;
    const Statement& statement_;
    std::string_view text_;
    std::size_t stop_ = 0, key_end_ = 0;
};

} // namespace gapcalc::load
