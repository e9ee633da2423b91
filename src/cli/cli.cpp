// The command line taken apart. The only file that includes CLI11.
#include "cli/cli.hpp"
#include "cli/commands/commands.hpp"
#include "cli/completion.hpp"
#include "cli/help.hpp"
#include "cli/inputs.hpp"
#include "cli/problems.hpp"
#include "cli/suggest.hpp"
#include "cli/table_writer.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstring>
#include <new>

namespace gapcalc::cli {
namespace {

using Words = std::span<const char* const>;

std::string dashed(const OptionSpec& option) { return "--" + std::string(option.name); }

// ---- which argument is what, before CLI11 parses them

/// One argument that looks like an option, as far as that is known without the command.
struct Looked {
    const OptionSpec* option = nullptr; ///< null: none of that name anywhere
    bool takes_next = false;            ///< its value is the argument after it
};

/// With two options of one name (--data) the first is meant, which takes a value, unless `command` has the
/// other.
const OptionSpec* find_option(std::string_view name, std::optional<Command> command = std::nullopt) {
    const OptionSpec* found = nullptr;
    for (const auto& option : options())
        if (option.name == name && (!found || (command && option.serves(*command)))) found = &option;
    return found;
}

Looked look_at(std::string_view argument) {
    if (argument.starts_with("--")) {
        const auto equals = argument.find('=');
        const auto* const option =
            find_option(argument.substr(2, equals == argument.npos ? equals : equals - 2));
        return {option, option && !option->value.empty() && equals == argument.npos};
    }
    for (std::size_t at = 1; at < argument.size(); ++at)
        for (const auto& option : options())
            if (option.letter == argument[at] && !option.value.empty())
                return {&option, at + 1 == argument.size()};
    return {};
}

/// The place of the first argument that is no option and no option's value; `after_dashes` when "--" stands
/// before.
std::optional<std::size_t> first_word(Words arguments, bool& after_dashes) {
    after_dashes = false;
    for (std::size_t at = 0; at < arguments.size(); ++at) {
        std::string_view const argument = arguments[at];
        if (argument == "--") {
            after_dashes = true;
            return at + 1 < arguments.size() ? std::optional(at + 1) : std::nullopt;
        }
        if (!argument.starts_with('-') || argument == "-") return at;
        if (look_at(argument).takes_next) ++at;
    }
    return std::nullopt;
}

/// Whether an option of no known name stands among the arguments: what follows it may have been meant as its
/// value.
bool has_unknown_option(Words arguments) {
    return std::ranges::any_of(arguments, [](std::string_view argument) {
        return argument.starts_with("--") && argument.size() > 2 && !look_at(argument).option;
    });
}

/// Whether a flag stands among the arguments in so many words.
bool has_word(Words arguments, std::string_view one, std::string_view other) {
    for (std::string_view const argument : arguments) {
        if (argument == "--") return false;
        if (argument == one || argument == other) return true;
    }
    return false;
}

/// The language of messages, needed before the options are understood: --lang, else the environment's.
Language message_language(Words arguments, const Environment& environment) {
    auto language = environment_language(environment);
    for (std::size_t at = 0; at < arguments.size(); ++at) {
        std::string_view value = arguments[at];
        if (value == "--") break;
        if (value.starts_with("--lang="))
            value.remove_prefix(7);
        else if (value == "--lang" && at + 1 < arguments.size())
            value = arguments[at + 1];
        else
            continue;
        if (value == "zh") language = Language::zh;
        if (value == "en") language = Language::en;
    }
    return language;
}

// ---- CLI11

void add_options(CLI::App& app, Command command, Language language) {
    app.set_help_flag();
    for (const auto& option : options()) {
        if (!option.serves(command)) continue;
        auto names = dashed(option);
        if (option.letter) names = std::string("-") + option.letter + "," + names;
        std::string const description(option.in(language));
        if (option.value.empty()) {
            app.add_flag(names, description);
            continue;
        }
        app.add_option(names, CLI::callback_t{}, description)
            ->type_name(std::string(option.value))
            ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
            ->allow_extra_args(false);
    }
}

/// What CLI11 says wrongly or not at all: an empty value (it would take the next word), a value for a flag.
void check_equals(Words arguments, Command command, Diagnostics& problems) {
    for (std::string_view const argument : arguments) {
        if (argument == "--") return;
        const auto equals = argument.find('=');
        if (!argument.starts_with("--") || equals == argument.npos) continue;
        const auto* const option = find_option(argument.substr(2, equals - 2), command);
        if (!option) continue;
        if (option->value.empty())
            problems.add(problems::value_needless, {}, {dashed(*option)});
        else if (equals + 1 == argument.size())
            problems.add(problems::value_missing, {}, {dashed(*option), std::string(option->value)});
    }
}

std::string command_name(Command command, bool named) {
    return named ? std::string(spec(command).name) : std::string("gapcalc");
}

void add_unknown_option(const std::string& argument, const Arguments& arguments, Diagnostics& problems) {
    const auto name = argument.substr(0, argument.find('='));
    std::vector<std::string> candidates, servants;
    for (const auto& option : options()) {
        const auto letter = option.letter ? std::string("-") + option.letter : std::string();
        if (option.serves(arguments.command))
            candidates.push_back(dashed(option));
        else if (dashed(option) == name ||
                 (option.letter && name.starts_with(letter) && !name.starts_with("--")))
            for (const auto& command : commands())
                if (option.serves(command.command)) servants.emplace_back(command.name);
    }
    const auto who = command_name(arguments.command, arguments.named);
    if (!servants.empty()) {
        problems.add(problems::option_elsewhere, {}, {name, who, join(servants)});
        return;
    }
    auto help = suggestion(name, candidates);
    if (!nearest(name, candidates))
        help = {"可用选项见 gapcalc " + std::string(spec(arguments.command).name) + " --help",
                "gapcalc " + std::string(spec(arguments.command).name) + " --help lists them"};
    problems.add(problems::option_unknown, {}, {name, who, help});
}

/// Has CLI11 sort the arguments of one command into options and words. With the options of all commands a
/// report on indicators/ takes a sixth more instructions.
void parse(Words arguments, Arguments& parsed, Diagnostics& problems) {
    check_equals(arguments, parsed.command, problems);
    if (problems.has_errors()) return;
    CLI::App app;
    add_options(app, parsed.command, Language::en);
    app.allow_extras();
    std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());
    try {
        app.parse(reversed);
    } catch (const CLI::ArgumentMismatch& mismatch) {
        std::string const what = mismatch.what();
        const auto name = what.substr(0, what.find(':'));
        const auto* const option =
            name.starts_with("--") ? find_option(name.substr(2), parsed.command) : nullptr;
        if (option)
            problems.add(problems::value_missing, {}, {name, std::string(option->value)});
        else
            problems.add(problems::unexpected, {}, {what});
        return;
    } catch (const CLI::Error& error) {
        problems.add(problems::unexpected, {}, {std::string(error.what())});
        return;
    }
    for (const auto& option : options()) {
        if (!option.serves(parsed.command)) continue;
        const auto* const found = app.get_option(dashed(option));
        if (found->count() > 0) parsed.given[option.key] = found->results();
    }
    bool only_words = false;
    for (auto& word : app.remaining()) {
        if (word == "--" && !only_words)
            only_words = true;
        else if (word.size() > 1 && word.starts_with('-') && !only_words)
            add_unknown_option(word, parsed, problems);
        else
            parsed.words.push_back(std::move(word));
    }
}

// ---- completion, from the tree that the options really make

CommandShape shape_of(const CLI::App& app, Command command) {
    CommandShape shape;
    shape.name = app.get_name();
    shape.description = app.get_description();
    for (const auto* const option : app.get_options()) {
        OptionShape one;
        for (const auto& letter : option->get_snames()) one.names.push_back("-" + letter);
        for (const auto& name : option->get_lnames()) one.names.push_back("--" + name);
        one.description = option->get_description();
        one.takes_value = option->get_items_expected_max() > 0;
        if (const auto* const found = find_option(option->get_lnames().front(), command);
            found && one.takes_value) {
            one.words = choices(found->key, command);
            one.takes_list = found->value.ends_with(",...");
            one.takes_file = found->value.starts_with("FILE");
        }
        shape.options.push_back(std::move(one));
    }
    shape.takes_files = spec(command).arguments.find("FILE") != std::string_view::npos;
    if (command == Command::completion) shape.words = shells();
    if (command == Command::help) {
        shape.words = topic_names();
        for (const auto& other : commands()) shape.words.emplace_back(other.name);
    }
    return shape;
}

Exit run_completion(Invocation& invocation) {
    const auto language = invocation.language;
    CLI::App root{"", "gapcalc"};
    add_options(root, Command::report, language);
    root.require_subcommand(0, 1);
    for (const auto& command : commands())
        add_options(*root.add_subcommand(std::string(command.name), std::string(command.in(language))),
                    command.command, language);
    auto program = shape_of(root, Command::report);
    program.name.clear();
    std::vector<CommandShape> shapes;
    for (const auto& command : commands()) {
        program.words.emplace_back(command.name);
        shapes.push_back(shape_of(*root.get_subcommand(std::string(command.name)), command.command));
    }
    shapes.insert(shapes.begin(), std::move(program));
    if (const auto script = completion_script(invocation.options.word, shapes))
        return write_text(invocation, *script);
    tell(invocation, problems::name_unknown,
         {Text("shell", "shell"), invocation.options.word, suggestion(invocation.options.word, shells())});
    return Exit::failed;
}

// ---- the run

Exit run_command(Invocation& invocation) {
    switch (invocation.options.command) {
    case Command::report:
        return run_report(invocation);
    case Command::check:
        return run_check(invocation);
    case Command::list:
        return run_list(invocation);
    case Command::rank:
        return run_rank(invocation);
    case Command::explain:
        return run_explain(invocation);
    case Command::changes:
        return run_changes(invocation);
    case Command::sql:
        return run_sql(invocation);
    case Command::template_file:
        return run_template(invocation);
    case Command::schema:
        return run_schema(invocation);
    case Command::completion:
        return run_completion(invocation);
    case Command::help:
        return run_help(invocation);
    }
    return Exit::failed;
}

Exit run_arguments(Words arguments, Invocation& invocation) {
    Arguments parsed;
    bool after_dashes = false;
    const auto word = first_word(arguments, after_dashes);
    const auto* const named = word && !after_dashes ? find_command(arguments[*word]) : nullptr;
    std::vector<const char*> rest(arguments.begin(), arguments.end());
    if (named) {
        parsed.command = named->command;
        parsed.named = true;
        rest.erase(rest.begin() + std::ptrdiff_t(*word));
    }
    if (has_word(rest, "-h", "--help"))
        return write_text(invocation, named ? command_help(parsed.command, invocation.language)
                                            : general_help(invocation.language));
    if (has_word(rest, "-V", "--version")) return write_text(invocation, "gapcalc " GAPCALC_VERSION "\n");
    const bool perhaps_value = word && has_unknown_option(arguments.first(*word));
    if (word && !named && !perhaps_value && !input_exists(arguments[*word])) {
        tell(invocation, problems::first_word_unknown,
             {arguments[*word], suggest_first_word(arguments[*word])});
        return Exit::failed;
    }
    Diagnostics problems;
    parse(rest, parsed, problems);
    if (tell(invocation, problems)) return Exit::failed;
    // In a cluster of letters.
    if (parsed.has(OptionKey::help))
        return write_text(invocation, command_help(parsed.command, invocation.language));
    if (parsed.has(OptionKey::version)) return write_text(invocation, "gapcalc " GAPCALC_VERSION "\n");
    invocation.options = parse_options(parsed, problems);
    if (tell(invocation, problems) || tell_unusable_epoch(invocation)) return Exit::failed;
    const Exit ended = run_command(invocation);
    return tell_faults(invocation) ? Exit::failed : ended;
}

} // namespace

std::span<const char* const> known_variables() {
    static constexpr const char* k_names[] = {
        "CLICOLOR_FORCE", "COLUMNS",  "GAPCALC_BOM",       "LANG", "LC_ALL",
        "LC_MESSAGES",    "NO_COLOR", "SOURCE_DATE_EPOCH", "TERM"};
    return k_names;
}

void tell_no_memory(Language language, std::FILE* err) {
    const auto& [code, severity, message, caption, help] = problems::no_memory;
    const bool zh = language == Language::zh;
    for (const std::string_view part : {zh ? std::string_view("错误[") : "error[", code,
                                        zh ? std::string_view("]：") : "]: ", zh ? message.zh : message.en,
                                        zh ? std::string_view("\n = 帮助：") : "\n = help: ",
                                        zh ? help.zh : help.en, std::string_view("\n")})
        std::fwrite(part.data(), 1, part.size(), err);
}

Exit run(std::span<const char* const> arguments, const Environment& environment) {
    Invocation invocation(environment);
    try {
        invocation.language = message_language(arguments, environment);
        return run_arguments(arguments, invocation);
    } catch (const std::bad_alloc&) {
        tell_no_memory(invocation.language, environment.err);
    } catch (const assess::IndicatorFault& fault) {
        invocation.faults->add(fault);
        tell_faults(invocation);
    } catch (const std::exception& error) {
        tell(invocation, problems::unexpected, {std::string(error.what())});
    } catch (...) {
        tell(invocation, problems::unexpected, {"?"});
    }
    return Exit::failed;
}

} // namespace gapcalc::cli
