from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from frontline_addin.actions.repair_links import repair_links
from frontline_addin.hosts.refusals import NotNowError

if TYPE_CHECKING:
    import xlwings as xw

    from frontline_addin.hosts.excel import ExcelHost

HERE = r"C:\Users\ann\AppData\Roaming\Microsoft\AddIns\Frontline.xlam"
OTHERS = [
    r"C:\Users\bob\AppData\Roaming\Microsoft\AddIns\Frontline.xlam",
    r"\\server\share\frontline.XLAM",
    "https://example.org/sites/team/Frontline.xlam",
]


def test_links_to_our_add_in_elsewhere_are_pointed_here_and_others_left(host: ExcelHost, book: xw.Book) -> None:
    book.app.api.add_ins["Frontline.xlam"] = SimpleNamespace(FullName=HERE)
    book.api.links = [*OTHERS, HERE, r"C:\budget\My Frontline.xlam", r"C:\budget\year.xlsx"]

    repaired = repair_links(host)

    assert book.api.links == [HERE, HERE, HERE, HERE, r"C:\budget\My Frontline.xlam", r"C:\budget\year.xlsx"]
    assert repaired.sentence == "3 links of results.xlsx repaired."


def test_without_links_it_says_that_there_was_nothing_to_repair(host: ExcelHost, book: xw.Book) -> None:
    book.app.api.add_ins["Frontline.xlam"] = SimpleNamespace(FullName=HERE)

    assert repair_links(host).sentence.startswith("There was nothing to repair")


def test_without_the_add_in_it_says_where_to_switch_it_on(host: ExcelHost) -> None:
    with pytest.raises(NotNowError, match=r"Frontline\.xlam is not loaded in this Excel"):
        repair_links(host)


def test_where_excel_does_not_let_a_link_be_changed_it_says_what_to_lift(
    host: ExcelHost, book: xw.Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    book.app.api.add_ins["Frontline.xlam"] = SimpleNamespace(FullName=HERE)
    book.api.links = list(OTHERS)
    monkeypatch.setattr(book.api, "ChangeLink", lambda *_: 1 / 0)

    with pytest.raises(NotNowError, match=r"results\.xlsx has it on a protected sheet.*Unprotect Sheet"):
        repair_links(host)
