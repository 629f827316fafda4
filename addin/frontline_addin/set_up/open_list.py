"""Excel's list of add-ins to open: the values OPEN, OPEN1, ... of its options, as far as Excel reads them."""

from __future__ import annotations

from itertools import count, takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from frontline_addin.set_up.machine import Value


def names() -> Iterator[str]:
    """Yield OPEN, OPEN1, OPEN2, ... without an end."""
    yield "OPEN"
    yield from (f"OPEN{number}" for number in count(1))


def names_read(held: Mapping[str, Value]) -> list[str]:
    """Return the names that Excel reads: it stops at the first that is missing."""
    return list(takewhile(held.__contains__, names()))


def opens(value: Value, path: str) -> bool:
    """Whether an entry opens this add-in; Excel writes the list anew when it ends, in its own spelling."""
    return isinstance(value, str) and value.strip().strip('"').casefold() == path.strip('"').casefold()
