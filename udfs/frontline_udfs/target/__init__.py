"""Target: attainment, status, scores by target levels, proposals for the next target."""

from frontline_udfs.target.attainment import FLS_ATTAINMENT
from frontline_udfs.target.level_score import FLS_LEVEL_SCORE
from frontline_udfs.target.next_target import FLS_NEXT_TARGET
from frontline_udfs.target.rating import FLS_RATING
from frontline_udfs.target.status import FLS_STATUS

__all__ = ["FLS_ATTAINMENT", "FLS_LEVEL_SCORE", "FLS_NEXT_TARGET", "FLS_RATING", "FLS_STATUS"]
