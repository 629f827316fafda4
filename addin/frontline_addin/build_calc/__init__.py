"""Building the LibreOffice Calc add-in: the worksheet functions of `frontline_udfs` for people without Excel.

The package, Frontline.oxt, says to Calc which functions there are and what their help is; a small component in
Calc's own Python (``component/``) hands each call to a Python that has Frontline Scorecards (`answer`), because
Calc's own is often too old and has no numpy. README.md says how a person installs and uses it.
"""

from frontline_addin.build_calc.build import Built, build
from frontline_addin.build_calc.for_calc import for_calc

__all__ = ["Built", "build", "for_calc"]
