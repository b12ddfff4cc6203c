"""From the paths a user names to the inputs of an ingest: folders walked, zip files opened, loops avoided."""

import contextlib
import hashlib
import io
import os
import stat
import time
import zipfile
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from vndocparse.batch import zips
from vndocparse.core.options import Limits
from vndocparse.core.os_reason import os_reason
from vndocparse.core.whole_file import PREFIX
from vndocparse.errors import BadInputError, LimitError, VndocparseError

_OFFICE_ZIPS = {".docx", ".odt", ".xlsx", ".pptx", ".epub", ".docm"}
_SKIPPED_NAMES = {".git", "__MACOSX", "Thumbs.db", ".DS_Store", "desktop.ini"}
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Input:
    """One input: a file on disk, or a member of a zip (``path`` is ``a.zip!/b.pdf``, ``data`` its bytes)."""

    path: str
    sha256: str | None = None
    size: int | None = None
    data: bytes | None = None
    error: VndocparseError | None = None


class Watch:
    """Remembers, from one look at a folder to the next, which files were taken and have not changed since.

    A file that may still grow waits for a later look: one whose date is less than ``quiet`` seconds ago, or,
    where dates say nothing, one that did not stay as it is for so long. Dates say nothing where the clock
    was set since the watch began, or where a file's date is still to come (another machine's clock).
    """

    def __init__(self, quiet: float = 2.0) -> None:
        self._quiet = quiet
        self._taken: dict[str, tuple[int, ...]] = {}
        self._seen: dict[str, tuple[tuple[int, ...], float]] = {}
        self._offset = time.time() - time.monotonic()

    def takes(self, path: str, info: os.stat_result | None) -> bool:
        """Tell whether a file (``None``: it is not there) is to be taken now; then it counts as taken."""
        sign = (info.st_size, info.st_mtime_ns, info.st_ino) if info else ()
        if self._taken.get(path) == sign:
            return False
        if info and not self._is_old(info.st_mtime) and not self._stayed(path, sign):
            return False
        self._seen.pop(path, None)
        self._taken[path] = sign
        return True

    def _is_old(self, date: float) -> bool:
        now = time.time()
        undisturbed = abs(now - time.monotonic() - self._offset) < 0.5 * self._quiet
        return undisturbed and now - date >= self._quiet

    def _stayed(self, path: str, sign: tuple[int, ...]) -> bool:
        now = time.monotonic()
        before, since = self._seen.get(path, ((), now))
        if before != sign:
            self._seen[path] = (sign, now)
            return False
        return now - since >= self._quiet


def count_files(paths: Iterable[str]) -> int:
    """Return about how many inputs there are, without opening any: members of zip files are not counted."""
    total, folders = 0, list(paths)
    while folders:
        path = folders.pop()
        try:
            entries = os.scandir(path)
        except (OSError, ValueError):  # a file, or what cannot be read
            total += 1
            continue
        with entries:
            for entry in entries:
                if entry.name in _SKIPPED_NAMES or entry.name.startswith(("~$", PREFIX)):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    folders.append(entry.path)
                else:
                    total += 1
    return total


def walk(
    paths: Iterable[str], limits: Limits, own: Iterable[str] = (), watch: Watch | None = None
) -> Iterator[Input]:
    """Yield every input under ``paths``, each file once, in a stable order.

    ``own`` names files and folders that are never inputs: those of the archive that is being filled.
    With ``watch`` only what it takes is given.

    Folders are walked without following links out of a loop; zip files are opened up
    to ``limits.zip_depth`` deep. What cannot be read comes as an input with its error.
    """
    seen: set[tuple[int, int]] = set()
    for name in own:
        with contextlib.suppress(OSError):
            info = os.stat(name)
            seen.add((info.st_dev, info.st_ino))
    for path in paths:
        yield from _under(path, seen, limits, watch)


def _under(path: str, seen: set[tuple[int, int]], limits: Limits, watch: Watch | None) -> Iterator[Input]:
    waiting = [iter([path])]  # by hand: folders may lie deeper in one another than calls may
    while waiting:
        found = next(waiting[-1], None)
        if found is None:
            waiting.pop()
            continue
        inside = yield from _at(found, seen, limits, watch)
        if inside:
            waiting.append(iter([os.path.join(found, name) for name in inside]))


def _at(
    path: str, seen: set[tuple[int, int]], limits: Limits, watch: Watch | None
) -> Generator[Input, None, list[str]]:
    """Yield the inputs of a file, or return the names in a folder."""
    try:
        info = os.stat(path)
    except (OSError, ValueError) as e:
        if watch is None or watch.takes(path, None):
            yield Input(path, error=_unreadable(path, e))
        return []
    key = (info.st_dev, info.st_ino)
    if stat.S_ISDIR(info.st_mode):
        if key in seen:
            return []
        seen.add(key)
        try:
            names = sorted(os.listdir(path))
        except OSError as e:
            yield Input(path, error=_unreadable(path, e))
            return []
        return [n for n in names if n not in _SKIPPED_NAMES and not n.startswith(("~$", PREFIX))]
    if watch is not None and not watch.takes(path, info):
        return []
    if not stat.S_ISREG(info.st_mode):
        yield Input(
            path,
            error=BadInputError(
                f"{path}: neither a file nor a folder", f"{path}: không phải tệp hay thư mục"
            ),
        )
    elif key not in seen:  # else a hard link, or a link to a file already taken
        seen.add(key)
        yield from _file(path, info.st_size, limits)
    return []


def _file(path: str, size: int, limits: Limits) -> Iterator[Input]:
    if size > limits.file_bytes:
        yield Input(path, size=size, error=_too_large(path, limits.file_bytes))
        return
    try:
        with open(path, "rb") as f:
            start = f.read(4)
            if start == b"PK\x03\x04" and Path(path).suffix.lower() not in _OFFICE_ZIPS:
                if zips.is_crowded(f, limits.zip_members):
                    yield Input(path, size=size, error=_too_many(path, 0, limits))
                    return
                if _is_bundle(path):
                    yield from _Bundle(limits, limits.unzip_bytes).inputs(path, path, 1)
                    return
            f.seek(len(start))
            digest, size = hashlib.sha256(start), len(start)
            while piece := f.read(_CHUNK):
                digest.update(piece)
                size += len(piece)
                if size > limits.file_bytes:  # it grows while it is read
                    yield Input(path, size=size, error=_too_large(path, limits.file_bytes))
                    return
    except OSError as e:
        yield Input(path, size=size, error=_unreadable(path, e))
        return
    yield Input(path, digest.hexdigest(), size)


def _is_bundle(path: str) -> bool:
    """Tell a zip of files from an office document without the right ending."""
    try:
        with zipfile.ZipFile(path) as z:
            return not {"[Content_Types].xml", "mimetype"} & set(z.namelist())
    except Exception:  # damaged: told where it is read
        return False


@dataclass(slots=True)
class _Bundle:
    """Opens a zip and those within it; together they may unpack to so many bytes."""

    limits: Limits
    left: int

    def inputs(self, source: str, shown: str, depth: int, data: bytes | None = None) -> Iterator[Input]:
        """Yield the members one by one, those past a limit as one failure."""
        read = 0
        try:
            with zipfile.ZipFile(io.BytesIO(data) if data is not None else source) as z:
                members = sorted((m for m in z.infolist() if not m.is_dir()), key=lambda m: m.filename)
                for member in members:
                    if self.left < member.file_size or read >= self.limits.zip_members:
                        yield Input(shown, error=_too_many(shown, read, self.limits))
                        return
                    read += 1
                    yield from self._member(z, member, shown, depth)
        except Exception as e:  # zlib's, lzma's and struct's errors: whatever a broken archive raises
            yield Input(shown, error=_unreadable(shown, e))

    def _member(self, z: zipfile.ZipFile, member: zipfile.ZipInfo, shown: str, depth: int) -> Iterator[Input]:
        # The name is only shown, never used as a path: "../x" inside an archive can reach nothing.
        name, limits = f"{shown}!/{member.filename}", self.limits
        if any(part in _SKIPPED_NAMES for part in member.filename.split("/")):
            return
        if member.file_size > limits.file_bytes or member.file_size > limits.unzip_ratio * max(
            1024, member.compress_size
        ):
            yield Input(name, size=member.file_size, error=_too_large(name, limits.file_bytes))
            return
        self.left -= member.file_size
        try:
            with z.open(member) as f:
                data = f.read(member.file_size + 1)
        except Exception as e:
            yield Input(name, size=member.file_size, error=_unreadable(name, e))
            return
        suffix = Path(member.filename).suffix.lower()
        if data[:4] == b"PK\x03\x04" and suffix == ".zip":
            if depth >= limits.zip_depth:
                yield Input(name, size=len(data), error=_too_deep(name, limits.zip_depth))
            elif zips.is_crowded(io.BytesIO(data), limits.zip_members):
                yield Input(name, size=len(data), error=_too_many(name, 0, limits))
            else:
                yield from self.inputs(name, name, depth + 1, data)
            return
        yield Input(name, hashlib.sha256(data).hexdigest(), len(data), data)


def _unreadable(path: str, e: Exception) -> BadInputError:
    why, why_vi = os_reason(e)
    return BadInputError(f"{path}: {why}", f"{path}: {why_vi}")


def _too_large(path: str, bound: int) -> LimitError:
    return LimitError(
        f"{path}: larger than {bound // (1024 * 1024)} MiB, or packed too tightly to be honest",
        f"{path}: lớn hơn {bound // (1024 * 1024)} MiB, hoặc nén chặt bất thường",
    )


def _too_deep(path: str, depth: int) -> LimitError:
    return LimitError(
        f"{path}: archives nested more than {depth} deep", f"{path}: tệp nén lồng nhau quá {depth} lớp"
    )


def _too_many(path: str, read: int, limits: Limits) -> LimitError:
    most, size = limits.zip_members, limits.unzip_bytes / (1024 * 1024)
    return LimitError(
        f"{path}: took only its first {read} files; the limits are {most} files, {size:.4g} MiB unpacked",
        f"{path}: chỉ lấy {read} tệp đầu bên trong; giới hạn là {most} tệp, {size:.4g} MiB sau giải nén",
        hint="Unpack it and ingest the folder, or raise --limit zip_members or unzip_bytes.",
        hint_vi="Hãy giải nén rồi đọc thư mục, hoặc tăng --limit zip_members hay unzip_bytes.",
    )
