"""Which bodies a line of recipients names."""

import pytest

from vndocparse.extract.recipients_bodies import bodies_of


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("CT, các PCT UBND tỉnh", ["CT UBND tỉnh", "PCT UBND tỉnh"]),
        ("Chánh VP, các PCVP UBND tỉnh", ["Chánh VP UBND tỉnh", "PCVP UBND tỉnh"]),
        ("Giám đốc, các Phó Giám đốc Sở Y tế", ["Giám đốc Sở Y tế", "Phó Giám đốc Sở Y tế"]),
        # another post has a body of its own, and a pair without a body gets none
        ("Bí thư, Chủ tịch UBND xã", ["Bí thư", "Chủ tịch UBND xã"]),
        ("Chủ tịch, Phó Chủ tịch", ["Chủ tịch", "Phó Chủ tịch"]),
        # the name as it is printed: no station is put into it
        ("Báo và Phát thanh, Truyền hình tỉnh", ["Báo và Phát thanh, Truyền hình tỉnh"]),
        ("Các đơn vị liên quan", ["các đơn vị liên quan"]),
    ],
)
def test_bodies(text: str, names: list[str]) -> None:
    assert bodies_of(text) == names
