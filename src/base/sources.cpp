#include "gapcalc/diagnostic.hpp"

namespace gapcalc {

std::string_view Source::line(std::uint32_t number) const {
    if (number == 0 || number > line_starts.size()) return {};
    const std::size_t begin = line_starts[number - 1];
    const std::size_t end = number < line_starts.size() ? line_starts[number] : text.size();
    std::string_view line = std::string_view(text).substr(begin, end - begin);
    if (line.ends_with('\n')) line.remove_suffix(1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

std::uint32_t Sources::add(std::string name, std::string text) {
    Source& source = all_.emplace_back(Source{std::move(name), std::move(text), {}});
    if (!source.text.empty()) source.line_starts.push_back(0);
    for (std::size_t at = source.text.find('\n'); at != std::string::npos;
         at = source.text.find('\n', at + 1)) {
        if (at + 1 < source.text.size()) source.line_starts.push_back(static_cast<std::uint32_t>(at + 1));
    }
    return size();
}

} // namespace gapcalc
