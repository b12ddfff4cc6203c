"""Labels before an item that begins with a figure."""

import pytest

from vndocparse.core.span import Span
from vndocparse.segment.labels import read_label


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("1- 100% xã có nhà văn hóa", "1"),
        ("2. 98,5% hộ dân dùng nước sạch", "2"),
        ("1 - 100% xã có nhà văn hóa", None),  # a range
        ("1- 3 xã có nhà văn hóa", None),
        ("5-10% hộ dân", None),
        ("1.500 hộ dân", None),
        ("2. 12 xã có nhà văn hóa", "2"),
        ("2. 500 hộ dân", None),
    ],
)
def test_a_share_behind_a_label(text: str, label: str | None) -> None:
    found = read_label(text, Span(0, len(text)))
    assert (found.text if found else None) == label
