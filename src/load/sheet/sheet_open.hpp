// A sheet of either kind, a CSV file or one of a workbook, up to the end of its heading.
#pragma once

#include "load/sheet/csv_heading.hpp"
#include "load/sheet/csv_text.hpp"
#include "load/sheet/worksheet.hpp"

#include <memory>
#include <vector>

namespace gapcalc::load {

/// A sheet whose heading has been read. Of a CSV file `block` holds what comes next, from `line` on.
struct OpenSheet {
    std::unique_ptr<TextStream> stream;
    CsvHeading heading;
    TextBlock block;
    std::uint32_t line = 1;

    // Of a workbook.
    std::unique_ptr<WorkbookFault> fault;
    std::unique_ptr<Workbook> workbook;
    std::unique_ptr<Worksheet> worksheet;
    std::string sheet_name;
    std::vector<std::string> more; ///< further sheets of a form, which are to be read too

    bool is_workbook() const { return workbook != nullptr; }
};

/// Opens the file and reads its heading; empty when that is not possible, which is then reported. The
/// reporter is given a source of its own unless it has one.
std::optional<OpenSheet> open_sheet(const CsvRequest& request, const KnowsSeries& knows, Sources& sources,
                                    Diagnostics& problems, CsvReporter& reporter);

/// Goes on with another sheet of the workbook, which `before` gives away.
std::optional<OpenSheet> open_next_sheet(OpenSheet&& before, const CsvRequest& request,
                                         const KnowsSeries& knows, Sources& sources, Diagnostics& problems,
                                         CsvReporter& reporter);

/// Tells whether a heading names a series or indicator of the request's plan.
KnowsSeries knower_of(const CsvRequest& request, LoadState& state);

/// Reports that `block`, which begins on `line`, begins with a line that is too long to be read.
void report_overlong(const TextBlock& block, std::uint32_t line, CsvReporter& reporter);

/// Reports what ended the reading of a file before its end, if anything did.
void report_fault(const TextStream& stream, const CsvRequest& request, Diagnostics& problems);
/// Reports what is wrong with a workbook, if anything is.
void report_fault(const WorkbookFault& fault, const CsvRequest& request, Diagnostics& problems);

} // namespace gapcalc::load
