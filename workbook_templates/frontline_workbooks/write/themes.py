"""Colours of the themes: every pair of text and ground has a contrast of at least 4.5 to 1."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from frontline.errors import ParameterError

if TYPE_CHECKING:
    from frontline_workbooks.sheets.description import Role

INK, NAVY, GREY, BAND, RULE, BAR, WHITE = (
    "#22303C",
    "#1F3A5F",
    "#566573",
    "#F2F4F7",
    "#C9D1DA",
    "#C6D5E8",
    "#FFFFFF",
)

INPUT = "#FFF9E5"
"""Ground of cells to type in."""

BUCKET_GREY = "#ECEEF1"
BUCKET_STRENGTHS = (0.14, 0.32, 0.52)
LINES = ("#2F6DA8", "#B8651B", "#3B8A5A", "#9B4F96", "#6B7280", "#8A7A12", "#1F8A94", "#B5485D", "#5B5EA6")
"""Colours of thin lines, apart in hue and lightness; each line has a sign of its own as well."""


@dataclass(frozen=True, slots=True)
class Shade:
    """Text on a ground, and the solid colour used in charts."""

    text: str
    ground: str
    solid: str


@dataclass(frozen=True, slots=True)
class Theme:
    """What each role looks like."""

    good: Shade
    near: Shade
    bad: Shade

    def shade(self, role: Role) -> Shade:
        """Return the shade of a role; "better" and "worse" are the text colours of good and bad."""
        if role.startswith("bucket"):
            return self._bucket(int(role[-1]) - 4)
        return {
            "good": self.good,
            "better": Shade(self.good.text, WHITE, self.good.solid),
            "near": self.near,
            "bad": self.bad,
            "worse": Shade(self.bad.text, WHITE, self.bad.solid),
            "muted": Shade(GREY, WHITE, "#9AA7B4"),
            "strong": Shade(NAVY, WHITE, NAVY),
            "accent": Shade(NAVY, WHITE, "#4A78AE"),
            "plain": Shade(INK, WHITE, INK),
        }[role]

    def _bucket(self, place: int) -> Shade:
        """Ink on the solid colour thinned with white: -3 is the worst, 0 grey, 3 the best."""
        if place == 0:
            return Shade(INK, BUCKET_GREY, BUCKET_GREY)
        solid = (self.bad if place < 0 else self.good).solid
        ground = _mixed(solid, WHITE, BUCKET_STRENGTHS[abs(place) - 1])
        return Shade(INK, ground, ground)


THEMES = {
    "green-red": Theme(
        good=Shade("#14602F", "#DDF0E3", "#3C9A5F"),
        near=Shade("#7A4F00", "#FFF1D6", "#E0A63A"),
        bad=Shade("#9C1F19", "#FBE0DE", "#CB4B43"),
    ),
    "blue-orange": Theme(
        good=Shade("#0B4A82", "#DCEBFA", "#2B7BBA"),
        near=Shade("#55565A", "#EDEDED", "#A5A8AD"),
        bad=Shade("#8A3D00", "#FDE5CF", "#DB7A1F"),
    ),
}
_LINEAR_UP_TO = 0.04045
TABS = {"front": NAVY, "work": "#8FA3BA", "back": "#D5DCE4"}


def theme(name: str) -> Theme:
    """Return a theme by its name.

    Raises
    ------
    ParameterError
        The name is not that of a theme.
    """
    if name not in THEMES:
        allowed = " or ".join(f'"{known}"' for known in THEMES)
        raise ParameterError(f'theme must be {allowed}, but got "{name}"')
    return THEMES[name]


def contrast(first: str, second: str) -> float:
    """Return the contrast of two colours, 1 to 21.

    Source: W3C (2018), Web Content Accessibility Guidelines 2.1, success criterion 1.4.3.

    >>> contrast("#000000", "#FFFFFF")
    21.0
    """
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _mixed(colour: str, other: str, share: float) -> str:
    """Return a colour of which this share is the first."""
    parts = ((int(colour[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(share * one + (1 - share) * two):02X}" for one, two in parts)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= _LINEAR_UP_TO else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
