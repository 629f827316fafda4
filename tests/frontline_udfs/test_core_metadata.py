from __future__ import annotations

import pytest

from frontline_udfs.core import worksheet_function as core
from frontline_udfs.core.kinds import (  # noqa: TC001 - annotations are looked up when a function is called
    Better,
    DistinctUnits,
    Number,
    Whole,
)


@pytest.fixture(autouse=True)
def own_catalogue(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the functions of these tests out of the list of worksheet functions."""
    monkeypatch.setattr(core, "_catalogue", {})


@pytest.mark.parametrize(
    ("default", "shown"), [(True, "TRUE"), (0.05, "0.05"), (1.0, "1"), ("word", "word"), (None, "")], ids=str
)
def test_a_default_is_shown_as_it_is_typed(default: object, shown: str) -> None:
    def FLS_GIVEN(value: Number = default) -> float:  # type: ignore[assignment]  # noqa: N802
        """Return it."""
        return value

    core.worksheet_function(FLS_GIVEN)

    assert core.functions()[0].arguments[0].default == shown


def test_a_docstring_holds_what_only_the_kind_of_an_argument_says() -> None:
    def FLS_HELPED(units: DistinctUnits, better: Better = "higher", n: Whole = 1) -> None:  # noqa: N802
        """Do it.

        Parameters
        ----------
        n
            How many.

        Returns
        -------
        None
            Nothing.

        Examples
        --------
        =FLS_HELPED(A2:A9)
        """

    called = core.worksheet_function(FLS_HELPED)

    help_of_better = '"higher" or "lower": which results are the better ones.'
    assert [given.help for given in core.functions()[0].arguments] == [
        "One column, each unit once.", help_of_better, "How many.",
    ]  # fmt: skip
    assert called.__doc__ == (
        "Do it.\n\nParameters\n----------\nunits\n    One column, each unit once.\n"
        f"better\n    {help_of_better}\nn\n    How many.\n"
        "\nReturns\n-------\nNone\n    Nothing.\n\nExamples\n--------\n=FLS_HELPED(A2:A9)"
    )
