// Numbers as values of keys: figures with their units, bounds and states, and whole numbers.
#include "load/bound_text.hpp"
#include "load/goals/fields.hpp"
#include "load/status_words.hpp"

#include <fmt/format.h>

namespace gapcalc::load {
namespace {

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
        const std::string meant = bound_meant(text);
        if (figure.bound == Bound::exact && !figure.is_word &&
            (read_bound(text).bound != Bound::exact || !meant.empty())) {
            reporter.add(Problem::bound_not_allowed, figure.span, {quoted_short(text)});
            return;
        }
        if (!meant.empty()) {
            reporter.add(Problem::not_a_number, figure.span,
                         {quoted_short(text),
                          Text("界限写成 \"" + meant + "\"", "a bound is written \"" + meant + '"')});
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

} // namespace gapcalc::load
