"""Texts that stand for a missing number, in data that are read as in cells that are filled."""

MISSING = frozenset(
    {"", "-", "–", "—", "NA", "N/A", "n/a", "na", "#N/A", "NULL", "null", "NaN", "nan", "None", "..", "*", "[c]", "[x]"}
)
