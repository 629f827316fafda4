"""Rules of Office's ribbon XML, from the schema data that openxml-audit carries, and of our own house."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from defusedxml.ElementTree import fromstring

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

NAMESPACE = "{http://schemas.microsoft.com/office/2009/07/customui}"
TYPES = {
    "customUI": "CT_CustomUI",
    "ribbon": "CT_Ribbon",
    "tabs": "CT_Tabs",
    "tab": "CT_Tab",
    "group": "CT_Group",
    "button": "CT_Button",
    "dropDown": "CT_DropDownRegular",
}
ARITY = {
    "onLoad": 1,
    "getEnabled": 2,
    "getSupertip": 2,
    "getItemCount": 2,
    "getItemLabel": 3,
    "getSelectedItemIndex": 2,
}
ON_ACTION = {"button": 1, "dropDown": 3}
PICTURES = {
    "ChartInsert",
    "Consolidate",
    "DataValidation",
    "ErrorChecking",
    "Help",
    "HighImportance",
    "HyperlinkInsert",
    "PasteValues",
    "RefreshAll",
    "SheetDelete",
    "Undo",
    "WindowSideBySide",
}
"""Names of Office's own pictures that we use, looked up in published lists of Excel's controls."""
_EITHER_OR = ("label", "supertip", "enabled", "screentip", "visible", "keytip")


def every_fault(xml: str) -> list[str]:
    """Return what breaks a rule of the schema or of the house."""
    root = fromstring(xml)
    checks = (_attributes, _identities, _keytips, _labels, _tips, _pictures, _sizes)
    return [fault for check in checks for fault in check(root)]


def callbacks(xml: str) -> Iterator[tuple[str, int]]:
    """Yield each procedure that the ribbon calls with the number of its arguments."""
    for element in fromstring(xml).iter():
        for attribute, value in element.attrib.items():
            if attribute == "onAction":
                yield value, ON_ACTION[_tag(element)]
            elif attribute in ARITY or attribute.startswith(("get", "on")):
                yield value, ARITY[attribute]


def _attributes(root: Element) -> Iterator[str]:
    for element in root.iter():
        allowed = _schema().get(TYPES.get(_tag(element), ""))
        if allowed is None:
            yield f"<{_tag(element)}> is no element that we use"
            continue
        for attribute, value in element.attrib.items():
            if attribute not in allowed:
                yield f"<{_tag(element)}> has no attribute {attribute}"
            elif not 1 <= len(value) <= allowed[attribute]:
                yield f"{attribute} of <{_tag(element)}> has {len(value)} characters"
        for name in _EITHER_OR:
            if name in element.attrib and f"get{name.capitalize()}" in element.attrib:
                yield f"<{_tag(element)}> has both {name} and its callback"


@cache
def _schema() -> dict[str, dict[str, int]]:
    """Return the longest text of each attribute of each type."""
    path = files("openxml_audit") / "data/openxml/schemas/schemas_microsoft_com_office_2009_07_customui.json"
    types = json.loads(path.read_text(encoding="utf-8"))["Types"]
    names = {one["Name"].split("/")[0].rpartition(":")[2]: one for one in types}
    return {
        name: {at["QName"].lstrip(":"): _longest(at) for at in one.get("Attributes", [])} for name, one in names.items()
    }


def _longest(attribute: dict[str, Any]) -> int:
    arguments = [given for rule in attribute.get("Validators", []) for given in rule.get("Arguments", [])]
    return next((int(given["Value"]) for given in arguments if given["Name"] == "MaxLength"), 1024)


def _identities(root: Element) -> Iterator[str]:
    controls = [element for element in root.iter() if _tag(element) in {"tab", "group", "button", "dropDown"}]
    identities = [element.get("id", "") for element in controls]
    for identity in set(identities):
        if identities.count(identity) > 1 or not re.fullmatch(r"[A-Za-z_][\w.-]*", identity):
            yield f"id {identity!r} is missing, double or no name"


def _keytips(root: Element) -> Iterator[str]:
    controls = [element for element in root.iter() if _tag(element) in {"tab", "button", "dropDown"}]
    keytips = [element.get("keytip", "") for element in controls]
    for keytip in keytips:
        if keytips.count(keytip) > 1 or not re.fullmatch(r"[A-IK-X][A-Z]{0,2}", keytip):
            yield f"keytip {keytip!r} is missing, double, or not 1 to 3 capitals that begin before Y and not with J"
        if any(other != keytip and other.startswith(keytip) for other in keytips[1:]):
            yield f"keytip {keytip!r} begins another one, which can then never be typed"


def _labels(root: Element) -> Iterator[str]:
    for element in root.iter(f"{NAMESPACE}button"):
        words = element.get("label", "").split()
        if not 1 <= len(words) <= 4 or any(word[0].isupper() for word in words[1:]):
            yield f"label {element.get('label')!r} is not one to four words in sentence case"


def _tips(root: Element) -> Iterator[str]:
    for name in ("button", "dropDown"):
        for element in root.iter(NAMESPACE + name):
            if "supertip" not in element.attrib and "getSupertip" not in element.attrib:
                yield f"{element.get('id')} has no supertip"


def _pictures(root: Element) -> Iterator[str]:
    for element in root.iter(f"{NAMESPACE}button"):
        if element.get("imageMso") not in PICTURES:
            yield f"{element.get('id')} has no known picture"


def _sizes(root: Element) -> Iterator[str]:
    groups = list(root.iter(f"{NAMESPACE}group"))
    large = [element for element in root.iter() if element.get("size") == "large"]
    if len(groups) > 6 or any(len(group) > 7 for group in groups) or not 1 <= len(large) <= 3:
        yield "more than 6 groups, 7 commands in a group, or 3 large buttons"
    for element in root.iter(f"{NAMESPACE}button"):
        if element.get("size") not in {"large", "normal"}:
            yield f"{element.get('id')} has size {element.get('size')}"


def _tag(element: Element) -> str:
    return element.tag.removeprefix(NAMESPACE)
