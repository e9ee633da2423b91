// The keys of [[data]].
#include "load/goals/item_keys.hpp"

#include "load/files.hpp"

namespace gapcalc::load {
namespace {

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
    {"series", read_column<&CsvColumns::series>},       {"entity", read_column<&CsvColumns::entity>},
    {"period", read_column<&CsvColumns::period>},       {"value", read_column<&CsvColumns::value>},
    {"unit", read_column<&CsvColumns::unit>},           {"status", read_column<&CsvColumns::status>},
    {"source", read_column<&CsvColumns::source>},       {"note", read_column<&CsvColumns::note>},
    {"published", read_column<&CsvColumns::published>},
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
         const Word name = r.word(e);
         if (!name) return;
         d.request.encoding = lower(name.text);
         d.request.encoding_span = name.span;
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
    {"revises", [](FieldReader& r, DataDraft& d, const TomlEntry& e) { d.request.revises = r.boolean(e); }},
};

} // namespace

std::span<const KeyRow<DataDraft>> data_keys() { return k_data_keys; }

} // namespace gapcalc::load
