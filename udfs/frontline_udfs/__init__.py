"""Worksheet functions: thin over `frontline`, callable from a cell and from Python alike.

Each area of functions is a folder, each function a file: ``frontline_udfs/compare/rank.py`` holds FLS_RANK and
names the function of `frontline` that computes it.
"""

from frontline_udfs.climate import *
from frontline_udfs.compare import *
from frontline_udfs.core.worksheet_function import functions, register
from frontline_udfs.help import *
from frontline_udfs.loyalty import *
from frontline_udfs.satisfaction import *
from frontline_udfs.target import *
from frontline_udfs.trend import *
from frontline_udfs.why import *

__all__ = ["functions", "register"]
__all__[:0] = [described.name for described in functions()]
