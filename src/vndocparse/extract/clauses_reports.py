"""What is to be told or sent: `Mọi khó khăn, vướng mắc phản ánh về …`, `Hồ sơ gửi về …`."""

from vndocparse.extract.bodies_grammar import body_list
from vndocparse.extract.bodies_phrases import Tokens
from vndocparse.extract.bodies_tables import table
from vndocparse.extract.clauses_head import Head, topic_at

# what work may meet with
TROUBLES = frozenset({("khó", "khăn"), ("vướng", "mắc"), ("phát", "sinh")})
REPORTS = frozenset({("báo", "cáo"), ("phản", "ánh")})
_IS_TOLD = REPORTS | {("báo", "về"), ("liên", "hệ"), ("trao", "đổi")}
# What is to be told, and to whom: `Mọi khó khăn, vướng mắc phản ánh (kịp thời) về …`.
_TOLD_OF = TROUBLES | {("vấn", "đề"), ("bất", "cập")}
_TOLD = frozenset({"về", "với", "cho", "lên", "đến", "qua", "kịp", "ngay", "bằng"})


def trouble_told(t: Tokens, i: int, end: int) -> Head | None:
    """Read `Mọi khó khăn, vướng mắc phản ánh về Phòng A`: troubles that are to be told to somebody."""
    first = table("quantifier").end(t, i) or i
    if t.words[first : first + 2] not in _TOLD_OF:
        return None
    for at in range(first + 2, min(end - 2, first + 16)):
        if t.at(at) in {";", ":", "đã", "được", "do"}:
            return None
        if t.words[at : at + 2] in _IS_TOLD:
            behind = at + 1 if t.at(at + 1) == "về" else at + 2
            apart = t.at(at - 1) == "," and t.at(at - 2) not in {"sinh", "mắc", "khăn"}
            if apart or not (t.at(behind) in _TOLD or body_list(t, behind)):
                return None
            return topic_at(i, at, behind)
    return None


def sent_head(t: Tokens, i: int, at: int) -> Head | None:
    """Read `Hồ sơ gửi về …`, `báo cáo quý gửi trước ngày …`: papers that are to be sent."""
    if (
        t.at(i) not in {"hồ", "báo", "danh", "kết", "văn", "ý", "số", "đề", "kế", "tài"}
        or t.at(at - 1) == ","
    ):
        return None
    if t.at(at + 1) not in {"về", "đến", "cho", "trước", "qua", "chậm"} and not body_list(t, at + 1):
        return None
    return topic_at(i, at, at + 1)


_NO_REPORT = frozenset({"các", "trong", "theo", "tại", "của", "những", "và", "từ", "một", "số"})


def result_reported(t: Tokens, i: int, at: int) -> Head | None:
    """Read `Kết quả thực hiện báo cáo về Ủy ban nhân dân tỉnh …`."""
    if t.words[i : i + 2] != ("kết", "quả") or t.at(at + 1) != "cáo" or t.at(at - 1) in _NO_REPORT:
        return None
    if t.at(at + 2) not in {"về", "cho", "lên", "với", "hằng", "hàng", "trước", "định"} and not body_list(
        t, at + 2
    ):
        return None
    return topic_at(i, at, at + 2)
