"""What was found, as a page: a table of counts and a list of differences for each question asked."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field


@dataclass
class Section:
    """What one question to all workbooks gave.

    Parameters
    ----------
    title
        Who was asked.
    counts
        How many, by row and column of the table.
    differences
        What is not as it was, a sentence each.
    remarks
        What else was seen, a sentence each.
    """

    title: str
    counts: dict[str, Counter[str]] = field(default_factory=dict)
    differences: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    def add(self, row: str, column: str, count: int = 1) -> None:
        """Count."""
        self.counts.setdefault(row, Counter())[column] += count

    def text(self) -> str:
        """Return the section as Markdown."""
        columns = list(dict.fromkeys(column for row in self.counts.values() for column in row))
        lines = [f"## {self.title}", "", _line(["", *columns]), _line(["---"] * (len(columns) + 1))]
        lines += [_line([name, *(f"{row[column]:,}" for column in columns)]) for name, row in self.counts.items()]
        lines += ["", f"Differences: {len(self.differences) or 'none'}."]
        lines += [f"- {each}" for each in self.differences]
        if self.remarks:
            lines += ["", "Seen besides:", *(f"- {each}" for each in self.remarks)]
        return "\n".join([*lines, ""])


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"
