"""Tell what reading scans needs, what of it is there, and how to get the rest."""

from __future__ import annotations

from dataclasses import dataclass

from vndocparse.core.options import ParseOptions
from vndocparse.ingest.ocr import tessdata
from vndocparse.ingest.ocr.engine import makers
from vndocparse.ingest.ocr.engine_tesseract_cli import command_version, find_command

_INSTALL_DATA = {
    "Debian, Ubuntu": "apt install tesseract-ocr-vie",
    "Fedora": "dnf install tesseract-langpack-vie",
    "macOS": "brew install tesseract-lang",
    "Windows": "UB Mannheim's Tesseract installer, with Vietnamese ticked under additional language data",
}
_INSTALL_COMMAND = {
    "Debian, Ubuntu": "apt install tesseract-ocr",
    "Fedora": "dnf install tesseract",
    "macOS": "brew install tesseract",
    "Windows": "winget install UB-Mannheim.TesseractOCR",
}
_INSTALL_BINDING = {"all": "pip install tesserocr"}


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that reading scans needs.

    ``needed`` is false for a thing that only stands in for another; ``install`` names for
    each system how to get what is missing (empty where nothing is).
    """

    name: str
    ok: bool
    detail: str
    detail_vi: str
    needed: bool
    install: dict[str, str]


def report(options: ParseOptions | None = None) -> list[Check]:
    """Return the checks, in the order in which they matter; it never raises."""
    options = options or ParseOptions()
    return [_data(options), _binding(), _command(), _engine(options)]


def _data(options: ParseOptions) -> Check:
    folder = tessdata.find(options)
    if folder:
        said = f"{folder} ({tessdata.fingerprint(folder)})"
        return Check("vie.traineddata", True, said, said, True, {})
    looked = ", ".join(str(f) for f in tessdata.folders(options))
    return Check(
        "vie.traineddata", False, f"not found in: {looked}", f"không có trong: {looked}", True, _INSTALL_DATA
    )


def _binding() -> Check:
    try:
        import tesserocr
    except ImportError as e:
        return Check("tesserocr", False, str(e), str(e), False, _INSTALL_BINDING)
    said = f"{tesserocr.__version__} ({tesserocr.tesseract_version().splitlines()[0]})"
    return Check("tesserocr", True, said, said, False, {})


def _command() -> Check:
    command = find_command()
    if command is None:
        return Check(
            "tesseract", False, "the command was not found", "không tìm thấy lệnh", False, _INSTALL_COMMAND
        )
    said = f"{command} ({command_version(command)})"
    return Check("tesseract", True, said, said, False, {})


def _engine(options: ParseOptions) -> Check:
    problems = []
    for name, maker in makers().items():
        problem = maker.problem(options)
        if problem is None:
            return Check("engine", True, name, name, True, {})
        problems.append(f"{name}: {problem}")
    told = "; ".join(problems)
    return Check("engine", False, told, told, True, _INSTALL_DATA)
