// From texts to typed options, each text checked by itself and against the format.
#include "cli/inputs.hpp"
#include "cli/options.hpp"
#include "cli/problems.hpp"
#include "cli/suggest.hpp"
#include "gapcalc/labels.hpp"

#include <algorithm>
#include <charconv>

namespace gapcalc::cli {
namespace {

std::string dashed(OptionKey key) { return "--" + std::string(spec(key).name); }

/// The last of the texts given for an option, as wrappers and aliases expect.
class Reader {
  public:
    Reader(const Arguments& arguments, Diagnostics& problems) : arguments_(arguments), problems_(problems) {}

    bool has(OptionKey key) const { return arguments_.has(key); }
    std::optional<std::string> text(OptionKey key) const {
        const auto found = arguments_.given.find(key);
        if (found == arguments_.given.end() || found->second.empty()) return std::nullopt;
        return found->second.back();
    }
    std::vector<std::string> texts(OptionKey key) const {
        const auto found = arguments_.given.find(key);
        return found == arguments_.given.end() ? std::vector<std::string>{} : found->second;
    }

    /// The place of `word` among the option's words; empty with a problem when it is none of them.
    std::optional<std::size_t> place(OptionKey key, const std::string& word) {
        const auto words = choices(key, arguments_.command);
        const auto found = std::ranges::find(words, word);
        if (found != words.end()) return std::size_t(found - words.begin());
        problems_.add(problems::choice_unknown, {}, {dashed(key), word, suggestion(word, words)});
        return std::nullopt;
    }
    std::optional<std::size_t> place(OptionKey key) {
        const auto word = text(key);
        return word ? place(key, *word) : std::nullopt;
    }
    /// The places of all words of a list option, over all its uses.
    std::vector<std::size_t> places(OptionKey key) {
        std::vector<std::size_t> all;
        for (const auto& list : texts(key)) {
            const auto words = split_list(list);
            if (words.empty()) add_missing(key);
            for (const auto& word : words)
                if (const auto found = place(key, word)) all.push_back(*found);
        }
        return all;
    }
    std::optional<WrittenPeriod> period(OptionKey key) {
        const auto word = text(key);
        if (!word) return std::nullopt;
        const auto period = read_period(*word);
        if (!period) problems_.add(problems::not_a_period, {}, {dashed(key), *word});
        return period;
    }
    std::optional<int> number(OptionKey key, int least, int most) {
        const auto word = text(key);
        if (!word) return std::nullopt;
        int value = 0;
        const auto [end, fault] = std::from_chars(word->data(), word->data() + word->size(), value);
        if (fault == std::errc{} && end == word->data() + word->size() && value >= least && value <= most)
            return value;
        problems_.add(problems::not_a_number, {},
                      {dashed(key), *word, std::to_string(least), std::to_string(most)});
        return std::nullopt;
    }
    void exclude(OptionKey one, OptionKey other) {
        if (has(one) && has(other))
            problems_.add(problems::options_exclude, {}, {dashed(one), dashed(other)});
    }
    void add_missing(OptionKey key) {
        problems_.add(problems::value_missing, {}, {dashed(key), std::string(spec(key).value)});
    }

  private:
    const Arguments& arguments_;
    Diagnostics& problems_;
};

std::string usage(Command command) {
    const auto arguments = spec(command).arguments;
    return "gapcalc " + std::string(spec(command).name) + (arguments.empty() ? "" : " ") +
           std::string(arguments);
}

/// The call that was meant by files and, among them, a command.
std::string with_command_first(const std::string& command, const std::vector<std::string>& words) {
    std::string call = "gapcalc " + command;
    for (const auto& word : words)
        if (word != command) call += ' ' + word;
    return call;
}

/// What the words besides the options are: an ID, a shell, a topic, files.
void take_words(const Arguments& arguments, Options& options, Diagnostics& problems) {
    auto words = arguments.words;
    const auto takes_word = options.command == Command::explain || options.command == Command::completion ||
                            options.command == Command::help;
    // A file alone is no ID, which has neither dots nor slashes: what is said then is that the ID is lacking.
    const bool file_alone = options.command == Command::explain && words.size() == 1 &&
                            words.front().find_first_of("./") != std::string::npos &&
                            input_exists(words.front());
    if (takes_word && !words.empty() && !file_alone) {
        options.word = words.front();
        words.erase(words.begin());
    } else if (takes_word && options.command != Command::help) {
        const auto what = options.command == Command::explain ? Text("指标标识", "an indicator's ID")
                                                              : Text("shell 的名称", "the name of a shell");
        problems.add(problems::argument_missing, {},
                     {std::string(spec(options.command).name), what, usage(options.command)});
    }
    const auto takes_files = options.command != Command::completion && options.command != Command::help &&
                             options.command != Command::schema &&
                             (options.command != Command::template_file || options.template_data);
    if (!takes_files) {
        for (const auto& word : words)
            problems.add(problems::argument_extra, {},
                         {std::string(spec(options.command).name), word, usage(options.command)});
        return;
    }
    options.files = std::move(words);
    if (std::ranges::count(options.files, "-") > 1) problems.add(problems::input_twice, {}, {});
    for (const auto& file : options.files)
        if (find_command(file) && !input_exists(file))
            problems.add(problems::command_last, {}, {file, with_command_first(file, options.files)});
    for (const auto& file : options.files)
        if ((file.ends_with(".csv") || file.ends_with(".xlsx")) &&
            spec(OptionKey::data).serves(options.command))
            problems.add(problems::csv_as_goals, {}, {file});
}

bool is_folder(const std::optional<std::string>& output) { return output && output->ends_with('/'); }

void choose_format(Reader& reader, Options& options, Diagnostics& problems) {
    const auto name = reader.text(OptionKey::format);
    const auto names = choices(OptionKey::format, options.command);
    if (name) {
        if (reader.place(OptionKey::format)) options.format = render::find_format(*name);
    } else if (options.command == Command::template_file && is_folder(options.output)) {
        options.format = render::find_format("xlsx");
    } else if (options.output && *options.output != "-") {
        options.format = render::format_of_file(*options.output);
        if (options.format && std::ranges::find(names, options.format->name) == names.end())
            options.format = nullptr;
        if (!options.format) problems.add(problems::extension_unknown, {}, {*options.output, join(names)});
    } else {
        options.format = render::find_format(names.front());
    }
}

/// An option that would change nothing is refused, so that nobody relies on it.
void check_scopes(const Arguments& arguments, const Options& options, Diagnostics& problems) {
    if (!options.format) return;
    for (const auto& [key, texts] : arguments.given) {
        const auto scope = spec(key).scope;
        const auto name = options.format->name;
        if (scope == Scope::separated && name != "csv" && name != "tsv")
            problems.add(problems::option_without_meaning, {},
                         {dashed(key), std::string(name), Text("csv、tsv", "csv and tsv")});
        if (scope == Scope::page && name != "html")
            problems.add(problems::option_without_meaning, {}, {dashed(key), std::string(name), "html"});
        if (scope == Scope::table && name != "table")
            problems.add(problems::option_without_meaning, {}, {dashed(key), std::string(name), "table"});
    }
}

void check_template(Reader& reader, const Options& options, Diagnostics& problems) {
    if (options.template_data) {
        if (!reader.has(OptionKey::period))
            problems.add(
                problems::argument_missing, {},
                {"template --data", "--period PERIOD", "gapcalc template --data [FILE...] --period PERIOD"});
        if (is_folder(options.output) && !reader.has(OptionKey::by))
            problems.add(
                problems::argument_missing, {},
                {"-o " + *options.output, "--by SET",
                 "gapcalc template --data [FILE...] --period PERIOD --by SET -o " + *options.output});
        if (reader.has(OptionKey::by) && options.format && options.format->bytes == nullptr &&
            !is_folder(options.output))
            problems.add(problems::option_without_meaning, {},
                         {dashed(OptionKey::by), std::string(options.format->name),
                          Text("工作簿（-o FILE.xlsx）或文件夹（-o DIR/）",
                               "a workbook (-o FILE.xlsx) or a folder (-o DIR/)")});
        return;
    }
    for (const auto key : {OptionKey::format, OptionKey::output, OptionKey::period, OptionKey::by,
                           OptionKey::bom, OptionKey::raw, OptionKey::keep_going, OptionKey::jobs})
        if (reader.has(key))
            problems.add(problems::option_without_meaning, {}, {dashed(key), "template", "template --data"});
}

void take_columns(Reader& reader, Options& options, Diagnostics& problems) {
    for (const auto& list : reader.texts(OptionKey::columns)) {
        const auto words = split_list(list);
        if (words.empty()) reader.add_missing(OptionKey::columns);
        for (const auto& word : words) {
            if (options.command == Command::report && !reader.place(OptionKey::columns, word)) continue;
            if (std::ranges::find(options.columns, word) != options.columns.end())
                problems.add(problems::named_twice, {}, {"--columns", word});
            else
                options.columns.push_back(word);
        }
    }
}

void take_engine(Reader& reader, Options& options, Diagnostics& problems) {
    if (reader.place(OptionKey::engine)) options.engine = reader.text(OptionKey::engine);
    options.points = reader.text(OptionKey::points);
    options.via = reader.text(OptionKey::via);
    options.timeout = reader.number(OptionKey::timeout, 1, 1'000'000).value_or(options.timeout);
    reader.exclude(OptionKey::points, OptionKey::via);
    const std::string names = join(choices(OptionKey::engine, options.command));
    if (options.command == Command::sql && !reader.has(OptionKey::engine))
        problems.add(problems::argument_missing, {}, {"sql", "--engine ENGINE", "--engine " + names});
    if (options.via && !reader.has(OptionKey::engine))
        problems.add(problems::argument_missing, {}, {"--via", "--engine ENGINE", "--engine " + names});
    if (!options.via && options.command != Command::sql)
        for (const auto key : {OptionKey::engine, OptionKey::timeout})
            if (reader.has(key))
                problems.add(problems::argument_missing, {}, {dashed(key), "--via CMD", "--via CMD"});
    const bool files_from_input = options.files.empty() || std::ranges::count(options.files, "-") != 0;
    if (options.points == "-" && files_from_input) problems.add(problems::input_twice, {}, {});
}

void take_conditions(Reader& reader, Options& options) {
    const auto words = choices(OptionKey::fail_on, options.command);
    for (const auto at : reader.places(OptionKey::fail_on)) {
        if (at < std::size(k_failing))
            options.fail_on.push_back({.verdict = k_failing[at], .flag = {}});
        else if (at == std::size(k_failing))
            options.fail_on.push_back({.verdict = assess::Verdict::missed, .binding = true, .flag = {}});
        else
            options.fail_on.push_back({.verdict = {}, .flag = assess::Flag(at - std::size(k_failing) - 1)});
    }
}

} // namespace

std::vector<std::string> split_list(std::string_view text) {
    std::vector<std::string> parts;
    while (!text.empty()) {
        const auto comma = text.find(',');
        auto part = text.substr(0, comma);
        text.remove_prefix(comma == std::string_view::npos ? text.size() : comma + 1);
        while (!part.empty() && part.front() == ' ') part.remove_prefix(1);
        while (!part.empty() && part.back() == ' ') part.remove_suffix(1);
        if (!part.empty()) parts.emplace_back(part);
    }
    return parts;
}

Options parse_options(const Arguments& arguments, Diagnostics& problems) {
    Options options;
    Reader reader(arguments, problems);
    options.command = arguments.command;
    options.template_data = reader.has(OptionKey::template_data);
    take_words(arguments, options, problems);
    options.output = reader.text(OptionKey::output);
    // Standard output by another name: it has no extension that would name a format.
    for (const std::string_view standard : {"/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"})
        if (options.output == standard) options.output = "-";
    if (spec(OptionKey::format).serves(options.command) &&
        (options.command != Command::template_file || options.template_data))
        choose_format(reader, options, problems);
    if (reader.place(OptionKey::problem_format))
        options.problem_format = *reader.text(OptionKey::problem_format);
    if (options.command == Command::template_file) check_template(reader, options, problems);
    check_scopes(arguments, options, problems);

    options.as_of = reader.period(OptionKey::as_of);
    options.known_at = reader.period(OptionKey::known_at);
    options.since = reader.period(OptionKey::since);
    options.period = reader.period(OptionKey::period);
    if (options.command == Command::changes && !reader.has(OptionKey::since))
        problems.add(problems::argument_missing, {}, {"changes", "--since PERIOD", usage(options.command)});
    if (const auto at = reader.place(OptionKey::target)) {
        static constexpr assess::TargetChoice k_targets[] = {
            assess::TargetChoice::first, assess::TargetChoice::current, assess::TargetChoice::final,
            assess::TargetChoice::all};
        options.target = k_targets[*at];
        options.target_given = true;
    }
    options.by = reader.text(OptionKey::by);
    options.only = reader.texts(OptionKey::only);
    options.groups = reader.texts(OptionKey::group);
    for (const auto at : reader.places(OptionKey::verdict)) {
        if (at < assess::k_verdict_count)
            options.verdicts.push_back(assess::Verdict(at));
        else // the word for all verdicts that lag
            for (int each = 0; each < assess::k_verdict_count; ++each)
                if (assess::is_lagging(assess::Verdict(each)))
                    options.verdicts.push_back(assess::Verdict(each));
    }
    if (const auto at = reader.place(OptionKey::attribute))
        options.attribute = *at == 0 ? Attribute::binding : Attribute::expected;
    if (const auto at = reader.place(OptionKey::sort)) options.sort = Sort(*at);
    if (reader.place(OptionKey::matrix)) options.matrix = reader.text(OptionKey::matrix);
    if (options.matrix && !options.by)
        problems.add(problems::argument_missing, {},
                     {"--matrix", "--by", "gapcalc FILE... --by SET --matrix COLUMN"});
    reader.exclude(OptionKey::matrix, OptionKey::columns);
    options.across = reader.has(OptionKey::across);
    options.all = reader.has(OptionKey::all);
    options.explain = reader.has(OptionKey::explain);
    options.top = reader.number(OptionKey::top, 1, 1'000'000);
    take_columns(reader, options, problems);
    if (const auto at = reader.place(OptionKey::method)) options.method = assess::Method(*at);
    options.stale_months = reader.number(OptionKey::stale, 0, 12'000).value_or(12);

    reader.exclude(OptionKey::arena, OptionKey::indicator);
    options.arena = reader.text(OptionKey::arena);
    options.indicator = reader.text(OptionKey::indicator);
    if (const auto at = reader.place(OptionKey::rank_by)) options.rank_by = assess::RankBy(*at + 1);
    if (options.command == Command::rank && !options.indicator)
        for (const auto key : {OptionKey::rank_by, OptionKey::target, OptionKey::method, OptionKey::stale})
            if (reader.has(key))
                problems.add(problems::option_without_meaning, {},
                             {dashed(key), Text("擂台", "an arena"), "--indicator"});
    options.data = reader.texts(OptionKey::data);
    take_engine(reader, options, problems);

    reader.exclude(OptionKey::labels, OptionKey::keys);
    if (reader.has(OptionKey::labels)) options.labels = true;
    if (reader.has(OptionKey::keys)) options.labels = false;
    if (const auto at = reader.place(OptionKey::lang))
        options.language = *at == 0 ? Language::zh : Language::en;
    options.bom = reader.has(OptionKey::bom);
    options.raw = reader.has(OptionKey::raw);
    reader.exclude(OptionKey::width, OptionKey::no_truncate);
    options.width = reader.number(OptionKey::width, 1, 10'000);
    options.no_truncate = reader.has(OptionKey::no_truncate);
    if (const auto at = reader.place(OptionKey::ambiguous_width)) options.ambiguous_width = int(*at) + 1;
    if (const auto at = reader.place(OptionKey::color)) options.color = Choice(*at);
    take_conditions(reader, options);
    options.keep_going = reader.has(OptionKey::keep_going);
    options.strict = reader.has(OptionKey::strict);
    options.quiet = reader.has(OptionKey::quiet);
    options.jobs = reader.number(OptionKey::jobs, 1, 1024).value_or(0);
    return options;
}

} // namespace gapcalc::cli
