"""Johnson's relative weights: the explained variance, divided among correlated drivers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from frontline.arrays import FloatArray


def relative_weights(correlations: FloatArray, with_outcome: FloatArray) -> FloatArray:
    """Divide the explained variance among drivers through their closest uncorrelated relatives.

    Parameters
    ----------
    correlations
        Correlation matrices of the drivers, shape (..., p, p), positive definite.
    with_outcome
        Correlations of the drivers with the outcome, shape (..., p).

    Returns
    -------
    array
        Weights of at least 0 that add up to R squared, shape (..., p).

    Notes
    -----
    With R = V L V', Lambda = V sqrt(L) V' and b = Lambda^-1 r the weights are Lambda^2 b^2, squared element
    by element. They equal Genizi's decomposition [2]_. A weight carries no sign: show that of r.

    References
    ----------
    .. [1] Johnson, J. W. (2000). A heuristic method for estimating the relative weight of predictor variables
       in multiple regression. *Multivariate Behavioral Research* 35:1-19.
    .. [2] Genizi, A. (1993). Decomposition of R2 in multiple regression with correlated regressors.
       *Statistica Sinica* 3:407-420.

    Examples
    --------
    Two drivers correlated .5 share an R squared of .28:

    >>> relative_weights(np.array([[1.0, 0.5], [0.5, 1.0]]), np.array([0.5, 0.4])).round(4)
    array([0.185, 0.095])
    """
    roots, vectors = np.linalg.eigh(correlations)
    lengths = np.sqrt(roots)[..., None, :]
    loadings = (vectors * lengths) @ np.swapaxes(vectors, -1, -2)
    inverse = (vectors / lengths) @ np.swapaxes(vectors, -1, -2)
    paths = (inverse @ with_outcome[..., None])[..., 0]
    weights: FloatArray = (np.square(loadings) @ np.square(paths)[..., None])[..., 0]
    return weights
