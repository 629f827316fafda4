from __future__ import annotations

from typing import get_args

import pytest

from frontline_workbooks.sheets.description import Role
from frontline_workbooks.write import themes

ROLES = [role for group in get_args(Role) for role in (get_args(group) or (group,))]


@pytest.mark.parametrize("name", themes.THEMES)
@pytest.mark.parametrize("role", ROLES)
def test_text_stands_out_from_its_ground(name: str, role: Role) -> None:
    shade = themes.theme(name).shade(role)

    assert themes.contrast(shade.text, shade.ground) >= 4.5


@pytest.mark.parametrize(
    ("text", "ground"),
    [
        pytest.param(themes.INK, themes.BAND, id="a tile's number"),
        pytest.param(themes.GREY, themes.BAND, id="a tile's label"),
        pytest.param(themes.GREY, themes.WHITE, id="a note"),
        pytest.param(themes.INK, themes.BAR, id="a number on its bar"),
        pytest.param(themes.WHITE, themes.NAVY, id="a header"),
    ],
)
def test_the_colours_all_themes_share_stand_out(text: str, ground: str) -> None:
    assert themes.contrast(text, ground) >= 4.5


@pytest.mark.parametrize("name", themes.THEMES)
@pytest.mark.parametrize("role", ["good", "near", "bad"])
def test_a_tile_keeps_its_contrast_when_its_number_is_coloured(name: str, role: Role) -> None:
    assert themes.contrast(themes.theme(name).shade(role).text, themes.BAND) >= 4.5
