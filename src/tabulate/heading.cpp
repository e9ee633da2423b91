#include "tabulate/heading.hpp"

#include <fmt/format.h>

namespace gapcalc::tabulate {

std::string shared_title(const Catalogue& catalogue, std::span<const Index> indicators, Language language) {
    std::string title;
    for (const Index at : indicators) {
        const std::string& its = catalogue.files[catalogue.indicators[at].file].title.in(language);
        if (its.empty()) continue;
        if (!title.empty() && title != its) return {};
        title = its;
    }
    return title;
}

std::string as_of_line(const assess::Query& query, Language language) {
    const bool zh = language == Language::zh;
    std::string line = fmt::format("{} {}", labels::word("as_of").in(language), to_string(query.as_of.end()));
    if (query.method != assess::Method::linear)
        line += fmt::format("{}{}{}{}", zh ? "，" : ", ", zh ? labels::word("method").zh : "method",
                            zh ? "：" : ": ",
                            zh ? labels::label(query.method).zh : labels::label(query.method).key);
    return line;
}

void set_head(table::Table& table, std::string title, std::string_view otherwise, const assess::Query& query,
              Language language) {
    table.title = title.empty() ? std::string(labels::word(otherwise).in(language)) : std::move(title);
    table.preamble.push_back(as_of_line(query, language));
}

std::vector<table::Table::Field> envelope_of(const assess::Query& query) {
    const labels::Label& method = labels::label(query.method);
    return {{"schema", table::Cell(table::Number{Rational(k_json_schema), table::Form::whole})},
            {"as_of", table::Cell(Period::of_day(query.as_of.end()))},
            {"method", table::Cell(table::Badge{method.key, method.key})}};
}

std::string plan_title(const Catalogue& catalogue, const File& file, Language language) {
    const std::string& title = file.title.in(language);
    const std::string& id = catalogue.plans[file.plan].id;
    return title.empty() ? id : title;
}

std::string group_title(const Catalogue& catalogue, std::optional<Index> group, Language language) {
    if (!group) return std::string(labels::word("no_group").in(language));
    const Group& its = catalogue.groups[*group];
    return its.name.empty() ? its.id : its.name.in(language);
}

table::Badge verdict_badge(assess::Verdict verdict, bool under_ceiling, Language language) {
    const labels::Label& its = labels::verdict_label(verdict, under_ceiling);
    table::Badge made{its.key, its.in(language)};
    made.tone = labels::tone(verdict);
    made.place = static_cast<std::uint8_t>(verdict);
    made.glyph = labels::glyph(verdict);
    return made;
}

std::string lowered(std::string_view text) {
    std::string out(text);
    if (!out.empty() && out[0] >= 'A' && out[0] <= 'Z') out[0] = static_cast<char>(out[0] - 'A' + 'a');
    return out;
}

} // namespace gapcalc::tabulate
