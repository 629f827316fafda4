"""Results as one JSON document."""

from __future__ import annotations

import dataclasses
import json
import math
from pathlib import Path
from typing import Any


def print_json(result: dict[str, Any]) -> None:
    """Print a result as one JSON document; numbers that are not known are null."""
    print(json.dumps(_plain(result), ensure_ascii=False, indent=2))  # noqa: T201 - what a program reads


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Path):
        return str(value)
    if hasattr(value, "item"):
        value = value.item()
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    return value if isinstance(value, str | int | None) else _unknown(value)


def _unknown(value: object) -> str | None:
    """Missing values of pandas are null; whatever else there is, is its text."""
    return None if value != value or str(value) == "<NA>" else str(value)  # noqa: PLR0124
