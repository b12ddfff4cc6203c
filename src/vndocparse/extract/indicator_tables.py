"""Read tables of indicators."""

from vndocparse.core import record
from vndocparse.core.analysis import Analysis


def indicator_rows(a: Analysis) -> frozenset[int]:
    return frozenset()


def read_indicator_tables(a: Analysis, metadata: record.Metadata) -> list[record.Target]:
    return []
