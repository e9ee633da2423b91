// A figure of a row: a number, or the reason why there is none.
#pragma once

#include <cstdint>
#include <optional>
#include <utility>

namespace gapcalc::assess {

/// Why a column of a row is blank.
enum class Blank : std::uint8_t {
    no_value, ///< a row without a value is blank for this reason throughout
    not_asked,
    not_written,
    no_target,
    no_deadline,
    no_baseline,
    baseline_met,
    zero_flow,
    no_start,
    no_span,
    not_moved,
    not_elapsed,
    deadline_reached,
    deadline_past,
    partial_year,
    same_year,
    each_year,
    failed_year,
    milestone,
    rank,
    less_is_better,
    ceiling,
    ceiling_not_positive,
    target_not_positive,
    value_not_positive,
    negative_value,
    zero_base,
    sign_change,
    negative_base,
    growth_too_great,
    no_year_before,
    entities_missing,
    met,
    within_ceiling,
    within_range,
    adverse,
    beyond_calendar,
    not_entities,
    decided_before,
    decided_by_direction,
    method_lacks,
    at_target,
    before_path,
    nothing_due,
    on_path,
    long_window,
    outside_window,
    only_bound,
    few_years,
    few_entities,
    no_variation,
    no_reason,
    no_flags,
};
inline constexpr int k_blank_count = int(Blank::no_flags) + 1;

/// A figure, or why it is blank.
template <class Value>
class Computed {
  public:
    Computed() = default;
    Computed(Blank why) : why_(why) {}
    Computed(Value value) : value_(std::move(value)), there_(true) {}

    Computed& operator=(Blank why) {
        there_ = false;
        why_ = why;
        return *this;
    }
    Computed& operator=(Value value) {
        value_ = std::move(value);
        there_ = true;
        return *this;
    }

    explicit operator bool() const { return there_; }
    bool has_value() const { return there_; }
    /// Only where it is there.
    const Value& operator*() const { return value_; }
    const Value* operator->() const { return &value_; }
    /// Only where it is blank.
    Blank why() const { return why_; }
    operator std::optional<Value>() const { return there_ ? std::optional(value_) : std::nullopt; }
    /// Two blanks are equal, whatever their reasons.
    friend bool operator==(const Computed& a, const Computed& b) {
        return a.there_ == b.there_ && (!a.there_ || a.value_ == b.value_);
    }

  private:
    Value value_{};
    bool there_ = false;
    Blank why_ = Blank::no_value;
};

} // namespace gapcalc::assess
