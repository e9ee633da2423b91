#include "cli/problems.hpp"

namespace gapcalc::cli::problems {

using enum Severity;

const ProblemKind first_word_unknown{
    "E901",
    error,
    {"“{0}”既不是命令，也不是文件", "\"{0}\" is neither a command nor a file"},
    {},
    {"{1}", "{1}"}};
const ProblemKind option_unknown{
    "E902", error, {"{1} 没有选项 {0}", "{1} has no option {0}"}, {}, {"{2}", "{2}"}};
const ProblemKind option_elsewhere{"E903",
                                   error,
                                   {"选项 {0} 不用于 {1}", "option {0} does not serve {1}"},
                                   {},
                                   {"它用于：{2}", "it serves {2}"}};
const ProblemKind value_missing{
    "E904", error, {"选项 {0} 缺少值", "option {0} needs a value"}, {}, {"写作 {0} {1}", "write {0} {1}"}};
const ProblemKind value_needless{
    "E905", error, {"选项 {0} 不带值", "option {0} takes no value"}, {}, {"只写 {0}", "write {0} alone"}};
const ProblemKind choice_unknown{
    "E906", error, {"{0} 没有“{1}”这个值", "{0} knows no \"{1}\""}, {}, {"{2}", "{2}"}};
const ProblemKind name_unknown{
    "E907", error, {"没有{0}“{1}”", "there is no {0} \"{1}\""}, {}, {"{2}", "{2}"}};
const ProblemKind not_a_period{"E908",
                               error,
                               {"{0} 的“{1}”不是时期", "{0}: \"{1}\" is not a period"},
                               {},
                               {"写作 2025、2025-H1、2025-Q3、2025-09 或 2025-09-30",
                                "write 2025, 2025-H1, 2025-Q3, 2025-09 or 2025-09-30"}};
const ProblemKind not_a_number{
    "E909",
    error,
    {"{0} 的“{1}”不是 {2} 到 {3} 的整数", "{0}: \"{1}\" is not a whole number from {2} to {3}"},
    {},
    {"写整数，如 {0} 12", "write a whole number, as {0} 12"}};
const ProblemKind option_without_meaning{"E910",
                                         error,
                                         {"选项 {0} 对 {1} 没有意义", "option {0} has no meaning for {1}"},
                                         {},
                                         {"只用于 {2}", "it is for {2}"}};
const ProblemKind options_exclude{"E911",
                                  error,
                                  {"{0} 和 {1} 不能同时使用", "{0} and {1} exclude each other"},
                                  {},
                                  {"去掉其中一个", "leave one out"}};
const ProblemKind extension_unknown{"E912",
                                    error,
                                    {"从文件名“{0}”看不出格式", "the name \"{0}\" does not tell the format"},
                                    {},
                                    {"加上 -f，可选：{1}", "add -f with one of: {1}"}};
const ProblemKind output_is_input{"E913",
                                  error,
                                  {"输出文件“{0}”也是输入文件", "the output \"{0}\" is one of the inputs"},
                                  {},
                                  {"换一个输出文件名", "name another output file"}};
const ProblemKind write_failed{
    "E914", error, {"无法写入 {0}：{1}", "cannot write {0}: {1}"}, {}, {"{2}", "{2}"}};
const ProblemKind no_indicators{"E915",
                                error,
                                {"输入中没有指标", "the input holds no indicators"},
                                {},
                                {"每项指标以 [[indicator]] 开头；样例见 gapcalc template",
                                 "an indicator begins with [[indicator]]; see gapcalc template"}};
const ProblemKind empty_catalogue{"W915",
                                  warning,
                                  {"输入中没有指标", "the input holds no indicators"},
                                  {},
                                  {"每项指标以 [[indicator]] 开头；样例见 gapcalc template",
                                   "an indicator begins with [[indicator]]; see gapcalc template"}};
const ProblemKind input_twice{"E917",
                              error,
                              {"标准输入“-”用了两次", "standard input \"-\" is named twice"},
                              {},
                              {"只写一次", "name it once"}};
const ProblemKind no_memory{"E918",
                            error,
                            {"内存不足", "out of memory"},
                            {},
                            {"减少一次读入的文件，或用 -j 1 少开线程",
                             "read fewer files at a time, or take fewer threads with -j 1"}};
const ProblemKind unexpected{"E919",
                             error,
                             {"程序出错：{0}", "unexpected: {0}"},
                             {},
                             {"这是程序的错误，请连同命令和输入报告",
                              "this is a fault of the program: report it with the command and its input"}};
const ProblemKind indicator_failed{
    "E932",
    error,
    {"{0} 没有算出来：{1}", "{0} could not be computed: {1}"},
    {},
    {"这是程序的错误，请连同命令和这个指标报告；用 --keep-going 仍可得到其他指标",
     "this is a fault of the program: report it with the command and this "
     "indicator; --keep-going gives the others"}};
const ProblemKind argument_missing{
    "E920", error, {"{0} 缺少 {1}", "{0} needs {1}"}, {}, {"写作 {2}", "write {2}"}};
const ProblemKind argument_extra{
    "E921", error, {"{0} 不需要“{1}”", "{0} takes no \"{1}\""}, {}, {"写作 {2}", "write {2}"}};
const ProblemKind arena_choice{"E922",
                               error,
                               {"擂台不止一个", "there are several arenas"},
                               {},
                               {"用 --arena 选一个：{0}", "choose with --arena: {0}"}};
const ProblemKind no_arena{"E923",
                           error,
                           {"输入中没有擂台", "the input holds no arena"},
                           {},
                           {"用 [[arena]] 写一个，或用 --indicator 给单项指标排名",
                            "write one as [[arena]], or rank one indicator with --indicator"}};
const ProblemKind named_twice{
    "E924", error, {"{0} 中“{1}”出现两次", "{0} names \"{1}\" twice"}, {}, {"只写一次", "name it once"}};
const ProblemKind nothing_to_rank{
    "E925",
    error,
    {"指标“{0}”没有各对象的数据，无从排名", "indicator \"{0}\" has no entities to rank"},
    {},
    {"只有写了 over 或 series 的指标才有对象可排名", "only an indicator with over or series has entities"}};
const ProblemKind since_too_late{
    "E926",
    error,
    {"--since {0} 晚于截止日 {1}", "--since {0} lies after the as-of date {1}"},
    {},
    {"给一个更早的 --since，或更晚的 --as-of", "give an earlier --since or a later --as-of"}};
const ProblemKind year_of_files{"E934",
                                error,
                                {"{0} 是跨日历年的年度，而文件中的年度{1}",
                                 "{0} is a year that begins after January, and the years of the files {1}"},
                                {},
                                {"写成月份或日期，如 {2}", "write a month or a day, as {2}"}};
const ProblemKind ambiguous_name{
    "E927",
    error,
    {"{0}“{1}”在几个规划中都有：{2}", "{0} \"{1}\" stands in several plans: {2}"},
    {},
    {"只给出其中一个规划的文件", "give the files of one of them"}};

const ProblemKind command_last{
    "E930",
    error,
    {"“{0}”不是文件，作为命令要写在最前面", "\"{0}\" is no file, and as a command it goes first"},
    {},
    {"写作 {1}", "write {1}"}};
const ProblemKind not_an_epoch{"E933",
                               error,
                               {"SOURCE_DATE_EPOCH 的“{0}”不是自 1970 年起的秒数",
                                "SOURCE_DATE_EPOCH is \"{0}\", not seconds since 1970"},
                               {},
                               {"写整数，或用 --as-of 给出日期，或 unset SOURCE_DATE_EPOCH",
                                "set it to a whole number, name the date with --as-of, or unset it"}};
const ProblemKind csv_as_goals{"E929",
                               error,
                               {"{0} 是数据文件，不是目标文件", "{0} holds figures, not goals"},
                               {},
                               {"写作 --data {0}，或在 TOML 文件的 [[data]] 中写明",
                                "write --data {0}, or name it in a [[data]] table of the TOML file"}};

const ProblemKind engine_unasked{
    "E935",
    error,
    {"{0} 的数据在数据库中，还没有取来", "the figures of {0} are in a database and were not fetched"},
    {},
    {"用 --via CMD --engine ENGINE 查询，或用 --points 给出 gapcalc sql 的结果",
     "ask with --via CMD --engine ENGINE, or give the answer to gapcalc sql with --points"}};
const ProblemKind answer_unreadable{"E936",
                                    error,
                                    {"无法读取 {0}：{1}", "cannot read {0}: {1}"},
                                    {},
                                    {"检查路径和权限", "check its path and permissions"}};
const ProblemKind client_failed{"E937",
                                error,
                                {"客户端失败（{1}）：{0}", "the client failed ({1}): {0}"},
                                {},
                                {"它的说明在上面；单独运行一次：gapcalc sql … | {0}",
                                 "what it said stands above; run it by itself: gapcalc sql ... | {0}"}};
const ProblemKind client_late{
    "E938",
    error,
    {"客户端 {1} 秒内没有结束，已停止：{0}", "the client had not ended after {1} s and was stopped: {0}"},
    {},
    {"用 --timeout 给更长的时间", "give it longer with --timeout"}};
const ProblemKind no_tables{
    "E939",
    error,
    {"所问的目标没有一个用到 [[table]]", "none of the goals asked about uses a [[table]]"},
    {},
    {"数据库表在目标文件中用 [[table]] 写明", "a [[table]] in the goals says where an engine keeps figures"}};
const ProblemKind workbook_failed{
    "E931", error, {"无法生成工作簿：{0}", "cannot make a workbook: {0}"}, {}, {"{1}", "{1}"}};

const ProblemKind cells_guarded{"N901",
                                note,
                                {"{0} 个单元格以 = + - @ 等开头，已在前面加 ' 以防被当作公式",
                                 "{0} {1} beginning with = + - @ or the like got a leading '"},
                                {},
                                {"不要这样做时用 --raw", "--raw leaves them as they are"}};
const ProblemKind observations_left_out{
    "N902",
    note,
    {"截止日 {0} 之后的 {1} 个数据未计入", "{1} {2} after the as-of date {0} left out"},
    {},
    {"计到哪一天由 --as-of 决定", "--as-of says up to when figures count"}};
const ProblemKind numbers_as_text{"N904",
                                  note,
                                  {"{0} 个数超过 15 位有效数字，在工作簿中写作文字",
                                   "{0} {1} of more than 15 digits stand as text in the workbook"},
                                  {},
                                  {"要精确的数用 csv", "csv holds them exactly"}};
const ProblemKind memory_needed{
    "N905",
    note,
    {"以 {1} 写出的至多 {0} 行，最多约需 {2} MB 内存",
     "up to {0} rows as {1} need up to about {2} MB of memory"},
    {},
    {"csv、tsv、json、jsonl 不用 --sort、--top 时逐行写出，用不了多少；或用 --only、--group 分开写",
     "without --sort and --top, csv, tsv, json and jsonl are written row by row and need little; or take "
     "parts with --only and --group"}};
const ProblemKind entities_unnamed{"N903",
                                   note,
                                   {"“{0}”中有 {1} 个尚无名称", "{1} of \"{0}\" have no name yet"},
                                   {},
                                   {"自行补上它们的行", "add their rows yourself"}};

} // namespace gapcalc::cli::problems
