#include "load/sheet/csv_problems.hpp"

#include <algorithm>

namespace gapcalc::load {

CsvPlace place_in(std::string_view record, std::uint32_t source, std::uint32_t line, std::size_t begin,
                  std::size_t size) {
    begin = std::min(begin, record.size());
    const std::string_view before = record.substr(0, begin);
    const std::size_t line_break = before.rfind('\n');
    const std::size_t line_begin = line_break == before.npos ? 0 : line_break + 1;
    std::string_view shown = record.substr(line_begin);
    shown = shown.substr(0, shown.find('\n'));
    if (shown.ends_with('\r')) shown.remove_suffix(1);
    const std::size_t at = std::min(begin - line_begin, shown.size());
    CsvPlace place;
    place.span.source = source;
    place.span.line = line + static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n'));
    place.span.column = static_cast<std::uint32_t>(count_code_points(shown.substr(0, at))) + 1;
    place.span.length = static_cast<std::uint32_t>(count_code_points(shown.substr(at, size)));
    // Nobody reads on for pages; a line of megabytes must not be kept twenty times.
    constexpr std::size_t k_around = 1000;
    std::size_t first = at - std::min(at, k_around);
    while (first < at && (static_cast<unsigned char>(shown[first]) & 0xC0U) == 0x80) ++first;
    place.excerpt = {std::string(shown.substr(first, at + k_around - first)),
                     static_cast<std::uint32_t>(count_code_points(shown.substr(0, first))) + 1};
    return place;
}

Diagnostic* CsvReporter::add(Problem problem, const CsvPlace& place, std::initializer_list<Text> arguments) {
    if (!shows(problem)) {
        suppress(problem);
        return nullptr;
    }
    ++counts_[static_cast<std::size_t>(problem)];
    last_[static_cast<std::size_t>(problem)] = place.span;
    Diagnostic& added = problems_.add(kind_of(problem), place.span, arguments);
    added.excerpt = place.excerpt;
    return &added;
}

void CsvReporter::suppress(Problem problem) { ++counts_[static_cast<std::size_t>(problem)]; }

void CsvReporter::finish() {
    for (std::size_t at = 0; at < counts_.size(); ++at) {
        if (counts_[at] <= k_shown) continue;
        problems_.suppress(kind_of(static_cast<Problem>(at)), last_[at], counts_[at] - k_shown);
    }
}

Text perhaps(const std::string& nearest, const Text& otherwise) {
    if (nearest.empty()) return otherwise;
    return {"是否指 \"" + nearest + "\"？", "did you mean \"" + nearest + "\"?"};
}

} // namespace gapcalc::load
