"""How every file is written: whole or not at all, and never over a change that somebody made meanwhile."""

from frontline_workbooks.saving.faults import WriteFault
from frontline_workbooks.saving.owner_files import refuse_if_open
from frontline_workbooks.saving.places import refuse_place
from frontline_workbooks.saving.write_file import write_file

__all__ = ["WriteFault", "refuse_if_open", "refuse_place", "write_file"]
