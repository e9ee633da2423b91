#include "gapcalc/base/growing_array.hpp"

#include <cstdint>
#include <cstdlib>
#include <new>
#include <sys/mman.h>

namespace gapcalc {
namespace {

constexpr std::size_t k_page = 4096;
// From this size on memory is mapped by itself; smaller pieces come from the heap, whose pages are mostly
// there. Sanitizers watch over the heap alone.
#ifdef GAPCALC_SANITIZED
constexpr std::size_t k_mapped = SIZE_MAX;
#else
constexpr std::size_t k_mapped = std::size_t{128} << 10;
#endif
// Each run of pages is as long as what is there already, so that at most half of them stay unused; longer
// runs are no faster.
constexpr std::size_t k_least_run = std::size_t{16} << 10, k_most_run = std::size_t{64} << 10;

std::size_t whole_pages(std::size_t bytes) { return (bytes + k_page - 1) / k_page * k_page; }

/// Only advice: where the system does not know it, a page comes when it is first written to.
void populate([[maybe_unused]] void* from, [[maybe_unused]] std::size_t bytes) {
#ifdef MADV_POPULATE_WRITE
    madvise(from, bytes, MADV_POPULATE_WRITE);
#endif
}

} // namespace

BulkMemory::~BulkMemory() {
    if (capacity_ < k_mapped)
        std::free(begin_);
    else
        munmap(begin_, capacity_);
}

void BulkMemory::reserve(std::size_t bytes) {
    if (bytes <= capacity_) return;
    if (bytes < k_mapped) {
        void* const larger = std::realloc(begin_, bytes);
        if (larger == nullptr) throw std::bad_alloc();
        begin_ = larger;
        capacity_ = ready_ = bytes;
        return;
    }
    bytes = whole_pages(bytes);
    const bool mapped = capacity_ >= k_mapped;
    void* const larger =
        mapped ? mremap(begin_, capacity_, bytes, MREMAP_MAYMOVE)
               : mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (larger == MAP_FAILED) throw std::bad_alloc();
    if (!mapped) {
        const std::size_t held = capacity_;
        ready_ = whole_pages(held);
        if (held != 0) {
            populate(larger, ready_);
            std::memcpy(larger, begin_, held);
            std::free(begin_);
        }
    }
    begin_ = larger;
    capacity_ = bytes;
}

void BulkMemory::prepare(std::size_t bytes) {
    if (bytes <= ready_) return;
    if (bytes > capacity_) reserve(std::max({bytes, capacity_ * 2, std::size_t{64}}));
    if (bytes <= ready_) return;
    const std::size_t run = std::clamp(ready_, k_least_run, k_most_run);
    const std::size_t ready = std::min(whole_pages(std::max(bytes, ready_ + run)), capacity_);
    populate(static_cast<char*>(begin_) + ready_, ready - ready_);
    ready_ = ready;
}

} // namespace gapcalc
