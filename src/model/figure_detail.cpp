#include "gapcalc/model/figure_detail.hpp"

#include <algorithm>

namespace gapcalc {

std::uint32_t FigureDetails::add(const FigureDetail& detail) {
    if (detail == FigureDetail{}) return 0;
    const auto [known, fresh] = numbers_.try_emplace(detail, size());
    if (!fresh) return known->second;
    if (all_.empty()) all_.emplace_back();
    all_.push_back(detail);
    newest_ = std::max(newest_, detail.published);
    any_bounds_ |= detail.bound != Bound::exact;
    return known->second;
}

std::uint32_t FigureDetails::add_text(const Text& text) {
    if (text.empty()) return 0;
    if (texts_.empty()) texts_.emplace_back();
    const auto [known, fresh] =
        text_numbers_.try_emplace({text.zh, text.en}, static_cast<std::uint32_t>(texts_.size()));
    if (fresh) texts_.push_back(text);
    return known->second;
}

int FigureDetails::places_published(std::int32_t day) const {
    int places = 0;
    for (const auto& [published, most] : places_)
        if (published <= day) places = std::max(places, most);
    return places;
}

void DetailCells::set_other(std::uint32_t entity, std::uint32_t detail, bool only) {
    if (only) {
        common_ = detail;
        cells_.clear();
        return;
    }
    if (cells_.empty()) first_ = entity;
    if (entity < first_) {
        // At least as many again, as columns grow towards their front.
        const std::uint32_t before =
            std::max(first_ - entity, std::min(first_, static_cast<std::uint32_t>(cells_.size())));
        cells_.insert_front(before, common_);
        first_ -= before;
    }
    if (entity - first_ >= cells_.size()) {
        if (detail == common_) return;
        cells_.resize(entity - first_ + std::size_t{1}, common_);
    }
    cells_[entity - first_] = detail;
}

} // namespace gapcalc
