#include "load/goals/records.hpp"

#include "load/meant_period.hpp"
#include "load/placed_period.hpp"
#include "load/status_words.hpp"

#include <fmt/format.h>

namespace gapcalc::load {
namespace {

/// How a key of that period is written: in quotes where it has more than letters, digits and dashes.
std::string as_key(const WrittenPeriod& period) {
    const std::string text = to_string(period);
    return text.find_first_of("./") == text.npos ? text : '"' + text + '"';
}

class RecordsReader {
  public:
    RecordsReader(FieldReader& reader, std::string_view owner, std::span<const std::string_view> owner_keys,
                  ParsedRecords& records)
        : reader_(reader), owner_(owner), owner_keys_(owner_keys), records_(records) {}

    /// The keys of the owner that were found among the observations.
    std::vector<std::string_view> read(const TomlEntry& observations) {
        if (!reader_.is_table(observations, fmt::format("[{}.observations]", owner_))) return {};
        const std::span<const TomlEntry> entries = reader_.children(observations.value);
        for (const TomlEntry& entry : entries) {
            if (const auto period = read_period(entry.key)) {
                if (records_.whole.empty()) records_.whole.reserve(entries.size());
                read_point(entry, *period, records_.whole);
            } else if (entry.value.is_table() && !looks_like_period(entry.key)) {
                read_entity(entry);
            } else {
                report_key(entry);
            }
        }
        return std::move(fallen_);
    }

  private:
    void read_point(const TomlEntry& entry, const WrittenPeriod& period, std::vector<ParsedPoint>& points) {
        if (entry.value.is_array()) return read_vintages(entry, period, points);
        if (entry.value.is_table()) {
            if (!report_dotted(entry)) read_detailed(entry, period, points);
        } else if (const auto figure = reader_.observed(entry)) {
            points.push_back({period, entry.key_span, *figure, 0});
        }
    }

    /// [{ value = 70, published = 2024-02-10 }, { value = 73, published = 2025-02-10 }]
    void read_vintages(const TomlEntry& entry, const WrittenPeriod& period,
                       std::vector<ParsedPoint>& points) {
        for (const TomlEntry& element : reader_.children(entry.value)) {
            TomlEntry named = element;
            named.key = entry.key;
            named.key_span = element.value.span;
            if (reader_.is_table(named,
                                 fmt::format("{} = [{{ value = 200, published = 2025-03-01 }}]", entry.key)))
                read_detailed(named, period, points);
        }
    }

    /// { value = 70, status = "provisional", … }
    void read_detailed(const TomlEntry& entry, const WrittenPeriod& period,
                       std::vector<ParsedPoint>& points) {
        struct Detailed {
            std::optional<Figure> figure;
            bool has_value = false;
            ParsedDetail detail;
        };
        static constexpr KeyRow<Detailed> k_keys[] = {
            {"value",
             [](FieldReader& r, Detailed& d, const TomlEntry& e) {
                 d.has_value = true;
                 d.figure = r.observed(e);
             }},
            {"status", [](FieldReader& r, Detailed& d,
                          const TomlEntry& e) { d.detail.statuses |= r.statuses(e, d.detail.note); }},
            {"source", [](FieldReader& r, Detailed& d,
                          const TomlEntry& e) { d.detail.source = r.text(e, k_most_prose); }},
            {"note",
             [](FieldReader& r, Detailed& d, const TomlEntry& e) {
                 Text note = r.text(e, k_most_prose);
                 if (!d.detail.note.empty()) add_to_note(note, d.detail.note.zh); // a status that is none
                 d.detail.note = std::move(note);
             }},
            {"published",
             [](FieldReader& r, Detailed& d, const TomlEntry& e) {
                 if (const auto published = r.period(e)) d.detail.published = {*published, e.value.span};
             }},
        };
        const bool tainted_before = reader_.reporter().tainted();
        reader_.reporter().clean();
        Detailed read;
        read_keys<Detailed>(reader_, entry.value, entry.key, k_keys, read);
        const bool tainted = reader_.reporter().tainted();
        if (tainted_before) reader_.reporter().taint();
        if (!read.has_value && !tainted)
            reader_.reporter().add(Problem::missing_key, entry.value.span,
                                   {quoted_short(entry.key), "value", "value = 200"});
        if (!read.figure) return;
        records_.details.push_back(std::move(read.detail));
        points.push_back(
            {period, entry.key_span, *read.figure, static_cast<std::uint32_t>(records_.details.size())});
    }

    /// 2024.06 = 752 is 06 = 752 in a table 2024.
    bool report_dotted(const TomlEntry& entry) {
        bool any = false;
        for (const TomlEntry& part : reader_.children(entry.value)) {
            const std::string key = fmt::format("{}.{}", entry.key, part.key);
            const auto meant = meant_period(key);
            if (!meant || part.value.is_table()) continue;
            Span span = entry.key_span;
            if (part.key_span.line == span.line)
                span.length = part.key_span.column + part.key_span.length - span.column;
            // A second part of the same year has its own key behind the dot.
            if (any) span = part.key_span;
            reader_.reporter().add(Problem::dotted_period, span, {key, as_key(*meant)});
            any = true;
        }
        return any;
    }

    void read_entity(const TomlEntry& entry) {
        const auto points = reader_.children(entry.value);
        const bool fell =
            is_owner_key(entry.key) && std::none_of(points.begin(), points.end(), [](const TomlEntry& point) {
                return read_period(point.key).has_value();
            });
        if (fell) return report_fallen(entry);
        if (count_code_points(entry.key) > k_most_name) {
            reader_.reporter().add(Problem::too_long, entry.key_span,
                                   {quoted_short(entry.key), fmt::format("{}", count_code_points(entry.key)),
                                    fmt::format("{}", k_most_name)});
            return;
        }
        EntityPoints entity{{entry.key, entry.key_span}, records_.points.size(), 0};
        for (const TomlEntry& point : points) {
            if (const auto period = read_period(point.key)) {
                read_point(point, *period, records_.points);
            } else {
                report_key(point);
            }
        }
        entity.count = records_.points.size() - entity.first;
        records_.entities.push_back(entity);
    }

    bool is_owner_key(std::string_view key) const {
        return std::find(owner_keys_.begin(), owner_keys_.end(), key) != owner_keys_.end();
    }

    void report_fallen(const TomlEntry& entry) {
        fallen_.push_back(entry.key);
        reader_.reporter().add(Problem::fell_into_observations, entry.key_span,
                               {std::string(entry.key), std::string(owner_)});
    }

    /// A key that is no period, with a value that is no entity's table.
    void report_key(const TomlEntry& entry) {
        const auto meant = meant_period(entry.key);
        const bool digits =
            std::all_of(entry.key.begin(), entry.key.end(), [](char c) { return c >= '0' && c <= '9'; });
        if (meant || digits || looks_like_period(entry.key)) {
            Text help = k_period_spellings;
            if (const auto years = years_meant(entry.key))
                help = *years;
            else if (meant)
                help = {"写成 " + as_key(*meant), "write " + as_key(*meant)};
            reader_.reporter().add(Problem::not_a_period, entry.key_span, {quoted_short(entry.key), help});
        } else if (is_owner_key(entry.key)) {
            report_fallen(entry);
        } else {
            reader_.reporter().add(Problem::figures_wanted, entry.key_span, {quoted_short(entry.key)});
        }
    }

    FieldReader& reader_;
    std::string_view owner_;
    std::span<const std::string_view> owner_keys_;
    ParsedRecords& records_;
    std::vector<std::string_view> fallen_;
};

} // namespace

std::vector<std::string_view> read_records(FieldReader& reader, const TomlEntry& entry,
                                           std::string_view owner,
                                           std::span<const std::string_view> owner_keys,
                                           ParsedRecords& records) {
    return RecordsReader(reader, owner, owner_keys, records).read(entry);
}

} // namespace gapcalc::load
