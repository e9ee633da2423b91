// Why a workbook cannot be read.
#pragma once

#include "gapcalc/base/text.hpp"

#include <cstdint>
#include <string>

namespace gapcalc::load {

/// What keeps a workbook from being read; the first fault is the one that counts.
struct WorkbookFault {
    enum class Kind : std::uint8_t {
        none,
        unreadable,     ///< the system's words are in `detail`
        not_a_workbook, ///< an archive of something else
        encrypted,
        broken,    ///< truncated, ill-formed, wrong checksum, or without a part that it needs
        too_large, ///< beyond a limit
        twice,     ///< the same address or name twice
        out_of_range,
    };
    Kind kind = Kind::none;
    std::string part; ///< of the archive, such as xl/workbook.xml
    Text detail;

    explicit operator bool() const { return kind != Kind::none; }
    void set(Kind what, std::string_view where, Text why) {
        if (kind != Kind::none) return;
        kind = what;
        part = where;
        detail = std::move(why);
    }
};

} // namespace gapcalc::load
