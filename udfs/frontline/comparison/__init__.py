"""Comparing and ranking units."""

from frontline.comparison.benjamini_hochberg import benjamini_hochberg
from frontline.comparison.expected_ranks import expected_ranks
from frontline.comparison.rank_intervals import RankInterval, rank_intervals
from frontline.comparison.shrinkage import Shrinkage, shrink
from frontline.comparison.tied_ranks import Ranks, tied_ranks

__all__ = [
    "RankInterval",
    "Ranks",
    "Shrinkage",
    "benjamini_hochberg",
    "expected_ranks",
    "rank_intervals",
    "shrink",
    "tied_ranks",
]
