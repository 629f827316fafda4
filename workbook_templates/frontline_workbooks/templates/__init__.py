"""The shipped templates: macro-free workbooks with worksheet functions in them, an example, and instructions.

A template is a folder: ``template.py`` says in which order its sheets stand, each sheet is a file, and ``example.py``
holds the invented figures. Drawing fills a grid (`parts`); formulas are calculated on it by the worksheet functions
themselves, and what they show is stored beside them.
"""

from frontline_workbooks.templates.catalogue import template_names, write_templates

__all__ = ["template_names", "write_templates"]
