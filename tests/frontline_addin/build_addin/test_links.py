from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from excel_on_linux.vba_excel import VbaExcel


@pytest.fixture
def book(excel: VbaExcel, workbook: Callable[..., Path]) -> Any:
    return excel.open(workbook(Sheet1=[["a"]]))


def here(excel: VbaExcel) -> str:
    return str(excel.application.vba_get("ThisWorkbook").vba_get("FullName"))


@pytest.mark.parametrize(
    "link",
    [
        pytest.param(
            r"C:\Users\anna\AppData\Roaming\Microsoft\Excel\XLSTART\Frontline.xlam", id="start-folder-of-another"
        ),
        pytest.param(r"\\server\share\add-ins\FRONTLINE.XLAM", id="share-in-capitals"),
        pytest.param("https://firm.sharepoint.com/sites/a b/Frontline.xlam", id="web-address"),
        pytest.param("Frontline.xlam", id="name-alone"),
    ],
)
def test_a_link_to_the_add_in_elsewhere_is_pointed_here(excel: VbaExcel, book: Any, link: str) -> None:
    book.links = [r"C:\data\prices.xlsx", link]

    assert excel.run("FrontlineRepairLinks", book) == 1
    assert book.links == [r"C:\data\prices.xlsx", here(excel)]


@pytest.mark.parametrize(
    "link",
    [
        r"C:\data\prices.xlsx",
        r"C:\a\MyFrontline.xlam",
        r"C:\Frontline.xlam\prices.xlsx",
        "https://a/Frontline.xlam?x=1",
    ],
)
def test_other_links_are_left_alone(excel: VbaExcel, book: Any, link: str) -> None:
    book.links = [link]

    assert excel.run("FrontlineRepairLinks", book) == 0
    assert book.links == [link]


def test_a_link_that_is_right_is_not_touched(excel: VbaExcel, book: Any) -> None:
    book.links = [here(excel).upper()]

    assert excel.run("FrontlineRepairLinks", book) == 0
    assert book.links == [here(excel).upper()]


def test_a_workbook_without_links_is_left_alone(excel: VbaExcel, book: Any) -> None:
    assert excel.run("FrontlineRepairLinks", book) == 0


def test_an_add_in_is_left_alone(excel: VbaExcel, book: Any) -> None:
    book.is_addin, book.links = True, [r"C:\x\Frontline.xlam"]

    assert excel.run("FrontlineRepairLinks", book) == 0
    assert book.links == [r"C:\x\Frontline.xlam"]


def test_a_link_that_excel_will_not_change_stops_nothing(excel: VbaExcel, book: Any) -> None:
    book.links, book.links_locked = [r"C:\x\Frontline.xlam"], True

    assert excel.run("FrontlineRepairLinks", book) == 0


@pytest.mark.parametrize("saved", [True, False], ids=["saved", "changed"])
def test_repairing_never_makes_excel_ask_whether_to_save(excel: VbaExcel, book: Any, *, saved: bool) -> None:
    book.links, book.saved = [r"C:\x\Frontline.xlam"], saved
    excel.run("FrontlineRepairLinks", book)

    assert book.saved is saved


def test_opening_a_workbook_repairs_its_links(excel: VbaExcel, book: Any) -> None:
    book.links = [r"C:\x\Frontline.xlam"]
    excel.start()
    excel.raise_event("WorkbookOpen", book)

    assert book.links == [here(excel)]
