#include "tabulate/explain/wording.hpp"

#include "tabulate/explain/page.hpp"
#include "tabulate/sheet.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace gapcalc::tabulate {
namespace {

struct Sentence {
    std::string_view zh, en;
};

constexpr std::array<Sentence, assess::k_flag_count> k_flag_sentences{{
    {"已达标，但最近一次变化与目标方向相反", "the target is met, but the last change went the wrong way"},
    {"首次达标晚于期限", "the first value that meets the target is later than the deadline"},
    {"此前曾达标，最新值未达标", "an earlier value met the target, this one does not"},
    {"最近一次变化与基期以来的变化方向相反",
     "the last change and the change since the baseline go opposite ways"},
    {"数据距截止日过久", "the value is older than the limit for stale data"},
    {"仅有未满一年的数据，不与全年比较",
     "only part of a year is there, which is not compared with whole years"},
    {"改用较早的一期", "a newer period is still coming in, so an earlier one was taken"},
    {"截止日或目标年之后的数据未计入", "values after the as-of date or the target's year are left out"},
    {"原文未写期限", "the source does not name it"},
    {"最新值所用的数字有初步数", "figures that the value is made of are provisional"},
    {"最新值所用的数字有估计数", "figures that the value is made of are estimates"},
    {"起算以来统计口径有调整，前后数字不尽可比",
     "the series was broken since the start: figures before and after do not compare as they stand"},
    {"最新值所用的数字修订过", "figures that the value is made of were published as others before"},
}};

constexpr std::array<Sentence, 4> k_kind_sentences{{
    {"某一时点的水平", "a level at a date"},
    {"自 1 月 1 日起的累计数", "the running total since 1 January"},
    {"当期发生额，年内累加", "the amount in the period, added up within the year"},
    {"按阶段推进", "a stage on the way"},
}};

std::string percent(const Rational& ratio) { return figure_text(ratio * Rational(100)) + "%"; }

/// The numbers of a target or a test as its sentence takes them in.
struct Numbers {
    std::string first, second{};
};
struct NumbersOf {
    const AimWords& words;

    template <class Bound>
    requires requires(Bound any) { any.share; }
    Numbers operator()(const Bound& aim) const {
        const bool zh = words.language == Language::zh;
        if (aim.share) return {(zh ? "全部的 " : "") + percent(aim.bound) + (zh ? "" : " of them")};
        return {(zh ? " " : "") + figure(aim.bound)};
    }
    Numbers operator()(const Between& aim) const { return {figure_text(aim.low), figure(aim.high)}; }
    Numbers operator()(const ReachStage& aim) const {
        if (!words.stages) return {};
        return {visible(stage_name(*words.stages, Rational(std::int64_t{aim.stage}), words.language))};
    }
    Numbers operator()(const TimesBaseline& aim) const { return {figure_text(aim.factor)}; }
    template <class Change>
    requires requires(Change any) { any.relative; }
    Numbers operator()(const Change& aim) const {
        const auto words_of = [&](const Rational& amount) {
            return aim.relative ? percent(amount) : figure(amount);
        };
        if (!aim.most) return {words_of(aim.amount)};
        const bool zh = words.language == Language::zh;
        return {words_of(aim.amount) + (zh ? "（至 " : " (to ") + words_of(*aim.most) + (zh ? "）" : ")")};
    }
    Numbers operator()(const GrowPerYear& aim) const { return {percent(aim.rate)}; }

  private:
    std::string figure(const Rational& number) const {
        return figure_text(number, words.unit, nullptr, 0, words.language);
    }
};

} // namespace

std::string figure_text(const Rational& number, int places) {
    constexpr int k_inexact_places = 6;
    const int exact = number.exact_places().value_or(k_inexact_places);
    return table::people_number(
        {number, table::Form::exact, static_cast<std::int8_t>(std::max(places, exact))});
}

std::string figure_text(const Rational& number, std::string_view unit, const std::vector<Text>* stages,
                        int places, Language language) {
    if (stages) return visible(stage_name(*stages, number, language));
    const std::string text = figure_text(number, places);
    if (unit.empty()) return text;
    return unit == "%" || unit == "‰" ? text + std::string(unit) : fmt::format("{} {}", text, visible(unit));
}

std::string AimWords::of(const Aim& aim) const {
    const Numbers numbers = std::visit(NumbersOf{*this}, aim);
    return fmt::format(fmt::runtime(labels::label(kind_of(aim)).in(language)), numbers.first, numbers.second);
}

std::string AimWords::of(const Test& test) const {
    return std::visit([this](const auto& any) { return of(Aim(any)); }, test);
}

std::string_view flag_sentence(assess::Flag flag, Language language) {
    const Sentence& sentence = k_flag_sentences[static_cast<std::size_t>(flag)];
    return say(language, sentence.zh, sentence.en);
}

std::string_view kind_sentence(Kind kind, Language language) {
    const Sentence& sentence = k_kind_sentences[static_cast<std::size_t>(kind)];
    return say(language, sentence.zh, sentence.en);
}

} // namespace gapcalc::tabulate
