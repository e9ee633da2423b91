"""A month's workbook as an office sends it round: a title over the table, names merged over their rows, units in a column,
totals and a note below.

usage: make_monthly.py FOLDER      (monthly.xlsx and 月报.xlsx)
"""
import sys
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

TOWNS = {"en": ["Eastbay", "Westridge", "Southriver"], "zh": ["东湾镇", "西岭镇", "南河街道"]}
WORDS = {
    "en": {"file": "monthly", "sheet": "June", "title": "Main indicators by town, January to June 2025 (invented)",
           "heads": ["Entity", "Indicator", "Unit", "2025-06", "Last year"],
           "series": ["Industrial investment", "Enterprises"], "total": "Total",
           "note": "Note: flash figures, not yet audited"},
    "zh": {"file": "月报", "sheet": "6月", "title": "2025年1—6月各镇街主要指标（虚构）",
           "heads": ["镇街", "指标", "计量单位", "2025年1-6月", "上年同期"],
           "series": ["工业投资", "规上工业企业"], "total": "合计", "note": "注：数据为快报数，未经审核"},
}
UNITS = ["万元", "家"]
FIGURES = [[(318000, 290000), (126, 121)], [(142000, 151000), (94, 96)], [(97000, 88000), (73, 70)]]


def rows(words, towns):
    yield [words["title"]]
    yield words["heads"]
    for town, figures in zip(towns, FIGURES):
        for at, (series, unit, (now, before)) in enumerate(zip(words["series"], UNITS, figures)):
            yield [town if at == 0 else None, series, unit, now, before]
    for at, (series, unit) in enumerate(zip(words["series"], UNITS)):
        yield [words["total"], series, unit, sum(town[at][0] for town in FIGURES), sum(town[at][1] for town in FIGURES)]
    yield [words["note"]]


def cell(row, column, value):
    place = f"{chr(ord('A') + column)}{row}"
    if isinstance(value, str):
        return f'<c r="{place}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'
    return f'<c r="{place}"><v>{value}</v></c>'


def write(path, words, towns):
    spaces = "http://schemas.openxmlformats.org"
    types = f"{spaces}/officeDocument/2006/relationships"
    lines = "".join(
        f'<row r="{row}">' + "".join(cell(row, column, value) for column, value in enumerate(values) if value is not None) + "</row>"
        for row, values in enumerate(rows(words, towns), 1))
    merged = "".join(f'<mergeCell ref="A{3 + 2 * at}:A{4 + 2 * at}"/>' for at in range(len(towns)))
    sheet = (f'<worksheet xmlns="{spaces}/spreadsheetml/2006/main"><sheetData>{lines}</sheetData>'
             f'<mergeCells><mergeCell ref="A1:E1"/>{merged}</mergeCells></worksheet>')
    kinds = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("[Content_Types].xml",
                      f'<Types xmlns="{spaces}/package/2006/content-types">'
                      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                      f'<Override PartName="/xl/workbook.xml" ContentType="{kinds}.sheet.main+xml"/>'
                      f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kinds}.worksheet+xml"/></Types>')
        book.writestr("_rels/.rels",
                      f'<Relationships xmlns="{spaces}/package/2006/relationships">'
                      f'<Relationship Id="rId1" Type="{types}/officeDocument" Target="xl/workbook.xml"/></Relationships>')
        book.writestr("xl/_rels/workbook.xml.rels",
                      f'<Relationships xmlns="{spaces}/package/2006/relationships">'
                      f'<Relationship Id="rId1" Type="{types}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>')
        book.writestr("xl/workbook.xml",
                      f'<workbook xmlns="{spaces}/spreadsheetml/2006/main" xmlns:r="{types}"><sheets>'
                      f'<sheet name="{words["sheet"]}" sheetId="1" r:id="rId1"/></sheets></workbook>')
        book.writestr("xl/worksheets/sheet1.xml", sheet)


for language, words in WORDS.items():
    write(Path(sys.argv[1]) / f"{words['file']}.xlsx", words, TOWNS[language])
