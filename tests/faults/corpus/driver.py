"""Tells what LibreOffice makes of a workbook: one line of JSON in, one out. Runs in a Python that has UNO."""

# ruff: noqa: FBT003 - the names and arguments of UNO

import json
import sys
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.document.UpdateDocMode import NO_UPDATE
from com.sun.star.lang import IllegalArgumentException
from com.sun.star.sheet.CellFlags import DATETIME, FORMULA, STRING, VALUE

CSV = "Text - txt - csv (StarCalc)"
EVERY_SHEET = "9,34,76,1,,0,false,{shown},false,{formulas},false,-1"
"""Tabs between cells, quotes, UTF-8; cells as shown or as they are; values or formulas; every sheet a file."""
MOST = 50_000_000
"""Cells of a sheet, empty ones too, that LibreOffice writes in a reasonable time."""
LOOKS = {
    "shown": EVERY_SHEET.format(shown="true", formulas="false"),
    "values": EVERY_SHEET.format(shown="false", formulas="false"),
    "formulas": EVERY_SHEET.format(shown="false", formulas="true"),
}


def connected(pipe, seconds=60):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    until = time.monotonic() + seconds
    while True:
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)


def named(**values):
    return tuple(PropertyValue(Name=name, Value=value) for name, value in values.items())


class Driver:
    """Each method is a command."""

    def __init__(self, context):
        self.context = context
        self.desktop = self.service("com.sun.star.frame.Desktop")

    def service(self, name):
        return self.context.ServiceManager.createInstanceWithContext(name, self.context)

    def version(self):
        access = self.service("com.sun.star.configuration.ConfigurationProvider").createInstanceWithArguments(
            "com.sun.star.configuration.ConfigurationAccess", named(nodepath="/org.openoffice.Setup/Product")
        )
        return access.getByName("ooSetupVersion")

    def look(self, path, folder):
        """Open a workbook, write what its sheets show into a folder, and tell what is on them; None: not opened."""
        how = named(Hidden=True, ReadOnly=True, UpdateDocMode=NO_UPDATE)
        try:
            document = self.desktop.loadComponentFromURL(uno.systemPathToFileUrl(path), "_blank", 0, how)
        except IllegalArgumentException:
            return None
        if document is None or not document.supportsService("com.sun.star.sheet.SpreadsheetDocument"):
            return None
        try:
            tabs = document.Sheets.ElementNames
            told = {"sheets": [self.sheet(each, tabs) for each in document.Sheets], "names": names(document)}
            self.write(document, Path(folder), LOOKS)
            document.calculateAll()
            self.write(document, Path(folder), {"calculated": LOOKS["values"]})
            return told
        finally:
            document.close(True)

    def write(self, document, folder, looks):
        wide = any(size(sheet) > MOST for sheet in document.Sheets)
        for look, options in looks.items():
            (folder / look).mkdir(parents=True, exist_ok=True)
            if wide:
                self.write_filled(document, folder / look, formulas=look == "formulas")
                continue
            url = uno.systemPathToFileUrl(str(folder / look / "sheet.csv"))
            document.storeToURL(url, named(FilterName=CSV, FilterOptions=options))

    def write_filled(self, document, folder, formulas):
        """Write only the cells that say something: with the empty ones a sheet may have thousands of millions."""
        for sheet in document.Sheets:
            lines = []
            for place in filled(sheet):
                cells = sheet.getCellRangeByPosition(place.StartColumn, place.StartRow, place.EndColumn, place.EndRow)
                rows = cells.getFormulaArray() if formulas else cells.getDataArray()
                lines += [f"{place.StartColumn}\t{row}\t{cells}" for row, cells in enumerate(rows, place.StartRow)]
            (folder / f"sheet-{sheet.Name}.csv").write_text("\n".join(lines), encoding="utf-8")

    def sheet(self, sheet, tabs):
        page = sheet.DrawPage
        return {
            "name": sheet.Name,
            "visible": sheet.IsVisible,
            "protected": sheet.isProtected(),
            "cells": sum(map(extent, filled(sheet))),
            "shapes": page.Count,
            "charts": [[area(each, tabs) for each in chart.getRanges()] for chart in each_of(sheet.Charts)],
            "pivots": [area(pivot.OutputRange, tabs) for pivot in each_of(sheet.DataPilotTables)],
            "notes": sheet.Annotations.Count,
            "rules": len(sheet.ConditionalFormats.getConditionalFormats()),
            "names": names(sheet),
            "print areas": [area(each, tabs) for each in sheet.getPrintAreas()],
        }

    def quit(self):
        """End LibreOffice; a workbook that is still open would leave its lock file."""
        for document in list(self.desktop.Components):
            document.close(True)
        self.desktop.terminate()


def each_of(container):
    return [container.getByName(name) for name in container.ElementNames]


def filled(sheet):
    """Where cells say something: a number, a day, a text or a formula."""
    return sheet.queryContentCells(VALUE | DATETIME | STRING | FORMULA).RangeAddresses


def extent(place):
    return (place.EndColumn - place.StartColumn + 1) * (place.EndRow - place.StartRow + 1)


def size(sheet):
    """How many cells there are from A1 to the last that is used, be it by a note."""
    cursor = sheet.createCursor()
    cursor.gotoEndOfUsedArea(False)
    return (cursor.RangeAddress.EndColumn + 1) * (cursor.RangeAddress.EndRow + 1)


def area(place, tabs):
    return [tabs[place.Sheet], place.StartColumn, place.StartRow, place.EndColumn, place.EndRow]


def names(holder):
    return [[each.Name, each.Content] for each in each_of(holder.NamedRanges)]


def main():
    driver = Driver(connected(sys.argv[1]))
    print(json.dumps(None), flush=True)
    for line in sys.stdin:
        command, arguments = json.loads(line)
        try:
            print(json.dumps({"result": getattr(driver, command)(*arguments)}), flush=True)
        except Exception as error:  # noqa: BLE001 - whoever asked says it
            print(json.dumps({"error": f"{type(error).__name__}: {error}"}), flush=True)


main()
