from __future__ import annotations

import runpy
from pathlib import Path
from types import SimpleNamespace

from frontline_udfs import functions

# the writer of the page is a script beside this file, in no package
functions_page = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("functions_page.py"))))


def test_the_page_of_functions_is_the_one_the_functions_give() -> None:
    written = functions_page.PAGE.read_text(encoding="utf-8")

    assert written == functions_page.page(), "run python tests/frontline_udfs/functions_page.py"


def test_every_area_with_functions_has_its_chapter() -> None:
    assert {described.area for described in functions()} == set(functions_page.AREAS)


def test_every_link_to_a_source_leads_to_a_file(repository: Path) -> None:
    lines = functions_page.page().splitlines()
    links = [line.removeprefix("[Source](").rstrip(")") for line in lines if line.startswith("[Source]")]

    assert len(links) == len(functions())
    assert [link for link in links if not (repository / "udfs" / link).is_file()] == []
