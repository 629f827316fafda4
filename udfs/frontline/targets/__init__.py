"""Results against targets."""

from frontline.targets.attainment import attainment
from frontline.targets.level_score import RATINGS, LevelScore, level_score, rating
from frontline.targets.line_ahead import LineAhead, line_ahead
from frontline.targets.next_target import NextTarget, next_target
from frontline.targets.peer_quartile import peer_quartile
from frontline.targets.status import MET, MISSED, NEAR, NO_TARGET, NOT_ENOUGH_DATA, status

__all__ = [
    "MET",
    "MISSED",
    "NEAR",
    "NOT_ENOUGH_DATA",
    "NO_TARGET",
    "RATINGS",
    "LevelScore",
    "LineAhead",
    "NextTarget",
    "attainment",
    "level_score",
    "line_ahead",
    "next_target",
    "peer_quartile",
    "rating",
    "status",
]
