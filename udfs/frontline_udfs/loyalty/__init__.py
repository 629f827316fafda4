"""Loyalty: retention, defections, lifetime value, share of wallet, and models of what they are worth."""

from frontline_udfs.loyalty.defections import FLS_DEFECTIONS
from frontline_udfs.loyalty.lifetime import FLS_LIFETIME
from frontline_udfs.loyalty.lifetime_value import FLS_LIFETIME_VALUE
from frontline_udfs.loyalty.loyalty_model import FLS_LOYALTY_MODEL
from frontline_udfs.loyalty.retention import FLS_RETENTION
from frontline_udfs.loyalty.retention_effect import FLS_RETENTION_EFFECT
from frontline_udfs.loyalty.unit_cost import FLS_UNIT_COST
from frontline_udfs.loyalty.wallet_share import FLS_WALLET_SHARE

__all__ = [
    "FLS_DEFECTIONS",
    "FLS_LIFETIME",
    "FLS_LIFETIME_VALUE",
    "FLS_LOYALTY_MODEL",
    "FLS_RETENTION",
    "FLS_RETENTION_EFFECT",
    "FLS_UNIT_COST",
    "FLS_WALLET_SHARE",
]
