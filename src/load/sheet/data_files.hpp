// Which files a request for data names.
#pragma once

#include "load/sheet/csv.hpp"

#include <vector>

namespace gapcalc::load {

/// The request once for each file that its path matches, in byte order of their names; reported when there is
/// none. A path without * is itself.
std::vector<CsvRequest> expand_pattern(const CsvRequest& request, Diagnostics& problems);

/// What --data PATH names: a file, FILE#SHEET, or a folder's sheets.
std::vector<CsvRequest> requests_for(const std::string& path, Diagnostics& problems);

} // namespace gapcalc::load
