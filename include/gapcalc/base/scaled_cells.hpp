// Millions of integers that are mostly small.
#pragma once

#include "gapcalc/base/growing_array.hpp"

#include <cstdint>
#include <limits>

namespace gapcalc {

/// 64-bit integers that take 32 bits each for as long as all of them fit, so that a table's figures take half
/// the memory. Two of them are marks, and take no more than others.
class ScaledCells {
  public:
    static constexpr std::int64_t k_absent = std::numeric_limits<std::int64_t>::min();
    static constexpr std::int64_t k_wide = k_absent + 1;

    std::size_t size() const { return is_small_ ? small_.size() : large_.size(); }
    bool empty() const { return size() == 0; }
    std::int64_t operator[](std::size_t at) const { return is_small_ ? value(small_[at]) : large_[at]; }
    void set(std::size_t at, std::int64_t value) {
        if (is_small_ && fits(value))
            small_[at] = small(value);
        else
            set_large(at, value);
    }
    void push_back(std::int64_t value) {
        if (is_small_ && fits(value))
            small_.push_back(small(value));
        else
            push_back_large(value);
    }
    /// Adds absent ones up to that size.
    void resize(std::size_t size);
    /// Adds that many absent ones in front.
    void insert_front(std::size_t count);
    /// Makes room for that many, as long as they are small.
    void reserve(std::size_t count) { small_.reserve(count); }
    /// Calls `visit` with each of them in turn.
    template <class Visit>
    void each(Visit visit) const {
        if (is_small_)
            for (const std::int32_t cell : small_) visit(value(cell));
        else
            for (const std::int64_t cell : large_) visit(cell);
    }

  private:
    static constexpr std::int32_t k_small_wide = std::numeric_limits<std::int32_t>::min() + 1;
    /// From the marks of 32 bits to those of 64.
    static constexpr std::int64_t k_between = k_wide - k_small_wide;

    static bool fits(std::int64_t value) {
        return (value > k_small_wide && value <= std::numeric_limits<std::int32_t>::max()) || value <= k_wide;
    }
    static std::int32_t small(std::int64_t value) {
        return static_cast<std::int32_t>(value <= k_wide ? value - k_between : value);
    }
    static std::int64_t value(std::int32_t cell) {
        return cell <= k_small_wide ? cell + k_between : std::int64_t{cell};
    }
    void enlarge();
    void set_large(std::size_t at, std::int64_t value);
    void push_back_large(std::int64_t value);

    bool is_small_ = true;
    GrowingArray<std::int32_t> small_;
    GrowingArray<std::int64_t> large_;
};

} // namespace gapcalc
