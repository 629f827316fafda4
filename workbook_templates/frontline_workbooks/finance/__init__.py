"""Finance's own workbook beside the results: which table lists units, and whether units, totals and periods agree."""

from frontline_workbooks.finance.reconcile import reconcile
from frontline_workbooks.finance.reconciliation import Periods, Reconciliation, Total, UnitNumbers, Unmatched

__all__ = ["Periods", "Reconciliation", "Total", "UnitNumbers", "Unmatched", "reconcile"]
