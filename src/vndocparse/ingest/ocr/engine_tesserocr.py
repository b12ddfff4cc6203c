"""Tesseract inside this process, through tesserocr."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from vndocparse.core.options import ParseOptions
from vndocparse.errors import LimitError, MissingToolError
from vndocparse.ingest.ocr import tessdata
from vndocparse.ingest.ocr.engine import INSTALL_HINT, INSTALL_HINT_VI, Engine, Gray, ReadWord, Sign

# One line gives threads nothing to do: with them the same reading costs four times the CPU.
os.environ.setdefault("OMP_THREAD_LIMIT", "1")


class TesserocrEngine:
    """One Tesseract API object; it must stay in the thread that made it."""

    name = "tesserocr"

    def __init__(self, folder: Path) -> None:
        import tesserocr

        self._lib: Any = tesserocr
        version = tesserocr.tesseract_version().split("\n", 1)[0].removeprefix("tesseract").strip()
        self.version = (
            f"tesserocr {tesserocr.__version__} / tesseract {version} / vie {tessdata.fingerprint(folder)}"
        )
        try:
            self._api: Any = tesserocr.PyTessBaseAPI(
                path=str(folder),
                lang=tessdata.LANGUAGE,
                psm=tesserocr.PSM.SINGLE_LINE,
                oem=tesserocr.OEM.LSTM_ONLY,
            )
        except RuntimeError as e:
            raise MissingToolError(
                f"Tesseract cannot use the data in {folder}: {e}",
                f"Tesseract không dùng được dữ liệu trong {folder}: {e}",
                hint=INSTALL_HINT,
                hint_vi=INSTALL_HINT_VI,
            ) from e

    def read_lines(self, crops: Sequence[Gray], dpi: float, seconds: float) -> list[list[ReadWord]]:
        """Read pictures of single lines; see :class:`~vndocparse.ingest.ocr.engine.Engine`."""
        until = time.monotonic() + seconds
        out = []
        for crop in crops:
            left = until - time.monotonic()
            if left <= 0:
                raise LimitError(
                    f"recognising the page took longer than {seconds:.0f} s",
                    f"nhận dạng trang quá {seconds:.0f} giây",
                )
            out.append(self._read(crop, dpi, left))
        return out

    def read_raw(self, crops: Sequence[Gray], dpi: float, seconds: float) -> list[list[ReadWord]]:
        """Read pictures as they are; see :class:`~vndocparse.ingest.ocr.engine.Engine`."""
        self._api.SetPageSegMode(self._lib.PSM.RAW_LINE)
        try:
            return self.read_lines(crops, dpi, seconds)
        finally:
            self._api.SetPageSegMode(self._lib.PSM.SINGLE_LINE)

    def _read(self, crop: Gray, dpi: float, seconds: float) -> list[ReadWord]:
        height, width = crop.shape
        if height < 3 or width < 3:
            return []
        pixels = np.ascontiguousarray(crop)
        self._api.SetImageBytes(pixels.tobytes(), width, height, 1, width)
        self._api.SetSourceResolution(round(dpi))
        self._api.Recognize(max(1, int(seconds * 1000)))
        level = self._lib.RIL.WORD
        words = []
        for item in self._lib.iterate_level(self._api.GetIterator(), level):
            box = item.BoundingBox(level)
            try:
                text = item.GetUTF8Text(level).strip()
            except RuntimeError:  # the iterator of a line without any word
                continue
            if text and box:
                x0, y0, x1, y1 = map(float, box)
                words.append(ReadWord(text, item.Confidence(level) / 100.0, x0, y0, x1, y1))
        if any(c.isdigit() for w in words for c in w.text):
            return self._with_signs(words)
        return words

    def _with_signs(self, words: list[ReadWord]) -> list[ReadWord]:
        """Give the words of the line that was read last their signs one by one."""
        level = self._lib.RIL.SYMBOL
        signs: list[Sign] = []
        for item in self._lib.iterate_level(self._api.GetIterator(), level):
            box = item.BoundingBox(level)
            text = item.GetUTF8Text(level)
            if not box:
                return words
            signs.append(Sign(text, item.Confidence(level) / 100.0, float(box[0]), float(box[2])))
        out = []
        at = 0
        for w in words:
            own: list[Sign] = []
            while at < len(signs) and len("".join(s.text for s in own)) < len(w.text):
                own.append(signs[at])
                at += 1
            if "".join(s.text for s in own) != w.text:
                return words  # the two ways of telling them disagree
            out.append(replace(w, signs=tuple(own)))
        return out


class _Maker:
    name = "tesserocr"

    def __init__(self) -> None:
        self._mine = threading.local()

    def problem(self, options: ParseOptions) -> str | None:
        """Return what is missing, ``None`` where the engine can be used."""
        try:
            import tesserocr  # noqa: F401
        except ImportError as e:
            return f"tesserocr cannot be loaded ({e})"
        if tessdata.find(options) is None:
            return "vie.traineddata was not found"
        return None

    def make(self, options: ParseOptions) -> Engine:
        """Return the engine of the calling thread; it is kept, since loading the data takes time."""
        folder = tessdata.find(options)
        if folder is None:
            raise MissingToolError(
                "Tesseract's Vietnamese data (vie.traineddata) was not found",
                "không tìm thấy dữ liệu tiếng Việt của Tesseract (vie.traineddata)",
                hint=INSTALL_HINT,
                hint_vi=INSTALL_HINT_VI,
            )
        kept: dict[Path, TesserocrEngine] = self._mine.__dict__.setdefault("engines", {})
        if folder not in kept:
            kept[folder] = TesserocrEngine(folder)
        return kept[folder]


ENGINE = _Maker()
