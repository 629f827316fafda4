"""The objects of Excel that point at cells: charts, validations and conditional formats."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from engine_on_openpyxl.references import chart_references, conditions, put_rule_formula, rule_formula

if TYPE_CHECKING:
    from collections.abc import Callable

_VALIDATIONS = ("none", "whole", "decimal", "list", "date", "time", "textLength", "custom")
_CONDITIONS = {"cellIs": 1, "expression": 2}


class Sequence:
    """A collection of Excel's: counted from 1, called or asked for an item."""

    def __init__(self, members: Callable[[], list[Any]]) -> None:
        self._members = members

    @property
    def Count(self) -> int:
        return len(self._members())

    def Item(self, number: int | str) -> Any:
        members = self._members()
        return next(each for each in members if each.Name == number) if isinstance(number, str) else members[number - 1]

    __call__ = Item


class ChartApi:
    """Excel.Chart, as far as the formulas of its series go."""

    def __init__(self, charts: list[Any], name: str = "") -> None:
        self.Name = name
        self._references = list(chart_references(SimpleNamespace(_charts=charts)))

    @property
    def Count(self) -> int:
        return len(self._references)

    def Item(self, number: int) -> SeriesApi:
        return SeriesApi(self._references[number - 1])

    def FullSeriesCollection(self, number: int | None = None) -> Any:
        return self if number is None else self.Item(number)


class SeriesApi:
    """One range of a series; Excel's formula names all of them at once."""

    def __init__(self, reference: Any) -> None:
        self._reference = reference

    @property
    def Formula(self) -> str:
        return f"=SERIES(,,{self._reference.f},1)"

    @Formula.setter
    def Formula(self, text: str) -> None:
        self._reference.f = text.removeprefix("=SERIES(,,").removesuffix(",1)")


class ValidationApi:
    """Excel.Validation of cells that have one."""

    AlertStyle = Operator = 1

    def __init__(self, rule: Any) -> None:
        self._rule = rule
        self.Type = _VALIDATIONS.index(rule.type)

    @property
    def Formula1(self) -> str:
        return f"={rule_formula(self._rule, 1)}"

    @property
    def Formula2(self) -> str:
        return rule_formula(self._rule, 2)

    def Modify(self, kind: int, alert: int, operator: int, first: str, second: str = "") -> None:  # noqa: ARG002
        put_rule_formula(self._rule, 1, first.removeprefix("="))
        if second:
            put_rule_formula(self._rule, 2, second)


class ConditionApi:
    """Excel.FormatCondition; Excel may move a rule that is modified to the end, so this one does."""

    def __init__(self, sheet: Any, rule: Any) -> None:
        self._sheet, self._rule = sheet, rule
        self.Type = _CONDITIONS.get(rule.type, 3)

    @property
    def Operator(self) -> int:
        return 1

    @property
    def StopIfTrue(self) -> bool:
        return bool(self._rule.stopIfTrue)

    @StopIfTrue.setter
    def StopIfTrue(self, stops: bool) -> None:
        self._rule.stopIfTrue = stops

    @property
    def Priority(self) -> int:
        return conditions(self._sheet).index(self._rule) + 1

    @Priority.setter
    def Priority(self, place: int) -> None:
        others = [rule for rule in conditions(self._sheet) if rule is not self._rule]
        for priority, rule in enumerate([*others[: place - 1], self._rule, *others[place - 1 :]], start=1):
            rule.priority = priority

    @property
    def Formula1(self) -> str:
        return f"={rule_formula(self._rule, 1)}"

    @property
    def Formula2(self) -> str:
        second = rule_formula(self._rule, 2)
        if not second:
            raise OSError("Excel has a second formula only for between.")
        return f"={second}"

    def Modify(self, kind: int, operator: int, first: str, second: str = "") -> None:  # noqa: ARG002
        for which, text in enumerate(filter(None, (first, second)), start=1):
            put_rule_formula(self._rule, which, text.removeprefix("="))
        self._rule.stopIfTrue = True
        self.Priority = len(conditions(self._sheet))


def condition_apis(sheet: Any) -> list[ConditionApi]:
    """Return the conditional formats of a sheet by priority."""
    return [ConditionApi(sheet, rule) for rule in conditions(sheet)]
