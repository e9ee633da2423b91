// The words of headings and names, taken apart.
#include "load/sheet/csv_heading.hpp"

#include "base/blanks.hpp"
#include "gapcalc/base/text.hpp"
#include "load/sheet/sheet_unit.hpp"
#include "load/sheet/unit_words.hpp"

#include <algorithm>

namespace gapcalc::load {
std::string heading_key(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        if (const std::size_t blank = blank_size(text.substr(at)); blank != 0) {
            at += blank;
            continue;
        }
        const char c = text[at++];
        out += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    }
    return out;
}

FormId form_id_of(std::string_view text) {
    const std::size_t at = text.find('@');
    if (at == text.npos) return {text, std::nullopt};
    return {text.substr(0, at), text.substr(at + 1)};
}

NameWithUnit split_unit(std::string_view text) {
    for (const auto& [open, close] :
         {std::pair<std::string_view, std::string_view>{"（", "）"}, {"(", ")"}}) {
        if (!text.ends_with(close)) continue;
        const std::size_t at = text.rfind(open);
        if (at == text.npos || at == 0) continue;
        std::string_view unit =
            trimmed(text.substr(at + open.size(), text.size() - at - open.size() - close.size()));
        for (const std::string_view word : {"单位：", "单位:"})
            if (unit.starts_with(word)) unit = trimmed(unit.substr(word.size()));
        if (!is_unit(unit)) continue;
        return {trimmed(text.substr(0, at)), unit};
    }
    return {text, {}};
}

std::string_view unit_in_heading(std::string_view text) {
    if (const NameWithUnit parts = split_unit(text); !parts.unit.empty()) return parts.unit;
    for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"（", "）"},
                                      {"(", ")"},
                                      {"[", "]"},
                                      {"【", "】"},
                                      {"［", "］"}}) {
        const std::size_t begin = text.find(open), from = begin + open.size();
        if (begin == text.npos) continue;
        const std::size_t end = text.find(close, from);
        if (end != text.npos && is_unit(trimmed(text.substr(from, end - from))))
            return trimmed(text.substr(from, end - from));
    }
    for (const std::string_view mark : {"/", "／", "，", ",", "：", ":", "、", "_", "-", " ", "\u3000"}) {
        const std::size_t at = text.rfind(mark);
        if (at == text.npos) continue;
        const std::string_view rest = trimmed(text.substr(at + mark.size()));
        if (is_unit(rest)) return rest;
    }
    // 收入亿元; 元 and 人 alone end other words too.
    for (std::size_t at = 0; at < text.size(); ++at) {
        if ((static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) continue;
        const std::string_view rest = text.substr(at);
        if (is_unit(rest) && has_magnitude(rest)) return rest;
    }
    return {};
}

void add_title_units(std::string_view text, const CsvPlace& place, std::vector<TitleUnit>& units) {
    for (std::string& unit : units_in(text)) units.push_back({std::move(unit), std::string(text), place});
}

void split_eurostat(HeadingText& text, CsvHeading& heading) {
    if (text.names.empty()) return;
    const std::string first = text.names[0];
    const std::size_t backslash = first.rfind('\\');
    if (backslash == first.npos) return;
    const std::string over = heading_key(std::string_view(first).substr(backslash + 1));
    if (over != "time_period" && over != "time") return;
    std::vector<std::string> names;
    std::string_view rest = std::string_view(first).substr(0, backslash);
    while (true) {
        const std::size_t comma = rest.find(',');
        names.emplace_back(trimmed(rest.substr(0, comma)));
        if (comma == rest.npos) break;
        rest.remove_prefix(comma + 1);
    }
    heading.split_first = names.size();
    heading.layout = SheetLayout::wide;
    const std::size_t more = names.size() - 1;
    text.names.erase(text.names.begin());
    text.names.insert(text.names.begin(), names.begin(), names.end());
    text.text.insert(text.text.begin(), more, true);
    text.place_of = [before = text.place_of, more](std::size_t column) {
        return before(column <= more ? 0 : column - more);
    };
}

char find_delimiter(std::string_view text) {
    constexpr std::string_view k_delimiters = ",;\t";
    std::size_t counts[3] = {};
    bool quoted = false;
    for (const char c : text) {
        if (c == '"') quoted = !quoted;
        if (quoted) continue;
        if (c == '\n') break;
        if (const std::size_t which = k_delimiters.find(c); which != k_delimiters.npos) ++counts[which];
    }
    // Eurostat's first column has commas in it; its other columns are separated by tabs.
    if (counts[2] != 0 && text.substr(0, text.find('\t')).find('\\') != text.npos) return '\t';
    return k_delimiters[static_cast<std::size_t>(std::max_element(counts, counts + 3) - counts)];
}

} // namespace gapcalc::load
