"""Climate: service climate and its facets, agreement, reliability, commitment."""

from frontline_udfs.climate.agreement import FLS_AGREEMENT
from frontline_udfs.climate.agreement_limit import FLS_AGREEMENT_LIMIT
from frontline_udfs.climate.alpha import FLS_ALPHA
from frontline_udfs.climate.climate import FLS_CLIMATE
from frontline_udfs.climate.commitment import FLS_COMMITMENT
from frontline_udfs.climate.facets import FLS_FACETS
from frontline_udfs.climate.favourable import FLS_FAVOURABLE
from frontline_udfs.climate.favourable_items import FLS_FAVOURABLE_ITEMS
from frontline_udfs.climate.icc import FLS_ICC
from frontline_udfs.climate.instrument import FLS_INSTRUMENT
from frontline_udfs.climate.omega import FLS_OMEGA
from frontline_udfs.climate.scale_mean import FLS_SCALE_MEAN

__all__ = [
    "FLS_AGREEMENT",
    "FLS_AGREEMENT_LIMIT",
    "FLS_ALPHA",
    "FLS_CLIMATE",
    "FLS_COMMITMENT",
    "FLS_FACETS",
    "FLS_FAVOURABLE",
    "FLS_FAVOURABLE_ITEMS",
    "FLS_ICC",
    "FLS_INSTRUMENT",
    "FLS_OMEGA",
    "FLS_SCALE_MEAN",
]
