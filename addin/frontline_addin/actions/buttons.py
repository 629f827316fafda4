"""The buttons of the ribbon in words, for the guide; a test compares them with the ribbon itself."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Button:
    """One button.

    Parameters
    ----------
    action
        Its tag on the ribbon, which names what it does to Python.
    group, label
        As on the ribbon.
    does
        In a sentence or two.
    command
        What does the same on closed files, without Excel; "" where nothing does.
    """

    action: str
    group: str
    label: str
    does: str
    command: str


BUTTONS = (
    Button(
        "check_data",
        "Data",
        "Check data",
        "Reads the workbook's tables and counts what is there. Every fault stands on the sheet Data faults with its "
        "place and what to do; the sheet goes away once all is well.",
        "frontline check",
    ),
    Button(
        "build_scorecard",
        "Scorecard",
        "Build scorecard",
        "Scores every unit and puts all sheets of the scorecard in front of yours. Choose a measure, a level or a "
        "period beside the button to feature only that.",
        "frontline build",
    ),
    Button(
        "refresh_rankings",
        "Scorecard",
        "Refresh rankings",
        "Scores the tables as they are now and brings the scorecard's sheets up to date where they stand. Sheets you "
        "deleted stay away, and formulas of yours that point at ours stay whole.",
        "frontline refresh",
    ),
    Button(
        "compare",
        "Scorecard",
        "Compare",
        "Puts in the sheet Compare alone: each unit beside the unit above it and beside its peers, for the measure, "
        "level and period chosen.",
        "frontline compare",
    ),
    Button(
        "merge_yearend",
        "Share",
        "Merge into year-end",
        "Asks for your results or a scorecard and puts its sheets into the year-end workbook in front of you; those of "
        "an earlier merge are replaced. The message says what does not match finance's own units and totals.",
        "frontline merge",
    ),
    Button(
        "unmerge",
        "Share",
        "Take sheets out",
        "Takes every sheet of ours out of the workbook again. Where a formula of yours points at one, the message "
        "names its cell and nothing is changed.",
        "frontline unmerge",
    ),
    Button(
        "values_only",
        "Share",
        "Save values-only copy",
        "Saves a copy beside the workbook in which every formula has become its value, for people without the add-in.",
        "frontline values",
    ),
    Button(
        "guide", "Help", "Show guide", "Opens this guide: every button, and every function with an example.",
        "frontline guide",
    ),
    Button(
        "check_setup",
        "Help",
        "Check set-up",
        "Looks at Python, the versions and Excel, and says in one sentence each what is well and what to mend.",
        "frontline doctor",
    ),
    Button(
        "repair_links",
        "Help",
        "Repair links",
        "Points formulas that look for the add-in on another machine at the add-in of this one.",
        "frontline repair",
    ),
    Button(
        "undo",
        "Help",
        "Undo last run",
        "Brings our sheets back as they were before the last button that changed them. Your data and your own sheets "
        "are never touched.",
        "frontline undo",
    ),
    Button(
        "last_error",
        "Help",
        "Show last error",
        "Shows the sentence behind the last function or button that failed.",
        "",
    ),
)  # fmt: skip
