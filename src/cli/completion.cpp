#include "cli/completion.hpp"
#include "cli/suggest.hpp"

#include <fmt/format.h>

namespace gapcalc::cli {
namespace {

std::string function_name(const CommandShape& shape) { return shape.name.empty() ? "program" : shape.name; }

std::string command_names(const std::vector<CommandShape>& shapes) {
    std::vector<std::string> names;
    for (const auto& shape : shapes)
        if (!shape.name.empty()) names.push_back(shape.name);
    return join(names, " ");
}

// ---- bash

std::string bash_script(const std::vector<CommandShape>& shapes) {
    std::string text = fmt::format(R"(# Completion of gapcalc for bash. Use: source <(gapcalc completion bash)
_gapcalc() {{
    local word=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD-1]}} command=program options='' words=''
    local files=1 i
    COMPREPLY=()
    for ((i = 1; i < COMP_CWORD; i++)); do
        case " {} " in
            *" ${{COMP_WORDS[i]}} "*) command=${{COMP_WORDS[i]}}; break ;;
        esac
    done
    if [[ $word == '=' ]]; then word=''; fi
    if [[ $before == '=' ]]; then before=${{COMP_WORDS[COMP_CWORD-2]}}; fi
    case $command:$before in
)",
                                   command_names(shapes));
    for (const auto& shape : shapes)
        for (const auto& option : shape.options) {
            if (!option.takes_value) continue;
            std::vector<std::string> patterns;
            for (const auto& name : option.names) patterns.push_back(function_name(shape) + ":" + name);
            std::string action = "return";
            if (option.takes_file)
                action = R"(mapfile -t COMPREPLY < <(compgen -f -- "$word"); return)";
            else if (!option.words.empty() && option.takes_list)
                action = fmt::format(R"(_gapcalc_list '{}'; return)", join(option.words, " "));
            else if (!option.words.empty())
                action = fmt::format(R"(COMPREPLY=($(compgen -W '{}' -- "$word")); return)",
                                     join(option.words, " "));
            text += fmt::format("        {}) {} ;;\n", join(patterns, "|"), action);
        }
    text += "    esac\n    case $command in\n";
    for (const auto& shape : shapes) {
        std::vector<std::string> names;
        for (const auto& option : shape.options)
            for (const auto& name : option.names) names.push_back(name);
        text += fmt::format("        {}) options='{}' words='{}' files={} ;;\n", function_name(shape),
                            join(names, " "), join(shape.words, " "), shape.takes_files ? 1 : 0);
    }
    text += R"(    esac
    if [[ $word == -* ]]; then
        COMPREPLY=($(compgen -W "$options" -- "$word"))
        return
    fi
    COMPREPLY=($(compgen -W "$words" -- "$word"))
    if ((files)); then mapfile -t -O ${#COMPREPLY[@]} COMPREPLY < <(compgen -f -- "$word"); fi
}
_gapcalc_list() {
    local last=${word##*,} done=''
    if [[ $word == *,* ]]; then done=${word%,*},; fi
    COMPREPLY=($(compgen -P "$done" -W "$1" -- "$last"))
    if [[ $(type -t compopt) ]]; then compopt -o nospace; fi
}
complete -o filenames -F _gapcalc gapcalc
)";
    return text;
}

// ---- zsh

/// Inside '…' of a zsh _arguments specification.
std::string zsh_text(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '[' || c == ']' || c == ':' || c == '\\') out += '\\';
        if (c == '\'') out += "'\\'";
        out += c;
    }
    return out;
}

std::string zsh_action(const OptionShape& option) {
    if (!option.takes_value) return "";
    if (option.takes_file) return ":file:_files";
    if (option.words.empty()) return ":value:";
    if (option.takes_list) return fmt::format(":value:_values -s , value {}", join(option.words, " "));
    return fmt::format(":value:({})", join(option.words, " "));
}

std::string zsh_script(const std::vector<CommandShape>& shapes) {
    std::string text =
        "#compdef gapcalc\n# Completion of gapcalc for zsh. Use: gapcalc completion zsh > a folder of "
        "$fpath, as _gapcalc\n";
    for (const auto& shape : shapes) {
        text += fmt::format("_gapcalc_{}() {{\n    _arguments -s \\\n", function_name(shape));
        for (const auto& option : shape.options)
            for (const auto& name : option.names) {
                const auto joined = !option.takes_value ? "" : name.starts_with("--") ? "=" : "+";
                text += fmt::format("        '*{}{}[{}]{}' \\\n", name, joined, zsh_text(option.description),
                                    zsh_action(option));
            }
        if (!shape.words.empty() && shape.takes_files)
            text +=
                fmt::format("        '1:word: _alternative \"words:word:({})\" \"files:file:_files\"' \\\n",
                            join(shape.words, " "));
        else if (!shape.words.empty())
            text += fmt::format("        '1:word:({})' \\\n", join(shape.words, " "));
        text += shape.takes_files ? "        '*:file:_files'\n}\n" : "        '*:: :'\n}\n";
    }
    text +=
        "_gapcalc() {\n    local word\n    for word in ${words[2,CURRENT-1]}; do\n        case $word in\n";
    for (const auto& shape : shapes)
        if (!shape.name.empty())
            text += fmt::format("            {0}) shift words; (( CURRENT-- )); _gapcalc_{0}; return ;;\n",
                                shape.name);
    text +=
        "        esac\n    done\n    _gapcalc_program\n}\nif [[ $funcstack[1] == _gapcalc ]]; then _gapcalc "
        "\"$@\"; else compdef _gapcalc gapcalc; fi\n";
    return text;
}

// ---- fish

std::string fish_text(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '\'' || c == '\\') out += '\\';
        out += c;
    }
    return out;
}

std::string fish_script(const std::vector<CommandShape>& shapes) {
    const auto names = command_names(shapes);
    std::string text = "# Completion of gapcalc for fish. Use: gapcalc completion fish | source\n";
    for (const auto& shape : shapes) {
        const auto condition = shape.name.empty() ? fmt::format("not __fish_seen_subcommand_from {}", names)
                                                  : fmt::format("__fish_seen_subcommand_from {}", shape.name);
        if (!shape.name.empty())
            text += fmt::format("complete -c gapcalc -n 'not __fish_seen_subcommand_from {}' -a {} -d '{}'\n",
                                names, shape.name, fish_text(shape.description));
        if (!shape.name.empty() && !shape.words.empty())
            text += fmt::format("complete -c gapcalc -n '{}' -a '{}'\n", condition, join(shape.words, " "));
        if (!shape.takes_files) text += fmt::format("complete -c gapcalc -n '{}' -f\n", condition);
        for (const auto& option : shape.options) {
            text += fmt::format("complete -c gapcalc -n '{}'", condition);
            for (const auto& name : option.names)
                text += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
            if (option.takes_value && option.takes_file)
                text += " -r -F";
            else if (option.takes_value)
                text += " -x";
            const auto words = join(option.words, " ");
            if (option.takes_list && !words.empty())
                text += fmt::format(" -a '(__fish_append , {})'", words);
            else if (!words.empty())
                text += fmt::format(" -a '{}'", words);
            text += fmt::format(" -d '{}'\n", fish_text(option.description));
        }
    }
    return text;
}

} // namespace

std::vector<std::string> shells() { return {"bash", "zsh", "fish"}; }

std::optional<std::string> completion_script(std::string_view shell,
                                             const std::vector<CommandShape>& shapes) {
    if (shell == "bash") return bash_script(shapes);
    if (shell == "zsh") return zsh_script(shapes);
    if (shell == "fish") return fish_script(shapes);
    return std::nullopt;
}

} // namespace gapcalc::cli
