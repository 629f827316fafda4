"""Repair links: formulas that look for our add-in where another machine had it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from frontline_addin.actions.in_workbook import counted

if TYPE_CHECKING:
    from frontline_addin.hosts.host import Host


@dataclass(frozen=True, slots=True)
class LinksRepaired:
    """How many links were changed, and that in a sentence."""

    links: int
    sentence: str


def repair_links(host: Host) -> LinksRepaired:
    """Point every link to our add-in at the add-in of this machine."""
    with host.session("Repair links"):
        links = host.repair_links()
    if links:
        return LinksRepaired(links, f"{counted(links, 'link')} of {host.name} repaired.")
    return LinksRepaired(0, f"There was nothing to repair: no link of {host.name} leads to another add-in of ours.")
