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
    auto catalogue = load_inputs(invocation, faulty);
    if (!catalogue) return Exit::failed;
    Diagnostics problems;
    const auto found = find_indicators(*catalogue, invocation.options.word, problems);
    if (tell(invocation, problems)) return Exit::failed;
    auto query = plain_query(invocation);
    query.history = true;
    query.indicators = found;
    const auto& format = *invocation.options.format;
    const auto language = table_language(*catalogue, invocation);
    std::vector<table::Document> documents;
    for (const auto indicator : found)
        documents.push_back(tabulate::explain(*catalogue, invocation.sources, query, indicator, language));
    TableWriter writer(invocation, language);
    auto style = writer.style();
    if (style.width == 0 && format.name == "table") style.width = k_page_width;
    writer.write(render::Rendered{format.tell(documents, style)});
    const auto result = writer.finish(faulty ? Exit::failed : Exit::ran);
    if (result == Exit::failed && !faulty) return result;
    tell_left_out(invocation, *catalogue, Question{query, {query}});
    return result;
}

} // namespace gapcalc::cli
