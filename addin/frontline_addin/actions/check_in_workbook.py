"""Check data, in a workbook: what was found in a sentence, and the faults on a sheet of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontline_addin.actions.check_data import Checked, check_data
from frontline_addin.actions.data_faults import NAME, describe_faults

if TYPE_CHECKING:
    from frontline_addin.hosts.host import Host


def check_in_workbook(host: Host) -> Checked:
    """Check the workbook's tables; the sheet Data faults is put in, or taken out where all is well.

    Raises
    ------
    frontline.errors.FrontlineError
        The workbook cannot be read or written into.
    """
    with host.session("Check data"):
        host.step("Reading the data")
        checked = check_data(host.data())
        if checked.faults:
            host.keep_previous()
            host.put(describe_faults(checked.faults, host.name), [NAME])
        elif any(own.kind == NAME for own in host.own_sheets()):
            host.keep_previous()
            host.remove([NAME])
    return checked
