"""Open an Office Open XML package within limits, without entities and without the network."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING

from vndocparse.core.options import Limits
from vndocparse.errors import BadInputError, EncryptedError, LimitError

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_FREE_BYTES = 1_000_000  # a small part may be packed as tightly as it likes
_DOCUMENT = "word/document.xml"


def local(element: Element) -> str:
    """Return the name of an element without its namespace; empty for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attr(element: Element | None, name: str) -> str | None:
    """Return an attribute by its local name, whichever of the two OOXML namespaces it has."""
    if element is None:
        return None
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return None


def child(element: Element | None, *path: str) -> Element | None:
    """Return the first descendant along a path of local names."""
    for name in path:
        if element is None:
            return None
        element = next((e for e in element if local(e) == name), None)
    return element


def on(element: Element | None) -> bool | None:
    """Return the value of a switch such as ``w:b``: ``None`` where it is not given."""
    if element is None:
        return None
    return (attr(element, "val") or "true").lower() not in ("0", "false", "off", "none")


@dataclass(slots=True)
class Package:
    """The parts of one file; ``read`` counts the bytes unpacked so far."""

    archive: zipfile.ZipFile
    name: str
    limits: Limits
    unpacked: int = 0
    names: dict[str, str] = field(default_factory=dict)  # lower case to real

    def part(self, path: str) -> Element | None:
        """Return the root of an XML part, ``None`` where there is none or it is broken.

        Raises:
            LimitError: If it unpacks to more than the limits allow.
            BadInputError: If it declares a document type: no word processor writes one.
        """
        from lxml import etree

        data = self._bytes(path)
        if data is None:
            return None
        if b"<!DOCTYPE" in data[:4096] or b"<!ENTITY" in data[:65536]:
            raise BadInputError(
                f"{self.name}: {path} declares a document type",
                f"{self.name}: {path} khai báo kiểu tài liệu (DTD), không được phép",
            )
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True, recover=True
        )
        try:
            return etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError):
            return None

    def related(self, path: str) -> dict[str, tuple[str, str]]:
        """Return the relations of a part: id to (type's last word, path of the target inside the package)."""
        root = self.part(join(dirname(path), "_rels", path.rpartition("/")[2] + ".rels"))
        out: dict[str, tuple[str, str]] = {}
        for e in root if root is not None else ():
            if attr(e, "TargetMode") == "External":
                continue
            target = attr(e, "Target") or ""
            whole = target.lstrip("/") if target.startswith("/") else normpath(join(dirname(path), target))
            out[attr(e, "Id") or ""] = ((attr(e, "Type") or "").rpartition("/")[2], whole)
        return out

    def main(self) -> str:
        """Return the path of the main document."""
        for kind, target in self.related("").values():
            if kind == "officeDocument" and target.lower() in self.names:
                return target
        return _DOCUMENT

    def _bytes(self, path: str) -> bytes | None:
        real = self.names.get(path.lower())
        if real is None:
            return None
        info = self.archive.getinfo(real)
        room = self.limits.unzip_bytes - self.unpacked
        try:
            with self.archive.open(info) as file:
                data = file.read(min(room, _allowed(info, self.limits)) + 1)
        except RuntimeError as e:
            raise EncryptedError(
                f"{self.name}: is locked with a password", f"{self.name}: có mật khẩu"
            ) from e
        except (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError):
            return None
        except Exception as e:  # zlib.error and whatever else a broken stream raises
            if type(e).__module__ not in ("zlib", "lzma", "_lzma"):
                raise
            return None
        if len(data) > min(room, _allowed(info, self.limits)):
            raise LimitError(
                f"{self.name}: {path} unpacks to more than the limits allow",
                f"{self.name}: {path} giải nén vượt giới hạn cho phép",
            )
        self.unpacked += len(data)
        return data


def _allowed(info: zipfile.ZipInfo, limits: Limits) -> int:
    return max(_FREE_BYTES, int(info.compress_size * limits.unzip_ratio))


def open_package(data: bytes, name: str, limits: Limits) -> Package:
    """Open a package.

    Raises:
        BadInputError: If it is no readable package.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as e:
        raise BadInputError(
            f"{name}: the Word file is damaged ({e})",
            f"{name}: tệp Word hỏng ({e})",
            hint="Open it in a word processor, save it again and retry.",
            hint_vi="Hãy mở bằng trình soạn thảo, lưu lại rồi thử lại.",
        ) from e
    return Package(archive, name, limits, names={n.lower(): n for n in archive.namelist()})


def walk(element: Element, name: str) -> Iterator[Element]:
    """Yield all descendants with a local name."""
    return (e for e in element.iter() if local(e) == name)
