from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from windows_on_linux.registry import FakeRegistry

from frontline_addin.set_up.places import ADD_IN_MANAGER, OPTIONS
from frontline_install.registration import register, unregister

OURS = r"C:\Users\me\AddIns\Frontline.xlam"


def registry_of(held):
    registry = FakeRegistry()
    for name, value in held.items():
        registry.set_value(OPTIONS, name, value)
    return registry


@pytest.mark.parametrize(
    ("held", "name"),
    [
        pytest.param({}, "OPEN", id="nothing registered"),
        pytest.param({"OPEN": "a"}, "OPEN1", id="one other"),
        pytest.param({"OPEN": "a", "OPEN2": "c"}, "OPEN1", id="a gap is the first free name"),
        pytest.param({"OPEN1": "b"}, "OPEN", id="the first name is free"),
        pytest.param({"DefaultPath": "x"}, "OPEN", id="other settings"),
    ],
)
def test_the_first_free_name_is_taken(held, name):
    registry = registry_of(held)
    register(registry, OURS)

    assert registry.values(OPTIONS) == held | {name: f'"{OURS}"'}


def test_registering_twice_is_registering_once():
    registry = registry_of({"OPEN": "a"})
    register(registry, OURS)
    once = registry.values(OPTIONS)
    register(registry, OURS)

    assert registry.values(OPTIONS) == once


@given(st.lists(st.text("abc", min_size=1), max_size=6), st.lists(st.text("abc", min_size=1), max_size=6))
def test_unregistering_keeps_every_other_add_in_in_its_order_and_without_a_gap(earlier, later):
    names = ["OPEN", *(f"OPEN{number}" for number in range(1, 20))]
    registry = registry_of(dict(zip(names, earlier, strict=False)))
    register(registry, OURS)
    for name, value in zip(names[len(earlier) + 1 :], later, strict=False):
        registry.set_value(OPTIONS, name, value)
    unregister(registry, OURS)

    assert registry.values(OPTIONS) == dict(zip(names, [*earlier, *later], strict=False))


@pytest.mark.parametrize(
    "entry", [OURS, f'"{OURS.lower()}"', f'"{OURS}" '], ids=["no quotation marks", "another case", "a blank"]
)
def test_an_entry_that_excel_wrote_anew_in_its_own_spelling_is_still_ours(entry):
    registry = registry_of({"OPEN": "a", "OPEN1": entry, "OPEN2": "c"})
    register(registry, OURS)
    assert len(registry.values(OPTIONS)) == 3
    unregister(registry, OURS)

    assert registry.values(OPTIONS) == {"OPEN": "a", "OPEN1": "c"}


def test_unregistering_takes_an_entry_away_that_stands_behind_a_gap():
    registry = registry_of({"OPEN": "a", "OPEN5": f'"{OURS}"', "OPEN6": "b"})
    unregister(registry, OURS)

    assert registry.values(OPTIONS) == {"OPEN": "a", "OPEN6": "b"}


def test_unregistering_takes_an_add_in_away_that_was_unticked():
    registry = registry_of({})
    registry.set_value(ADD_IN_MANAGER, OURS, "")
    registry.set_value(ADD_IN_MANAGER, r"C:\other.xlam", "")
    unregister(registry, OURS)

    assert list(registry.values(ADD_IN_MANAGER)) == [r"C:\other.xlam"]


@pytest.mark.parametrize("value", [b"OPEN", 7, None], ids=["binary", "a number", "nothing"])
def test_a_value_that_is_no_text_is_nobodys_add_in(value):
    registry = registry_of({"OPEN": value})
    unregister(registry, OURS)
    register(registry, OURS)

    assert registry.values(OPTIONS) == {"OPEN": value, "OPEN1": f'"{OURS}"'}


def test_unregistering_what_is_not_registered_changes_nothing():
    registry = registry_of({"OPEN": "a", "OPEN2": "c"})
    unregister(registry, OURS)

    assert registry.values(OPTIONS) == {"OPEN": "a", "OPEN2": "c"}
