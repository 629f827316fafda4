"""Check data, in a workbook: what was found in a sentence, and the faults on a sheet of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontline_addin.actions.check_data import Checked, check_data
from frontline_addin.actions.data_faults import NAME, describe_faults
from frontline_addin.actions.merged import refuse_merged_without_results
from frontline_addin.hosts.refusals import NotNowError

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
        if not checked.usable:
            refuse_merged_without_results(host)
        if checked.faults:
            _put(host, checked)
        elif any(own.kind == NAME for own in host.own_sheets()):
            host.keep_previous()
            host.remove([NAME])
    return checked


def _put(host: Host, checked: Checked) -> None:
    """Put the faults in; where nothing can be put in, say at least how many there are."""
    try:
        host.keep_previous()
        host.put(describe_faults(checked.faults, host.name), [NAME])
    except NotNowError as error:
        raise NotNowError(f"{checked.sentence} They could not be listed on a sheet: {error}") from error
