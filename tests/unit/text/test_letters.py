"""Classes of letters: capital and small ones kept apart, in the modules' patterns as well."""

import re
from pathlib import Path

import pytest

import vndocparse
from vndocparse.text.letters import LOWER, UPPER

SOURCES = Path(vndocparse.__file__).parent
VIETNAMESE = "aáàảãạăắằẳẵặâấầẩẫậbcdđeéèẻẽẹêếềểễệghiíìỉĩịklmnoóòỏõọôốồổỗộơớờởỡợpqrstuúùủũụưứừửữựvxyýỳỷỹỵ"
# From one letter with a mark to another there are letters of both cases between.
MIXED = re.compile(r"[À-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúý]-[\u1ea0-\u1ef9]")


def test_each_class_holds_its_own_letters_only() -> None:
    assert re.fullmatch(f"[{LOWER}]+", VIETNAMESE)
    assert re.fullmatch(f"[{UPPER}]+", VIETNAMESE.upper())
    assert not re.search(f"[{LOWER}]", VIETNAMESE.upper())
    assert not re.search(f"[{UPPER}]", VIETNAMESE)


@pytest.mark.parametrize("file", sorted(SOURCES.rglob("*.py")), ids=lambda f: str(f.relative_to(SOURCES)))
def test_no_pattern_ranges_over_both_cases(file: Path) -> None:
    code = re.sub(r'""".*?"""', "", file.read_text("utf-8"), flags=re.DOTALL)
    assert not MIXED.search(code)
