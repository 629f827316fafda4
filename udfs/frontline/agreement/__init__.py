"""Agreement of the respondents within a unit."""

from frontline.agreement.aggregation import LEAST_RELIABILITY, aggregation_reading
from frontline.agreement.average_deviation import AverageDeviation, average_deviation
from frontline.agreement.awg import awg
from frontline.agreement.by_chance import AgreementByChance, agreement_by_chance
from frontline.agreement.intraclass import IntraclassCorrelation, intraclass_correlation
from frontline.agreement.item_variances import item_variances
from frontline.agreement.null_variance import null_variance, variance_of_shares
from frontline.agreement.reml import VarianceComponents, one_way_reml
from frontline.agreement.rwg import rwg_j, rwg_of_answers
from frontline.agreement.rwg_star import rwg_star
from frontline.agreement.unit_moments import UnitMoments, unit_moments
from frontline.agreement.words import agreement_words

__all__ = [
    "LEAST_RELIABILITY",
    "AgreementByChance",
    "AverageDeviation",
    "IntraclassCorrelation",
    "UnitMoments",
    "VarianceComponents",
    "aggregation_reading",
    "agreement_by_chance",
    "agreement_words",
    "average_deviation",
    "awg",
    "intraclass_correlation",
    "item_variances",
    "null_variance",
    "one_way_reml",
    "rwg_j",
    "rwg_of_answers",
    "rwg_star",
    "unit_moments",
    "variance_of_shares",
]
