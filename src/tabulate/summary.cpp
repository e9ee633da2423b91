#include "tabulate/summary.hpp"

#include "tabulate/heading.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace gapcalc::tabulate {
namespace {

/// "3 on track", "符合序时3项".
void append_counted(std::string& out, std::string_view words, int count, Language language) {
    if (count == 0) return;
    const bool zh = language == Language::zh;
    if (!out.empty()) out += zh ? "，" : ", ";
    out += zh ? fmt::format("{}{}项", words, count) : fmt::format("{} {}", count, lowered(words));
}

std::string reasons_listed(const Tally& tally, Language language) {
    std::string out;
    for (std::size_t at = 0; at < tally.pending.size(); ++at)
        append_counted(out, labels::label(static_cast<assess::Reason>(at)).in(language), tally.pending[at],
                       language);
    return out;
}

/// The headline counts goals alone: where it is shown, indicators without targets are told from them.
std::string counts_line(const Tally& tally, bool after_headline, Language language) {
    std::string counts;
    for (const auto& [badge, count] : counted_words(tally.verdicts, language))
        append_counted(counts, badge.text, count, language);
    if (after_headline && tally.without_target > 0) // pending is the last of the verdicts
        counts += fmt::format(fmt::runtime(language == Language::zh ? "（其中未设目标{}项）"
                                                                    : " ({} of them without a target)"),
                              tally.without_target);
    if (language == Language::zh) {
        const char* what = tally.one_row_each ? "项指标" : "行";
        return fmt::format("共{}{}{}{}", tally.rows, what, counts.empty() ? "" : "：", counts);
    }
    const char* what = tally.one_row_each ? (tally.rows == 1 ? "indicator" : "indicators")
                                          : (tally.rows == 1 ? "row" : "rows");
    return fmt::format("{} {}{}{}", tally.rows, what, counts.empty() ? "" : ": ", counts);
}

} // namespace

void count_verdict(Tally& tally, const assess::Row& row) {
    ++tally.rows;
    tally.verdicts.add(row);
    if (row.verdict == assess::Verdict::pending) ++tally.pending[static_cast<std::size_t>(row.reason)];
}

Tally count_all(const Catalogue& catalogue, std::span<const assess::Row> rows) {
    Tally tally;
    std::vector<bool> seen(catalogue.indicators.size()), missed(catalogue.indicators.size());
    for (const assess::Row& row : rows) {
        count_verdict(tally, row);
        if (row.verdict == assess::Verdict::pending && catalogue.indicators[row.indicator].targets.empty())
            ++tally.without_target;
        if (row.entity || seen[row.indicator]) tally.one_row_each = false;
        seen[row.indicator] = true;
        if (row.entity || catalogue.indicators[row.indicator].attribute != Attribute::binding) continue;
        tally.binding = true;
        if (row.verdict != assess::Verdict::missed || missed[row.indicator]) continue;
        missed[row.indicator] = true;
        tally.missed_binding.push_back(row.indicator);
    }
    return tally;
}

std::vector<std::string> summary_lines(const Catalogue& catalogue, const Tally& tally, bool after_headline,
                                       Language language) {
    const bool zh = language == Language::zh;
    std::vector<std::string> lines;
    if (!tally.missed_binding.empty() && !after_headline) {
        std::string names;
        for (const Index at : tally.missed_binding) {
            if (!names.empty()) names += zh ? "、" : ", ";
            names += catalogue.indicators[at].name.in(language);
        }
        lines.push_back(
            fmt::format("{}{}{}", labels::word("missed_binding").in(language), zh ? "：" : ": ", names));
    }
    lines.push_back(counts_line(tally, after_headline, language));
    const int pending = tally.verdicts.of(assess::Verdict::pending);
    const std::string reasons = reasons_listed(tally, language);
    if (pending > 0 && !after_headline)
        lines.push_back(
            fmt::format(fmt::runtime(zh ? "暂未判定{}项：{}" : "{} not judged yet: {}"), pending, reasons));
    if (tally.binding) lines.emplace_back(labels::word("binding_mark").in(language));
    return lines;
}

std::vector<table::Table::Field> summary_fields(const Tally& tally) {
    std::vector<table::Table::Field> fields;
    const auto add = [&](std::string_view key, int count) {
        fields.push_back({std::string(key), table::Cell(table::Number{Rational(count), table::Form::whole})});
    };
    for (std::size_t at = 0; at < tally.verdicts.all.size(); ++at)
        add(labels::label(static_cast<assess::Verdict>(at)).key, tally.verdicts.all[at]);
    for (std::size_t at = 1; at < tally.pending.size(); ++at)
        if (tally.pending[at] > 0) add(labels::label(static_cast<assess::Reason>(at)).key, tally.pending[at]);
    return fields;
}

} // namespace gapcalc::tabulate
