"""Tell a decision that approves a scheme: its parts review, aim and order as those of a plan do."""

import re
from collections.abc import Sequence

from vndocparse.core.analysis import Role, Zone
from vndocparse.segment.heading_words import heading_role
from vndocparse.segment.labels import Family
from vndocparse.segment.paragraphs import Para, is_title_line
from vndocparse.segment.parts import Tree

_SCHEME = r"(?:de an|ke hoach|chuong trinh|chien luoc|phuong an|kich ban|du an phat trien)(?![a-z])"
# `Phê duyệt Đề án …`, `Ban hành kèm theo Quyết định này Kế hoạch …`; not `phê duyệt dự toán Đề án`
_APPROVES = re.compile(
    r"(?<![a-z])(?:phe duyet|ban hanh|thong qua)(?: (?:noi dung|dieu chinh|bo sung|sua doi|cac|ban"
    r"|mot so|,|va|kem theo|quyet dinh nay))*\W{1,3}" + _SCHEME
)
_HEAD = 120  # characters in which an article names what it approves


def names_scheme(key: str) -> bool:
    """Tell whether the first words of a title or article, without marks, approve a scheme.

    >>> names_scheme("dieu 1. phe duyet de an thu gom rac thai"), names_scheme("phe duyet du toan de an")
    (True, False)
    """
    return _APPROVES.search(key[:_HEAD]) is not None


def approves_scheme(paras: Sequence[Para], doc_type: str | None) -> bool:
    """Tell whether a document is a decision that by its title approves a scheme or plan."""
    if doc_type != "quyet_dinh":
        return False
    titles = (p for p in paras if p.zone is Zone.TITLE or (p.zone is not Zone.BASIS and is_title_line(p)))
    return any(names_scheme(p.plain) for p in titles)


def parted_by_articles(tree: Tree, headings: Sequence[str | None]) -> bool:
    """Tell whether the articles are the scheme's own parts: one sets aims, another tasks."""
    named = {
        heading_role(heading, major=False)
        for part, heading in zip(tree.parts, headings, strict=True)
        if part.family is Family.ARTICLE and heading is not None
    }
    return {Role.GOAL, Role.TASK} <= named
