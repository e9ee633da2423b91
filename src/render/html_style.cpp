#include "render/html.hpp"

namespace gapcalc::render {
namespace {

// Paper is always light. Fonts are named, never fetched: those of Windows, macOS and Linux in turn.
constexpr std::string_view k_page = R"css(
:root { color-scheme: light dark;
  --paper: #fff; --ink: #18212f; --soft: #56616f; --line: #d5dbe3; --band: #eef2f7; --track: #e2e7ee; --accent: #1d4a85;
  --best: #17663a; --good: #0a6470; --fair: #835400; --poor: #ad4200; --bad: #a31621; --idle: #56616f; }
@media screen and (prefers-color-scheme: dark) { :root {
  --paper: #13171e; --ink: #e7ebf1; --soft: #a0abb9; --line: #323b48; --band: #1d242e; --track: #2b3440; --accent: #93bbf3;
  --best: #74d49b; --good: #63cbd6; --fair: #e4b75c; --poor: #f59a63; --bad: #f58a8a; --idle: #a0abb9; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 14px/1.45 "Source Han Sans SC", "Noto Sans CJK SC",
  "Noto Sans SC", "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "微软雅黑", "WenQuanYi Micro Hei", "Segoe UI",
  "Helvetica Neue", Arial, sans-serif; }
main { max-width: 1360px; margin: 0 auto; padding: 28px 24px 40px; }
h1 { margin: 0; font: 700 28px/1.3 "Source Han Serif SC", "Noto Serif CJK SC", "Noto Serif SC", "STZhongsong", "华文中宋",
  "Songti SC", "SimSun", "宋体", Georgia, serif; overflow-wrap: anywhere; }
header { border-bottom: 3px double var(--accent); padding-bottom: 12px; margin-bottom: 14px; }
header p, .summary p { margin: 4px 0 0; overflow-wrap: anywhere; }
header p { color: var(--soft); }
.summary { margin-bottom: 14px; }
.strip { display: flex; height: 10px; gap: 2px; margin-bottom: 8px; }
.strip span { background: var(--tone); min-width: 4px; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.tally { display: flex; flex-wrap: wrap; gap: 6px 20px; margin: 0 0 8px; padding: 0; list-style: none; }
.tally li { color: var(--tone); font-weight: 600; }
.tally b { font-size: 20px; margin-inline-start: 6px; font-variant-numeric: tabular-nums; }
.keys { display: flex; flex-wrap: wrap; gap: 2px 18px; margin: 0 0 10px; color: var(--soft); font-size: 12px; }
.key { display: inline-flex; align-items: center; gap: 6px; }
.key svg { width: 24px; height: 14px; }
.best { --tone: var(--best); } .good { --tone: var(--good); } .fair { --tone: var(--fair); }
.poor { --tone: var(--poor); } .bad { --tone: var(--bad); } .idle { --tone: var(--idle); }
table { width: 100%; border-collapse: collapse; font-size: 13px; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
th, td { padding: 6px 7px; text-align: start; vertical-align: middle; border-bottom: 1px solid var(--line); }
thead th { position: sticky; top: 0; z-index: 1; background: var(--paper); border-bottom: 2px solid var(--accent);
  color: var(--soft); font-weight: 600; font-size: 12px; line-height: 1.3; vertical-align: bottom; word-break: keep-all; }
tbody th { font-weight: 600; min-width: 11em; overflow-wrap: anywhere; }
.inner { font-weight: 400; padding-inline-start: 2em; }
.section th { background: var(--band); color: var(--accent); font-weight: 700; font-size: 14px; padding: 8px 7px;
  border-bottom: 1px solid var(--line); print-color-adjust: exact; -webkit-print-color-adjust: exact; }
td.word { overflow-wrap: anywhere; } .brief { white-space: nowrap; }
.figure, .date { white-space: nowrap; font-variant-numeric: tabular-nums; }
.right { text-align: end; }
.badge { display: inline-block; white-space: nowrap; color: var(--tone); font-weight: 700; }
i { font-style: normal; margin-inline-end: .35em; }
.why { display: block; color: var(--soft); font-size: 12px; line-height: 1.35; word-break: keep-all; overflow-wrap: anywhere; }
svg { display: block; overflow: visible; --tone: var(--soft); }
svg.best { --tone: var(--best); } svg.good { --tone: var(--good); } svg.fair { --tone: var(--fair); }
svg.poor { --tone: var(--poor); } svg.bad { --tone: var(--bad); } svg.idle { --tone: var(--idle); }
.bullet { width: 150px; height: 26px; } .history { width: 150px; height: 46px; }
.track { fill: var(--track); } .range { fill: var(--soft); opacity: .3; } .bar { fill: var(--tone); } .aim { fill: var(--ink); }
.due { fill: var(--paper); stroke: var(--ink); stroke-width: 1.2; }
.run { fill: none; stroke: var(--tone); stroke-width: 1.6; } .way { fill: none; stroke: var(--soft); stroke-width: 1.1; stroke-dasharray: 3 3; }
.dot { fill: var(--tone); stroke: var(--tone); stroke-width: 1; } .hollow { fill: var(--paper); }
.goal { fill: var(--paper); stroke: var(--ink); stroke-width: 1.3; }
svg text { font-size: 10px; fill: var(--soft); font-variant-numeric: tabular-nums; }
)css";

constexpr std::string_view k_paper = R"css(
@page { size: A4 landscape; margin: 11mm 10mm 13mm; @bottom-right { content: counter(page) " / " counter(pages); font: 9px sans-serif; color: #56616f; } }
@media print {
  body { font-size: 10px; } main { max-width: none; padding: 0; } h1 { font-size: 20px; }
  table { font-size: 9.5px; } thead { display: table-header-group; } thead th { position: static; font-size: 9px; }
  th, td { padding: 3px 5px; } tbody th { min-width: 9em; } .section th { font-size: 11px; padding: 4px 5px; }
  tr, .card { break-inside: avoid; } .section { break-after: avoid; } .why { font-size: 8.5px; } .tally b { font-size: 14px; }
  .keys { font-size: 9px; } .bullet { width: 120px; height: 21px; } .history { width: 120px; height: 37px; }
}
)css";

constexpr std::string_view k_cards = R"css( {
  main { padding: 18px 14px 32px; } h1 { font-size: 23px; }
  table, tbody, tr, th, td { display: block; width: auto; } thead { display: none; } table { min-width: 0; }
  tbody { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 330px), 1fr)); gap: 10px; margin-bottom: 14px; }
  tbody tr { display: grid; grid-template-columns: 1fr 1fr; gap: 2px 16px; padding: 10px 12px; align-content: start;
    border: 1px solid var(--line); border-radius: 6px; break-inside: avoid; min-width: 0; }
  tbody tr.section { grid-column: 1 / -1; display: block; padding: 0; border: 0; }
  .section th { border: 0; border-radius: 4px; }
  tbody th, tbody td { border: 0; padding: 1px 0; min-width: 0; }
  tbody tr:not(.section) th, td.judged, td.chart { grid-column: 1 / -1; }
  tbody tr:not(.section) th { order: -2; font-size: 15px; } td.judged { order: -1; } td.chart { order: 1; }
  tbody tr:has(.inner) { margin-inline-start: 14px; } tbody tr .inner { padding-inline-start: 0; }
  td:not(.judged) { display: flex; justify-content: space-between; align-items: center; gap: 10px; text-align: end; white-space: normal; }
  td:not(.judged)::before { content: attr(data-label); color: var(--soft); font-size: 12px; text-align: start; word-break: keep-all; }
  td.chart svg { flex: none; width: 190px; height: auto; }
  tbody td:not(.judged):empty { display: none; }
  .why { display: inline; margin-inline-start: .6em; }
}
)css";

} // namespace

void append_style_sheet(std::string& out, bool cards) {
    out += k_page;
    out += k_paper;
    out += cards ? "@media all" : "@media screen and (max-width: 1100px)";
    out += k_cards;
}

} // namespace gapcalc::render
