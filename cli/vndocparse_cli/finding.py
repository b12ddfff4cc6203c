"""What the verbs that search share: an index that is ready, and results on paper."""

import json
import os
import sys
from collections.abc import Callable, Iterable
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import typer

from vndocparse.errors import ArchiveError
from vndocparse_cli.lang import say

if TYPE_CHECKING:
    from vndocparse.archive.search import Hit, Search

_INLINE = 2000  # documents that are put into the index before a search, without being asked


def with_index(path: str, ask: "Callable[[Search], list[Hit]]") -> "list[Hit]":
    """Ask an archive's index; one that is missing or damaged is made anew, one that is behind is completed.

    Raises:
        ArchiveError: If there is no archive, or no index and none can be made.
    """
    from vndocparse.archive.index import DamagedIndexError, state
    from vndocparse.archive.search import Search
    from vndocparse.archive.store import Archive

    with Archive(path, read_only=True) as store:
        now = state(store)
        if now.pending > _INLINE and now.usable:
            _tell(
                say(
                    f"{now.pending} documents are not in the index yet: vndocparse index --archive {path}",
                    f"{now.pending} văn bản chưa có trong chỉ mục: vndocparse index --archive {path}",
                )
            )
        elif now.pending or not now.usable:
            _complete(path, needed=not now.usable)
        try:
            with Search(store) as s:
                return ask(s)
        except DamagedIndexError as e:
            _tell(
                say(
                    f"{e.message}; building the index anew",
                    f"{e.message_vi}; đang tạo lại chỉ mục",
                )
            )
        _complete(path, needed=True, rebuild=True)
        with Search(store) as s:
            return ask(s)


def _complete(path: str, *, needed: bool, rebuild: bool = False) -> None:
    try:
        build(path, rebuild=rebuild, engine=None)
    except ArchiveError as e:
        if needed:
            raise ArchiveError(
                f"{path} has no search index, and none can be made: {e.message}",
                f"{path} chưa có chỉ mục tìm kiếm và không tạo được: {e.message_vi}",
                hint=e.hint,
                hint_vi=e.hint_vi,
            ) from e
        _tell(say(f"the index is not up to date: {e.message}", f"chỉ mục chưa cập nhật: {e.message_vi}"))


def build(path: str, *, rebuild: bool, engine: str | None) -> int:
    """Bring the index up to date, with progress; return how many documents were put in."""
    from vndocparse.archive.index import update
    from vndocparse.archive.store import Archive
    from vndocparse_cli.progress import Progress

    with Archive(path) as store, Progress(say("documents", "văn bản")) as bar:
        done = 0

        def told(now: int, total: int) -> None:
            nonlocal done
            while done < now:
                done += 1
                bar.advance()

        return update(store, rebuild=rebuild, engine=engine, progress=told)


def show(hits: "Iterable[Hit]", json_: bool) -> None:
    """Print results: a block each for people, one JSON object a line with ``--json``."""
    found = list(hits)
    if json_:
        for rank, hit in enumerate(found, 1):
            typer.echo(json.dumps(as_record(rank, hit), ensure_ascii=False))
        return
    if not found:
        _tell(say("nothing found", "không tìm thấy"))
    colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    for rank, hit in enumerate(found, 1):
        typer.echo(("\n" if rank > 1 else "") + as_text(rank, hit, colour=colour))


def as_record(rank: int, hit: "Hit") -> dict[str, Any]:
    """Return a result as JSON has it; ``spans`` are offsets in ``text``."""
    made = asdict(hit)
    made["spans"] = [{"start": start, "end": end} for start, end in hit.spans]
    return {"rank": rank, **made}


def as_text(rank: int, hit: "Hit", *, colour: bool) -> str:
    """Return a result for people: what document, where in it, and the passage with the matches bold."""
    from vndocparse.archive.search_marks import excerpt

    def bold(text: str) -> str:
        return typer.style(text, bold=True) if colour else text

    name = " ".join(x for x in (_kind(hit.doc_type), hit.number_symbol) if x)
    head = ", ".join(x for x in (name, hit.date, " ".join((hit.issuer or "").split())) if x)
    lines = [f"{rank}. {head or hit.key}"]
    if hit.title and hit.n >= 0:
        lines.append(f"   {hit.title}")
    start, end = excerpt(hit.text, list(hit.spans))
    shown, at = ("… " if start else ""), start
    for s, e in hit.spans:
        if s >= at and e <= end:
            shown += hit.text[at:s] + bold(hit.text[s:e])
            at = e
    shown += hit.text[at:end] + (" …" if end < len(hit.text) else "")
    lines.append(f"   {' '.join(shown.split())}")
    place = [hit.key] if head else []
    if hit.kind != "documents":
        place.append(_KINDS[hit.kind])
    if hit.item:
        place.append(f"{say('item', 'mục')} {hit.item}")
    if hit.page:
        place.append(f"{say('page', 'trang')} {hit.page}")
    if place:
        shown = " · ".join(place)
        lines.append("   " + (typer.style(shown, dim=True) if colour else shown))
    return "\n".join(lines)


_KINDS = {
    "directives": say("directive", "nhiệm vụ"),
    "targets": say("target", "chỉ tiêu"),
    "findings": say("finding", "đánh giá"),
}


def _kind(code: str | None) -> str:
    from vndocparse.lexicons.load import load

    entry = load("doc_types").by_id.get(code or "")
    return entry.forms[0] if entry else ""


def _tell(message: str) -> None:
    typer.echo(message, err=True)
