"""Rows of offices by their initials, as recipients name them."""

import pytest

from vndocparse.text.names import are_initials


@pytest.mark.parametrize("row", ["P.NC, TTTH-CB;", "TH, ĐT;", "P.TH,BTCD.", "TTTU;"])
def test_a_row_of_initials(row: str) -> None:
    assert are_initials(row)


@pytest.mark.parametrize("row", ["Sở Y tế;", "TH, ĐT", "", "A" * 400, "AB " * 200 + "!", "A" * 400 + ";"])
def test_other_words_are_none_however_long(row: str) -> None:
    assert not are_initials(row)
