"""Trends over periods: the test, the slope and the words for them."""

from frontline.trends.change import Change, change
from frontline.trends.hamed_rao import HamedRao, hamed_rao
from frontline.trends.mann_kendall import MannKendall, mann_kendall
from frontline.trends.seasonal_mann_kendall import SeasonalMannKendall, seasonal_mann_kendall
from frontline.trends.theil_sen import TheilSen, theil_sen
from frontline.trends.trend_words import (
    IMPROVING,
    MINIMUM_PERIODS,
    NO_CLEAR_TREND,
    TOO_FEW_PERIODS,
    WORSENING,
    trend_words,
)

__all__ = [
    "IMPROVING",
    "MINIMUM_PERIODS",
    "NO_CLEAR_TREND",
    "TOO_FEW_PERIODS",
    "WORSENING",
    "Change",
    "HamedRao",
    "MannKendall",
    "SeasonalMannKendall",
    "TheilSen",
    "change",
    "hamed_rao",
    "mann_kendall",
    "seasonal_mann_kendall",
    "theil_sen",
    "trend_words",
]
