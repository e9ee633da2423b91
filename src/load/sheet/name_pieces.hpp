// What a name says of time, piece by piece.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace gapcalc::load {

/// A stretch of a name that speaks of time, or is a number that may.
struct NamePiece {
    enum class Is : std::uint8_t {
        year,    ///< 2025, 2025年, 二〇二五年
        part,    ///< of a year: 6月, Sep, Q3, 上半年, 1-6月
        whole,   ///< 202506, 20250630
        number,  ///< of one or two digits, or of as many as a date has
        fiscal,  ///< FY
        unclear, ///< of time, but of no period that is known: 年初, 第23周, 6月上旬
        kind,    ///< of time in general: 月报, quarterly
    };
    Is is;
    std::size_t begin, end;
    std::string period = {}; ///< as a cell writes it; of a part what follows the year: -06
    int number = -1;         ///< of one or two digits
    bool says_year = false;  ///< with 年
    bool is_english = false; ///< Sep, beside which a day may stand
};

/// `name` with its full-width characters, dashes and blanks as the usual ones: - joins and ~ is from … to.
std::string plain_name(std::string_view name);

/// The pieces of a plain name, in their order.
std::vector<NamePiece> pieces_of_name(std::string_view plain);

} // namespace gapcalc::load
