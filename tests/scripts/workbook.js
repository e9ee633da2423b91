// The names and values of a workbook as a reader of npm has them, beside those of the CSV.
// usage: workbook.js exceljs|xlsx FILE.xlsx FILE.csv
const fs = require("fs");
const [reader, file, csv] = process.argv.slice(2);
const expected = fs.readFileSync(csv, "utf8").trim().split("\n").length - 1;
const check = rows => {
  const numbers = rows.flat().filter(cell => typeof cell === "number").length;
  if (rows.length - 1 !== expected || numbers < 20) {
    console.log(`${rows.length - 1} rows instead of ${expected}, ${numbers} numbers`);
    process.exit(1);
  }
};
if (reader === "xlsx") {
  const { readFile, utils } = require("xlsx");
  check(utils.sheet_to_json(readFile(file).Sheets.Gaps, { header: 1 }));
} else {
  const { Workbook } = require("exceljs");
  const book = new Workbook();
  book.xlsx.readFile(file).then(() => check(book.getWorksheet("Gaps").getSheetValues().slice(1)));
}
