#include "gapcalc/base/scaled_cells.hpp"

namespace gapcalc {

void ScaledCells::resize(std::size_t size) {
    if (is_small_)
        small_.resize(size, small(k_absent));
    else
        large_.resize(size, k_absent);
}

void ScaledCells::insert_front(std::size_t count) {
    if (is_small_)
        small_.insert_front(count, small(k_absent));
    else
        large_.insert_front(count, k_absent);
}

void ScaledCells::enlarge() {
    if (!is_small_) return;
    std::int64_t* large = large_.room(small_.size());
    for (const std::int32_t cell : small_) *large++ = value(cell);
    large_.grow(small_.size());
    small_ = {};
    is_small_ = false;
}

void ScaledCells::set_large(std::size_t at, std::int64_t value) {
    enlarge();
    large_[at] = value;
}

void ScaledCells::push_back_large(std::int64_t value) {
    enlarge();
    large_.push_back(value);
}

} // namespace gapcalc
