// explain: one indicator in full.
#include "cli/commands/commands.hpp"
#include "cli/inputs.hpp"
#include "cli/selection.hpp"
#include "cli/table_writer.hpp"

namespace gapcalc::cli {

namespace {
/// Cells of a line where no terminal says otherwise: what fits on paper and in a mail.
constexpr int k_page_width = 80;
} // namespace

Exit run_explain(Invocation& invocation) {
    bool faulty = false;
    const auto catalogue = load_inputs(invocation, faulty);
    if (!catalogue) return Exit::failed;
    Diagnostics problems;
    const auto found = find_indicators(*catalogue, invocation.options.word, problems);
    if (tell(invocation, problems)) return Exit::failed;
    auto query = plain_query(invocation);
    query.history = true;
    query.indicators = found;
    const int width = line_width(invocation);
    std::string text;
    for (const auto indicator : found) {
        if (!text.empty()) text += '\n';
        text += tabulate::explain(*catalogue, invocation.sources, query, indicator, invocation.language,
                                  width > 0 ? width : k_page_width);
    }
    const auto result = write_text(invocation, text);
    if (result != Exit::ran) return result;
    tell_left_out(invocation, *catalogue, Question{query, {query}});
    return faulty ? Exit::failed : Exit::ran;
}

} // namespace gapcalc::cli
