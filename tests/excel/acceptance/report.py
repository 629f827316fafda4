"""The page that is sent back: one row a check, failures first."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from excel.acceptance.run import Result

_STYLE = (
    "body{font:14px Calibri,sans-serif;margin:2em;max-width:75em}table{border-collapse:collapse;width:100%}"
    "td,th{border:1px solid #bbb;padding:.3em .6em;text-align:left;vertical-align:top;white-space:pre-line}"
    ".fail td{background:#fde7e0}.number{text-align:right}"
)
_HEADS = ("Group", "What", "Expected", "Seen", "Result", "Seconds")


def report(results: Sequence[Result], versions: Mapping[str, str], wanted: int) -> str:
    """Return the page as HTML.

    Parameters
    ----------
    results
        What the checks saw.
    versions
        Of everything that took part.
    wanted
        How many checks there are: a run that was broken off has fewer results.
    """
    title = f"{sum(result.passed for result in results)} of {wanted} checks passed"
    missing = (
        f"<p><b>Broken off: {wanted - len(results)} checks were not made.</b></p>" if wanted > len(results) else ""
    )
    head = "".join(f"<tr><th>{escape(name)}</th><td>{escape(version)}</td></tr>" for name, version in versions.items())
    rows = "".join(map(_row, sorted(results, key=lambda result: result.passed)))
    heads = "".join(f"<th>{name}</th>" for name in _HEADS)
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"/>'
        f"<title>{title}</title><style>{_STYLE}</style></head>"
        f"<body><h1>{title}</h1>{missing}"
        "<p>Frontline Scorecards in Excel. What no script can see is in CHECKLIST.md.</p>"
        f"<table>{head}</table><h2>Checks</h2><table><tr>{heads}</tr>{rows}</table></body></html>\n"
    )


def _row(result: Result) -> str:
    check, word = result.check, "pass" if result.passed else "fail"
    cells = "".join(
        f"<td>{escape(text)}</td>" for text in (check.group, check.subject, check.expected, result.seen, word)
    )
    return f'<tr class="{word}">{cells}<td class="number">{result.seconds:.2f}</td></tr>\n'
