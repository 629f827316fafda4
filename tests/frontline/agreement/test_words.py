from __future__ import annotations

import numpy as np

from frontline.agreement import agreement_words


def test_bands_end_at_their_published_values():
    values = np.array([-0.5, 0.0, 0.30, 0.31, 0.50, 0.51, 0.70, 0.71, 0.90, 0.91, 1.0])

    assert agreement_words(values).tolist() == (
        ["none"] * 3 + ["weak"] * 2 + ["moderate"] * 2 + ["strong"] * 2 + ["very strong"] * 2
    )


def test_a_missing_agreement_is_not_available_and_the_shape_is_kept():
    assert agreement_words(np.array([[np.nan, 0.8]])).tolist() == [["not available", "strong"]]
