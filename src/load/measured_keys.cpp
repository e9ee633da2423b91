// The keys of [[group]], [[series]] and [[indicator]].
#include "load/item_keys.hpp"

#include "load/records.hpp"

namespace gapcalc {
namespace {

constexpr int k_most_decimals = 18;

constexpr Named<Attribute> k_attributes[] = {{"binding", Attribute::binding},
                                             {"expected", Attribute::expected}};
constexpr Named<Measure> k_measures[] = {{"sum", Measure::sum},     {"mean", Measure::mean},
                                         {"min", Measure::min},     {"max", Measure::max},
                                         {"count", Measure::count}, {"value", Measure::value}};

/// The keys of `rows`, for help in `observations`.
template <class Draft, std::size_t N>
std::vector<std::string_view> keys_of(const KeyRow<Draft> (&rows)[N]) {
    std::vector<std::string_view> keys;
    for (const KeyRow<Draft>& row : rows) keys.push_back(row.key);
    return keys;
}

void read_series_records(FieldReader& reader, SeriesDraft& draft, const TomlEntry& entry);
void read_indicator_records(FieldReader& reader, IndicatorDraft& draft, const TomlEntry& entry);

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
         d.decimals_span = e.value.span;
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

} // namespace

std::span<const KeyRow<GroupDraft>> group_keys() { return k_group_keys; }
std::span<const KeyRow<SeriesDraft>> series_keys() { return k_series_keys; }
std::span<const KeyRow<IndicatorDraft>> indicator_keys() { return k_indicator_keys; }

} // namespace gapcalc
