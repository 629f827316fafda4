"""Why: drivers of an outcome, and links between climate, satisfaction, revenue and cost."""

from frontline_udfs.why.chain import FLS_CHAIN
from frontline_udfs.why.cross_lagged import FLS_CROSS_LAGGED
from frontline_udfs.why.drivers import FLS_DRIVERS
from frontline_udfs.why.elasticity import FLS_ELASTICITY
from frontline_udfs.why.lags import FLS_LAGS
from frontline_udfs.why.link import FLS_LINK
from frontline_udfs.why.priority import FLS_PRIORITY
from frontline_udfs.why.rate_ratio import FLS_RATE_RATIO
from frontline_udfs.why.revenue_by_level import FLS_REVENUE_BY_LEVEL
from frontline_udfs.why.within_between import FLS_WITHIN_BETWEEN

__all__ = [
    "FLS_CHAIN",
    "FLS_CROSS_LAGGED",
    "FLS_DRIVERS",
    "FLS_ELASTICITY",
    "FLS_LAGS",
    "FLS_LINK",
    "FLS_PRIORITY",
    "FLS_RATE_RATIO",
    "FLS_REVENUE_BY_LEVEL",
    "FLS_WITHIN_BETWEEN",
]
