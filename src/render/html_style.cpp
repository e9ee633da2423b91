#include "render/html.hpp"

#include "render/tones.hpp"

#include <fmt/format.h>

namespace gapcalc::render {
namespace {

// Paper is always light. Fonts are named, never fetched: those of Windows, macOS and Linux in turn.
constexpr std::string_view k_page = R"css(
:root { color-scheme: light dark;
  --paper: #fff; --ink: #18212f; --soft: #56616f; --line: #d5dbe3; --band: #eef2f7; --track: #e2e7ee; --accent: #1d4a85;
  --best: #17663a; --good: #0a6470; --fair: #7a4d00; --poor: #a33d00; --bad: #9c2438; --worst: #8f0f1f; --way: #2f4d86; --idle: #56616f;
)css";

// What follows the fills of a light page.
constexpr std::string_view k_rest = R"css( }
@media screen and (prefers-color-scheme: dark) { :root {
  --paper: #13171e; --ink: #e7ebf1; --soft: #a0abb9; --line: #323b48; --band: #1d242e; --track: #2b3440; --accent: #93bbf3;
  --best: #74d49b; --good: #63cbd6; --fair: #e4b75c; --poor: #f59a63; --bad: #f58a8a; --worst: #ff9aa5; --way: #a9c1f0; --idle: #a0abb9;
  --best-fill: #1f7042; --best-ink: #fff; --good-fill: #b5e3d6; --good-ink: #0b1118; --fair-fill: #d8a53f; --fair-ink: #0b1118;
  --poor-fill: #cf6a35; --poor-ink: #0b1118; --bad-fill: #cc6478; --bad-ink: #0b1118; --worst-fill: #d8566a; --worst-ink: #0b1118;
  --way-fill: #33456b; --way-ink: #fff; --idle-fill: #1d242e; --idle-ink: #e7ebf1; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 14px/1.45 "Source Han Sans SC", "Noto Sans CJK SC",
  "Noto Sans SC", "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "微软雅黑", "WenQuanYi Micro Hei", "Segoe UI",
  "Helvetica Neue", Arial, sans-serif; }
main { max-width: 1360px; margin: 0 auto; padding: 28px 24px 40px; }
h1 { margin: 0; font: 700 28px/1.3 "Source Han Serif SC", "Noto Serif CJK SC", "Noto Serif SC", "STZhongsong", "华文中宋",
  "Songti SC", "SimSun", "宋体", Georgia, serif; overflow-wrap: anywhere; }
header { border-bottom: 3px double var(--accent); padding-bottom: 12px; margin-bottom: 14px; }
header p, footer p { margin: 4px 0 0; overflow-wrap: anywhere; }
header p, footer { color: var(--soft); }
h2 { margin: 22px 0 6px; font-size: 16px; color: var(--accent); }
.headline p { margin: 4px 0 0; overflow-wrap: anywhere; } .headline p:first-child { font-size: 17px; font-weight: 600; }
.groups { margin: 14px 0; } .groups dl { margin: 0; display: grid; grid-template-columns: fit-content(40%) 1fr; gap: 5px 12px; align-items: center; }
.groups dl > div { display: contents; }
@media screen and (max-width: 600px) { .groups dl { grid-template-columns: 1fr; gap: 0; } .groups dd { padding-bottom: 6px; } }
.groups dt { font-weight: 600; overflow-wrap: anywhere; } .groups dd { margin: 0; display: flex; gap: 10px; align-items: center; }
.groups dd b { flex: none; min-width: 3em; font-variant-numeric: tabular-nums; }
.strip { display: flex; flex: 1; height: 20px; border: 1px solid var(--line); }
.strip span { background: var(--fill); color: var(--on); font-size: 12px; line-height: 18px; text-align: center; min-width: 24px; overflow: hidden;
  white-space: nowrap; border-inline-start: 1px solid var(--paper); print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.meter { display: block; height: 5px; margin-top: 3px; background: var(--track); print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.meter span { display: block; height: 100%; background: var(--accent); print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.measured { min-width: 9em; } .measured data { display: block; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
nav ul { display: flex; flex-wrap: wrap; gap: 4px 16px; margin: 10px 0; padding: 0; list-style: none; } nav .outer { flex-basis: 100%; font-weight: 600; }
.crossed { overflow-x: auto; } .crossed table { width: auto; } .crossed tbody th, .crossed thead th:first-child { position: sticky; left: 0; z-index: 2;
  background: var(--paper); min-width: 7em; } .crossed thead th { min-width: 5.5em; max-width: 9em; word-break: normal; overflow-wrap: anywhere; }
.crossed thead th:first-child { z-index: 3; }
.filled { background: var(--fill); color: var(--on); print-color-adjust: exact; -webkit-print-color-adjust: exact; }
a { color: var(--accent); }
.legend ul { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 280px), 1fr)); gap: 3px 18px; margin: 18px 0 0; padding: 10px 0 0;
  border-top: 1px solid var(--line); list-style: none; font-size: 12px; color: var(--soft); }
footer { margin-top: 14px; font-size: 12px; }
.keys { display: flex; flex-wrap: wrap; gap: 2px 18px; margin: 0 0 10px; color: var(--soft); font-size: 12px; }
.key { display: inline-flex; align-items: center; gap: 6px; }
.key svg { width: 24px; height: 14px; }
.best { --tone: var(--best); --fill: var(--best-fill); --on: var(--best-ink); }
.good { --tone: var(--good); --fill: var(--good-fill); --on: var(--good-ink); }
.fair { --tone: var(--fair); --fill: var(--fair-fill); --on: var(--fair-ink); }
.poor { --tone: var(--poor); --fill: var(--poor-fill); --on: var(--poor-ink); }
.bad { --tone: var(--bad); --fill: var(--bad-fill); --on: var(--bad-ink); }
.worst { --tone: var(--worst); --fill: var(--worst-fill); --on: var(--worst-ink); }
.moving { --tone: var(--way); --fill: var(--way-fill); --on: var(--way-ink); }
.idle { --tone: var(--idle); --fill: var(--idle-fill); --on: var(--idle-ink); }
table { width: 100%; border-collapse: collapse; font-size: 13px; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
th, td { padding: 6px 7px; text-align: start; vertical-align: middle; border-bottom: 1px solid var(--line); }
thead th { position: sticky; top: 0; z-index: 1; background: var(--paper); border-bottom: 2px solid var(--accent);
  color: var(--soft); font-weight: 600; font-size: 12px; line-height: 1.3; vertical-align: bottom; word-break: keep-all; }
tbody th { font-weight: 600; min-width: 9em; overflow-wrap: anywhere; }
.inner { font-weight: 400; padding-inline-start: 2em; }
.outer th { font-size: 17px; } .amount { white-space: nowrap; } .unit { color: var(--soft); font-size: .9em; }
.section th { background: var(--band); color: var(--accent); font-weight: 700; font-size: 14px; padding: 8px 7px;
  border-bottom: 1px solid var(--line); print-color-adjust: exact; -webkit-print-color-adjust: exact; }
td.word { overflow-wrap: anywhere; } .brief { white-space: nowrap; }
.figure, .date { white-space: nowrap; font-variant-numeric: tabular-nums; }
.right { text-align: end; } .filled i { float: inline-start; font-size: .85em; }
summary { cursor: pointer; } summary::marker { color: var(--soft); }
.rows .date { white-space: normal; min-width: 5em; word-break: keep-all; } .rows .amount { white-space: normal; } .rows .amount data { white-space: nowrap; }
.opened { display: none; } tr:has(details[open]) + .opened { display: table-row; }
@supports not selector(:has(*)) { .opened { display: table-row; } }
.told { font-size: 13px; line-height: 1.5; text-align: start; } td.told { background: var(--band); padding: 6px 14px 14px; white-space: normal; }
.told p { margin: 5px 0; overflow-wrap: anywhere; } .told .lead { font-size: 15px; font-weight: 600; } .told .part { margin: 14px 0 3px; color: var(--accent); font-weight: 700; }
.told table { width: auto; max-width: 100%; } .told th, .told td { padding: 2px 12px 2px 0; border: 0; vertical-align: top; overflow-wrap: anywhere; background: none; }
.told tbody th { font-weight: 400; min-width: 0; } .told thead th { position: static; color: var(--soft); border: 0; }
.told .right { white-space: nowrap; font-variant-numeric: tabular-nums; }
.told dl { margin: 0; display: grid; gap: 2px; } .told dl div { display: grid; grid-template-columns: minmax(5em, 9em) 1fr; gap: 12px; } .told dt { color: var(--soft); }
.told dd { margin: 0; overflow-wrap: anywhere; } .told .history { width: 100%; max-width: 300px; height: auto; display: block; margin-bottom: 6px; }
.told td:last-child { min-width: 8em; }
@media screen and (max-width: 600px) { .told table, .told thead, .told tbody { display: block; } .told tr { display: flex; flex-wrap: wrap; }
  .told tr > * { max-width: 100%; flex: none; } .told tr > :last-child { flex: 0 1 auto; min-width: 0; } .told tr > th:first-child { min-width: 5.5em; } }
.badge { display: inline-block; white-space: nowrap; color: var(--tone); font-weight: 700; }
i { font-style: normal; margin-inline-end: .35em; }
.why { display: block; color: var(--soft); font-size: 12px; line-height: 1.35; word-break: keep-all; overflow-wrap: anywhere; }
svg { display: block; overflow: visible; --tone: var(--soft); }
svg.best { --tone: var(--best); --fill: var(--best-fill); } svg.good { --tone: var(--good); --fill: var(--good-fill); } svg.fair { --tone: var(--fair); --fill: var(--fair-fill); } svg.poor { --tone: var(--poor); --fill: var(--poor-fill); } svg.bad { --tone: var(--bad); --fill: var(--bad-fill); } svg.worst { --tone: var(--worst); --fill: var(--worst-fill); } svg.moving { --tone: var(--way); --fill: var(--way-fill); } svg.idle { --tone: var(--idle); --fill: var(--idle-fill); }
.bullet { width: 120px; height: 21px; } .history { width: 130px; height: 45px; }
.track { fill: var(--track); } .range { fill: var(--soft); opacity: .3; } .bar { fill: var(--fill); stroke: var(--tone); stroke-width: .6; } .aim { fill: var(--ink); }
.due { fill: var(--paper); stroke: var(--ink); stroke-width: 1.2; }
.run { fill: none; stroke: var(--tone); stroke-width: 1.6; } .way { fill: none; stroke: var(--soft); stroke-width: 1.1; stroke-dasharray: 3 3; }
.pale { fill: none; stroke: var(--soft); stroke-width: 1.2; opacity: .45; } .level { fill: none; stroke: var(--ink); stroke-width: 1; stroke-dasharray: 6 2; }
.dot { fill: var(--tone); stroke: var(--tone); stroke-width: 1; } .hollow { fill: var(--paper); }
.goal { fill: var(--paper); stroke: var(--ink); stroke-width: 1.3; }
svg text { font-size: 10px; fill: var(--soft); paint-order: stroke; stroke: var(--paper); stroke-width: 2.5px; font-variant-numeric: tabular-nums; }
)css";

constexpr std::string_view k_paper = R"css(
@page { size: A4 landscape; margin: 11mm 10mm 13mm; @bottom-right { content: counter(page) " / " counter(pages); font: 9px sans-serif; color: #56616f; }
  @bottom-left { content:)css";
constexpr std::string_view k_print = R"css(; font: 9px sans-serif; color: #56616f; } }
@media print {
  body { font-size: 10px; } main { max-width: none; padding: 0; } h1 { font-size: 20px; }
  table { font-size: 9.5px; } thead { display: table-header-group; } thead th { position: static; font-size: 9px; }
  th, td { padding: 3px 5px; } tbody th { min-width: 9em; } .section th { font-size: 11px; padding: 4px 5px; }
  tr, .card { break-inside: avoid; } .section { break-after: avoid; } .why { font-size: 8.5px; }
  .keys { font-size: 9px; } .bullet { width: 120px; height: 21px; } .history { width: 120px; height: 42px; }
}
)css";

constexpr std::string_view k_cards = R"css( {
  main { padding: 18px 14px 32px; } h1 { font-size: 23px; }
  .rows, .rows > tbody, .rows > tbody > tr, .rows > tbody > tr > * { display: block; width: auto; } .rows > thead { display: none; } .rows { min-width: 0; }
  .rows > tbody { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 330px), 1fr)); gap: 10px; margin-bottom: 14px; }
  .rows > tbody > tr { display: grid; grid-template-columns: 1fr 1fr; gap: 2px 16px; padding: 10px 12px; align-content: start;
    border: 1px solid var(--line); border-radius: 6px; break-inside: avoid; min-width: 0; }
  .rows > tbody > tr.section, .rows > tbody > tr.opened { grid-column: 1 / -1; display: block; padding: 0; border: 0; }
  .rows > tbody > tr.opened { display: none; } .rows > tbody > tr:has(details[open]) + tr.opened { display: block; }
  .section th { border: 0; border-radius: 4px; }
  .rows > tbody > tr > th, .rows > tbody > tr > td { border: 0; padding: 1px 0; min-width: 0; }
  .rows > tbody > tr:not(.section) > th, .rows > tbody > tr > td.judged, .rows > tbody > tr > td.chart { grid-column: 1 / -1; }
  .rows > tbody > tr:not(.section) > th { order: -2; font-size: 15px; } td.judged { order: -1; } td.chart { order: 1; }
  tbody tr:has(.inner) { margin-inline-start: 14px; } tbody tr .inner { padding-inline-start: 0; }
  .rows > tbody > tr > td:not(.judged):not(.told) { display: flex; justify-content: space-between; align-items: center; gap: 10px; text-align: end; white-space: normal; }
  .rows > tbody > tr > td:not(.judged):not(.told)::before { content: attr(data-label); color: var(--soft); font-size: 12px; text-align: start; min-width: 0;
    overflow-wrap: anywhere; } .rows > tbody > tr > td:not(.judged):not(.told) > * { flex: none; }
  td.measured .meter { width: 5em; margin: 0; order: -1; } td.chart svg { flex: none; width: 190px; height: auto; }
  .rows > tbody > tr > td:not(.judged):empty { display: none; }
  .rows > tbody > tr > td.told { display: block; padding: 4px 12px 10px; }
  .why { display: inline; margin-inline-start: .6em; }
}
)css";

/// A text in quotes, all but letters and digits as codes: nothing in it can end the style sheet.
void append_css_string(std::string& out, std::string_view text) {
    const auto is_safe = [](char c) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        return letter || c == ' ' || (static_cast<unsigned char>(c) & 0x80) != 0;
    };
    out += '"';
    for (const char c : visible(text)) {
        if (is_safe(c)) {
            out += c;
            continue;
        }
        constexpr std::string_view k_digits = "0123456789abcdef";
        out += "\\0000";
        out += k_digits[static_cast<unsigned char>(c) >> 4];
        out += k_digits[static_cast<unsigned char>(c) & 15];
        out += ' ';
    }
    out += '"';
}

/// What stands behind judgements on light pages and on paper.
void append_fills(std::string& out) {
    static constexpr std::pair<table::Tone, std::string_view> k_names[] = {
        {table::Tone::best, "best"}, {table::Tone::good, "good"}, {table::Tone::fair, "fair"},
        {table::Tone::poor, "poor"}, {table::Tone::bad, "bad"},   {table::Tone::worst, "worst"},
        {table::Tone::way, "way"},   {table::Tone::idle, "idle"}};
    for (const auto& [tone, name] : k_names)
        out += fmt::format(" --{0}-fill: #{1:06x}; --{0}-ink: #{2:06x};", name, tone_paint(tone).fill,
                           tone_paint(tone).ink);
}

} // namespace

void append_style_sheet(std::string& out, Cards cards, std::string_view title) {
    out += k_page;
    append_fills(out);
    out += k_rest;
    out += k_paper;
    append_css_string(out, title);
    out += k_print;
    if (cards == Cards::never) return;
    out += cards == Cards::always ? "@media all" : "@media screen and (max-width: 1100px)";
    out += k_cards;
}

} // namespace gapcalc::render
