"""Invented records for the tests of exports and trackers."""

import hashlib
from typing import Any

from vndocparse.archive.store import Archive, LedgerEntry

AT = "2025-01-02T03:04:05+00:00"
HEAD = "TỈNH ỦY HÀ SƠN\nSố 12-KL/TU\nHà Sơn, ngày 05 tháng 3 năm 2024\nKẾT LUẬN\nvề cải cách hành chính\n"
ITEMS = (
    "Ban Tổ chức Tỉnh ủy chủ trì, phối hợp với Sở Nội vụ rà soát vị trí việc làm của các cơ quan cấp tỉnh.",
    "Sở Nông nghiệp xây dựng đề án phát triển vùng chè sạch trên địa bàn ba huyện phía tây.",
    "Ban Tuyên giáo Tỉnh ủy biên soạn tài liệu học tập; mở lớp bồi dưỡng cho báo cáo viên cơ sở.",
    "Ủy ban nhân dân tỉnh bố trí kinh phí sửa chữa các trường học vùng cao bị hư hỏng sau mưa lũ.",
)


def directive(
    item: str, text: str, due: str | None = None, lead: str = "Sở Nội vụ", at: int = 0
) -> dict[str, Any]:
    """Return a directive as a record has it."""
    ident = "d-" + hashlib.sha256(f"{item}|{text}".encode()).hexdigest()[:12]
    span = {"start": at, "end": at + len(text)}
    deadline = None
    if due:
        deadline = {"text": due, "date": due, "from": None, "to": None, "kind": "by", "span": span}
    who = {"name": lead, "canonical": lead, "role": "lead", "explicit": True}
    return {
        "id": ident,
        "item": item,
        "text": text,
        "span": span,
        "action": text.split()[0],
        "responsible": [who],
        "deadline": deadline,
        "recurrence": None,
        "output": None,
        "page": 1,
        "confidence": 0.9,
        "targets": [],
        "references": [],
        "target_groups": [],
    }


def record(
    directives: list[dict[str, Any]],
    *,
    sha: str = "a",
    number: str = "12",
    source: str = "native",
    **metadata: Any,
) -> dict[str, Any]:
    """Return a record whose text is that of its directives, one a line."""
    text, at = HEAD, len(HEAD)
    placed = []
    for d in directives:
        line = f"{d['item']}. {d['text']}"
        start = at + len(d["item"]) + 2
        placed.append({**d, "span": {"start": start, "end": start + len(d["text"])}})
        text, at = text + line + "\n", at + len(line) + 1
    return {
        "schema": "vndocparse/1.0",
        "id": f"ket-luan/{number}-kl-tu/2024-03-05/tinh-uy-ha-son",
        "source": {
            "path": f"{sha}.txt",
            "sha256": hashlib.sha256(sha.encode()).hexdigest(),
            "media_type": "text/plain",
            "text_source": source,
            "page_count": None,
            "ocr_confidence": 0.8 if source == "ocr" else None,
        },
        "metadata": {
            "doc_type": "ket_luan",
            "number": number,
            "symbol": "KL/TU",
            "number_symbol": f"{number}-KL/TU",
            "issuer": "TỈNH ỦY HÀ SƠN",
            "level": "province",
            "date": "2024-03-05",
            "title": "về cải cách hành chính",
            "draft": False,
            "signer": None,
            **metadata,
        },
        "text": text.rstrip("\n"),
        "outline": [],
        "references": [],
        "findings": [],
        "directives": placed,
        "targets": [],
        "recipients": [],
        "warnings": [],
    }


def store(archive: Archive, made: dict[str, Any], at: str = AT) -> dict[str, Any]:
    """Store a record and return it, as the archive now has it."""
    entry = LedgerEntry(made["source"]["path"], "stored", made["source"]["sha256"], parser="test", at=at)
    return archive.record(archive.store(made, entry))
