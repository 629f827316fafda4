from __future__ import annotations

import pytest

from frontline.control_charts import PROFILES, profile_named
from frontline.errors import ParameterError


def test_the_profiles_are_the_four_that_tools_use() -> None:
    assert list(PROFILES) == ["nhs", "nhs-excel", "western-electric", "nelson"]
    assert all(profile_named(name).name == name for name in PROFILES)


def test_nelson_has_eight_rules_and_western_electric_four() -> None:
    assert len(profile_named("nelson").rules) == 8
    assert len(profile_named("western-electric").rules) == 4


def test_only_nhs_screens_and_only_nhs_excel_waits_for_13_points() -> None:
    assert [name for name, profile in PROFILES.items() if profile.screened] == ["nhs"]
    assert [name for name, profile in PROFILES.items() if profile.minimum_points > 2] == ["nhs-excel"]
    assert profile_named("nhs-excel").minimum_points == 13


def test_an_unknown_profile_is_refused_by_name() -> None:
    with pytest.raises(ParameterError, match=r"profile must be one of nhs, .*, but got 'shewhart'"):
        profile_named("shewhart")
