from __future__ import annotations

import inspect
from pathlib import Path

from frontline import linkage
from frontline.linkage.association import link_notes


def test_every_public_name_is_listed_in_order():
    public = [name for name, thing in vars(linkage).items() if not name.startswith("_") and not inspect.ismodule(thing)]

    assert list(linkage.__all__) == sorted(public)


def test_the_sentence_names_units_and_lag_and_keeps_only_notes_that_say_something():
    assert link_notes(1, 2, "", "More.") == ("1 unit, lag 2 periods: an association, not proof of an effect.", "More.")


def test_nothing_here_speaks_of_causes():
    for module in Path(linkage.__file__).parent.glob("*.py"):
        assert "cause" not in module.read_text(encoding="utf-8").lower().replace("because", ""), module.name
