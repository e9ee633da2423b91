// Which of the known words was meant.
#include "gapcalc/base/text.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <cstdlib>

namespace gapcalc {
namespace {

using Points = std::vector<char32_t>;

void split(std::string_view text, bool fold_case, Points& points) {
    points.clear();
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        const bool upper = fold_case && point.value >= 'A' && point.value <= 'Z';
        points.push_back(upper ? point.value + 32 : point.value);
        at += point.length;
    }
}

/// Optimal string alignment by rows, given up once a row lies beyond `most`.
int distance(const Points& a, const Points& b, int most) {
    const int rows = static_cast<int>(a.size()), columns = static_cast<int>(b.size());
    const int too_far = most + 1;
    if (most < 0 || std::abs(rows - columns) > most) return too_far;
    thread_local std::vector<int> before, above, current;
    above.resize(b.size() + 1);
    before.resize(b.size() + 1);
    current.resize(b.size() + 1);
    for (int column = 0; column <= columns; ++column) above[column] = column;
    for (int row = 1; row <= rows; ++row) {
        current[0] = row;
        int least = row;
        for (int column = 1; column <= columns; ++column) {
            const bool same = a[row - 1] == b[column - 1];
            int edits =
                std::min({above[column] + 1, current[column - 1] + 1, above[column - 1] + (same ? 0 : 1)});
            if (row > 1 && column > 1 && a[row - 1] == b[column - 2] && a[row - 2] == b[column - 1]) {
                edits = std::min(edits, before[column - 2] + 1);
            }
            current[column] = edits;
            least = std::min(least, edits);
        }
        // A swap reaches back two rows, so one row beyond is not yet the end.
        if (least > too_far) return too_far;
        std::swap(before, above);
        std::swap(above, current);
    }
    return std::min(above[columns], too_far);
}

} // namespace

int edit_distance(std::string_view a, std::string_view b, int most) {
    thread_local Points left, right;
    split(a, false, left);
    split(b, false, right);
    return distance(left, right, most);
}

std::optional<std::string> nearest(std::string_view word, std::span<const std::string> candidates) {
    Points wanted, points;
    split(word, true, wanted);
    int most = std::max(1, static_cast<int>(wanted.size() / 3));
    const std::string* best = nullptr;
    for (const std::string& candidate : candidates) {
        split(candidate, true, points);
        const int found = distance(wanted, points, most);
        // Words with no character in common are never meant for each other, however short.
        if (found > most || found >= static_cast<int>(std::max(wanted.size(), points.size()))) continue;
        best = &candidate;
        most = found - 1;
        if (most < 0) break;
    }
    return best != nullptr ? std::optional(*best) : std::nullopt;
}

} // namespace gapcalc
