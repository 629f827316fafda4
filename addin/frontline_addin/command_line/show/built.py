"""What `frontline build` and `frontline demo` say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape

from frontline_addin.actions.rank_units import ranking
from frontline_addin.command_line.show.as_json import print_json
from frontline_addin.command_line.show.ranking import by_level, ranking_as_json
from frontline_addin.command_line.show.values import rank_text, value_text

if TYPE_CHECKING:
    from frontline_addin.actions.build_scorecard import Built
    from frontline_addin.actions.rank_units import Ranked

ENDS = 3
"""Units named at each end of the ranking after a build."""


def show_built(built: Built, *, as_json: bool) -> None:
    """Print where the scorecard lies, and its best and lowest units."""
    ranked = ranking(built.scorecard, built.scorecard.settings)
    if as_json:
        print_json(
            {
                "done": True,
                "path": built.path.resolve(),
                "sheets": built.sheets,
                "period": built.scorecard.period.label,
                "warnings": built.scorecard.tables.warnings,
                **ranking_as_json(ranked, ENDS),
            }
        )
        return
    console = Console(highlight=False, soft_wrap=True)
    _print_ends(console, ranked)
    warnings = len(built.scorecard.tables.warnings)
    if warnings:
        console.print(f"[yellow]{warnings} warning{'s' * (warnings > 1)}[/]: see the sheet Data notes.")
    console.print(f"[green]✔[/] Scorecard written: [bold]{escape(str(built.path.resolve()))}[/]")


def _print_ends(console: Console, ranked: Ranked) -> None:
    rows = [rows for _, rows in by_level(ranked)][-1]
    console.print(f"[bold]{escape(ranked.measure['measure_name'])}[/], {ranked.measure['period'].label}")
    shown = rows[rows["rank"].notna()]
    for words, part in (("Best", shown.head(ENDS)), ("Lowest", shown.tail(ENDS))):
        for row in part.to_dict("records"):
            place = f"{rank_text(row['rank']):>6} of {row['rank_of']:.0f}"
            value = value_text(row["value"], ranked.measure["scale"])
            console.print(f"  {words:<6} {place}  {escape(row['unit_name'])}  {value}")
