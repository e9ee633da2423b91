#include "tabulate/explain/parts.hpp"
#include "tabulate/explain/wording.hpp"
#include "tabulate/explain/working.hpp"

#include <fmt/format.h>

namespace gapcalc::tabulate {
namespace {

class Definition {
  public:
    Definition(Page& page, const Catalogue& catalogue, const Sources& sources, const Indicator& indicator)
        : page_(page), catalogue_(catalogue), sources_(sources), its_(indicator), language_(page.language()) {
        if (its_.series) series_ = &catalogue.series[*its_.series];
        if (its_.over) set_ = &catalogue.sets[*its_.over];
    }

    void write() {
        page_.heading(page_.say("指标的定义", "What it is"));
        page_.pair(page_.say("标识", "Id"), its_.id);
        const File& file = catalogue_.files[its_.file];
        page_.pair(page_.say("规划", "Plan"), visible(plan_key(catalogue_, file, language_)));
        if (its_.group) page_.pair(page_.say("分组", "Group"), named(catalogue_.groups[*its_.group]));
        page_.pair(page_.say("属性", "Attribute"), labels::label(its_.attribute).in(language_));
        page_.pair(page_.say("类型", "Kind"),
                   fmt::format("{}{}{}", labels::label(its_.kind).in(language_), page_.say("：", ": "),
                               kind_sentence(its_.kind, language_)));
        page_.pair(page_.say("单位", "Unit"), unit());
        page_.pair(page_.say("度量", "Measured"), measure());
        page_.pair(page_.say("阶段", "Stages"), stages());
        page_.pair(page_.say("限值", "Limits"), limits());
        page_.pair(page_.say("基期", "Baseline"), baseline());
        for (const Target& target : its_.targets) page_.pair(page_.say("目标", "Target"), told(target));
        if (its_.targets.empty()) page_.pair(page_.say("目标", "Target"), page_.say("未设", "none"));
        page_.pair(page_.say("目标分解", "Split"), split());
        page_.pair(page_.say("说明", "Note"), text(its_.note));
        page_.pair(page_.say("来源", "Source"), source());
        page_.pair(page_.say("位置", "Written at"), place_text(sources_, its_.span));
        data_places();
        page_.end_pairs();
    }

  private:
    std::string text(const Text& its) const { return visible(its.in(language_)); }
    template <class Thing>
    std::string named(const Thing& thing) const {
        return fmt::format("{} ({})", text(thing.name), thing.id);
    }

    std::string unit() const {
        const std::string unit = visible(own_unit());
        if (!its_.step || its_.measure == Measure::mean || unit.empty()) return unit;
        return fmt::format(fmt::runtime(page_.say("{}，最小步长 {}", "{}, in steps of {}")), unit,
                           figure_text(*its_.step));
    }

    std::string tested(const Test& test, const Series& series) const {
        return AimWords{language_, of(series), &series.stages}.of(test);
    }
    std::string_view own_unit() const { return unit_words(its_, its_.unit, language_); }
    std::string_view of(const Series& series) const {
        return series.unit_words.empty() ? series.unit : series.unit_words.in(language_);
    }

    /// What is divided, or what a mean is weighted by; empty for others.
    std::string divided() const {
        if (its_.weight)
            return fmt::format(fmt::runtime(page_.say("{}，以 {} 加权", "{} weighted by {}")),
                               labels::label(its_.measure).in(language_),
                               named(catalogue_.series[its_.weight->series]));
        if (!its_.ratio) return {};
        std::string words = fmt::format(
            fmt::runtime(page_.say("{}：{} / {}", "{}: {} / {}")), labels::label(its_.measure).in(language_),
            named(catalogue_.series[its_.ratio->of]), named(catalogue_.series[its_.ratio->to]));
        if (its_.ratio->per != Rational(1)) words += " x " + exact_text(its_.ratio->per);
        if (its_.ratio->conversion != Rational(1))
            words += fmt::format(fmt::runtime(page_.say("（1 {} = {} {}）", " (1 {} = {} {})")),
                                 visible(of(catalogue_.series[its_.ratio->to])),
                                 exact_text(its_.ratio->conversion),
                                 visible(of(catalogue_.series[its_.ratio->of])));
        return words;
    }

    std::string measure() const {
        if (!set_) return divided();
        if (its_.measure == Measure::value)
            return std::string(page_.say("只用整体的数", "figures of the whole only"));
        std::string entities = fmt::format(fmt::runtime(page_.say("{}（共 {} 个）", "{} ({} of them)")),
                                           named(*set_), set_->total());
        if (series_)
            entities +=
                fmt::format(fmt::runtime(page_.say("，序列 {}", ", by the series {}")), named(*series_));
        const std::string how =
            its_.is_quotient() ? divided() : std::string(labels::label(its_.measure).in(language_));
        std::string words = fmt::format(fmt::runtime(page_.say("{}：{}", "{} over {}")), how, entities);
        if (its_.where) {
            const AimWords aim{language_,
                               its_.entity_unit_words.empty()
                                   ? std::string_view(its_.entity_unit)
                                   : std::string_view(its_.entity_unit_words.in(language_)),
                               series_ ? &series_->stages : &its_.stages};
            words += fmt::format(fmt::runtime(page_.say("；计入条件：{}", "; counted when {}")),
                                 aim.of(*its_.where));
        }
        if (its_.among) {
            const Series& by = catalogue_.series[its_.among->series];
            words += fmt::format(
                fmt::runtime(page_.say("；仅限 {} 最新值{}者", "; only those whose newest {} is {}")),
                named(by), tested(its_.among->test, by));
        }
        return words;
    }

    std::string stages() const {
        if (its_.kind != Kind::milestone) return {};
        std::string words;
        for (std::size_t at = 0; at < its_.stages.size(); ++at)
            words += fmt::format("{}{} {}", at == 0 ? "" : page_.say("、", ", "), at, text(its_.stages[at]));
        return words;
    }

    std::string limits() const {
        if (!its_.limits) return {};
        return fmt::format("{}..{}", figure_text(its_.limits->low), figure_text(its_.limits->high));
    }

    std::string baseline() const {
        if (its_.baseline) {
            const Baseline& baseline = *its_.baseline;
            std::string words = to_string(baseline.at);
            if (baseline.value)
                words +=
                    fmt::format("{}{}", page_.say("：", ": "),
                                figure_text(*baseline.value, own_unit(), nullptr, its_.places, language_));
            else
                words += page_.say("，取该期数值", ", the value of that period");
            const std::string place = place_text(sources_, baseline.span);
            return place.empty() ? words : fmt::format("{}  ({})", words, place);
        }
        if (!its_.from) return {};
        return fmt::format(
            fmt::runtime(page_.say("未写明；自 {} 起算，有该期数值则取之",
                                   "none written; time runs from {}, whose value is taken if there is one")),
            to_string(*its_.from));
    }

    std::string told(const Target& target) const {
        std::string words = AimWords{language_, own_unit(), &its_.stages}.of(target.aim);
        const bool year = target.by.grain() == Grain::year && target.by.begin().month == 1;
        words = target.during
                    ? fmt::format(fmt::runtime(page_.say("{1} 合计{0}", "{0} in all of {1}")), words,
                                  to_string(target.by))
                    : fmt::format(fmt::runtime(page_.say(year ? "到{1}年底{0}" : "到 {1} {0}", "{0} by {1}")),
                                  words, to_string(target.by));
        if (target.path) words += path(*target.path);
        if (target.each_year) words += page_.say("，逐年均须达标", ", and in every year until then");
        if (target.assumed) words += page_.say("（期限系推定）", " (deadline assumed)");
        if (!target.note.empty()) words.append(page_.say("；", "; ")).append(text(target.note));
        const std::string place = place_text(sources_, target.span);
        return place.empty() ? words : fmt::format("{}  ({})", words, place);
    }

    /// What is due on the way.
    std::string path(const Path& path) const {
        std::string words(page_.say("，路线：", ", on the way: "));
        for (const Due& due : path.due)
            words += fmt::format("{}{} {}{}", &due == &path.due.front() ? "" : page_.say("，", ", "),
                                 to_string(due.at), exact_text(path.shares ? due.amount * 100 : due.amount),
                                 path.shares ? "%" : "");
        return words;
    }

    /// The goal's parts by entity: how many have one, and what they add up to.
    std::string split() const {
        if (!set_) return {};
        Rational together;
        int parts = 0;
        for (const EntityTarget& own : its_.entity_targets) {
            if (own.set != *its_.over) continue;
            together += own.value;
            ++parts;
        }
        if (parts == 0) return {};
        return fmt::format(fmt::runtime(page_.say("{} 个对象有自己的目标，合计 {}",
                                                  "{} entities have targets of their own, together {}")),
                           parts, figure_text(together, own_unit(), nullptr, 0, language_));
    }

    std::string source() const {
        if (!its_.source.empty()) return text(its_.source);
        return text(catalogue_.files[its_.file].source);
    }

    void data_places() {
        for (const Index source : its_.sources()) {
            const Series& series = catalogue_.series[source];
            page_.pair(page_.say("序列", "Series"),
                       fmt::format("{}  ({})", named(series), place_text(sources_, series.span)));
            page_.pair(page_.say("序列说明", "Series note"), text(series.note));
            page_.pair(page_.say("序列来源", "Series source"), text(series.source));
        }
    }

    Page& page_;
    const Catalogue& catalogue_;
    const Sources& sources_;
    const Indicator& its_;
    Language language_;
    const Series* series_ = nullptr;
    const EntitySet* set_ = nullptr;
};

} // namespace

std::string place_text(const Sources& sources, const Span& span) {
    if (!span || span.source > sources.size()) return {};
    if (!sources[span.source].sheet.empty()) return visible(place_name(span, sources));
    return fmt::format("{}:{}", visible(sources[span.source].name), span.line);
}

void write_definition(Page& page, const Catalogue& catalogue, const Sources& sources, Index indicator) {
    Definition(page, catalogue, sources, catalogue.indicators[indicator]).write();
}

} // namespace gapcalc::tabulate
