"""Compare units: ranks, shrinkage, funnels, peers, small groups."""

from frontline_udfs.compare.rank import FLS_RANK

__all__ = ["FLS_RANK"]
