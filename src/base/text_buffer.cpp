#include "gapcalc/base/text_buffer.hpp"

#include <algorithm>
#include <utility>

namespace gapcalc {

void TextBuffer::grow(std::size_t least) {
    constexpr std::size_t k_first = 4096;
    const std::size_t written = size();
    text_.resize(std::max({k_first, 2 * text_.size(), written + least}));
    end_ = text_.data() + written;
    limit_ = text_.data() + text_.size();
}

std::string TextBuffer::take() {
    text_.resize(size());
    std::string text = std::exchange(text_, {});
    end_ = limit_ = text_.data();
    return text;
}

} // namespace gapcalc
