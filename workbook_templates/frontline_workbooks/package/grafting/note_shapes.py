"""Numbers for the shapes that notes are drawn as: Excel gives each drawing of a workbook blocks of 1,024 of its own.

Excel says that it does not read which blocks a drawing names, and others report that it repairs workbooks in which
two drawings use the same numbers: so ours never do.
"""

from __future__ import annotations

import re
from functools import cached_property
from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from frontline_workbooks.package.opc.archive import Package

DRAWING = "application/vnd.openxmlformats-officedocument.vmlDrawing"
"""What the part is that holds the shapes of the notes of a sheet."""

_SIZE = 1024
_SHAPE = re.compile(rb"""(\s(?:o:sp)?id\s*=\s*["']_x0000_s)(\d+)""")
_BLOCKS = re.compile(rb"""(<o:idmap\b[^>]*\sdata\s*=\s*["'])([\d,\s]*)""")


class NoteShapes:
    """The numbers that no shape of a workbook has.

    Parameters
    ----------
    package
        The workbook.
    """

    def __init__(self, package: Package) -> None:
        self._package = package

    def numbered(self, drawing: bytes) -> bytes:
        """Return a drawing of ours with numbers that are free in the workbook.

        Parameters
        ----------
        drawing
            The part, as XlsxWriter wrote it.
        """
        blocks: dict[int, int] = {}

        def moved(shape: re.Match[bytes]) -> bytes:
            block, place = divmod(int(shape[2]), _SIZE)
            if block not in blocks:
                blocks[block] = next(self._free)
            return b"%s%d" % (shape[1], blocks[block] * _SIZE + place)

        numbered = _SHAPE.sub(moved, drawing)
        listed = b",".join(b"%d" % block for block in blocks.values())
        return _BLOCKS.sub(lambda found: found[1] + listed, numbered) if blocks else drawing

    @cached_property
    def _free(self) -> Iterator[int]:
        parts = (self._package.read(name) for name in self._package.names() if name.lower().endswith(".vml"))
        return count(1 + max((block for part in parts for block in _blocks(part)), default=0))


def _blocks(drawing: bytes) -> Iterator[int]:
    """Yield the blocks that a drawing uses, by its shapes and by what it says."""
    text = drawing.replace(b"\0", b"")  # the same whether written in one byte a sign or in two
    yield from (int(shape[2]) // _SIZE for shape in _SHAPE.finditer(text))
    for said in _BLOCKS.finditer(text):
        yield from map(int, re.findall(rb"\d+", said[2]))
