// Reads a file on several threads.
#pragma once

#include "load/sheet/merge.hpp"

#include <functional>

namespace gapcalc::load {

/// Reads `first`, which came from `stream`, and what is left there on up to `jobs` threads, this one among
/// them. `progress` is called with the bytes read so far, by one thread at a time.
void read_blocks(TextStream& stream, TextBlock& first, const CsvLayout& layout, CsvMerge& commit,
                 unsigned jobs, const std::function<void(std::uint64_t)>& progress);

} // namespace gapcalc::load
