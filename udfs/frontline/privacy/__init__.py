"""Protecting small groups."""

from frontline.privacy.difference_guard import DifferenceGuard, guard_differences
from frontline.privacy.suppression import COMPLEMENTARY, Suppression, suppress
from frontline.privacy.table_audit import TableAudit, audit_table, with_totals
from frontline.privacy.two_way import PROTECTED, TableSuppression, suppress_table

__all__ = [
    "COMPLEMENTARY",
    "PROTECTED",
    "DifferenceGuard",
    "Suppression",
    "TableAudit",
    "TableSuppression",
    "audit_table",
    "guard_differences",
    "suppress",
    "suppress_table",
    "with_totals",
]
