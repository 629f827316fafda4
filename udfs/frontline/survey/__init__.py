"""Survey scales: recoding, scale means, favourable answers, service climate."""

from frontline.survey.climate import ClimateScores, service_climate
from frontline.survey.favourable import favourable, favourable_cut
from frontline.survey.scale_mean import LEAST_ANSWERED, on_scale, reverse_keyed, scale_mean

__all__ = [
    "LEAST_ANSWERED",
    "ClimateScores",
    "favourable",
    "favourable_cut",
    "on_scale",
    "reverse_keyed",
    "scale_mean",
    "service_climate",
]
