"""XmR charts with the rules of special causes against abspc, called once a series."""

from __future__ import annotations

from importlib.metadata import version

import abspc
import numpy as np
import pandas as pd
from measure import Row, in_turn, seconds

from frontline.control_charts import special_causes, xmr_chart

UNITS, PERIODS, PEER_UNITS = 10_000, 36, 200


def rows() -> list[Row]:
    """Return the table's lines."""
    series = np.random.default_rng(6).normal(80, 5, (UNITS, PERIODS)).round(1)
    frames = [pd.DataFrame({"value": one}) for one in series[:PEER_UNITS]]

    def peer() -> None:
        for frame in frames:
            abspc.detect_special_causes(abspc.calculate_control_limits(frame, "XmR"))

    # the peer takes series one by one, so a fiftieth of them tells the time of all
    many = UNITS / PEER_UNITS
    peer()  # its own imports
    times = in_turn(lambda: seconds(lambda: special_causes(xmr_chart(series))), lambda: seconds(peer) * many)
    task = f"XmR chart with rules, {UNITS:,} x {PERIODS}"
    return [Row(task, f"abspc {version('abspc')}, loop ({PEER_UNITS} series x {many:g})", *times, 0.01)]
