from __future__ import annotations

import pytest

from frontline.scorecard.model import Settings
from frontline_addin.actions.choices import Choices, theme_of
from frontline_workbooks.sheets.choices import choices_of


@pytest.mark.parametrize(
    "settings",
    [
        pytest.param(Settings(), id="everything automatic"),
        pytest.param(Settings(period="2024-25", measures=("nps", "sat"), levels=("Branch",)), id="measures and levels"),
        pytest.param(Settings(minimum_n=12, tolerance=0.05), id="numbers"),
    ],
)
def test_what_a_workbook_keeps_gives_the_same_settings_again(settings: Settings) -> None:
    assert Choices().settings(dict(choices_of(settings))) == settings


def test_a_choice_made_now_goes_before_one_that_was_kept() -> None:
    kept = {"measures": "nps;sat", "levels": "Branch", "period": "2024", "minimum_n": "9"}

    assert Choices("cost", "Region", "2025").settings(kept) == Settings(
        minimum_n=9, period="2025", measures=("cost",), levels=("Region",)
    )


@pytest.mark.parametrize("kept", [{"minimum_n": "many"}, {"tolerance": ""}, {"unknown": "x"}])
def test_a_kept_choice_that_cannot_be_read_counts_as_not_kept(kept: dict[str, str]) -> None:
    assert Choices().settings(kept) == Settings()


def test_the_theme_of_the_last_run_is_kept() -> None:
    assert theme_of(dict(choices_of(Settings(), "blue-orange"))) == "blue-orange"
    assert theme_of({}) == "green-red"
