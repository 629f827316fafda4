from __future__ import annotations

from frontline_workbooks.templates.parts.looks import INPUT_GROUND, STATUS, TREND
from frontline_workbooks.write.themes import INK, NAVY, THEMES, contrast


def test_cells_to_fill_in_can_be_read() -> None:
    assert min(contrast(INK, INPUT_GROUND), contrast(NAVY, INPUT_GROUND)) >= 4.5


def test_cells_to_fill_in_have_a_colour_of_their_own() -> None:
    grounds = {theme.shade(word.role).ground for theme in THEMES.values() for word in (*STATUS, *TREND)}

    assert INPUT_GROUND not in grounds


def test_every_word_of_status_has_a_sign_of_its_own() -> None:
    assert {word.word: word.sign for word in STATUS} == {
        "Met": "✔",
        "Near": "▬",
        "Missed": "✖",
        "No target": "–",
        "Not enough data": "…",
    }
