"""Digits that must survive: NIST's Statistical Reference Datasets, and data far from 0.

Data and certified values are those of the NIST StRD (public domain). Where decimals have no exact binary
form, the reference is exact rational arithmetic on the numbers as they are stored.
"""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

import numpy as np
import pytest

from frontline.agreement import item_variances, rwg_of_answers
from frontline.agreement.intraclass import intraclass_correlation
from frontline.agreement.unit_moments import unit_moments
from frontline.comparison import shrink
from frontline.linkage import unit_correlation
from frontline.linkage.least_squares import fit_slopes
from frontline.survey import cronbach_alpha, item_covariance, service_climate
from frontline.targets import line_ahead, peer_quartile
from frontline.trends import theil_sen

FAR = 1e8


class Certified(NamedTuple):
    """A univariate data set with its certified mean and standard deviation."""

    values: np.ndarray
    mean: float
    deviation: float


def alternating(middle, n):
    """Return NIST's constructed series: its middle, then one tenth below and above it in turn."""
    return np.array([middle, *[round(middle - 0.1, 1), round(middle + 0.1, 1)] * ((n - 1) // 2)])


# speed of light in air less 299,000 km/s as Michelson measured it in 1879
MICHELSON = [
    *(850, 740, 900, 1070, 930, 850, 950, 980, 980, 880, 1000, 980, 930, 650, 760, 810, 1000, 1000, 960, 960),
    *(960, 940, 960, 940, 880, 800, 850, 880, 900, 840, 830, 790, 810, 880, 880, 830, 800, 790, 760, 800),
    *(880, 880, 880, 860, 720, 720, 620, 860, 970, 950, 880, 910, 850, 870, 840, 840, 850, 840, 840, 840),
    *(890, 810, 810, 820, 800, 770, 760, 740, 750, 760, 910, 920, 890, 860, 880, 720, 840, 850, 850, 780),
    *(890, 840, 780, 810, 760, 810, 790, 810, 820, 850, 870, 870, 810, 740, 810, 940, 950, 800, 810, 870),
]
UNIVARIATE = {
    "NumAcc1": Certified(np.array([10000001.0, 10000003, 10000002]), 10000002, 1),
    "NumAcc2": Certified(alternating(1.2, 1001), 1.2, 0.1),
    "NumAcc3": Certified(alternating(1000000.2, 1001), 1000000.2, 0.1),
    "NumAcc4": Certified(alternating(10000000.2, 1001), 10000000.2, 0.1),
    "Michelso": Certified((299000 + np.array(MICHELSON)) / 1000, 299.8524, 0.0790105478190518),
}
# decimals as far from 0 as these lose that much when they are stored, before any computation
LOST_IN_STORING = {"NumAcc3": 1e-8, "NumAcc4": 1e-7}

SILVER = [  # atomic weight of silver by two instruments, less 107.8681 and times 1e7 (AtmWtAg)
    *(568, 465, 572, 785, 446, 903, 526, 494, 616, 587, 519, 486, 419, 569, 508, 672, 385, 518, 662, 424, 360, 333),
    *(610, 477, 79, 344, 513, 197, 604, 385, 642, 365, 151, 82, 517, 448, 198, 482, 334, 609, 101, 512, 469, 360),
    *(254, 261, 450, 368),
]
RESISTANCE = [  # of silicon wafers by five instruments, ohm cm (SiRstv)
    *(196.3052, 196.1240, 196.1890, 196.2569, 196.3403, 196.3042, 196.3825, 196.1669, 196.3257, 196.0422),
    *(196.1303, 196.2005, 196.2889, 196.0343, 196.1811, 196.2795, 196.1748, 196.1494, 196.1485, 195.9885),
    *(196.2119, 196.1051, 196.1850, 196.0052, 196.2090),
]

OZONE = np.array(  # Norris: y, x
    [
        *((0.1, 0.2), (338.8, 337.4), (118.1, 118.2), (888.0, 884.6), (9.2, 10.1), (228.1, 226.5)),
        *((668.5, 666.3), (998.5, 996.3), (449.1, 448.6), (778.9, 777.0), (559.2, 558.2), (0.3, 0.4)),
        *((0.1, 0.6), (778.1, 775.5), (668.8, 666.9), (339.3, 338.0), (448.9, 447.5), (10.8, 11.6)),
        *((557.7, 556.0), (228.3, 228.1), (998.0, 995.8), (888.8, 887.6), (119.6, 120.2), (0.3, 0.3)),
        *((0.6, 0.3), (557.6, 556.8), (339.3, 339.1), (888.0, 887.2), (998.5, 999.0), (778.9, 779.0)),
        *((10.2, 11.1), (117.6, 118.3), (228.9, 229.2), (668.4, 669.1), (449.2, 448.9), (0.2, 0.5)),
    ]
)
EMPLOYMENT = np.array(  # Longley: employed, deflator, GNP, unemployed, armed forces, population, year
    [
        (60323, 83, 234289, 2356, 1590, 107608, 1947),
        (61122, 88.5, 259426, 2325, 1456, 108632, 1948),
        (60171, 88.2, 258054, 3682, 1616, 109773, 1949),
        (61187, 89.5, 284599, 3351, 1650, 110929, 1950),
        (63221, 96.2, 328975, 2099, 3099, 112075, 1951),
        (63639, 98.1, 346999, 1932, 3594, 113270, 1952),
        (64989, 99, 365385, 1870, 3547, 115094, 1953),
        (63761, 100, 363112, 3578, 3350, 116219, 1954),
        (66019, 101.2, 397469, 2904, 3048, 117388, 1955),
        (67857, 104.6, 419180, 2822, 2857, 118734, 1956),
        (68169, 108.4, 442769, 2936, 2798, 120445, 1957),
        (66513, 110.8, 444546, 4681, 2637, 121950, 1958),
        (68655, 112.6, 482704, 3813, 2552, 123366, 1959),
        (69564, 114.2, 502601, 3931, 2514, 125368, 1960),
        (69331, 115.7, 518173, 4806, 2572, 127852, 1961),
        (70551, 116.9, 554894, 4007, 2827, 130081, 1962),
    ]
)


def sum_of_squares(values):
    """Return the exact sum of squared deviations from the mean of the numbers as stored."""
    exact = [Fraction(float(value)) for value in values]
    mean = sum(exact) / len(exact)
    return sum((value - mean) ** 2 for value in exact)


def simon_lesage(offset, replicates):
    """Return treatments and responses of NIST's SmLs data sets."""
    middles = [0.4, *[0.3, 0.5] * 4]
    cells = [alternating(offset + middle, replicates) for middle in middles]
    return np.repeat(np.arange(9), replicates), np.concatenate(cells)


@pytest.fixture(scope="module")
def survey():
    """Return units and answers 1 to 5 with gaps, which survive an offset of 1e8 exactly."""
    random = np.random.default_rng(3)
    units = np.repeat(np.arange(30), 20)
    answers = np.clip(random.integers(1, 4, (600, 1)) + random.integers(0, 3, (600, 7)), 1, 5).astype(float)
    answers[random.random(answers.shape) < 0.05] = np.nan
    return units, answers


@pytest.mark.parametrize("name", UNIVARIATE)
def test_means_and_deviations_are_nists_certified_ones(name):
    data = UNIVARIATE[name]
    alone = np.zeros(len(data.values), dtype=int)
    lost = LOST_IN_STORING.get(name, 1e-12)
    deviation = np.sqrt(item_variances(alone, data.values[:, None], 1)[0, 0])

    assert unit_moments(alone, data.values, 1).mean[0] == pytest.approx(data.mean, rel=1e-14)
    assert deviation == pytest.approx(data.deviation, rel=lost)
    stored = sum_of_squares(data.values) / (len(data.values) - 1)
    assert deviation**2 == pytest.approx(float(stored), rel=1e-12)
    assert item_covariance(data.values[:, None]).matrix[0, 0] == pytest.approx(float(stored), rel=1e-12)


@pytest.mark.parametrize("replicates", [21, 201, 2001])
@pytest.mark.parametrize("offset", [1, 1_000_000], ids=["at 1", "at a million"])
def test_f_is_nists_certified_one_however_many_leading_digits_are_constant(offset, replicates):
    # SmLs01 to SmLs06: F is the number of replicates, the within mean square .01
    units, values = simon_lesage(offset, replicates)
    moments = unit_moments(units, values, 9)

    assert intraclass_correlation(moments).f == pytest.approx(replicates, rel=1e-12 if offset == 1 else 1e-8)
    assert moments.squares.sum() / (len(values) - 9) == pytest.approx(0.01, rel=1e-12 if offset == 1 else 1e-8)


def test_thirteen_constant_leading_digits_cost_the_variances_nothing_that_was_stored():
    # SmLs07
    units, values = simon_lesage(1_000_000_000_000, 21)
    exact = [float(sum_of_squares(values[units == unit]) / 20) for unit in range(9)]

    assert unit_moments(units, values, 9).squares / 20 == pytest.approx(exact, rel=1e-12)
    assert item_covariance(values[:21, None]).matrix[0, 0] == pytest.approx(exact[0], rel=1e-12)


@pytest.mark.parametrize(
    ("values", "sizes", "within", "f"),
    [
        (RESISTANCE, [5] * 5, 2.16636560000000e-01, 1.18046237440255),
        ([107.8681 + value / 1e7 for value in SILVER], [24] * 2, 1.04951729166667e-08, 15.9467335677930),
    ],
    ids=["SiRstv", "AtmWtAg"],
)
def test_observed_data_give_nists_certified_sums_of_squares(values, sizes, within, f):
    units = np.repeat(np.arange(len(sizes)), sizes)
    moments = unit_moments(units, np.array(values), len(sizes))

    # seven leading digits of the silver data are constant, and so many are lost in storing
    assert moments.squares.sum() == pytest.approx(within, rel=1e-9)
    assert intraclass_correlation(moments).f == pytest.approx(f, rel=1e-9)


def test_a_line_has_norris_certified_coefficients():
    y, x = OZONE.T
    line = line_ahead(x, y[None], 0.0)
    fit = fit_slopes(y, x[:, None])

    assert line.value[0] == pytest.approx(-0.262323073774029, rel=1e-11)
    assert line.slope[0] == pytest.approx(1.00211681802045, rel=1e-13)
    assert line.residual_deviation[0] == pytest.approx(0.884796396144373, rel=1e-12)
    assert fit.slopes[0] == pytest.approx(1.00211681802045, rel=1e-13)
    assert fit.standard_errors[0] == pytest.approx(0.429796848199937e-03, rel=1e-12)


def test_nearly_collinear_predictors_have_longleys_certified_slopes():
    fit = fit_slopes(EMPLOYMENT[:, 0], EMPLOYMENT[:, 1:])

    assert fit.slopes == pytest.approx(
        [
            15.0618722713733,
            -0.035819179292591,
            -2.02022980381683,
            -1.03322686717359,
            -0.0511041056535807,
            1829.15146461355,
        ],
        rel=1e-11,
    )
    assert fit.standard_errors == pytest.approx(
        [
            84.9149257747669,
            0.0334910077722432,
            0.488399681651699,
            0.214274163161675,
            0.226073200069370,
            455.478499142212,
        ],
        rel=1e-11,
    )


def test_agreement_and_climate_lose_nothing_far_from_0(survey):
    units, answers = survey
    far = answers + FAR

    assert item_variances(units, far, 30) == pytest.approx(item_variances(units, answers, 30), rel=1e-12)
    assert rwg_of_answers(units, far, 5, 30) == pytest.approx(rwg_of_answers(units, answers, 5, 30), rel=1e-12)
    here, there = service_climate(units, answers, 1, 5, 30), service_climate(units, far, 1 + FAR, 5 + FAR, 30)
    for name in ("score", "n", "standard_error", "agreement", "favourable"):
        assert getattr(there, name) == pytest.approx(getattr(here, name), rel=1e-12)


@pytest.mark.parametrize("missing", ["listwise", "pairwise"])
def test_reliability_loses_nothing_far_from_0(survey, missing):
    answers = survey[1]
    here, there = cronbach_alpha(answers, missing), cronbach_alpha(answers + FAR, missing)

    assert (there.alpha, there.low, there.high) == pytest.approx((here.alpha, here.low, here.high), rel=1e-12)


def test_slopes_and_correlations_lose_nothing_far_from_0():
    random = np.random.default_rng(5)
    times, values = np.arange(24) / 8, random.integers(0, 80, (50, 24)) / 8
    here, late = line_ahead(times, values, 4.0), line_ahead(times + FAR, values, 4.0 + FAR)
    high = line_ahead(times, values + FAR, 4.0)

    for name in ("value", "low", "high", "slope", "residual_deviation"):
        assert getattr(late, name) == pytest.approx(getattr(here, name), rel=1e-12)
    assert high.slope == pytest.approx(here.slope, rel=1e-12, abs=1e-13)
    assert high.residual_deviation == pytest.approx(here.residual_deviation, rel=1e-12)
    assert theil_sen(times, values + FAR).slope == pytest.approx(theil_sen(times, values).slope, rel=1e-12)
    correlations = [unit_correlation(values[:, 0] + far, values[:, 1] + far).estimate for far in (0, FAR)]
    assert correlations[1] == pytest.approx(correlations[0], rel=1e-12)


@pytest.mark.parametrize("method", ["REML", "PM", "DL"])
def test_the_variance_between_units_loses_nothing_far_from_0(method):
    random = np.random.default_rng(7)
    values, errors = random.integers(0, 800, 60) / 8, 1 + random.integers(0, 40, 60) / 8
    here, there = (shrink(values + far, errors, method=method) for far in (0, FAR))

    assert here.tau2[0] > 0
    assert there.tau2 == pytest.approx(here.tau2, rel=1e-10)


def test_quartiles_of_peers_far_from_0_are_the_same_quartiles():
    values, groups = np.array([60.0, 71, 83, 90, 95.5, 64]), np.zeros(6, dtype=int)

    assert (peer_quartile(values + FAR, groups) - FAR).tolist() == peer_quartile(values, groups).tolist()
