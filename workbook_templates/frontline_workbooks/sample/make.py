"""The whole sample, in memory and as a folder of CSV files."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

import numpy as np

from frontline_workbooks.sample.company import SOURCE, TITLE, make_units
from frontline_workbooks.sample.customers import make_customer_responses, make_customers
from frontline_workbooks.sample.employees import make_employee_responses
from frontline_workbooks.sample.measures import make_items, make_measures
from frontline_workbooks.sample.results import make_financials, make_results
from frontline_workbooks.sample.story import make_story
from frontline_workbooks.sample.targets import make_targets
from frontline_workbooks.sample.words import make_actions, make_comments, make_recognition

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd

SEED = 20260101
"""Seed of the sample that is shown everywhere."""


@dataclass(frozen=True, slots=True)
class Sample:
    """The tables of the synthetic company, one frame a table, under their canonical columns.

    Respondents feed satisfaction, nps, service_climate, want_to_stay and have_to_stay; the other measures
    have rows in ``results``. Only branches have rows: regions and the company are rolled up from them.
    """

    units: pd.DataFrame
    measures: pd.DataFrame
    results: pd.DataFrame
    targets: pd.DataFrame
    items: pd.DataFrame
    employee_responses: pd.DataFrame
    customer_responses: pd.DataFrame
    comments: pd.DataFrame
    customers: pd.DataFrame
    financials: pd.DataFrame
    actions: pd.DataFrame
    recognition: pd.DataFrame


def make_sample(seed: int = SEED) -> Sample:
    """Return the synthetic company: 48 branches in 6 regions, 24 months, both surveys and the ledger.

    Parameters
    ----------
    seed
        Seed of every draw; the same seed gives the same tables.

    Returns
    -------
    Sample
        Twelve tables. What was planted in them stands in `TRUTHS`.

    Examples
    --------
    >>> sample = make_sample()
    >>> sample.units["level"].value_counts().to_dict()
    {'Branch': 48, 'Region': 6, 'Company': 1}
    """
    # One stream a table: adding a draw to one leaves the others as they were.
    streams = [np.random.default_rng(child) for child in np.random.SeedSequence(seed).spawn(7)]
    story = make_story(streams[0])
    return Sample(
        units=make_units(),
        measures=make_measures(),
        results=make_results(streams[1], story),
        targets=make_targets(streams[2], story),
        items=make_items(),
        employee_responses=make_employee_responses(streams[3], story),
        customer_responses=make_customer_responses(streams[4], story),
        comments=make_comments(streams[5], story),
        customers=make_customers(streams[6], story),
        financials=make_financials(story),
        actions=make_actions(),
        recognition=make_recognition(),
    )


def write_sample(folder: Path, seed: int = SEED) -> tuple[Path, ...]:
    """Write the sample as CSV files and a ``frontline.toml``; the same seed gives the same bytes.

    Parameters
    ----------
    folder
        Where to write; made if it does not exist. Files of the same names are replaced, others left alone.
    seed
        As for `make_sample`.

    Returns
    -------
    tuple of Path
        The files written, ``frontline.toml`` last.
    """
    folder.mkdir(parents=True, exist_ok=True)
    sample = make_sample(seed)
    written = []
    for table in fields(sample):
        path = folder / f"{table.name}.csv"
        getattr(sample, table.name).to_csv(path, index=False, lineterminator="\n", encoding="utf-8")
        written.append(path)
    heading = folder / "frontline.toml"
    heading.write_text(f'title = "{TITLE}"\nsource = "{SOURCE}"\n', encoding="utf-8", newline="\n")
    return (*written, heading)
