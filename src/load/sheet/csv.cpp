#include "load/sheet/csv.hpp"

#include "load/sheet/csv_open.hpp"
#include "load/sheet/csv_threads.hpp"
#include "load/sheet/merge.hpp"

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
void read_rows(OpenCsv& file, CsvCells& cells, CsvReporter& reporter, const LoadRequest& request) {
    const CsvLayout layout(file.heading);
    CsvMerge commit(cells, layout, reporter, file.line);
    std::function<void(std::uint64_t)> progress;
    if (request.progress)
        progress = [&](std::uint64_t read) { request.progress(read, file.stream->total()); };
    read_blocks(*file.stream, file.block, layout, commit, threads(request), progress);
    commit.finish();
}

} // namespace

void read_csv(const CsvRequest& request, LoadState& state) {
    const std::uint32_t source = state.sources.add(request.path, {});
    CsvReporter reporter(state.problems, source);
    std::optional<OpenCsv> file = open_csv(request, state.problems, reporter);
    if (!file) return;
    CsvCells cells(request, file->heading, state, reporter, file->stream->total());
    if (!cells.usable()) return;
    read_rows(*file, cells, reporter, state.request);
    report_fault(*file->stream, request, state.problems);
    cells.finish();
    state.files_read.push_back({request, source, file->stream->regular()});
    reporter.finish();
}

} // namespace gapcalc::load
