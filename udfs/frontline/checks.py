"""Rules that arguments of several statistics share."""

from __future__ import annotations

from statistics import NormalDist
from typing import TYPE_CHECKING, Any

import numpy as np

from frontline.errors import ParameterError

if TYPE_CHECKING:
    import numpy.typing as npt


def direction(better: str) -> float:
    """Return 1.0 where higher values are better and -1.0 where lower ones are.

    >>> direction("lower")
    -1.0
    """
    if better not in {"higher", "lower"}:
        raise ParameterError(f'better must be "higher" or "lower", but got {better!r}')
    return 1.0 if better == "higher" else -1.0


def two_sided_quantile(level: float) -> float:
    """Return the standard normal quantile that bounds a central interval of `level`.

    >>> round(two_sided_quantile(0.95), 6)
    1.959964
    """
    if not 0 < level < 1:
        raise ParameterError(f"level must lie between 0 and 1, but got {level}")
    return NormalDist().inv_cdf(0.5 + level / 2)


def whole_number(name: str, value: int, least: int) -> int:
    """Return `value` when it is an integer of at least `least`.

    >>> whole_number("minimum_n", 5, 1)
    5
    """
    if isinstance(value, bool) or not isinstance(value, (int, np.integer)) or value < least:
        raise ParameterError(f"{name} must be an integer not less than {least}, but got {value}")
    return int(value)


def same_length(**arrays: npt.NDArray[Any]) -> None:
    """Refuse arrays of different lengths, naming each with its length.

    >>> same_length(values=np.zeros(3), groups=np.zeros(3))
    """
    lengths = {name: len(array) for name, array in arrays.items()}
    if len(set(lengths.values())) > 1:
        found = ", ".join(f"{name} {length}" for name, length in lengths.items())
        raise ParameterError(f"{' and '.join(lengths)} must be equally long, but got {found}")
