"""What every reader of a loyalty model is told beside its numbers."""

from __future__ import annotations

MODEL = "This is a model: it follows from the figures put in and measures no effect of its own."
"""First note of every result that is computed from assumptions instead of counted."""

SHARP_CRITIQUE = (
    "Sharp (How Brands Grow, 2010) objects that such gains are arithmetic, not evidence: from 90 % to 95 % "
    "retention halves the customers lost, so value must leap on paper, while firms seldom get to choose their "
    "loyalty, which mostly follows their market share."
)
"""The critique that belongs beside any claim of what a few points of retention are worth."""

INSURER_UNIT_COST_CHANGE = -0.18
"""Change in cost per policy that one insurer reported for +5 points of retention; a line to draw, never a default."""

INSURER_REFERENCE = (
    "For scale only: one insurer reported 18 % less cost per policy for 5 points more retention "
    "(Reichheld, Harvard Business Review, 1993); it enters no number here."
)
"""How the line at `INSURER_UNIT_COST_CHANGE` is labelled."""
