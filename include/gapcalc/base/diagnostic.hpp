// Problems: where, what, and what to do about it.
#pragma once

#include "gapcalc/base/text.hpp"

#include <cstdint>
#include <deque>
#include <initializer_list>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

namespace gapcalc {

/// A file that was read. `text` is kept (as UTF-8) for files small enough to quote from; for streamed CSV it
/// is empty.
struct Source {
    std::string name;       ///< as the user wrote the path; "-" for standard input
    std::string text;       ///< the whole text, or empty; not to be changed after the first call of line
    std::string sheet = {}; ///< of a workbook: lines are its rows, columns its columns
    /// The line `number` (from 1) without its line break; empty when there is none. For one thread at a time:
    /// the first call looks up all lines.
    std::string_view line(std::uint32_t number) const;

  private:
    mutable std::vector<std::uint32_t> line_starts_; // byte offset of each line in `text`
};

/// A place in a source; line and column count from 1, column and length in code points. source 0 is
/// "nowhere".
struct Span {
    std::uint32_t source = 0;
    std::uint32_t line = 0;
    std::uint32_t column = 0;
    std::uint32_t length = 0;
    explicit operator bool() const { return source != 0; }
};

/// All files of a run; a Span's `source` is a number given out here, from 1. References stay valid.
class Sources {
  public:
    /// Takes a file in.
    std::uint32_t add(std::string name, std::string text);
    /// Takes a sheet of a workbook in.
    std::uint32_t add_sheet(std::string name, std::string sheet);
    const Source& operator[](std::uint32_t id) const { return all_[id - 1]; }
    std::uint32_t size() const { return static_cast<std::uint32_t>(all_.size()); }

  private:
    std::deque<Source> all_;
};

enum class Severity : std::uint8_t { error, warning, note };

/// One kind of problem: its stable code and its words; {0}, {1} … are replaced by the arguments.
struct ProblemKind {
    std::string_view code; ///< E002, W003; never changed, never used again
    Severity severity;
    struct Words {
        std::string_view zh, en;
    };
    Words message; ///< one line that says what is wrong
    Words caption; ///< stands beside the caret; may be empty
    Words help;    ///< what to do; may be empty
};

/// A line, or the part of it around a place, that is quoted from a source that keeps no text.
struct Excerpt {
    std::string text;         ///< empty: the source has the line
    std::uint32_t column = 1; ///< of its first code point in the line
};

/// A second place that a problem speaks of ("first given here").
struct Related {
    Span span;
    Text caption;
    Excerpt excerpt;
};

/// One problem.
struct Diagnostic {
    const ProblemKind* kind = nullptr;
    Span span; ///< none: a problem of the run, not of a place
    Text message, caption, help;
    Excerpt excerpt;
    std::vector<Related> related;
};

/// The note for the problems of a kind that were only counted.
inline constexpr ProblemKind k_more_of_a_kind{
    "N001", Severity::note, {"{1} 另有 {0} 处没有列出", "{0} more of {1} are not listed"}, {}, {}};

/// The problems of a run, of each kind no more than can be of use. They are printed in the order of files and
/// places, each place and code once.
class Diagnostics {
  public:
    /// Of one kind in one file, and of one kind in all files; further ones are only counted.
    static constexpr int k_most_of_a_file = 500, k_most_of_a_run = 1000;

    /// Adds a problem with its pattern's {0}, {1} … filled in; the reference serves to add help, excerpt and
    /// related places, and is valid until the next call.
    Diagnostic& add(const ProblemKind& kind, Span span, std::initializer_list<Text> arguments = {});
    Diagnostic& add(ProblemKind&&, Span, std::initializer_list<Text> = {}) = delete;
    /// Counts `count` more of a kind of which enough have been shown (a CSV with a thousand bad cells), the
    /// last of them at `last`.
    void suppress(const ProblemKind& kind, Span last, std::uint64_t count);

    int errors() const { return errors_; }
    int warnings() const { return warnings_; }
    bool has_errors() const { return errors_ != 0; }
    /// The problems sorted by source, line, column; equal ones in the order they were added.
    std::vector<const Diagnostic*> sorted() const&;
    std::vector<const Diagnostic*> sorted() && = delete;
    /// Joins the problems of a part that was worked on elsewhere.
    void merge(Diagnostics&& other);

  private:
    /// Problems of one kind, of a file or of the run.
    struct Tally {
        const ProblemKind* kind = nullptr;
        int kept = 0;
        std::uint64_t left_out = 0;
        Diagnostic* note = nullptr; // says how many were left out, once some are
    };
    static constexpr std::uint32_t k_all_files = UINT32_MAX;

    Tally& tally(const ProblemKind& kind, std::uint32_t source);
    /// The tally that has no room for one more of a kind in a file, or null.
    Tally* full(const ProblemKind& kind, std::uint32_t source);
    Diagnostic& keep(Diagnostic&& problem);
    void leave_out(Tally& tally, Span last, std::uint64_t count);
    bool first_of_its_sort(const Diagnostic& problem);
    void count(Severity severity, std::uint64_t change);

    std::deque<Diagnostic> all_;
    std::unordered_set<std::string> seen_;                                // code, place and words of each
    std::map<std::pair<std::string_view, std::uint32_t>, Tally> tallies_; // by code and source
    Diagnostic unlisted_; // what was said before or is only counted
    int errors_ = 0, warnings_ = 0;
};

/// A place as people write it: goals.toml:12:5, or 月报.xlsx:6月!C14.
std::string place_name(Span span, const Sources& sources);

/// How problems are written for people.
struct DiagnosticStyle {
    Language language = Language::en;
    bool color = false;
    int ambiguous_width = 1;
};

/// One problem as lines: `error[E002]: …`, ` --> file:line:column`, the source line with a caret under the
/// right cell, ` = help: …`.
std::string describe(const Diagnostic& problem, const Sources& sources, const DiagnosticStyle& style);

} // namespace gapcalc
