#include "load/goals/fields.hpp"

#include "load/meant_period.hpp"
#include "load/placed_period.hpp"

#include <fmt/format.h>

namespace gapcalc::load {
namespace {

Text name_of(ValueSort sort) {
    switch (sort) {
    case ValueSort::text:
        return {"文字", "a text"};
    case ValueSort::whole:
    case ValueSort::decimal:
        return {"数字", "a number"};
    case ValueSort::boolean:
        return {"真假值", "true or false"};
    case ValueSort::date:
        return {"日期", "a date"};
    case ValueSort::time:
        return {"时刻", "a time"};
    case ValueSort::array:
        return {"数组", "an array"};
    case ValueSort::table:
        return {"表", "a table"};
    }
    return {};
}

bool is_id(std::string_view text) {
    if (text.empty() || text.size() > k_most_id || text[0] < 'a' || text[0] > 'z') return false;
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

std::string joined(const std::vector<std::string>& words, std::string_view separator) {
    std::string all;
    for (const std::string& word : words) {
        if (!all.empty()) all += separator;
        all += word;
    }
    return all;
}

} // namespace

// ---- words

bool FieldReader::fits(const TomlEntry& entry, std::string_view text, std::size_t most) {
    if (text.size() <= most) return true;
    const std::size_t length = count_code_points(text);
    if (length <= most) return true;
    reporter_.add(Problem::too_long, entry.value.span,
                  {quoted_short(entry.key), fmt::format("{}", length), fmt::format("{}", most)});
    return false;
}

Word FieldReader::word(const TomlEntry& entry, std::size_t most) {
    if (!entry.value.is_text()) {
        wrong_type(entry, {"文字", "a text"}, fmt::format("{} = \"…\"", entry.key));
        return {};
    }
    if (!fits(entry, entry.value.text, most)) return {};
    return {entry.value.text, entry.value.span};
}

Word FieldReader::id(const TomlEntry& entry) {
    const Word given = word(entry, k_most_prose);
    if (!given || is_id(given.text)) return given;
    reporter_.add(Problem::bad_id, given.span, {quoted_short(given.text), fmt::format("{}", k_most_id)});
    return {};
}

Text FieldReader::text(const TomlEntry& entry, std::size_t most) {
    const TomlValue& value = entry.value;
    if (value.is_text()) {
        if (!fits(entry, value.text, most)) return {};
        return std::string(trimmed(value.text));
    }
    const std::string example = fmt::format("{} = \"…\" 或 {{ zh = \"…\", en = \"…\" }}", entry.key);
    if (!value.is_table()) {
        reporter_.add(Problem::wrong_type, value.span,
                      {quoted_short(entry.key),
                       {"文字", "a text"},
                       name_of(value.sort),
                       {example, fmt::format("{} = \"…\" or {{ zh = \"…\", en = \"…\" }}", entry.key)}});
        return {};
    }
    Text out;
    static const std::vector<std::string> known = {"zh", "en"};
    bool any = false;
    for (const TomlEntry& part : children(value)) {
        if (part.key != "zh" && part.key != "en") {
            unknown_key(part, std::string(entry.key), known);
            continue;
        }
        any = true;
        const Word given = word(part, most);
        (part.key == "zh" ? out.zh : out.en) = trimmed(given.text);
    }
    if (!any) reporter_.add(Problem::text_without_language, value.span, {quoted_short(entry.key)});
    return out;
}

Text FieldReader::name(const TomlEntry& entry) {
    const int errors = reporter_.errors();
    Text given = text(entry);
    if (given.empty() && reporter_.errors() == errors)
        reporter_.add(Problem::text_without_language, entry.value.span, {quoted_short(entry.key)});
    return given;
}

std::vector<Text> FieldReader::texts(const TomlEntry& entry) {
    std::vector<Text> out;
    if (!is_array(entry, fmt::format("{} = [\"…\", \"…\"]", entry.key))) return out;
    std::size_t number = 0;
    for (const TomlEntry& element : children(entry.value)) {
        ++number;
        TomlEntry named = element;
        named.key = entry.key;
        Text given = text(named);
        if (!given.empty())
            out.push_back(std::move(given));
        else if (named.value.is_text() && trimmed(named.value.text).empty())
            reporter_.add(Problem::text_without_language, named.value.span,
                          {{fmt::format("{} 的第 {} 项", named.key, number),
                            fmt::format("entry {} of {}", number, named.key)}});
    }
    return out;
}

bool FieldReader::boolean(const TomlEntry& entry) {
    if (entry.value.sort == ValueSort::boolean) return entry.value.truth;
    wrong_type(entry, {"true 或 false", "true or false"}, fmt::format("{} = true", entry.key));
    return false;
}

void FieldReader::report_choice(const TomlEntry& entry, const Word& given,
                                const std::vector<std::string>& names) {
    const std::string list = joined(names, ", ");
    reporter_.add(Problem::bad_choice, given.span,
                  {quoted_short(entry.key), quoted_short(given.text),
                   reporter_.did_you_mean(given.text, names, {"可用：" + list, "one of " + list})});
}

// ---- periods

void FieldReader::report_period(std::string_view text, Span span) {
    Text help = k_period_spellings;
    if (const auto years = years_meant(text))
        help = *years;
    else if (const auto meant = meant_period(text))
        help = {"写成 " + as_value(*meant), "write " + as_value(*meant)};
    reporter_.add(Problem::not_a_period, span, {quoted_short(text), help});
}

std::optional<WrittenPeriod> FieldReader::period(const TomlEntry& entry) {
    const TomlValue& value = entry.value;
    switch (value.sort) {
    case ValueSort::text:
    case ValueSort::whole:
    case ValueSort::decimal:
    case ValueSort::date:
        if (const auto read = read_period(value.text)) return read;
        report_period(value.text, value.span);
        return std::nullopt;
    case ValueSort::time:
        report_period(value.text.substr(0, 10), value.span);
        return std::nullopt;
    default:
        wrong_type(entry, {"时期", "a period"}, fmt::format("{} = 2025", entry.key));
        return std::nullopt;
    }
}

std::optional<WrittenPeriod> FieldReader::period_key(const TomlEntry& entry) {
    if (const auto read = read_period(entry.key)) return read;
    report_period(entry.key, entry.key_span);
    return std::nullopt;
}

// ---- tables

bool FieldReader::is_table(const TomlEntry& entry, std::string_view example) {
    if (entry.value.is_table()) return true;
    wrong_type(entry, {"表", "a table"}, example);
    return false;
}

bool FieldReader::is_array(const TomlEntry& entry, std::string_view example) {
    if (entry.value.is_array()) return true;
    wrong_type(entry, {"数组", "an array"}, example);
    return false;
}

void FieldReader::wrong_type(const TomlEntry& entry, const Text& wanted, std::string_view example) {
    reporter_.add(Problem::wrong_type, entry.value.span,
                  {quoted_short(entry.key), wanted, name_of(entry.value.sort), std::string(example)});
}

void FieldReader::unknown_key(const TomlEntry& entry, const Text& table, std::span<const std::string> known) {
    std::string list;
    for (const std::string& key : known) list += (list.empty() ? "" : ", ") + key;
    reporter_.add(Problem::unknown_key, entry.key_span,
                  {quoted_short(entry.key), table,
                   reporter_.did_you_mean(entry.key, known, {"可用：" + list, "known keys: " + list})});
}

} // namespace gapcalc::load
