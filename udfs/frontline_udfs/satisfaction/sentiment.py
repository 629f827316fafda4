"""FLS_SENTIMENT: how favourable each comment is."""

from __future__ import annotations

from frontline_udfs.core.answers import Answer
from frontline_udfs.core.kinds import Texts
from frontline_udfs.core.worksheet_function import worksheet_function
from frontline_udfs.satisfaction.scoring_comments import scored


@worksheet_function
def FLS_SENTIMENT(texts: Texts) -> Answer:
    """Score of each English comment from -1 (worst) to 1 (best) (VADER); comments in other languages are not scored.

    Parameters
    ----------
    texts
        One column of comments without its header; blanks are no comment.

    Returns
    -------
    Answer
        Table, one row for each comment: score, language, note (why it is not scored).

    Examples
    --------
    =FLS_SENTIMENT(B2:B500)

    >>> for row in FLS_SENTIMENT(["The staff were wonderful and quick.", None, "The queue was terrible today."]):
    ...     print(row)
    ['score', 'language', 'note']
    [0.5719, 'en', '']
    ['#N/A', '', 'no text']
    [-0.4767, 'en', '']
    """
    found = scored(texts)
    languages = found.languages.tolist()
    return Answer({"score": found.scores, "language": languages, "note": [_note(language) for language in languages]})


def _note(language: str) -> str:
    if not language:
        return "no text"
    return "" if language == "en" else "not English"
