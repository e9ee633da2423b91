// What a command needs of the tables of an engine, and how it gets it.
#pragma once

#include "cli/invocation.hpp"
#include "gapcalc/assess.hpp"
#include "gapcalc/load.hpp"

#include <optional>

namespace gapcalc::cli {

/// Whether a command computes from what tables hold.
bool asks_engine(Command command);
/// What the command and its options need of the tables; wrong names go to `problems`.
EngineWants wants_of(const Invocation& invocation, const Catalogue& catalogue, Diagnostics& problems);
/// The answer that --points or --via gives; empty, with a problem where one is due, when there is none.
std::optional<load::EngineReply> ask_engine(const Invocation& invocation, const Catalogue& catalogue,
                                            Diagnostics& problems);

} // namespace gapcalc::cli
