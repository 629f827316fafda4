"""Members of Excel's objects that pyOpenVBA lacks and the add-in uses."""

from __future__ import annotations

from typing import Any

from pyopenvba.apps.excel import Workbook
from pyopenvba.exceptions import VBARuntimeError
from pyopenvba.interpreter import EMPTY, MISSING, NOTHING, VBAArray
from pyopenvba.interpreter._objects import MemberSpec

_NO_SUCH_LINK = 1004


def add_missing_members(application: Any) -> None:
    """Add them, once to the class; what they answer stands in plain attributes of each object."""
    for name, attribute in (("Caller", "caller"), ("ActiveProtectedViewWindow", "protected_view")):
        type(application).vba_add_member(MemberSpec(name, "property", getter=_attribute(attribute, NOTHING)))
    for name, attribute, default in (("IsAddin", "is_addin", False),):
        Workbook.vba_add_member(MemberSpec(name, "property", getter=_attribute(attribute, default)))
    Workbook.vba_add_member(MemberSpec("LinkSources", "method", getter=_links, parameters=("Type",)))
    Workbook.vba_add_member(MemberSpec("ChangeLink", "method", getter=_change, parameters=("Name", "NewName", "Type")))


def _attribute(name: str, default: Any) -> Any:
    def read(thing: Any) -> Any:
        found = getattr(thing, name, None)
        return default if found is None else found

    return read


def _links(book: Any, _type: Any = MISSING) -> Any:
    links = getattr(book, "links", [])
    if not links:
        return EMPTY
    array = VBAArray([(1, len(links))])
    for place, link in enumerate(links, start=1):
        array.set([place], link)
    return array


def _change(book: Any, name: Any = MISSING, new: Any = MISSING, _type: Any = MISSING) -> Any:
    if getattr(book, "links_locked", False):
        raise VBARuntimeError(_NO_SUCH_LINK, "Method 'ChangeLink' of object '_Workbook' failed")
    book.links[book.links.index(str(name))] = str(new)
    book.saved = False
    return EMPTY
