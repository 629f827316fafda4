from __future__ import annotations

import io
import shutil
import subprocess
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

NO_R = "R is not installed: its data sets, which are not the project's, cannot be read."

# answers of 24 people to four items of 1 to 5, and their satisfaction of 0 to 100
ANSWERS = """
5123 4344 4245 4332 4541 3334 2234 3432 4223 5444 1431 3343
3322 3333 2332 2123 4344 5443 2134 5343 1322 5344 2332 2543
"""
SATISFACTION = [66, 51, 59, 68, 52, 64, 57, 58, 65, 66, 47, 44, 71, 54, 54, 51, 64, 71, 43, 67, 50, 60, 61, 62]
# the same people's units and two more scores, which also serve as scores of 24 units
UNITS = [0, 0, 0, 0, 0, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3, 4, 4, 5, 5, 5, 5]
CLIMATE = [47, 47, 56, 51, 61, 53, 56, 54, 42, 56, 57, 59, 52, 57, 52, 53, 49, 52, 49, 57, 60, 58, 63, 63]
REVENUE = [65, 68, 75, 77, 83, 80, 77, 73, 64, 78, 76, 82, 81, 88, 72, 79, 66, 81, 68, 78, 74, 87, 84, 86]


@pytest.fixture
def answers() -> np.ndarray:
    return np.array([[float(digit) for digit in row] for row in ANSWERS.split()])


@pytest.fixture
def satisfaction() -> np.ndarray:
    return np.array(SATISFACTION, dtype=float)


@pytest.fixture
def unit_of() -> np.ndarray:
    return np.array(UNITS)


@pytest.fixture
def climate() -> np.ndarray:
    return np.array(CLIMATE, dtype=float)


@pytest.fixture
def revenue() -> np.ndarray:
    return np.array(REVENUE, dtype=float)


@pytest.fixture(scope="session")
def r_data() -> Callable[[str], pd.DataFrame]:
    """Read a data set that comes with R itself: ``r_data("cars")``; the test is skipped without R."""
    program = shutil.which("Rscript")
    if program is None:
        pytest.skip(NO_R)

    def read(name: str) -> pd.DataFrame:
        command = [program, "-e", f"write.csv(datasets::{name}, row.names = FALSE)"]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
        return pd.read_csv(io.StringIO(done.stdout))

    return read
