"""Results against targets."""

from frontline.targets.attainment import attainment
from frontline.targets.level_score import RATINGS, LevelScore, level_score, rating
from frontline.targets.status import MET, MISSED, NEAR, NO_TARGET, NOT_ENOUGH_DATA, status

__all__ = [
    "MET",
    "MISSED",
    "NEAR",
    "NOT_ENOUGH_DATA",
    "NO_TARGET",
    "RATINGS",
    "LevelScore",
    "attainment",
    "level_score",
    "rating",
    "status",
]
