"""Building the Excel add-in: text in, one Frontline.xlam out, byte for byte the same each time.

The VBA stands in ``addin/vba``, the ribbon in ``addin/ribbon``; the wrappers of the worksheet functions are
generated from `frontline_udfs`, and xlwings' own VBA is reduced to what runs the functions and buttons.
"""

from frontline_addin.build_addin.build import DEFAULT_INTERPRETER, Built, build

__all__ = ["DEFAULT_INTERPRETER", "Built", "build"]
