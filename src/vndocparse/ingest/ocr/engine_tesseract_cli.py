"""Tesseract as an outside command, for where tesserocr cannot be loaded."""

from __future__ import annotations

import csv
import io
import os
import shutil
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from vndocparse.core.leash import run_on_leash
from vndocparse.core.options import ParseOptions
from vndocparse.core.temporary import temporary_folder
from vndocparse.errors import LimitError, MissingToolError
from vndocparse.ingest.ocr import tessdata
from vndocparse.ingest.ocr.engine import INSTALL_HINT, INSTALL_HINT_VI, Engine, Gray, ReadWord

_COMMAND = "tesseract"
_OUTPUT_MOST = 32 * 1024 * 1024  # bytes of answer that are looked at
_VERSION_SECONDS = 10.0
_VERSION_MOST = 4096


def find_command() -> str | None:
    """Return the path of the command, ``None`` where there is none."""
    found = shutil.which(_COMMAND)
    if found is None and os.name == "nt":
        usual = Path("C:/Program Files/Tesseract-OCR/tesseract.exe")
        return str(usual) if usual.is_file() else None
    return found


def command_version(command: str) -> str:
    """Return what the command says of itself, ``?`` where it says nothing."""
    try:
        done = run_on_leash([command, "--version"], _VERSION_SECONDS, most=_VERSION_MOST, complaints=True)
    except OSError:
        return "?"
    said = done.output.decode("utf-8", "replace").splitlines()
    return said[0].removeprefix("tesseract").strip()[:40] if said else "?"


_SINGLE_LINE, _RAW_LINE = "7", "13"  # Tesseract's modes


class CliEngine:
    """Runs the command once a page, over all its lines."""

    name = "tesseract"

    def __init__(self, command: str, folder: Path | None) -> None:
        self._command = command
        self._folder = folder
        data = tessdata.fingerprint(folder) if folder else sha256(command.encode()).hexdigest()[:8]
        self.version = f"tesseract command {command_version(command)} / vie {data}"

    def read_lines(self, crops: Sequence[Gray], dpi: float, seconds: float) -> list[list[ReadWord]]:
        """Read pictures of single lines; see :class:`~vndocparse.ingest.ocr.engine.Engine`."""
        return self._read(crops, dpi, seconds, _SINGLE_LINE)

    def read_raw(self, crops: Sequence[Gray], dpi: float, seconds: float) -> list[list[ReadWord]]:
        """Read pictures as they are; see :class:`~vndocparse.ingest.ocr.engine.Engine`."""
        return self._read(crops, dpi, seconds, _RAW_LINE)

    def _read(self, crops: Sequence[Gray], dpi: float, seconds: float, mode: str) -> list[list[ReadWord]]:
        import cv2

        fit = [i for i, c in enumerate(crops) if min(c.shape) >= 3]
        out: list[list[ReadWord]] = [[] for _ in crops]
        if not fit:
            return out
        with temporary_folder() as where:
            names = []
            for n, i in enumerate(fit):
                name = where / f"{n:05}.png"
                name.write_bytes(cv2.imencode(".png", crops[i])[1].tobytes())
                names.append(str(name))
            (where / "list.txt").write_text("\n".join(names), encoding="utf-8")
            answer = self._run(where / "list.txt", dpi, seconds, mode)
        for page, word in _words(answer):
            if 1 <= page <= len(fit):
                out[fit[page - 1]].append(word)
        return out

    def _run(self, listing: Path, dpi: float, seconds: float, mode: str) -> str:
        command = [self._command, str(listing), "stdout", "-l", tessdata.LANGUAGE]
        command += ["--oem", "1", "--psm", mode, "--dpi", str(round(dpi))]
        if self._folder:
            command += ["--tessdata-dir", str(self._folder)]
        command.append("tsv")
        try:
            done = run_on_leash(
                command, seconds, most=_OUTPUT_MOST, env={**os.environ, "OMP_THREAD_LIMIT": "1"}
            )
        except OSError as e:
            raise _not_started(str(e)) from e
        if not done.started:
            raise _not_started(self._command)
        if done.late:
            raise LimitError(
                f"tesseract did not answer within {seconds:.0f} s",
                f"tesseract không trả lời trong {seconds:.0f} giây",
            )
        # A crash half-way still leaves the lines that were read before it.
        return done.output.decode("utf-8", "replace")


def _not_started(why: str) -> MissingToolError:
    return MissingToolError(
        f"tesseract cannot be started: {why}",
        f"không chạy được tesseract: {why}",
        hint=INSTALL_HINT,
        hint_vi=INSTALL_HINT_VI,
    )


def _words(answer: str) -> list[tuple[int, ReadWord]]:
    """Return the words of a TSV answer with the number of their picture; lines that are none are left out."""
    out = []
    for row in csv.reader(io.StringIO(answer.replace("\0", "")), delimiter="\t", quoting=csv.QUOTE_NONE):
        if len(row) != 12 or row[0] != "5" or not row[11].strip():
            continue
        try:
            page, left, top, width, height = (int(row[k]) for k in (1, 6, 7, 8, 9))
            sure = float(row[10]) / 100.0
        except ValueError:
            continue
        text = row[11].strip().replace("\ufffd", "")
        if text and 0.0 <= sure <= 1.0:
            out.append((page, ReadWord(text, sure, left, top, left + width, top + height)))
    return out


class _Maker:
    name = "tesseract"

    def problem(self, options: ParseOptions) -> str | None:
        """Return what is missing, ``None`` where the engine can be used."""
        if find_command() is None:
            return "the command tesseract was not found"
        # The command knows its own folder, but only a found file tells that Vietnamese is in it.
        return None if tessdata.find(options) else "vie.traineddata was not found"

    def make(self, options: ParseOptions) -> Engine:
        """Return a new engine."""
        command = find_command()
        if command is None:
            raise MissingToolError(
                "the command tesseract was not found",
                "không tìm thấy lệnh tesseract",
                hint=INSTALL_HINT,
                hint_vi=INSTALL_HINT_VI,
            )
        return CliEngine(command, tessdata.find(options))


ENGINE = _Maker()
