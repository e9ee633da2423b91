// The line that says how far a long load has come, on a terminal only.
#pragma once

#include "cli/invocation.hpp"

#include <cstdint>
#include <functional>
#include <string>

namespace gapcalc::cli {

/// Shows how much has been read once a second has passed; nothing when standard error is no terminal, or with
/// -q.
class Progress {
  public:
    explicit Progress(const Invocation& invocation);
    ~Progress() { erase(); }
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    /// For the loader; empty when nothing is to be shown.
    std::function<void(std::uint64_t, std::uint64_t)> callback();
    /// Removes the line.
    void erase();

  private:
    void show(std::uint64_t read, std::uint64_t total);
    void write(const std::string& text);

    const Invocation& invocation_;
    bool active_;
    std::uint64_t next_ = 0; ///< when the line may be written again
    int shown_ = 0;          ///< cells of the line that stands there
};

} // namespace gapcalc::cli
