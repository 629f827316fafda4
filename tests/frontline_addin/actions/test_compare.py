from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from frontline.errors import ParameterError
from frontline_addin.actions.build_in_workbook import build_in_workbook
from frontline_addin.actions.choices import Choices
from frontline_addin.actions.compare import compare

if TYPE_CHECKING:
    import xlwings as xw

    from frontline_addin.hosts.excel import ExcelHost


def test_compare_puts_in_its_one_sheet(host: ExcelHost, book: xw.Book) -> None:
    compared = compare(host, Choices(measure="waiting_time", period="Nov 2025"))

    assert [own.kind for own in host.own_sheets()] == ["Compare"]
    rows = book.sheets["Compare"].tables["Compare"].data_body_range.value
    assert {row[0] for row in rows} == {"Waiting time (minutes)"} or len({row[0] for row in rows}) == 1
    assert "Nov 2025" in compared.sentence


def test_compare_leaves_the_rest_of_a_scorecard_alone(host: ExcelHost, book: xw.Book) -> None:
    build_in_workbook(host, Choices(level="Branch"))
    others = [own.name for own in host.own_sheets() if own.kind != "Compare"]
    before = {name: book.sheets[name].used_range.formula2 for name in others}

    compare(host, Choices(measure="complaints"))

    assert {name: book.sheets[name].used_range.formula2 for name in others} == before
    assert host.choices() == {"levels": "Branch"}
    rows = book.sheets["Compare"].tables["Compare"].data_body_range.value
    assert len({row[0] for row in rows}) == 1


def test_the_whole_alone_is_refused_as_nothing_stands_beside_it(host: ExcelHost, book: xw.Book) -> None:
    before = [sheet.name for sheet in book.sheets]

    with pytest.raises(ParameterError, match="level must be Region or Branch: Company is the whole"):
        compare(host, Choices(level="Company"))

    assert [sheet.name for sheet in book.sheets] == before
