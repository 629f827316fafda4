"""Edits of bytes, and the edits that take them back."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence


class Splice(NamedTuple):
    """Bytes from ``start`` to ``end`` become ``new``."""

    start: int
    end: int
    new: bytes

    def __bool__(self) -> bool:
        """Whether it changes anything."""
        return self.start != self.end or bool(self.new)


def apply(data: bytes, splices: Sequence[Splice]) -> bytes:
    """Return the bytes with every edit made; the edits are in order and do not overlap.

    >>> apply(b"a cat", [Splice(0, 1, b"the"), Splice(5, 5, b"!")])
    b'the cat!'
    """
    pieces, at = [], 0
    for splice in splices:
        if splice.start < at:
            raise ValueError(f"splices must not overlap, but one starts at {splice.start}, before {at}")
        pieces += [data[at : splice.start], splice.new]
        at = splice.end
    return b"".join([*pieces, data[at:]])


def inverse(data: bytes, splices: Sequence[Splice]) -> tuple[Splice, ...]:
    """Return the edits that turn ``apply(data, splices)`` into ``data`` again.

    >>> edits = [Splice(0, 1, b"the"), Splice(5, 5, b"!")]
    >>> apply(apply(b"a cat", edits), inverse(b"a cat", edits))
    b'a cat'
    """
    back, shift = [], 0
    for splice in splices:
        start = splice.start + shift
        back.append(Splice(start, start + len(splice.new), data[splice.start : splice.end]))
        shift += len(splice.new) - (splice.end - splice.start)
    return tuple(back)
