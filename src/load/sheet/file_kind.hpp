// What a file that is given as a sheet really is, by its first bytes.
#pragma once

#include "gapcalc/base/text.hpp"
#include "load/sheet/csv_text.hpp"

#include <string_view>

namespace gapcalc::load {

/// What the first bytes of a file say that it is.
struct FileKind {
    enum class Is : std::uint8_t { text, archive, other };
    Is is = Is::text;
    Text what, advice; ///< of another: "is a PDF", and what to do
};

/// Looks at the beginning of a file; of some kinds more of it is read than a little.
FileKind kind_of_file(TextStream& stream);

} // namespace gapcalc::load
