"""docProps/app.xml: the list of sheets that Windows shows among a file's properties."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontline_workbooks.package.opc.xml_text import escape

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from frontline_workbooks.package.opc.xml_text import Element, XmlText


class SheetTitles:
    """The titles of the worksheets, the first group of the list; nothing where the list has another form.

    Parameters
    ----------
    text
        The part.
    """

    def __init__(self, text: XmlText) -> None:
        self.text = text
        self._count = _count(text)
        titles = text.root.find("TitlesOfParts")
        self._list = titles.children[0] if titles and titles.children else None

    def add(self, names: Mapping[int, Sequence[str]]) -> None:
        """Add titles, each in front of the sheet of that place."""
        if self._list is None or self._count is None or not self._list.children:
            return
        rows, prefix = self._list.children, self.text.prefix(self._list.children[0])
        for place, added in names.items():
            xml = b"".join(b"<%slpstr>%s</%slpstr>" % (prefix, escape(name), prefix) for name in added)
            at = min(place, int(self._count.text))
            self.text.insert(rows[at].start if at < len(rows) else rows[-1].end, xml)
        self._resize(sum(map(len, names.values())))

    def remove(self, names: Collection[str]) -> None:
        """Take titles out."""
        if self._list is None or self._count is None:
            return
        gone = [row for row in self._list.children[: int(self._count.text)] if row.text in names]
        for row in gone:
            self.text.remove(row)
        self._resize(-len(gone))

    def _resize(self, more: int) -> None:
        if self._list is None or self._count is None or not more:
            return
        self.text.set(self._list, size=len(self._list.children) + more)
        self.text.set_text(self._count, str(int(self._count.text) + more))


def _count(text: XmlText) -> Element | None:
    """Return the number of worksheets: the second of the first pair, in every language of Excel."""
    pairs = text.root.find("HeadingPairs")
    numbers = [element for element in pairs.walk() if element.text.strip().isdecimal()] if pairs else []
    return numbers[0] if numbers else None
