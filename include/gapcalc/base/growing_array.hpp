// Arrays of millions of plain values.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <span>
#include <type_traits>
#include <utility>

namespace gapcalc {

/// Memory that grows at its end without being copied where the system can remap it. With realloc alone 6
/// million rows take a sixth more memory.
class BulkMemory {
  public:
    BulkMemory() = default;
    BulkMemory(BulkMemory&& other) noexcept { swap(other); }
    BulkMemory& operator=(BulkMemory&& other) noexcept {
        swap(other);
        return *this;
    }
    ~BulkMemory();

    void* begin() const { return begin_; }
    std::size_t capacity() const { return capacity_; }
    /// Makes room for that many bytes; throws std::bad_alloc.
    void reserve(std::size_t bytes);

  private:
    void swap(BulkMemory& other) noexcept {
        std::swap(begin_, other.begin_);
        std::swap(capacity_, other.capacity_);
    }
    void* begin_ = nullptr;
    std::size_t capacity_ = 0;
};

/// What std::vector is, for values without constructors.
template <class T>
class GrowingArray {
    static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>);

  public:
    GrowingArray() = default;
    GrowingArray(const GrowingArray& other) { append(other.values()); }
    GrowingArray(GrowingArray&& other) noexcept { swap(other); }
    GrowingArray& operator=(GrowingArray other) noexcept {
        swap(other);
        return *this;
    }
    ~GrowingArray() = default;

    std::size_t size() const { return size_; }
    bool empty() const { return size_ == 0; }
    T* data() { return static_cast<T*>(memory_.begin()); }
    const T* data() const { return static_cast<const T*>(memory_.begin()); }
    T& operator[](std::size_t at) { return data()[at]; }
    const T& operator[](std::size_t at) const { return data()[at]; }
    T& back() { return data()[size_ - 1]; }
    const T& back() const { return data()[size_ - 1]; }
    T* begin() { return data(); }
    T* end() { return data() + size_; }
    const T* begin() const { return data(); }
    const T* end() const { return data() + size_; }
    std::span<const T> values() const { return {data(), size_}; }

    void clear() { size_ = 0; }
    void reserve(std::size_t count) {
        if (count > capacity_) enlarge_to(count);
    }
    /// Returns a buffer for `more` values after the end; grow then appends what was written to it.
    T* room(std::size_t more) {
        if (more > capacity_ - size_) enlarge(size_ + more);
        return end();
    }
    void grow(std::size_t more) { size_ += more; }
    void push_back(T value) {
        *room(1) = value;
        ++size_;
    }
    void append(std::span<const T> values) {
        if (!values.empty()) std::memcpy(room(values.size()), values.data(), values.size_bytes());
        size_ += values.size();
    }
    /// Cuts the end off, or fills up with `value`.
    void resize(std::size_t size, T value) {
        if (size > size_) std::fill_n(room(size - size_), size - size_, value);
        size_ = size;
    }
    void insert_front(std::size_t count, T value) {
        room(count);
        if (size_ != 0) std::memmove(data() + count, data(), size_ * sizeof(T));
        std::fill_n(data(), count, value);
        size_ += count;
    }

  private:
    void enlarge(std::size_t least) {
        enlarge_to(std::max({least, 2 * capacity_, std::size_t{64} / sizeof(T)}));
    }
    void enlarge_to(std::size_t count) {
        memory_.reserve(count * sizeof(T));
        capacity_ = memory_.capacity() / sizeof(T);
    }
    void swap(GrowingArray& other) noexcept {
        std::swap(memory_, other.memory_);
        std::swap(size_, other.size_);
        std::swap(capacity_, other.capacity_);
    }
    BulkMemory memory_;
    std::size_t size_ = 0, capacity_ = 0;
};

} // namespace gapcalc
