from __future__ import annotations

from collections import Counter
from importlib import import_module

import pytest

import frontline
from frontline.trends import mann_kendall


def test_every_public_name_of_a_subject_stands_in_frontline_too() -> None:
    assert frontline.mann_kendall is mann_kendall


def test_no_two_subjects_share_a_public_name() -> None:
    modules = [import_module(f"frontline.{subject}") for subject in frontline.subjects()]
    names = Counter(name for module in modules for name in getattr(module, "__all__", ()))

    assert len(names) > 30
    assert [name for name, count in names.items() if count > 1] == []


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'crystal_ball'"):
        _ = frontline.crystal_ball
