// Figures are kept as one number for each period and entity: many periods of many entities take room for all
// their pairs.
#pragma once

#include <cstdint>

namespace gapcalc::load {

/// Places that a series or indicator may always take; 8 bytes each.
inline constexpr std::uint64_t k_most_cells = std::uint64_t{1} << 26;

/// Whether so many places are taken by so few figures that a small file would fill the memory.
inline bool too_sparse(std::uint64_t periods, std::uint64_t entities, std::uint64_t figures) {
    constexpr std::uint64_t k_places_a_figure = 64;
    const std::uint64_t cells = periods * entities;
    return cells > k_most_cells && cells / k_places_a_figure > figures;
}

} // namespace gapcalc::load
