#include "load/goals/fields.hpp"

#include "load/bound_text.hpp"
#include "load/meant_period.hpp"
#include "load/placed_period.hpp"
#include "load/status_words.hpp"

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

/// The number without its separators, and with underscores for them.
std::pair<std::string, std::string> without_groups(std::string_view text) {
    std::string plain, underscored;
    for (const char c : text) {
        const bool kept = (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '+';
        if (kept) plain += c;
        if (kept || c == ',') underscored += c == ',' ? '_' : c;
    }
    return {plain, underscored};
}

/// What is half-width of a full-width number.
std::string half_width_number(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
        if (byte(0) == 0xEF && at + 2 < text.size() && (byte(1) == 0xBC || byte(1) == 0xBD)) {
            const unsigned code = 0xF000U | ((byte(1) & 0x3FU) << 6) | (byte(2) & 0x3FU);
            out += static_cast<char>(code - 0xFEE0);
            at += 3;
        } else {
            out += text[at++];
        }
    }
    return out;
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
    if (const auto meant = meant_period(text))
        help = {"写成 " + as_value(*meant), "write " + as_value(*meant)};
    else if (const auto years = years_meant(text))
        help = *years;
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

// ---- numbers

void report_number(Reporter& reporter, const Figure& figure) {
    const std::string_view text = figure.written;
    switch (figure.fault) {
    case NumberFault::too_many_digits:
        reporter.add(Problem::too_many_digits, figure.span);
        return;
    case NumberFault::out_of_range:
        reporter.add(Problem::number_out_of_range, figure.span, {quoted_short(text)});
        return;
    case NumberFault::not_finite:
    case NumberFault::not_decimal:
        reporter.add(Problem::not_finite, figure.span, {quoted_short(text)});
        return;
    case NumberFault::grouped: {
        const auto [plain, underscored] = without_groups(text);
        const char found = figure.fault_at < text.size() ? text[figure.fault_at] : ',';
        Span span = figure.span;
        if (figure.verbatim) { // behind the quote, where no escape can have moved it
            span.column += 1 + static_cast<std::uint32_t>(figure.fault_at);
            span.length = 1;
        }
        reporter.add(
            Problem::thousands_separator, span,
            {plain, underscored, {"单位或引号", "a unit or the closing quote"}, std::string(1, found)});
        return;
    }
    case NumberFault::full_width:
        reporter.add(Problem::full_width, figure.span,
                     {quoted_short(text), quoted_short(half_width_number(text))});
        return;
    default:
        if (figure.bound == Bound::exact && !figure.is_word && read_bound(text).bound != Bound::exact) {
            reporter.add(Problem::bound_not_allowed, figure.span, {quoted_short(text)});
            return;
        }
        const Text number{
            "写数字，如 200，或带单位的 \"200亿元\"；没有数据就删去这一项",
            "write a number such as 200, or \"200亿元\" with its unit; leave the entry out when "
            "there is none"};
        const Text stage{"；阶段只用于 kind = \"milestone\"", "; stages are for kind = \"milestone\""};
        const bool word = figure.is_word; // it stands where a stage may
        reporter.add(Problem::not_a_number, figure.span,
                     {quoted_short(text), word ? Text(number.zh + stage.zh, number.en + stage.en) : number});
    }
}

std::optional<Figure> FieldReader::figure(const TomlEntry& entry, bool words) {
    const TomlValue& value = entry.value;
    Figure figure;
    figure.span = value.span;
    figure.written = value.text;
    if (value.is_number()) {
        const ParsedDecimal parsed = parse_decimal(value.text, {.underscores = true});
        figure.number = parsed.number;
        figure.fault = parsed.fault;
        figure.fault_at = parsed.at;
        if (figure.fault == NumberFault::none) return figure;
        report_number(reporter_, figure);
        return std::nullopt;
    }
    if (!value.is_text()) {
        wrong_type(entry, {"数字", "a number"}, fmt::format("{} = 200", entry.key));
        return std::nullopt;
    }
    if (!fits(entry, value.text, k_most_name)) return std::nullopt;
    figure.written = trimmed(value.text);
    figure.verbatim = figure.written.size() == value.text.size();
    return read_figure(figure, figure.written, words);
}

/// Reads NUMBER, magnitude and unit out of `text`, which is all that is written or what a bound leaves of it.
std::optional<Figure> FieldReader::read_figure(Figure figure, std::string_view text, bool words) {
    const ParsedDecimal parsed = parse_decimal_prefix(text, {.underscores = true});
    figure.number = parsed.number;
    figure.fault = parsed.fault;
    figure.fault_at = static_cast<std::size_t>(text.data() - figure.written.data()) + parsed.at;
    if (figure.fault == NumberFault::none) {
        figure.unit = trimmed(text.substr(parsed.at));
        const bool clean = figure.unit.empty() ||
                           std::string_view("0123456789.,+-_").find(figure.unit[0]) == std::string_view::npos;
        if (clean) return figure;
        figure.fault = NumberFault::not_a_number;
    }
    // Where a stage may stand any text is one: only who knows the stages can say that it is none.
    if (words && !text.empty()) {
        figure.is_word = true;
        return figure;
    }
    report_number(reporter_, figure);
    return std::nullopt;
}

std::optional<Figure> FieldReader::observed(const TomlEntry& entry) {
    const TomlValue& value = entry.value;
    if (!value.is_text() || value.text.size() > k_most_name) return figure(entry, true);
    const std::string_view text = trimmed(value.text);
    const BoundText read = read_bound(text);
    if (read.approximate) {
        reporter_.add(Problem::approximate_figure, value.span,
                      {quoted_short(text), quoted_short(read.number)});
        return std::nullopt;
    }
    if (read.bound == Bound::exact) return figure(entry, true);
    Figure figure;
    figure.span = value.span;
    figure.written = text;
    figure.verbatim = text.size() == value.text.size();
    figure.bound = read.bound;
    return read_figure(figure, read.number, false);
}

Statuses FieldReader::statuses(const TomlEntry& entry, Text& note) {
    Statuses all;
    const auto read = [&](const TomlEntry& one) {
        const Word given = word(one);
        StatusWords words = read_statuses(given.text);
        all |= words.statuses;
        if (words.unknown.empty()) return;
        if (told_statuses_.insert(words.unknown).second)
            reporter_.add(Problem::unknown_status, given.span, {quoted_short(words.unknown)});
        add_to_note(note, words.unknown);
    };
    if (!entry.value.is_array()) {
        read(entry);
        return all;
    }
    for (const TomlEntry& element : children(entry.value)) {
        TomlEntry named = element;
        named.key = entry.key;
        read(named);
    }
    return all;
}

std::optional<ParsedRange> FieldReader::range(const TomlEntry& entry) {
    const std::string example = fmt::format("{} = [0, 100]", entry.key);
    if (!is_array(entry, example)) return std::nullopt;
    const auto ends = children(entry.value);
    if (ends.size() != 2) {
        reporter_.add(Problem::wrong_type, entry.value.span,
                      {quoted_short(entry.key),
                       {"两个数字", "two numbers"},
                       {fmt::format(" {} 个", ends.size()), fmt::format("{}", ends.size())},
                       example});
        return std::nullopt;
    }
    TomlEntry low = ends[0], high = ends[1];
    low.key = high.key = entry.key;
    const auto first = figure(low), second = figure(high);
    if (!first || !second) return std::nullopt;
    return ParsedRange{*first, *second, entry.value.span};
}

std::optional<std::int64_t> FieldReader::whole(const TomlEntry& entry, std::int64_t low, std::int64_t high) {
    if (!entry.value.is_number()) {
        wrong_type(entry, {"整数", "a whole number"},
                   fmt::format("{} = {}", entry.key, std::max<std::int64_t>(low, 1)));
        return std::nullopt;
    }
    const ParsedDecimal parsed = parse_decimal(entry.value.text, {.underscores = true});
    if (parsed.fault == NumberFault::none) {
        const auto number = parsed.number.value().to_integer();
        if (number && *number >= low && *number <= high) return number;
    }
    reporter_.add(Problem::out_of_choice, entry.value.span,
                  {quoted_short(entry.key), fmt::format("{}", low), fmt::format("{}", high)});
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
