#include "load/sheet/csv.hpp"

#include "load/sheet/csv_cells.hpp"
#include "load/sheet/csv_threads.hpp"
#include "load/sheet/merge.hpp"
#include "load/sheet/name_period.hpp"
#include "load/sheet/sheet_open.hpp"

#include <algorithm>
#include <thread>

namespace gapcalc::load {
namespace {

unsigned threads(const LoadRequest& request) {
    constexpr unsigned k_most = 64;
    if (request.jobs > 0) return std::min(static_cast<unsigned>(request.jobs), k_most);
    return std::clamp(std::thread::hardware_concurrency(), 1U, k_most);
}

/// Reads everything after the heading.
void read_rows(OpenSheet& file, CsvCells& cells, CsvReporter& reporter, const LoadRequest& request) {
    CsvLayout layout(file.heading);
    layout.quick = layout.quick && cells.quick();
    CsvMerge commit(cells, layout, reporter, file.line);
    std::function<void(std::uint64_t)> progress;
    if (request.progress)
        progress = [&](std::uint64_t read) { request.progress(read, file.stream->total()); };
    read_blocks(*file.stream, file.block, layout, commit, threads(request), progress);
    commit.finish();
}

/// Takes the period from the names of the file and its sheet where the request says so; false, and reported,
/// when they do not hold one.
bool settle_name(CsvRequest& request, std::string_view sheet, LoadState& state) {
    if (!request.at_name) return true;
    const NamePeriod found = period_in_name(request.path, sheet, request);
    request.at = found.period;
    if (!found.period)
        state.problems.add(
            kind_of(Problem::sheet_name_period), request.declared,
            {sheet.empty() ? request.path : request.path + ':' + visible(sheet), found.instead});
    return found.period.has_value();
}

} // namespace

KnowsSeries knower_of(const CsvRequest& request, LoadState& state) {
    if (request.layout != SheetLayout::columns) return [](std::string_view) { return false; };
    auto targets = std::make_shared<CsvTargets>(state, request.plan);
    return [targets](std::string_view name) {
        const auto is_one = [&](std::string_view word) {
            const CsvTargets::Found found = targets->find(word, false);
            return found.target != nullptr || !found.several.empty();
        };
        return is_one(name) || is_one(split_unit(name).name);
    };
}

namespace {

/// Reads the rows of a sheet that is open.
void read_sheet(OpenSheet& file, CsvRequest& request, LoadState& state, CsvReporter& reporter) {
    if (file.is_workbook()) request.sheet_name = file.sheet_name;
    if (!settle_name(request, file.sheet_name, state)) return reporter.finish();
    if (file.is_workbook()) add_title_units(file.sheet_name, file.heading.place, file.heading.title_units);
    CsvCells cells(request, file.heading, state, reporter, file.stream->total(),
                   file.is_workbook() ? &file.worksheet->merged() : nullptr);
    if (!cells.usable()) return;
    if (file.is_workbook()) {
        while (const WorksheetRow* const row = file.worksheet->next()) cells.take({{}, row->number + 1, row});
        report_fault(*file.fault, request, state.problems);
    } else {
        read_rows(file, cells, reporter, state.request);
        report_fault(*file.stream, request, state.problems);
    }
    cells.finish();
    state.files_read.push_back({request, reporter.source(), file.stream->regular()});
    reporter.finish();
}

} // namespace

void read_csv(const CsvRequest& wanted, LoadState& state) {
    CsvRequest request = wanted;
    CsvReporter reporter(state.problems, 0);
    const KnowsSeries knows = knower_of(request, state);
    std::optional<OpenSheet> file = open_sheet(request, knows, state.sources, state.problems, reporter);
    // A file that could not be read is one that must not be written over.
    if (!file && reporter.source() == 0) state.sources.add(request.path, {});
    if (!file) return reporter.finish();
    const std::vector<std::string> more = file->more;
    read_sheet(*file, request, state, reporter);
    for (const std::string& name : more) {
        if (*file->fault) return; // the rest cannot be read either
        request.sheet_name = name;
        CsvReporter other(state.problems, 0);
        file = open_next_sheet(std::move(*file), request, knows, state.sources, state.problems, other);
        if (!file) return other.finish();
        read_sheet(*file, request, state, other);
    }
}

} // namespace gapcalc::load
