"""What a recogniser must offer, and which of them is used."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from pkgutil import iter_modules
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from vndocparse.core.options import ParseOptions
from vndocparse.errors import MissingToolError

Gray = NDArray[np.uint8]  # H x W, 0 is black

_PREFIX = "engine_"
_ORDER = ("tesserocr", "tesseract")  # first choice first; others come behind, by name


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign of a word, as the recogniser read it; pixels of the crop from left to right."""

    text: str
    confidence: float
    x0: float
    x1: float


@dataclass(frozen=True, slots=True)
class ReadWord:
    """A word as the recogniser read it; the box is in pixels of the crop, confidence is 0 to 1.

    ``signs`` are those of a word with figures, where the recogniser can tell them one by one.
    """

    text: str
    confidence: float
    x0: float
    y0: float
    x1: float
    y1: float
    signs: tuple[Sign, ...] = ()


class Engine(Protocol):
    """A recogniser of printed lines.

    An object belongs to one thread. ``version`` names everything that a reading depends on
    (program, library, language data), since cached readings are kept under it.
    """

    name: str
    version: str

    def read_lines(self, crops: Sequence[Gray], dpi: float, seconds: float) -> list[list[ReadWord]]:
        """Read pictures of single lines; one list of words for each, empty where nothing was read.

        Raises:
            LimitError: If it takes longer than ``seconds``.
            MissingToolError: If the program has gone.
        """
        ...

    def read_raw(self, crops: Sequence[Gray], dpi: float, seconds: float) -> list[list[ReadWord]]:
        """Read pictures that are taken for lines as they are, whatever is in them; else as above."""
        ...


class EngineMaker(Protocol):
    """How a module ``engine_<name>.py`` offers its engine: as ``ENGINE``."""

    name: str

    def problem(self, options: ParseOptions) -> str | None:
        """Return what is missing, ``None`` where the engine can be used."""
        ...

    def make(self, options: ParseOptions) -> Engine:
        """Return a new engine for the calling thread."""
        ...


def makers() -> dict[str, EngineMaker]:
    """Return the engines that this package holds, first choice first."""
    package = import_module("vndocparse.ingest.ocr")
    found: dict[str, EngineMaker] = {}
    for info in iter_modules(package.__path__):
        if info.name.startswith(_PREFIX):
            maker: EngineMaker = import_module(f"vndocparse.ingest.ocr.{info.name}").ENGINE
            found[maker.name] = maker
    rank = {name: i for i, name in enumerate(_ORDER)}
    return dict(sorted(found.items(), key=lambda kv: (rank.get(kv[0], len(rank)), kv[0])))


def choose(options: ParseOptions) -> EngineMaker:
    """Return the engine that ``options`` name, or the first that can be used.

    Raises:
        MissingToolError: If there is none; the hint says how to install one.
    """
    known = makers()
    if options.ocr_engine is not None:
        if options.ocr_engine not in known:
            names = ", ".join(known)
            raise MissingToolError(
                f"no recogniser is called {options.ocr_engine!r}",
                f"không có bộ nhận dạng nào tên là {options.ocr_engine!r}",
                hint=f"There are: {names}.",
                hint_vi=f"Hiện có: {names}.",
            )
        wanted = [known[options.ocr_engine]]
    else:
        wanted = list(known.values())
    problems = []
    for maker in wanted:
        problem = maker.problem(options)
        if problem is None:
            return maker
        problems.append(f"{maker.name}: {problem}")
    raise MissingToolError(
        "no recogniser for scans can be used (" + "; ".join(problems) + ")",
        "không có bộ nhận dạng ảnh quét nào dùng được (" + "; ".join(problems) + ")",
        hint=INSTALL_HINT,
        hint_vi=INSTALL_HINT_VI,
    )


INSTALL_HINT = (
    "Install Tesseract's Vietnamese data: `apt install tesseract-ocr tesseract-ocr-vie` (Debian, Ubuntu), "
    "`dnf install tesseract tesseract-langpack-vie` (Fedora), "
    "`brew install tesseract tesseract-lang` (macOS), "
    "the UB Mannheim installer with Vietnamese ticked (Windows); "
    "or name a folder with vie.traineddata: --tessdata FOLDER."
)
INSTALL_HINT_VI = (
    "Hãy cài dữ liệu tiếng Việt của Tesseract: "
    "`apt install tesseract-ocr tesseract-ocr-vie` (Debian, Ubuntu), "
    "`dnf install tesseract tesseract-langpack-vie` (Fedora), "
    "`brew install tesseract tesseract-lang` (macOS), "
    "bộ cài UB Mannheim có chọn Vietnamese (Windows); "
    "hoặc chỉ thư mục có vie.traineddata: --tessdata THƯ_MỤC."
)
