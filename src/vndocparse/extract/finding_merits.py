"""Read with what words a meeting praises or blames somebody for what was done: `Biểu dương xã A đã …`."""

import re
from typing import Literal

from vndocparse.extract.finding_words import beside

_WHO = rf"[\W\d_]*(?:đồng thời,? )?(?:(?:đồng chí )?{beside('merit.who-judges')}[^,.;:]{{0,60}}? )?"
_PRAISE = beside("merit.praises")
# `Đánh giá cao sự phối hợp của …`, `Ghi nhận và biểu dương nỗ lực của …`, `Biểu dương xã A đã …`
_PRAISED = re.compile(
    rf"{_WHO}(?:nhiệt liệt |trân trọng )?{_PRAISE}(?:(?:,| và|, và) {_PRAISE})*"
    # to take note of somebody's sense of duty is a courtesy, to rate it highly a judgement
    rf"(?: {beside('merit.what-is-praised')}(?!\w)|(?<!ghi nhận) (?:tinh thần|ý thức)(?!\w)"
    r"|(?!(?:,| và|, và)? (?:khen thưởng|tôn vinh|nhân rộng|động viên))[^;.:]{3,200}? đã "
    r"(?!có thành tích|đạt giải))"
)
# `Phê bình xã B chậm …`: what follows tells what for
_BLAMED = re.compile(
    rf"{_WHO}(?:nghiêm khắc )?phê bình(?: nghiêm khắc)? (?!và |tự |bằng văn bản )"
    r"(?!(?:các |những |kịp thời )?(?:cá nhân|tập thể|đơn vị|bộ phận|tổ chức|cán bộ|trường hợp|nơi)(?!\w))"
    r"[^;.:]{3,200}? "
    rf"{beside('merit.what-is-blamed')}(?!\w)"
)


def names_merit(folded: str) -> Literal["achievement", "limitation"] | None:
    """Return what a folded sentence finds by praising or blaming, ``None`` where it does neither.

    >>> names_merit("đánh giá cao sự phối hợp của công an xã.")
    'achievement'
    >>> names_merit("biểu dương, khen thưởng các tập thể tiêu biểu.") is None
    True
    """
    if _BLAMED.match(folded) is not None:
        return "limitation"
    return "achievement" if _PRAISED.match(folded) is not None else None
