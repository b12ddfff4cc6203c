"""Make the key under which all files of one work are known."""

import re

from vndocparse.core.record import Metadata
from vndocparse.text.fold import slug

_TITLE_WORDS = 14
_UNKNOWN = "x"


def canonical_key(metadata: Metadata, text: str) -> str:
    """Return ``<doc_type>/<number_symbol or slug of the title>/<date or year>/<issuer slug>``.

    Parts that are not known are ``x``; where neither number nor title is known, the
    document's first words stand in for them, so that two such documents differ.

    >>> known = Metadata(doc_type="ket_luan", number_symbol="9-KL/TU", date="2024-05-02")
    >>> canonical_key(known.model_copy(update={"issuer": "TỈNH ỦY HÀ SƠN"}), "")
    'ket-luan/9-kl-tu/2024-05-02/tinh-uy-ha-son'
    """
    name = slug(metadata.number_symbol or "")
    if name.isdigit() or not name:
        words = slug(metadata.title or "").split("-")[:_TITLE_WORDS] if metadata.title else []
        if not words:
            words = slug(" ".join(text[:2000].split()[:40])).split("-")[:_TITLE_WORDS]
        name = "-".join(x for x in [name, *words] if x)
    date = re.sub(r"[^\d-]", "", metadata.date or "")
    issuer = slug(metadata.issuer or "")
    kind = slug(metadata.doc_type or "")
    return "/".join(x or _UNKNOWN for x in (kind, name, date, issuer))
