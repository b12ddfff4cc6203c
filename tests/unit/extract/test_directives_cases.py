"""Invented sentences and whole documents: which directives are found, who does them and by when."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from vndocparse import parse_text
from vndocparse.core.span import Span
from vndocparse.extract.bodies_phrases import tokenize
from vndocparse.extract.directives_groups import target_groups
from vndocparse.text.fold import fold

CASES = Path(__file__).parents[2] / "cases"
ROLES = ("lead", "coordinate", "execute", "advise", "monitor")
_HEAD = (
    "ĐẢNG BỘ TỈNH HÀ SƠN\nĐẢNG ỦY XÃ BÌNH LẠC\n*\nSố 12-{symbol}/ĐU\nĐẢNG CỘNG SẢN VIỆT NAM\n"
    "Bình Lạc, ngày 10 tháng 7 năm 2025\n\n{kind}\nvề một số nhiệm vụ trọng tâm năm 2025\n-----\n\n"
)
_TAIL = "\n\nNơi nhận:\n- Thường trực Tỉnh ủy,\n- Lưu Văn phòng.\n\nT/M BAN THƯỜNG VỤ\nBÍ THƯ\nLê Văn Đồng\n"
FRAMES = {
    "conclusion": _HEAD.format(symbol="KL", kind="KẾT LUẬN")
    + "Sau khi nghe báo cáo, Ban Thường vụ Đảng ủy xã thảo luận và kết luận như sau:\n1. ¤\n2. Việc khác.",
    "plan": _HEAD.format(symbol="KH", kind="KẾ HOẠCH")
    + "I- MỤC ĐÍCH, YÊU CẦU\nNâng cao nhận thức của cán bộ.\nII- NHIỆM VỤ, GIẢI PHÁP\n1. ¤\n2. Việc khác.",
    "resolution": _HEAD.format(symbol="NQ", kind="NGHỊ QUYẾT")
    + "I- TÌNH HÌNH\nKinh tế phát triển khá.\nII- NHIỆM VỤ, GIẢI PHÁP CHỦ YẾU\n1- ¤\n2- Việc khác.",
    "viewpoint": _HEAD.format(symbol="NQ", kind="NGHỊ QUYẾT")
    + "I- QUAN ĐIỂM\n1- ¤\nII- NHIỆM VỤ, GIẢI PHÁP\n1- Rà soát quy chế.",
    "guidance": _HEAD.format(symbol="HD", kind="HƯỚNG DẪN")
    + "I- ĐỐI TƯỢNG, TIÊU CHUẨN\n1- ¤\nII- TỔ CHỨC THỰC HIỆN\n1- Các chi bộ phổ biến Hướng dẫn này.",
    "guidance, last part": _HEAD.format(symbol="HD", kind="HƯỚNG DẪN")
    + "I- ĐỐI TƯỢNG, TIÊU CHUẨN\n1- Đảng viên đủ 30 năm tuổi đảng.\nII- TỔ CHỨC THỰC HIỆN\n1- ¤\n2- Việc khác.",
    "regulation": _HEAD.format(symbol="QĐ", kind="QUY ĐỊNH")
    + "Điều 1. Phạm vi điều chỉnh\nQuy định này quy định về chế độ họp.\nĐiều 2. Chế độ họp\n1. ¤\n"
    + "Điều 3. Tổ chức thực hiện\n1. Văn phòng Đảng ủy theo dõi việc thực hiện Quy định này.",
    "regulation, last part": _HEAD.format(symbol="QĐ", kind="QUY ĐỊNH")
    + "Điều 1. Phạm vi điều chỉnh\nQuy định này quy định về chế độ họp.\nĐiều 2. Tổ chức thực hiện\n1. ¤\n"
    + "2. Việc khác.",
    "decision": _HEAD.format(symbol="QĐ", kind="QUYẾT ĐỊNH")
    + "- Căn cứ Điều lệ Đảng;\nBAN THƯỜNG VỤ ĐẢNG ỦY QUYẾT ĐỊNH\nĐiều 1. Thành lập Tổ công tác số 1 của Đảng ủy.\n"
    + "Điều 2. Nhiệm vụ của Tổ công tác\n1. ¤\nĐiều 3. Quyết định này có hiệu lực kể từ ngày ký.",
    "letter": "UBND TỈNH HÀ SƠN\nSỞ NỘI VỤ\nSố: 12/SNV-VP\nV/v tăng cường kỷ luật, kỷ cương\n\n"
    + "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n"
    + "Hà Sơn, ngày 10 tháng 7 năm 2025\n\nKính gửi: Ủy ban nhân dân các xã, phường.\n\n"
    + "Thực hiện Kế hoạch số 5/KH-UBND ngày 02/7/2025 của Ủy ban nhân dân tỉnh, Sở Nội vụ hướng dẫn "
    + "một số nội dung như sau:\n\n1. ¤\n\n2. Việc khác.",
    "closing": _HEAD.format(symbol="NQ", kind="NGHỊ QUYẾT")
    + "I- NHIỆM VỤ, GIẢI PHÁP\n1- Rà soát quy chế.\n2- Bổ sung quy hoạch.\n¤",
}


def load(name: str) -> list[dict[str, Any]]:
    return yaml.safe_load((CASES / f"{name}.yaml").read_text(encoding="utf-8"))["cases"]


def plain(text: str) -> str:
    return " ".join(text.split()).strip(" .;,:")


def bodies_of(found: Any, explicit: bool = True) -> dict[str, set[str]]:
    out: dict[str, set[str]] = {}
    for r in found.responsible:
        if r.explicit or not explicit:
            out.setdefault(r.role, set()).add(r.name.lower())
    return out


def due_of(found: Any) -> str | None:
    """Return the clause's own limit or, behind ``~``, that of the heading or line above it."""
    d = found.deadline or found.schedule
    day = (d.date or d.to) if d else None
    return day if found.deadline or day is None else f"~{day}"


def sentence(case: dict[str, Any]) -> tuple[list[str], list[str]]:
    """Return what was found and what was wanted, one line a directive."""
    typed = case["text"].replace("¦", "")
    pieces = case.get("reads", case["text"]).split("¦")  # ``reads``: how the document's text has it
    doc = parse_text(FRAMES[case.get("frame", "conclusion")].replace("¤", typed) + _TAIL)
    start = doc.text.index("".join(pieces))
    end = start + len("".join(pieces))
    got = [d for d in doc.directives if start <= d.span.start < end]
    want = [(plain(p), w) for p, w in zip(pieces, case["is"], strict=True) if w is not None]
    lines = [_line(plain(d.text), bodies_of(d, explicit=False), due_of(d)) for d in got]
    return lines, [_line(_headless(p, case), _wanted(w), w.get("due")) for p, w in want]


def _headless(piece: str, case: dict[str, Any]) -> str:
    return piece.removeprefix(case.get("heading", "")).strip()


def _wanted(w: dict[str, Any]) -> dict[str, set[str]]:
    return {r: {n.lower() for n in w[r]} for r in ROLES if r in w}


def _line(text: str, bodies: dict[str, set[str]], due: str | None) -> str:
    who = "; ".join(f"{r}: {' + '.join(sorted(bodies[r]))}" for r in ROLES if r in bodies)
    return f"{text} | {who} | {due}"


def document(case: dict[str, Any]) -> tuple[list[str], list[str]]:
    """Return what was found and what was wanted: a line a directive, then the implementers."""
    doc = parse_text(case["text"])
    got, want = [], []
    for _n, d in enumerate(doc.directives):
        begins = next((w["at"] for w in case["directives"] if d.text.startswith(w["at"])), d.text[:40])
        inherited = {r.name.lower() for r in d.responsible if not r.explicit}
        got.append(_line(begins, bodies_of(d), due_of(d)) + f" | {' + '.join(sorted(inherited))}")
    for w in case["directives"]:
        inherited = {n.lower() for n in w.get("inherited", [])}
        want.append(_line(w["at"], _wanted(w), w.get("due")) + f" | {' + '.join(sorted(inherited))}")
    if "items" in case:
        got.append(f"items {[d.item for d in doc.directives]}")
        want.append(f"items {case['items']}")
    if case["implementers"] is not None:
        got.append("implementers " + " + ".join(sorted(b.name.lower() for b in doc.implementers)))
        want.append("implementers " + " + ".join(sorted(n.lower() for n in case["implementers"])))
    return got, want


def _params(name: str) -> list[Any]:
    out = []
    for case in load(name):
        marks = [pytest.mark.xfail(reason=case["limit"], strict=True)] if case.get("limit") else []
        out.append(pytest.param(case, id=case.get("label", case["text"][:50]), marks=marks))
    return out


@pytest.mark.parametrize("case", [*_params("directives"), *_params("subjects"), *_params("orders")])
def test_sentences(case: dict[str, Any]) -> None:
    got, want = sentence(case)
    assert got == want


@pytest.mark.parametrize("case", _params("implementers"))
def test_documents(case: dict[str, Any]) -> None:
    got, want = document(case)
    assert got == want


@pytest.mark.parametrize("case", load("target_groups"), ids=lambda c: c["text"])
def test_target_groups(case: dict[str, Any]) -> None:
    t = tokenize(case["text"], fold(case["text"]), Span(0, len(case["text"])))
    assert target_groups(case["text"], t, 0, len(t)) == case["groups"]


def test_calls_are_no_tasks() -> None:
    """Calls one below the other ask nobody; a single mark may be a misread full stop."""
    calls = "Khẩu hiệu tuyên truyền:\n- Toàn dân tham gia giữ rừng!\n- Các xã chung tay giữ rừng!"
    tasks = "Rà soát bến đò.\n3. Các xã rà soát chòi canh lửa!"
    text = FRAMES["plan"].replace("¤", calls).replace("Việc khác.", tasks) + _TAIL
    assert [d.text for d in parse_text(text).directives] == tasks.split("\n3. ")
