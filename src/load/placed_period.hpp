// What a written period means where it stands.
#pragma once

#include "gapcalc/model.hpp"
#include "load/reporter.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace gapcalc::load {

/// Why a period cannot stand somewhere: a problem whose arguments are the period and the help.
struct Misplaced {
    Problem problem;
    std::string period;
    Text help;
};
using Placing = std::variant<Period, Misplaced>;

/// A period that is no figure's, as a deadline.
Placing place(const WrittenPeriod& written, Years years);
/// The period of a figure of that kind. A running total counts at the end of its span, which begins with the
/// year; of months of a cell (`to_month`) a level is that of the last.
Placing place_figure(const WrittenPeriod& written, Kind kind, Years years, bool to_month = false);

/// The placed period; else the problem is reported, and it is empty.
std::optional<Period> placed_or_report(const Placing& placing, Span span, Reporter& reporter);

/// What a text may mean that says it in no way that is clear, as FY2024, or is a span that is not written as
/// one, as 2025..2023 or 2023..2025-06: how to write it, and why; empty when it is neither.
std::optional<Text> years_meant(std::string_view text);

} // namespace gapcalc::load
