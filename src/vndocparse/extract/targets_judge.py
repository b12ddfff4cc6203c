"""Judge whether a stated quantity is a measure, and how surely."""

import re

from vndocparse.core.analysis import Role
from vndocparse.extract.quantities_marks import cue_pattern
from vndocparse.extract.quantity import Quantity
from vndocparse.extract.targets_amounts import SURE, amount
from vndocparse.extract.targets_clauses import Stated
from vndocparse.extract.targets_counts import count, counts_below
from vndocparse.extract.targets_criteria import listing
from vndocparse.extract.targets_indices import index
from vndocparse.extract.targets_norms import deals_with, is_class, is_norm, tells_which
from vndocparse.extract.targets_setting import OPEN_ROLES, Setting
from vndocparse.extract.targets_times import often, time_taken

_LEFT = 40  # characters before a quantity whose words say what is told of it
# `nhiệt độ có thể đạt 40°C`: what is foreseen
_MAY_BE = re.compile(r"(?<!\w)có (?:thể|khả năng)(?: [^\W\d]+){0,3} $")
# `Hải Vân là đô thị loại I với dân số hơn 1 triệu người`: what a place is
_PLACE_IS = re.compile(
    r"[^,;:.\d]{2,40} là (?:một )?(?:trong những )?(?:đô thị|tỉnh|thành phố|huyện|xã|phường|quận|thị xã) "
    r"(?!(?:dẫn đầu|đứng đầu|đầu tiên|có tỷ lệ|có tốc độ)(?!\w))(?![^;]*(?<!\w)(?:đạt|tăng|giảm|xếp)(?!\w))"
)
# `Hộ tham gia là hộ có vườn từ 500 m2`: which are meant
_SAME = re.compile(
    r"([^\W\d]+(?: [^\W\d]+)?)[^,;:.]{0,40} là (?:các |những |một )?\1 (?:có|đã|được|đạt|đủ)(?!\w)"
)
# `lượng mưa phổ biến 100 - 200 mm`, `ở khoảng 13,5 độ vĩ Bắc`, `gió giật trên 100 km/h`: the weather
_WEATHER = re.compile(
    r"(?<!\w)(?:lượng mưa|vĩ bắc|kinh đông|sức gió|gió giật|gió mạnh|sóng biển cao|tâm bão|có nơi trên"
    r"|(?:trên|dưới|mức) báo động)(?!\w)"
)
# `mưa to, phổ biến 380 - 520 mm`, `ở cao trình 56,8 m`, `ngập trên 0,8 m`: how much water fell or stood
_WATER = re.compile(
    r"(?<!\w)(?:cao trình|mực nước(?! ngầm)|mưa (?:rất )?to|mưa (?:lớn|trên|từ))(?!\w)"
    r"|(?<!\w)ngập (?:sâu )?(?:(?:trên|dưới|từ|hơn|khoảng) )?\d"
)
_DEPTHS = ("m", "cm", "mm")
# `thống nhất thông qua Quy chế (22/22 đồng chí, đạt 100%)`: how many were for it
_VOTED = re.compile(
    r"(?<!\w)(?:thông qua|nhất trí|thống nhất|tán thành|đồng ý|giới thiệu|bỏ phiếu)(?!\w)[^;]*?"
    r"\d{1,3}/\d{1,3} (?:đồng chí|đ/c|đại biểu|đảng viên|ủy viên|thành viên|phiếu|ý kiến)(?!\w)"
)
# `Biển bị thu hồi khi cơ sở vi phạm từ 02 lần trở lên`: when something else holds
_WHEN = re.compile(
    r"(?<!\w)(?:khi(?! có dấu hiệu vi phạm)|nếu|(?:trong )?trường hợp) [^,;:.]{0,40}"
    r"(?:vi phạm|tái phạm|để xảy ra)[^,;:.]{0,30}$"
)
_COMES_TO = re.compile(r"(?<!\w)(?:đạt|tăng|giảm|còn)(?:\s[^\W\d_]+){0,3}\s*$")
_COMMONS = 5  # per cent of farm land that a commune may keep by law
_DOUBT = 0.15  # what a typing that allows another reading takes off


def believe(folded: str, s: Stated, where: Setting) -> float:
    """Return how surely the quantity is a measure, from 0 (it is none) to 0.96.

    ``folded`` is the document's whole folded text, in which the spans of ``s`` lie.
    """
    q = s.quantity
    if q.kind == "none":
        return 0.65 if where.role in OPEN_ROLES else 0.0
    if tells_which(folded, s) or is_class(folded, q) or deals_with(folded, s, where):
        return 0.0
    left = s.before(folded, _LEFT)
    if _MAY_BE.search(left) is not None:
        return 0.0
    if where.works and (_WHEN.search(folded, s.clause.start, q.span.start) or _is_spent(q, where, left)):
        return 0.0
    if _names_thing(q, where, left):
        return 0.0
    clause = s.clause.of(folded)
    if _PLACE_IS.match(clause) is not None or _SAME.match(clause) is not None:
        return 0.0
    if _is_depth(q.unit) and _WATER.search(clause) is not None:
        return 0.0
    if q.kind not in ("percent", "money") and _WEATHER.search(clause) is not None:
        return 0.0
    sure = _by_kind(folded, s, where, left, clause)
    if not sure or cue_pattern("vote").search(clause) is not None or _VOTED.search(clause) is not None:
        return 0.0
    if is_norm(folded, s, where, left) and cue_pattern("hope").search(clause) is None:
        return 0.0
    bare = where.heading and q.kind not in ("percent", "money", "physical") and not q.explicit
    if bare and not counts_below(folded, s):
        return 0.0
    return sure - _DOUBT if q.doubtful else sure


# `thôn xa nhất cách trung tâm 27 km`; `đất công ích 5%`; `trên cơ sở sáp nhập 03 xã`
_AWAY = re.compile(
    r"(?<!\w)(?<!bằng )(?<!khoảng )(?<!cải )(?<!một )(?<!cự ly )(?<!cung )cách\s(?:[^\W\d_]+\s){1,5}$"
)
_OF_COMMONS = re.compile(r"(?<!\w)đất(?: nông nghiệp)?(?: sử dụng vào mục đích)? công ích\s+$")
_CAME_FROM = re.compile(
    r"(?<!\w)(?:trên cơ sở|sau khi|sau|từ|từ khi|việc|từ việc)\s(?:sáp nhập|hợp nhất|sắp xếp|nhập)"
    r"(?: lại| toàn bộ)?\s+$"
)


def _is_depth(unit: str | None) -> bool:
    return unit is not None and unit.split("/")[0] in _DEPTHS


def _names_thing(q: Quantity, where: Setting, left: str) -> bool:
    """Tell numbers that only say which thing or place is meant."""
    if q.kind == "physical":
        return where.role is not Role.GOAL and _AWAY.search(left) is not None
    if q.kind == "percent":
        return q.value == _COMMONS and _OF_COMMONS.search(left) is not None
    return q.kind == "count" and _CAME_FROM.search(left) is not None


def _is_spent(q: Quantity, where: Setting, left: str) -> bool:
    """Tell a share of `KINH PHÍ THỰC HIỆN`, `ngân sách tỉnh hỗ trợ 60%`: where the money comes from."""
    if not where.funding or q.explicit or q.kind != "percent":
        return False
    return _COMES_TO.search(left) is None


def _by_kind(folded: str, s: Stated, where: Setting, left: str, clause: str) -> float:
    kind = s.quantity.kind
    if kind in SURE:
        return amount(folded, s, where, left, clause)
    if kind == "rank":
        return 0.85
    if kind == "listing":
        return listing(folded, s, left)
    if kind == "times":
        return often(s.quantity, left, clause)
    if kind in ("time", "age"):
        return time_taken(folded, s.quantity, left, clause)
    if kind == "bare":
        return index(folded, s, left)
    return count(folded, s, where, left, clause)
