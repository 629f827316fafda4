"""How a described workbook is drawn and saved."""

from frontline_workbooks.write.workbook import write_workbook

__all__ = ["write_workbook"]
