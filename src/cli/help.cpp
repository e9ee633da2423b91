#include "cli/help.hpp"
#include "cli/commands/commands.hpp"
#include "cli/examples.hpp"
#include "cli/help_topics.hpp"
#include "cli/problems.hpp"
#include "cli/suggest.hpp"
#include "cli/table_writer.hpp"
#include "cli/two_columns.hpp"

#include <algorithm>

namespace gapcalc::cli {
namespace {

std::string_view pick(Language language, std::string_view zh, std::string_view en) {
    return language == Language::zh ? zh : en;
}

std::string heading(Language language, std::string_view zh, std::string_view en) {
    return "\n" + std::string(pick(language, zh, en)) + "\n";
}

std::string example_lines(Command command, std::size_t most, Language language) {
    std::vector<Pair> lines;
    for (const auto& example : examples())
        if (example.command == command && lines.size() < most)
            lines.push_back({std::string(example.line), std::string(example.in(language))});
    return two_columns(lines, 46);
}

std::string usage_line(Command command) {
    std::string line = "  gapcalc ";
    if (command == Command::report)
        line += "[report]";
    else
        line += spec(command).name;
    if (const auto arguments = spec(command).arguments; !arguments.empty())
        line += " " + std::string(arguments);
    return line + " [OPTION...]\n";
}

std::string option_name(const OptionSpec& option) {
    std::string name = option.letter ? std::string("-") + option.letter + ", " : "    ";
    name += "--" + std::string(option.name);
    if (!option.value.empty()) name += " " + std::string(option.value);
    return name;
}

std::string option_lines(Command command, Language language) {
    std::vector<Pair> lines;
    for (const auto& option : options()) {
        if (!option.serves(command)) continue;
        std::string text(option.in(language));
        // Columns have a topic of their own; one or two figures are in the value's name.
        const auto words = choices(option.key, command);
        if (words.size() > 1 && option.key != OptionKey::columns && option.key != OptionKey::ambiguous_width)
            text += std::string(pick(language, "（", " (")) + join(words, pick(language, "、", ", ")) +
                    std::string(pick(language, "）", ")"));
        lines.push_back({option_name(option), text});
    }
    return two_columns(lines, 28);
}

std::string title(Language language) {
    return std::string(pick(language, "gapcalc：逐项算出规划目标还差多少\n",
                            "gapcalc: how far every goal of a plan is from its target\n"));
}

} // namespace

std::string general_help(Language language) {
    auto text = title(language);
    text += heading(language, "例：", "Examples:");
    std::vector<Pair> lines;
    for (const auto& example : examples())
        if (example.command != Command::list && example.command != Command::schema &&
            (lines.empty() || std::ranges::none_of(examples(), [&](const Example& other) {
                 return &other < &example && other.command == example.command &&
                        other.command != Command::report;
             })))
            lines.push_back({std::string(example.line), std::string(example.in(language))});
    text += two_columns(lines, 46);
    text += heading(language, "用法：", "Usage:");
    text += pick(language, "  gapcalc [命令] [FILE...] [选项...]\n",
                 "  gapcalc [COMMAND] [FILE...] [OPTION...]\n");
    text +=
        pick(language, "  FILE 是 TOML 文件或放有 *.toml 的文件夹；- 或不写时读标准输入。\n",
             "  A FILE is a TOML file or a folder of *.toml; with no FILE, or -, reads standard input.\n");
    text += heading(language, "命令：", "Commands:");
    lines.clear();
    for (const auto& command : commands())
        lines.push_back({std::string(command.name), std::string(command.in(language))});
    text += two_columns(lines, 12);
    text += heading(language, "专题（gapcalc help 专题名）：", "Topics (gapcalc help TOPIC):");
    lines.clear();
    for (const auto& topic : help_topics())
        lines.push_back({std::string(topic.name), std::string(topic.summary(language))});
    text += two_columns(lines, 14);
    text +=
        pick(language, "\n一个命令的选项：gapcalc 命令 --help。report 的选项：gapcalc report --help。\n",
             "\nOptions of a command: gapcalc COMMAND --help; those of the table: gapcalc report --help.\n");
    return text;
}

std::string command_help(Command command, Language language) {
    auto text = "gapcalc " + std::string(spec(command).name) + std::string(pick(language, "：", ": ")) +
                std::string(spec(command).in(language)) + "\n";
    text += heading(language, "例：", "Examples:") + example_lines(command, 16, language);
    text += heading(language, "用法：", "Usage:") + usage_line(command);
    text += heading(language, "选项：", "Options:") + option_lines(command, language);
    return text;
}

std::string short_help(Command command, Language language) {
    auto text = title(language);
    text += heading(language, "用法：", "Usage:") + usage_line(command);
    text += heading(language, "例：", "Examples:") + example_lines(command, 3, language);
    text +=
        pick(language, "\n还没有文件？gapcalc template > goals.toml 给出一个样例。全部说明：gapcalc --help\n",
             "\nNo file yet? gapcalc template > goals.toml begins one. All help: gapcalc --help\n");
    return text;
}

std::vector<std::string> topic_names() {
    std::vector<std::string> names;
    for (const auto& topic : help_topics()) names.emplace_back(topic.name);
    return names;
}

std::optional<std::string> topic_help(std::string_view name, Language language) {
    if (const auto* const command = find_command(name)) return command_help(command->command, language);
    for (const auto& topic : help_topics())
        if (topic.name == name) return topic.text(language);
    return std::nullopt;
}

Exit run_help(Invocation& invocation) {
    const auto& word = invocation.options.word;
    if (word.empty()) return write_text(invocation, general_help(invocation.language));
    if (const auto text = topic_help(word, invocation.language)) return write_text(invocation, *text);
    auto names = topic_names();
    for (const auto& command : commands()) names.emplace_back(command.name);
    auto help = suggestion(word, names);
    if (!nearest(word, names)) help = {"可选：" + join(names), "one of: " + join(names)};
    tell(invocation, problems::name_unknown, {Text("专题", "topic"), word, help});
    return Exit::failed;
}

} // namespace gapcalc::cli
