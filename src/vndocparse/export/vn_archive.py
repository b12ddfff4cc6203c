"""The archival description of a document: the fields of TT 02/2019/TT-BNV and of NĐ 30/2020, appendix VI."""

from collections.abc import Iterable, Iterator
from typing import Any

from vndocparse.export.base import Record
from vndocparse.export.fields import FieldsCsv, FieldsXml
from vndocparse.lexicons.load import load

# English names as both rules have them, in their order. What a document cannot say of itself
# (its file, its place in the file, the archive's codes) is there and empty, for the archivist.
COLUMNS = (
    "DocCode",
    "Identifier",
    "OrganId",
    "FileCatalog",
    "FileNotation",
    "DocOrdinal",
    "TypeName",
    "CodeNumber",
    "CodeNotation",
    "IssuedDate",
    "OrganName",
    "Subject",
    "Language",
    "PageAmount",
    "Description",
    "InforSign",
    "Keyword",
    "Mode",
    "ConfidenceLevel",
    "Autograph",
    "Format",
    "SignerInfo.Position",
    "SignerInfo.FullName",
    "To.OrganName",
    "Priority",
    "DueDate",
    "SecurityLevel",
)
_LENGTHS = {"Subject": 500, "OrganName": 200, "TypeName": 100, "CodeNotation": 30, "Description": 500}
# NĐ 30/2020, PL VI: 0 thường, 1 khẩn, 2 thượng khẩn, 3 hỏa tốc.
_PRIORITY = {None: "0", "khẩn": "1", "thượng khẩn": "2", "hỏa tốc": "3"}


def archival(d: Record) -> dict[str, str | None]:
    """Return the fields by name; days are written ``DD/MM/YYYY`` as the rules want."""
    m = d["metadata"]
    signer = m.get("signer") or {}
    bodies = [b for r in d.get("recipients") or [] for b in r.get("bodies") or []]
    made: dict[str, str | None] = dict.fromkeys(COLUMNS)
    made |= {
        "DocCode": d["id"],
        "TypeName": type_name(m.get("doc_type")),
        "CodeNumber": m.get("number"),
        "CodeNotation": m.get("symbol"),
        "IssuedDate": _day(m.get("date")),
        "OrganName": m.get("issuer"),
        "Subject": m.get("title"),
        "Language": "Tiếng Việt",
        "PageAmount": str(d["source"].get("page_count") or "") or None,
        "Description": d["source"].get("path"),
        "ConfidenceLevel": "02" if m.get("copy_of") else None,
        "SignerInfo.Position": signer.get("position"),
        "SignerInfo.FullName": signer.get("name"),
        "To.OrganName": "; ".join(dict.fromkeys(bodies)) or None,
        "Priority": _PRIORITY.get(m.get("urgency")),
        "SecurityLevel": m.get("security"),
    }
    for key, length in _LENGTHS.items():
        value = made[key]
        made[key] = value[:length] if value else None
    return made


def type_name(code: str | None) -> str | None:
    """Return the Vietnamese name of a document type.

    >>> type_name("ket_luan"), type_name(None)
    ('Kết luận', None)
    """
    entry = load("doc_types").by_id.get(code or "")
    if entry is None:
        return None
    return entry.forms[0][:1].upper() + entry.forms[0][1:]


def _day(value: Any) -> str | None:
    return "/".join(reversed(str(value).split("-"))) if value else None


def fields(documents: Iterable[Record]) -> Iterator[list[tuple[str, str | None]]]:
    """Yield the fields of each document."""
    for d in documents:
        yield list(archival(d).items())


EXPORTER = FieldsXml("vn_archive", fields, "urn:vndocparse:vn-archive", "", "document", empty=True)
CSV = FieldsCsv("vn_archive_csv", fields, COLUMNS)
EXPORTERS = (EXPORTER, CSV)
