#include "gapcalc/base/growing_array.hpp"

#include <cstdint>
#include <cstdlib>
#include <new>
#include <sys/mman.h>

namespace gapcalc {
namespace {

constexpr std::size_t k_page = 4096;
// From this size on memory is mapped by itself; smaller pieces come from the heap. Sanitizers watch over the
// heap alone.
#ifdef GAPCALC_SANITIZED
constexpr std::size_t k_mapped = SIZE_MAX;
#else
constexpr std::size_t k_mapped = std::size_t{128} << 10;
#endif

std::size_t whole_pages(std::size_t bytes) { return (bytes + k_page - 1) / k_page * k_page; }

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
        capacity_ = bytes;
        return;
    }
    bytes = whole_pages(bytes);
    const bool mapped = capacity_ >= k_mapped;
    void* const larger =
        mapped ? mremap(begin_, capacity_, bytes, MREMAP_MAYMOVE)
               : mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (larger == MAP_FAILED) throw std::bad_alloc();
    if (!mapped && capacity_ != 0) {
        std::memcpy(larger, begin_, capacity_);
        std::free(begin_);
    }
    begin_ = larger;
    capacity_ = bytes;
}

} // namespace gapcalc
