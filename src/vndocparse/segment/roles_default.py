"""The role that the parts of a type of document have where no heading says otherwise."""

from vndocparse.core.analysis import Role

# What the numbered parts of a type are for where no heading says otherwise.
_DEFAULT = {
    "quy_dinh": Role.PROVISION,
    "quy_che": Role.PROVISION,
    "quyet_dinh": Role.PROVISION,
    "dieu_le": Role.PROVISION,
    "nghi_dinh": Role.PROVISION,
    "thong_tu": Role.PROVISION,
    "luat": Role.PROVISION,
    "phap_lenh": Role.PROVISION,
    "bao_cao": Role.SITUATION,
    "bien_ban": Role.OTHER,
    "to_trinh": Role.OTHER,
}


def default_role(doc_type: str | None) -> Role:
    """Return the role of the numbered parts of a type: most types set out tasks."""
    return _DEFAULT.get(doc_type or "", Role.TASK)


def lays_down_rules(doc_type: str | None) -> bool:
    """Tell whether the parts of a type lay down rules or review, and never turn to orders."""
    return _DEFAULT.get(doc_type or "") is not None
