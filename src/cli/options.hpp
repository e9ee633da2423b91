// What the command line says: commands, options, and the one table that help, completion and man
// pages are made from or tested against.
#pragma once

#include "gapcalc/assess.hpp"
#include "gapcalc/render.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gapcalc::cli {

enum class Command : std::uint8_t {
    report,
    check,
    list,
    rank,
    explain,
    changes,
    sql,
    template_file,
    schema,
    completion,
    help,
};
inline constexpr int k_command_count = 11;

/// One command; its words in both languages.
struct CommandSpec {
    Command command;
    std::string_view name;
    std::string_view arguments; ///< as usage shows them
    std::string_view zh, en;    ///< one line that says what it does
    std::string_view in(Language language) const { return language == Language::zh ? zh : en; }
};
/// All commands, in the order of the enumeration.
std::span<const CommandSpec> commands();
const CommandSpec* find_command(std::string_view name);
const CommandSpec& spec(Command command);

enum class OptionKey : std::uint8_t {
    format,
    problem_format,
    output,
    as_of,
    known_at,
    since,
    target,
    by,
    only,
    group,
    verdict,
    attribute,
    sort,
    matrix,
    across,
    top,
    all,
    explain,
    columns,
    method,
    stale,
    arena,
    indicator,
    rank_by,
    data,
    engine,
    points,
    via,
    timeout,
    template_data,
    period,
    labels,
    keys,
    lang,
    bom,
    raw,
    width,
    no_truncate,
    ambiguous_width,
    color,
    fail_on,
    keep_going,
    strict,
    jobs,
    quiet,
    help,
    version,
};

/// Which formats an option has a meaning for.
enum class Scope : std::uint8_t { any, separated, table, page };

/// One option; without a `value` it is a flag.
struct OptionSpec {
    OptionKey key;
    char letter; ///< 0: none
    std::string_view name;
    std::string_view value;
    std::uint16_t commands; ///< a bit per command
    Scope scope;
    std::string_view zh, en;
    std::string_view in(Language language) const { return language == Language::zh ? zh : en; }
    bool serves(Command command) const { return (commands >> unsigned(command)) & 1u; }
};
/// All options, in the order of the help.
std::span<const OptionSpec> options();
const OptionSpec& spec(OptionKey key);
/// The words that an option takes, in order; empty when it takes others.
std::vector<std::string> choices(OptionKey key, Command command);

/// The command line taken apart: which command, what was given to which option, and the other words.
struct Arguments {
    Command command = Command::report;
    bool named = false; ///< the command's name was given
    std::map<OptionKey, std::vector<std::string>> given;
    std::vector<std::string> words;
    bool has(OptionKey key) const { return given.contains(key); }
};

enum class Sort : std::uint8_t { file, gap, completion, lead, name };
enum class Choice : std::uint8_t { automatic, always, never };

/// The verdicts that --fail-on knows, in the order of its words.
inline constexpr assess::Verdict k_failing[] = {assess::Verdict::missed,    assess::Verdict::reversing,
                                                assess::Verdict::behind,    assess::Verdict::slow,
                                                assess::Verdict::under_way, assess::Verdict::pending};

/// What ends a run with 1: a verdict, a verdict on a binding goal, or a flag.
struct Condition {
    std::optional<assess::Verdict> verdict;
    bool binding = false;
    std::optional<assess::Flag> flag;
};

/// The command line understood: everything typed, nothing looked up in files yet.
struct Options {
    Command command = Command::report;
    std::vector<std::string> files;
    std::string word; ///< the ID of explain, the shell of completion, the topic of help
    std::vector<std::string> data;
    std::optional<std::string> engine, points, via;
    int timeout = 3600;                     ///< seconds
    const render::Format* format = nullptr; ///< of commands that write tables
    std::string problem_format = "text";    ///< of check
    std::optional<std::string> output;
    std::optional<WrittenPeriod> as_of, known_at, since, period; ///< placed once the files are read
    assess::TargetChoice target = assess::TargetChoice::current;
    bool target_given = false;
    std::optional<std::string> by, arena, indicator, matrix;
    std::vector<std::string> only, groups; ///< as given, each a list or one name
    std::vector<std::string> columns;
    std::vector<assess::Verdict> verdicts;
    std::optional<Attribute> attribute;
    Sort sort = Sort::file;
    bool across = false, all = false, explain = false;
    std::optional<int> top;
    assess::RankBy rank_by = assess::RankBy::automatic;
    assess::Method method = assess::Method::linear;
    int stale_months = 12;
    bool template_data = false;
    std::optional<bool> labels;
    std::optional<Language> language;
    bool bom = false, raw = false, no_truncate = false;
    std::optional<int> width;
    int ambiguous_width = 1;
    Choice color = Choice::automatic;
    std::vector<Condition> fail_on;
    bool keep_going = false, strict = false, quiet = false;
    int jobs = 0;
};

/// Reads the arguments' texts into options; what is wrong goes to `problems`.
Options parse_options(const Arguments& arguments, Diagnostics& problems);
/// The parts of a list written a,b,c, without empty ones and blanks around them.
std::vector<std::string> split_list(std::string_view text);

} // namespace gapcalc::cli
