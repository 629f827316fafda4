"""The decorator that makes a Python function a worksheet function."""

from __future__ import annotations

import functools
import inspect
import types
from typing import TYPE_CHECKING, Annotated, Any, Union, get_args, get_origin, get_type_hints

import xlwings

from frontline_udfs.core import last_error
from frontline_udfs.core.answers import CellByCell, as_cells
from frontline_udfs.core.cell_errors import CellError, shown_for
from frontline_udfs.core.cells import as_rows, is_blank
from frontline_udfs.core.kinds import Kind
from frontline_udfs.core.line_up import line_up
from frontline_udfs.core.metadata import CATEGORY, describe, full_docstring

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from frontline_udfs.core.metadata import WorksheetFunction

_catalogue: dict[str, WorksheetFunction] = {}


def worksheet_function(function: Callable[..., Any]) -> Callable[..., Any]:
    """Make a function callable from a cell, from VBA's wrapper, and from Python.

    Each argument is read as the kind its annotation says (`core.kinds`); a blank cell or None is the same as
    leaving an optional argument out. Results become cells (`core.answers`). An exception becomes an error
    value, its sentence is kept for ``FLS_LAST_ERROR``, and so is the reason where cells answered one by one have
    none. Every function is listed in `functions`.
    """

    @functools.wraps(function)
    def called(*given: Any, **named: Any) -> Any:
        try:
            arguments = signature.bind_partial(*given, **named).arguments
            result = function(**_read(arguments, signature, kinds))
            if isinstance(result, CellByCell) and result.why_nothing:
                last_error.keep(function.__name__, CellError(result.why_nothing))
            return as_cells(result)
        except Exception as error:  # noqa: BLE001 - a cell shows an error value, never a traceback
            last_error.keep(function.__name__, error)
            return shown_for(error)

    signature, kinds = inspect.signature(function), _kinds(function)
    _hide_annotations(called, signature)
    _catalogue[function.__name__] = describe(called, kinds)
    called.__doc__ = full_docstring(_catalogue[function.__name__])
    return register_one(called, xlwings.func, xlwings.arg)


def functions() -> tuple[WorksheetFunction, ...]:
    """Return every worksheet function, by name."""
    return tuple(_catalogue[name] for name in sorted(_catalogue))


def register(udfs: types.ModuleType) -> None:
    """Register every function with xlwings' own Windows module, which ``xlwings`` itself loads on Windows only.

    Parameters
    ----------
    udfs
        The module ``xlwings.udfs``.
    """
    for described in functions():
        register_one(described.function, udfs.xlfunc, udfs.xlarg)


def register_one(function: Callable[..., Any], func: Any, arg: Any) -> Callable[..., Any]:
    """Tell xlwings how Excel's cells reach a function: as rows, with error values as texts."""
    described = _catalogue[function.__name__]
    registered: Callable[..., Any] = func(category=CATEGORY)(function)
    for argument in described.arguments:
        registered = arg(argument.name, ndim=2, err_to_str=True, doc=argument.help)(registered)
    if hasattr(registered, "__xlfunc__"):
        registered.__xlfunc__["ret"]["doc"] = described.summary  # the wizard shows the summary alone
    return registered


def _hide_annotations(called: Callable[..., Any], signature: inspect.Signature) -> None:
    """Hide our kinds from xlwings, which takes annotations for converters of its own."""
    bare = [parameter.replace(annotation=inspect.Parameter.empty) for parameter in signature.parameters.values()]
    called.__annotations__ = {}
    called.__signature__ = inspect.Signature(bare)  # type: ignore[attr-defined]


def _kinds(function: Callable[..., Any]) -> dict[str, Kind]:
    hints = get_type_hints(function, include_extras=True)
    return {name: _kind(hint) for name, hint in hints.items() if name != "return"}


def _kind(hint: Any) -> Kind:
    if get_origin(hint) in (Union, types.UnionType):
        hint = next(part for part in get_args(hint) if part is not type(None))
    kind = get_args(hint)[1] if get_origin(hint) is Annotated else None
    if not isinstance(kind, Kind):
        raise TypeError(f"{hint} is no kind of argument; use those of frontline_udfs.core.kinds.")
    return kind


def _read(arguments: Mapping[str, Any], signature: inspect.Signature, kinds: Mapping[str, Kind]) -> dict[str, Any]:
    rows = {name: as_rows(value) for name, value in arguments.items()}
    given = {name: cells for name, cells in rows.items() if not _left_out(cells, signature.parameters[name])}
    for name, parameter in signature.parameters.items():
        if parameter.default is parameter.empty and name not in given:
            raise CellError(f"{name} is missing. Give its cells.")
    lined, headers = line_up(given, kinds)
    return {
        name: kinds[name].read(cells, name, 1 + headers * (kinds[name].along_rows and not kinds[name].named))
        for name, cells in lined.items()
    }


def _left_out(rows: list[list[Any]], parameter: inspect.Parameter) -> bool:
    if not rows or not rows[0]:
        return True
    return parameter.default is not parameter.empty and len(rows) == len(rows[0]) == 1 and is_blank(rows[0][0])
