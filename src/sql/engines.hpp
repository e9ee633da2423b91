// The one table in which engines differ.
#pragma once

#include "gapcalc/sql.hpp"

namespace gapcalc::sql {

/// How an engine says what not all say alike; {0}, {1} … stand for what is put in.
struct Engine {
    std::string_view name;
    std::string_view preamble;   ///< before all statements: what makes dates ISO
    std::string_view text;       ///< a value as text that compares by bytes
    std::string_view whole;      ///< a text of digits as an integer
    std::string_view decimal;    ///< a plain number as a decimal with 18 decimals; what is none may be null
    std::string_view matches;    ///< whether a text matches a pattern
    std::string_view bare_zeros; ///< a text without zeros at both ends
    std::string_view type;       ///< the type of a value, by name
    std::string_view names;      ///< a relation of rows of three texts, called k, i, g
    std::string_view once;       ///< before a relation that is to be made once, and not where it is used
    std::string_view doubled;    ///< characters that stand twice for themselves in quotes, beside the quote
    int whole_digits;            ///< before the point, of a sum
};

} // namespace gapcalc::sql
