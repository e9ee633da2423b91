// Which indicators and entities a question is about.
#pragma once

#include "cli/invocation.hpp"
#include "gapcalc/assess.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace gapcalc::cli {

/// The indicators that --only, --group and --attribute leave, in the order of files; names that are not there
/// go to `problems`.
std::vector<Index> select_indicators(const Catalogue& catalogue, const Options& options,
                                     Diagnostics& problems);
/// All indicators of that id or name; none is a problem with the nearest as help.
std::vector<Index> find_indicators(const Catalogue& catalogue, const std::string& name,
                                   Diagnostics& problems);

/// The arena that --arena names, or the only one; null, with a problem, when there is none such.
const Arena* choose_arena(const Catalogue& catalogue, const Options& options, Diagnostics& problems);
/// The indicator that --indicator names, if it has entities to rank.
std::optional<Index> choose_indicator(const Catalogue& catalogue, const std::string& name,
                                      Diagnostics& problems);

/// What is asked of the catalogue. Plans made from one template each have a set of the id that --by names, so
/// there may be several queries, each over a run of indicators; none when no indicator is left.
struct Question {
    assess::Query all; ///< the whole, for headings and notes
    std::vector<assess::Query> parts;
};
/// The set that --by names, in each plan; `entity` and no --by give none. A wrong name goes to `problems`.
std::vector<Index> find_sets(const Catalogue& catalogue, const Options& options, Diagnostics& problems);
/// The question that the options put; wrong names go to `problems`.
Question make_question(const Catalogue& catalogue, const Invocation& invocation, Diagnostics& problems);
/// The query without a selection: as-of date, target, method, age.
assess::Query plain_query(const Invocation& invocation);
/// Says how many observations after the as-of date were left out, if any.
void tell_left_out(const Invocation& invocation, const Catalogue& catalogue, const Question& question);

} // namespace gapcalc::cli
