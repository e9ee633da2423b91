"""What LibreOffice does with workbooks, told to it through UNO.

usage: office.py STEP [-- STEP]…      each of
       save TABLE.json FILE.xlsx     writes a described table
       cells FILE.xlsx FILE.json     writes the cells: { sheet: [[cell, …], …], … }, blank ones as null
       fill FORM.xlsx FILE.xlsx      fills in what a form asks for, and prints how many cells that were
       allows FORM.xlsx ENTRY…       prints for each entry whether the check of the first value would let it pass
Needs soffice and python3-uno; LibreOffice runs for as long as this does, with a profile of its own.
"""
import json
import os
import subprocess
import sys
import tempfile
import time
from datetime import date

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.lang import Locale
from com.sun.star.sheet.ValidationType import CUSTOM, LIST
from com.sun.star.table.CellContentType import EMPTY, VALUE


def option(name, value):
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


class Office:
    def __enter__(self):
        self.folder = tempfile.TemporaryDirectory()
        pipe = f"gapcalc{os.getpid()}"
        self.process = subprocess.Popen(
            ["soffice", f"-env:UserInstallation=file://{self.folder.name}", "--headless", "--norestore", "--nologo",
             f"--accept=pipe,name={pipe};urp;"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        resolver = uno.getComponentContext().ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
        for _ in range(600):
            try:
                context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
                break
            except NoConnectException:
                if self.process.poll() is not None:
                    sys.exit("LibreOffice does not start")
                time.sleep(0.1)
        self.desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        return self

    def __exit__(self, *_):
        try:
            self.desktop.terminate()
        except Exception:
            pass
        self.process.wait(60)
        self.folder.cleanup()

    def open(self, path):
        url = "private:factory/scalc" if path is None else "file://" + os.path.abspath(path)
        book = self.desktop.loadComponentFromURL(url, "_blank", 0, (option("Hidden", True),))
        if book is None:
            sys.exit(f"LibreOffice does not open {path}")
        return book

    @staticmethod
    def save(book, path):
        book.storeToURL("file://" + os.path.abspath(path), (option("FilterName", "Calc MS Excel 2007 XML"),))


def rows_of(sheet):
    cursor = sheet.createCursor()
    cursor.gotoEndOfUsedArea(False)
    return range(cursor.RangeAddress.EndRow + 1), range(cursor.RangeAddress.EndColumn + 1)


def content(cell):
    if cell.Type == EMPTY:
        return None
    return cell.Value if cell.Type == VALUE else cell.String


def save(office, source, target):
    table = json.load(open(source, encoding="utf-8"))
    book = office.open(None)
    sheet = book.Sheets.getByIndex(0)
    sheet.Name = table["sheet"]
    language = Locale("en", "US", "")
    for row, cells in enumerate(table["rows"]):
        for column, value in enumerate(cells):
            cell = sheet.getCellByPosition(column, row)
            if isinstance(value, str):
                cell.String = value
            elif isinstance(value, dict):
                cell.Value = (date.fromisoformat(value["date"]) - date(1899, 12, 30)).days if "date" in value else value["number"]
                key = book.NumberFormats.queryKey(value["format"], language, False)
                cell.NumberFormat = key if key >= 0 else book.NumberFormats.addNew(value["format"], language)
            elif value is not None:
                cell.Value = value
    for first_row, first_column, last_row, last_column in table["merged"]:
        sheet.getCellRangeByPosition(first_column, first_row, last_column, last_row).merge(True)
    office.save(book, target)
    book.close(True)


def cells(office, path, target):
    book = office.open(path)
    found = {}
    for sheet in book.Sheets:
        rows, columns = rows_of(sheet)
        found[sheet.Name] = [[content(sheet.getCellByPosition(column, row)) for column in columns] for row in rows]
    json.dump(found, open(target, "w", encoding="utf-8"))
    book.close(True)


def value_column(sheet, columns):
    heads = [sheet.getCellByPosition(column, 0).String for column in columns]
    return heads.index("数值" if "数值" in heads else "Value")


def fill(office, source, target):
    """A number for each figure, within its limits, and of stages the last."""
    book = office.open(source)
    filled = 0
    for sheet in book.Sheets:
        rows, columns = rows_of(sheet)
        at = value_column(sheet, columns)
        for row in rows[1:]:
            cell = sheet.getCellByPosition(at, row)
            check = cell.Validation
            if check.Type == LIST:
                cell.String = check.getFormula1().strip('"').split(",")[-1].split(";")[-1].strip('"')
            else:
                cell.Value = 40 + row % 50
            filled += 1
    office.save(book, target)
    book.close(True)
    print(filled)


def allows(office, path, *entries):
    """Puts the check's formula, with the entry in its cell, into a cell and looks at what comes of it."""
    book = office.open(path)
    sheet = book.Sheets.getByIndex(0)
    cell = sheet.getCellByPosition(value_column(sheet, rows_of(sheet)[1]), 1)
    check = cell.Validation
    if check.Type != CUSTOM:
        sys.exit("no formula checks the first value")
    judge = sheet.getCellByPosition(20, 1)
    judge.Formula = "=" + check.getFormula1()
    for entry in entries:
        try:
            cell.Value = float(entry)
        except ValueError:
            cell.String = entry
        print(entry, "yes" if judge.Value and not judge.getError() else "no")
    book.close(True)


STEPS = {"save": save, "cells": cells, "fill": fill, "allows": allows}
with Office() as office:
    rest = sys.argv[1:]
    while rest:
        end = rest.index("--") if "--" in rest else len(rest)
        STEPS[rest[0]](office, *rest[1:end])
        rest = rest[end + 1:]
