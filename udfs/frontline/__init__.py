"""Statistics of frontline units: survey scores, trends, targets, comparison, privacy, scorecards."""

from frontline._version import __version__

__all__ = ["__version__"]
