// The table of formats. A new one is a file and a line here.
#include "gapcalc/render.hpp"

#include "render/reading.hpp"

#include <algorithm>
#include <array>

namespace gapcalc::render {
namespace {

constexpr bool k_people = true;

constexpr Format k_formats[] = {
    {"table", "txt", render_table, nullptr, k_people, 3'500, nullptr, tell_table},
    {"csv", "csv", nullptr, write_csv, !k_people, 2'000},
    {"tsv", "tsv", nullptr, write_tsv, !k_people, 2'000},
    {"json", "json", nullptr, write_json, !k_people, 2'000},
    {"jsonl", "jsonl", nullptr, write_jsonl, !k_people, 2'000},
    {"markdown", "md", render_markdown, nullptr, k_people, 3'500, nullptr, tell_markdown},
    {"html", "html", render_html, nullptr, k_people, 6'000, nullptr, tell_html},
    {"xlsx", "xlsx", nullptr, nullptr, k_people, 33'000, render_xlsx},
};

/// Other endings by which a format's files are known.
struct Alias {
    std::string_view extension, format;
};
constexpr Alias k_aliases[] = {
    {"tab", "tsv"}, {"ndjson", "jsonl"}, {"markdown", "markdown"}, {"htm", "html"}};

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

} // namespace

Rendered Format::render(const table::Table& table, const Style& style) const {
    if (whole) return {whole(table, style)};
    if (bytes) return bytes(table, style);
    const auto writer = lines(table.headings, style);
    writer->head(table.envelope);
    for (const table::Line& line : table.lines) {
        for (std::size_t column = 0; column < table.headings.size(); ++column)
            writer->cell(cell_at(line, column));
        writer->end_line();
    }
    writer->foot(table.closing, !table.lines.empty());
    return writer->take();
}

std::span<const Format> formats() { return k_formats; }

const Format* find_format(std::string_view name) {
    const auto* found = std::ranges::find(k_formats, name, &Format::name);
    return found == std::end(k_formats) ? nullptr : found;
}

const Format* format_of_file(std::string_view path) {
    const std::string_view name = path.substr(path.rfind('/') + 1);
    const std::size_t dot = name.rfind('.');
    if (dot == std::string_view::npos || dot == 0) return nullptr;
    std::string extension(name.substr(dot + 1));
    std::ranges::transform(extension, extension.begin(), lower);
    if (extension.empty()) return nullptr;
    for (const Format& format : k_formats)
        if (format.extension == extension) return &format;
    for (const Alias& alias : k_aliases)
        if (alias.extension == extension) return find_format(alias.format);
    return nullptr;
}

} // namespace gapcalc::render
