// What is to be reached, from what is written: one function for each kind of target.
#pragma once

#include "load/goals/parsed.hpp"
#include "load/reporter.hpp"

#include <optional>
#include <span>
#include <string_view>

namespace gapcalc::load {

/// What the numbers of an aim are measured in.
struct Measured {
    std::string_view unit;
    Kind kind = Kind::stock;
    std::span<const Text> stages; ///< of a milestone
    bool shares = false;          ///< a percentage is a share of the entities
    std::string_view owner;       ///< the id, for messages
    bool tainted = false;         ///< the unit or kind may be missing because it could not be read
    Years years{};                ///< of its figures and deadlines
};

/// The aim of a target; without any key a milestone's last stage.
std::optional<Aim> make_aim(const ParsedAim& parsed, const Measured& measured, int& places,
                            Reporter& reporter);
/// The test that a draft of a kind with `tests` says.
std::optional<Test> make_test(const ParsedAim& parsed, const Measured& measured, Reporter& reporter);

/// The figure in that unit; reported and empty when it cannot be converted. `places` grows to its decimals.
std::optional<Rational> in_unit(const Figure& figure, const Measured& measured, int& places,
                                Reporter& reporter);
/// The number, which can have no unit; reported and empty when it has one.
std::optional<Rational> plain_number(const Figure& figure, const Text& help, Reporter& reporter);
/// The place of a stage by its name in either language; reported and empty when there is none.
std::optional<Index> find_stage(const Figure& figure, const Measured& measured, Reporter& reporter);

} // namespace gapcalc::load
