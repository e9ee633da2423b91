// Texts that outlive what they were read from.
#pragma once

#include <cstring>
#include <memory>
#include <memory_resource>
#include <string_view>

namespace gapcalc::load {

/// Keeps copies of texts, which stay where they are as long as the pool lives, moved or not.
class TextPool {
  public:
    std::string_view keep(std::string_view text) {
        if (text.empty()) return {};
        char* const copy = static_cast<char*>(memory_->allocate(text.size(), 1));
        std::memcpy(copy, text.data(), text.size());
        return {copy, text.size()};
    }

  private:
    std::unique_ptr<std::pmr::monotonic_buffer_resource> memory_ =
        std::make_unique<std::pmr::monotonic_buffer_resource>();
};

} // namespace gapcalc::load
