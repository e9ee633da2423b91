#include "base/shorten_middle.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <vector>

namespace gapcalc {

std::size_t end_brackets(std::string_view text) {
    const std::size_t closing = text.find_last_of(')'), wide_closing = text.rfind("）");
    const bool wide = closing == std::string_view::npos;
    const std::size_t end = wide ? wide_closing : closing;
    if (end == std::string_view::npos) return text.size();
    const std::string_view behind = text.substr(end + (wide ? std::string_view("）").size() : 1));
    if (!behind.empty() && behind != " *") return text.size();
    std::size_t begin = wide ? text.rfind("（", end) : text.rfind('(', end);
    if (begin == std::string_view::npos) return text.size();
    if (begin > 0 && text[begin - 1] == ' ') --begin;
    return begin;
}

std::string shorten_middle(std::string_view text, int cells, int ambiguous, Kept kept) {
    constexpr int k_dots = 2;
    struct Cluster {
        std::size_t begin;
        int cells;
    };
    std::vector<Cluster> clusters;
    int whole = 0;
    for (std::size_t at = 0; at < text.size();) {
        int width = 0;
        const std::size_t end = next_cluster(text, at, ambiguous, width);
        clusters.push_back({at, width});
        whole += width;
        at = end;
    }
    if (whole <= cells) return std::string(text);
    constexpr int k_least_before = 4; // the dots and a character
    if (const std::size_t brackets = end_brackets(text); brackets > 0 && brackets < text.size()) {
        int their_cells = 0;
        for (const Cluster& each : clusters)
            if (each.begin >= brackets) their_cells += each.cells;
        if (cells - their_cells >= k_least_before)
            return shorten_middle(text.substr(0, brackets), cells - their_cells, ambiguous, kept) +
                   std::string(text.substr(brackets));
    }
    const int room = std::max(0, cells - k_dots);
    const int before = kept == Kept::end ? 0 : kept == Kept::more_of_the_end ? room / 4 : room - room / 2;
    std::size_t head = 0, tail = clusters.size();
    int used = 0;
    while (head < tail && used + clusters[head].cells <= before) used += clusters[head++].cells;
    while (tail > head && used + clusters[tail - 1].cells <= room) used += clusters[--tail].cells;
    // Half a number would be another number.
    const auto in_number = [&](std::size_t at) {
        const char c = text[clusters[at].begin];
        return (c >= '0' && c <= '9') || c == '.' || c == ',';
    };
    if (head < clusters.size() && in_number(head))
        while (head > 0 && in_number(head - 1)) --head;
    if (tail > 0 && tail < clusters.size() && in_number(tail - 1))
        while (tail < clusters.size() && in_number(tail)) ++tail;
    const auto place = [&](std::size_t at) {
        return at < clusters.size() ? clusters[at].begin : text.size();
    };
    return std::string(text.substr(0, place(head))) + ".." + std::string(text.substr(place(tail)));
}

} // namespace gapcalc
