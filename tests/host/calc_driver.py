"""Drives a running LibreOffice over its pipe: one line of JSON in, one out. Runs in a Python that has UNO."""

# ruff: noqa: FBT003, N802 - the names and arguments of UNO

import json
import sys
import time

import uno
import unohelper
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.task import XInteractionHandler
from com.sun.star.ucb import XCommandEnvironment, XProgressHandler

ERRORS = {32767: "#N/A", 519: "#VALUE!", 503: "#NUM!", 532: "#DIV/0!", 524: "#REF!", 525: "#NAME?", 521: "#NULL!"}
WITH_ERRORS = 4
EVERYTHING = 1023
MADE = {"#N/A": "=NA()", "#DIV/0!": "=1/0", "#REF!": '=INDIRECT("no")', "#VALUE!": '=1+"no"', "#NUM!": "=SQRT(-1)"}
"""Formulas that show an error."""


class Approving(unohelper.Base, XCommandEnvironment, XInteractionHandler, XProgressHandler):
    """Says yes to the licence question and the like, which also lets root install an extension."""

    def getInteractionHandler(self):
        return self

    def getProgressHandler(self):
        return self

    def handle(self, request):
        request.getContinuations()[0].select()

    def push(self, status):
        """Nothing is shown."""

    update = push

    def pop(self):
        """Nothing is shown."""


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
    """Each method is a command; `document` is the open workbook."""

    def __init__(self, context):
        self.context = context
        self.desktop = self.service("com.sun.star.frame.Desktop")
        self.document = None

    def service(self, name):
        return self.context.ServiceManager.createInstanceWithContext(name, self.context)

    def install(self, path):
        manager = self.context.getValueByName("/singletons/com.sun.star.deployment.ExtensionManager")
        url, environment = uno.systemPathToFileUrl(path), Approving()
        return manager.addExtension(url, (), "user", None, environment).getIdentifier().Value

    def open(self, path=None):
        url = uno.systemPathToFileUrl(path) if path else "private:factory/scalc"
        self.document = self.desktop.loadComponentFromURL(url, "_blank", 0, named(Hidden=True))
        return self.sheets()

    def close(self):
        self.document.close(True)

    def calculate(self):
        started = time.monotonic()
        self.document.calculateAll()
        return time.monotonic() - started

    def sheets(self):
        return list(self.document.Sheets.ElementNames)

    def sheet(self, name):
        return self.document.Sheets.getByName(name)

    def cells(self, sheet):
        """All cells from A1 on, error cells as their texts."""
        table = self.sheet(sheet)
        cursor = table.createCursor()
        cursor.gotoEndOfUsedArea(False)
        end = cursor.RangeAddress
        area = table.getCellRangeByPosition(0, 0, end.EndColumn, end.EndRow)
        rows = [list(row) for row in area.getDataArray()]
        for part in area.queryFormulaCells(WITH_ERRORS).RangeAddresses:
            for row in range(part.StartRow, part.EndRow + 1):
                for column in range(part.StartColumn, part.EndColumn + 1):
                    error = table.getCellByPosition(column, row).getError()
                    rows[row][column] = ERRORS.get(error, f"Err:{error}")
        return rows

    def formula(self, sheet, address):
        return self.sheet(sheet).getCellRangeByName(address).getCellByPosition(0, 0).getFormula()

    def put(self, sheet, address, rows):
        area = self.sheet(sheet).getCellRangeByName(address)
        area.setDataArray(tuple(map(tuple, rows)))

    def put_new(self, rows):
        """Put cells on a new sheet and return the address of the range; texts of errors become errors."""
        names = self.document.Sheets.ElementNames
        self.document.Sheets.insertNewByName(f"Range{len(names)}", len(names))
        area = self.sheet(f"Range{len(names)}").getCellRangeByPosition(0, 0, len(rows[0]) - 1, len(rows) - 1)
        area.setDataArray(tuple(map(tuple, rows)))
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                if cell in ERRORS.values():
                    area.getCellByPosition(column, row).setFormula(MADE[cell])
        return area.AbsoluteName

    def clear(self):
        """Leave one empty sheet."""
        sheets = self.document.Sheets
        for name in sheets.ElementNames[1:]:
            sheets.removeByName(name)
        sheets.getByIndex(0).clearContents(EVERYTHING)

    def insert_row(self, sheet, row):
        """Insert an empty row above a row, counted from 1."""
        self.sheet(sheet).Rows.insertByIndex(row - 1, 1)

    def put_formula(self, sheet, row, column, height, width, formula):
        """Enter a formula over a rectangle and return what it shows."""
        area = self.sheet(sheet).getCellRangeByPosition(column, row, column + width - 1, row + height - 1)
        area.setArrayFormula(formula)
        rows = [list(shown) for shown in area.getDataArray()]
        for down in range(height):
            for right in range(width):
                error = area.getCellByPosition(right, down).getError()
                rows[down][right] = ERRORS.get(error, f"Err:{error}") if error else rows[down][right]
        return rows

    def show_only(self, sheet):
        self.sheet(sheet).IsVisible = True  # a workbook shows at least one
        for name in self.sheets():
            self.sheet(name).IsVisible = name == sheet

    def pdf(self, path):
        self.document.storeToURL(uno.systemPathToFileUrl(path), named(FilterName="calc_pdf_Export"))

    def described(self, prefix):
        """What the function wizard says of the functions whose names begin so."""
        told = {}
        functions = self.service("com.sun.star.sheet.FunctionDescriptions")
        for place in range(functions.getCount()):
            of = {each.Name: each.Value for each in functions.getByIndex(place)}
            if of["Name"].startswith(prefix):
                told[of["Name"]] = [
                    of["Description"],
                    [[each.Name, each.Description] for each in of["Arguments"] or ()],
                ]
        return told

    def version(self):
        access = self.service("com.sun.star.configuration.ConfigurationProvider").createInstanceWithArguments(
            "com.sun.star.configuration.ConfigurationAccess", named(nodepath="/org.openoffice.Setup/Product")
        )
        return access.getByName("ooSetupVersion")

    def quit(self):
        """End LibreOffice; a workbook that is still open would leave its lock file."""
        for document in list(self.desktop.Components):
            document.close(True)
        self.desktop.terminate()


def main():
    driver = Driver(connected(sys.argv[1]))
    print(json.dumps(None), flush=True)
    for line in sys.stdin:
        command, arguments = json.loads(line)
        try:
            print(json.dumps({"result": getattr(driver, command)(*arguments)}), flush=True)
        except Exception as error:  # noqa: BLE001 - the test shows it
            print(json.dumps({"error": f"{type(error).__name__}: {error}"}), flush=True)


main()
