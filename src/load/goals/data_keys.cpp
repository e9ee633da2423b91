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

/// A text, or a list of texts.
std::vector<std::string> words(FieldReader& reader, const TomlEntry& entry) {
    std::vector<std::string> all;
    if (!entry.value.is_array()) {
        if (const Word one = reader.word(entry)) all.emplace_back(one.text);
        return all;
    }
    for (const TomlEntry& element : reader.children(entry.value)) {
        TomlEntry named = element;
        named.key = entry.key;
        if (const Word one = reader.word(named)) all.emplace_back(one.text);
    }
    return all;
}

template <std::optional<std::string> CsvColumns::*Column>
void read_column(FieldReader& reader, CsvColumns& columns, const TomlEntry& entry) {
    if (const Word heading = reader.word(entry)) columns.*Column = std::string(trimmed(heading.text));
}
/// One heading, or that of the year and that of the month.
void read_period_columns(FieldReader& reader, CsvColumns& columns, const TomlEntry& entry) {
    const std::vector<std::string> headings = words(reader, entry);
    if (headings.size() > 2)
        return reader.wrong_type(entry, {"一列或年、月两列", "one heading, or those of a year and a month"},
                                 "period = [\"年\", \"月\"]");
    if (!headings.empty()) columns.period = headings[0];
    if (headings.size() == 2) columns.period_part = headings[1];
}
constexpr KeyRow<CsvColumns> k_column_keys[] = {
    {"series", read_column<&CsvColumns::series>},
    {"entity", read_column<&CsvColumns::entity>},
    {"period", read_period_columns},
    {"value", read_column<&CsvColumns::value>},
    {"unit", read_column<&CsvColumns::unit>},
    {"status", read_column<&CsvColumns::status>},
    {"source", read_column<&CsvColumns::source>},
    {"note", read_column<&CsvColumns::note>},
    {"published", read_column<&CsvColumns::published>},
};

constexpr Named<SheetLayout> k_layouts[] = {
    {"long", SheetLayout::lines}, {"wide", SheetLayout::wide}, {"columns", SheetLayout::columns}};
constexpr Named<PeriodMeaning> k_meanings[] = {{"month", PeriodMeaning::month},
                                               {"quarter", PeriodMeaning::quarter},
                                               {"half", PeriodMeaning::half},
                                               {"year", PeriodMeaning::year},
                                               {"fiscal-begin", PeriodMeaning::fiscal_begin},
                                               {"fiscal-end", PeriodMeaning::fiscal_end}};
constexpr Named<DayOrder> k_day_orders[] = {{"dmy", DayOrder::day_first}, {"mdy", DayOrder::month_first}};
constexpr Named<char> k_decimals[] = {{",", ','}, {".", '.'}};
constexpr Named<bool> k_brackets[] = {{"negative", true}};
constexpr Named<bool> k_only[] = {{"known", true}};

/// A member of the request that is a text.
template <std::optional<std::string> CsvRequest::*Member>
void read_word(FieldReader& r, DataDraft& d, const TomlEntry& e) {
    if (const Word word = r.word(e)) d.request.*Member = std::string(trimmed(word.text));
}
/// A member that is a list of texts.
template <std::vector<std::string> CsvRequest::*Member>
void read_words(FieldReader& r, DataDraft& d, const TomlEntry& e) {
    d.request.*Member = words(r, e);
}

void read_rows(FieldReader& r, DataDraft& d, const TomlEntry& e) {
    if (!r.is_table(e, "rows = { sex = \"T\" }")) return;
    for (const TomlEntry& filter : r.children(e.value))
        d.request.rows.push_back({std::string(trimmed(filter.key)), words(r, filter), filter.key_span});
}

void read_missing(FieldReader& r, DataDraft& d, const TomlEntry& e) {
    for (std::string& mark : words(r, e)) {
        if (mark == "usual")
            d.request.missing_usual = true;
        else
            d.request.missing.push_back(std::move(mark));
    }
}

void read_at(FieldReader& r, DataDraft& d, const TomlEntry& e) {
    if (e.value.is_text() && e.value.text == "name")
        d.request.at_name = true;
    else if (const auto period = r.period(e))
        d.request.at = CellPeriod{*period, false};
}

void read_sheet(FieldReader& r, DataDraft& d, const TomlEntry& e) {
    d.request.sheet_span = e.value.span;
    if (e.value.is_number())
        d.request.sheet_number = r.whole(e, 1, 10'000);
    else if (const Word name = r.word(e))
        d.request.sheet_name = std::string(name.text);
}

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
         if (const auto layout = r.choice<SheetLayout>(e, k_layouts)) d.request.layout = layout->value;
     }},
    {"columns",
     [](FieldReader& r, DataDraft& d, const TomlEntry& e) {
         if (r.is_table(e, "columns = { entity = \"…\", value = \"…\" }")) {
             read_keys<CsvColumns>(r, e.value, "columns", k_column_keys, d.request.columns);
         }
     }},
    {"sheet", read_sheet},
    {"at", read_at},
    {"entity", read_word<&CsvRequest::entity>},
    {"unit", read_word<&CsvRequest::unit>},
    {"rows", read_rows},
    {"only",
     [](FieldReader& r, DataDraft& d, const TomlEntry& e) {
         if (const auto only = r.choice<bool>(e, k_only)) d.request.only_known = only->value;
     }},
    {"missing", read_missing},
    {"fill", [](FieldReader& r, DataDraft& d, const TomlEntry& e) { d.request.fill = r.boolean(e); }},
    {"whole", read_words<&CsvRequest::whole>},
    {"decimal",
     [](FieldReader& r, DataDraft& d, const TomlEntry& e) {
         if (const auto mark = r.choice<char>(e, k_decimals)) d.request.decimal = mark->value;
     }},
    {"brackets",
     [](FieldReader& r, DataDraft& d, const TomlEntry& e) {
         if (const auto mean = r.choice<bool>(e, k_brackets)) d.request.brackets_negative = mean->value;
     }},
    {"period",
     [](FieldReader& r, DataDraft& d, const TomlEntry& e) {
         const auto meaning = r.choice<PeriodMeaning>(e, k_meanings);
         if (!meaning) return;
         d.request.period = meaning->value;
         d.request.period_span = meaning->span;
     }},
    {"date",
     [](FieldReader& r, DataDraft& d, const TomlEntry& e) {
         if (const auto order = r.choice<DayOrder>(e, k_day_orders)) d.request.days = order->value;
     }},
    {"heading_rows",
     [](FieldReader& r, DataDraft& d, const TomlEntry& e) {
         if (const auto rows = r.whole(e, 1, 10)) d.request.heading_rows = static_cast<int>(*rows);
     }},
    {"until", read_words<&CsvRequest::until>},
    {"unused", read_words<&CsvRequest::unused>},
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
         if (r.is_array(e, "skip = [\"合计\"]")) d.request.skip = words(r, e);
     }},
    {"revises", [](FieldReader& r, DataDraft& d, const TomlEntry& e) { d.request.revises = r.boolean(e); }},
};

} // namespace

std::span<const KeyRow<DataDraft>> data_keys() { return k_data_keys; }

} // namespace gapcalc::load
