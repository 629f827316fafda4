"""Sheets into and out of other people's workbooks, without a loss."""

from frontline_workbooks.package.addin_links import repair_links
from frontline_workbooks.package.faults import PackageFault
from frontline_workbooks.package.fill import Filled, fill_table
from frontline_workbooks.package.gate import gate
from frontline_workbooks.package.kept_cells import kept_cells, kept_inputs, with_cells
from frontline_workbooks.package.own import own_choices, own_sheets
from frontline_workbooks.package.probe import Probe, probe
from frontline_workbooks.package.put import Put, put_sheets
from frontline_workbooks.package.remove import notes_on_removal, remove_sheets
from frontline_workbooks.package.same import same_but_for_ours
from frontline_workbooks.package.values_only import values_only
from frontline_workbooks.package.vba_scan import scan_macros
from frontline_workbooks.package.vba_scan_finding import Finding

__all__ = [
    "Filled",
    "Finding",
    "PackageFault",
    "Probe",
    "Put",
    "fill_table",
    "gate",
    "kept_cells",
    "kept_inputs",
    "notes_on_removal",
    "own_choices",
    "own_sheets",
    "probe",
    "put_sheets",
    "remove_sheets",
    "repair_links",
    "same_but_for_ours",
    "scan_macros",
    "values_only",
    "with_cells",
]
