"""Tell what a text attached to the document is for, by its title."""

import re
from collections.abc import Sequence

from vndocparse.core.analysis import Role
from vndocparse.segment.cues import cues, plain, type_of
from vndocparse.segment.paragraphs import Para
from vndocparse.segment.parts import Part
from vndocparse.segment.roles_default import default_role

# Titles of attached texts that are to be filled in, or that list names and things.
_FORM = re.compile(
    r"[\W_]*(?:de cuong|mau (?:so|bao cao|bien ban|phieu|don|van ban|to trinh|quyet dinh|\d)"
    r"|bieu mau|phieu |danh sach"
    r"|danh muc (?!(?:cac |mot so |nhung )?"
    r"(?:nhiem vu|cong viec|chi tieu|muc tieu|chuong trinh|de an|van de)))"
)
_TITLE_PARAS = 5  # an attached text names itself in so many paragraphs
_AIMS_SET = re.compile(r"[\W_]*(?:(?:cac|mot so|bieu|bang|giao) )*(?:chi tieu|muc tieu)(?![a-z])")


def is_form(paras: Sequence[Para], part: Part) -> bool:
    """Tell whether an attached text is an outline or form to fill in, or a list of names and things."""
    title = paras[part.first : min(part.first + _TITLE_PARAS, part.last + 1)]
    lines = (plain(line) for p in title if p.label is None for line in p.text.split("\n"))
    return any(_FORM.match(line) for line in lines)


def sets_aims(paras: Sequence[Para], part: Part) -> bool:
    """Tell whether an appendix by its title sets aims: `Phụ lục 1 / Chỉ tiêu trồng rừng giao cho các xã`."""
    title = paras[part.first : min(part.first + 2, part.last + 1)]
    return any(_AIMS_SET.match(plain(line)) for p in title if p.label is None for line in p.text.split("\n"))


def attached_role(own: Para) -> Role:
    """Return what an attached text is for by its title: an appendix is for nothing in particular."""
    named = cues("type").begins.match(own.plain)
    kind = type_of(named[1]) if named else None
    return Role.OTHER if kind in (None, "chien_luoc") else default_role(kind)
