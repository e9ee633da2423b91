// Targets, tests and codes in full sentences.
#pragma once

#include "gapcalc/labels.hpp"
#include "gapcalc/model.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace gapcalc::tabulate {

/// A number with all of its digits, grouped.
std::string figure_text(const Rational& number, int places = 0);
/// A number and its unit; a stage's name where `stages` is not null.
std::string figure_text(const Rational& number, std::string_view unit, const std::vector<Text>* stages,
                        int places, Language language);

/// A target or a test in words: "at least 800 家", "at least 50% of them".
struct AimWords {
    Language language = Language::zh;
    std::string_view unit;
    const std::vector<Text>* stages = nullptr;

    std::string of(const Aim& aim) const;
    std::string of(const Test& test) const;
};

/// What a flag says of its row.
std::string_view flag_sentence(assess::Flag flag, Language language);
/// What a kind of figure is.
std::string_view kind_sentence(Kind kind, Language language);

} // namespace gapcalc::tabulate
