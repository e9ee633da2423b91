// The rows of an answer, put in order by the statement that each answers.
#pragma once

#include "gapcalc/load.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gapcalc::load {

/// The cells of a row after the statement's number and the number of its rows.
inline constexpr std::size_t k_answer_cells = 13;
using AnswerRow = std::array<std::string, k_answer_cells>;

/// The rows of each statement, by its number less one.
struct AnswerRows {
    std::vector<std::vector<AnswerRow>> statements;
    int whole_digits = 0; ///< before the point, of the engine's sums
};

/// Takes the answer apart; empty, and reported, when it is not all of an answer to that question.
std::optional<AnswerRows> read_answer_rows(const EngineReply& reply, std::size_t statements,
                                           std::uint32_t source, Diagnostics& problems);

/// A decimal of any length; empty for another text.
std::optional<Rational> read_exact(std::string_view text);
/// A whole number of at most 18 digits; empty for another text.
std::optional<std::int64_t> read_whole(std::string_view text);

} // namespace gapcalc::load
