// Targets, tests and codes in full sentences.
#pragma once

#include "gapcalc/labels.hpp"
#include "gapcalc/model.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace gapcalc::tabulate {

/// A number with its digits grouped, all that it has.
std::string figure_text(const Rational& number, int places = 0);
/// A number and its unit; a stage's name where `stages` is not null.
std::string figure_text(const Rational& number, std::string_view unit, const std::vector<Text>* stages,
                        int places, Language language);

/// How a target or a test is told: "at least 800 家", "at least 50% of them".
struct AimWords {
    Language language = Language::zh;
    std::string_view unit;
    const std::vector<Text>* stages = nullptr;

    std::string operator()(const AtLeast& aim) const;
    std::string operator()(const MoreThan& aim) const;
    std::string operator()(const AtMost& aim) const;
    std::string operator()(const LessThan& aim) const;
    std::string operator()(const Between& aim) const;
    std::string operator()(const ReachStage& aim) const;
    std::string operator()(const TimesBaseline& aim) const;
    std::string operator()(const RiseBy& aim) const;
    std::string operator()(const FallBy& aim) const;
    std::string operator()(const GrowPerYear& aim) const;

  private:
    std::string bound(assess::Operator op, const Rational& number, bool share) const;
    std::string amount(const Rational& number, bool relative) const;
};

/// Whether `value` meets `goal`, as the comparison that is written out says it.
bool holds(const Rational& value, const assess::Goal& goal);
/// What a flag says of its row.
std::string_view flag_sentence(assess::Flag flag, Language language);
/// What a kind of figure is.
std::string_view kind_sentence(Kind kind, Language language);

} // namespace gapcalc::tabulate
