"""From parsed arguments to actions; one function a command."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from frontline.scorecard.model import Settings
from frontline_addin.actions.build_scorecard import STEPS, Built, build_scorecard
from frontline_addin.actions.check_data import check_data
from frontline_addin.actions.demonstrate import demonstrate
from frontline_addin.actions.rank_units import rank_units, ranking
from frontline_addin.command_line import show
from frontline_addin.command_line.progress import StepProgress

if TYPE_CHECKING:
    import argparse


def run(arguments: argparse.Namespace) -> int:
    """Run the command that was asked for and return its exit code."""
    return _COMMANDS[arguments.command](arguments)


def _settings(arguments: argparse.Namespace, measures: list[str]) -> Settings:
    return Settings(
        minimum_n=arguments.minimum_n,
        tolerance=arguments.tolerance,
        period=arguments.period,
        measures=tuple(measures),
        levels=tuple(arguments.level),
    )


def _demo(arguments: argparse.Namespace) -> int:
    with StepProgress(total=len(STEPS) + 1) as progress:
        built = demonstrate(arguments.output, Settings(), arguments.theme, progress.step)
    return _say_built(built, as_json=arguments.json)


def _check(arguments: argparse.Namespace) -> int:
    with StepProgress(total=1) as progress:
        progress.step(STEPS[0])
        checked = check_data(arguments.data, arguments.map)
    if arguments.json:
        show.print_json(
            {
                "done": checked.usable,
                "faults": checked.faults,
                "sources": checked.sources,
                "counts": dict(checked.counts),
            }
        )
    else:
        show.print_check(checked)
    return 0 if checked.usable else 1


def _build(arguments: argparse.Namespace) -> int:
    output = arguments.output or Path(f"{_name_of(arguments.data)}-scorecard.xlsx")
    with StepProgress(total=len(STEPS)) as progress:
        built = build_scorecard(
            arguments.data,
            output,
            _settings(arguments, arguments.measure),
            arguments.theme,
            arguments.map,
            progress.step,
        )
    return _say_built(built, as_json=arguments.json)


def _rank(arguments: argparse.Namespace) -> int:
    settings = _settings(arguments, [arguments.measure])
    with StepProgress(total=1) as progress:
        progress.step(STEPS[1])
        ranked = rank_units(arguments.data, settings, arguments.map)
    if arguments.json:
        show.print_json({"done": True, **show.ranking_as_json(ranked, arguments.top)})
    else:
        show.print_ranking(ranked, arguments.top)
    return 0


def _say_built(built: Built, *, as_json: bool) -> int:
    ranked = ranking(built.scorecard, built.scorecard.settings)
    if as_json:
        show.print_json(
            {
                "done": True,
                "path": built.path.resolve(),
                "sheets": built.sheets,
                "period": built.scorecard.period.label,
                "warnings": built.scorecard.tables.warnings,
                **show.ranking_as_json(ranked, 3),
            }
        )
    else:
        show.print_built(built, ranked)
    return 0


def _name_of(data: Path) -> str:
    return re.sub(r"[^\w.-]+", "-", data.resolve().stem).strip("-") or "frontline"


_COMMANDS = {"demo": _demo, "check": _check, "build": _build, "rank": _rank}
