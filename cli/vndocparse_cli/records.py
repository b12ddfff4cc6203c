"""Where the verbs that read parsed documents have them from: archives, records in files, documents."""

import json
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vndocparse.core.os_reason import os_reason
from vndocparse.errors import BadInputError, NotFoundError

if TYPE_CHECKING:
    from vndocparse.core.source import SourceDocument


def from_archive(path: str, stack: ExitStack, all_versions: bool = False) -> Iterator[dict[str, Any]]:
    """Return the records of an archive, which stays open as long as ``stack``."""
    from vndocparse.tracker.records import records
    from vndocparse_cli.archives import readable

    return records(stack.enter_context(readable(path)), all_versions=all_versions)


def from_files(paths: Iterable[str]) -> Iterator[dict[str, Any]]:
    """Yield records: those in ``.json`` and ``.jsonl`` files, and every other file parsed.

    Raises:
        BadInputError: If a JSON file holds no record.
    """
    from vndocparse import pipeline

    for path in paths:
        ending = Path(path).suffix.lower()
        if ending == ".jsonl":
            with _opened(path) as lines:
                for line in lines:
                    if line.strip():
                        yield _record(line, path)
        elif ending == ".json":
            with _opened(path) as lines:
                yield _record(lines.read(), path)
        else:
            yield json.loads(pipeline.parse(path).to_json())


def _opened(path: str) -> Any:
    try:
        return open(path, encoding="utf-8-sig", errors="surrogateescape")
    except OSError as e:
        why, why_vi = os_reason(e)
        raise BadInputError(f"{path}: {why}", f"{path}: {why_vi}") from e


def _record(text: str, path: str) -> dict[str, Any]:
    try:
        made = json.loads(text)
    except ValueError as e:
        raise BadInputError(f"{path}: no JSON: {e}", f"{path}: không phải JSON: {e}") from e
    if not isinstance(made, dict) or not {"id", "source", "metadata", "text"} <= made.keys():
        raise BadInputError(f"{path}: no record of a document", f"{path}: không phải bản ghi văn bản")
    return made


def page_reader(record: dict[str, Any]) -> "tuple[bytes, SourceDocument]":
    """Read a record's original again: its bytes, and its text with the place of each character.

    Raises:
        NotFoundError: If the file is gone or has changed since.
    """
    import hashlib

    from vndocparse.core.options import ParseOptions
    from vndocparse.ingest.read import read_bytes

    path = record["source"]["path"]
    try:
        data = Path(path).read_bytes()
    except OSError as e:
        why, why_vi = os_reason(e)
        raise NotFoundError(
            f"{path}: the original is needed and cannot be read: {why}",
            f"{path}: cần tệp gốc nhưng không đọc được: {why_vi}",
        ) from e
    if hashlib.sha256(data).hexdigest() != record["source"]["sha256"]:
        raise NotFoundError(
            f"{path}: the file has changed since it was parsed",
            f"{path}: tệp đã thay đổi từ khi được bóc tách",
            hint="Parse it again.",
            hint_vi="Hãy bóc tách lại.",
        )
    return data, read_bytes(data, path, ParseOptions())
