// Per series of a workbook: how many entities' latest figure is 60 or more, and the sum of the latest.
const { readFile } = require("../../tests/readers/node_modules/xlsx");
const book = readFile(process.argv[2], { dense: true, cellText: false, cellHTML: false, cellFormula: false });
const rows = book.Sheets[book.SheetNames[0]];
const latest = new Map();
for (let at = 1; at < rows.length; at++) {
  const [series, entity, period, value] = rows[at].map(cell => cell.v);
  const key = series + "\n" + entity;
  const known = latest.get(key);
  if (!known || period >= known[0]) latest.set(key, [period, value, series]);
}
const totals = new Map();
for (const [, value, series] of latest.values()) {
  const total = totals.get(series) || [0, 0];
  const hundredths = Math.round(value * 100);
  totals.set(series, [total[0] + (hundredths >= 6000 ? 1 : 0), total[1] + hundredths]);
}
for (const [series, [count, total]] of totals) console.log(`${series} ${count} ${(total / 100).toFixed(2)}`);
