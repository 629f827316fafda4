"""Demonstrate: the main job on the embedded sample."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontline_addin.actions.build_scorecard import Built, build_scorecard
from frontline_workbooks.sample import write_sample

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from frontline.scorecard.model import Settings


def demonstrate(
    folder: Path, settings: Settings, theme: str = "green-red", step: Callable[[str], object] = lambda _: None
) -> Built:
    """Write the synthetic sample to ``folder/data`` and its scorecard to ``folder/scorecard.xlsx``."""
    step("Making the sample")
    data = folder / "data"
    data.mkdir(parents=True, exist_ok=True)
    write_sample(data)
    return build_scorecard(data, folder / "scorecard.xlsx", settings, theme, step=step)
