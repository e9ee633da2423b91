#include "tabulate/cells.hpp"
#include "tabulate/explain/parts.hpp"
#include "tabulate/explain/wording.hpp"

#include <fmt/format.h>

namespace gapcalc::tabulate {
namespace {

class VerdictWording {
  public:
    VerdictWording(const Page& page, const Explained& explained)
        : page_(page), explained_(explained), row_(explained.row()) {}

    /// Whether the value meets the target, written out.
    std::string comparison() const {
        if (!row_.value || !row_.goal) return {};
        const Goal& goal = *row_.goal;
        const Rational& v = *row_.value;
        if (row_.value_bound != Bound::exact) return bound_comparison();
        if (goal.op == Operator::between) {
            return fmt::format("{} <= {} <= {}{}", exact_text(goal.bound), exact_text(v),
                               exact_text(goal.high), outcome());
        }
        if (goal.op == Operator::stage)
            return fmt::format("{} >= {}{}", staged(v), staged(goal.bound), outcome());
        return fmt::format("{} {}{} {}{}", exact_text(v), direction_of(goal.op) > 0 ? ">" : "<",
                           is_strict(goal.op) ? "" : "=", exact_text(goal.bound), outcome());
    }

    std::string rule() const {
        switch (row_.rule) {
        case assess::Rule::none:
            return {};
        case assess::Rule::target_unknown:
        case assess::Rule::lacking:
            return lacking();
        case assess::Rule::met:
            return std::string(page_.say("最新值已达到目标。", "The value meets the target."));
        case assess::Rule::over_ceiling:
            return std::string(
                page_.say("累计数已超过上限，不待期末即为未达标。",
                          "The running total is over its ceiling: missed, without waiting for its end."));
        case assess::Rule::deadline_passed:
            return deadline_passed();
        case assess::Rule::final_data:
            return fmt::format(
                fmt::runtime(
                    page_.say("期限 {} 已过，尚无该日或之后的数值。",
                              "The deadline {} has passed, and there is no value of that day or later.")),
                to_string(*row_.deadline));
        case assess::Rule::baseline_met:
            return baseline_met();
        case assess::Rule::method:
            return method();
        case assess::Rule::each_year:
            return each_year();
        }
        return {};
    }

  private:
    /// What is known of the value, and whether that meets the target.
    std::string bound_comparison() const {
        const Goal& goal = *row_.goal;
        const std::string known = fmt::format("{}{}", sign_text(row_.value_bound), exact_text(*row_.value));
        const std::string wanted = goal.op == Operator::between
                                       ? fmt::format("{}..{}", exact_text(goal.bound), exact_text(goal.high))
                                       : fmt::format("{}{} {}", direction_of(goal.op) > 0 ? ">" : "<",
                                                     is_strict(goal.op) ? "" : "=", exact_text(goal.bound));
        switch (row_.grounds->met) {
        case Sure::yes:
            return fmt::format("{}{}{}", known, page_.say("，全部满足 ", ", all of which meets "), wanted);
        case Sure::no:
            return fmt::format("{}{}{}", known, page_.say("，全不满足 ", ", none of which meets "), wanted);
        case Sure::maybe:
            break;
        }
        return fmt::format("{}{}{}", known, page_.say("，有的满足 ", ", some of which meets "), wanted);
    }

    /// Whether the comparison holds, and where that does not count yet.
    std::string outcome() const {
        const assess::Grounds& grounds = *row_.grounds;
        if (!grounds.holds) return std::string(page_.say("：不成立", ": does not hold"));
        std::string words(page_.say("：成立", ": holds"));
        if (grounds.met == Sure::no)
            words += page_.say("；累计数到期末才算数",
                               ", so far: a running total meets it only at the end of its span");
        return words;
    }

    /// A stage's place and name.
    std::string staged(const Rational& place) const {
        if (!explained_.view.stages) return exact_text(place);
        const std::string_view name = stage_name(*explained_.view.stages, place, page_.language());
        return fmt::format("{} ({})", exact_text(place), visible(name));
    }

    std::string lacking() const {
        const bool relative = row_.rule == assess::Rule::target_unknown;
        if (row_.verdict == assess::Verdict::under_way)
            return std::string(page_.say("目标阶段尚未达到，期限未到。",
                                         "The stage is not reached yet, and the deadline is still to come."));
        switch (row_.reason) {
        case assess::Reason::no_data:
            return std::string(page_.say("截止日前没有数值。",
                                         "There is no value of a period that ends by the as-of date."));
        case assess::Reason::no_target:
            return std::string(page_.say("未设目标。", "No target is set."));
        case assess::Reason::no_baseline:
            return std::string(relative
                                   ? page_.say("目标由基期值推算，而基期值缺。",
                                               "The target is reckoned from the baseline, and there is none.")
                                   : page_.say("本方法需要基期值，而基期值缺。",
                                               "The method needs a baseline, and there is none."));
        case assess::Reason::zero_base:
            return std::string(
                relative ? page_.say("基期值为 0，其倍数或百分比不成目标。",
                                     "The baseline is 0: a multiple or a percentage of it is no target.")
                         : page_.say("基期值为 0，不能求增速。",
                                     "The baseline is 0: no rate of growth leads away from it."));
        case assess::Reason::negative_base:
            return std::string(
                page_.say("基期值为负，其倍数或百分比不成目标。",
                          "The baseline is negative: a multiple or a percentage of it is no target."));
        case assess::Reason::no_trend:
            return std::string(
                row_.grounds->method == assess::Method::trend
                    ? page_.say("趋势法至少需要四个年度数值。", "The trend needs four yearly values.")
                    : page_.say("除基期外尚无新的数值。", "There is no value but the baseline's."));
        case assess::Reason::not_started:
            return std::string(page_.say("最新值早于起算期，尚不能判定。",
                                         "The value is not later than the start, so no pace can be told."));
        case assess::Reason::partial_year:
            if (row_.in_target_year)
                return std::string(
                    row_.goal && row_.goal->op == Operator::between
                        ? page_.say("累计数是否落在区间之内，到期末才能判定。",
                                    "Whether a running total lies in its range is told at its end only.")
                        : page_.say("累计数要降到零以下，是否降到期末才知道，谈不上快慢。",
                                    "The total is to fall below 0, which is told at its end only: there is "
                                    "no pace."));
            return std::string(page_.say("仅有未满一年的数据，不与全年目标比较。",
                                         "Part of a year is not compared with the target of a whole year."));
        case assess::Reason::incomplete:
            return std::string(page_.say("有对象未报，补报后结论可能改变。",
                                         "Entities are missing whose values could still change the answer."));
        case assess::Reason::only_bound:
            return std::string(
                page_.say("最新值只知界限，界限内各数的判定不同。",
                          "Only a bound of the value is known, and not all that it lets in has "
                          "the same verdict."));
        case assess::Reason::sign_change:
            return std::string(page_.say("基期值与最新值或目标值正负不同，不能求增速。",
                                         "No rate of growth leads from the baseline through zero."));
        default:
            return {};
        }
    }

    std::string deadline_passed() const {
        if (row_.verdict == assess::Verdict::reversing)
            return std::string(
                page_.say("期限当日或之后的首个数值曾达标，最新值未达标。",
                          "The first value at or after the deadline met the target; the newest does not."));
        return fmt::format(
            fmt::runtime(
                page_.say("数值 {} 已到期限 {}，未达标。",
                          "The value of {} is at or after the deadline {} and does not meet the target.")),
            to_string(*row_.period), to_string(*row_.deadline));
    }

    std::string baseline_met() const {
        if (row_.verdict == assess::Verdict::reversing)
            return std::string(page_.say(
                "基期值已达标或与目标相同，而最新值离开了目标。",
                "The baseline already met the target or equalled it, and the value has moved away from it."));
        return std::string(page_.say("基期值与目标相同而未达标（须超过），最新值未变差也未达标。",
                                     "The baseline equals the target, which must be passed; the value has "
                                     "not moved away, but does not meet it."));
    }

    std::string method() const {
        if (explained_.view.stages)
            return std::string(page_.say("最近记录的阶段早于此前的阶段。",
                                         "The stage recorded last is earlier than the one before."));
        if (row_.verdict == assess::Verdict::pending) return lacking();
        const assess::Method method = row_.grounds->method;
        if (!row_.score && row_.value_bound != Bound::exact)
            return std::string(
                page_.say("最新值只知界限，界限内各数都是这一档。",
                          "Only a bound of the value is known; all that it lets in is of this class."));
        if (!row_.score && method == assess::Method::linear)
            return std::string(page_.say("上限尚未动用。", "Nothing of the ceiling is used yet."));
        if (!row_.score && method != assess::Method::trend)
            return std::string(page_.say("增速大到没有意义，仍可分档。",
                                         "The growth is too great to mean anything; its class is certain."));
        if (!row_.score)
            return std::string(row_.verdict == assess::Verdict::reversing
                                   ? page_.say("各年平均变化为零或与目标方向相反。",
                                               "The mean yearly change is zero or goes the wrong way.")
                                   : page_.say("最新值恰与目标相同。", "The value equals the target."));
        return classes(method, row_.score->fixed(6));
    }

    /// The score and what it is held against.
    std::string classes(assess::Method method, const std::string& score) const {
        const assess::Grading& its = assess::grading(method);
        const std::string_view at = its.less_is_better ? "<=" : ">=", beyond = its.less_is_better ? ">" : "<";
        const std::string_view what =
            method == assess::Method::linear ? page_.say("进度/序时", "pace") : page_.say("分值", "score");
        std::string words =
            fmt::format("{} = {}{}", what, score, page_.say("；分档：", "; the first that holds: "));
        std::string edge;
        for (const assess::ClassEdge& one : its.classes) {
            edge = one.hundredths == 0 ? "0" : Rational::fraction(one.hundredths, 100).fixed(2);
            words += fmt::format("{}{} {}{}", at, edge, class_words(one.verdict), page_.say("，", ", "));
        }
        return words + fmt::format("{}{} {}", beyond, edge, class_words(its.otherwise));
    }
    std::string_view class_words(assess::Verdict verdict) const {
        return labels::verdict_label(verdict, row_.ceiling).in(page_.language());
    }

    std::string each_year() const {
        switch (row_.verdict) {
        case assess::Verdict::missed:
            return std::string(page_.say("有年份未达标。", "A year's last value does not meet the target."));
        case assess::Verdict::reached:
            return std::string(page_.say("各年均已达标。", "Every year's last value meets the target."));
        case assess::Verdict::on_track:
            return std::string(
                page_.say("已有数据的年份均达标，期限未到。",
                          "Every year observed so far meets the target, and more are to come."));
        default:
            break;
        }
        if (row_.reason == assess::Reason::only_bound) return lacking();
        if (row_.reason == assess::Reason::incomplete)
            return std::string(page_.say("有年份缺数据，或有对象未报。",
                                         "A year's value lacks, or entities are missing in it."));
        return std::string(
            page_.say("起算期之后尚无年度数据。", "No year after the start has been observed."));
    }

    const Page& page_;
    const Explained& explained_;
    const assess::Row& row_;
};

} // namespace

void write_verdict(Page& page, const Explained& explained) {
    const assess::Row& row = explained.row();
    const Language language = page.language();
    const labels::Label& verdict = labels::verdict_label(row.verdict, row.ceiling);
    page.heading(fmt::format("{}{}{} ({})", page.say("进展", "Verdict"), page.say("：", ": "),
                             verdict.in(language), verdict.key));
    const VerdictWording wording(page, explained);
    if (const std::string comparison = wording.comparison(); !comparison.empty())
        page.paragraph(fmt::format("{}{}", page.say("最新值与目标：", "Value against target: "), comparison),
                       Page::formula);
    page.paragraph(wording.rule(), Page::formula);
    write_years(page, explained);
    std::vector<std::vector<std::string>> notes;
    if (row.reason != assess::Reason::none)
        notes.push_back({fmt::format("{} {}", page.say("原因", "Reason"), labels::label(row.reason).key),
                         std::string(labels::label(row.reason).in(language))});
    for (int at = 0; at < assess::k_flag_count; ++at) {
        const assess::Flag flag{static_cast<std::uint8_t>(at)};
        if (!row.flags.has(flag)) continue;
        notes.push_back(
            {fmt::format("{} {}", page.say("标记", "Flag"), labels::label(flag).key),
             fmt::format("{}{}{}", labels::flag_words(flag, language, explained.query.stale_months),
                         page.say("：", ": "), flag_sentence(flag, language))});
    }
    page.grid(std::move(notes), {Page::words, Page::words});
}

} // namespace gapcalc::tabulate
