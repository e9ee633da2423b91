// The command line.
#pragma once

#include "gapcalc/base/period.hpp"
#include "gapcalc/base/text.hpp"

#include <cstdint>
#include <cstdio>
#include <functional>
#include <map>
#include <span>
#include <string>

namespace gapcalc::cli {

/// What a run sees of the world outside; tests give their own.
struct Environment {
    std::function<Date()> today;                 ///< read at most once, and only without --as-of
    std::function<std::uint64_t()> milliseconds; ///< a count that only moves forward; empty: no progress line
    std::map<std::string, std::string> variables; ///< of those that the program knows
    std::FILE* out = nullptr;
    std::FILE* err = nullptr;
    bool in_is_terminal = false, out_is_terminal = false, err_is_terminal = false;
    int terminal_width = 0; ///< of the output; 0: unknown
};

/// The environment variables that the program knows.
std::span<const char* const> known_variables();

/// 0 ran, 1 findings, 2 could not do the job.
enum class Exit : int { ran = 0, findings = 1, failed = 2 };

/// Says that there is no memory, without taking any.
void tell_no_memory(Language language, std::FILE* err);

/// One run of the program; `arguments` without its name.
Exit run(std::span<const char* const> arguments, const Environment& environment);

} // namespace gapcalc::cli
