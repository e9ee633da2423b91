#include "gapcalc/model.hpp"

#include <algorithm>
#include <bit>
#include <numeric>
#include <span>

namespace gapcalc {
namespace {

constexpr int k_most_places = 18; // 10^18 is the last power of ten in 64 bits

std::int64_t power_of_ten(int exponent) {
    std::int64_t power = 1;
    while (exponent-- > 0) power *= 10;
    return power;
}

/// digits x factor into `product`; false when it does not fit or would look like a mark.
bool scale(std::int64_t digits, std::int64_t factor, std::int64_t& product) {
    return !__builtin_mul_overflow(digits, factor, &product) && product > Column::k_wide;
}

/// Orders entities that are not declared by their names; bytes of UTF-8 sort as their code points do.
void sort_by_bytes(std::span<Index> entities, const NamePool& names) {
    const Index declared = entities.empty() ? 0 : entities.front(); // they come in order
    std::sort(entities.begin(), entities.end(),
              [&](Index a, Index b) { return names[a - declared] < names[b - declared]; });
}

} // namespace

Rational Column::figure(Index entity) const {
    const std::int64_t figure = scaled(entity);
    return figure == k_wide ? wide_.at(entity) : Rational::scaled(figure, -places_);
}

void Column::make_room(Index entity) {
    if (scaled_.empty()) first_ = entity;
    if (entity == size()) return scaled_.push_back(k_absent);
    if (entity < first_) {
        // At least as many again, so that entities that come from the last to the first cost no more than
        // others.
        const Index before = std::max(first_ - entity, std::min(first_, size() - first_));
        scaled_.insert_front(before);
        first_ -= before;
    } else if (!covers(entity)) {
        scaled_.resize(entity - first_ + std::size_t{1});
    }
}

void Column::set(Index entity, const Decimal& number) {
    make_room(entity);
    const std::size_t at = entity - first_;
    if (scaled_[at] == k_absent) ++count_;
    if (scaled_[at] == k_wide) wide_.erase(entity);
    scaled_.set(at, k_absent); // the old figure must not hinder a change of scale
    const int needed = number.digits == 0 ? 0 : std::max(0, -static_cast<int>(number.exponent));
    if (needed <= places_ || rescale(needed)) {
        const int shift = number.digits == 0 ? 0 : places_ + number.exponent;
        std::int64_t product = 0;
        if (shift <= k_most_places && scale(number.digits, power_of_ten(shift), product))
            return scaled_.set(at, product);
    }
    scaled_.set(at, k_wide);
    wide_.insert_or_assign(entity, number.value());
}

void Column::set(Index entity, const Rational& value) {
    if (const auto places = value.exact_places(k_most_places)) {
        const auto digits = (value * Rational(power_of_ten(*places))).to_integer();
        if (digits && *digits > k_wide) {
            Decimal number;
            number.digits = *digits;
            number.exponent = static_cast<std::int16_t>(-*places);
            return set(entity, number);
        }
    }
    make_room(entity);
    if (scaled_[entity - first_] == k_absent) ++count_;
    scaled_.set(entity - first_, k_wide);
    wide_.insert_or_assign(entity, value);
}

void Column::remove(Index entity) {
    const std::size_t at = entity - first_;
    if (scaled_[at] == k_wide) wide_.erase(entity);
    scaled_.set(at, k_absent);
    --count_;
}

/// Moves all figures to a finer scale; false when that would make more of them wide than it saves.
bool Column::rescale(int places) {
    if (places > k_most_places) return false;
    // Each refusal makes the next figure wide: to look again only when their number has doubled keeps the
    // whole column linear.
    if (!wide_.empty() && !std::has_single_bit(wide_.size())) return false;
    const std::int64_t factor = power_of_ten(places - places_);
    std::int64_t product = 0;
    std::size_t outgrown = 0;
    for (std::size_t at = 0; at < scaled_.size(); ++at)
        if (scaled_[at] > k_wide && !scale(scaled_[at], factor, product) && ++outgrown > wide_.size() + 1)
            return false;
    for (std::size_t at = 0; at < scaled_.size(); ++at) {
        const std::int64_t cell = scaled_[at];
        if (cell <= k_wide) continue;
        if (!scale(cell, factor, product)) {
            wide_.insert_or_assign(first_ + static_cast<Index>(at), Rational::scaled(cell, -places_));
            product = k_wide;
        }
        scaled_.set(at, product);
    }
    places_ = places;
    return true;
}

std::string_view EntitySet::key(Index entity) const {
    const auto declared = static_cast<Index>(members.size());
    if (entity >= declared) return others[entity - declared];
    const Entity& member = members[entity];
    return member.id.empty() ? member.name.in(Language::zh) : member.id;
}

std::string_view EntitySet::name_of(Index entity, Language language) const {
    const auto declared = static_cast<Index>(members.size());
    if (entity >= declared) return others[entity - declared];
    const Entity& member = members[entity];
    return member.name.empty() ? member.id : member.name.in(language);
}

std::optional<Index> Catalogue::ancestor(Index set, Index entity, Index parents) const {
    std::optional<Index> place = entity;
    for (std::size_t steps = 0; sets[set].within && place && steps < sets.size(); ++steps) {
        place = sets[set].parent_of(*place);
        set = *sets[set].within;
        if (set == parents) return place;
    }
    return std::nullopt;
}

bool Catalogue::lies_within(Index set, Index parents) const {
    for (std::size_t steps = 0; sets[set].within && steps < sets.size(); ++steps) {
        set = *sets[set].within;
        if (set == parents) return true;
    }
    return false;
}

std::vector<Index> EntitySet::order() const {
    std::vector<Index> order(size());
    std::iota(order.begin(), order.end(), Index{0});
    if (!in_order()) sort_by_bytes(std::span(order).subspan(members.size()), others);
    return order;
}

} // namespace gapcalc
