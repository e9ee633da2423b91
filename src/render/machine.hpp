// What csv, tsv, json and jsonl have in common, so that they agree cell by cell.
#pragma once

#include "gapcalc/table.hpp"

#include <string>
#include <vector>

namespace gapcalc {

/// A name for each column: its key, or with `labels` its heading; a heading that stands there already gets
/// its key added, so that no two are the same.
std::vector<std::string> machine_names(const Table& table, bool labels);
/// The ratio; nothing for a part of nothing.
void append_machine_coverage(std::string& out, const Coverage& coverage);
/// lo..hi, each exact.
void append_machine_range(std::string& out, const Range& range);
/// The key, or with `labels` the words.
inline std::string_view machine_word(const Badge& badge, bool labels) {
    return labels ? badge.text : badge.key;
}

} // namespace gapcalc
