#include "cli/help_topics.hpp"
#include "cli/data.hpp"
#include "cli/two_columns.hpp"
#include "gapcalc/labels.hpp"
#include "gapcalc/tabulate.hpp"

#include <charconv>
#include <stdexcept>

namespace gapcalc::cli {
namespace {

/// A line that is replaced by a generated part: `@KIND WIDTH NAME: WORDS`.
struct Directive {
    std::string_view kind, name, words;
    int width = 0;
};

std::string_view cut_word(std::string_view& line, std::string_view end) {
    const auto at = std::min(line.find(end), line.size());
    const auto word = line.substr(0, at);
    line.remove_prefix(std::min(at + end.size(), line.size()));
    return word;
}

Directive read_directive(std::string_view line) {
    Directive directive;
    line.remove_prefix(1);
    directive.kind = cut_word(line, " ");
    const auto width = cut_word(line, " ");
    std::from_chars(width.data(), width.data() + width.size(), directive.width);
    directive.name = cut_word(line, ": ");
    directive.words = line;
    return directive;
}

/// A key beside its label.
std::string labelled(std::string_view key, std::string_view words) {
    std::string both(key);
    both.append(20 - both.size(), ' ');
    return both += words;
}

/// What of the list that ends with `last` has that key.
template <class Enum>
Enum with_key(std::string_view key, Enum last) {
    for (int at = 0; at <= int(last); ++at)
        if (labels::label(Enum(at)).key == key) return Enum(at);
    throw std::logic_error("no such key in a help topic: " + std::string(key));
}

std::string written(const Directive& directive, Language language) {
    std::vector<Pair> lines;
    const std::string words(directive.words);
    if (directive.kind == "row") {
        lines.push_back({std::string(directive.name), words});
    } else if (directive.kind == "verdict") {
        const auto verdict = with_key(directive.name, assess::Verdict::pending);
        lines.push_back({labelled(directive.name, labels::label(verdict).in(language)), words});
    } else if (directive.kind == "flag") {
        const auto flag = with_key(directive.name, assess::Flag(assess::k_flag_count - 1));
        const auto usual = assess::Query().stale_months;
        lines.push_back({labelled(directive.name, labels::flag_words(flag, language, usual)), words});
    } else if (directive.kind == "columns") {
        for (const auto& column : tabulate::report_columns())
            lines.push_back({std::string(column.key) + (column.people ? " *" : ""),
                             std::string(language == Language::zh ? column.zh : column.en)});
    } else if (directive.kind == "reasons") {
        for (int at = 1; at <= int(assess::Reason::baseline_met); ++at)
            lines.push_back({std::string(labels::label(assess::Reason(at)).key),
                             std::string(labels::label(assess::Reason(at)).in(language))});
    } else if (directive.kind == "blanks") {
        for (int at = 0; at < assess::k_blank_count; ++at)
            lines.push_back({std::string(labels::label(assess::Blank(at)).key),
                             std::string(labels::label(assess::Blank(at)).in(language))});
    } else {
        throw std::logic_error("a help topic has a line of an unknown kind: " + std::string(directive.kind));
    }
    return two_columns(lines, directive.width);
}

constexpr std::string_view k_end_of_summary = "\n\n";

constexpr HelpTopic k_topics[] = {
    {"format", &data::help_format_zh_txt, &data::help_format_en_txt},
    {"csv", &data::help_csv_zh_txt, &data::help_csv_en_txt},
    {"tables", &data::help_tables_zh_txt, &data::help_tables_en_txt},
    {"columns", &data::help_columns_zh_txt, &data::help_columns_en_txt},
    {"verdicts", &data::help_verdicts_zh_txt, &data::help_verdicts_en_txt},
    {"methods", &data::help_methods_zh_txt, &data::help_methods_en_txt},
    {"exit-codes", &data::help_exit_codes_zh_txt, &data::help_exit_codes_en_txt},
    {"environment", &data::help_environment_zh_txt, &data::help_environment_en_txt},
};

} // namespace

std::string_view HelpTopic::summary(Language language) const {
    const auto file = in(language);
    return file.substr(0, file.find(k_end_of_summary));
}

std::string HelpTopic::text(Language language) const {
    auto rest = in(language);
    rest.remove_prefix(summary(language).size() + k_end_of_summary.size());
    std::string text;
    while (!rest.empty()) {
        const auto line = cut_word(rest, "\n");
        if (line.starts_with('@'))
            text += written(read_directive(line), language);
        else
            (text += line) += '\n';
    }
    return text;
}

std::span<const HelpTopic> help_topics() { return k_topics; }

} // namespace gapcalc::cli
