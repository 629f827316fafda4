"""Made-up data of any size: a company as CSV files, a survey as arrays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from pathlib import Path


def write_company(folder: Path, units: int, measures: int, periods: int, seed: int = 1) -> None:
    """Write units.csv, measures.csv, results.csv and targets.csv: shops in 100 areas in 10 regions."""
    rng = np.random.default_rng(seed)
    folder.mkdir(parents=True, exist_ok=True)
    shops = [f"S{i:05}" for i in range(units)]
    areas, regions = [f"A{i:03}" for i in range(100)], [f"R{i:02}" for i in range(10)]
    pd.DataFrame(
        {
            "unit_id": ["CO", *regions, *areas, *shops],
            "unit_name": ["Company", *(f"Region {r}" for r in regions), *(f"Area {a}" for a in areas), *shops],
            "level": ["company", *["region"] * 10, *["area"] * 100, *["shop"] * units],
            "parent_id": [
                None,
                *["CO"] * 10,
                *(regions[i % 10] for i in range(100)),
                *(areas[i % 100] for i in range(units)),
            ],
        }
    ).to_csv(folder / "units.csv", index=False)
    ids = [f"M{i:02}" for i in range(measures)]
    kinds = ["satisfaction", "climate", "commitment", "service"]
    pd.DataFrame(
        {
            "measure_id": ids,
            "measure_name": [f"Measure {i}" for i in ids],
            "area": [kinds[i % 4] for i in range(measures)],
            "better": ["lower" if i % 5 == 4 else "higher" for i in range(measures)],
            "unit": "percent",
        }
    ).to_csv(folder / "measures.csv", index=False)
    shape = (periods, units, measures)
    drift = rng.normal(0, 0.2, shape[1:]) * np.arange(periods)[:, None, None]
    value = np.clip(75 + rng.normal(0, 8, shape) + drift, 0, 100)
    months = pd.period_range("2023-01", periods=periods, freq="M").astype(str)
    pd.DataFrame(
        {
            "period": np.repeat(months, units * measures),
            "unit_id": np.tile(np.repeat(shops, measures), periods),
            "measure_id": np.tile(ids, periods * units),
            "value": value.round(1).ravel(),
            "n": rng.integers(3, 200, value.size),
        }
    ).to_csv(folder / "results.csv", index=False)
    pd.DataFrame({"period": months[0], "unit_id": "", "measure_id": ids, "target": 75}).to_csv(
        folder / "targets.csv", index=False
    )


def survey_answers(respondents: int, items: int, units: int, seed: int = 2) -> tuple[np.ndarray, np.ndarray]:
    """Return the unit and the answers, 1 to 5, of each respondent; a unit's people agree more, 3 % are missing."""
    rng = np.random.default_rng(seed)
    unit = rng.integers(0, units, respondents)
    base = 3.6 + rng.normal(0, 0.4, units)[unit] + rng.normal(0, 0.7, respondents)
    answers = np.empty((respondents, items))
    for item in answers.T:
        item[:] = np.clip(np.round(base + rng.normal(0, 0.6, respondents)), 1, 5)
        item[rng.random(respondents) < 0.03] = np.nan
    return unit, answers
