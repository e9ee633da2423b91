// The keys of [[group]], [[series]] and [[indicator]].
#include "load/goals/item_keys.hpp"

#include "base/unit.hpp"
#include "load/goals/records.hpp"

namespace gapcalc::load {
namespace {

constexpr int k_most_decimals = 18;

constexpr Named<Attribute> k_attributes[] = {{"binding", Attribute::binding},
                                             {"expected", Attribute::expected}};
constexpr Named<Measure> k_measures[] = {
    {"sum", Measure::sum},     {"mean", Measure::mean},   {"min", Measure::min},    {"max", Measure::max},
    {"count", Measure::count}, {"value", Measure::value}, {"ratio", Measure::ratio}};

/// The keys of `rows`, for help in `observations`.
template <class Parsed, std::size_t N>
std::vector<std::string_view> keys_of(const KeyRow<Parsed> (&rows)[N]) {
    std::vector<std::string_view> keys;
    for (const KeyRow<Parsed>& row : rows) keys.push_back(row.key);
    return keys;
}

void read_series_records(FieldReader& reader, ParsedSeries& parsed, const TomlEntry& entry);
void read_indicator_records(FieldReader& reader, ParsedIndicator& parsed, const TomlEntry& entry);

/// A unit, or its names in both languages: what it is converted by is the Chinese one.
void read_unit(FieldReader& reader, ParsedMeasured& parsed, const TomlEntry& entry) {
    parsed.unit_words = {};
    if (!entry.value.is_table()) {
        parsed.unit = reader.word(entry);
        parsed.unit.text = trimmed(parsed.unit.text);
        return;
    }
    const int errors = reader.reporter().errors();
    Text words = reader.name(entry);
    if (reader.reporter().errors() != errors) return;
    for (const TomlEntry& part : reader.children(entry.value))
        if (part.key == (words.zh.empty() ? "en" : "zh"))
            parsed.unit = {trimmed(part.value.text), part.value.span};
    if (words.zh.empty() || words.en.empty()) return;
    const Unit *const zh = find_unit(words.zh), *const en = find_unit(words.en);
    if (zh && en && zh != en)
        reader.reporter().add(Problem::units_disagree, entry.value.span,
                              {quoted_short(words.zh), quoted_short(words.en)});
    parsed.unit_words = std::move(words);
}

template <class Parsed>
constexpr KeyRow<Parsed> k_named_unit{
    "unit", [](FieldReader& r, Parsed& d, const TomlEntry& e) { read_unit(r, d, e); }};

constexpr KeyRow<ParsedGroup> k_group_keys[] = {k_id<ParsedGroup>, k_name<ParsedGroup>};

constexpr KeyRow<ParsedSeries> k_series_keys[] = {
    k_id<ParsedSeries>,
    k_name<ParsedSeries>,
    k_named_unit<ParsedSeries>,
    k_kind<ParsedSeries>,
    k_over<ParsedSeries>,
    k_note<ParsedSeries>,
    k_source<ParsedSeries>,
    k_stages<ParsedSeries>,
    k_limits<ParsedSeries>,
    k_year_starts<ParsedSeries>,
    {"observations", read_series_records, k_alone},
};

constexpr KeyRow<ParsedIndicator> k_indicator_keys[] = {
    k_id<ParsedIndicator>,
    k_name<ParsedIndicator>,
    {"group", [](FieldReader& r, ParsedIndicator& d, const TomlEntry& e) { d.group = r.id(e); }, k_alone},
    k_named_unit<ParsedIndicator>,
    k_note<ParsedIndicator>,
    k_source<ParsedIndicator>,
    {"decimals",
     [](FieldReader& r, ParsedIndicator& d, const TomlEntry& e) {
         if (const auto decimals = r.whole(e, 0, k_most_decimals)) d.decimals = static_cast<int>(*decimals);
         d.decimals_span = e.value.span;
     },
     k_alone},
    k_kind<ParsedIndicator>,
    {"attribute",
     [](FieldReader& r, ParsedIndicator& d, const TomlEntry& e) {
         if (const auto attribute = r.choice<Attribute>(e, k_attributes)) d.attribute = attribute->value;
     },
     k_alone},
    {"baseline", read_baseline, k_alone},
    {"target", read_targets, k_alone},
    {"targets", read_targets, k_alone},
    {"observations", read_indicator_records, k_alone},
    {"series", [](FieldReader& r, ParsedIndicator& d, const TomlEntry& e) { d.series = r.id(e); }},
    k_over<ParsedIndicator>,
    {"measure", [](FieldReader& r, ParsedIndicator& d,
                   const TomlEntry& e) { d.measure = r.choice<Measure>(e, k_measures); }},
    {"of", [](FieldReader& r, ParsedIndicator& d, const TomlEntry& e) { d.of = r.word(e); }},
    {"to", [](FieldReader& r, ParsedIndicator& d, const TomlEntry& e) { d.to = r.word(e); }},
    {"per", [](FieldReader& r, ParsedIndicator& d, const TomlEntry& e) { d.per = r.figure(e); }, k_alone},
    {"weight", [](FieldReader& r, ParsedIndicator& d, const TomlEntry& e) { d.weight = r.word(e); }},
    {"where", read_where},
    {"among", read_among, k_alone},
    k_stages<ParsedIndicator>,
    k_limits<ParsedIndicator>,
    k_year_starts<ParsedIndicator>,
    {"entity_targets", read_entity_targets, k_alone},
    {"step", [](FieldReader& r, ParsedIndicator& d, const TomlEntry& e) { d.step = r.figure(e); }, k_alone},
};

template <class Parsed, std::size_t N>
void read_observations(FieldReader& reader, Parsed& parsed, const TomlEntry& entry, std::string_view owner,
                       const KeyRow<Parsed> (&rows)[N]) {
    const std::vector<std::string_view> keys = keys_of(rows);
    for (const std::string_view fallen : read_records(reader, entry, owner, keys, parsed.records))
        parsed.needed_fell |= !row_meant<Parsed>(fallen, rows)->alone;
}
void read_series_records(FieldReader& reader, ParsedSeries& parsed, const TomlEntry& entry) {
    read_observations(reader, parsed, entry, "series", k_series_keys);
}
void read_indicator_records(FieldReader& reader, ParsedIndicator& parsed, const TomlEntry& entry) {
    read_observations(reader, parsed, entry, "indicator", k_indicator_keys);
}

} // namespace

std::span<const KeyRow<ParsedGroup>> group_keys() { return k_group_keys; }
std::span<const KeyRow<ParsedSeries>> series_keys() { return k_series_keys; }
std::span<const KeyRow<ParsedIndicator>> indicator_keys() { return k_indicator_keys; }

} // namespace gapcalc::load
