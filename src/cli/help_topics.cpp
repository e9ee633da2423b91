#include "cli/help_topics.hpp"
#include "cli/two_columns.hpp"
#include "gapcalc/labels.hpp"
#include "gapcalc/tabulate.hpp"

namespace gapcalc::cli {
namespace {

std::string pick(Language language, std::string_view zh, std::string_view en) {
    return std::string(language == Language::zh ? zh : en);
}

/// A key, its words, and what they mean, in three columns.
template <class Enum>
Pair labelled(Enum value, Language language, std::string_view zh, std::string_view en) {
    const auto& words = labels::label(value);
    std::string left(words.key);
    left.append(20 - left.size(), ' ');
    return {left + std::string(words.in(language)), pick(language, zh, en)};
}

std::string format_topic(Language language) {
    return pick(language, R"(文件格式：TOML，存为 UTF-8

一项目标最少这样写：

  [[indicator]]
  id     = "industrial-enterprises"
  name   = "规上工业企业"
  unit   = "家"
  baseline = { at = 2022, value = 700 }
  target = { more_than = 800, by = 2025 }
  [indicator.observations]
  2023    = 731
  2024-06 = 752

时期    2025、2025-H1、2025-Q3、2025-09、2025-09-30；指该时期的最后一天
数值    752、18.60，或带单位的文字 "200亿元"、"1.5万"、"50%"；不写千分位
比较    at_least 不低于、more_than 超过、at_most 不高于、less_than 低于、between = [低, 高]、
        times_baseline 基期的倍数、rise_by 增加、fall_by 减少、grow_per_year 年均增长、stage 阶段
类型    kind = "stock" 时点数（默认）、"year_to_date" 当年累计、"per_period" 每期数、"milestone" 分步工作
属性    attribute = "binding" 约束性、"expected" 预期性（默认）
分组    [[group]] id、name；指标中写 group = "id"
对象    [[entities]] 列出镇、村，indicator 写 over = "id" 和 measure = "sum|mean|min|max|count"；
        count 另写 where = { at_least = 1 }，目标可写 "50%"
共用    [[series]] 是几个指标共用的数据，indicator 写 series = "id"
表格    [[data]] file = "数据.csv"，见 gapcalc help csv
擂台    [[arena]] over、indicators = [ { id = "...", weight = 60 } ]

样例文件：gapcalc template。全部说明：man gapcalc-toml
)",
                R"(The file format: TOML in UTF-8

The least that makes a goal:

  [[indicator]]
  id     = "industrial-enterprises"
  name   = "Industrial enterprises"
  unit   = "家"
  baseline = { at = 2022, value = 700 }
  target = { more_than = 800, by = 2025 }
  [indicator.observations]
  2023    = 731
  2024-06 = 752

periods     2025, 2025-H1, 2025-Q3, 2025-09, 2025-09-30; each stands for its last day
numbers     752, 18.60, or a text with its unit: "200亿元", "1.5万", "50%"; no thousands separators
comparisons at_least, more_than, at_most, less_than, between = [low, high], times_baseline, rise_by,
            fall_by, grow_per_year, stage
kinds       kind = "stock", a level at a date (when left out); "year_to_date", a running total;
            "per_period", amounts of each period; "milestone", work in stages
attribute   "binding", or "expected" (when left out)
groups      [[group]] with id and name; an indicator says group = "id"
entities    [[entities]] lists towns or villages; an indicator says over = "id" and
            measure = "sum|mean|min|max|count"; count has where = { at_least = 1 }, its target may be "50%"
sharing     [[series]] holds data of several indicators, which say series = "id"
tables      [[data]] file = "figures.csv"; see gapcalc help csv
arenas      [[arena]] over, indicators = [ { id = "...", weight = 60 } ]

A file to begin with: gapcalc template. In full: man gapcalc-toml
)");
}

std::string csv_topic(Language language) {
    return pick(language, R"(数据表：CSV

表头 series,entity,period,value,unit（或 指标,名称,时期,数值,单位）的一行一数：

  series,entity,period,value,unit
  village-income,上巷村,2023,320,万元

用法    在 TOML 中写 [[data]] file = "数据.csv"，或在命令行加 --data 数据.csv
列名    表头不同时写 columns = { entity = "村名", period = "年份", value = "收入" }
宽表    layout = "wide"：一行一个对象，一列一个时期
时期    2023、2023-09、2023年9月、2023/9/30、2023年1-9月（累计）
空格    空的单元格是没有数据，不是零；名称空着指整体
编码    UTF-8、GB18030、UTF-16 都能认出
空表    gapcalc template --data goals.toml --period 2024 给出待填的表

输出给 Excel 或 WPS：gapcalc goals.toml -o gap.csv --bom
以 = + - @ 开头的文字前会加 ' ，以防被当作公式；不要时用 --raw
)",
                R"(Tables of figures: CSV

A row a figure, under the headings series,entity,period,value,unit:

  series,entity,period,value,unit
  village-income,上巷村,2023,320,万元

use         [[data]] file = "figures.csv" in TOML, or --data figures.csv on the command line
headings    other ones are named: columns = { entity = "village", period = "year", value = "income" }
wide        layout = "wide": a row an entity, a column a period
periods     2023, 2023-09, 2023/9/30, 2023年9月, and 2023年1-9月 for running totals
empty       an empty cell is no observation, never zero; an empty entity means the whole
encoding    UTF-8, GB18030 and UTF-16 are recognised
to fill in  gapcalc template --data goals.toml --period 2024 gives the rows that are lacking

For Excel or WPS: gapcalc goals.toml -o gap.csv --bom
Texts that begin with = + - @ get a leading ' so that they are not taken for formulas; --raw leaves them
)");
}

std::string columns_topic(Language language) {
    auto text = pick(language,
                     "报表的列：--columns 取用的代码与表头\n\n  gapcalc goals.toml --columns "
                     "name,value,target,gap,verdict\n\n",
                     "Columns of the report: the keys of --columns and their headings\n\n"
                     "  gapcalc goals.toml --columns name,value,target,gap,verdict\n\n");
    std::vector<Pair> lines;
    for (const auto& column : tabulate::report_columns())
        lines.push_back({std::string(column.key) + (column.people ? " *" : ""),
                         std::string(language == Language::zh ? column.zh : column.en)});
    text += two_columns(lines, 20);
    text += pick(
        language,
        "\n* 供人看的表默认有这些列；csv、tsv、json、jsonl 默认有全部列。公式见 gapcalc explain 指标标识。\n",
        "\n* in tables for people by default; csv, tsv, json and jsonl have all.\n"
        "Formulas with the figures put in: gapcalc explain ID.\n");
    return text;
}

std::string verdicts_topic(Language language) {
    auto text = pick(language, "判定：以第一条适用的为准\n\n  gapcalc goals.toml --verdict missed,behind\n\n",
                     "Verdicts: the first that applies\n\n  gapcalc goals.toml --verdict missed,behind\n\n");
    text += two_columns(
        {labelled(assess::Verdict::reached, language, "现值已达到目标", "the value meets the target"),
         labelled(assess::Verdict::missed, language, "期限已到而未达到；或累计数已超上限",
                  "the deadline is there and the target is not met; or a running total is over its ceiling"),
         labelled(assess::Verdict::ahead, language, "进度比（进度 / 序时进度）>= 1.10",
                  "pace (progress / elapsed) >= 1.10"),
         labelled(assess::Verdict::on_track, language, "进度比 >= 0.95", "pace >= 0.95"),
         labelled(assess::Verdict::slow, language, "进度比 >= 0.60", "pace >= 0.60"),
         labelled(assess::Verdict::behind, language, "进度比 >= 0", "pace >= 0"),
         labelled(assess::Verdict::reversing, language, "进度比 < 0，或得而复失",
                  "pace < 0, or met once and lost"),
         labelled(assess::Verdict::pending, language, "缺少判定所需的东西，原因另注",
                  "what a verdict needs is lacking; the reason says what")},
        42);
    text += pick(language, "\n待定的原因：\n", "\nReasons of pending:\n");
    std::vector<Pair> reasons;
    for (int at = 1; at <= int(assess::Reason::baseline_met); ++at)
        reasons.push_back({std::string(labels::label(assess::Reason(at)).key),
                           std::string(labels::label(assess::Reason(at)).in(language))});
    text += two_columns(reasons, 20);
    text += pick(language, "\n标记：\n", "\nFlags:\n");
    text +=
        two_columns({labelled(assess::Flag::slipping, language, "已达标，但最近一次变化方向相反",
                              "met, but the last change is the wrong way"),
                     labelled(assess::Flag::late, language, "期限之后才达到", "first met after the deadline"),
                     labelled(assess::Flag::lost, language, "曾经达到，现在没有", "met before, not now"),
                     labelled(assess::Flag::reversed_recently, language, "最近的变化与总的变化方向相反",
                              "the last change runs against the whole one"),
                     labelled(assess::Flag::stale, language, "数据超过 12 个月（--stale）",
                              "data older than 12 months (--stale)"),
                     labelled(assess::Flag::partial_year, language, "只有不满一年的数据",
                              "only a part of a year is known"),
                     labelled(assess::Flag::newer_incomplete, language, "用的是较早的一期",
                              "a newer period is incomplete; an earlier one is used"),
                     labelled(assess::Flag::later_data, language, "这些数据未计入",
                              "there are data after the as-of date"),
                     labelled(assess::Flag::assumed_deadline, language, "原文没有写期限",
                              "the deadline is not in the source")},
                    42);
    return text;
}

std::string methods_topic(Language language) {
    auto text = pick(language, "判定方法\n\n  gapcalc goals.toml --method trend\n\n",
                     "Methods\n\n  gapcalc goals.toml --method trend\n\n");
    text += two_columns(
        {{"linear",
          pick(language,
               "进度比 = 进度 / 序时进度：>= 1.10 超序时，>= 0.95 符合，>= 0.60 偏慢，>= 0 滞后（默认）",
               "pace = progress / elapsed: >= 1.10 ahead, >= 0.95 on track, >= 0.60 slow, >= 0 behind; the "
               "default")},
         {"growth",
          pick(language, "基期以来的年均增速与所需年均增速之比：>= 0.95 符合，>= 0.60 偏慢，>= 0 滞后",
               "growth a year since the baseline over the growth needed: >= 0.95 on track, >= 0.60 slow, >= "
               "0 behind")},
         {"projection",
          pick(language, "按已有增速推到期限，占所需变化之比：>= 0.95 符合，>= 0.10 偏慢，>= 0 滞后",
               "the growth so far carried to the deadline, as a part of the change needed: >= 0.95 on track, "
               ">= 0.10 slow, >= 0 behind")},
         {"trend", pick(language,
                        "近六年（至少四年）年均变化推到期限，仍差之比：<= 0.05 符合，<= 0.20 "
                        "偏慢，其余滞后；不需要基期",
                        "the mean yearly change of the last six years (at least four) carried to the "
                        "deadline, the part still "
                        "lacking: <= 0.05 on track, <= 0.20 slow, else behind; needs no baseline")}},
        12);
    text += pick(
        language, "\n位次，以及本年度的累计数，总用 linear；只有 linear 有“超序时”。\n",
        "\nRanks, and running totals within their target year, always use linear; only linear has ahead.\n");
    return text;
}

std::string exit_codes_topic(Language language) {
    return pick(language, R"(退出码

  report=$(gapcalc goals.toml -q --fail-on missed) || echo "$report"      有未达标的才输出

0    正常
1    有发现：check 查出错误（加 --strict 时含警告），或 --fail-on 的情形出现；输出完整
2    没有做成：用法错误、文件读不了或有错、写不了。与 1 同时出现时为 2
130  被中断（Ctrl-C）
)",
                R"(Exit codes

  report=$(gapcalc goals.toml -q --fail-on missed) || echo "$report"      prints when a goal is missed

0    ran
1    findings: check found errors (with --strict warnings too), or a --fail-on condition holds; the output
     is complete
2    could not do the job: usage, unreadable or faulty input, write error; goes before 1
130  interrupted (Ctrl-C)
)");
}

std::string environment_topic(Language language) {
    auto text = pick(language, "环境变量\n\n  LC_ALL=zh_CN.UTF-8 gapcalc goals.toml\n\n",
                     "Environment variables\n\n  LC_ALL=en_US.UTF-8 gapcalc goals.toml\n\n");
    text += two_columns(
        {{"LC_ALL, LC_MESSAGES, LANG",
          pick(language, "第一个不空的以 zh 开头时用中文，否则英文；--lang 优先",
               "Chinese when the first that is set begins with zh, else English; --lang goes before")},
         {"NO_COLOR", pick(language, "不空时不用颜色", "no colour when not empty")},
         {"CLICOLOR_FORCE", pick(language, "不空且不为 0 时，不在终端上也用颜色",
                                 "colour off a terminal too, when neither empty nor 0")},
         {"TERM", pick(language, "为 dumb 时不用颜色", "no colour when dumb")},
         {"COLUMNS", pick(language, "终端宽度", "the terminal's width")},
         {"SOURCE_DATE_EPOCH",
          pick(language, "代替今天（1970 年以来的秒数），使结果可重现",
               "stands for today, in seconds since 1970, for results that can be repeated")},
         {"GAPCALC_BOM", pick(language, "为 1 时如同 --bom", "1 does what --bom does")}},
        28);
    return text;
}

constexpr HelpTopic k_topics[] = {
    {"format", "目标和数据怎样写", "how goals and figures are written", format_topic},
    {"csv", "用表格中的数据；把结果放进表格", "figures from spreadsheets, and results into them", csv_topic},
    {"columns", "报表的列", "the columns of the report", columns_topic},
    {"verdicts", "判定、原因、标记", "verdicts, reasons and flags", verdicts_topic},
    {"methods", "四种判定方法", "the four methods of judging", methods_topic},
    {"exit-codes", "退出码", "what 0, 1 and 2 mean", exit_codes_topic},
    {"environment", "环境变量", "variables that are honoured", environment_topic},
};

} // namespace

std::span<const HelpTopic> help_topics() { return k_topics; }

} // namespace gapcalc::cli
