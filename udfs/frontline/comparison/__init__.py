"""Comparing and ranking units."""

from frontline.comparison.benjamini_hochberg import benjamini_hochberg
from frontline.comparison.beta_binomial import ProportionShrinkage, shrink_proportions
from frontline.comparison.chance_of_best import ChanceOfBest, chance_of_best
from frontline.comparison.expected_ranks import expected_ranks
from frontline.comparison.funnel import FUNNEL_LEVELS, Funnel, funnel_of_proportions, funnel_of_rates
from frontline.comparison.heat_map import BUCKETS, HeatBuckets, absolute_buckets, relative_buckets
from frontline.comparison.over_dispersion import OverDispersedFunnel, over_dispersed_funnel
from frontline.comparison.peer_differences import PeerDifferences, peer_differences
from frontline.comparison.rank_intervals import RankInterval, rank_intervals
from frontline.comparison.rank_sets import RankSets, rank_sets
from frontline.comparison.shrinkage import Shrinkage, shrink
from frontline.comparison.tied_ranks import Ranks, tied_ranks

__all__ = [
    "BUCKETS",
    "FUNNEL_LEVELS",
    "ChanceOfBest",
    "Funnel",
    "HeatBuckets",
    "OverDispersedFunnel",
    "PeerDifferences",
    "ProportionShrinkage",
    "RankInterval",
    "RankSets",
    "Ranks",
    "Shrinkage",
    "absolute_buckets",
    "benjamini_hochberg",
    "chance_of_best",
    "expected_ranks",
    "funnel_of_proportions",
    "funnel_of_rates",
    "over_dispersed_funnel",
    "peer_differences",
    "rank_intervals",
    "rank_sets",
    "relative_buckets",
    "shrink",
    "shrink_proportions",
    "tied_ranks",
]
