// Saves a described table as a workbook.
// usage: save.js exceljs|xlsx TABLE.json FILE.xlsx
const fs = require("fs");
const [writer, source, target] = process.argv.slice(2);
const table = JSON.parse(fs.readFileSync(source, "utf8"));
const milliseconds = 86400000;

if (writer === "xlsx") {
  const { utils, writeFile } = require("xlsx");
  const serial = date => Date.parse(date + "T00:00:00Z") / milliseconds + 25569;
  const made = cell => {
    if (cell === null) return null;
    if (typeof cell !== "object") return cell;
    return { t: "n", v: "date" in cell ? serial(cell.date) : cell.number, z: cell.format };
  };
  const sheet = utils.aoa_to_sheet(table.rows.map(row => row.map(made)));
  sheet["!merges"] = table.merged.map(([r0, c0, r1, c1]) => ({ s: { r: r0, c: c0 }, e: { r: r1, c: c1 } }));
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, table.sheet);
  writeFile(book, target);
} else {
  const { Workbook } = require("exceljs");
  const book = new Workbook();
  const sheet = book.addWorksheet(table.sheet);
  table.rows.forEach((row, r) => row.forEach((cell, c) => {
    if (cell === null) return;
    const place = sheet.getCell(r + 1, c + 1);
    if (typeof cell !== "object") {
      place.value = cell;
      return;
    }
    place.value = "date" in cell ? new Date(cell.date + "T00:00:00Z") : cell.number;
    place.numFmt = cell.format;
  }));
  for (const [r0, c0, r1, c1] of table.merged) sheet.mergeCells(r0 + 1, c0 + 1, r1 + 1, c1 + 1);
  book.xlsx.writeFile(target);
}
