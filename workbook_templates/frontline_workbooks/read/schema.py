"""The tables of a scorecard: their columns, the headers people give them, and what tells them apart."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "number"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table.

    Parameters
    ----------
    name
        Canonical name.
    kind
        How its cells are read; ids and periods are texts.
    aliases
        Other headers, in normal form (see `normal`), the better first.
    yearly
        Whether headers may end in a year (``superintendent_2019``); the latest year is taken.
    """

    name: str
    kind: Kind = "text"
    aliases: tuple[str, ...] = ()
    yearly: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """One table.

    Parameters
    ----------
    name
        Name as the user knows it.
    columns
        Its columns.
    required
        Columns it cannot do without; a tuple inside means "one of these".
    telling
        Columns by which a file under another name is recognised, in the form of `required`;
        empty: by name only.
    never
        Columns that show it is another table.
    names
        Other names, in normal form.
    several
        Whether several files may hold it.
    """

    name: str
    columns: tuple[Column, ...]
    required: tuple[str | tuple[str, ...], ...]
    telling: tuple[str | tuple[str, ...], ...] = ()
    never: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    several: bool = False

    def column(self, name: str) -> Column:
        """Return the column of that canonical name."""
        return next(column for column in self.columns if column.name == name)


def normal(text: str) -> str:
    """Return a header or name without case, spaces, accents and signs.

    >>> normal("Unit ID"), normal("unit_id"), normal("% répondu")
    ('unitid', 'unitid', 'repondu')
    """
    plain = unicodedata.normalize("NFKD", text.casefold())
    return re.sub(r"[\W_]+", "", "".join(sign for sign in plain if not unicodedata.combining(sign)))


def _text(name: str, *aliases: str) -> Column:
    return Column(name, "text", aliases)


def _number(name: str, *aliases: str) -> Column:
    return Column(name, "number", aliases)


_PERIOD = _text("period", "date", "month", "quarter", "year", "schoolyear", "financialyear", "fiscalyear", "week")
_UNIT = _text("unit_id", "unit", "unitcode", "unitno", "unitnumber", "storeid", "branchid", "siteid", "schoolid", "dbn")
_MEASURE = _text("measure_id", "measure", "measurecode", "metricid", "metric", "indicatorid", "indicator", "kpi")
_LEVELS = (
    _number("approaching", "approachingtarget", "targetapproaching", "threshold"),
    _number("meeting", "meetingtarget", "targetmeeting"),
    _number("exceeding", "exceedingtarget", "targetexceeding", "stretch"),
)

UNITS = Table(
    "Units",
    (
        _UNIT,
        _text("unit_name", "name", "unit", "title", "description"),
        _text("level", "unitlevel", "tier"),
        _text("parent_id", "parent", "parentunit", "parentunitid", "reportsto", "belongsto"),
        _text("peer_group", "peergroup", "peers", "unittype", "type", "cluster"),
        Column(
            "leader", "text", ("manager", "head", "leadername", "superintendent", "director", "principal"), yearly=True
        ),
    ),
    required=("unit_id",),
    telling=("unit_id", ("parent_id", "level"), ("unit_name", "parent_id")),
    never=("period", "measure_id"),
    names=("unit", "unitlist", "hierarchy", "orgunits"),
)
MEASURES = Table(
    "Measures",
    (
        _MEASURE,
        _text("measure_name", "name", "label", "measure", "title", "description"),
        _text("area", "group", "domain", "category", "theme"),
        _text("better", "higherisbetter", "lowerisbetter", "direction", "polarity", "betteris"),
        _text("unit", "unitofmeasure", "units", "format"),
        _text("scale"),
        _text("combine", "rollup", "aggregation"),
        _text("statistic", "scoring"),
        _number("weight", "weighting"),
        _number("minimum_n", "minimumn", "minn"),
        _number("tolerance"),
    ),
    required=("measure_id", "area"),
    telling=("measure_id", "area", ("better", "unit", "weight")),
    never=("period", "unit_id"),
    names=("measure", "measurelist"),
)
RESULTS = Table(
    "Results",
    (
        _PERIOD,
        _UNIT,
        _MEASURE,
        _number("value", "result", "actual", "score"),
        _number("n", "responses", "respondents", "count", "samplesize", "base"),
        _number("numerator", "num"),
        _number("denominator", "den", "denom"),
        _number("standard_error", "standarderror", "se", "stderr"),
    ),
    required=("period", "unit_id", "measure_id", ("value", "numerator"), ("value", "denominator")),
    telling=("period", "unit_id", "measure_id", ("value", "numerator"), ("value", "denominator")),
    never=("target", "approaching", "meeting", "exceeding"),
    names=("result",),
    several=True,
)
TARGETS = Table(
    "Targets",
    (_PERIOD, _UNIT, _MEASURE, _number("target", "targetvalue", "goal"), *_LEVELS),
    required=("measure_id", ("target", "meeting")),
    telling=("measure_id", ("target", "meeting")),
    never=("area",),
    names=("target", "goals"),
    several=True,
)
ITEMS = Table(
    "Items",
    (
        _text("item_id", "item", "question", "questionid"),
        _text("scale", "measureid", "measure"),
        _number("minimum", "min", "scalemin"),
        _number("maximum", "max", "scalemax"),
        _text("reverse", "reversed", "reversekeyed"),
    ),
    required=("item_id", "scale", "minimum", "maximum"),
    telling=("item_id", "scale", "minimum", "maximum"),
    names=("item", "itemmap", "questions"),
)
RESPONSES = Table(
    "Responses", (_PERIOD, _UNIT), required=("period", "unit_id"), names=("response", "surveyresponses"), several=True
)
COMMENTS = Table(
    "Comments",
    (
        _text("date", "period"),
        _UNIT,
        _text("source", "channel"),
        _text("text", "comment", "message"),
        _text("owner", "responder"),
        _text("status"),
    ),
    required=("unit_id", "text"),
    telling=("unit_id", "text"),
    names=("comment", "mentions"),
    several=True,
)
CUSTOMERS = Table(
    "Customers",
    (
        _text("customer_id", "customer"),
        _UNIT,
        _PERIOD,
        _number("satisfaction"),
        _number("revenue"),
        _text("target_customer"),
        _number("spend_elsewhere"),
        _text("started"),
        _text("left"),
    ),
    required=("customer_id", "unit_id"),
    telling=("customer_id", "unit_id"),
    names=("customer",),
    several=True,
)
FINANCIALS = Table(
    "Financials",
    (_PERIOD, _UNIT, _text("item", "account", "line"), _number("value", "amount")),
    required=("period", "unit_id", "item", "value"),
    telling=("period", "unit_id", "item", "value"),
    names=("financial", "finance"),
    several=True,
)
ACTIONS = Table(
    "Actions",
    (_UNIT, _MEASURE, _text("action", "plan"), _text("owner"), _text("due", "duedate"), _text("status")),
    required=("unit_id", "action"),
    telling=("unit_id", "action"),
    names=("action", "actionplans"),
    several=True,
)
RECOGNITION = Table(
    "Recognition",
    (_PERIOD, _UNIT, _text("person", "name"), _text("story")),
    required=("unit_id", "story"),
    telling=("unit_id", "story"),
    names=("recognitions", "celebrations"),
    several=True,
)

TABLES = {
    table.name: table
    for table in (
        UNITS,
        MEASURES,
        RESULTS,
        TARGETS,
        ITEMS,
        RESPONSES,
        COMMENTS,
        CUSTOMERS,
        FINANCIALS,
        ACTIONS,
        RECOGNITION,
    )
}


def table_named(stem: str) -> Table | None:
    """Return the table a file or sheet is by its name alone, or None.

    >>> table_named("tblUnits").name, table_named("employee_survey")
    ('Units', None)
    """
    spelt = re.sub(r"^(tbl|table|sheet)|\d+$", "", normal(stem))
    return next((table for table in TABLES.values() if spelt in (normal(table.name), *table.names)), None)


"""Every table by name; files under other names are tried against them in this order."""
