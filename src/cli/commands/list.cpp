// list: which indicators there are.
#include "cli/commands/commands.hpp"
#include "cli/inputs.hpp"
#include "cli/selection.hpp"
#include "cli/table_writer.hpp"

namespace gapcalc::cli {

Exit run_list(Invocation& invocation) {
    bool faulty = false;
    auto catalogue = load_inputs(invocation, faulty);
    if (!catalogue) return Exit::failed;
    Diagnostics problems;
    const auto indicators = select_indicators(*catalogue, invocation.options, problems);
    if (tell(invocation, problems)) return Exit::failed;
    const auto language = table_language(*catalogue, invocation);
    auto table = make_table(invocation, table_layout(invocation, language), problems,
                            [&](const tabulate::Layout& layout) {
                                return tabulate::tabulate_list(*catalogue, indicators, layout);
                            });
    if (tell(invocation, problems)) return Exit::failed;
    TableWriter writer(invocation, language);
    writer.write(std::move(table));
    return writer.finish(faulty ? Exit::failed : Exit::ran);
}

} // namespace gapcalc::cli
