"""What is measured, and which answer feeds which measure."""

from __future__ import annotations

import pandas as pd

from frontline_workbooks.sample.story import TOPICS

WANT_ITEMS = ("want_to_stay_1", "want_to_stay_2", "want_to_stay_3", "want_to_stay_4")
HAVE_ITEMS = ("have_to_stay_1", "have_to_stay_2", "have_to_stay_3")
REVERSED = ("want_to_stay_3", "have_to_stay_2")

_MEASURES = (
    ("satisfaction", "Customer satisfaction", "satisfaction", "higher", "%", "percent", "top-2 box", 2.0),
    ("nps", "Would recommend (NPS)", "loyalty", "higher", "points", "points", "nps", 1.0),
    ("retention", "Customer retention", "loyalty", "higher", "%", "percent", None, 1.0),
    ("service_climate", "Service climate", "climate", "higher", "index 0-100", "number", "mean", 1.0),
    ("want_to_stay", "Staff who want to stay", "commitment", "higher", "%", "percent", "favourable", 1.0),
    ("have_to_stay", "Staff who have to stay", "commitment", "lower", "index 0-100", "number", "mean", 1.0),
    ("waiting_time", "Waiting time", "service", "lower", "minutes", "number", None, 1.0),
    ("first_time_resolution", "Resolved first time", "service", "higher", "%", "percent", None, 1.0),
    ("complaints", "Complaints", "service", "lower", "per 1,000 contacts", "number", None, 1.0),
    ("revenue", "Revenue", "financial", "higher", "£ thousand", "number", None, 1.0),
    ("cost", "Operating cost", "financial", "lower", "£ thousand", "number", None, 1.0),
)


def make_measures() -> pd.DataFrame:
    """Return the eleven measures, satisfaction first and the money last."""
    columns = ["measure_id", "measure_name", "area", "better", "unit", "scale", "statistic", "weight"]
    measures = pd.DataFrame(list(_MEASURES), columns=columns)
    money = measures["area"] == "financial"
    measures.insert(6, "combine", money.map({True: "sum", False: "mean"}))
    return measures.assign(minimum_n=None, tolerance=None)


def make_items() -> pd.DataFrame:
    """Return the items of both surveys; ``scale`` is the measure an item feeds."""
    scales = [(item, "service_climate", 1, 5) for item in TOPICS]
    scales += [(item, "want_to_stay", 1, 7) for item in WANT_ITEMS]
    scales += [(item, "have_to_stay", 1, 7) for item in HAVE_ITEMS]
    scales += [("overall", "satisfaction", 1, 5), ("recommend", "nps", 0, 10)]
    items = pd.DataFrame(scales, columns=["item_id", "scale", "minimum", "maximum"])
    return items.assign(reverse=items["item_id"].isin(REVERSED))
