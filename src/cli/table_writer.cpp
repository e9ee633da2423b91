#include "cli/table_writer.hpp"
#include "cli/problems.hpp"
#include "cli/suggest.hpp"

#include <algorithm>
#include <charconv>

namespace gapcalc::cli {
namespace {

void settle(Text& text, Language language) { text = Text(std::string(text.in(language))); }

/// Makes each name say the same in both languages: what its file's language says.
void settle_names(Catalogue& catalogue) {
    const auto of_plan = [&](Index plan) {
        for (auto const& file : catalogue.files)
            if (file.plan == plan) return file.language;
        return Language::zh;
    };
    const auto of_source = [&](std::uint32_t source, Index plan) {
        for (auto const& file : catalogue.files)
            if (file.source_id == source) return file.language;
        return of_plan(plan);
    };
    const auto in_file = [&](auto& thing) {
        auto const language = catalogue.files[thing.file].language;
        settle(thing.name, language);
        settle(thing.source, language);
        for (auto& stage : thing.stages) settle(stage, language);
    };
    for (auto& indicator : catalogue.indicators) in_file(indicator);
    for (auto& series : catalogue.series) in_file(series);
    for (auto& group : catalogue.groups) settle(group.name, of_plan(group.plan));
    for (auto& arena : catalogue.arenas) settle(arena.name, of_source(arena.span.source, arena.plan));
    for (auto& file : catalogue.files) {
        settle(file.title, file.language);
        settle(file.source, file.language);
    }
    for (auto& set : catalogue.sets) {
        const auto language = of_source(set.span.source, set.plan);
        settle(set.name, language);
        settle(set.unit, language);
        for (auto& member : set.members) settle(member.name, language);
    }
}

/// Headings and words of closed lists as their keys, for readers who want them.
void show_keys(table::Table& table) {
    for (auto& heading : table.headings) heading.text = heading.key;
    for (auto& line : table.lines)
        for (auto& cell : line.cells) {
            if (auto* const badge = std::get_if<table::Badge>(&cell)) badge->text = badge->key;
            if (auto* const badges = std::get_if<table::Badges>(&cell))
                for (auto& badge : badges->all) badge.text = badge.key;
        }
}

bool is_separated(const render::Format& format) { return format.name == "csv" || format.name == "tsv"; }

} // namespace

Language table_language(Catalogue& catalogue, const Invocation& invocation) {
    const auto& options = invocation.options;
    if (options.language) return *options.language;
    if (options.format->people || catalogue.files.empty()) return invocation.language;
    const auto first = catalogue.files.front().language;
    if (std::ranges::any_of(catalogue.files, [&](const File& file) { return file.language != first; }))
        settle_names(catalogue);
    return first;
}

tabulate::Layout table_layout(const Invocation& invocation, Language language) {
    const auto& options = invocation.options;
    tabulate::Layout layout;
    layout.language = language;
    layout.people = options.format->people;
    layout.labels = options.labels.value_or(options.format->people);
    layout.stale_months = options.stale_months;
    layout.charts = options.format->name == "html";
    layout.sheet = options.format->name == "xlsx";
    layout.headline = layout.people && !options.quiet && !options.top && options.verdicts.empty();
    layout.across = options.across;
    layout.fold = options.format->name == "table" && line_width(invocation) > 0 && !options.all &&
                  options.only.empty() && options.verdicts.empty();
    layout.columns.assign(options.columns.begin(), options.columns.end());
    return layout;
}

void check_columns(const table::Table& complete, const Options& options, Diagnostics& problems) {
    std::vector<std::string> keys;
    for (const auto& heading : complete.headings) keys.emplace_back(heading.key);
    for (const auto& column : options.columns)
        if (std::ranges::find(keys, column) == keys.end())
            problems.add(problems::choice_unknown, {}, {"--columns", column, suggestion(column, keys)});
}

int line_width(const Invocation& invocation) {
    const auto& options = invocation.options;
    if (options.no_truncate) return 0;
    if (options.width) return *options.width;
    if (!invocation.environment.out_is_terminal || (options.output && *options.output != "-")) return 0;
    const auto columns = invocation.variable("COLUMNS");
    int width = 0;
    const auto [end, fault] = std::from_chars(columns.data(), columns.data() + columns.size(), width);
    if (fault == std::errc{} && end == columns.data() + columns.size() && width > 0) return width;
    return invocation.environment.terminal_width;
}

TableWriter::TableWriter(const Invocation& invocation, Language language, std::optional<std::string> path)
    : invocation_(invocation), path_(std::move(path)) {
    const auto& options = invocation.options;
    const auto to_file = path_ && *path_ != "-";
    const auto& format = *options.format;
    if (format.name == "table") {
        style_.width = line_width(invocation);
        // A file is coloured only with --color=always.
        style_.color = to_file ? options.color == Choice::always
                               : use_color(invocation, invocation.environment.out_is_terminal);
    }
    style_.ambiguous_width = options.ambiguous_width;
    const auto wants_bom = invocation.variable("GAPCALC_BOM");
    style_.bom = is_separated(format) && (options.bom || (!wants_bom.empty() && wants_bom != "0"));
    style_.raw = options.raw;
    style_.labels = options.labels.value_or(format.people);
    style_.language = language;
}

bool TableWriter::write(table::Table table) {
    if (invocation_.options.format->people && !style_.labels) show_keys(table);
    return write(invocation_.options.format->render(table, style_));
}

bool TableWriter::write(const render::Rendered& piece) {
    if (!piece.failure.empty()) {
        failure_ = piece.failure;
        advice_ = piece.advice;
        return false;
    }
    // Opened only now: a run that fails before its first row touches nothing.
    if (!output_) output_.emplace(invocation_.environment.out, path_);
    guarded_ += piece.guarded;
    as_text_ += piece.as_text;
    return output_->write(piece.text);
}

Exit TableWriter::finish(Exit result) {
    if (!failure_.empty()) {
        tell(invocation_, problems::workbook_failed, {failure_, advice_});
        return Exit::failed;
    }
    if (!output_->finish()) {
        const auto target = path_ && *path_ != "-" ? Text(*path_) : Text("标准输出", "standard output");
        tell(invocation_, problems::write_failed, {target, output_->failure(), output_->advice()});
        return Exit::failed;
    }
    if (guarded_ != 0)
        tell(invocation_, problems::cells_guarded,
             {std::to_string(guarded_), guarded_ == 1 ? "cell" : "cells"});
    if (as_text_ != 0)
        tell(invocation_, problems::numbers_as_text,
             {std::to_string(as_text_), as_text_ == 1 ? "number" : "numbers"});
    return result;
}

Exit write_text(const Invocation& invocation, std::string_view text) {
    Output output(invocation.environment.out, std::nullopt);
    output.write(text);
    if (output.finish()) return Exit::ran;
    tell(invocation, problems::write_failed,
         {Text("标准输出", "standard output"), output.failure(), output.advice()});
    return Exit::failed;
}

} // namespace gapcalc::cli
