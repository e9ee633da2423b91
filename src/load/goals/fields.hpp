// Values of a TOML table as what they are to be: one reader a sort of value.
#pragma once

#include "load/goals/parsed.hpp"
#include "load/reporter.hpp"
#include "load/text_limits.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gapcalc::load {

/// A word of a closed list and its value.
template <class Value>
struct Named {
    std::string_view name;
    Value value;
};

/// Reads values; each that is wrong is reported and empty.
class FieldReader {
  public:
    FieldReader(const Document& document, Reporter& reporter) : document_(document), reporter_(reporter) {}

    const Document& document() const { return document_; }
    Reporter& reporter() { return reporter_; }
    std::span<const TomlEntry> children(const TomlValue& value) const { return document_.children(value); }

    /// A string, or a table { zh, en }; blanks around it are no part of it.
    Text text(const TomlEntry& entry, std::size_t most = k_most_name);
    /// The same; one that is empty is reported.
    Text name(const TomlEntry& entry);
    /// A string of one language.
    Word word(const TomlEntry& entry, std::size_t most = k_most_name);
    /// An id by its form.
    Word id(const TomlEntry& entry);
    std::optional<WrittenPeriod> period(const TomlEntry& entry);
    /// A key that is a period.
    std::optional<WrittenPeriod> period_key(const TomlEntry& entry);
    bool boolean(const TomlEntry& entry);
    /// A number without a unit, or a string "NUMBER UNIT"; a word where one may stand.
    std::optional<Figure> figure(const TomlEntry& entry, bool words = false);
    /// The same for an observation: a stage or a bound may stand there.
    std::optional<Figure> observed(const TomlEntry& entry);
    /// Statuses, written as one string or several; what is no status is reported once and added to `note`.
    Statuses statuses(const TomlEntry& entry, Text& note);
    /// [low, high]
    std::optional<ParsedRange> range(const TomlEntry& entry);
    std::optional<std::int64_t> whole(const TomlEntry& entry, std::int64_t low, std::int64_t high);
    /// An array of texts, none of them empty.
    std::vector<Text> texts(const TomlEntry& entry);

    template <class Value>
    std::optional<Choice<Value>> choice(const TomlEntry& entry, std::span<const Named<Value>> all) {
        const Word given = word(entry);
        if (!given) return std::nullopt;
        for (const Named<Value>& named : all) {
            if (named.name == given.text) return Choice<Value>{named.value, given.span};
        }
        std::vector<std::string> names;
        for (const Named<Value>& named : all) names.emplace_back(named.name);
        report_choice(entry, given, names);
        return std::nullopt;
    }

    /// Whether the value is a table; else it is reported.
    bool is_table(const TomlEntry& entry, std::string_view example);
    bool is_array(const TomlEntry& entry, std::string_view example);
    /// Reports that `entry` is not `wanted`.
    void wrong_type(const TomlEntry& entry, const Text& wanted, std::string_view example);
    void unknown_key(const TomlEntry& entry, const Text& table, std::span<const std::string> known);

  private:
    void report_choice(const TomlEntry& entry, const Word& given, const std::vector<std::string>& names);
    bool fits(const TomlEntry& entry, std::string_view text, std::size_t most);
    void report_period(std::string_view text, Span span);
    std::optional<Figure> read_figure(Figure figure, std::string_view text, bool words);

    const Document& document_;
    Reporter& reporter_;
    std::set<std::string, std::less<>> told_statuses_;
};

/// Reports what is no number.
void report_number(Reporter& reporter, const Figure& figure);

/// One key of a table that is read into a `Parsed`.
template <class Parsed>
struct KeyRow {
    std::string_view key;
    void (*read)(FieldReader& reader, Parsed& parsed, const TomlEntry& entry);
    bool alone = false; ///< no other key is right or wrong because of it
};
constexpr bool k_alone = true;

/// The row of a key, or of the one that was meant by it; null when there is none.
template <class Parsed>
const KeyRow<Parsed>* row_meant(std::string_view key, std::span<const KeyRow<Parsed>> rows) {
    std::vector<std::string> known;
    for (const KeyRow<Parsed>& row : rows) {
        if (row.key == key) return &row;
        known.emplace_back(row.key);
    }
    const auto meant = key.size() <= k_most_id ? nearest(key, known) : std::nullopt;
    if (!meant) return nullptr;
    return &rows[static_cast<std::size_t>(std::find(known.begin(), known.end(), *meant) - known.begin())];
}

/// Reads each key of `table` by its row; `name` is how messages call the table. The reporter is then tainted
/// if a key is lost that others depend on.
template <class Parsed>
void read_keys(FieldReader& reader, const TomlValue& table, std::string_view name,
               std::span<const KeyRow<Parsed>> rows, Parsed& parsed) {
    constexpr int k_most_guessed =
        100; // unknown keys of a table, of which the one that was meant is looked for
    bool tainted = reader.reporter().tainted();
    int unknown = 0;
    for (const TomlEntry& entry : reader.children(table)) {
        reader.reporter().clean();
        const auto row = std::find_if(rows.begin(), rows.end(), [&](const KeyRow<Parsed>& candidate) {
            return candidate.key == entry.key;
        });
        if (row != rows.end()) {
            row->read(reader, parsed, entry);
            tainted = tainted || (reader.reporter().tainted() && !row->alone);
            continue;
        }
        std::vector<std::string> known;
        for (const KeyRow<Parsed>& candidate : rows) known.emplace_back(candidate.key);
        reader.unknown_key(entry, std::string(name), known);
        if (tainted || ++unknown > k_most_guessed) continue;
        const KeyRow<Parsed>* meant = row_meant(entry.key, rows);
        // A key in another language may be meant for any of them.
        const bool foreign = std::any_of(entry.key.begin(), entry.key.end(), [](char c) { return c < 0; });
        tainted = meant != nullptr ? !meant->alone : foreign;
    }
    reader.reporter().clean();
    if (tainted) reader.reporter().taint();
}

} // namespace gapcalc::load
