"""Turn DOC, RTF and ODT into DOCX with LibreOffice, in a private folder and with a time limit."""

import os
import shutil
import subprocess
from pathlib import Path

from vndocparse.core.leash import on_leash
from vndocparse.core.options import Limits
from vndocparse.core.temporary import temporary_folder
from vndocparse.errors import BadInputError, LimitError, MissingToolError
from vndocparse.ingest.sniff import Kind

_PROGRAMS = ("soffice", "libreoffice")
_SUFFIX = {Kind.DOC: "doc", Kind.RTF: "rtf", Kind.ODT: "odt"}
_FILTER = "docx:MS Word 2007 XML"
# Macros never run, links never load, nothing is recovered or registered: the profile is thrown away.
_SETTINGS = (
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Writer/Content/Update", "Link", "0"),
    ("Office.Common/Save/Document", "AutoSave", "false"),
    ("Office.Recovery/AutoSave", "Enabled", "false"),
)


def to_docx(data: bytes, kind: Kind, name: str, limits: Limits) -> bytes:
    """Convert an office file.

    Raises:
        MissingToolError: If LibreOffice is not installed.
        BadInputError: If it cannot read the file.
        LimitError: If it takes longer than ``limits.document_seconds``.
    """
    program = find_program()
    if program is None:
        raise MissingToolError(
            f"{name}: LibreOffice is needed to read this kind of file ({_SUFFIX[kind].upper()})",
            f"{name}: cần LibreOffice để đọc loại tệp này ({_SUFFIX[kind].upper()})",
            hint="Install it (Debian: apt install libreoffice-writer-nogui), or save the file as DOCX.",
            hint_vi="Hãy cài đặt (Debian: apt install libreoffice-writer-nogui) hoặc lưu tệp thành DOCX.",
        )
    with temporary_folder() as home:
        source = home / f"input.{_SUFFIX[kind]}"
        source.write_bytes(data)
        profile = home / "profile"
        _write_profile(profile)
        _convert(program, home, source, profile, name, limits)
        made = home / "out" / "input.docx"
        if not made.is_file():
            raise BadInputError(
                f"{name}: LibreOffice cannot read the file",
                f"{name}: LibreOffice không đọc được tệp",
                hint="Is it locked with a password or damaged? Open it, save it as DOCX and retry.",
                hint_vi="Tệp có mật khẩu hoặc hỏng? Hãy mở, lưu thành DOCX rồi thử lại.",
            )
        if made.stat().st_size > limits.file_bytes:
            raise LimitError(f"{name}: converted file is too large", f"{name}: tệp chuyển đổi quá lớn")
        return made.read_bytes()


def find_program() -> str | None:
    """Return the path of LibreOffice, ``None`` where it is not installed."""
    return next((found for p in _PROGRAMS if (found := shutil.which(p))), None)


def _write_profile(profile: Path) -> None:
    items = "".join(
        f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{prop}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for path, prop, value in _SETTINGS
    )
    folder = profile / "user"
    folder.mkdir(parents=True)
    (folder / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{items}</oor:items>',
        encoding="utf-8",
    )


def _convert(program: str, home: Path, source: Path, profile: Path, name: str, limits: Limits) -> None:
    command = [
        program,
        f"-env:UserInstallation={profile.as_uri()}",
        "--headless",
        "--norestore",
        "--nolockcheck",
        "--nodefault",
        "--convert-to",
        _FILTER,
        "--outdir",
        str(home / "out"),
        str(source),
    ]
    keep = ("PATH", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "SYSTEMROOT")
    environment = {k: v for k, v in os.environ.items() if k in keep}
    # A home of its own keeps the user's settings out; where the system lets it have no network taken away,
    # a proxy that answers nothing stands in for that.
    environment |= {"HOME": str(home), "TMPDIR": str(home), "http_proxy": "http://127.0.0.1:9"}
    environment["https_proxy"] = environment["http_proxy"]
    process = subprocess.Popen(
        on_leash(command, offline=True),
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=home,
        start_new_session=True,
    )
    assert process.stdin is not None
    try:
        process.wait(timeout=limits.document_seconds)
    except subprocess.TimeoutExpired as e:
        raise LimitError(
            f"{name}: LibreOffice took longer than {limits.document_seconds:g} s",
            f"{name}: LibreOffice chạy quá {limits.document_seconds:g} giây",
        ) from e
    finally:
        process.stdin.close()  # this ends what still runs
        process.wait()
