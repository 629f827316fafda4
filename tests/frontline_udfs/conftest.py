"""The calls of every worksheet function on the embedded sample, which several ways of calling must answer alike."""

from __future__ import annotations

import runpy
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from frontline_workbooks.sample import make_sample

if TYPE_CHECKING:
    from frontline_workbooks.sample.make import Sample


@dataclass(frozen=True, slots=True)
class Call:
    """One call as a worksheet makes it: ranges are rows of cells, None is an argument left out."""

    name: str
    arguments: tuple[Any, ...]


@pytest.fixture(scope="session")
def sample() -> Sample:
    """Return the tables of the embedded sample."""
    return make_sample()


@pytest.fixture(scope="session")
def sample_calls(sample: Sample) -> tuple[Call, ...]:
    """Return calls of every function: ``calls_<area>.py`` holds those of an area.

    Each such file has ``calls(sample)``, which yields (function's name, its arguments).
    """
    files = sorted(Path(__file__).parent.glob("calls_*.py"))
    found = [call for file in files for call in runpy.run_path(str(file))["calls"](sample)]
    return tuple(Call(name, tuple(arguments)) for name, arguments in found)
