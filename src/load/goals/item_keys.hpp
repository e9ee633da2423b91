// One table of keys for each sort of [[…]], and what their rows share.
#pragma once

#include "gapcalc/base/text.hpp"
#include "load/goals/fields.hpp"

namespace gapcalc::load {

/// Reads something and returns whether that brought problems, without forgetting earlier ones.
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

void read_targets(FieldReader& reader, ParsedIndicator& parsed, const TomlEntry& entry);
void read_where(FieldReader& reader, ParsedIndicator& parsed, const TomlEntry& entry);
void read_among(FieldReader& reader, ParsedIndicator& parsed, const TomlEntry& entry);
void read_baseline(FieldReader& reader, ParsedIndicator& parsed, const TomlEntry& entry);
void read_entity_targets(FieldReader& reader, ParsedIndicator& parsed, const TomlEntry& entry);
ParsedStages read_stages(FieldReader& reader, const TomlEntry& entry);

// ---- keys that several tables have

inline constexpr Named<Kind> k_kinds[] = {{"stock", Kind::stock},
                                          {"year_to_date", Kind::year_to_date},
                                          {"per_period", Kind::per_period},
                                          {"milestone", Kind::milestone}};

template <class Parsed>
inline constexpr KeyRow<Parsed> k_id{"id",
                                     [](FieldReader& r, Parsed& d, const TomlEntry& e) { d.id = r.id(e); }};
template <class Parsed>
inline constexpr KeyRow<Parsed> k_name{
    "name", [](FieldReader& r, Parsed& d, const TomlEntry& e) { d.name = r.name(e); }, k_alone};
template <class Parsed>
inline constexpr KeyRow<Parsed> k_note{
    "note", [](FieldReader& r, Parsed& d, const TomlEntry& e) { d.note = r.text(e, k_most_prose); }, k_alone};
template <class Parsed>
inline constexpr KeyRow<Parsed> k_source{
    "source", [](FieldReader& r, Parsed& d, const TomlEntry& e) { d.source = r.text(e, k_most_prose); },
    k_alone};
template <class Parsed>
inline constexpr KeyRow<Parsed> k_unit{"unit", [](FieldReader& r, Parsed& d, const TomlEntry& e) {
                                           d.unit = r.word(e);
                                           d.unit.text = trimmed(d.unit.text);
                                       }};
template <class Parsed>
inline constexpr KeyRow<Parsed> k_over{
    "over", [](FieldReader& r, Parsed& d, const TomlEntry& e) { d.over = r.id(e); }};
template <class Parsed>
inline constexpr KeyRow<Parsed> k_kind{
    "kind", [](FieldReader& r, Parsed& d, const TomlEntry& e) { d.kind = r.choice<Kind>(e, k_kinds); }};
template <class Parsed>
inline constexpr KeyRow<Parsed> k_stages{
    "stages", [](FieldReader& r, Parsed& d, const TomlEntry& e) { d.stages = read_stages(r, e); }};
template <class Parsed>
inline constexpr KeyRow<Parsed> k_limits{
    "limits", [](FieldReader& r, Parsed& d, const TomlEntry& e) { d.limits = r.range(e); }, k_alone};

template <class Parsed>
inline constexpr KeyRow<Parsed> k_year_starts{"year_starts",
                                              [](FieldReader& r, Parsed& d, const TomlEntry& e) {
                                                  if (const auto month = r.whole(e, 1, 12))
                                                      d.year_starts = {*month, e.value.span};
                                              }};

// ---- the tables

/// A [[data]] of the file.
struct DataDraft {
    const ParsedFile* file = nullptr;
    CsvRequest request;
};

std::span<const KeyRow<ParsedGroup>> group_keys();
std::span<const KeyRow<ParsedSet>> set_keys();
std::span<const KeyRow<ParsedSeries>> series_keys();
std::span<const KeyRow<ParsedIndicator>> indicator_keys();
std::span<const KeyRow<ParsedArena>> arena_keys();
std::span<const KeyRow<DataDraft>> data_keys();
std::span<const KeyRow<ParsedTable>> table_keys();

} // namespace gapcalc::load
