#include "cli/options.hpp"
#include "gapcalc/labels.hpp"
#include "gapcalc/sql.hpp"
#include "gapcalc/tabulate.hpp"

#include <algorithm>
#include <array>

namespace gapcalc::cli {
namespace {

constexpr std::uint16_t bit(Command command) { return std::uint16_t(1u << unsigned(command)); }

constexpr std::uint16_t R = bit(Command::report), C = bit(Command::check), L = bit(Command::list),
                        K = bit(Command::rank), E = bit(Command::explain), X = bit(Command::changes),
                        S = bit(Command::sql), T = bit(Command::template_file),
                        k_all = (1u << k_command_count) - 1;

constexpr CommandSpec k_commands[] = {
    {Command::report, "report", "[FILE...]", "列出每项目标与目标值的差距（默认命令，可省略不写）",
     "the gap-to-target table; the default, its name may be left out"},
    {Command::check, "check", "[FILE...]", "只检查文件，一次列出全部问题",
     "validate only: lists every problem of every file in one run"},
    {Command::list, "list", "[FILE...]", "列出指标：标识、名称、分组、单位、最新时期、数据个数",
     "id, name, group, unit, newest period and number of observations"},
    {Command::rank, "rank", "[FILE...]", "擂台排名，或各对象在一项指标上的排名",
     "the league table of an arena, or of one indicator"},
    {Command::explain, "explain", "ID [FILE...]", "逐列说明一项指标怎样算出",
     "one indicator in full: each column with its formula and figures"},
    {Command::changes, "changes", "[FILE...] --since PERIOD", "两个截止日之间有何变化",
     "what moved between two as-of dates"},
    {Command::sql, "sql", "[FILE...] --engine ENGINE", "写出向数据库查询的 SQL 脚本",
     "the SQL script that asks an engine for what its tables hold"},
    {Command::template_file, "template", "[--data [FILE...] --period P]",
     "输出带注释的样例文件，或待填报的数据表",
     "a commented starter file, or the sheet still to be filled in"},
    {Command::schema, "schema", "", "输出文件格式的 JSON Schema，供编辑器使用",
     "the JSON Schema of the format, for editors"},
    {Command::completion, "completion", "bash|zsh|fish", "输出命令行补全脚本",
     "a completion script for the shell"},
    {Command::help, "help", "[TOPIC]", "讲解一个命令或专题", "explains a command or a topic"},
};

constexpr OptionSpec k_options[] = {
    {OptionKey::format, 'f', "format", "FORMAT", R | L | K | E | X | T, Scope::any,
     "输出格式；不写时由 -o 的扩展名决定，否则为 table",
     "output format; without it the extension of -o decides, else table"},
    {OptionKey::problem_format, 'f', "format", "FORMAT", C, Scope::any, "问题的输出格式；默认为 text",
     "how problems are written; default: text"},
    {OptionKey::output, 'o', "output", "FILE", R | L | K | E | X | T, Scope::any,
     "写入文件；出错时原文件不变", "write to a file; on any failure the old file stays as it was"},
    {OptionKey::as_of, 0, "as-of", "PERIOD", R | K | E | X | S, Scope::any,
     "截止日，其后的数据不计；默认为今天", "count nothing after this date; default: today"},
    {OptionKey::known_at, 0, "known-at", "DATE", R | K | E | X | S, Scope::any,
     "只用到这一天为止公布的数字；changes 用于较早的截止日",
     "use what was published by that day; of changes, for the earlier date"},
    {OptionKey::since, 0, "since", "PERIOD", X | S, Scope::any, "与这一截止日相比",
     "compare with this as-of date"},
    {OptionKey::target, 0, "target", "WHICH", R | K | E | X | S, Scope::any,
     "多个目标时看哪一个；默认为 current", "which of several targets; default: current"},
    {OptionKey::by, 0, "by", "SET", R | X | S | T, Scope::any,
     "entity 为逐个列出各对象；或写一个对象集的标识，汇总到那一级；template 为其中每个对象一个表",
     "entity: a row for each; or rolled up to the set of that id; of template, a sheet for each"},
    {OptionKey::only, 0, "only", "X,...", R | L | X | S, Scope::any, "只看这些指标（标识或名称）",
     "only these indicators, by id or name"},
    {OptionKey::group, 0, "group", "X,...", R | L | X | S, Scope::any, "只看这些分组（标识或名称）",
     "only these groups, by id or name"},
    {OptionKey::verdict, 0, "verdict", "V,...", R | X, Scope::any, "只看进展是这些的行",
     "only rows with these verdicts"},
    {OptionKey::attribute, 0, "attribute", "WHICH", R | L | X | S, Scope::any, "只看约束性或预期性指标",
     "only binding or only expected goals"},
    {OptionKey::sort, 0, "sort", "BY", R, Scope::any, "组内排序，差的在前，空的在后；默认为 file",
     "order within groups, worst first, blanks last; default: file"},
    {OptionKey::matrix, 0, "matrix", "COLUMN", R, Scope::any, "与 --by 同用：一行一个对象，一列一项指标",
     "with --by: a row an entity, a column an indicator"},
    {OptionKey::across, 0, "across", "", R, Scope::any, "排序不分组", "sort over groups"},
    {OptionKey::top, 0, "top", "N", R, Scope::any, "只列前 N 行", "only the first N rows"},
    {OptionKey::all, 0, "all", "", R, Scope::table, "没有数据的指标也逐行列出",
     "a row for goals without figures too"},
    {OptionKey::explain, 0, "explain", "", R, Scope::page,
     "页面上每项指标的名称可展开说明；100 行以内自动如此",
     "each name on the page opens its explanation; by itself up to 100 rows"},
    {OptionKey::columns, 0, "columns", "KEY,...", R | L | K | X, Scope::any,
     "只要这些列，按此次序（见 help columns）", "these columns in this order; see help columns"},
    {OptionKey::method, 0, "method", "METHOD", R | K | E | X, Scope::any,
     "判定方法；默认为 linear（见 help methods）",
     "how verdicts are reached; default: linear; see help methods"},
    {OptionKey::stale, 0, "stale", "MONTHS", R | K | E | X, Scope::any, "数据超过几个月算陈旧；默认为 12",
     "age in months over which data are stale; default: 12"},
    {OptionKey::arena, 0, "arena", "ID", K | S, Scope::any, "哪个擂台；只有一个时可省",
     "which arena; may be left out when there is one"},
    {OptionKey::indicator, 0, "indicator", "ID", K | S, Scope::any, "改为按这项指标给各对象排名",
     "rank the entities of this indicator instead"},
    {OptionKey::rank_by, 0, "rank-by", "BY", K, Scope::any,
     "按 completion 完成率或 value 数值排名；默认有目标分解时按完成率（上限除外），否则按数值",
     "rank by completion or value; default: completion where the goal is split and is no ceiling, else "
     "value"},
    {OptionKey::data, 0, "data", "FILE", R | C | L | K | E | X | S, Scope::any,
     "再读入一个数据文件：CSV、工作簿（.xlsx）或放它们的文件夹，可多次使用",
     "read observations from this CSV, workbook (.xlsx) or folder of them too; may repeat"},
    {OptionKey::engine, 0, "engine", "ENGINE", R | K | E | X | S, Scope::any, "查询哪种数据库",
     "whose SQL is written"},
    {OptionKey::points, 0, "points", "FILE", R | K | E | X, Scope::any,
     "数据库对 gapcalc sql 的查询结果（CSV）",
     "what an engine answered to the script of gapcalc sql, as CSV"},
    {OptionKey::via, 0, "via", "CMD", R | K | E | X, Scope::any, "运行这个数据库客户端：送入脚本，读取结果",
     "run this client: it gets the script and gives the answer"},
    {OptionKey::timeout, 0, "timeout", "SECONDS", R | K | E | X, Scope::any,
     "最多等客户端多少秒；默认为 3600", "how long the client may take; default: 3600"},
    {OptionKey::template_data, 0, "data", "", T, Scope::any, "输出待填报的数据表，而不是样例文件",
     "the sheet still to be filled in, instead of the starter file"},
    {OptionKey::period, 0, "period", "PERIOD", T, Scope::any, "要填报的时期", "the period to be filled in"},
    {OptionKey::labels, 0, "labels", "", R | L | K | X | T, Scope::any, "表头和进展用文字",
     "headings and verdicts in words"},
    {OptionKey::keys, 0, "keys", "", R | L | K | X, Scope::any,
     "表头和进展用代码；csv、tsv、json、jsonl 默认如此",
     "headings and verdicts as keys: the default of csv, tsv, json, jsonl"},
    {OptionKey::lang, 0, "lang", "LANG", k_all, Scope::any,
     "中文或英文；默认随环境，csv、tsv、json、jsonl 随文件",
     "Chinese or English; default: the environment's, for csv, tsv, json and jsonl the file's"},
    {OptionKey::bom, 0, "bom", "", R | L | K | X | T, Scope::separated,
     "开头加字节顺序标记，便于 Excel 和 WPS 打开（或设 GAPCALC_BOM=1）",
     "begin with a byte order mark, for Excel and WPS (or GAPCALC_BOM=1)"},
    {OptionKey::raw, 0, "raw", "", R | L | K | X | T, Scope::separated,
     "不防公式：以 = + - @ 开头的文字前不加 '",
     "no formula guard: no ' before texts that begin with = + - @"},
    {OptionKey::width, 0, "width", "N", R | L | K | X | E, Scope::table, "按 N 个字符宽排版；默认为终端宽度",
     "lay out for N cells; default: the terminal's width"},
    {OptionKey::no_truncate, 0, "no-truncate", "", R | L | K | X, Scope::table, "在终端上也不截短文字",
     "cut no text on a terminal either"},
    {OptionKey::ambiguous_width, 0, "ambiguous-width", "1|2", R | C | L | K | X | E | S, Scope::any,
     "宽度两可的字符（如“”①）占几格；默认为 1", "cells of characters of ambiguous width; default: 1"},
    {OptionKey::color, 0, "color", "WHEN", R | C | L | K | E | X | T | S, Scope::any,
     "何时用颜色；默认为 auto", "when to use colour; default: auto"},
    {OptionKey::fail_on, 0, "fail-on", "CONDITION,...", R | X, Scope::any, "列出的行中有此情形时，退出码为 1",
     "exit with 1 when a row shown is so"},
    {OptionKey::keep_going, 0, "keep-going", "", R | L | K | E | X | T, Scope::any,
     "有错也算出能算的，退出码仍为 2", "compute what can be computed despite errors; still exits with 2"},
    {OptionKey::strict, 0, "strict", "", C, Scope::any, "警告也算问题", "warnings count as well"},
    {OptionKey::jobs, 'j', "jobs", "N", R | C | L | K | E | X | T | S, Scope::any,
     "最多用几个线程；默认为处理器核数", "threads at most; default: as many as there are cores"},
    {OptionKey::quiet, 'q', "quiet", "", R | C | L | K | E | X | T | S, Scope::any,
     "只报错误，不出提示和警告", "no notes and no warnings, only errors"},
    {OptionKey::help, 'h', "help", "", k_all, Scope::any, "显示帮助", "show help"},
    {OptionKey::version, 'V', "version", "", k_all, Scope::any, "显示版本", "show the version"},
};

template <class Enum>
void add_labels(std::vector<std::string>& all, std::initializer_list<Enum> values) {
    for (const auto value : values) all.emplace_back(labels::label(value).key);
}

std::vector<std::string> fail_conditions() {
    std::vector<std::string> all;
    for (const assess::Verdict verdict : k_failing) all.emplace_back(labels::label(verdict).key);
    all.emplace_back("binding_missed");
    for (int flag = 0; flag < assess::k_flag_count; ++flag)
        all.emplace_back(labels::label(assess::Flag(flag)).key);
    return all;
}

std::vector<std::string> format_names(Command command) {
    std::vector<std::string> all;
    for (const auto& format : render::formats())
        if (command == Command::explain ? format.tell != nullptr
                                        : command != Command::template_file || format.name == "csv" ||
                                              format.name == "tsv" || format.name == "xlsx")
            all.emplace_back(format.name);
    return all;
}

} // namespace

std::span<const CommandSpec> commands() { return k_commands; }
const CommandSpec& spec(Command command) { return k_commands[unsigned(command)]; }
const CommandSpec* find_command(std::string_view name) {
    const auto found = std::ranges::find(k_commands, name, &CommandSpec::name);
    return found == std::end(k_commands) ? nullptr : found;
}

std::span<const OptionSpec> options() { return k_options; }
const OptionSpec& spec(OptionKey key) { return k_options[unsigned(key)]; }

std::vector<std::string> choices(OptionKey key, Command command) {
    std::vector<std::string> all;
    switch (key) {
    case OptionKey::format:
        return format_names(command);
    case OptionKey::problem_format:
        return {"text", "json", "github"};
    case OptionKey::target:
        return {"first", "current", "final", "all"};
    case OptionKey::by:
        if (command != Command::template_file) return {"entity"};
        break;
    case OptionKey::attribute:
        return {"binding", "expected"};
    case OptionKey::engine:
        for (const auto& name : sql::engine_names()) all.emplace_back(name);
        break;
    case OptionKey::rank_by:
        return {"completion", "value"};
    case OptionKey::sort:
        return {"file", "gap", "completion", "lead", "name"};
    case OptionKey::lang:
        return {"zh", "en"};
    case OptionKey::ambiguous_width:
        return {"1", "2"};
    case OptionKey::color:
        return {"auto", "always", "never"};
    case OptionKey::fail_on:
        return fail_conditions();
    case OptionKey::method:
        add_labels(all, {assess::Method::linear, assess::Method::growth, assess::Method::projection,
                         assess::Method::trend});
        break;
    case OptionKey::verdict:
        add_labels(all, {assess::Verdict::reached, assess::Verdict::ahead, assess::Verdict::on_track,
                         assess::Verdict::slow, assess::Verdict::behind, assess::Verdict::reversing,
                         assess::Verdict::missed, assess::Verdict::under_way, assess::Verdict::pending});
        all.emplace_back("lagging");
        break;
    case OptionKey::matrix:
        for (const auto& column : tabulate::report_columns()) all.emplace_back(column.key);
        break;
    case OptionKey::columns:
        if (command == Command::report)
            for (const auto& column : tabulate::report_columns()) all.emplace_back(column.key);
        break;
    default:
        break;
    }
    return all;
}

} // namespace gapcalc::cli
