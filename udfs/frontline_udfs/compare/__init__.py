"""Compare units: ranks, shrinkage, funnels, peers, small groups."""

from frontline_udfs.compare.best import FLS_BEST
from frontline_udfs.compare.funnel import FLS_FUNNEL
from frontline_udfs.compare.funnel_widened import FLS_FUNNEL_WIDENED
from frontline_udfs.compare.heat_map import FLS_HEAT_MAP
from frontline_udfs.compare.hide_table import FLS_HIDE_TABLE
from frontline_udfs.compare.peers import FLS_PEERS
from frontline_udfs.compare.rank import FLS_RANK
from frontline_udfs.compare.shrink import FLS_SHRINK
from frontline_udfs.compare.shrink_share import FLS_SHRINK_SHARE
from frontline_udfs.compare.suppress import FLS_SUPPRESS

__all__ = [
    "FLS_BEST",
    "FLS_FUNNEL",
    "FLS_FUNNEL_WIDENED",
    "FLS_HEAT_MAP",
    "FLS_HIDE_TABLE",
    "FLS_PEERS",
    "FLS_RANK",
    "FLS_SHRINK",
    "FLS_SHRINK_SHARE",
    "FLS_SUPPRESS",
]
