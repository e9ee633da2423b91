// How long a text of the files may be.
#pragma once

#include <cstddef>

namespace gapcalc::load {

inline constexpr std::size_t k_most_id = 100;       ///< characters of an id
inline constexpr std::size_t k_most_name = 500;     ///< of a name or unit
inline constexpr std::size_t k_most_prose = 10'000; ///< of a note or source

} // namespace gapcalc::load
