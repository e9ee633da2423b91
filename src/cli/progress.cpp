#include "cli/progress.hpp"

#include <fmt/format.h>

namespace gapcalc::cli {
namespace {
constexpr std::uint64_t k_wait = 1000; // milliseconds before the first line
constexpr std::uint64_t k_pause = 200; // and between two
constexpr std::uint64_t k_megabyte = 1'000'000;
} // namespace

Progress::Progress(const Invocation& invocation)
    : invocation_(invocation),
      active_(invocation.environment.err_is_terminal && !invocation.options.quiet &&
              invocation.environment.milliseconds) {
    if (active_) next_ = invocation.environment.milliseconds() + k_wait;
}

std::function<void(std::uint64_t, std::uint64_t)> Progress::callback() {
    if (!active_) return {};
    return [this](std::uint64_t read, std::uint64_t total) { show(read, total); };
}

void Progress::show(std::uint64_t read, std::uint64_t total) {
    const auto now = invocation_.environment.milliseconds();
    if (now < next_) return;
    next_ = now + k_pause;
    const auto zh = invocation_.language == Language::zh;
    std::string line = fmt::format("{} {} MB", zh ? "正在读取" : "reading", read / k_megabyte);
    if (total != 0)
        line += fmt::format(" / {} MB, {} %", total / k_megabyte, read >= total ? 100 : read * 100 / total);
    const int width = display_width(line);
    std::string const blanks(std::size_t(std::max(0, shown_ - width)), ' ');
    write("\r" + line + blanks);
    shown_ = width;
}

void Progress::erase() {
    if (shown_ == 0) return;
    write("\r" + std::string(std::size_t(shown_), ' ') + "\r");
    shown_ = 0;
}

/// A terminal that is gone is no reason to stop.
void Progress::write(const std::string& text) {
    std::fwrite(text.data(), 1, text.size(), invocation_.environment.err);
    std::fflush(invocation_.environment.err);
}

} // namespace gapcalc::cli
