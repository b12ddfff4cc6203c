"""Find the name of a part that recognition ran into its text: `Kết quả đạt được Diện tích tăng …`."""

import re

from vndocparse.text.fold import bare

# whole names only: `Tình hình thực hiện Nghị quyết …` may be a task's subject
_NAME = re.compile(
    r"(?:(?P<achievement>(?:nhung |ve |mot so )?(?:ket qua dat duoc|uu diem|mat duoc))"
    r"|(?P<limitation>(?:nhung |ve |mot so )?(?:ton tai,? (?:va )?han che|khuyet diem|nhuoc diem"
    r"|han che,? (?:va )?(?:ton tai|khuyet diem|yeu kem|bat cap)))"
    r"|(?P<cause>nguyen nhan(?: (?:chu quan|khach quan))?)|(?P<lesson>bai hoc kinh nghiem)"
    r"|(?P<situation>danh gia chung|nhan xet chung|tinh hinh chung|danh gia tinh hinh))\s+"
)


def run_in_name(text: str) -> tuple[str, int] | None:
    """Return what the name at the head of a text tells and where its text begins; ``None`` without one.

    >>> run_in_name("Kết quả đạt được Diện tích rừng tăng")
    ('achievement', 17)
    >>> run_in_name("Kết quả đạt được của Chương trình") is None
    True
    """
    m = _NAME.match(bare(text[:60]))
    if m is None or not text[m.end() : m.end() + 1].isupper():
        return None
    kind = next(k for k, v in m.groupdict().items() if v is not None)
    return kind, m.end()
