// Text in the making, for writers of millions of cells.
#pragma once

#include <cstddef>
#include <cstring>
#include <string>
#include <string_view>

namespace gapcalc {

/// A text that grows at its end and is written to in place. With std::string rows of all columns take a
/// twentieth longer.
class TextBuffer {
  public:
    TextBuffer() = default;
    TextBuffer(const TextBuffer&) = delete;
    TextBuffer& operator=(const TextBuffer&) = delete;

    /// Room for `most` more bytes; those before `end_at` count.
    char* room(std::size_t most) {
        if (static_cast<std::size_t>(limit_ - end_) < most) grow(most);
        return end_;
    }
    void end_at(char* end) { end_ = end; }

    TextBuffer& operator+=(char c) {
        *room(1) = c;
        ++end_;
        return *this;
    }
    TextBuffer& operator+=(std::string_view text) {
        if (!text.empty()) std::memcpy(room(text.size()), text.data(), text.size());
        end_ += text.size();
        return *this;
    }
    /// Appends what stands in it already.
    void append_again(std::size_t from, std::size_t size) {
        char* const at = room(size);
        std::memcpy(at, text_.data() + from, size);
        end_ = at + size;
    }

    std::size_t size() const { return static_cast<std::size_t>(end_ - text_.data()); }
    /// The text, which leaves nothing behind.
    std::string take();

  private:
    void grow(std::size_t least);

    std::string text_; // as long as there is room
    char* end_ = text_.data();
    char* limit_ = text_.data();
};

} // namespace gapcalc
