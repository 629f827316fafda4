"""Loyalty economics: retention, lifetime value and what follows from them; models, labelled as such."""

from frontline.loyalty.defections import Defections, defections
from frontline.loyalty.lifetime_value import LifetimeValue, lifetime_value
from frontline.loyalty.notes import INSURER_REFERENCE, INSURER_UNIT_COST_CHANGE, MODEL, SHARP_CRITIQUE
from frontline.loyalty.retention import Lifetime, Retention, expected_lifetime, retention
from frontline.loyalty.retention_effect import UnitCostEffect, ValueEffect, unit_cost_effect, value_effect
from frontline.loyalty.second_order import Effect, LoyaltyAssumptions, SecondOrderEffects, second_order_effects
from frontline.loyalty.wallet_share import WalletShare, wallet_share

__all__ = [
    "INSURER_REFERENCE",
    "INSURER_UNIT_COST_CHANGE",
    "MODEL",
    "SHARP_CRITIQUE",
    "Defections",
    "Effect",
    "Lifetime",
    "LifetimeValue",
    "LoyaltyAssumptions",
    "Retention",
    "SecondOrderEffects",
    "UnitCostEffect",
    "ValueEffect",
    "WalletShare",
    "defections",
    "expected_lifetime",
    "lifetime_value",
    "retention",
    "second_order_effects",
    "unit_cost_effect",
    "value_effect",
    "wallet_share",
]
