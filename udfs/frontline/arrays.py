"""Types of the arrays that statistics take and return."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
import numpy.typing as npt

FloatArray: TypeAlias = npt.NDArray[np.float64]
IntArray: TypeAlias = npt.NDArray[np.int64]
PositionArray: TypeAlias = npt.NDArray[np.intp]
CountArray: TypeAlias = npt.NDArray[np.unsignedinteger]
BoolArray: TypeAlias = npt.NDArray[np.bool_]
TextArray: TypeAlias = npt.NDArray[np.object_]
