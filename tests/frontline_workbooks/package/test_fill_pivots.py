"""Pivot tables fed by filled cells refresh when the workbook is opened; the others stay as they are."""

from __future__ import annotations

import pytest
from made_tables import BOOK, VALUES, a_budget
from made_workbooks import parts_of, with_parts, with_text

from frontline_workbooks.package.fill import fill_table

RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
CACHE, ARROWS = "xl/pivotCache/pivotCacheDefinition1.xml", "xl/_rels/workbook.xml.rels"


def with_cache(source, name="Year", meaning="'Year end'!$B$3:$F$8"):
    """Return the workbook with a pivot cache fed by a source, and a defined name."""
    arrow = (
        f'<Relationship Id="p" Type="{RELATIONS}/pivotCacheDefinition" Target="pivotCache/pivotCacheDefinition1.xml"/>'
    )
    cache = f'<pivotCacheDefinition xmlns="{MAIN}" xmlns:r="{RELATIONS}">{source}</pivotCacheDefinition>'
    data = with_text(a_budget(), ARROWS, "</Relationships>", f"{arrow}</Relationships>")
    names = f'<definedNames><definedName name="{name}">{meaning}</definedName></definedNames><calcPr '
    return with_parts(with_text(data, BOOK, "<calcPr ", names), {CACHE: cache.encode()})


def from_sheet(source):
    return f'<cacheSource type="worksheet"><worksheetSource {source}/></cacheSource>'


@pytest.mark.parametrize(
    ("source", "refreshes"),
    [
        pytest.param(from_sheet('name="budget"'), True, id="the table"),
        pytest.param(from_sheet('ref="A1:E5" sheet="Year end"'), True, id="a range with filled cells"),
        pytest.param(from_sheet('ref="A1:D9" sheet="Year end"'), False, id="a range beside"),
        pytest.param(from_sheet('ref="A1:E5" sheet="Other"'), False, id="another sheet"),
        pytest.param(from_sheet('name="YEAR"'), True, id="a name for a range with filled cells"),
        pytest.param(from_sheet('name="Unknown"'), False, id="a name that is not there"),
        pytest.param(from_sheet('ref="A1:E5" sheet="Year end" r:id="rId1"'), False, id="another workbook"),
        pytest.param('<cacheSource type="external" connectionId="1"/>', False, id="a database"),
    ],
)
def test_a_pivot_table_refreshes_where_filled_cells_feed_it(source, refreshes):
    before = with_cache(source)
    filled = fill_table(before, "Budget", VALUES)
    after = parts_of(filled.data)[CACHE].decode()

    assert ('refreshOnLoad="1"' in after) == refreshes
    assert after.replace(' refreshOnLoad="1"', "") == parts_of(before)[CACHE].decode()
    assert not [note for note in filled.notes if "pivot" in note]


def test_a_name_that_stands_for_a_formula_is_told():
    data = with_cache(from_sheet('name="Year"'), meaning="OFFSET('Year end'!$B$3,0,0,6,5)")

    assert fill_table(data, "Budget", VALUES).notes[1] == (
        "A pivot table is fed by the name Year; refresh it if that shows filled cells."
    )
