from __future__ import annotations

import pytest
from windows_on_linux.machine import FakeMachine

from frontline_addin.set_up.policies import RULES, SWITCHES, policies

ASR = r"HKLM\SOFTWARE\Policies\Microsoft\Windows Defender\Windows Defender Exploit Guard\ASR\Rules"
LOCAL_ASR = ASR.replace("Policies\\", "")
POLICY = r"HKCU\Software\Policies\Microsoft\Office\16.0\Excel\Security"
OWN = r"HKCU\Software\Microsoft\Office\16.0\Excel\Security"
USER_LOCATIONS = r"HKCU\Software\Policies\Microsoft\Office\16.0\Common\Security\Trusted Locations"
PROMPT = r"HKCU\Software\Policies\Microsoft\Windows\System"


@pytest.fixture
def machine(tmp_path):
    return FakeMachine(tmp_path)


def problems(machine):
    return [finding for finding in policies(machine) if finding.weight != "pass"]


def test_a_machine_without_policies_is_well(machine):
    assert problems(machine) == []


@pytest.mark.parametrize("number", RULES)
@pytest.mark.parametrize(("state", "weights"), [("1", ["fault"]), ("6", ["warning"]), ("2", []), ("0", [])])
def test_a_rule_of_defender_counts_by_its_state(machine, number, state, weights):
    machine.registry.set_value(ASR, number.upper(), state)

    found = problems(machine)
    assert [finding.weight for finding in found] == weights
    assert all(RULES[number] in finding.sentence for finding in found)


def test_the_rule_of_the_organisation_counts_more_than_that_of_the_machine(machine):
    number = next(iter(RULES))
    machine.registry.set_value(LOCAL_ASR, number, "1")
    machine.registry.set_value(ASR, number, "0")

    assert problems(machine) == []


@pytest.mark.parametrize(("inside", "name"), SWITCHES)
@pytest.mark.parametrize("where", ["Policies\\", ""], ids=["organisation", "user"])
def test_a_setting_that_silences_the_add_in_is_a_fault(machine, inside, name, where):
    machine.registry.set_value(rf"HKCU\Software\{where}Microsoft\Office\16.0\{inside}", name.lower(), 1)

    (found,) = problems(machine)
    assert found.weight == "fault"
    assert SWITCHES[inside, name] in found.sentence


def test_what_the_organisation_allows_the_user_cannot_forbid(machine):
    machine.registry.set_value(POLICY, "DisableAllAddins", 0)
    machine.registry.set_value(OWN, "DisableAllAddins", 1)

    assert problems(machine) == []


@pytest.mark.parametrize(
    ("listed", "restricted", "wanted"),
    [
        pytest.param("0", 0, 1, id="forbidden by name"),
        pytest.param("1", 1, 0, id="allowed by name"),
        pytest.param("2", 1, 0, id="left to the user"),
        pytest.param(None, 1, 1, id="not on a list that is all there is"),
        pytest.param(None, 0, 0, id="no list"),
    ],
)
def test_the_list_of_managed_add_ins_counts(machine, listed, restricted, wanted):
    key = r"HKCU\Software\Policies\Microsoft\Office\16.0\Excel\Resiliency"
    machine.registry.set_value(key, "restricttolist", restricted)
    if listed:
        machine.registry.set_value(rf"{key}\AddinList", "frontline.xlam", listed)

    assert len(problems(machine)) == wanted


@pytest.mark.parametrize(("macros", "weight"), [(4, "fault"), (3, "fault"), (2, "warning"), (1, "warning")])
@pytest.mark.parametrize(
    ("key", "name", "value"),
    [(rf"{POLICY}\Trusted Locations", "alllocationsdisabled", 1), (USER_LOCATIONS, "allow user locations", 0)],
    ids=["no trusted folders", "only those of the organisation"],
)
def test_without_trusted_folders_the_setting_for_macros_decides(machine, key, name, value, macros, weight):
    machine.registry.set_value(key, name, value)
    machine.registry.set_value(POLICY, "VBAWarnings", macros)

    assert [finding.weight for finding in problems(machine)] == [weight]


def test_with_trusted_folders_the_setting_for_macros_does_not_matter(machine):
    machine.registry.set_value(POLICY, "VBAWarnings", 4)

    assert problems(machine) == []


@pytest.mark.parametrize("value", [1, 2])
def test_a_forbidden_command_prompt_is_a_fault(machine, value):
    machine.registry.set_value(PROMPT, "DisableCMD", value)

    assert [finding.weight for finding in problems(machine)] == ["fault"]


def test_every_problem_says_what_to_do(machine):
    for number in RULES:
        machine.registry.set_value(ASR, number, "1")
    machine.registry.set_value(PROMPT, "DisableCMD", 1)
    machine.registry.set_value(POLICY, "DisableAllAddins", 1)

    assert len(problems(machine)) == len(RULES) + 2
    assert all(finding.remedy.endswith(".") for finding in problems(machine))
