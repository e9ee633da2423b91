// check: every problem of every file, for people and for machines.
#include "cli/commands/commands.hpp"
#include "cli/inputs.hpp"
#include "cli/problems.hpp"
#include "cli/table_writer.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace gapcalc::cli {
namespace {

struct Counts {
    int errors = 0, warnings = 0;
    std::size_t files = 0, indicators = 0;
};

std::string counted(std::size_t number, std::string_view thing) {
    return fmt::format("{} {}{}", number, thing, number == 1 ? "" : "s");
}

/// 2 errors, 1 warning in 3 files (41 indicators)
std::string closing_line(const Counts& counts, Language language) {
    if (language == Language::zh)
        return fmt::format("{} 个文件（{} 项指标）：{} 处错误，{} 处警告\n", counts.files, counts.indicators,
                           counts.errors, counts.warnings);
    return fmt::format("{}, {} in {} ({})\n", counted(std::size_t(counts.errors), "error"),
                       counted(std::size_t(counts.warnings), "warning"), counted(counts.files, "file"),
                       counted(counts.indicators, "indicator"));
}

std::string as_text(const Invocation& invocation, const Diagnostics& problems) {
    const DiagnosticStyle style{.language = invocation.language,
                                .color = use_color(invocation, invocation.environment.out_is_terminal),
                                .ambiguous_width = invocation.options.ambiguous_width};
    std::string text;
    for (const auto* const problem : problems.sorted()) {
        if (invocation.options.quiet && !invocation.options.strict &&
            problem->kind->severity != Severity::error)
            continue;
        text += describe(*problem, invocation.sources, style);
        text += '\n';
    }
    return text;
}

std::string_view severity_name(Severity severity) {
    switch (severity) {
    case Severity::error:
        return "error";
    case Severity::warning:
        return "warning";
    case Severity::note:
        return "note";
    }
    return {};
}

table::Cell number(std::size_t value) {
    return table::Number{.value = std::int64_t(value), .form = table::Form::whole};
}

/// One object for all: counts, then a row a problem.
std::string as_json(const Invocation& invocation, const Diagnostics& problems, const Counts& counts) {
    const auto language = invocation.language;
    table::Table table;
    for (std::string_view const key :
         {"file", "line", "column", "length", "severity", "code", "message", "caption", "help", "related"})
        table.headings.push_back({.key = key, .text = std::string(key)});
    table.envelope.push_back({"schema", number(1)});
    table.envelope.push_back(
        {"summary", std::vector<table::Table::Field>{{"errors", number(std::size_t(counts.errors))},
                                                     {"warnings", number(std::size_t(counts.warnings))},
                                                     {"files", number(counts.files)},
                                                     {"indicators", number(counts.indicators)}}});
    const auto word = [&](std::string text) -> table::Cell {
        if (text.empty()) return std::monostate{};
        return table::Word(table.keep(std::move(text)));
    };
    for (const auto* const problem : problems.sorted()) {
        const auto& place = problem->span;
        std::string related;
        for (const auto& other : problem->related) {
            if (!other.span) continue;
            related += fmt::format("{}{}:{}:{} {}", related.empty() ? "" : "; ",
                                   invocation.sources[other.span.source].name, other.span.line,
                                   other.span.column, other.caption.in(language));
        }
        table::Line line;
        line.cells = {place ? word(invocation.sources[place.source].name) : table::Cell{},
                      place.line ? number(place.line) : table::Cell{},
                      place.column ? number(place.column) : table::Cell{},
                      place.column ? number(place.length) : table::Cell{},
                      table::Word(severity_name(problem->kind->severity)),
                      table::Word(problem->kind->code),
                      word(problem->message.in(language)),
                      word(problem->caption.in(language)),
                      word(problem->help.in(language)),
                      word(std::move(related))};
        table.lines.push_back(std::move(line));
    }
    render::Style style;
    style.language = language;
    return render::find_format("json")->render(table, style).text;
}

/// Workflow commands have their own escapes: in values, and more in properties.
void append_escaped(std::string& out, std::string_view text, bool property) {
    for (const char c : text) {
        if (c == '%' || c == '\r' || c == '\n' || (property && (c == ':' || c == ',')))
            out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
        else
            out += c;
    }
}

/// A line a problem, as GitHub's workflows read them.
std::string as_github(const Invocation& invocation, const Diagnostics& problems) {
    const auto language = invocation.language;
    std::string text;
    for (const auto* const problem : problems.sorted()) {
        const auto severity = problem->kind->severity;
        text += severity == Severity::note    ? "::notice "
                : severity == Severity::error ? "::error "
                                              : "::warning ";
        if (problem->span) {
            text += "file=";
            append_escaped(text, visible(invocation.sources[problem->span.source].name), true);
            if (problem->span.line) text += fmt::format(",line={}", problem->span.line);
            if (problem->span.column) text += fmt::format(",col={}", problem->span.column);
            text += ',';
        }
        text += "title=";
        append_escaped(text, problem->kind->code, true);
        text += "::";
        auto message = visible(problem->message.in(language));
        if (const auto& help = problem->help.in(language); !help.empty()) message += "\n" + visible(help);
        append_escaped(text, message, false);
        text += '\n';
    }
    return text;
}

/// Whether a file could not be read, by the loader's codes for that: not at all, or not to its end.
bool has_unreadable(const Diagnostics& problems) {
    return std::ranges::any_of(problems.sorted(), [](const Diagnostic* problem) {
        return problem->kind->code == "E024" || problem->kind->code == "E302";
    });
}

} // namespace

Exit run_check(Invocation& invocation) {
    const auto& options = invocation.options;
    auto inputs = read_inputs(invocation);
    if (!inputs) return Exit::failed;
    auto& problems = inputs->problems;
    if (!problems.has_errors() && inputs->catalogue.indicators.empty())
        problems.add(problems::empty_catalogue, {});
    const Counts counts{problems.errors(), problems.warnings(), invocation.sources.size(),
                        inputs->catalogue.indicators.size()};
    const auto found = counts.errors > 0 || (options.strict && counts.warnings > 0);
    std::string text;
    if (options.problem_format == "json") {
        text = as_json(invocation, problems, counts);
    } else {
        text = options.problem_format == "github" ? as_github(invocation, problems)
                                                  : as_text(invocation, problems);
        if (!options.quiet || found) text += closing_line(counts, invocation.language);
    }
    if (write_text(invocation, text) != Exit::ran || has_unreadable(problems)) return Exit::failed;
    return found ? Exit::findings : Exit::ran;
}

} // namespace gapcalc::cli
