// One table of keys for each sort of [[…]], and what their rows share.
#pragma once

#include "gapcalc/text.hpp"
#include "load/fields.hpp"

namespace gapcalc {

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

// ---- values of an indicator that are tables themselves

void read_targets(FieldReader& reader, IndicatorDraft& draft, const TomlEntry& entry);
void read_where(FieldReader& reader, IndicatorDraft& draft, const TomlEntry& entry);
void read_among(FieldReader& reader, IndicatorDraft& draft, const TomlEntry& entry);
void read_baseline(FieldReader& reader, IndicatorDraft& draft, const TomlEntry& entry);
void read_entity_targets(FieldReader& reader, IndicatorDraft& draft, const TomlEntry& entry);
StagesDraft read_stages(FieldReader& reader, const TomlEntry& entry);

// ---- keys that several tables have

inline constexpr Named<Kind> k_kinds[] = {{"stock", Kind::stock},
                                          {"year_to_date", Kind::year_to_date},
                                          {"per_period", Kind::per_period},
                                          {"milestone", Kind::milestone}};

template <class Draft>
inline constexpr KeyRow<Draft> k_id{"id",
                                    [](FieldReader& r, Draft& d, const TomlEntry& e) { d.id = r.id(e); }};
template <class Draft>
inline constexpr KeyRow<Draft> k_name{
    "name", [](FieldReader& r, Draft& d, const TomlEntry& e) { d.name = r.text(e); }, k_alone};
template <class Draft>
inline constexpr KeyRow<Draft> k_note{
    "note", [](FieldReader& r, Draft& d, const TomlEntry& e) { d.note = r.text(e, k_most_prose); }, k_alone};
template <class Draft>
inline constexpr KeyRow<Draft> k_source{
    "source", [](FieldReader& r, Draft& d, const TomlEntry& e) { d.source = r.text(e, k_most_prose); },
    k_alone};
template <class Draft>
inline constexpr KeyRow<Draft> k_unit{"unit", [](FieldReader& r, Draft& d, const TomlEntry& e) {
                                          d.unit = r.word(e);
                                          d.unit.text = trimmed(d.unit.text);
                                      }};
template <class Draft>
inline constexpr KeyRow<Draft> k_over{"over",
                                      [](FieldReader& r, Draft& d, const TomlEntry& e) { d.over = r.id(e); }};
template <class Draft>
inline constexpr KeyRow<Draft> k_kind{
    "kind", [](FieldReader& r, Draft& d, const TomlEntry& e) { d.kind = r.choice<Kind>(e, k_kinds); }};
template <class Draft>
inline constexpr KeyRow<Draft> k_stages{
    "stages", [](FieldReader& r, Draft& d, const TomlEntry& e) { d.stages = read_stages(r, e); }};
template <class Draft>
inline constexpr KeyRow<Draft> k_limits{
    "limits", [](FieldReader& r, Draft& d, const TomlEntry& e) { d.limits = r.range(e); }, k_alone};

// ---- the tables

/// A [[data]] of the file.
struct DataDraft {
    const FileDraft* file = nullptr;
    CsvRequest request;
};

std::span<const KeyRow<GroupDraft>> group_keys();
std::span<const KeyRow<SetDraft>> set_keys();
std::span<const KeyRow<SeriesDraft>> series_keys();
std::span<const KeyRow<IndicatorDraft>> indicator_keys();
std::span<const KeyRow<ArenaDraft>> arena_keys();
std::span<const KeyRow<DataDraft>> data_keys();

} // namespace gapcalc
