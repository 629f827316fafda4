from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from windows_on_linux.registry import FakeRegistry

from frontline_addin.set_up.places import OPTIONS
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
    wanted = register(registry, OURS)
    for name, value in zip(names[len(earlier) + 1 :], later, strict=False):
        registry.set_value(OPTIONS, name, value)
    unregister(registry, wanted)

    assert registry.values(OPTIONS) == dict(zip(names, [*earlier, *later], strict=False))


def test_unregistering_what_is_not_registered_changes_nothing():
    registry = registry_of({"OPEN": "a", "OPEN2": "c"})
    unregister(registry, f'"{OURS}"')

    assert registry.values(OPTIONS) == {"OPEN": "a", "OPEN2": "c"}
