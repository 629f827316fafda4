"""How a described workbook is drawn and saved."""

from frontline_workbooks.write.workbook import draw_workbook, write_workbook

__all__ = ["draw_workbook", "write_workbook"]
