// The targets of an indicator, and its goal in parts.
#pragma once

#include "load/catalogue/resolve.hpp"

namespace gapcalc::load {

/// What targets are resolved with; `tainted`: what the indicator lacks may be what could not be read or
/// found.
struct TargetsRequest {
    Resolution& resolution;
    Reporter& reporter;
    const ParsedFile& file;
    const ParsedIndicator& parsed;
    bool tainted;
};

/// Numbers of the whole: of a count they are no stages.
Measured measured_of(const Indicator& indicator, bool tainted);
/// The targets by deadline, into an indicator whose kind, unit, years and baseline are known.
void resolve_targets(const TargetsRequest& request, Indicator& indicator);
/// The goal's parts by entities, into an indicator whose targets are known.
void resolve_entity_targets(const TargetsRequest& request, Indicator& indicator);

} // namespace gapcalc::load
