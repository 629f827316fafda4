from __future__ import annotations

import runpy
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

# the writer of the page is a script beside this file, in no package
methods_page = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("methods_page.py"))))


def test_the_page_of_methods_is_the_one_the_functions_give() -> None:
    written = methods_page.PAGE.read_text(encoding="utf-8")

    assert written == methods_page.page(), "run python tests/project/methods_page.py"


@pytest.mark.parametrize("method", methods_page.methods(), ids=lambda method: f"{method.subject}.{method.name}")
def test_every_method_has_its_module_and_its_test_file(method: Any, repository: Path) -> None:
    test = repository / method.test

    assert (repository / method.module).parent.name == method.subject
    assert test.is_file(), f"{method.test} is missing"
    assert method.name in test.read_text(encoding="utf-8")


def test_every_method_says_what_it_gives_in_a_sentence() -> None:
    assert [method.name for method in methods_page.methods() if not method.summary.endswith(".")] == []
