// What a catalogue holds only because of figures that are not known yet.
#pragma once

#include "gapcalc/model.hpp"

namespace gapcalc {

/// Takes away the undeclared entities all of whose figures were published after `catalogue.known_at`.
void forget_unmet_entities(Catalogue& catalogue);

} // namespace gapcalc
