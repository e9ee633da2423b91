// What an indicator is measured against: targets, tests, baselines, stages. A table whose keys are
// kinds of target and some of its own.
#include "load/goals/item_keys.hpp"

#include "load/goals/target_kinds.hpp"

#include <fmt/format.h>

namespace gapcalc::load {
namespace {

constexpr std::size_t k_most_stages = 100;

/// Reads `entry` as an aim if its key is one; a second aim is reported.
bool read_aim(FieldReader& reader, const TomlEntry& entry, bool tests_only, ParsedAim& aim) {
    const TargetKind* kind = find_target_kind(entry.key);
    if (kind == nullptr || (tests_only && !kind->tests)) return false;
    if (aim.kind != nullptr) {
        reader.reporter().add(Problem::two_aims, entry.key_span,
                              {std::string(aim.kind->key), std::string(kind->key)});
        return true;
    }
    aim.is_range = kind->shape == TargetShape::range ||
                   (kind->shape == TargetShape::figure_or_range && entry.value.is_array());
    if (aim.is_range) {
        const auto range = reader.range(entry);
        if (!range) return true;
        aim.first = range->low;
        aim.second = range->high;
    } else {
        const auto figure = reader.figure(entry, kind->shape == TargetShape::stage);
        if (!figure) return true;
        aim.first = *figure;
    }
    aim.kind = kind;
    aim.span = entry.value.span;
    return true;
}

std::vector<std::string> aim_keys(bool tests_only) {
    std::vector<std::string> keys;
    for (const TargetKind& kind : target_kinds()) {
        if (kind.tests || !tests_only) keys.emplace_back(kind.key);
    }
    return keys;
}

/// `unit` of a target or baseline table holds for its plain numbers.
void apply_unit(const Word& unit, Figure& figure) {
    if (unit && figure.unit.empty()) figure.unit = unit.text;
}

void read_entity_targets(FieldReader& reader, const TomlEntry& entry,
                         std::vector<std::pair<Word, Figure>>& targets) {
    if (!reader.is_table(entry, "entity_targets = { \"…\" = 20 }")) return;
    for (const TomlEntry& part : reader.children(entry.value)) {
        if (const auto figure = reader.figure(part))
            targets.emplace_back(Word{part.key, part.key_span}, *figure);
    }
}

/// What is due at dates: period = amount.
void read_path(FieldReader& reader, const TomlEntry& entry, std::vector<ParsedPoint>& path) {
    if (!reader.is_table(entry, "path = { 2025-06 = \"40%\" }")) return;
    for (const TomlEntry& part : reader.children(entry.value)) {
        const auto at = reader.period_key(part);
        const auto figure = reader.figure(part);
        if (at && figure) path.push_back({*at, part.key_span, *figure});
    }
}

void read_target_key(FieldReader& reader, ParsedTarget& target, Word& unit, const TomlEntry& entry) {
    if (read_aim(reader, entry, false, target.aim)) return;
    if (entry.key == "by" || entry.key == "during") {
        target.dated = true;
        if (const auto period = reader.period(entry))
            (entry.key == "by" ? target.by : target.during) =
                Choice<WrittenPeriod>{*period, entry.value.span};
    } else if (entry.key == "path") {
        target.path_span = entry.value.span;
        read_path(reader, entry, target.path);
    } else if (entry.key == "entity_targets") {
        target.entity_targets_span = entry.key_span;
        read_entity_targets(reader, entry, target.entity_targets);
    } else if (entry.key == "note") {
        target.note = reader.text(entry, k_most_prose);
    } else if (entry.key == "each_year") {
        target.each_year = reader.boolean(entry);
        target.each_year_span = entry.key_span;
    } else if (entry.key == "assumed") {
        target.assumed = reader.boolean(entry);
    } else if (entry.key == "unit") {
        unit = reader.word(entry);
    } else {
        std::vector<std::string> keys = aim_keys(false);
        keys.insert(keys.end(),
                    {"by", "during", "path", "note", "each_year", "assumed", "unit", "entity_targets"});
        reader.unknown_key(entry, "target", keys);
    }
}

ParsedTarget read_target(FieldReader& reader, const TomlEntry& entry) {
    ParsedTarget target;
    target.span = entry.value.span;
    target.aim.span = entry.value.span;
    target.tainted = tainted_by(reader, [&] {
        const std::string_view number = entry.value.is_number() ? entry.value.text : "200";
        if (!reader.is_table(entry, fmt::format("target = {{ at_least = {} }}", quoted_short(number))))
            return;
        Word unit;
        for (const TomlEntry& part : reader.children(entry.value))
            read_target_key(reader, target, unit, part);
        apply_unit(unit, target.aim.first);
        apply_unit(unit, target.aim.second);
        for (ParsedPoint& due : target.path) apply_unit(unit, due.figure);
        for (auto& [name, part] : target.entity_targets) apply_unit(unit, part);
    });
    return target;
}

void read_test(FieldReader& reader, const TomlEntry& entry, ParsedAim& aim, ParsedAmong* among) {
    const std::string_view example =
        among != nullptr ? "among = { series = \"…\", at_least = 4000 }" : "where = { at_least = 1 }";
    if (!reader.is_table(entry, example)) return;
    for (const TomlEntry& part : reader.children(entry.value)) {
        if (read_aim(reader, part, true, aim)) continue;
        if (among != nullptr && part.key == "series") {
            among->series = reader.id(part);
            continue;
        }
        std::vector<std::string> keys = aim_keys(true);
        if (among != nullptr) keys.emplace_back("series");
        reader.unknown_key(part, std::string(entry.key), keys);
    }
    if (aim.kind != nullptr || reader.reporter().tainted()) return;
    std::string list;
    for (const std::string& key : aim_keys(true)) list += (list.empty() ? "" : ", ") + key;
    reader.reporter().add(Problem::no_aim, entry.value.span, {std::string(entry.key), list});
}

} // namespace

void read_targets(FieldReader& reader, ParsedIndicator& parsed, const TomlEntry& entry) {
    if (parsed.target_span) {
        reader.reporter().add(Problem::target_and_targets, entry.key_span);
        return;
    }
    parsed.target_span = entry.key_span;
    if (!entry.value.is_array()) {
        parsed.targets.push_back(read_target(reader, entry));
        return;
    }
    for (const TomlEntry& element : reader.children(entry.value)) {
        TomlEntry named = element;
        named.key = entry.key;
        parsed.targets.push_back(read_target(reader, named));
    }
}

void read_where(FieldReader& reader, ParsedIndicator& parsed, const TomlEntry& entry) {
    ParsedAim aim;
    const bool tainted = tainted_by(reader, [&] { read_test(reader, entry, aim, nullptr); });
    parsed.where_span = entry.key_span;
    if (!tainted) parsed.where = aim;
    if (tainted) reader.reporter().taint();
}

void read_among(FieldReader& reader, ParsedIndicator& parsed, const TomlEntry& entry) {
    ParsedAmong among;
    among.span = entry.value.span;
    among.test.span = entry.value.span;
    among.tainted = tainted_by(reader, [&] {
        read_test(reader, entry, among.test, &among);
        if (!among.series && !reader.reporter().tainted()) {
            reader.reporter().add(Problem::missing_key, among.span, {"among", "series", "series = \"…\""});
        }
    });
    if (among.tainted) reader.reporter().taint();
    parsed.among = among;
}

void read_baseline(FieldReader& reader, ParsedIndicator& parsed, const TomlEntry& entry) {
    ParsedBaseline baseline;
    baseline.span = entry.value.span;
    if (!entry.value.is_table()) {
        if (entry.value.is_number() && !read_period(entry.value.text)) {
            reader.reporter().add(Problem::baseline_number, entry.value.span,
                                  {quoted_short(entry.value.text)});
        } else if (const auto period = reader.period(entry)) {
            baseline.at = *period;
            parsed.baseline = baseline;
        }
        return;
    }
    Word unit;
    bool dated = false;
    static const std::vector<std::string> known = {"at", "value", "unit"};
    const bool tainted = tainted_by(reader, [&] {
        for (const TomlEntry& part : reader.children(entry.value)) {
            if (part.key == "at") {
                if (const auto period = reader.period(part)) {
                    baseline.at = *period;
                    dated = true;
                }
            } else if (part.key == "value") {
                baseline.value = reader.figure(part);
            } else if (part.key == "unit") {
                unit = reader.word(part);
            } else {
                reader.unknown_key(part, "baseline", known);
            }
        }
    });
    if (tainted) {
        reader.reporter().taint();
    } else if (!dated) {
        reader.reporter().add(Problem::missing_key, baseline.span, {"baseline", "at", "at = 2022"});
    } else {
        if (baseline.value) apply_unit(unit, *baseline.value);
        parsed.baseline = baseline;
    }
}

void read_entity_targets(FieldReader& reader, ParsedIndicator& parsed, const TomlEntry& entry) {
    parsed.entity_targets_span = entry.key_span;
    read_entity_targets(reader, entry, parsed.entity_targets);
}

ParsedStages read_stages(FieldReader& reader, const TomlEntry& entry) {
    ParsedStages stages{reader.texts(entry), entry.value.span};
    if (reader.reporter().tainted()) return stages;
    const auto& names = stages.names;
    bool right = names.size() >= 2 && names.size() <= k_most_stages;
    for (std::size_t i = 0; right && i < names.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j)
            right = right && (names[i].zh != names[j].zh || names[i].en != names[j].en);
    }
    if (!right) reader.reporter().add(Problem::too_few_stages, entry.value.span);
    return stages;
}

} // namespace gapcalc::load
