// Where a result goes: standard output, or a file that appears whole or not at all.
#pragma once

#include "gapcalc/base/text.hpp"

#include <cstdio>
#include <optional>
#include <string>
#include <string_view>

namespace gapcalc::cli {

/// Writes to standard output or to a file. A regular file is written under another name beside it and put in
/// its place at the end; until then, and on any failure, the old one stays as it was. Anything else is
/// written directly.
class Output {
  public:
    /// `path` empty: to `standard`.
    Output(std::FILE* standard, std::optional<std::string> path);
    ~Output();
    Output(const Output&) = delete;
    Output& operator=(const Output&) = delete;

    /// False from the first failure on.
    bool write(std::string_view text);
    /// Flushes, checks, and puts the file in place; false when anything failed.
    bool finish();
    /// What the system said of the failure.
    const std::string& failure() const { return failure_; }
    /// What to do about it.
    Text advice() const;

  private:
    void open(const std::string& path);
    bool fail(int error);
    bool write_all(std::string_view text);

    std::FILE* standard_;
    std::string target_;    ///< the file to replace, links followed
    std::string temporary_; ///< its stand-in while it is being written; empty: none
    std::string pending_;
    int file_ = -1;
    std::string failure_;
    int error_ = 0;
};

/// Whether both paths lead to one regular file; false when either does not exist.
bool same_file(const std::string& one, const std::string& other);
/// Whether standard input is that regular file.
bool is_standard_input(const std::string& path);

} // namespace gapcalc::cli
