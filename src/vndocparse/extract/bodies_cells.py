"""Rows of cells of the Party behind one head: `cấp ủy các chi bộ, đảng bộ trực thuộc` is one body."""

from vndocparse.extract.bodies_phrases import Tokens
from vndocparse.extract.bodies_tables import table
from vndocparse.extract.bodies_units import units


def cell_row(t: Tokens, i: int) -> int:
    """Return the end of the cells in small letters at ``i``, with the places that have them.

    `chi bộ, đảng bộ cơ sở trực thuộc`, `chi bộ thôn, trường học, trạm y tế`; ``i`` itself for none.
    """
    at = i
    while at < len(t) and not t.capital[at] and (cell := table("cell").end(t, at)) is not None:
        end = cell_places(t, cell)
        while (tail := table("tail").end(t, end)) is not None and not t.capital[end]:
            end = tail
        if t.at(end) not in {",", "và"} or table("cell").end(t, end + 1) is None:
            return end
        at = end + 1
    return i if at == i else at - 1


def cell_places(t: Tokens, i: int) -> int:
    """Return the end of `thôn, trường học, trạm y tế` behind a cell: the places and houses that have one."""
    end = i + 1 if t.at(i) == "khối" and table("cell_place").end(t, i + 1) is not None else i
    while True:
        own = max(units(t, end), table("cell_place").end(t, end) or end)
        if own == end:
            return end if end == i or t.at(end - 1) not in {",", "và"} else end - 1
        end = own
        if t.at(end) not in {",", "và"} or (end + 1 < len(t) and t.capital[end + 1]):
            return end
        end += 1
