"""Help: the version, and the sentence behind an error value."""

from frontline_udfs.help.last_error import FLS_LAST_ERROR
from frontline_udfs.help.version import FLS_VERSION

__all__ = ["FLS_LAST_ERROR", "FLS_VERSION"]
