#include "tabulate/heading.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

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

std::string date_text(const Period& period, Dates dates, Language language) {
    return dates == Dates::in_words ? people_text(period, language) : to_string(period);
}

namespace {

std::string as_of_words(const assess::Query& query, Language language, Dates dates) {
    const bool joined = language == Language::zh && dates == Dates::in_words;
    return std::string(labels::word("as_of").in(language)) + (joined ? "" : " ") +
           date_text(Period::of_day(query.as_of.end()), dates, language);
}

std::string method_words(const assess::Query& query, Language language) {
    const bool zh = language == Language::zh;
    return fmt::format("{}{}{}{}", zh ? "，" : ", ", zh ? labels::word("method").zh : "method",
                       zh ? "：" : ": ",
                       zh ? labels::label(query.method).zh : labels::label(query.method).key);
}

/// Whom the files name; the sources of single indicators stand elsewhere.
std::string sources_words(const Catalogue& catalogue, Language language) {
    constexpr std::size_t k_most = 3;
    const bool zh = language == Language::zh;
    std::vector<std::string_view> sources;
    for (const File& file : catalogue.files)
        if (const std::string& its = file.source.in(language);
            !its.empty() && std::ranges::find(sources, its) == sources.end())
            sources.push_back(its);
    if (sources.empty()) return {};
    std::string words = zh ? "，来源：" : ", sources: ";
    for (std::size_t at = 0; at < std::min(sources.size(), k_most); ++at) {
        if (at > 0) words += zh ? "；" : "; ";
        words += sources[at];
    }
    if (sources.size() > k_most)
        words += fmt::format(fmt::runtime(zh ? "等{}处" : "; {} more"),
                             zh ? sources.size() : sources.size() - k_most);
    return words;
}

} // namespace

std::string as_of_line(const assess::Query& query, Language language, Dates dates) {
    std::string line = as_of_words(query, language, dates);
    if (query.method != assess::Method::linear) line += method_words(query, language);
    return line;
}

std::string subtitle_of(const Catalogue& catalogue, const assess::Query& query, std::string_view shared,
                        Language language) {
    return as_of_words(query, language, Dates::in_words) + std::string(shared) +
           method_words(query, language) + sources_words(catalogue, language);
}

void set_head(table::Table& table, const Catalogue& catalogue, std::string title, std::string_view otherwise,
              const assess::Query& query, Language language) {
    table.title = title.empty() ? std::string(labels::word(otherwise).in(language)) : std::move(title);
    table.preamble.push_back(as_of_line(query, language));
    table.subtitle = subtitle_of(catalogue, query, {}, language);
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

std::vector<std::pair<table::Badge, int>> counted_words(const VerdictCounts& counts, Language language) {
    std::vector<std::pair<table::Badge, int>> words;
    for (std::size_t at = 0; at < counts.all.size(); ++at) {
        const auto verdict = static_cast<assess::Verdict>(at);
        const bool own = has_ceiling_words(verdict);
        words.emplace_back(verdict_badge(verdict, false, language),
                           counts.all[at] - (own ? counts.under_ceiling[at] : 0));
        if (own) words.emplace_back(verdict_badge(verdict, true, language), counts.under_ceiling[at]);
    }
    return words;
}

bool has_ceiling_words(assess::Verdict verdict) {
    return &labels::verdict_label(verdict, true) != &labels::verdict_label(verdict, false);
}

std::string lowered(std::string_view text) {
    std::string out(text);
    if (!out.empty() && out[0] >= 'A' && out[0] <= 'Z') out[0] = static_cast<char>(out[0] - 'A' + 'a');
    return out;
}

} // namespace gapcalc::tabulate
