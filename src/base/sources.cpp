#include "gapcalc/base/diagnostic.hpp"

namespace gapcalc {
namespace {

std::vector<std::uint32_t> starts_of_lines(std::string_view text) {
    std::vector<std::uint32_t> starts{0};
    for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) {
        if (at + 1 < text.size()) starts.push_back(static_cast<std::uint32_t>(at + 1));
    }
    return starts;
}

} // namespace

std::string_view Source::line(std::uint32_t number) const {
    // Most files have no problem to be quoted.
    if (line_starts_.empty() && !text.empty()) line_starts_ = starts_of_lines(text);
    if (number == 0 || number > line_starts_.size()) return {};
    const std::size_t begin = line_starts_[number - 1];
    const std::size_t end = number < line_starts_.size() ? line_starts_[number] : text.size();
    std::string_view line = std::string_view(text).substr(begin, end - begin);
    if (line.ends_with('\n')) line.remove_suffix(1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

std::uint32_t Sources::add(std::string name, std::string text) {
    Source& source = all_.emplace_back();
    source.name = std::move(name);
    source.text = std::move(text);
    return size();
}

std::uint32_t Sources::add_sheet(std::string name, std::string sheet) {
    add(std::move(name), {});
    all_.back().sheet = std::move(sheet);
    return size();
}

} // namespace gapcalc
