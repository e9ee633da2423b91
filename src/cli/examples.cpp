#include "cli/examples.hpp"

namespace gapcalc::cli {
namespace {

constexpr Example k_examples[] = {
    {Command::report, "gapcalc goals.toml", "各项目标的差距", "the gap of every goal"},
    {Command::report, "gapcalc report plan/ --as-of 2024-12-31", "一个文件夹中的全部文件，截至 2024 年底",
     "all files of a folder, as of the end of 2024"},
    {Command::report, "gapcalc report goals.toml --group economy --sort gap", "一个分组，差得多的在前",
     "one group, the widest gaps first"},
    {Command::report, "gapcalc report goals.toml --by entity", "逐个列出各镇各村",
     "a row for every town or village"},
    {Command::report, "gapcalc report goals.toml -o gap.csv --bom", "给 Excel、WPS 用的 CSV",
     "CSV for Excel and WPS"},
    {Command::report, "gapcalc report goals.toml -o gap.html", "一个可以打印的网页",
     "a web page to print or send"},
    {Command::report, "gapcalc report goals.toml --data june.csv", "再加上表格中的数据",
     "with figures from a spreadsheet"},
    {Command::report, "gapcalc report goals.toml -q --fail-on missed,behind", "有未达标或滞后的，退出码为 1",
     "exit code 1 when something is missed or behind"},
    {Command::check, "gapcalc check goals.toml", "列出文件中的全部问题", "every problem of the file"},
    {Command::check, "gapcalc check plan/ --strict -f github", "在自动检查中，警告也算",
     "in a workflow, warnings count too"},
    {Command::list, "gapcalc list goals.toml", "有哪些指标", "which indicators there are"},
    {Command::list, "gapcalc list goals.toml -f csv --columns id,name", "标识与名称，写成 CSV",
     "ids and names as CSV"},
    {Command::rank, "gapcalc rank goals.toml", "唯一一个擂台的排名", "the table of the only arena"},
    {Command::rank, "gapcalc rank goals.toml --indicator industrial-enterprises", "一项指标的各镇排名",
     "the towns ranked by one indicator"},
    {Command::explain, "gapcalc explain industrial-enterprises goals.toml", "每一列怎样算出",
     "how each figure comes about"},
    {Command::changes, "gapcalc changes goals.toml --since 2023-12-31", "2023 年底以来的变化",
     "what moved since the end of 2023"},
    {Command::sql, "gapcalc sql villages.toml --engine postgresql > ask.sql", "供 psql 执行的查询脚本",
     "the script for psql to answer"},
    {Command::template_file, "gapcalc template > goals.toml", "新建一个文件", "begin a file"},
    {Command::template_file, "gapcalc template --data goals.toml --period 2024 > todo.csv",
     "2024 年待填报的数据表", "what is still to be filled in for 2024"},
    {Command::template_file, "gapcalc template --data goals.toml --period 2024 -o form.xlsx",
     "同上，给人填报的工作簿", "the same, as a workbook for people to fill in"},
    {Command::schema, "gapcalc schema > gapcalc.schema.json", "供编辑器使用", "for your editor"},
    {Command::completion, "source <(gapcalc completion bash)", "写入 ~/.bashrc", "in ~/.bashrc"},
    {Command::help, "gapcalc help verdicts", "说明各种判定", "what the verdicts mean"},
};

} // namespace

std::span<const Example> examples() { return k_examples; }

} // namespace gapcalc::cli
