// Faults of the program: whatever escapes while one indicator is computed is told under its name.
#pragma once

#include "gapcalc/assess.hpp"

#include <new>

namespace gapcalc::assess {

/// Does the work of one indicator. What escapes from it is handed to the query's `on_fault`, or thrown on as
/// an IndicatorFault; memory that is short is nobody's fault.
template <class Work>
void name_faults(const Catalogue& catalogue, const Query& query, Index indicator, Work work) {
    try {
        work();
    } catch (const std::bad_alloc&) {
        throw;
    } catch (const IndicatorFault& fault) {
        if (!query.on_fault) throw;
        query.on_fault(fault);
    } catch (const std::exception& error) {
        const IndicatorFault fault(catalogue.indicators[indicator], error.what());
        if (!query.on_fault) throw fault;
        query.on_fault(fault);
    }
}

} // namespace gapcalc::assess
