from __future__ import annotations

import runpy
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

# the writer of the page is a script beside this file, in no package
methods_page = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("methods_page.py"))))


def test_the_page_of_methods_is_the_one_the_functions_give() -> None:
    written = methods_page.PAGE.read_text(encoding="utf-8")

    assert written == methods_page.page(), "run python tests/project/methods_page.py"


@pytest.mark.parametrize("method", methods_page.methods(), ids=lambda method: f"{method.subject}.{method.name}")
def test_every_method_has_its_module_and_its_test_file(method: Any, repository: Path) -> None:
    test = repository / method.test

    assert (repository / method.module).parent.name == method.subject
    assert test.is_file(), f"{method.test} is missing"
    assert method.name in test.read_text(encoding="utf-8")


def test_every_method_says_what_it_gives_in_a_sentence() -> None:
    assert [method.name for method in methods_page.methods() if not method.summary.endswith(".")] == []


METHODS = {
    "reverse keys": "reverse_keyed",
    "favourable by scale length": "favourable",
    "mean rescaled to 0-100": "scale_mean",
    "Cronbach's alpha with Feldt interval": "cronbach_alpha",
    "McDonald's omega": "mcdonald_omega",
    "item analysis": "instrument_check",
    "service climate score": "service_climate",
    "service-climate facets": "climate_facets",
    "rwg(j)": "rwg_j",
    "rwg(j) null percentile": "agreement_by_chance",
    "Lindell's r*wg": "rwg_star",
    "AD index": "average_deviation",
    "awg": "awg",
    "ICC(1) and ICC(2)": "intraclass_correlation",
    "one-way REML": "one_way_reml",
    "commitment quadrants": "commitment_quadrants",
    "top box": "top_box",
    "net promoter score": "net_promoter",
    "customer effort score": "customer_effort",
    "composite index": "composite_index",
    "complaint rate": "complaint_rate",
    "web sentiment": "sentiment",
    "revenue by satisfaction level": "revenue_by_level",
    "Mann-Kendall": "mann_kendall",
    "seasonal Mann-Kendall": "seasonal_mann_kendall",
    "Hamed-Rao": "hamed_rao",
    "Theil-Sen": "theil_sen",
    "XmR chart": "xmr_chart",
    "p and Laney p' chart": "p_chart",
    "u and Laney u' chart": "u_chart",
    "run rules": "special_causes",
    "variation": "variation_words",
    "assurance": "assurance_words",
    "attainment": "attainment",
    "status": "status",
    "level score": "level_score",
    "next year's target": "next_target",
    "peer differences": "peer_differences",
    "empirical Bayes, normal-normal": "shrink",
    "empirical Bayes, beta-binomial": "shrink_proportions",
    "expected ranks": "expected_ranks",
    "rank intervals": "rank_intervals",
    "simultaneous rank sets": "rank_sets",
    "chance of being best": "chance_of_best",
    "funnel of proportions": "funnel_of_proportions",
    "funnel of rates": "funnel_of_rates",
    "over-dispersed funnel": "over_dispersed_funnel",
    "heat map, relative": "relative_buckets",
    "heat map, absolute": "absolute_buckets",
    "suppression in a hierarchy": "suppress",
    "suppression in a two-way table": "suppress_table",
    "audit by a linear program": "audit_table",
    "guard between two releases": "guard_differences",
    "Johnson's relative weights": "relative_weights",
    "LMG": "lmg",
    "drivers with bootstrap interval": "drivers_of",
    "priority": "priorities",
    "unit-level correlation": "unit_correlation",
    "within and between": "within_between",
    "lag": "lagged_correlations",
    "disattenuation": "disattenuate",
    "elasticity": "elasticity",
    "indirect effect": "indirect_effect",
    "cross-lagged panel": "cross_lagged",
    "rate ratio": "rate_ratio",
    "retention": "retention",
    "lifetime": "expected_lifetime",
    "lifetime value": "lifetime_value",
    "effect of retention on value": "value_effect",
    "effect of retention on unit cost": "unit_cost_effect",
    "defections of target customers": "defections",
    "share of wallet": "wallet_share",
    "second-order effects": "second_order_effects",
}


@pytest.mark.parametrize(("method", "name"), METHODS.items(), ids=METHODS.keys())
def test_every_method_that_the_product_promises_is_public_and_tested(method: str, name: str, repository: Path) -> None:
    found = [entry for entry in methods_page.methods() if entry.name == name]

    assert len(found) == 1, method
    assert f"{name}(" in (repository / found[0].test).read_text(encoding="utf-8")
