// The cells of a workbook as a reader of npm has them: { sheet: [[cell, …], …], … }, blank ones as null.
// usage: cells.js exceljs|xlsx FILE.xlsx
const [reader, file] = process.argv.slice(2);
const print = sheets => console.log(JSON.stringify(sheets));
if (reader === "xlsx") {
  const { readFile, utils } = require("xlsx");
  const book = readFile(file);
  print(Object.fromEntries(book.SheetNames.map(name =>
    [name, utils.sheet_to_json(book.Sheets[name], { header: 1, defval: null, blankrows: true })])));
} else {
  const { Workbook } = require("exceljs");
  const book = new Workbook();
  const plain = value => value === null || value === undefined ? null
    : typeof value === "object" && value.richText ? value.richText.map(run => run.text).join("") : value;
  book.xlsx.readFile(file).then(() => print(Object.fromEntries(book.worksheets.map(sheet => {
    const rows = [];
    for (let r = 1; r <= sheet.rowCount; r++) {
      const row = [];
      for (let c = 1; c <= sheet.columnCount; c++) row.push(plain(sheet.getCell(r, c).value));
      rows.push(row);
    }
    return [sheet.name, rows];
  }))));
}
