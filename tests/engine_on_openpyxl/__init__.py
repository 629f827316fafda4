"""An xlwings engine on openpyxl: buttons run through xlwings' own public objects and converters, without Excel.

What it does not know raises NotImplementedError in xlwings' base classes: what is not tried here is not used.
Formulas are kept, followed when sheets are copied, renamed and deleted, and not calculated.
"""

from __future__ import annotations

from engine_on_openpyxl.application import start

__all__ = ["start"]
