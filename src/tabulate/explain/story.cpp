// The whole story of a row in one sentence.
#include "tabulate/cells.hpp"
#include "tabulate/explain/parts.hpp"
#include "tabulate/explain/wording.hpp"
#include "tabulate/heading.hpp"

#include <fmt/format.h>

namespace gapcalc::tabulate {
namespace {

class Story {
  public:
    Story(const RowView& view, Language language)
        : view_(view), row_(view.row), language_(language), zh_(language == Language::zh) {}

    std::string told() const {
        std::string all = standing();
        const auto add = [&](std::string_view zh, std::string_view en, const std::string& part) {
            if (!part.empty()) all += std::string(zh_ ? zh : en) + part;
        };
        if (row_.value && row_.goal) {
            add("，", ": ", still_to_go());
            add("；", "; ", against_time());
        }
        add("：", ": ", judged());
        if (row_.value && row_.goal) add("；", "; ", at_this_pace());
        return all + (zh_ ? "。" : ".");
    }

  private:
    std::string figure(const Rational& number) const {
        return figure_text(number, unit_words(view_, language_), view_.stages, 0, language_);
    }
    std::string shown(const Rational& number) const {
        if (view_.stages) return figure(number);
        const table::Number rounded{
            number, table::Form::exact, static_cast<std::int8_t>(view_.places), {}, {}};
        const std::string text = table::people_number(rounded);
        const std::string_view unit = unit_words(view_, language_);
        if (unit.empty()) return text;
        return unit == "%" || unit == "‰" ? text + std::string(unit)
                                          : fmt::format("{} {}", text, visible(unit));
    }
    /// All its decimals where they end, as the row shows it where they do not.
    std::string told(const Rational& number) const {
        return number.exact_places() ? figure(number) : shown(number);
    }
    static std::string percent(const Rational& ratio) {
        return table::people_number({ratio, table::Form::ratio, 1, {}, {}});
    }

    std::string target() const {
        const Goal& goal = *row_.goal;
        if (goal.op == Operator::stage)
            return fmt::format(fmt::runtime(zh_ ? "“{}”" : "\"{}\""), figure(goal.bound));
        if (goal.op == Operator::between)
            return zh_ ? fmt::format(" {} 至 {}", figure(goal.bound), figure(goal.high))
                       : fmt::format("{} to {}", figure(goal.bound), figure(goal.high));
        const std::string_view words = labels::label(goal.op).in(language_);
        return fmt::format("{} {}", zh_ ? std::string(words) : lowered(words), figure(goal.bound));
    }
    std::string deadline() const {
        return row_.deadline ? people_end(row_.deadline->end(), language_) : std::string();
    }
    /// When the value was: the period of a level, all that a running total adds up.
    std::string when() const { return people_text(shown_period(view_, *row_.period), language_); }
    /// The word before a period in English.
    std::string_view preposition() const {
        if (row_.period->grain() == Grain::day) return "on";
        const std::string period = when();
        return period.find(" half of ") != period.npos || period.find(" quarter of ") != period.npos
                   ? "in the"
                   : "in";
    }

    /// The value beside the target and its deadline.
    std::string standing() const {
        if (!row_.value && !row_.goal) return zh_ ? "没有数值" : "No figure";
        if (!row_.goal)
            return zh_ ? fmt::format("{}为 {}", when(), known())
                       : fmt::format("{} {} {}", known(), preposition(), when());
        if (!row_.value)
            return zh_ ? fmt::format("到{}目标为{}，没有数值", deadline(), target())
                       : fmt::format("No figure of {} by {}", target(), deadline());
        return zh_ ? fmt::format("到{}目标为{}，{}为{}{}", deadline(), target(), when(),
                                 view_.stages ? "" : " ", known())
                   : fmt::format("{} {} {} of {} by {}", known(), preposition(), when(), target(),
                                 deadline());
    }
    /// The value; of a bound with its sign.
    std::string known() const {
        if (view_.stages && zh_) return fmt::format("“{}”", figure(*row_.value));
        return std::string(sign_text(row_.value_bound)) + told(*row_.value);
    }
    std::string still_to_go() const {
        if (!row_.gap || !row_.needed) return {};
        if (view_.stages) {
            if (row_.needed->is_zero()) return {};
            const std::string stages = row_.needed->fixed(0);
            return zh_ ? fmt::format("还差 {} 个阶段", stages)
                       : fmt::format("{} {} to go", stages, stages == "1" ? "stage" : "stages");
        }
        if (row_.ceiling) {
            const bool over = row_.gap->sign() > 0;
            const std::string rest = told(row_.gap->abs());
            if (zh_) return over ? fmt::format("已超 {}", rest) : fmt::format("还可用 {}", rest);
            return over ? rest + " over" : rest + " left";
        }
        if (row_.needed->is_zero()) return {};
        return zh_ ? fmt::format("还差 {}", told(*row_.needed)) : told(*row_.needed) + " to go";
    }
    /// How much of the way in how much of the time.
    std::string against_time() const {
        if (row_.verdict == assess::Verdict::pending || !row_.lead_points || !row_.elapsed ||
            row_.deadline->end() <= row_.period->end())
            return {};
        std::optional<Rational> way = row_.progress;
        if (row_.in_target_year) way = row_.completion;
        if (row_.ceiling && row_.goal->bound.sign() > 0) way = *row_.value / row_.goal->bound;
        if (!way) return {};
        const Rational lead = row_.lead_points->abs();
        const std::string points = table::people_number({lead, table::Form::exact, 1, {}, {}});
        const bool behind = row_.lead_points->sign() < 0;
        if (zh_)
            return fmt::format("{} {}，时间过去 {}，{} {} 个百分点", row_.ceiling ? "已用" : "已走",
                               percent(*way), percent(*row_.elapsed),
                               row_.ceiling ? (behind ? "偏快" : "有余") : (behind ? "慢" : "快"), points);
        return fmt::format("{} {} in {} of the time, {} points {}", percent(*way),
                           row_.ceiling ? "used" : "of the way", percent(*row_.elapsed), points,
                           row_.ceiling ? (behind ? "too fast" : "to spare") : (behind ? "behind" : "ahead"));
    }
    std::string judged() const {
        const labels::Label& verdict = labels::verdict_label(row_.verdict, row_.ceiling);
        std::string words = zh_ ? std::string(verdict.zh) : lowered(verdict.en);
        if (row_.verdict != assess::Verdict::pending || row_.reason == assess::Reason::none) return words;
        const labels::Label& reason = labels::label(row_.reason);
        return words + (zh_ ? fmt::format("（{}）", reason.zh) : fmt::format(" ({})", lowered(reason.en)));
    }
    std::string at_this_pace() const {
        if (!row_.projection || view_.stages || row_.verdict == assess::Verdict::pending) return {};
        return zh_ ? fmt::format("照此速度，到期为 {}", shown(*row_.projection))
                   : fmt::format("at this pace {} by the deadline", shown(*row_.projection));
    }

    const RowView& view_;
    const assess::Row& row_;
    Language language_;
    bool zh_;
};

} // namespace

std::string story_of(const RowView& view, Language language) { return Story(view, language).told(); }

} // namespace gapcalc::tabulate
