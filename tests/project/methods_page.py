"""Write udfs/METHODS.md, the map from method to module, test and source: ``python tests/project/methods_page.py``."""

from __future__ import annotations

import inspect
import re
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import frontline

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "udfs" / "METHODS.md"
HEAD = """# Methods

Every public statistic: what it gives, where its formula stands, its tests, and whose method it is.
Written by `python tests/project/methods_page.py`; a test keeps it true.
"""


@dataclass(frozen=True)
class Method:
    """One public function of a subject."""

    subject: str
    name: str
    function: Callable[..., Any]

    @property
    def module(self) -> Path:
        """File of the formula, from the root of the project."""
        return Path(inspect.getsourcefile(self.function) or "").resolve().relative_to(ROOT)

    @property
    def test(self) -> Path:
        """File of the tests, from the root of the project: the module's own, else one of the subject that names it."""
        folder = Path("tests", "frontline", self.subject)
        own = folder / f"test_{self.module.stem}.py"
        if (ROOT / own).is_file():
            return own
        others = sorted((ROOT / folder).glob("test_*.py"))
        naming = [path for path in others if re.search(rf"\b{self.name}\b", path.read_text("utf-8"))]
        return naming[0].relative_to(ROOT) if naming else own

    @property
    def summary(self) -> str:
        """First sentence of the docstring."""
        return " ".join((inspect.getdoc(self.function) or "").split("\n\n")[0].split())

    @property
    def source(self) -> str:
        """Author and year of the first reference, or nothing."""
        text = inspect.getdoc(self.function) or ""
        found = re.search(r"\[1\]\s+(.*?\(\d{4}\))", text, re.DOTALL)
        return " ".join(found[1].split()) if found else ""


def methods() -> list[Method]:
    """Return every public function of every subject, by subject and module."""
    found = []
    for subject in frontline.subjects():
        module = import_module(f"frontline.{subject}")
        for name in getattr(module, "__all__", ()):
            value = getattr(module, name)
            if inspect.isfunction(value):
                found.append(Method(subject, name, value))
    return sorted(found, key=lambda method: (method.subject, method.module, method.name))


def page() -> str:
    """Return the page as Markdown."""
    parts = [HEAD]
    for subject in dict.fromkeys(method.subject for method in methods()):
        rows = [_row(method) for method in methods() if method.subject == subject]
        title = subject.replace("_", " ").capitalize()
        parts.append(
            f"## {title}\n\n| method | gives | formula | tests | source |\n|---|---|---|---|---|\n" + "\n".join(rows)
        )
    return "\n\n".join(part.rstrip("\n") for part in parts) + "\n"


def _row(method: Method) -> str:
    module, test = method.module.relative_to("udfs"), method.test
    summary = method.summary.replace("|", "\\|")
    return f"| `{method.name}` | {summary} | [{module.name}]({module}) | [{test.name}](../{test}) | {method.source} |"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
