"""What an index must do; there are two, and both keep all they need in one folder."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from vndocparse.archive.search_filters import Filters
from vndocparse.archive.search_query import Node
from vndocparse.archive.search_units import Unit
from vndocparse.errors import ArchiveError


@dataclass(frozen=True, slots=True)
class DocumentFields:
    """What every unit of a document is filtered by; ``own`` are the keys of the document's number."""

    pk: int
    own: tuple[str, ...]
    doc_type: str
    level: str
    province: str
    issuer: str
    date: int | None


@dataclass(frozen=True, slots=True)
class Found:
    """A unit that matched; ``n`` -1 is the document as a whole."""

    score: float
    pk: int
    kind: str
    n: int
    start: int
    page: int | None
    item: str | None
    text: str


class Engine(Protocol):
    """An index. Nothing written is seen, and nothing survives, before :meth:`commit`."""

    name: str

    def begin(self) -> None:
        """Get ready to write; raises ``ArchiveError`` where another process is writing."""

    def add(self, document: DocumentFields, units: Iterable[Unit]) -> None:
        """Put a document in, in place of what was there of it."""

    def commit(self) -> None:
        """Make what was added durable and visible."""

    def end(self) -> None:
        """Stop writing; what was not committed is dropped."""

    def find(self, node: Node, filters: Filters, limit: int, *, relaxed: bool = False) -> list[Found]:
        """Return the best units, of each document one passage at most.

        With ``relaxed`` most words of a query without operators are enough.
        """

    def related(self, terms: Sequence[tuple[str, int]], filters: Filters, limit: int) -> list[Found]:
        """Return units that share pairs of words, given with their counts; rare pairs weigh more."""

    def close(self) -> None:
        """Let go of files."""


def make(name: str, folder: Path, *, create: bool) -> Any:
    """Open or create the engine of that name in a folder."""
    if name == "tantivy":
        from vndocparse.archive.index_tantivy import TantivyEngine

        return TantivyEngine(folder, create=create)
    from vndocparse.archive.index_fts import FtsEngine

    return FtsEngine(folder, create=create)


def best_available() -> str:
    """Return ``tantivy`` where its wheel is installed, else ``fts5``."""
    from importlib.util import find_spec

    return "tantivy" if find_spec("tantivy") else "fts5"


def being_written() -> ArchiveError:
    """Return the error of an index that another process holds open for writing."""
    return ArchiveError(
        "the search index is being written by another process",
        "chỉ mục tìm kiếm đang được một tiến trình khác ghi",
        hint="Wait until it has ended, then try again.",
        hint_vi="Chờ tiến trình đó xong rồi thử lại.",
    )
