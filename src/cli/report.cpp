// report: the gap-to-target table.
#include "cli/commands.hpp"
#include "cli/inputs.hpp"
#include "cli/problems.hpp"
#include "cli/selection.hpp"
#include "cli/shown_rows.hpp"
#include "cli/table_writer.hpp"

#include <algorithm>

namespace gapcalc {
namespace {

/// Rows of one piece of a long report: enough to write at once, few enough to hold.
constexpr std::size_t k_piece_rows = 4096;

/// Writes rows as they come, for formats whose lines do not depend on later ones.
class RowStream {
  public:
    RowStream(const Catalogue& catalogue, const Query& query, const Layout& layout, TableWriter& writer)
        : catalogue_(catalogue), query_(query), layout_(layout), writer_(writer) {
        rows_.reserve(k_piece_rows);
    }
    void add(Row&& row) {
        if (rows_.size() == k_piece_rows) flush(false);
        rows_.push_back(std::move(row));
    }
    void flush(bool last) {
        if (good_) good_ = writer_.write(tabulate(catalogue_, query_, rows_, layout_), !layout_.part, last);
        layout_.part = true;
        rows_.clear();
    }

  private:
    const Catalogue& catalogue_;
    const Query& query_;
    Layout layout_;
    TableWriter& writer_;
    std::vector<Row> rows_;
    bool good_ = true;
};

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
    const auto layout = table_layout(invocation, language);
    bool found = false;
    const auto each_row = [&](const auto& take) {
        for (auto& part : question.parts) {
            part.history = layout.charts;
            assess(*catalogue, part, [&](Row&& row) {
                if (!is_shown(row, options)) return;
                found = found || is_finding(*catalogue, row, options);
                take(std::move(row));
            });
        }
    };
    TableWriter writer(invocation, language);
    if (options.format->streams && options.sort == Sort::file) {
        RowStream stream(*catalogue, question.all, layout, writer);
        each_row([&](Row&& row) { stream.add(std::move(row)); });
        stream.flush(true);
    } else {
        std::vector<Row> rows;
        each_row([&](Row&& row) { rows.push_back(std::move(row)); });
        sort_rows(rows, *catalogue, options.sort, language);
        writer.write(tabulate(*catalogue, question.all, rows, layout));
    }
    const auto result = writer.finish(faulty ? Exit::failed : found ? Exit::findings : Exit::ran);
    if (result != Exit::failed || faulty) tell_left_out(invocation, *catalogue, question);
    return result;
}

} // namespace gapcalc
