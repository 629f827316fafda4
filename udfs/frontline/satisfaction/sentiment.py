"""How favourable comments are, scored where their language allows it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

import numpy as np

from frontline.checks import two_sided_quantile
from frontline.errors import ParameterError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frontline.arrays import FloatArray, TextArray

FEWEST_WORDS = 4
"""Shorter texts are taken for English: no detector tells the language of "ok" or "terrible service"."""
SURE = 0.9
"""Probability from which another language is believed."""


@dataclass(frozen=True, slots=True)
class Sentiment:
    """Scores of comments.

    Parameters
    ----------
    scores
        VADER's compound score of each text, -1 (worst) to 1 (best), shape (n,); NaN where not scored.
    languages
        ``"en"``, the code of another language, or "" for an empty text, shape (n,).
    mean, low, high
        Mean of the scored texts and its interval, NaN where not available.
    interval
        How the interval was made, in words.
    n
        Texts scored.
    notes
        How many texts were left unscored and why, in sentences.
    """

    scores: FloatArray
    languages: TextArray
    mean: float
    low: float
    high: float
    interval: str
    n: int
    notes: tuple[str, ...]


def sentiment(texts: Sequence[str | None], level: float = 0.95) -> Sentiment:
    """Score English comments from worst to best; others are counted and left unscored.

    Parameters
    ----------
    texts
        Comments, shape (n,); None or blank where missing.
    level
        Coverage of the interval of the mean, between 0 and 1.

    Returns
    -------
    Sentiment

    Raises
    ------
    ParameterError
        When the extra packages are not installed; the sentence says which command installs them.

    Notes
    -----
    A text of at least `FEWEST_WORDS` words counts as of another language when the detector gives that language
    a probability of `SURE` or more. The lexicon is that of social media English: read the mean of many
    comments, not the score of one.

    References
    ----------
    .. [1] Hutto, C. J. & Gilbert, E. (2014). VADER: a parsimonious rule-based model for sentiment analysis of
       social media text. *Proceedings of the International AAAI Conference on Web and Social Media* 8:216-225.

    Examples
    --------
    >>> found = sentiment(["The staff were wonderful and quick.", "I waited an hour and nobody cared, terrible.", ""])
    >>> found.scores.round(4), found.n
    (array([ 0.5719, -0.0772,     nan]), 2)
    """
    quantile = two_sided_quantile(level)
    words = [" ".join((text or "").split()) for text in texts]
    languages = np.array([_language(text) for text in words], dtype=np.object_)
    scorer = _tool("vaderSentiment.vaderSentiment").SentimentIntensityAnalyzer()
    scores = np.array(
        [
            scorer.polarity_scores(text)["compound"] if language == "en" else np.nan
            for text, language in zip(words, languages, strict=True)
        ],
        dtype=np.float64,
    )
    known = scores[~np.isnan(scores)]
    mean = float(known.mean()) if known.size else np.nan
    spread = quantile * float(known.std(ddof=1)) / np.sqrt(known.size) if known.size > 1 else np.nan
    return Sentiment(
        scores,
        languages,
        mean,
        max(mean - spread, -1.0),
        min(mean + spread, 1.0),
        f"normal, {level:.0%}",
        int(known.size),
        _notes(languages, int(known.size)),
    )


def _language(text: str) -> str:
    if not text:
        return ""
    if len(text.split()) < FEWEST_WORDS:
        return "en"
    language, probability = _detector().classify(text)
    return str(language) if probability >= SURE else "en"


@cache
def _detector() -> Any:
    langid = _tool("py3langid.langid")
    return langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE, norm_probs=True)


def _tool(module: str) -> Any:
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        raise ParameterError(
            f"sentiment needs the package {module.partition('.')[0]}: run pip install vaderSentiment py3langid"
        ) from error


def _notes(languages: TextArray, scored: int) -> tuple[str, ...]:
    other = int(np.count_nonzero((languages != "en") & (languages != "")))
    empty = int(np.count_nonzero(languages == ""))
    said = {
        f"{other:,} in another language than English: not scored.": other,
        f"{empty:,} without text: not scored.": empty,
        "Not available: no English text to score.": not scored,
        "One text has no interval.": scored == 1,
    }
    return tuple(sentence for sentence, so in said.items() if so)
