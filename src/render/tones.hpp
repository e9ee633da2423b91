// How judgements look where colours are numbers.
#pragma once

#include "gapcalc/table.hpp"

#include <cstdint>

namespace gapcalc::render {

/// The colour of a judgement's words and that behind them, 0xRRGGBB.
struct TonePaint {
    std::uint32_t ink, fill;
};
const TonePaint& tone_paint(table::Tone tone);

} // namespace gapcalc::render
