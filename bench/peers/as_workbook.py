"""A CSV of texts and, last in each row, a number, as a workbook with shared texts, as spreadsheets save it.

usage: as_workbook.py FILE.csv FILE.xlsx
"""
import csv
import sys
import zipfile
from xml.sax.saxutils import escape

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
KINDS = "application/vnd.openxmlformats-officedocument.spreadsheetml"
texts = {}

with zipfile.ZipFile(sys.argv[2], "w", zipfile.ZIP_DEFLATED) as book:
    with book.open("xl/worksheets/sheet1.xml", "w") as out, open(sys.argv[1], newline="", encoding="utf-8") as file:
        out.write(f'<worksheet xmlns="{MAIN}"><sheetData>'.encode())
        for row, cells in enumerate(csv.reader(file), 1):
            line = [f'<row r="{row}">']
            for column, cell in enumerate(cells):
                place = "ABCDEFGH"[column] + str(row)
                if row > 1 and column == len(cells) - 1:
                    line.append(f'<c r="{place}"><v>{cell}</v></c>')
                else:
                    line.append(f'<c r="{place}" t="s"><v>{texts.setdefault(cell, len(texts))}</v></c>')
            out.write("".join(line).encode() + b"</row>")
        out.write(b"</sheetData></worksheet>")
    book.writestr("xl/sharedStrings.xml", f'<sst xmlns="{MAIN}">' + "".join(f"<si><t>{escape(text)}</t></si>" for text in texts) + "</sst>")
    book.writestr("[Content_Types].xml",
                  f'<Types xmlns="{PACKAGE}/content-types">'
                  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                  f'<Override PartName="/xl/workbook.xml" ContentType="{KINDS}.sheet.main+xml"/>'
                  f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{KINDS}.worksheet+xml"/>'
                  f'<Override PartName="/xl/sharedStrings.xml" ContentType="{KINDS}.sharedStrings+xml"/></Types>')
    book.writestr("_rels/.rels", f'<Relationships xmlns="{PACKAGE}/relationships">'
                  f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>')
    book.writestr("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{PACKAGE}/relationships">'
                  f'<Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
                  f'<Relationship Id="rId2" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>')
    book.writestr("xl/workbook.xml", f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
                  '<sheet name="figures" sheetId="1" r:id="rId1"/></sheets></workbook>')
