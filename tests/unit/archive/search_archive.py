"""Small archives of invented documents for the search tests."""

import hashlib
from typing import Any

from vndocparse.archive.store import Archive, LedgerEntry


def record(number_symbol: str, title: str, text: str, **more: Any) -> dict[str, Any]:
    number, _, symbol = number_symbol.partition("-")
    metadata = {
        "doc_type": {"NQ": "nghi_quyet", "KL": "ket_luan", "CT": "chi_thi"}.get(symbol[:2], "khac"),
        "number": number,
        "symbol": symbol,
        "number_symbol": number_symbol,
        "issuer": "Tỉnh ủy Hà Sơn",
        "level": "province",
        "province": "Hà Sơn",
        "date": "2021-05-04",
        "title": title,
        **more.pop("metadata", {}),
    }
    key = f"{metadata['doc_type']}/{number_symbol.lower().replace('/', '-')}/{metadata['date']}"
    source = {
        "path": f"{number}.txt",
        "sha256": hashlib.sha256((number_symbol + title + text).encode("utf-8", "surrogatepass")).hexdigest(),
        "media_type": "text/plain",
        "text_source": "native",
        **more.pop("source", {}),
    }
    return {
        "id": key,
        "text": text,
        "source": source,
        "metadata": metadata,
        "pages": [],
        "outline": [],
        **more,
    }


def part(text: str, whole: str, n: int, **more: Any) -> dict[str, Any]:
    start = whole.index(text)
    return {
        "id": f"p{n}",
        "confidence": 0.9,
        "text": text,
        "span": {"start": start, "end": start + len(text)},
        "page": 1,
        **more,
    }


def store(archive: Archive, *records: dict[str, Any], at: str = "2026-01-01") -> None:
    for r in records:
        archive.store(r, LedgerEntry(r["source"]["path"], "stored", parser="test", at=at))


_WORK = (
    "I- NHIỆM VỤ\n"
    "1. Sở Giáo dục và Đào tạo rà soát mạng lưới trường học, hoàn thành trước ngày 30/6/2022.\n"
    "2. Ban Tổ chức Tỉnh ủy đổi mới công tác đào tạo cán bộ trẻ; báo cáo trước ngày 31/12/2023.\n"
    "Tỷ lệ trường đạt chuẩn quốc gia đạt 60%."
)


def sample() -> list[dict[str, Any]]:
    schools = record(
        "17-NQ/TU",
        "về đổi mới giáo dục vùng cao",
        _WORK,
        directives=[
            part(
                "Sở Giáo dục và Đào tạo rà soát mạng lưới trường học, hoàn thành trước ngày 30/6/2022",
                _WORK,
                1,
                item="I.1",
                responsible=[{"role": "lead", "name": "Sở Giáo dục và Đào tạo", "canonical": None}],
                deadline={"date": "2022-06-30"},
            ),
            part(
                "Ban Tổ chức Tỉnh ủy đổi mới công tác đào tạo cán bộ trẻ",
                _WORK,
                2,
                item="I.2",
                responsible=[
                    {"role": "lead", "name": "Ban Tổ chức Tỉnh uỷ", "canonical": "Ban Tổ chức Tỉnh ủy"}
                ],
                deadline={"date": "2023-12-31"},
            ),
        ],
        targets=[
            part(
                "Tỷ lệ trường đạt chuẩn quốc gia đạt 60%",
                _WORK,
                3,
                kind="result",
                status="met",
                indicator="tỷ lệ trường đạt chuẩn",
            )
        ],
        pages=[
            {"number": 1, "span": {"start": 0, "end": 60}},
            {"number": 2, "span": {"start": 60, "end": 999}},
        ],
        outline=[{"path": "I", "span": {"start": 0, "end": 999}, "children": []}],
    )
    roads = record(
        "5-KL/TU",
        "về phát triển đường giao thông",
        "Đường giao thông nông thôn được mở rộng. Việc thực hiện Nghị quyết số 17-NQ/TU còn chậm. "
        "Uỷ ban nhân dân các huyện chủ động bố trí vốn cho Việt Nam hoà bình.",
        findings=[],
        metadata={"date": "2023-01-09", "province": "Bình Lạc", "issuer": "Tỉnh ủy Bình Lạc"},
    )
    poplar = record(
        "8-CT/HU",
        "về trồng cây dương liễu ven sông",
        "Trồng rừng dương liễu ven sông; hòa thuận trong thôn. Viết năm báo cáo.",
        metadata={"date": "2019", "level": "district", "issuer": "Huyện ủy Khe Lũng"},
    )
    return [schools, roads, poplar]
