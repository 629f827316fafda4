"""What was written: comments of customers, action plans, and praise of people."""

from __future__ import annotations

import numpy as np
import pandas as pd

from frontline_workbooks.sample.company import BRANCHES, MONTHS, branch_leaders
from frontline_workbooks.sample.story import Story, logistic
from frontline_workbooks.sample.truths import TRUTHS

_SOURCES = np.array(["survey", "web", "complaint"])
_ANSWERED = 0.7

_PRAISE = (
    "Friendly staff who knew what they were talking about.",
    "Served within a minute and with a smile.",
    "There was always somebody free to help me.",
    "Somebody at the counter went out of their way for me.",
    "Great service, as every time I come here.",
    "They sorted out my order quickly and kindly.",
    "A clean, well stocked shop and a pleasure to visit.",
    "Everything was explained patiently.",
)
_PRAISE_ENDS = (
    "I will happily come back.",
    "Thank you!",
    "I have told my friends about it.",
    "Excellent.",
    "",
)
_GRUMBLES = (
    "I waited twenty minutes and nobody came.",
    "Only one till was open and the queue was awful.",
    "There was nobody to ask, the floor was empty.",
    "The assistant was rude and in a hurry.",
    "My order was wrong for the second time.",
    "They promised to call me back and never did.",
    "The item was out of stock again, very disappointing.",
    "Poor service, nobody seemed to care.",
)
_GRUMBLE_ENDS = (
    "I shall go elsewhere.",
    "Not good enough.",
    "Please put more people on at weekends.",
    "A waste of my afternoon.",
    "",
)

_ACTIONS = (
    (
        TRUTHS.lowest,
        "satisfaction",
        "Two more people on the floor from Thursday to Saturday",
        "2026-02-28",
        "open",
    ),
    (
        TRUTHS.lowest,
        "complaints",
        "Answer every complaint by telephone within two days",
        "2025-11-30",
        "open",
    ),
    (TRUTHS.lowest, "waiting_time", "Open the second till when three customers queue", "2026-01-31", "open"),
    ("B03", "satisfaction", "Weekly talk about the customers' comments", "2026-01-31", "open"),
    ("B10", "service_climate", "Rota agreed with the team a month ahead", "2025-12-15", "open"),
    ("B21", "first_time_resolution", "Product training for everybody at the counter", "2025-10-31", "done"),
    ("B27", "satisfaction", "Greet everybody within a minute", "2026-03-31", "open"),
    ("B40", "complaints", "Name one person who answers complaints", "2025-09-30", "done"),
    (TRUTHS.improving, "satisfaction", "Keep the new weekend rota", "2025-06-30", "done"),
)

_STORIES = (
    (
        "2025-12",
        TRUTHS.best,
        "Rosa Lindqvist",
        "Drove to a customer's home on Christmas Eve with the part that was missing.",
    ),
    ("2025-12", TRUTHS.improving, "Omar Teague", "Built the weekend rota that ended the queues."),
    ("2025-12", "B08", "Petra Vance", "Trained three new colleagues in the busiest month."),
    ("2025-11", "B31", "Samuel Okoro", "Taught the whole counter team to repair what others replace."),
    ("2025-11", "B14", "Lena Hartog", "Stayed after closing with a customer whose car would not start."),
    (
        "2025-10",
        "B46",
        "Idris Coleman",
        "Turned the branch's angriest complaint into its longest letter of thanks.",
    ),
)


def make_comments(rng: np.random.Generator, story: Story) -> pd.DataFrame:
    """Return date, unit_id, source, text, owner and status of about 1,700 comments."""
    branch, month = _who_writes(rng)
    source = rng.choice(_SOURCES, len(branch), p=[0.6, 0.28, 0.12])
    pleased = rng.random(len(branch)) < logistic(story.satisfaction[branch, month])
    pleased &= source != "complaint"
    day = rng.integers(1, 29, len(branch))
    public = source != "survey"
    answered = rng.random(len(branch)) < _ANSWERED
    return pd.DataFrame(
        {
            "date": [f"{MONTHS[at]}-{date:02d}" for at, date in zip(month, day, strict=True)],
            "unit_id": np.array(BRANCHES)[branch],
            "source": source,
            "text": np.where(
                pleased,
                _texts(rng, _PRAISE, _PRAISE_ENDS, len(branch)),
                _texts(rng, _GRUMBLES, _GRUMBLE_ENDS, len(branch)),
            ),
            # A comment in the open needs somebody who answers it; a line of a survey does not.
            "owner": pd.Series(np.array(branch_leaders())[branch], dtype=object).where(public & answered),
            "status": pd.Series(np.where(answered, "answered", "open"), dtype=object).where(public),
        }
    )


def make_actions() -> pd.DataFrame:
    """Return the action plans, each with an owner and a date."""
    actions = pd.DataFrame(list(_ACTIONS), columns=["unit_id", "measure_id", "action", "due", "status"])
    leaders = dict(zip(BRANCHES, branch_leaders(), strict=True))
    actions.insert(3, "owner", actions["unit_id"].map(leaders))
    return actions


def make_recognition() -> pd.DataFrame:
    """Return who was praised, where, when and for what."""
    return pd.DataFrame(list(_STORIES), columns=["period", "unit_id", "person", "story"])


def _who_writes(rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Return the branch and the month of each comment, by month."""
    counts = rng.poisson(1.5, (len(MONTHS), len(BRANCHES)))
    months, branches = np.indices(counts.shape)
    return np.repeat(branches.ravel(), counts.ravel()), np.repeat(months.ravel(), counts.ravel())


def _texts(rng: np.random.Generator, starts: tuple[str, ...], ends: tuple[str, ...], count: int) -> np.ndarray:
    pairs = zip(rng.choice(starts, count), rng.choice(ends, count), strict=True)
    return np.array([f"{start} {end}".strip() for start, end in pairs], dtype=object)
