"""Rows reduced in one pass to the little that every statistic of a unit needs; parts merge."""

from frontline.reduction.merge_moments import merge_moments
from frontline.reduction.scale_reduction import ScaleReduction, merge_reductions, reduce_answers
from frontline.reduction.scale_scores import scale_scores

__all__ = ["ScaleReduction", "merge_moments", "merge_reductions", "reduce_answers", "scale_scores"]
