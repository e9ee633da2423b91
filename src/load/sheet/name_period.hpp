// The period that the name of a file, or of a sheet in it, holds.
#pragma once

#include "gapcalc/base/period.hpp"
#include "load/sheet/csv.hpp"

#include <optional>
#include <string_view>

namespace gapcalc::load {

/// The one period of a name; where there is none, or it is not certain, what the name holds instead.
struct NamePeriod {
    std::optional<CellPeriod> period;
    Text instead = {}; ///< completes "the name holds …"
};

/// Reads the name of a file (of a path its last part, without .csv, .xlsx and the like) and of a sheet in it,
/// where there is one. A year and a month belong together where only blanks, - _ . and brackets are between
/// them; whatever else may be a part of a year beside them makes it uncertain.
NamePeriod period_in_name(std::string_view path, std::string_view sheet, const CsvRequest& request);

} // namespace gapcalc::load
