#include "cli/starter.hpp"

namespace gapcalc::cli {
namespace {

constexpr std::string_view k_zh = R"toml(# gapcalc 的样例文件：改成你自己的规划，再运行
#   gapcalc goals.toml          看差距
#   gapcalc check goals.toml    查错误
# 以 # 开头的是说明，可以删去。文件须存为 UTF-8。

title  = "2025年主要目标"            # 出现在表头
source = "某某规划纲要, 2023-05"      # 数字的出处

[defaults]
by   = 2025                          # 没有另写期限的目标，到 2025 年底为止
from = 2022                          # 没有基期值的指标，从 2022 年底起算时间

# ---- 分组：报表中的小标题 --------------------------------------------------------------

[[group]]
id   = "economy"                     # 标识：小写字母、数字和 -
name = "经济发展"

[[group]]
id   = "living"
name = "公共服务"

# ---- 一项指标：某一时点的数量（存量） --------------------------------------------------

[[indicator]]
id        = "industrial-enterprises"
name      = "规上工业企业"
group     = "economy"
unit      = "家"
attribute = "binding"                           # 约束性；不写是预期性
baseline  = { at = 2022, value = 700 }          # 基期：时期和数值
target    = { more_than = 800 }                 # 突破 800 家；“800 家以上”写 at_least

[indicator.observations]                        # 实际数：时期 = 数值
2023    = 731
2024-06 = 752                                   # 还可写 2024-H1、2024-Q2、2024-06-30

# ---- 全年累计的数量，按月报累计数 ------------------------------------------------------

[[indicator]]
id     = "industrial-investment"
name   = "工业投资"
group  = "economy"
unit   = "亿元"
kind   = "year_to_date"                         # 当年累计；每期单报用 per_period
target = { at_least = "200亿元", by = 2024 }    # 数值可以带单位，会自动换算

[indicator.observations]
2024-03 = 41.5                                  # 1-3 月累计
2024-06 = 96.2                                  # 1-6 月累计

# ---- 越小越好的指标 --------------------------------------------------------------------

[[indicator]]
id       = "waiting-days"
name     = "平均等候时间"
group    = "living"
unit     = "天"
baseline = { at = 2022, value = 12 }
target   = { at_most = 5 }                      # 不超过 5 天；“降低 10%”写 fall_by = "10%"

[indicator.observations]
2023 = 9.5

# ---- 分步完成的工作 --------------------------------------------------------------------

[[indicator]]
id     = "new-hospital"
name   = "新医院"
group  = "living"
kind   = "milestone"
stages = ["未启动", "开工", "封顶", "启用"]      # 依次
target = { stage = "启用" }

[indicator.observations]
2023-09 = "开工"

# ---- 分到各镇街的指标 ------------------------------------------------------------------

[[entities]]
id      = "towns"
name    = "镇街"
unit    = "个"
members = ["东镇", "西镇", "南街道"]

[[indicator]]
id      = "schools"
name    = "有寄宿制学校的镇街"
group   = "living"
over    = "towns"
measure = "count"                               # 数一数符合 where 的有几个
where   = { at_least = 1 }
target  = { at_least = "100%" }                 # 每个镇街都要有

[indicator.observations."东镇"]
2023 = 1
[indicator.observations."西镇"]
2023 = 0
[indicator.observations."南街道"]
2023 = 2

# 数据多时放进 CSV 文件（表头：series,entity,period,value），再写
#   [[data]]
#   file = "figures.csv"
# 更多写法：gapcalc help format
)toml";

constexpr std::string_view k_en = R"toml(# A starter file for gapcalc: make it your own plan, then run
#   gapcalc goals.toml          to see the gaps
#   gapcalc check goals.toml    to find mistakes
# Lines that begin with # explain and may go. Save the file as UTF-8.

title  = "Main goals for 2025"       # heads the table
source = "The plan's outline, 2023"  # where the figures come from
lang   = "en"                        # language of names in CSV and JSON

[defaults]
by   = 2025                          # deadline of targets that name none: the end of 2025
from = 2022                          # where time begins to run without a baseline

# ---- groups: headings within the table -------------------------------------------------

[[group]]
id   = "economy"                     # ids: small letters, digits and -
name = "Economy"

[[group]]
id   = "living"
name = "Public services"

# ---- an indicator: a level at a date (stock) -------------------------------------------

[[indicator]]
id        = "industrial-enterprises"
name      = "Industrial enterprises"
group     = "economy"
unit      = "个"
attribute = "binding"                           # left out: expected
baseline  = { at = 2022, value = 700 }          # the period and the figure to start from
target    = { more_than = 800 }                 # strictly more; "800 or more" is at_least

[indicator.observations]                        # what was counted: period = figure
2023    = 731
2024-06 = 752                                   # 2024-H1, 2024-Q2 and 2024-06-30 do as well

# ---- an amount over a year, reported as a running total --------------------------------

[[indicator]]
id     = "industrial-investment"
name   = "Industrial investment"
group  = "economy"
unit   = "亿元"
kind   = "year_to_date"                         # amounts of each period alone: per_period
target = { at_least = "200亿元", by = 2024 }    # a number may carry its unit and is converted

[indicator.observations]
2024-03 = 41.5                                  # January to March
2024-06 = 96.2                                  # January to June

# ---- less is better --------------------------------------------------------------------

[[indicator]]
id       = "waiting-days"
name     = "Days of waiting"
group    = "living"
unit     = "天"
baseline = { at = 2022, value = 12 }
target   = { at_most = 5 }                      # "down by a tenth" is fall_by = "10%"

[indicator.observations]
2023 = 9.5

# ---- work done in stages ---------------------------------------------------------------

[[indicator]]
id     = "new-hospital"
name   = "New hospital"
group  = "living"
kind   = "milestone"
stages = ["not begun", "begun", "roofed", "open"]
target = { stage = "open" }

[indicator.observations]
2023-09 = "begun"

# ---- a goal spread over towns ----------------------------------------------------------

[[entities]]
id      = "towns"
name    = "Towns"
unit    = "个"
members = ["Easton", "Weston", "Southby"]

[[indicator]]
id      = "schools"
name    = "Towns with a boarding school"
group   = "living"
over    = "towns"
measure = "count"                               # count those that pass `where`
where   = { at_least = 1 }
target  = { at_least = "100%" }                 # every town

[indicator.observations.Easton]
2023 = 1
[indicator.observations.Weston]
2023 = 0
[indicator.observations.Southby]
2023 = 2

# Many figures go into a CSV file (headings: series,entity,period,value) named as
#   [[data]]
#   file = "figures.csv"
# There is more: gapcalc help format
)toml";

} // namespace

std::string_view starter_file(Language language) { return language == Language::zh ? k_zh : k_en; }

} // namespace gapcalc::cli
