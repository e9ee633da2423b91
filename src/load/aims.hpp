// The ways to say what is to be reached: one row each.
#pragma once

#include "load/draft.hpp"
#include "load/reporter.hpp"

#include <optional>
#include <span>
#include <string_view>

namespace gapcalc {

/// How many numbers follow the key, or a stage.
enum class AimShape : std::uint8_t { figure, range, stage };

/// What the numbers of an aim are measured in.
struct Measured {
    std::string_view unit;
    Kind kind = Kind::stock;
    std::span<const Text> stages; ///< of a milestone
    bool shares = false;          ///< a percentage is a share of the entities
    std::string_view owner;       ///< the id, for messages
    bool tainted = false;         ///< the unit or kind may be missing because it could not be read
};

/// One way to say it.
struct AimRow {
    std::string_view key;
    AimShape shape;
    bool tests; ///< entities can be tested by it
    /// Makes the aim, in that unit; `places` grows to the decimals that were written.
    std::optional<Aim> (*make)(const AimDraft& draft, const Measured& measured, int& places,
                               Reporter& reporter);
};

/// All rows, in the order of the documentation.
std::span<const AimRow> aim_rows();
/// The row with that key; null when there is none.
const AimRow* find_aim(std::string_view key);

/// The aim of a target; without any key a milestone's last stage.
std::optional<Aim> make_aim(const AimDraft& draft, const Measured& measured, int& places, Reporter& reporter);
/// The test that a draft of a row with `tests` says.
std::optional<Test> make_test(const AimDraft& draft, const Measured& measured, Reporter& reporter);

/// The figure in that unit; reported and empty when it cannot be converted. `places` grows to its decimals.
std::optional<Rational> in_unit(const Figure& figure, const Measured& measured, int& places,
                                Reporter& reporter);
/// The number, which can have no unit; reported and empty when it has one.
std::optional<Rational> plain_number(const Figure& figure, const Text& help, Reporter& reporter);
/// The place of a stage by its name in either language; reported and empty when there is none.
std::optional<Index> find_stage(const Figure& figure, const Measured& measured, Reporter& reporter);

} // namespace gapcalc
