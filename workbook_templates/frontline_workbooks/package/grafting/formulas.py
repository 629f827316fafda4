"""Which elements of a part hold formulas, and how their sheets and tables get other names."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from frontline_workbooks.package.opc.xml_text import XmlText
    from frontline_workbooks.package.references import NewNames

_ELEMENTS = {"f", "formula", "formula1", "formula2", "calculatedColumnFormula", "totalsRowFormula"}
_ATTRIBUTES = ("location", "textlink")
"""Of a link inside the workbook, and of a text box that shows a cell."""


def rename_in(text: XmlText, names: NewNames) -> None:
    """Call sheets and tables by their new names in every formula of a part of ours."""
    if not names:
        return
    for element in text.root.walk():
        if element.name in _ELEMENTS and not element.children:
            new = names.formula(element.text)
            if new != element.text:
                text.set_text(element, new)
        for attribute in _ATTRIBUTES:
            old = element.get(attribute)
            if names.formula(old) != old:
                text.set(element, **{attribute: names.formula(old)})
