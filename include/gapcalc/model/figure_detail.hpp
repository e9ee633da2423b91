// What is known of a figure beside its number: whether it is only a bound, its status, where it is from and
// when it was published. Few figures have any of it, so each column keeps the place of a shared detail.
#pragma once

#include "gapcalc/base/bound.hpp"
#include "gapcalc/base/growing_array.hpp"
#include "gapcalc/base/period.hpp"
#include "gapcalc/base/text.hpp"

#include <algorithm>
#include <compare>
#include <cstdint>
#include <limits>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace gapcalc {

/// What a publisher says of a figure (SDMX's OBS_STATUS): an ordinary one has none of these.
enum class Status : std::uint8_t {
    provisional,
    estimated,
    series_break, ///< it cannot be compared with those before it as it stands
};
inline constexpr int k_status_count = 3;

/// A set of them.
class Statuses {
  public:
    constexpr Statuses() = default;
    constexpr Statuses(Status status)
        : bits_(static_cast<std::uint8_t>(1U << static_cast<unsigned>(status))) {}
    constexpr Statuses& operator|=(Statuses more) {
        bits_ |= more.bits_;
        return *this;
    }
    constexpr bool has(Status status) const { return (bits_ >> static_cast<unsigned>(status) & 1U) != 0; }
    constexpr bool empty() const { return bits_ == 0; }
    friend constexpr auto operator<=>(Statuses, Statuses) = default;

  private:
    std::uint8_t bits_ = 0;
};

/// The day before all others: that of a figure whose publication is not dated.
inline constexpr std::int32_t k_undated = std::numeric_limits<std::int32_t>::min();

/// All that is said of a figure.
struct FigureDetail {
    Bound bound = Bound::exact;
    Statuses statuses;
    bool revised = false;               ///< an earlier figure of the point was another one
    std::int32_t published = k_undated; ///< a day's number
    std::uint32_t source = 0, note = 0; ///< texts of FigureDetails
    friend auto operator<=>(const FigureDetail&, const FigureDetail&) = default;
};

/// The details of one indicator's or series' figures, each once. Number 0 is that of an ordinary figure.
class FigureDetails {
  public:
    /// Whether all figures are ordinary ones.
    bool empty() const { return all_.empty(); }
    std::uint32_t size() const { return all_.empty() ? 1 : static_cast<std::uint32_t>(all_.size()); }
    const FigureDetail& operator[](std::uint32_t detail) const {
        static const FigureDetail k_ordinary;
        return detail == 0 ? k_ordinary : all_[detail];
    }
    /// The number of a detail, taken in where it is new.
    std::uint32_t add(const FigureDetail& detail);
    /// The number of a text, taken in where it is new; 0 for an empty one.
    std::uint32_t add_text(const Text& text);
    /// Empty for number 0.
    const Text& text(std::uint32_t text) const {
        static const Text k_none;
        return text == 0 ? k_none : texts_[text];
    }

    /// Notes with how many decimals a figure published on that day was written.
    void note_places(std::int32_t published, int places) {
        int& most = places_[published];
        most = std::max(most, places);
    }
    /// Most decimals noted for figures published by that day.
    int places_published(std::int32_t day) const;
    /// Whether any figure is only a bound.
    bool any_bounds() const { return any_bounds_; }
    /// Whether any figure was published after that day.
    bool any_published_after(std::int32_t day) const { return newest_ > day; }
    /// Whether any figure's publication is dated.
    bool any_dated() const { return newest_ != k_undated; }

  private:
    std::vector<FigureDetail> all_;      // empty, or begins with the ordinary one
    std::map<std::int32_t, int> places_; // by the day of publication
    std::map<FigureDetail, std::uint32_t> numbers_;
    std::vector<Text> texts_; // empty, or begins with an empty one
    std::map<std::pair<std::string, std::string>, std::uint32_t> text_numbers_;
    std::int32_t newest_ = k_undated;
    bool any_bounds_ = false;
};

/// The details of one column's figures: mostly one for all, which takes no room.
class DetailCells {
  public:
    std::uint32_t operator[](std::uint32_t entity) const {
        return entity - first_ < cells_.size() ? cells_[entity - first_] : common_;
    }
    /// Sets that of an entity. `only` says that no other entity has a figure yet.
    void set(std::uint32_t entity, std::uint32_t detail, bool only) {
        if (detail == common_ && cells_.empty()) return;
        set_other(entity, detail, only);
    }
    /// Whether all figures are ordinary.
    bool empty() const { return common_ == 0 && cells_.empty(); }
    /// The detail of all, where they have one in common.
    const std::uint32_t* common() const { return cells_.empty() ? &common_ : nullptr; }

  private:
    void set_other(std::uint32_t entity, std::uint32_t detail, bool only);
    std::uint32_t common_ = 0, first_ = 0;
    GrowingArray<std::uint32_t> cells_; // from first_ on; outside of them the common one holds
};

} // namespace gapcalc
