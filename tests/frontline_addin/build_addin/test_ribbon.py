from __future__ import annotations

import re

import pytest
from excel_on_linux.ribbon_rules import callbacks, every_fault

from frontline_addin.build_addin.sources import RIBBON, source
from frontline_addin.build_addin.vba_project import all_modules

RIBBON_XML = source(RIBBON)


def test_the_ribbon_breaks_no_rule() -> None:
    assert every_fault(RIBBON_XML) == []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        pytest.param('size="large"', 'siz="large"', "has no attribute siz", id="unknown-attribute"),
        pytest.param("<dropDown ", "<dropList ", "no element", id="unknown-element"),
        pytest.param('id="frontlineBuild"', 'id="frontlineRefresh"', "double", id="id-twice"),
        pytest.param('id="frontlineBuild"', "", "missing", id="no-id"),
        pytest.param('keytip="B"', 'keytip="J"', "keytip 'J'", id="keytip-taken-by-excel"),
        pytest.param('keytip="B"', 'keytip="R"', "double", id="keytip-twice"),
        pytest.param('keytip="B"', 'keytip="RB"', "begins another", id="keytip-hidden"),
        pytest.param('keytip="B"', 'keytip="BUILD"', "keytip 'BUILD'", id="keytip-long"),
        pytest.param('label="Build scorecard"', 'label="Build Scorecard"', "sentence case", id="title-case"),
        pytest.param('label="Build scorecard"', f'label="{"a" * 1025}"', "1025 characters", id="label-long"),
        pytest.param('label="Build scorecard"', 'label="Build scorecard" getLabel="X"', "both label", id="label-twice"),
        pytest.param('imageMso="ChartInsert"', 'imageMso="ChartInserts"', "no known picture", id="picture"),
        pytest.param('size="normal"', 'size="large"', "3 large", id="all-large"),
        pytest.param('size="normal"', 'size="huge"', "size huge", id="size"),
        pytest.param(' getSupertip="FrontlineGetSupertip"', "", "no supertip", id="no-tip"),
    ],
)
def test_a_fault_in_the_ribbon_is_found(old: str, new: str, fault: str) -> None:
    broken = RIBBON_XML.replace(old, new, 1).replace("</dropDown>", "</dropList>" if "List" in new else "</dropDown>")

    assert any(fault in sentence for sentence in every_fault(broken)), every_fault(broken)


def test_every_callback_is_a_procedure_with_as_many_arguments_as_excel_gives() -> None:
    text = "\n".join(text for name, text in all_modules().items() if name.endswith(".bas"))
    procedures = dict(re.findall(r"^Public Sub (\w+)\((.*)\)\r?$", text, re.MULTILINE))

    wanted = dict(callbacks(RIBBON_XML))
    assert len(wanted) == 9
    assert wanted == {name: len(procedures[name].split(",")) for name in wanted}
