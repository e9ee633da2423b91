// The keys of [[table]].
#include "load/goals/item_keys.hpp"

namespace gapcalc::load {
namespace {

/// A text that the engine is to take as it stands.
template <std::string ParsedTable::*Member>
void read_text(FieldReader& r, ParsedTable& d, const TomlEntry& e) {
    const Word word = r.word(e, k_most_prose);
    if (!word) return;
    d.*Member = std::string(trimmed(word.text));
    d.source_span = word.span;
}

/// The name of a column.
template <std::string ParsedTable::*Member>
void read_column(FieldReader& r, ParsedTable& d, const TomlEntry& e) {
    if (const Word name = r.word(e)) d.*Member = std::string(name.text);
}

constexpr KeyRow<ParsedTable> k_column_keys[] = {
    {"series", read_column<&ParsedTable::series_column>}, {"entity", read_column<&ParsedTable::entity>},
    {"period", read_column<&ParsedTable::period>},        {"value", read_column<&ParsedTable::value>},
    {"status", read_column<&ParsedTable::status>},        {"published", read_column<&ParsedTable::published>},
};

/// Calls `take(word)` for a text, or for each of several.
template <class Take>
void each_word(FieldReader& r, const TomlEntry& e, Take take) {
    if (!e.value.is_array()) {
        if (const Word one = r.word(e)) take(one);
        return;
    }
    for (const TomlEntry& element : r.children(e.value)) {
        TomlEntry named = element;
        named.key = e.key;
        if (const Word one = r.word(named)) take(one);
    }
}

constexpr KeyRow<ParsedTable> k_table_keys[] = {
    {"name", read_text<&ParsedTable::name>},
    {"query", read_text<&ParsedTable::query>},
    {"series",
     [](FieldReader& r, ParsedTable& d, const TomlEntry& e) {
         each_word(r, e, [&](const Word& one) { d.series.push_back(one); });
     }},
    {"columns",
     [](FieldReader& r, ParsedTable& d, const TomlEntry& e) {
         if (r.is_table(e, "columns = { entity = \"…\", value = \"…\" }"))
             read_keys<ParsedTable>(r, e.value, "columns", k_column_keys, d);
     }},
    {"whole",
     [](FieldReader& r, ParsedTable& d, const TomlEntry& e) {
         each_word(r, e, [&](const Word& one) { d.whole.emplace_back(one.text); });
     }},
    k_unit<ParsedTable>,
};

} // namespace

std::span<const KeyRow<ParsedTable>> table_keys() { return k_table_keys; }

} // namespace gapcalc::load
