// What an engine answered, read and checked before any of it is believed.
#pragma once

#include "load/sheet/csv.hpp"

namespace gapcalc::load {

/// Reads the answer: points go to the catalogue as they are, single figures as those of a data file do. What
/// is wrong with it, or with the tables, is reported, and nothing of it is used then.
void read_answer(EngineReply reply, LoadState& state);

} // namespace gapcalc::load
