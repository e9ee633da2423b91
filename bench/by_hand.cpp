// Lines of CSV written by hand: what a report's line for each entity is measured against.
//   by_hand ROWS
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

namespace {

char* write_hundredths(char* at, std::int64_t value) {
    if (value < 0) *at++ = '-';
    const std::uint64_t size = static_cast<std::uint64_t>(value < 0 ? -value : value);
    at = std::to_chars(at, at + 20, size / 100).ptr;
    *at++ = '.';
    *at++ = static_cast<char>('0' + size / 10 % 10);
    *at++ = static_cast<char>('0' + size % 10);
    return at;
}

char* write_text(char* at, const char* text) {
    const std::size_t size = std::strlen(text);
    std::memcpy(at, text, size);
    return at + size;
}

} // namespace

int main(int argc, char** argv) {
    const std::int64_t rows = argc > 1 ? std::strtoll(argv[1], nullptr, 10) : 1'000'000;
    constexpr std::size_t k_size = 1 << 16, k_line = 256;
    static char buffer[k_size + k_line];
    char* at = buffer;
    std::uint64_t state = 0;
    for (std::int64_t row = 0; row < rows; ++row) {
        state = state * 6364136223846793005 + 1442695040888963407;
        const auto value = static_cast<std::int64_t>(state >> 33) % 10000;
        constexpr std::int64_t k_target = 6000;
        at = write_text(at, "unit ");
        at = std::to_chars(at, at + 20, row).ptr;
        *at++ = ',';
        at = write_hundredths(at, value);
        *at++ = ',';
        at = write_hundredths(at, k_target);
        *at++ = ',';
        at = write_hundredths(at, k_target - value);
        *at++ = ',';
        at = write_hundredths(at, value * 100 / k_target);
        *at++ = ',';
        at = write_text(at, value >= k_target ? "reached" : "behind");
        *at++ = '\n';
        if (at > buffer + k_size) {
            std::fwrite(buffer, 1, static_cast<std::size_t>(at - buffer), stdout);
            at = buffer;
        }
    }
    std::fwrite(buffer, 1, static_cast<std::size_t>(at - buffer), stdout);
    return std::fflush(stdout) == 0 ? 0 : 1;
}
