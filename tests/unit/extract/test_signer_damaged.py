"""Signature blocks of scans, read through a seal or a signature: what is concluded, and what is not."""

import pytest

from vndocparse.core.source import Column
from vndocparse.core.span import Span
from vndocparse.extract.letterhead_lines import PrintLine
from vndocparse.extract.signer import SignerBlock, read_signers
from vndocparse.extract.signer_damaged import mend_blocks
from vndocparse.lexicons.surnames import restored_surname
from vndocparse.text.fold import bare

_FIELDS = ("mode", "on_behalf_of", "position", "name")


def _lines(texts: list[str], column: Column = Column.RIGHT) -> list[PrintLine]:
    out, at = [], 0
    for text in texts:
        out.append(PrintLine(Span(at, at + len(text)), text, bare(text), column))
        at += len(text) + 1
    return out


def _read(texts: list[str], column: Column = Column.RIGHT) -> SignerBlock:
    lines = _lines(texts, column)
    made = mend_blocks(read_signers(lines), lines)
    return made[0] if made else SignerBlock()


@pytest.mark.parametrize(
    ("texts", "wanted"),
    [
        # the deputy's line shows its end only
        (["——KTT. CHỦ TỊCH", "TỊCH", "4", "Lý Văn Bền"], ("K/T", "CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lý Văn Bền")),
        (["KT. GIÁM ĐỐC", "PHO G1ÁM ĐỐC", "Trân Thị Thoa"], ("K/T", "GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Trần Thị Thoa")),
        # nobody stands in for himself
        (["KT. CHỦ TỊCH", "CHỦ TỊCH", "Bùi Đức Nam"], ("K/T", "CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Bùi Đức Nam")),
        (["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "x Ị CHỦ TỊCH", "Bùi Đức Nam"],
         ("T/M", "ỦY BAN NHÂN DÂN", "PHÓ CHỦ TỊCH", "Bùi Đức Nam")),
        (["Ñ TSQỦ TỊCH", "Bùi Đức Nam"], (None, None, "CHỦ TỊCH", "Bùi Đức Nam")),
        (["K THPH", "TSQỦ TỊCH", "Bùi Đức Nam"], (None, None, None, "Bùi Đức Nam")),  # perhaps a deputy
        (["BAN THƯỜNG VỤ", "z;RHÓ BÍ THƯ", "Hồ Văn Lưu"], ("T/M", "BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Hồ Văn Lưu")),
        (["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "Ó CHỦ TỊCH", "ức Kh"],
         ("T/M", "ỦY BAN NHÂN DÂN", "PHÓ CHỦ TỊCH", None)),
        # a seal hides the mark: a body or a chief never stands above a position without one
        (["BAN THƯỜNG VỤ", "BÍ THƯ", "Hồ Văn Lưu"], ("T/M", "BAN THƯỜNG VỤ", "BÍ THƯ", "Hồ Văn Lưu")),
        (["BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG", "Hồ Văn Lưu"],
         ("T/L", "BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG", "Hồ Văn Lưu")),
        (["GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Hồ Văn Lưu"], ("K/T", "GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Hồ Văn Lưu")),
        (["SỞ XÂY DỰNG", "GIÁM ĐỐC", "Hồ Văn Lưu"], (None, None, "GIÁM ĐỐC", "Hồ Văn Lưu")),
        (["ĐẢNG VIÊN", "BÍ THƯ", "Hồ Văn Lưu"], (None, None, "BÍ THƯ", "Hồ Văn Lưu")),
        (["w rz®HÏ TỊCH", "Vũ Thị Ngân"], (None, None, "CHỦ TỊCH", "Vũ Thị Ngân")),
        (["IM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Hồ Văn Lưu"], ("T/M", "ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Hồ Văn Lưu")),
        (["T/M BAN|CH NH", "BÍ THƯ", "Mai Văn Đông"], ("T/M", "BAN CHẤP HÀNH", "BÍ THƯ", "Mai Văn Đông")),
        (["TM. ỦY BAN NHÂN DÂN", "HỦ TỊCH", "ø_ _PH *ÈHỦ TỊCH"], ("T/M", "ỦY BAN NHÂN DÂN", "PHÓ CHỦ TỊCH", None)),
        (["BÍ THƯ", "ˆ~ Đỗ Văn Hải _"], (None, None, "BÍ THƯ", "Đỗ Văn Hải")),
        (["w rJéHỦ TỊCH", "uỳnh Ngọc Bê"], (None, None, "CHỦ TỊCH", "Huỳnh Ngọc Bê")),
        (["BÍ THƯ", "ương Văn Ba"], (None, None, "BÍ THƯ", None)),  # Dương, Lương, Vương
        # no office is guessed where only a name is legible, no name where none is
        (["3 B»", "Ngô Thị Sen"], (None, None, None, "Ngô Thị Sen")),
        (["CHỦ TỊ"], (None, None, "CHỦ TỊCH", None)),
        (["ong tuận"], (None, None, None, None)),
        (["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "PHÓ HỨT CH"], ("K/T", "CHỦ TỊCH", "PHÓ CHỦ TỊCH", None)),
        (["BÍ THƯ", "BẾ BÍCH HẠ"], (None, None, "BÍ THƯ", "BẾ BÍCH HẠ")),
        (["NH", "YỆN Ủ"], (None, None, None, None)),
        (["TRƯỞNG"], (None, None, None, None)),
        (["Sở Xây dựng", "Báo Hà Sơn"], (None, None, None, None)),
    ],
)  # fmt: skip
def test_damaged_blocks(texts: list[str], wanted: tuple[str | None, ...]) -> None:
    block = _read(texts)
    assert tuple(got[0] if (got := getattr(block, f)) else None for f in _FIELDS) == wanted


def test_what_is_concluded_is_doubtful() -> None:
    assert _read(["KT. CHỦ TỊCH", "TỊCH", "Phạm Văn Tư"]).doubts == {"position"}
    assert _read(["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Phạm Văn Tư"]).doubts == set()


def test_recipients_beside_the_signature_give_no_signer() -> None:
    assert _read(["Lê Văn Tám", "TỊCH"], Column.LEFT).empty


def test_two_signers_are_left_alone() -> None:
    two = [SignerBlock(), SignerBlock()]
    assert mend_blocks(two, _lines(["TỊCH"])) is two


def test_surnames() -> None:
    assert restored_surname("Đăng") == "Đặng"
    assert restored_surname("NGUYÊN") == "NGUYỄN"
    assert restored_surname("Vu") is None  # Vũ or the bare word
    assert restored_surname("Thông") is None
