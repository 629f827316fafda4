"""Survey scales: recoding, scale means, favourable answers, service climate, reliability, instrument check."""

from frontline.survey.alpha import CronbachAlpha, cronbach_alpha
from frontline.survey.climate import ClimateScores, service_climate
from frontline.survey.climate_facets import FACETS, FacetScores, climate_facets
from frontline.survey.covariance import ItemCovariance, item_covariance
from frontline.survey.favourable import favourable, favourable_cut
from frontline.survey.instrument_check import InstrumentCheck, instrument_check
from frontline.survey.omega import McDonaldOmega, mcdonald_omega
from frontline.survey.scale_mean import LEAST_ANSWERED, on_scale, reverse_keyed, scale_mean
from frontline.survey.score_interval import score_interval

__all__ = [
    "FACETS",
    "LEAST_ANSWERED",
    "ClimateScores",
    "CronbachAlpha",
    "FacetScores",
    "InstrumentCheck",
    "ItemCovariance",
    "McDonaldOmega",
    "climate_facets",
    "cronbach_alpha",
    "favourable",
    "favourable_cut",
    "instrument_check",
    "item_covariance",
    "mcdonald_omega",
    "on_scale",
    "reverse_keyed",
    "scale_mean",
    "score_interval",
    "service_climate",
]
