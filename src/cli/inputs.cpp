#include "cli/inputs.hpp"
#include "cli/engine.hpp"
#include "cli/help.hpp"
#include "cli/output.hpp"
#include "cli/problems.hpp"
#include "cli/progress.hpp"
#include "cli/suggest.hpp"
#include "gapcalc/load.hpp"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <sys/stat.h>

namespace gapcalc::cli {
namespace {

/// More names than this in a folder are not searched for one that was meant.
constexpr std::size_t k_most_names = 4096;

/// Folders, and files that look like input, beside the file that was named; written as the user would.
std::vector<std::string> neighbours(const std::string& path) {
    const auto slash = path.rfind('/');
    std::string const prefix = slash == std::string::npos ? "" : path.substr(0, slash + 1);
    std::vector<std::string> names;
    std::error_code fault;
    std::filesystem::directory_iterator at(prefix.empty() ? "." : prefix, fault);
    for (; !fault && at != std::filesystem::directory_iterator{} && names.size() < k_most_names;
         at.increment(fault)) {
        const auto name = at->path().filename().string();
        std::error_code ignored;
        if (!name.starts_with('.') &&
            (name.ends_with(".toml") || name.ends_with(".csv") || at->is_directory(ignored)))
            names.push_back(prefix + name);
    }
    std::ranges::sort(names);
    return names;
}

bool writes_over_input(const Invocation& invocation) {
    const auto& output = invocation.options.output;
    return output && *output != "-" && is_input(invocation, *output);
}

/// The month in which the years of all that is loaded begin; empty where they differ.
std::optional<std::uint8_t> year_start_of(const Catalogue& catalogue) {
    const auto first_month = catalogue.indicators.front().year_starts;
    const auto same = [&](const auto& one) { return one.year_starts == first_month; };
    const bool all =
        std::ranges::all_of(catalogue.indicators, same) && std::ranges::all_of(catalogue.series, same);
    return all ? std::optional(first_month) : std::nullopt;
}

/// Finds out what a period of the command line means, now that it is known when years begin.
void place(std::optional<WrittenPeriod>& written, const Catalogue& catalogue, Diagnostics& problems) {
    if (!written || written->named != WrittenPeriod::Named::split_years) return;
    const auto first_month = year_start_of(catalogue);
    const auto period = placed(*written, {first_month.value_or(1), true});
    if (period) {
        *written = {*period, WrittenPeriod::Named::parts};
        return;
    }
    const auto& years = written->period;
    problems.add(problems::year_of_files, {},
                 {to_string(*written),
                  first_month ? Text("从 1 月开始", "begin in January")
                              : Text("起始月份不一", "begin in different months"),
                  to_string(Period::of_part(Grain::month, years.end().year + 1, 3))});
}

void place_periods(Invocation& invocation, const Catalogue& catalogue, Diagnostics& problems) {
    if (catalogue.indicators.empty()) return;
    for (auto* const period : {&invocation.options.as_of, &invocation.options.known_at,
                               &invocation.options.since, &invocation.options.period})
        place(*period, catalogue, problems);
}

} // namespace

bool is_input(const Invocation& invocation, const std::string& path) {
    // Every file that was read has a source, those that a [[data]] table names as well.
    for (std::uint32_t id = 1; id <= invocation.sources.size(); ++id) {
        const auto& name = invocation.sources[id].name;
        if (name == "-" ? is_standard_input(path) : same_file(path, name)) return true;
    }
    return std::ranges::any_of(invocation.options.data,
                               [&](const std::string& name) { return same_file(path, name); });
}

bool input_exists(const std::string& path) {
    struct stat entry {};
    // Anything but its absence (no permission, too long a name) is for the reader to report.
    return path == "-" || stat(path.c_str(), &entry) == 0 || (errno != ENOENT && errno != ENOTDIR);
}

Text suggest_first_word(const std::string& word) {
    std::vector<std::string> candidates;
    for (const auto& command : commands()) candidates.emplace_back(command.name);
    const std::vector<std::string> names = candidates;
    for (auto& name : neighbours(word)) candidates.push_back(std::move(name));
    if (nearest(word, candidates)) return suggestion(word, candidates);
    return {"命令有：" + join(names), "commands: " + join(names)};
}

std::optional<Inputs> read_inputs(Invocation& invocation) {
    const auto& options = invocation.options;
    Inputs inputs;
    load::LoadRequest request;
    request.paths = options.files;
    request.data = options.data;
    request.jobs = options.jobs;
    request.quiet = options.quiet;
    if (request.paths.empty()) {
        if (invocation.environment.in_is_terminal) {
            const auto text = short_help(options.command, invocation.language);
            std::fwrite(text.data(), 1, text.size(), invocation.environment.err);
            return std::nullopt;
        }
        request.paths = {"-"};
    }
    Progress progress(invocation);
    request.progress = progress.callback();
    if (asks_engine(options.command))
        request.ask = [&](const Catalogue& catalogue, Diagnostics& problems) {
            progress.erase();
            place_periods(invocation, catalogue, problems);
            return ask_engine(invocation, catalogue, problems);
        };
    inputs.catalogue = load::read_catalogue(request, invocation.sources, inputs.problems);
    progress.erase();
    return inputs;
}

std::optional<Catalogue> load_inputs(Invocation& invocation, bool& faulty) {
    auto inputs = read_inputs(invocation);
    if (!inputs) return std::nullopt;
    if (!inputs->problems.has_errors() && inputs->catalogue.indicators.empty())
        inputs->problems.add(problems::no_indicators, {});
    place_periods(invocation, inputs->catalogue, inputs->problems);
    const auto overwrites = writes_over_input(invocation);
    if (overwrites) inputs->problems.add(problems::output_is_input, {}, {*invocation.options.output});
    faulty = tell(invocation, inputs->problems);
    if (overwrites || inputs->catalogue.indicators.empty() || (faulty && !invocation.options.keep_going))
        return std::nullopt;
    const auto& options = invocation.options;
    if (options.known_at && options.command != Command::changes && options.command != Command::sql)
        forget_publications_after(inputs->catalogue, options.known_at->period);
    return std::move(inputs->catalogue);
}

} // namespace gapcalc::cli
