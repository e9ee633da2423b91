// The findings in words, as the first lines of a bulletin have them.
#include "tabulate/heading.hpp"
#include "tabulate/headline.hpp"
#include "tabulate/sheet.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace gapcalc::tabulate {
namespace {

/// What is missing to a goal that cannot be judged yet, within a sentence.
struct Lack {
    assess::Reason reason;
    std::string_view zh, en;
};
constexpr Lack k_lacks[] = {
    {assess::Reason::no_baseline, "缺基期", "without a baseline"},
    {assess::Reason::no_data, "未报数", "without data"},
    {assess::Reason::incomplete, "未报齐", "not fully reported"},
    {assess::Reason::final_data_missing, "缺期末数据", "without final data"},
    {assess::Reason::no_trend, "仅一期数据", "with a single figure"},
    {assess::Reason::not_started, "未到起算期", "not started"},
    {assess::Reason::partial_year, "不满一年", "with part of a year"},
    {assess::Reason::zero_base, "基期为零", "with a baseline of zero"},
    {assess::Reason::sign_change, "正负转换", "with a change of sign"},
    {assess::Reason::negative_base, "基期为负", "with a negative baseline"},
    {assess::Reason::no_target, "未设目标", "without a target"},
};

std::string lacks(const std::array<int, assess::k_reason_count>& reasons, Language language) {
    std::string all;
    for (const Lack& lack : k_lacks) {
        const int count = reasons[static_cast<std::size_t>(lack.reason)];
        if (count == 0) continue;
        if (!all.empty()) all += language == Language::zh ? "、" : ", ";
        all += language == Language::zh ? fmt::format("{}{}", lack.zh, count)
                                        : fmt::format("{} {}", count, lack.en);
    }
    return all;
}

std::string counts_zh(const Findings& findings) {
    const int all = judged(findings.verdicts), good = kept(findings.verdicts);
    if (all == 0) return "尚无可判定的指标";
    if (good == all) return fmt::format("{}项可判定指标全部达标或达到序时", all);
    if (good == 0) return fmt::format("{}项可判定指标均未达到序时", all);
    return fmt::format("{}项可判定指标中，已达标或达到序时{}项，未达到{}项", all, good, all - good);
}

std::string counts_en(const Findings& findings, bool brief) {
    const int all = judged(findings.verdicts), good = kept(findings.verdicts);
    if (all == 0) return "No goal can be judged";
    if (all == 1)
        return good == 1 ? "The one goal that can be judged keeps pace or is reached"
                         : "The one goal that can be judged does not keep pace";
    if (good == all) return fmt::format("All {} goals that can be judged keep pace or are reached", all);
    if (good == 0) return fmt::format("None of the {} goals that can be judged keeps pace", all);
    const int rest = all - good;
    if (brief)
        return fmt::format("Of {} goals judged, {} {} and {} {}", all, good,
                           good == 1 ? "keeps pace or is reached" : "keep pace or are reached", rest,
                           rest == 1 ? "does not" : "do not");
    return fmt::format("Of {} goals that can be judged, {} {} and {} {}", all, good,
                       good == 1 ? "keeps pace or is reached" : "keep pace or are reached", rest,
                       rest == 1 ? "does not" : "do not");
}

/// In full with what is missing to goals that cannot be judged yet.
std::string counts_sentence(const Findings& findings, Language language, bool brief = false) {
    const bool zh = language == Language::zh;
    const int moving = findings.verdicts.of(assess::Verdict::under_way);
    const int pending = findings.verdicts.of(assess::Verdict::pending);
    std::string sentence = zh ? counts_zh(findings) : counts_en(findings, brief);
    if (moving > 0)
        sentence += zh      ? fmt::format("；推进中{}项", moving)
                    : brief ? fmt::format("; {} under way", moving)
                            : fmt::format("; {} {} under way", moving,
                                          moving == 1 ? "milestone is" : "milestones are");
    if (pending > 0) {
        const std::string why = brief ? std::string() : lacks(findings.reasons, language);
        sentence += zh      ? fmt::format("；暂未判定{}项", pending)
                    : brief ? fmt::format("; {} not judged yet", pending)
                            : fmt::format("; {} cannot be judged yet", pending);
        if (!why.empty()) sentence += zh ? fmt::format("（{}）", why) : fmt::format(" ({})", why);
    }
    return sentence + (zh ? "。" : ".");
}

/// "Fall of energy use (-12.5)", "Hospital (missed)".
std::string exception_words(const Catalogue& catalogue, const Goal& goal, Language language) {
    const bool zh = language == Language::zh;
    std::string why = zh ? std::string(labels::verdict_label(goal.verdict, goal.ceiling).zh)
                         : lowered(labels::verdict_label(goal.verdict, goal.ceiling).en);
    if (goal.lead_points) {
        const std::string lead =
            table::people_number({*goal.lead_points, table::Form::points, 1, goal.lead_sign});
        if (goal.verdict == assess::Verdict::missed || goal.verdict == assess::Verdict::reversing)
            why += (zh ? "，" : ", ") + lead;
        else
            why = lead;
    }
    return fmt::format("{}{}{}{}", catalogue.indicators[goal.indicator].name.in(language), zh ? "（" : " (",
                       why, zh ? "）" : ")");
}

table::Passage exceptions(const Catalogue& catalogue, std::span<const Goal> lagging, std::string_view heading,
                          std::size_t most, Language language) {
    table::Passage passage;
    passage.text = std::string(heading) + (language == Language::zh ? "：" : ": ");
    for (const Goal& goal : lagging.first(std::min(most, lagging.size())))
        passage.items.push_back(exception_words(catalogue, goal, language));
    passage.left_out = lagging.size() - passage.items.size();
    return passage;
}

bool several_plans(const Catalogue& catalogue, const Findings& findings) {
    return std::ranges::any_of(findings.groups, [&](const GroupCount& group) {
        return catalogue.indicators[group.indicator].plan !=
               catalogue.indicators[findings.groups[0].indicator].plan;
    });
}

std::string title_of(const Catalogue& catalogue, const Indicator& indicator, bool plan_too,
                     Language language) {
    std::string title = group_title(catalogue, indicator.group, language);
    if (!plan_too) return title;
    const std::string plan = plan_title(catalogue, catalogue.files[indicator.file], language);
    return indicator.group ? plan + (language == Language::zh ? "·" : ", ") + title : plan;
}

} // namespace

table::Headline headline_of(const Catalogue& catalogue, const Findings& findings, Language language) {
    constexpr std::size_t k_most_others = 5;
    const bool zh = language == Language::zh;
    const bool several = several_plans(catalogue, findings);
    table::Headline headline;
    const int goals = judged(findings.verdicts) + findings.verdicts.of(assess::Verdict::under_way) +
                      findings.verdicts.of(assess::Verdict::pending);
    if (goals == 0) return headline;
    headline.passages.push_back(
        {counts_sentence(findings, language), {}, 0, counts_sentence(findings, language, true)});
    if (!findings.binding.empty())
        headline.passages.push_back(exceptions(catalogue, findings.binding,
                                               labels::word("lagging_binding").in(language),
                                               findings.binding.size(), language));
    if (!findings.others.empty())
        headline.passages.push_back(
            exceptions(catalogue, findings.others,
                       labels::word(findings.binding.empty() ? "lagging" : "lagging_others").in(language),
                       k_most_others, language));
    if (findings.groups.size() > 1) {
        table::Passage groups{
            std::string(labels::word("kept_by_group").in(language)) + (zh ? "：" : ": "), {}, 0, {}};
        for (const GroupCount& group : findings.groups) {
            if (judged(group.verdicts) == 0) continue; // 0 of 0 says nothing
            const std::string title =
                title_of(catalogue, catalogue.indicators[group.indicator], several, language);
            groups.items.push_back(
                zh ? fmt::format("{}{}/{}", title, kept(group.verdicts), judged(group.verdicts))
                   : fmt::format("{} {} of {}", title, kept(group.verdicts), judged(group.verdicts)));
        }
        if (!groups.items.empty()) headline.passages.push_back(std::move(groups));
    }
    for (const auto* list : {&findings.binding, &findings.others})
        for (const Goal& goal : *list) headline.exceptions.push_back(goal.row);
    headline.groups_title = labels::word("kept_by_group").in(language);
    headline.exceptions_title = labels::word("lagging").in(language);
    for (const GroupCount& group : findings.groups) {
        table::HeadlineGroup& made = headline.groups.emplace_back();
        made.title = title_of(catalogue, catalogue.indicators[group.indicator], several, language);
        made.kept = kept(group.verdicts);
        made.judged = judged(group.verdicts);
        made.counts = counted_words(group.verdicts, language);
    }
    return headline;
}

table::Table::Field headline_field(const Catalogue& catalogue, Findings findings, Language language) {
    using Fields = std::vector<table::Table::Field>;
    const auto count = [](std::string_view key, int number) {
        return table::Table::Field{std::string(key),
                                   table::Cell(table::Number{Rational(number), table::Form::whole})};
    };
    const auto lagging = [&](std::vector<Goal> goals) {
        const std::size_t size = goals.size();
        return table::Table::Objects{
            size, [&catalogue, language, goals = std::move(goals)](std::size_t at) {
                const Goal& goal = goals[at];
                const Indicator& indicator = catalogue.indicators[goal.indicator];
                Fields one;
                one.push_back({"plan", table::Cell(table::Word(
                                           plan_key(catalogue, catalogue.files[indicator.file], language)))});
                one.push_back({"indicator", table::Cell(table::Word(indicator.id))});
                one.push_back({"name", table::Cell(table::Word(indicator.name.in(language)))});
                one.push_back({"verdict", table::Cell(verdict_badge(goal.verdict, goal.ceiling, language))});
                one.push_back({"lead_points", goal.lead_points ? table::Cell(table::Number{
                                                                     *goal.lead_points, table::Form::points})
                                                               : table::Cell()});
                return one;
            }};
    };
    const auto by_group = [&](std::vector<GroupCount> groups) {
        const std::size_t size = groups.size();
        return table::Table::Objects{
            size, [&catalogue, language, count, groups = std::move(groups)](std::size_t at) {
                const GroupCount& group = groups[at];
                const Indicator& indicator = catalogue.indicators[group.indicator];
                const Group* const its = indicator.group ? &catalogue.groups[*indicator.group] : nullptr;
                Fields one;
                one.push_back({"plan", table::Cell(table::Word(
                                           plan_key(catalogue, catalogue.files[indicator.file], language)))});
                one.push_back({"group", its ? table::Cell(table::Word(its->id)) : table::Cell()});
                one.push_back(
                    {"group_name", its ? table::Cell(table::Word(its->name.in(language))) : table::Cell()});
                one.push_back(count("kept", kept(group.verdicts)));
                one.push_back(count("judged", judged(group.verdicts)));
                return one;
            }};
    };
    const int all = judged(findings.verdicts), good = kept(findings.verdicts);
    Fields fields;
    fields.push_back(count("judged", all));
    fields.push_back(count("kept", good));
    fields.push_back(count("lagging", all - good));
    fields.push_back(count("under_way", findings.verdicts.of(assess::Verdict::under_way)));
    fields.push_back(count("pending", findings.verdicts.of(assess::Verdict::pending)));
    fields.push_back({"binding_lagging", lagging(std::move(findings.binding))});
    fields.push_back({"others_lagging", lagging(std::move(findings.others))});
    fields.push_back({"groups", by_group(std::move(findings.groups))});
    return {"headline", std::move(fields)};
}

} // namespace gapcalc::tabulate
