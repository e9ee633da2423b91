// report: the gap-to-target table.
#include "base/in_order.hpp"
#include "cli/commands/commands.hpp"
#include "cli/inputs.hpp"
#include "cli/problems.hpp"
#include "cli/selection.hpp"
#include "cli/shown_rows.hpp"
#include "cli/table_writer.hpp"

#include <algorithm>
#include <deque>
#include <iterator>
#include <utility>

namespace gapcalc::cli {
namespace {

/// The rows of all parts of a question in runs, of which several threads can make some at a time.
class Runs {
  public:
    Runs(const Catalogue& catalogue, const Question& question, const Options& options)
        : catalogue_(catalogue), options_(options) {
        for (const auto& part : question.parts) {
            const auto& assessment = parts_.emplace_back(catalogue, part);
            for (std::size_t at = 0; at < assessment.runs(); ++at) runs_.push_back({&assessment, at});
        }
    }
    std::size_t size() const { return runs_.size(); }
    /// How many rows there may be.
    std::size_t most_rows() const {
        std::size_t rows = 0;
        for (const auto& part : parts_) rows += part.most_rows();
        return rows;
    }
    /// Calls `take` with the rows shown of one run; true when a condition of --fail-on holds for one of them.
    template <class Take>
    bool each(std::size_t at, Take take) const {
        bool found = false;
        runs_[at].part->rows(runs_[at].at, [&](const assess::Row& row) {
            if (!is_shown(row, options_)) return;
            found = found || is_finding(catalogue_, row, options_);
            take(row);
        });
        return found;
    }

  private:
    struct Run {
        const assess::Assessment* part;
        std::size_t at;
    };
    const Catalogue& catalogue_;
    const Options& options_;
    std::deque<assess::Assessment> parts_;
    std::vector<Run> runs_;
};

/// Rows that are there already, as runs.
class SortedRows {
  public:
    explicit SortedRows(std::span<const assess::Row> rows) : rows_(rows) {}
    std::size_t size() const { return (rows_.size() + k_run - 1) / k_run; }
    template <class Take>
    bool each(std::size_t at, Take take) const {
        for (const assess::Row& row : rows_.subspan(at * k_run, std::min(k_run, rows_.size() - at * k_run)))
            take(row);
        return false;
    }

  private:
    static constexpr std::size_t k_run = 1000;
    std::span<const assess::Row> rows_;
};

/// For formats whose lines do not depend on later ones: each run of rows is written when it is made. Through
/// a table a million rows take 1.6 times as long, and on one thread 1.6 times as long as on two. True when
/// there was a finding.
template <class AllRuns>
bool write_runs(const AllRuns& runs, std::size_t threads, const Catalogue& catalogue,
                const assess::Query& query, const tabulate::Layout& layout, const render::Format& format,
                TableWriter& writer) {
    struct Made {
        render::Rendered piece;
        tabulate::ReportTotals totals;
        bool found = false;
    };
    const auto around = format.lines(tabulate::ReportLines(catalogue, layout).headings(), writer.style());
    const bool counted = around->has_foot();
    const auto worker = [&] {
        tabulate::ReportLines report(catalogue, layout);
        auto lines = format.lines(report.headings(), writer.style());
        return [&, report = std::move(report), lines = std::move(lines)](std::size_t at) mutable {
            Made made;
            made.found = runs.each(at, [&](const assess::Row& row) {
                report.write(row, *lines);
                if (counted) made.totals.add(catalogue, row);
            });
            made.piece = lines->take();
            return made;
        };
    };
    bool found = false, good = true, begun = false, any = false;
    tabulate::ReportTotals totals;
    const auto write = [&](const render::Rendered& piece) { good = good && writer.write(piece); };
    // A run that fails before its first row writes nothing.
    const auto begin = [&] {
        if (std::exchange(begun, true)) return;
        around->head(tabulate::envelope_of(query));
        write(around->take());
    };
    make_in_order(runs.size(), threads, worker, [&](Made made) {
        found = found || made.found;
        begin();
        if (counted) totals.append(std::move(made.totals));
        if (made.piece.text.empty()) return;
        if (std::exchange(any, true)) write({std::string(around->between())});
        write(made.piece);
    });
    begin();
    around->foot(counted ? totals.closing(catalogue, query, layout.language)
                         : std::vector<table::Table::Field>(),
                 any);
    write(around->take());
    return found;
}

/// Says beforehand what a long report needs when all of its rows have to be there at once.
void tell_memory(const Invocation& invocation, std::size_t rows) {
    constexpr std::size_t k_told = 300'000'000;
    const render::Format& format = *invocation.options.format;
    if (rows < k_told / format.row_bytes || invocation.options.quiet) return;
    tell(invocation, problems::memory_needed,
         {std::to_string(rows), std::string(format.name),
          std::to_string(rows * format.row_bytes / 1'000'000)});
}

/// The rows of all runs; `found` when there was a finding.
std::vector<assess::Row> collect(const Runs& runs, std::size_t threads, bool& found) {
    using Made = std::pair<std::vector<assess::Row>, bool>;
    const auto worker = [&] {
        return [&](std::size_t at) {
            Made made;
            made.second = runs.each(at, [&](const assess::Row& row) { made.first.push_back(row); });
            return made;
        };
    };
    std::vector<assess::Row> rows;
    make_in_order(runs.size(), threads, worker, [&](Made made) {
        found = found || made.second;
        std::ranges::move(made.first, std::back_inserter(rows));
    });
    return rows;
}

} // namespace

Exit run_report(Invocation& invocation) {
    const auto& options = invocation.options;
    bool faulty = false;
    auto catalogue = load_inputs(invocation, faulty);
    if (!catalogue) return Exit::failed;
    Diagnostics problems;
    auto question = make_question(*catalogue, invocation, problems);
    if (tell(invocation, problems)) return Exit::failed;

    const auto language = table_language(*catalogue, invocation);
    auto layout = table_layout(invocation, language);
    for (auto& part : question.parts) {
        part.history = layout.charts || layout.sheet;
        part.metrics = options.matrix ? assess::Metrics::all() : tabulate::metrics_of(layout);
    }
    const Runs runs(*catalogue, question, options);
    const auto threads = threads_for(options.jobs);
    bool found = false;
    TableWriter writer(invocation, language);
    if (options.format->lines && options.sort == Sort::file && !options.top && !options.matrix) {
        found = write_runs(runs, threads, *catalogue, question.all, layout, *options.format, writer);
    } else {
        tell_memory(invocation, runs.most_rows());
        auto rows = collect(runs, threads, found);
        sort_rows(rows, *catalogue, options.sort, options.across, language);
        if (options.top && rows.size() > std::size_t(*options.top))
            rows.erase(rows.begin() + *options.top, rows.end());
        constexpr std::size_t k_explained = 100; // rows whose explanations a page has by itself
        if (layout.charts && (options.explain || rows.size() <= k_explained))
            layout.sources = &invocation.sources;
        if (options.format->lines && !options.matrix)
            write_runs(SortedRows(rows), threads, *catalogue, question.all, layout, *options.format, writer);
        else
            writer.write(options.matrix ? tabulate::tabulate_matrix(*catalogue, question.all, rows, layout,
                                                                    *options.matrix)
                                        : tabulate::tabulate_rows(*catalogue, question.all, rows, layout));
    }
    const auto result = writer.finish(faulty ? Exit::failed : found ? Exit::findings : Exit::ran);
    if (result != Exit::failed || faulty) tell_left_out(invocation, *catalogue, question);
    return result;
}

} // namespace gapcalc::cli
