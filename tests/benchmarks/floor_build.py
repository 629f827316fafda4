"""The floor of a build: pandas reads the same files and XlsxWriter writes the same cells, nothing else.

floor_build.py DATA CELLS.pickle OUT.xlsx; loading the pickled cells is not timed.
"""

import sys
import time

started = time.perf_counter()

import pickle  # noqa: E402 - imports are part of what is timed
from pathlib import Path  # noqa: E402

import pandas as pd  # noqa: E402
import xlsxwriter  # noqa: E402

frames = [pd.read_csv(path) for path in sorted(Path(sys.argv[1]).glob("*.csv"))]

paused = time.perf_counter()
sheets = pickle.loads(Path(sys.argv[2]).read_bytes())  # noqa: S301 - written by this benchmark
paused = time.perf_counter() - paused

workbook = xlsxwriter.Workbook(sys.argv[3])
for rows in sheets.values():
    sheet = workbook.add_worksheet()
    number, text = sheet.write_number, sheet.write_string
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            if cell.__class__ is float:
                number(row, column, cell)
            elif cell:
                text(row, column, cell)
workbook.close()

from measure import report  # noqa: E402

report(started, paused)
