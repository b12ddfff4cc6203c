"""One review in many layouts: what is found and its kind must not change with headings, labels and lines."""

from collections.abc import Sequence
from itertools import product

import pytest

from vndocparse.extract.findings import read_findings
from vndocparse.ingest.text import read_text
from vndocparse.segment.analyse import analyse

CONTEXT = (
    "Toàn huyện có 14 xã, thị trấn với 120 bản.",
    "Bước vào vụ xuân năm 2029, nắng nóng kéo dài nhiều nơi.",
)
DONE = (
    "Diện tích rừng trồng ước đạt 410 ha.",
    "Tỷ lệ che phủ rừng 61,5%.",
    "Kết nạp 24 hộ vào tổ bảo vệ rừng.",
    "Không để xảy ra điểm nóng về khai thác lâm sản.",
)
LACKING = (
    "Chất lượng cây giống còn thấp.",
    "Giải ngân vốn trồng rừng mới đạt 61% kế hoạch.",
    "Số vụ vi phạm lâm luật tăng 12 vụ.",
)
WHY = ("Do giá cây giống tăng cao.", "Một số chủ rừng chưa tích cực phối hợp.")
LEARNED = ("Dựa vào dân, lắng nghe dân.", "Phân công rõ người, rõ việc, rõ trách nhiệm.")
GROUPS = (("achievement", DONE), ("limitation", LACKING), ("cause", WHY), ("lesson", LEARNED))
EXPECTED = [(kind, sentence) for kind, sentences in GROUPS for sentence in sentences]

WORDINGS = (
    ("Đánh giá tình hình thực hiện nhiệm vụ", "Kết quả đạt được", "Tồn tại, hạn chế", "Nguyên nhân", "Bài học kinh nghiệm"),
    ("Kết quả đạt được, hạn chế và nguyên nhân", "Ưu điểm", "Những tồn tại, hạn chế", "Nguyên nhân của hạn chế", "Bài học"),
    ("Kiểm điểm việc thực hiện Nghị quyết", "Những việc đã làm được", "Những việc chưa làm được", "Về nguyên nhân", "Kinh nghiệm"),
    ("Tổng kết công tác năm 2029", "Những chuyển biến tích cực", "Những vấn đề còn tồn tại", "Nguyên nhân chủ yếu", "Bài học rút ra"),
    ("Thực trạng", "Thuận lợi và kết quả", "Một số khó khăn", "Nguyên nhân khách quan, chủ quan", "Rút ra một số kinh nghiệm"),
)  # fmt: skip
LABELS = (
    ("I. ", "1. ", "2. ", "3. ", "4. "),
    ("I- ", "1- ", "2- ", "3- ", "4- "),
    ("I. ", "a) ", "b) ", "c) ", "d) "),
    ("I. ", "1.1. ", "1.2. ", "1.3. ", "1.4. "),
    ("I. ", "- ", "- ", "- ", "- "),
    ("I. ", "", "", "", ""),
    ("TI. ", "Ï. ", "2. ", "8. ", "4. "),
    ("l. ", "1, ", "2: ", "Ở. ", "4 , "),
)
STYLES = ("paragraph", "lines", "plus", "stop", "colon")


def _laid(words: Sequence[str], labels: Sequence[str], style: str) -> str:
    mark = {"stop": ".", "colon": ":"}.get(style, "")
    lines = [labels[0] + words[0] + mark, *CONTEXT]
    for label, heading, (_, sentences) in zip(labels[1:], words[1:], GROUPS, strict=True):
        lines.append(label + heading + mark)
        if style == "paragraph":
            lines.append(" ".join(sentences))
        else:
            lines.extend(("+ " if style == "plus" else "") + s for s in sentences)
    return _document("\n".join(lines))


def _document(review: str) -> str:
    tasks = "II. NHIỆM VỤ, GIẢI PHÁP\n1. Kiểm tra rừng.\n2. Trồng bù rừng."
    return f"NGHỊ QUYẾT\nBan Chấp hành quyết nghị:\n{review}\n{tasks}"


def _found(text: str) -> list[tuple[str, str]]:
    return [(f.kind, f.text) for f in read_findings(analyse(read_text(text)))]


@pytest.mark.parametrize("style", STYLES)
def test_headings(style: str) -> None:
    for words, labels in product(WORDINGS, LABELS):
        assert _found(_laid(words, labels, style)) == EXPECTED, (words, labels)


@pytest.mark.parametrize("label", ["a) ", "- ", "* ", "1. ", "+ ", ""])
def test_headings_before_a_colon(label: str) -> None:
    for names in (
        ("Về kết quả", "Về hạn chế", "Về bài học kinh nghiệm"),
        ("Mặt được", "Mặt chưa được", "Bài học"),
    ):
        lines = [
            "I. Đánh giá tình hình",
            f"{label}{names[0]}: " + " ".join(DONE),
            f"{label}{names[1]}: " + " ".join(LACKING),
            f"* Nguyên nhân khách quan: {WHY[0]}",
            f"* Nguyên nhân chủ quan: {WHY[1]}",
            f"{label}{names[2]}: " + " ".join(LEARNED),
        ]
        found = _found(_document("\n".join(lines)))
        assert [(kind, text.rpartition(": ")[2]) for kind, text in found] == EXPECTED, names


def test_no_heading_at_all() -> None:
    lacking = " ".join(("Tuy nhiên, bên cạnh đó, " + LACKING[0][0].lower() + LACKING[0][1:], *LACKING[1:]))
    text = _document(" ".join((*DONE, lacking, "Nguyên nhân là do giá cây giống tăng cao.", WHY[1])))
    assert [kind for kind, _ in _found(text)] == [kind for kind, _ in EXPECTED if kind != "lesson"]
