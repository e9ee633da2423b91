// Problems of one CSV file: where they are, and a reporter that shows the first of each kind and counts the
// rest.
#pragma once

#include "load/problems.hpp"

#include <array>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

namespace gapcalc::load {

/// A stretch of a record: where in the file it stands and the line to show.
struct CsvPlace {
    Span span;
    Excerpt excerpt;
};
/// The place of `size` bytes from `begin` in `record`, which begins on `line` of that source.
CsvPlace place_in(std::string_view record, std::uint32_t source, std::uint32_t line, std::size_t begin,
                  std::size_t size);

/// Adds the problems of one file: the first 20 of each kind in full, the others as a number.
class CsvReporter {
  public:
    CsvReporter(Diagnostics& problems, std::uint32_t source) : problems_(problems), source_(source) {}

    static constexpr std::uint64_t k_shown = 20;
    std::string encoding = "utf-8"; ///< of the file, as far as it is known
    std::uint32_t source() const { return source_; }
    void set_source(std::uint32_t source) { source_ = source; }
    /// Whether the next problem of that kind is shown, so that help for it is worth looking for.
    bool shows(Problem problem) const { return counts_[static_cast<std::size_t>(problem)] < k_shown; }
    /// Counts a problem; null when enough of its kind have been shown.
    Diagnostic* add(Problem problem, const CsvPlace& place, std::initializer_list<Text> arguments = {});
    /// Counts a problem without showing it.
    void suppress(Problem problem);
    /// Says of each kind how many were not shown.
    void finish();

  private:
    Diagnostics& problems_;
    std::uint32_t source_;
    std::array<std::uint64_t, k_problem_count> counts_{};
    std::array<Span, k_problem_count> last_{};
};

/// Asks whether `nearest` was meant; without one says something else.
Text perhaps(const std::string& nearest, const Text& otherwise);

} // namespace gapcalc::load
