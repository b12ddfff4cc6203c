"""Parquet: one kind of rows with typed columns, written in batches."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Any, BinaryIO

from vndocparse.errors import MissingToolError
from vndocparse.export.base import WHAT, ExportOptions, Record
from vndocparse.export.rows import COLUMNS, rows

_BATCH = 10_000
_FLOATS = {"value", "value_max", "of", "confidence"}
_INTS = {"page", "pages", "copies", "directives", "targets", "findings", "recipients", "warnings"}
_LISTED = {("directives", "targets"), ("directives", "references")}  # joined ids there, counts elsewhere


@dataclass(frozen=True)
class Parquet:
    """Apache Parquet through pyarrow, an optional dependency."""

    name: str = "parquet"
    suffix: str = ".parquet"
    what: tuple[str, ...] = WHAT
    many: bool = True

    def export(self, documents: Iterable[Record], what: str, out: BinaryIO, options: ExportOptions) -> int:
        """Write the rows.

        Raises:
            MissingToolError: If pyarrow is not installed.
        """
        try:
            import pyarrow as pa
            import pyarrow.parquet as pq
        except ImportError as e:
            raise MissingToolError(
                "Parquet needs pyarrow, which is not installed",
                "Parquet cần pyarrow nhưng chưa được cài",
                hint="Install it: pip install 'vndocparse[parquet]'",
                hint_vi="Cài bằng: pip install 'vndocparse[parquet]'",
            ) from e
        kinds = {c: _kind(what, c) for c in COLUMNS[what]}
        types = {float: pa.float64(), int: pa.int64(), bool: pa.bool_(), str: pa.string()}
        schema = pa.schema([(c, types[k]) for c, k in kinds.items()])
        lines = rows(what, documents)
        count = 0
        with pq.ParquetWriter(out, schema, compression="zstd") as writer:
            while batch := list(islice(lines, _BATCH)):
                columns = {c: [_cast(r.get(c), k) for r in batch] for c, k in kinds.items()}
                writer.write_table(pa.table(columns, schema=schema))
                count += len(batch)
        return count


def _kind(what: str, column: str) -> type:
    if (what, column) in _LISTED:
        return str
    if column == "known":
        return bool
    if column in _FLOATS:
        return float
    if column in _INTS or (what, column) == ("documents", "references"):
        return int
    return str


def _cast(value: Any, kind: type) -> Any:
    if value is None or value == "":
        return None
    if kind is str:
        return str(value).encode("utf-8", "replace").decode()
    return kind(value)


EXPORTER = Parquet()
