"""Statistics of frontline units: survey scores, trends, targets, comparison, privacy, scorecards.

Every public function stands here under its name, and in the folder of its subject::

    frontline.mann_kendall is frontline.trends.mann_kendall

Nothing heavy is imported before a name is asked for.
"""

from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from frontline._version import __version__

__all__ = ["__version__", "subjects"]


def subjects() -> list[str]:
    """Return the names of the folders, one a subject.

    >>> "trends" in subjects()
    True
    """
    return sorted(module.name for module in iter_modules(__path__) if module.ispkg)


def __getattr__(name: str) -> Any:
    if not name.startswith("_"):
        for subject in subjects():
            module = import_module(f"frontline.{subject}")
            if name == subject:
                return module
            if name in getattr(module, "__all__", ()):
                return getattr(module, name)
    raise AttributeError(f"module 'frontline' has no attribute {name!r}")
