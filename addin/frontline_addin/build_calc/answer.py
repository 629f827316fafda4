"""Answers the calls of Calc: one line of JSON in, one line of JSON out, until the input ends.

Started by the component of the Calc add-in as ``python -I -m frontline_addin.build_calc.answer``.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
from typing import IO, Any

_EPOCH = dt.datetime(1899, 12, 30)  # noqa: DTZ001 - spreadsheets' dates know no zone


def serve(calls: IO[str], answers: IO[str]) -> None:
    """Answer calls until there are no more.

    Parameters
    ----------
    calls
        Lines of ``[function, [arguments]]``; an argument is a cell, rows of cells, or null where left out.
    answers
        Where the rows of each answer go, one line a call.
    """
    for line in calls:
        name, arguments = json.loads(line)
        answers.write(json.dumps(answer(name, arguments), allow_nan=False) + "\n")
        answers.flush()


def answer(name: str, arguments: list[Any]) -> list[list[Any]]:
    """Return the rows of cells that a worksheet function shows; dates are serial numbers.

    >>> answer("FLS_ATTAINMENT", [90.0, 100.0])
    [[0.9]]
    """
    import frontline_udfs
    from frontline_udfs.core.cells import as_rows

    rows = as_rows(getattr(frontline_udfs, name)(*arguments))
    return [[_plain(cell) for cell in row] for row in rows]


def _plain(cell: Any) -> Any:
    return (cell - _EPOCH) / dt.timedelta(days=1) if isinstance(cell, dt.datetime) else cell


def main() -> None:
    """Answer over standard input and output; whatever else prints goes to standard error."""
    answers, sys.stdout = sys.stdout, sys.stderr
    serve(sys.stdin, answers)


if __name__ == "__main__":
    main()
