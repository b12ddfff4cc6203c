"""JSON lines: whole documents, or one kind of rows."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import BinaryIO

from vndocparse.export.base import WHAT, ExportOptions, Record
from vndocparse.export.rows import rows


@dataclass(frozen=True)
class JsonLines:
    """One JSON object a line, UTF-8; ``--what documents`` gives the whole records."""

    name: str = "jsonl"
    suffix: str = ".jsonl"
    what: tuple[str, ...] = WHAT
    many: bool = True

    def export(self, documents: Iterable[Record], what: str, out: BinaryIO, options: ExportOptions) -> int:
        """Write the lines; see :class:`vndocparse.export.base.Exporter`."""
        count = 0
        for row in documents if what == "documents" else rows(what, documents):
            text = json.dumps(row, ensure_ascii=False, separators=(",", ":"))
            out.write(text.encode("utf-8", "backslashreplace") + b"\n")
            count += 1
        return count


EXPORTER = JsonLines()
