"""What an organisation forbids: rules of Defender, macros, trusted folders, add-ins, the command prompt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontline_addin.set_up.finding import Finding
from frontline_addin.set_up.places import ADD_IN
from frontline_addin.set_up.settings import office_number, setting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from frontline_addin.set_up.machine import Machine, Registry

_ASR = tuple(
    rf"HKLM\SOFTWARE\{where}Microsoft\Windows Defender\Windows Defender Exploit Guard\ASR\Rules"
    for where in ("Policies\\", "")
)
RULES = {
    "d4f940ab-401b-4efc-aadc-ad5f3c50688a": "Block all Office applications from creating child processes",
    "92e97fa1-2edf-4476-bdd6-9dd0b4dddc7b": "Block Win32 API calls from Office macros",
    "01443614-cd74-433a-b99e-2ecdc07bfc25": "Block executable files unless they are prevalent, old or trusted",
}
"""Rules of Defender that stop Excel from starting Python, by the number Microsoft gave them."""
_BLOCKS, _WARNS = "1", "6"

SWITCHES = {
    (r"Excel\Security", "DisableAllAddins"): "all add-ins are switched off",
    (r"Excel\Security", "RequireAddinSig"): "only signed add-ins are allowed, and this one is not signed",
    (r"Common\Security", "RequireAlwaysOnMacroSig"): "only signed add-ins may run macros, and this one is not signed",
}
"""Settings of Office that silence the add-in when they are 1."""
_ADD_INS = r"HKCU\Software\Policies\Microsoft\Office\16.0\Excel\Resiliency"
_USER_LOCATIONS = r"HKCU\Software\Policies\Microsoft\Office\16.0\Common\Security\Trusted Locations"
_PROMPT = r"HKCU\Software\Policies\Microsoft\Windows\System"
_SIGNED_ONLY, _NO_MACROS = 3, 4
_ASK = "Ask your IT to allow it (IT-GUIDE.md says what), or use the command line frontline."


def policies(machine: Machine) -> Iterator[Finding]:
    """Look at every policy that can keep the add-in from working."""
    yield from _defender(machine.registry)
    yield from _add_ins(machine.registry)
    yield _trusted_folders(machine.registry)
    yield _command_prompt(machine.registry)


def _defender(registry: Registry) -> Iterator[Finding]:
    states: dict[str, str] = {}
    for key in reversed(_ASR):  # what the organisation says counts more
        states |= {name.lower(): str(state) for name, state in registry.values(key).items()}
    for number, name in RULES.items():
        state = states.get(number, "")
        if state == _BLOCKS:
            yield Finding("fault", f'Defender\'s rule "{name}" is on: cells and buttons fail with error 70.', _ASK)
        elif state == _WARNS:
            yield Finding("warning", f'Defender\'s rule "{name}" asks before Excel may start Python.', _ASK)
    if not {_BLOCKS, _WARNS} & {states.get(number, "") for number in RULES}:
        yield Finding("pass", "No rule of Defender that this user can see keeps Excel from starting Python.")


def _add_ins(registry: Registry) -> Iterator[Finding]:
    found = [what for (key, name), what in SWITCHES.items() if office_number(registry, key, name) == 1]
    managed = str(setting(registry, rf"{_ADD_INS}\AddinList", ADD_IN) or "")
    if managed == "0" or (not managed and setting(registry, _ADD_INS, "RestrictToList") == 1):
        found.append(f"the list of managed add-ins does not allow {ADD_IN}")
    for what in found:
        yield Finding("fault", f"By a setting of Office {what}.", _ASK)
    if not found:
        yield Finding("pass", "No setting of Office switches the add-in off.")


def _trusted_folders(registry: Registry) -> Finding:
    none = office_number(registry, r"Excel\Security\Trusted Locations", "AllLocationsDisabled") == 1
    if not none and setting(registry, _USER_LOCATIONS, "Allow User Locations") != 0:
        return Finding("pass", "Excel trusts its start folder and the folders a user names.")
    if office_number(registry, r"Excel\Security", "VBAWarnings") in {_SIGNED_ONLY, _NO_MACROS}:
        sentence = "Excel does not trust the add-in's folder and runs no unsigned macros, so the add-in is off."
        return Finding("fault", sentence, _ASK)
    remedy = "Click Enable Content when Excel asks, or ask your IT to trust the folder of the add-in."
    return Finding("warning", "Excel does not trust the add-in's folder, so it may ask about its macros.", remedy)


def _command_prompt(registry: Registry) -> Finding:
    if setting(registry, _PROMPT, "DisableCMD"):
        return Finding("fault", "The command prompt is forbidden, through which Excel starts Python.", _ASK)
    return Finding("pass", "The command prompt, through which Excel starts Python, is allowed.")
