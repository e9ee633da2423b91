// A file's tables, one after the other.
#include "load/goals/item_keys.hpp"
#include "load/sheet/csv_text.hpp"

#include <fmt/format.h>

namespace gapcalc::load {
namespace {

constexpr Named<Language> k_languages[] = {{"zh", Language::zh}, {"en", Language::en}};

class DefinitionReader {
  public:
    explicit DefinitionReader(ParsedFile& file)
        : file_(file), reporter_(file.problems), reader_(file.document, reporter_) {}

    void read() {
        find_item_lines();
        const auto entries = reader_.children(file_.document.root);
        const std::uint32_t first_item = item_lines_.empty() ? UINT32_MAX : item_lines_.front();
        file_.tainted = file_.document.unread || lost_at_the_top(first_item);
        for (const TomlEntry& entry : entries) read_top(entry);
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
    template <class Parsed>
    bool lost_needed(Span span, std::string_view name, std::span<const KeyRow<Parsed>> keys) const {
        const auto lost = lost_of(span);
        return std::any_of(lost.begin(), lost.end(), [&](const LostStatement& statement) {
            std::string_view path = statement.path;
            if (path.empty()) return true;
            if (!path.starts_with(name) || path.size() <= name.size() + 1) return false;
            path.remove_prefix(name.size() + 1);
            const KeyRow<Parsed>* row = row_meant(path.substr(0, path.find('.')), keys);
            return row == nullptr || !row->alone;
        });
    }

    /// Whether `kind`, which the item has not, or its series may be among what could not be read.
    template <class Parsed>
    bool may_lack_kind(const TomlValue& item, const Parsed& parsed,
                       std::span<const KeyRow<Parsed>> keys) const {
        if (parsed.needed_fell || !lost_of(item.span).empty()) return true;
        return std::ranges::any_of(reader_.children(item), [&](const TomlEntry& part) {
            const KeyRow<Parsed>* row = row_meant(part.key, keys);
            if (row == nullptr || row->key == "kind") return true;
            if constexpr (requires { parsed.series; }) return row->key == "series" && !parsed.series;
            return false;
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
            {"table", &DefinitionReader::read_tables},
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
            static const std::vector<std::string> known = {"by", "from", "year_starts"};
            for (const TomlEntry& part : reader_.children(entry.value)) {
                if (part.key == "by")
                    read_default(part, file_.by);
                else if (part.key == "from")
                    read_default(part, file_.from);
                else if (part.key == "year_starts")
                    file_.year_starts = static_cast<int>(reader_.whole(part, 1, 12).value_or(1));
                else
                    reader_.unknown_key(part, "[defaults]", known);
            }
        }
        file_.defaults_tainted = reporter_.tainted() || !lost_of(entry.value.span).empty();
    }

    void read_default(const TomlEntry& entry, std::optional<Choice<WrittenPeriod>>& period) {
        if (const auto read = reader_.period(entry)) period = {*read, entry.value.span};
    }

    /// Calls `read` with each table of [[name]] and with that heading; what is no table is reported.
    template <class Read>
    void each_table(const TomlEntry& entry, Read read) {
        const std::string name = fmt::format("[[{}]]", entry.key);
        if (!entry.value.is_array()) return reader_.wrong_type(entry, {"一组表", "an array of tables"}, name);
        for (const TomlEntry& element : reader_.children(entry.value)) {
            TomlEntry named = element;
            named.key = entry.key;
            if (!reader_.is_table(named, name)) continue;
            reporter_.clean();
            read(element, name);
        }
    }

    /// Reads each element of [[name]] by its keys.
    template <class Parsed>
    void read_items(const TomlEntry& entry, std::span<const KeyRow<Parsed>> keys,
                    std::vector<Parsed>& items) {
        items.reserve(entry.value.is_array() ? entry.value.count : 0);
        each_table(entry, [&](const TomlEntry& element, const std::string& name) {
            Parsed& parsed = items.emplace_back();
            parsed.span = element.value.span;
            const int errors = reporter_.errors();
            read_keys<Parsed>(reader_, element.value, name, keys, parsed);
            parsed.flawed = reporter_.errors() != errors || !lost_of(element.value.span).empty();
            parsed.tainted = reporter_.tainted() || lost_needed<Parsed>(element.value.span, entry.key, keys);
            if constexpr (std::is_base_of_v<ParsedMeasured, Parsed>) {
                parsed.tainted |= parsed.needed_fell;
                parsed.kind_unsure =
                    parsed.tainted && !parsed.kind && may_lack_kind(element.value, parsed, keys);
            }
            if (parsed.id) return;
            if (!parsed.tainted) reporter_.add(Problem::missing_key, parsed.span, {name, "id", "id = \"…\""});
            for (const TomlEntry& part : reader_.children(element.value)) {
                if (part.key == "id")
                    file_.document.lost_text += part.value.text; // who refers to it is not to blame
            }
        });
        // What has no id cannot be referred to; an indicator's other problems are reported all the same.
        if constexpr (std::is_same_v<Parsed, ParsedIndicator>)
            for (ParsedIndicator& parsed : items) parsed.nameless = !parsed.id;
        else
            std::erase_if(items, [](const Parsed& parsed) { return !parsed.id; });
    }

    void read_groups(const TomlEntry& entry) { read_items<ParsedGroup>(entry, group_keys(), file_.groups); }
    void read_sets(const TomlEntry& entry) { read_items<ParsedSet>(entry, set_keys(), file_.sets); }
    void read_all_series(const TomlEntry& entry) {
        read_items<ParsedSeries>(entry, series_keys(), file_.series);
    }
    void read_indicators(const TomlEntry& entry) {
        read_items<ParsedIndicator>(entry, indicator_keys(), file_.indicators);
    }
    void read_arenas(const TomlEntry& entry) { read_items<ParsedArena>(entry, arena_keys(), file_.arenas); }

    void read_data(const TomlEntry& entry) {
        each_table(entry, [&](const TomlEntry& element, const std::string& name) {
            DataDraft parsed;
            parsed.file = &file_;
            read_keys<DataDraft>(reader_, element.value, name, data_keys(), parsed);
            const bool tainted = reporter_.tainted() || !lost_of(element.value.span).empty();
            if (!tainted && !parsed.request.declared) {
                reporter_.add(Problem::missing_key, element.value.span, {name, "file", "file = \"….csv\""});
            } else if (!tainted) {
                file_.data.push_back(std::move(parsed.request));
            } else if (const auto& encoding = parsed.request.encoding; encoding && !is_encoding(*encoding)) {
                // The file is not opened, which would report it.
                reporter_.add(Problem::csv_encoding_name, parsed.request.encoding_span, {*encoding});
            }
        });
    }

    void read_tables(const TomlEntry& entry) {
        each_table(entry, [&](const TomlEntry& element, const std::string& name) {
            ParsedTable parsed;
            parsed.span = element.value.span;
            read_keys<ParsedTable>(reader_, element.value, name, table_keys(), parsed);
            if (reporter_.tainted() || !lost_of(element.value.span).empty()) return;
            if (parsed.name.empty() == parsed.query.empty())
                reporter_.add(Problem::table_source, parsed.span);
            else if (parsed.series.empty() && parsed.series_column.empty())
                reporter_.add(Problem::missing_key, parsed.span, {name, "series", "series = \"…\""});
            else
                file_.tables.push_back(std::move(parsed));
        });
    }

    ParsedFile& file_;
    Reporter reporter_;
    FieldReader reader_;
    std::vector<std::uint32_t> item_lines_;
};

} // namespace

void read_definitions(ParsedFile& file) { DefinitionReader(file).read(); }

} // namespace gapcalc::load
