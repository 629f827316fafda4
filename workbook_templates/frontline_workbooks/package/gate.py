"""The gate: before a workbook is replaced, every part that is not ours is compared with what it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontline_workbooks.package.faults import PackageFault
from frontline_workbooks.package.gates import book, lists, styles
from frontline_workbooks.package.gates.side import Side
from frontline_workbooks.package.opc.content_types import CONTENT_TYPES, ContentTypes
from frontline_workbooks.package.opc.relationships import related, relationships_part

if TYPE_CHECKING:
    from collections.abc import Callable

    from frontline_workbooks.package.gates.side import Compare
    from frontline_workbooks.package.opc.archive import Package


def gate(before: Package, after: Package) -> None:
    """Refuse a workbook that has lost anything but sheets of ours.

    Every part is the same, byte for byte. Of the few that have to grow with our sheets (the list of parts, the
    workbook with its relationships, formats, metadata, the titles of the sheets, the calculation chain and the shared
    texts) all that was there is there, in its order.

    Parameters
    ----------
    before
        The workbook as it was.
    after
        The workbook as it is to be, read from the bytes that are to be written.

    Raises
    ------
    PackageFault
        Of code ``"would-lose"``; it names the part and what is wrong with it.
    """
    old, new = Side.of(before), Side.of(after)
    book.compare_tabs(old, new)
    comparisons = _comparisons(old)
    for part in old.theirs:
        compare = comparisons.get(part.lower(), _refuse)
        if part in new.package and part.lower() not in new.own and old.package.same_bytes(part, new.package):
            continue
        wrong = compare(old, new, part)
        if wrong:
            raise PackageFault(
                "would-lose",
                f"The part {part} of the workbook would not stay what it was: {wrong}. Nothing was written; "
                "please report it, with the workbook if you may.",
            )
    _compare_types(old, new)


def _comparisons(old: Side) -> dict[str, Compare]:
    """Return how each part that may grow is compared, by its name in lower case."""
    workbook = old.book.part
    found: dict[str, Compare] = {
        CONTENT_TYPES.lower(): _compared_later,
        workbook.lower(): book.compare_book,
        relationships_part(workbook).lower(): book.compare_arrows,
        relationships_part(""): book.compare_arrows,
    }
    kinds: dict[str, Callable[..., str]] = {
        "styles": styles.compare_styles,
        "sheetMetadata": lists.compare_metadata,
        "calcChain": lists.compare_chain,
        "sharedStrings": lists.compare_texts,
    }
    for kind, compare in kinds.items():
        found[related(old.package, workbook, kind).lower()] = compare
    for kind in ("extended-properties", "extendedProperties"):
        found[related(old.package, "", kind).lower()] = lists.compare_titles
    return found


def _refuse(_: Side, new: Side, part: str) -> str:
    return "it has changed" if part in new.package else "it is gone"


def _compared_later(_: Side, __: Side, ___: str) -> str:
    return ""


def _compare_types(old: Side, new: Side) -> None:
    before, after = ContentTypes(old.package), ContentTypes(new.package)
    for part in old.theirs:
        if part in new.package and before.of(part) != after.of(part):
            raise PackageFault("would-lose", f"The part {part} would be of another type; nothing was written.")
