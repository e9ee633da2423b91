// A row of the tables of problems: the kind, its code and its words.
#pragma once

#include "load/problems.hpp"

namespace gapcalc::load {

inline constexpr Severity k_error = Severity::error, k_warning = Severity::warning, k_note = Severity::note;

struct ProblemRow {
    Problem problem;
    ProblemKind kind; // code, severity, message, caption beside the caret, help
};

} // namespace gapcalc::load
