// The tables of a file, key by key.
#include "load/aims.hpp"
#include "load/draft.hpp"
#include "load/fields.hpp"
#include "load/files.hpp"
#include "load/records.hpp"

#include <fmt/format.h>

namespace gapcalc {
namespace {

constexpr std::int64_t k_most_entities = 100'000'000;
constexpr int k_most_decimals = 18;
constexpr std::size_t k_most_stages = 100;

constexpr Named<Kind> k_kinds[] = {{"stock", Kind::stock},
                                   {"year_to_date", Kind::year_to_date},
                                   {"per_period", Kind::per_period},
                                   {"milestone", Kind::milestone}};
constexpr Named<Attribute> k_attributes[] = {{"binding", Attribute::binding},
                                             {"expected", Attribute::expected}};
constexpr Named<Measure> k_measures[] = {{"sum", Measure::sum},     {"mean", Measure::mean},
                                         {"min", Measure::min},     {"max", Measure::max},
                                         {"count", Measure::count}, {"value", Measure::value}};
constexpr Named<Language> k_languages[] = {{"zh", Language::zh}, {"en", Language::en}};

// ---- aims: a table whose keys are rows of aims.hpp and some of its own

/// Reads `entry` as an aim if its key is one; a second aim is reported.
bool read_aim(FieldReader& reader, const TomlEntry& entry, bool tests_only, AimDraft& aim) {
    const AimRow* row = find_aim(entry.key);
    if (row == nullptr || (tests_only && !row->tests)) return false;
    if (aim.row != nullptr) {
        reader.reporter().add(Problem::two_aims, entry.key_span,
                              {std::string(aim.row->key), std::string(row->key)});
        return true;
    }
    if (row->shape == AimShape::range) {
        const auto range = reader.range(entry);
        if (!range) return true;
        aim.first = range->low;
        aim.second = range->high;
    } else {
        const auto figure = reader.figure(entry, row->shape == AimShape::stage);
        if (!figure) return true;
        aim.first = *figure;
    }
    aim.row = row;
    aim.span = entry.value.span;
    return true;
}

std::vector<std::string> aim_keys(bool tests_only) {
    std::vector<std::string> keys;
    for (const AimRow& row : aim_rows()) {
        if (row.tests || !tests_only) keys.emplace_back(row.key);
    }
    return keys;
}

/// `unit` of a target or baseline table holds for its plain numbers.
void apply_unit(const Word& unit, Figure& figure) {
    if (unit && figure.unit.empty()) figure.unit = unit.text;
}

void read_target_key(FieldReader& reader, TargetDraft& target, Word& unit, const TomlEntry& entry) {
    if (read_aim(reader, entry, false, target.aim)) return;
    if (entry.key == "by") {
        target.dated = true;
        if (const auto period = reader.period(entry)) target.by = {*period, entry.value.span};
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
        keys.insert(keys.end(), {"by", "note", "each_year", "assumed", "unit"});
        reader.unknown_key(entry, "target", keys);
    }
}

/// Reads something and tells whether that brought problems, without forgetting earlier ones.
template <class Read>
bool tainted_by(FieldReader& reader, Read read) {
    const bool before = reader.reporter().tainted();
    reader.reporter().clean();
    read();
    const bool tainted = reader.reporter().tainted();
    if (before) reader.reporter().taint();
    return tainted;
}

TargetDraft read_target(FieldReader& reader, const TomlEntry& entry) {
    TargetDraft target;
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
    });
    return target;
}

void read_targets(FieldReader& reader, IndicatorDraft& draft, const TomlEntry& entry) {
    if (draft.target_span) {
        reader.reporter().add(Problem::target_and_targets, entry.key_span);
        return;
    }
    draft.target_span = entry.key_span;
    if (!entry.value.is_array()) {
        draft.targets.push_back(read_target(reader, entry));
        return;
    }
    for (const TomlEntry& element : reader.children(entry.value)) {
        TomlEntry named = element;
        named.key = entry.key;
        draft.targets.push_back(read_target(reader, named));
    }
}

void read_test(FieldReader& reader, const TomlEntry& entry, AimDraft& aim, AmongDraft* among) {
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
    if (aim.row != nullptr || reader.reporter().tainted()) return;
    std::string list;
    for (const std::string& key : aim_keys(true)) list += (list.empty() ? "" : ", ") + key;
    reader.reporter().add(Problem::no_aim, entry.value.span, {std::string(entry.key), list});
}

void read_where(FieldReader& reader, IndicatorDraft& draft, const TomlEntry& entry) {
    AimDraft aim;
    const bool tainted = tainted_by(reader, [&] { read_test(reader, entry, aim, nullptr); });
    draft.where_span = entry.key_span;
    if (!tainted) draft.where = aim;
    if (tainted) reader.reporter().taint();
}

void read_among(FieldReader& reader, IndicatorDraft& draft, const TomlEntry& entry) {
    AmongDraft among;
    among.span = entry.value.span;
    among.test.span = entry.value.span;
    among.tainted = tainted_by(reader, [&] {
        read_test(reader, entry, among.test, &among);
        if (!among.series && !reader.reporter().tainted()) {
            reader.reporter().add(Problem::missing_key, among.span, {"among", "series", "series = \"…\""});
        }
    });
    if (among.tainted) reader.reporter().taint();
    draft.among = among;
}

void read_baseline(FieldReader& reader, IndicatorDraft& draft, const TomlEntry& entry) {
    BaselineDraft baseline;
    baseline.span = entry.value.span;
    if (!entry.value.is_table()) {
        if (entry.value.is_number() && !parse_period(entry.value.text)) {
            reader.reporter().add(Problem::baseline_number, entry.value.span,
                                  {quoted_short(entry.value.text)});
        } else if (const auto period = reader.period(entry)) {
            baseline.at = *period;
            draft.baseline = baseline;
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
        draft.baseline = baseline;
    }
}

void read_entity_targets(FieldReader& reader, IndicatorDraft& draft, const TomlEntry& entry) {
    draft.entity_targets_span = entry.key_span;
    if (!reader.is_table(entry, "entity_targets = { \"…\" = 20 }")) return;
    for (const TomlEntry& part : reader.children(entry.value)) {
        if (const auto figure = reader.figure(part))
            draft.entity_targets.emplace_back(Word{part.key, part.key_span}, *figure);
    }
}

StagesDraft read_stages(FieldReader& reader, const TomlEntry& entry) {
    StagesDraft stages{reader.texts(entry), entry.value.span};
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

// ---- keys that several tables have

template <class Draft>
constexpr KeyRow<Draft> k_id{"id", [](FieldReader& r, Draft& d, const TomlEntry& e) { d.id = r.id(e); }};
template <class Draft>
constexpr KeyRow<Draft> k_name{
    "name", [](FieldReader& r, Draft& d, const TomlEntry& e) { d.name = r.text(e); }, k_alone};
template <class Draft>
constexpr KeyRow<Draft> k_note{
    "note", [](FieldReader& r, Draft& d, const TomlEntry& e) { d.note = r.text(e, k_most_prose); }, k_alone};
template <class Draft>
constexpr KeyRow<Draft> k_source{
    "source", [](FieldReader& r, Draft& d, const TomlEntry& e) { d.source = r.text(e, k_most_prose); },
    k_alone};
template <class Draft>
constexpr KeyRow<Draft> k_unit{"unit",
                               [](FieldReader& r, Draft& d, const TomlEntry& e) { d.unit = r.word(e); }};
template <class Draft>
constexpr KeyRow<Draft> k_over{"over",
                               [](FieldReader& r, Draft& d, const TomlEntry& e) { d.over = r.id(e); }};
template <class Draft>
constexpr KeyRow<Draft> k_kind{
    "kind", [](FieldReader& r, Draft& d, const TomlEntry& e) { d.kind = r.choice<Kind>(e, k_kinds); }};
template <class Draft>
constexpr KeyRow<Draft> k_stages{
    "stages", [](FieldReader& r, Draft& d, const TomlEntry& e) { d.stages = read_stages(r, e); }};
template <class Draft>
constexpr KeyRow<Draft> k_limits{
    "limits", [](FieldReader& r, Draft& d, const TomlEntry& e) { d.limits = r.range(e); }, k_alone};

/// The keys of `rows`, for help in `observations`.
template <class Draft, std::size_t N>
std::vector<std::string_view> keys_of(const KeyRow<Draft> (&rows)[N]) {
    std::vector<std::string_view> keys;
    for (const KeyRow<Draft>& row : rows) keys.push_back(row.key);
    return keys;
}

void read_series_records(FieldReader& reader, SeriesDraft& draft, const TomlEntry& entry);
void read_indicator_records(FieldReader& reader, IndicatorDraft& draft, const TomlEntry& entry);

// ---- one table of keys for each sort of [[…]]

constexpr KeyRow<GroupDraft> k_group_keys[] = {k_id<GroupDraft>, k_name<GroupDraft>};

constexpr KeyRow<SeriesDraft> k_series_keys[] = {
    k_id<SeriesDraft>,     k_name<SeriesDraft>,
    k_unit<SeriesDraft>,   k_kind<SeriesDraft>,
    k_over<SeriesDraft>,   k_note<SeriesDraft>,
    k_source<SeriesDraft>, k_stages<SeriesDraft>,
    k_limits<SeriesDraft>, {"observations", read_series_records, k_alone},
};

constexpr KeyRow<IndicatorDraft> k_indicator_keys[] = {
    k_id<IndicatorDraft>,
    k_name<IndicatorDraft>,
    {"group", [](FieldReader& r, IndicatorDraft& d, const TomlEntry& e) { d.group = r.id(e); }, k_alone},
    k_unit<IndicatorDraft>,
    k_note<IndicatorDraft>,
    k_source<IndicatorDraft>,
    {"decimals",
     [](FieldReader& r, IndicatorDraft& d, const TomlEntry& e) {
         if (const auto decimals = r.whole(e, 0, k_most_decimals)) d.decimals = static_cast<int>(*decimals);
     },
     k_alone},
    k_kind<IndicatorDraft>,
    {"attribute",
     [](FieldReader& r, IndicatorDraft& d, const TomlEntry& e) {
         if (const auto attribute = r.choice<Attribute>(e, k_attributes)) d.attribute = attribute->value;
     },
     k_alone},
    {"baseline", read_baseline, k_alone},
    {"target", read_targets, k_alone},
    {"targets", read_targets, k_alone},
    {"observations", read_indicator_records, k_alone},
    {"series", [](FieldReader& r, IndicatorDraft& d, const TomlEntry& e) { d.series = r.id(e); }},
    k_over<IndicatorDraft>,
    {"measure", [](FieldReader& r, IndicatorDraft& d,
                   const TomlEntry& e) { d.measure = r.choice<Measure>(e, k_measures); }},
    {"where", read_where},
    {"among", read_among, k_alone},
    k_stages<IndicatorDraft>,
    k_limits<IndicatorDraft>,
    {"entity_targets", read_entity_targets, k_alone},
    {"step", [](FieldReader& r, IndicatorDraft& d, const TomlEntry& e) { d.step = r.figure(e); }, k_alone},
};

template <class Draft, std::size_t N>
void read_observations(FieldReader& reader, Draft& draft, const TomlEntry& entry, std::string_view owner,
                       const KeyRow<Draft> (&rows)[N]) {
    const std::vector<std::string_view> keys = keys_of(rows);
    for (const std::string_view fallen : read_records(reader, entry, owner, keys, draft.records))
        draft.needed_fell |= !row_meant<Draft>(fallen, rows)->alone;
}
void read_series_records(FieldReader& reader, SeriesDraft& draft, const TomlEntry& entry) {
    read_observations(reader, draft, entry, "series", k_series_keys);
}
void read_indicator_records(FieldReader& reader, IndicatorDraft& draft, const TomlEntry& entry) {
    read_observations(reader, draft, entry, "indicator", k_indicator_keys);
}

// ---- entities

constexpr KeyRow<MemberDraft> k_member_keys[] = {
    k_id<MemberDraft>,
    k_name<MemberDraft>,
    {"in", [](FieldReader& r, MemberDraft& d, const TomlEntry& e) { d.parent = r.word(e); }},
};

void read_members(FieldReader& reader, SetDraft& draft, const TomlEntry& entry) {
    if (!reader.is_array(entry, "members = [ { id = \"…\", name = \"…\" } ]")) return;
    for (const TomlEntry& element : reader.children(entry.value)) {
        MemberDraft member;
        member.span = element.value.span;
        TomlEntry named = element;
        named.key = "members";
        if (element.value.is_text()) {
            member.name = reader.text(named);
        } else if (reader.is_table(named, "{ id = \"…\", name = \"…\" }")) {
            const bool tainted = tainted_by(reader, [&] {
                read_keys<MemberDraft>(reader, element.value, "members", k_member_keys, member);
            });
            if (tainted) reader.reporter().taint();
            if (!tainted && !member.id && member.name.empty()) {
                reader.reporter().add(Problem::missing_key, member.span, {"members", "name", "name = \"…\""});
            }
        }
        if (member.id || !member.name.empty()) draft.members.push_back(std::move(member));
    }
}

constexpr KeyRow<SetDraft> k_set_keys[] = {
    k_id<SetDraft>,
    k_name<SetDraft>,
    {"unit", [](FieldReader& r, SetDraft& d, const TomlEntry& e) { d.unit = r.text(e); }, k_alone},
    {"count",
     [](FieldReader& r, SetDraft& d, const TomlEntry& e) {
         if (const auto count = r.whole(e, 0, k_most_entities)) d.count = {*count, e.value.span};
     }},
    {"within", [](FieldReader& r, SetDraft& d, const TomlEntry& e) { d.within = r.id(e); }},
    {"members", read_members},
};

// ---- arenas

constexpr KeyRow<ContestantDraft> k_contestant_keys[] = {
    {"id", [](FieldReader& r, ContestantDraft& d, const TomlEntry& e) { d.indicator = r.id(e); }},
    {"weight",
     [](FieldReader& r, ContestantDraft& d, const TomlEntry& e) {
         if (const auto weight = r.figure(e)) d.weight = *weight;
     }},
};

void read_contestants(FieldReader& reader, ArenaDraft& draft, const TomlEntry& entry) {
    draft.indicators_span = entry.value.span;
    const std::string_view example = "indicators = [ { id = \"…\", weight = 60 } ]";
    if (!reader.is_array(entry, example)) return;
    for (const TomlEntry& element : reader.children(entry.value)) {
        TomlEntry named = element;
        named.key = "indicators";
        if (!reader.is_table(named, example)) continue;
        ContestantDraft contestant;
        const bool tainted = tainted_by(reader, [&] {
            read_keys<ContestantDraft>(reader, element.value, "indicators", k_contestant_keys, contestant);
        });
        if (tainted) {
            reader.reporter().taint();
            continue;
        }
        for (const auto& [given, key, example_of] :
             {std::tuple(bool(contestant.indicator), "id", "id = \"…\""),
              std::tuple(bool(contestant.weight.span), "weight", "weight = 50")}) {
            if (!given)
                reader.reporter().add(Problem::missing_key, element.value.span,
                                      {"indicators", key, example_of});
        }
        if (contestant.indicator && contestant.weight.span) draft.indicators.push_back(contestant);
    }
}

constexpr KeyRow<ArenaDraft> k_arena_keys[] = {
    k_id<ArenaDraft>,
    k_name<ArenaDraft>,
    k_over<ArenaDraft>,
    {"cap", [](FieldReader& r, ArenaDraft& d, const TomlEntry& e) { d.cap = r.figure(e); }, k_alone},
    {"indicators", read_contestants},
};

// ---- data

struct DataDraft {
    const FileDraft* file = nullptr;
    CsvRequest request;
};

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    }
    return out;
}

template <std::optional<std::string> CsvColumns::*Column>
void read_column(FieldReader& reader, CsvColumns& columns, const TomlEntry& entry) {
    if (const Word heading = reader.word(entry)) columns.*Column = std::string(heading.text);
}
constexpr KeyRow<CsvColumns> k_column_keys[] = {
    {"series", read_column<&CsvColumns::series>}, {"entity", read_column<&CsvColumns::entity>},
    {"period", read_column<&CsvColumns::period>}, {"value", read_column<&CsvColumns::value>},
    {"unit", read_column<&CsvColumns::unit>},
};

constexpr Named<bool> k_layouts[] = {{"long", false}, {"wide", true}};

constexpr KeyRow<DataDraft> k_data_keys[] = {
    {"file",
     [](FieldReader& r, DataDraft& d, const TomlEntry& e) {
         const Word name = r.word(e, k_most_prose);
         if (!name) return;
         d.request.path = beside(d.file->path, name.text);
         d.request.declared = name.span;
     }},
    {"series",
     [](FieldReader& r, DataDraft& d, const TomlEntry& e) {
         const Word name = r.word(e);
         if (!name) return;
         d.request.series = std::string(name.text);
         d.request.series_span = name.span;
     }},
    {"layout",
     [](FieldReader& r, DataDraft& d, const TomlEntry& e) {
         if (const auto wide = r.choice<bool>(e, k_layouts)) d.request.wide = wide->value;
     }},
    {"columns",
     [](FieldReader& r, DataDraft& d, const TomlEntry& e) {
         if (r.is_table(e, "columns = { entity = \"…\", value = \"…\" }")) {
             read_keys<CsvColumns>(r, e.value, "columns", k_column_keys, d.request.columns);
         }
     }},
    {"encoding",
     [](FieldReader& r, DataDraft& d, const TomlEntry& e) {
         if (const Word name = r.word(e)) d.request.encoding = lower(name.text);
     }},
    {"skip_rows",
     [](FieldReader& r, DataDraft& d, const TomlEntry& e) {
         if (const auto rows = r.whole(e, 0, 1'000'000)) d.request.skip_rows = static_cast<int>(*rows);
     }},
    {"skip",
     [](FieldReader& r, DataDraft& d, const TomlEntry& e) {
         if (!r.is_array(e, "skip = [\"合计\"]")) return;
         for (const TomlEntry& element : r.children(e.value)) {
             TomlEntry named = element;
             named.key = e.key;
             if (const Word name = r.word(named)) d.request.skip.emplace_back(name.text);
         }
     }},
};

// ---- the file

class DefinitionReader {
  public:
    explicit DefinitionReader(FileDraft& file)
        : file_(file), reporter_(file.problems), reader_(file.document, reporter_) {}

    void read() {
        find_item_lines();
        const auto entries = reader_.children(file_.document.root);
        const std::uint32_t first_item = item_lines_.empty() ? UINT32_MAX : item_lines_.front();
        file_.tainted = file_.document.unread || lost_at_the_top(first_item);
        for (const TomlEntry& entry : entries) read_top(entry);
        reporter_.finish();
    }

  private:
    /// Where each [[…]] and [defaults] begins: what was left out behind such a line belongs to it.
    void find_item_lines() {
        if (file_.document.lost_statements.empty()) return;
        for (const TomlEntry& entry : reader_.children(file_.document.root)) {
            if (entry.value.is_table()) item_lines_.push_back(entry.value.span.line);
            if (!entry.value.is_array()) continue;
            for (const TomlEntry& element : reader_.children(entry.value))
                item_lines_.push_back(element.value.span.line);
        }
        std::sort(item_lines_.begin(), item_lines_.end());
    }

    /// What was left out of the item that begins at `span`.
    std::span<const LostStatement> lost_of(Span span) const {
        if (file_.document.lost_statements.empty()) return {};
        const auto next = std::upper_bound(item_lines_.begin(), item_lines_.end(), span.line);
        return file_.document.lost_between(span.line, next == item_lines_.end() ? UINT32_MAX : *next);
    }

    /// Whether something before all items was left out on which they depend.
    bool lost_at_the_top(std::uint32_t first_item) const {
        const auto lost = file_.document.lost_between(0, first_item);
        return std::any_of(lost.begin(), lost.end(), [](const LostStatement& statement) {
            return statement.path != "title" && statement.path != "source" && statement.path != "lang";
        });
    }

    /// Whether a key that others of the item depend on was left out.
    template <class Draft>
    bool lost_needed(Span span, std::string_view name, std::span<const KeyRow<Draft>> keys) const {
        const auto lost = lost_of(span);
        return std::any_of(lost.begin(), lost.end(), [&](const LostStatement& statement) {
            std::string_view path = statement.path;
            if (path.empty()) return true;
            if (!path.starts_with(name) || path.size() <= name.size() + 1) return false;
            path.remove_prefix(name.size() + 1);
            const KeyRow<Draft>* row = row_meant(path.substr(0, path.find('.')), keys);
            return row == nullptr || !row->alone;
        });
    }

    void read_top(const TomlEntry& entry) {
        struct Top {
            std::string_view key;
            void (DefinitionReader::*read)(const TomlEntry&);
        };
        static constexpr Top k_top[] = {
            {"plan", &DefinitionReader::read_plan},
            {"title", &DefinitionReader::read_title},
            {"source", &DefinitionReader::read_source},
            {"lang", &DefinitionReader::read_language},
            {"defaults", &DefinitionReader::read_defaults},
            {"group", &DefinitionReader::read_groups},
            {"indicator", &DefinitionReader::read_indicators},
            {"entities", &DefinitionReader::read_sets},
            {"series", &DefinitionReader::read_all_series},
            {"data", &DefinitionReader::read_data},
            {"arena", &DefinitionReader::read_arenas},
        };
        reporter_.clean();
        for (const Top& top : k_top) {
            if (top.key == entry.key) return (this->*top.read)(entry);
        }
        std::vector<std::string> known;
        for (const Top& top : k_top) known.emplace_back(top.key);
        reader_.unknown_key(entry, {"文件顶层", "the top of the file"}, known);
        if (entry.value.is_table() || entry.value.is_array()) file_.document.lost_text += entry.key;
    }

    void read_plan(const TomlEntry& entry) {
        file_.plan = reader_.id(entry);
        file_.tainted |= reporter_.tainted();
    }
    void read_title(const TomlEntry& entry) { file_.title = reader_.text(entry); }
    void read_source(const TomlEntry& entry) { file_.source = reader_.text(entry, k_most_prose); }
    void read_language(const TomlEntry& entry) {
        if (const auto language = reader_.choice<Language>(entry, k_languages))
            file_.language = language->value;
    }

    void read_defaults(const TomlEntry& entry) {
        if (reader_.is_table(entry, "[defaults]")) {
            static const std::vector<std::string> known = {"by", "from"};
            for (const TomlEntry& part : reader_.children(entry.value)) {
                if (part.key == "by")
                    file_.by = reader_.period(part);
                else if (part.key == "from")
                    file_.from = reader_.period(part);
                else
                    reader_.unknown_key(part, "[defaults]", known);
            }
        }
        file_.defaults_tainted = reporter_.tainted() || !lost_of(entry.value.span).empty();
    }

    /// Reads each element of [[name]] by its keys.
    template <class Draft>
    void read_items(const TomlEntry& entry, std::span<const KeyRow<Draft>> keys, std::vector<Draft>& items) {
        const std::string name = fmt::format("[[{}]]", entry.key);
        if (!entry.value.is_array()) return reader_.wrong_type(entry, {"一组表", "an array of tables"}, name);
        items.reserve(entry.value.count);
        for (const TomlEntry& element : reader_.children(entry.value)) {
            TomlEntry named = element;
            named.key = entry.key;
            if (!reader_.is_table(named, name)) continue;
            reporter_.clean();
            Draft& draft = items.emplace_back();
            draft.span = element.value.span;
            const int errors = reporter_.errors();
            read_keys<Draft>(reader_, element.value, name, keys, draft);
            draft.flawed = reporter_.errors() != errors || !lost_of(element.value.span).empty();
            draft.tainted = reporter_.tainted() || lost_needed<Draft>(element.value.span, entry.key, keys);
            if constexpr (std::is_base_of_v<MeasuredDraft, Draft>) draft.tainted |= draft.needed_fell;
            if (draft.id) continue;
            if (!draft.tainted) reporter_.add(Problem::missing_key, draft.span, {name, "id", "id = \"…\""});
            for (const TomlEntry& part : reader_.children(element.value)) {
                if (part.key == "id")
                    file_.document.lost_text += part.value.text; // who refers to it is not to blame
            }
        }
        // What has no id cannot be spoken of.
        std::erase_if(items, [](const Draft& draft) { return !draft.id; });
    }

    void read_groups(const TomlEntry& entry) { read_items<GroupDraft>(entry, k_group_keys, file_.groups); }
    void read_sets(const TomlEntry& entry) { read_items<SetDraft>(entry, k_set_keys, file_.sets); }
    void read_all_series(const TomlEntry& entry) {
        read_items<SeriesDraft>(entry, k_series_keys, file_.series);
    }
    void read_indicators(const TomlEntry& entry) {
        read_items<IndicatorDraft>(entry, k_indicator_keys, file_.indicators);
    }
    void read_arenas(const TomlEntry& entry) { read_items<ArenaDraft>(entry, k_arena_keys, file_.arenas); }

    void read_data(const TomlEntry& entry) {
        if (!entry.value.is_array())
            return reader_.wrong_type(entry, {"一组表", "an array of tables"}, "[[data]]");
        for (const TomlEntry& element : reader_.children(entry.value)) {
            TomlEntry named = element;
            named.key = entry.key;
            if (!reader_.is_table(named, "[[data]]")) continue;
            reporter_.clean();
            DataDraft draft;
            draft.file = &file_;
            read_keys<DataDraft>(reader_, element.value, "[[data]]", k_data_keys, draft);
            const bool tainted = reporter_.tainted() || !lost_of(element.value.span).empty();
            if (!tainted && !draft.request.declared) {
                reporter_.add(Problem::missing_key, element.value.span,
                              {"[[data]]", "file", "file = \"….csv\""});
            } else if (!tainted) {
                file_.data.push_back(std::move(draft.request));
            }
        }
    }

    FileDraft& file_;
    Reporter reporter_;
    FieldReader reader_;
    std::vector<std::uint32_t> item_lines_;
};

} // namespace

void read_definitions(FileDraft& file) { DefinitionReader(file).read(); }

} // namespace gapcalc
