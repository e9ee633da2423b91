// A CSV file up to the end of its heading.
#pragma once

#include "load/sheet/csv_heading.hpp"
#include "load/sheet/csv_text.hpp"

#include <memory>

namespace gapcalc::load {

/// A file whose heading has been read: `block` holds what comes next, from `line` on.
struct OpenCsv {
    std::unique_ptr<TextStream> stream;
    CsvHeading heading;
    TextBlock block;
    std::uint32_t line = 1;
};

/// Opens the file and reads its heading; empty when that is not possible, which is then reported.
std::optional<OpenCsv> open_csv(const CsvRequest& request, Diagnostics& problems, CsvReporter& reporter);

/// Reports that `block`, which begins on `line`, begins with a line that is too long to be read.
void report_overlong(const TextBlock& block, std::uint32_t line, CsvReporter& reporter);

/// Reports what ended the reading of a file before its end, if anything did.
void report_fault(const TextStream& stream, const CsvRequest& request, Diagnostics& problems);

} // namespace gapcalc::load
