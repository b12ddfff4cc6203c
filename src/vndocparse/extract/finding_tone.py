"""Tell whether a sentence of a review praises or blames, by weighing its words."""

import re
from dataclasses import dataclass
from functools import cache

from vndocparse.extract.finding_cues import begins, misread, pattern
from vndocparse.extract.finding_words import beside
from vndocparse.text.fold import bare

# where an effect ends; not inside a row of units: `xóa xong tình trạng thôn, bản chưa có chi bộ`
_STOP = re.compile(rf";|,(?! {beside('tone.stop')}(?!\w))")
_REACH = 28  # characters behind a negating word in which a good word is undone
_RELIEF = 40  # characters behind a relieving word in which a bad word does not count
_EFFECT = 90  # characters at the head in which a sentence names what it gives the ground of
_HEAD = 40  # characters at the head in which a sentence names what came in
_STRONG, _WEAK = 2, 1
_LETTER = re.compile(r"\w")
_STILL = re.compile(r"\b(?:còn|vẫn)\s(?:\w{2,6}\s){0,1}$")

# `Những yếu kém trên, ngoài tác động của …, chủ yếu do …`
_ASIDE = re.compile(
    r"\s?,\s(?:ngoài|bên cạnh)\s[^;.]{5,160}?,(?=\s(?:chủ yếu|trước hết|còn|phần|là|có|do)(?!\w))"
)
# `… tuy có giảm nhưng còn …`: of a concession inside a clause only what stands behind it counts
_INNER_CONCESSION = re.compile(
    r"(?<!\w)(?:tuy|mặc dù|dù|dẫu)\s(?!nhiên|vậy|thế|sao)[^,;.]{1,80}?,?\s(?:nhưng|song)(?=\s)"
)
_UNIT = beside("tone.unit")
# `ở đâu … thì ở đó …`, `xã nào …, xã đó …`; `ở dó` as recognition has it
_WHEREVER = re.compile(
    rf"(?<!\w)(?:ở đâu|ở dâu|{_UNIT} nào)\s(?!cũng)[^.;]{{8,220}}?"
    rf"(?<!\w)(?:thì|ở [đd]ó|{_UNIT} (?:[đd]ó|ấy))(?!\w)"
)
_ANSWERS = re.compile(
    r"(?<!\w)(?:phải chịu trách nhiệm|chịu trách nhiệm trước|yêu cầu|đề nghị|kiên quyết)(?!\w)"
)
_SHOWS = re.compile(
    r"(?:từ |qua )?(?:thực tiễn|thực tế|thực té|kinh nghiệm)[^,.;]{0,60}"
    r"(?:cho thấy|chỉ ra|khẳng định|chứng minh)"
)
# `Muốn quản lý tốt, phải …`, `Càng khó khăn, càng phải …`, `Chỉ khi … thì …`
_RULE = re.compile(
    r"[\W\d]{0,6}(?:muốn [^.;]{3,110},? (?:trước hết |trước tiên |nhất thiết |thì )?(?:phải|cần)"
    r"|càng [^.;]{3,80}?,? (?:thì )?càng (?:phải|cần)|chỉ (?:khi|có) [^.;]{3,110} (?:thì|mới))(?!\w)"
)
_MUST = re.compile(
    r"(?<!\w)(?:muốn [^.;]{3,100}(?:phải|cần)|(?:chỉ khi|phải|có) [^.;]{3,100}(?<!\w)mới"
    r"|nếu [^.;]{3,100}(?<!\w)thì)(?!\w)"
)
# `phòng, chống tham nhũng, lãng phí được tăng cường`: what is fought is no blame
_FOUGHT = re.compile(
    r"(?<!\w)(?:phòng,? ?chống|phòng ngừa|đấu tranh|trấn áp|bài trừ"
    rf"|hạn chế (?:được|thấp nhất|tối đa|đến mức))(?:(?!(?<!\w){beside('tone.fought')}"
    r"(?!\w))[^;.]){1,80}"
)
# `số vụ vi phạm giảm`: less of what is bad is praise; more of it, or less of what is good, is blame
_WAY = r"(?=(?:[^,;.]|(?<=\d)[,.](?=\d)){0,60}?(?<!chưa )(?<!không )(?<!chậm )(?<!\w)(?P<way>%s)(?!\w))"
_FALLS, _RISES = r"giảm(?! (?:chậm|ít))", r"(?:tăng(?! (?:cường|trưởng))|gia tăng|(?:, )?cao hơn)"
# `tăng 8 vụ, tăng 5 người chết`: more or less of what nobody wants, by its count
_BY_COUNT = re.compile(
    r"(?<!\w)(?P<way>tăng|giảm)(?: thêm)? (?:\d[\d.,]*%? )?(?:\(?\d[\d.,/]*%?\)? )?"
    rf"(?:số )?{beside('tone.counted-harm')}(?!\w)(?! (?:lúa|màu|mùa|xuân|đông|sản xuất))"
)
# `phát hiện vi phạm tăng`, `chưa hoàn thành giảm`: that bad things were met more often is none
_MET_BEFORE = re.compile(rf"(?:{beside('tone.met-before')}|phòng,? chống)(?:,? [^\W\d]+){{0,5}}? $")
_MET_REACH = 50
# `mới đạt 41% kế hoạch`
_BARELY = re.compile(
    rf"(?<!\w)(?<!không )(?:mới|chỉ|mới chỉ) {beside('tone.reached')}"
    r"(?: (?:được|khoảng|trên|gần|hơn)){0,2} (?=\d)|(?<!\w)đạt dưới (?=\d)"
    rf"|(?<!\w)mới (?:[^\W\d]+ ){{1,2}}được (?=\d|{beside('tone.few')}(?!\w))"
    r"|(?<!\w)(?:mới|chỉ) được (?=\d[\d.,]*\s?(?:%|/\s?\d))"
    r"|^[\W_]*(?:hiện |đến nay )?(?:vẫn )?còn (?=\d)"
)
# `cả tỉnh chỉ có 40 con trâu chết rét`: little of what nobody wants
_FEW_HARMED = re.compile(
    r"(?<!\w)chỉ (?:có|còn|xảy ra|ghi nhận|phát sinh|để xảy ra|bị) (?=(?:khoảng |gần |hơn )?\d)"
    r"(?![^,.;]{0,80}(?<!\w)được(?!\w))"
    rf"(?=(?:[^,.;]|, bò){{0,40}}?(?<!\w)(?:(?:bị |đã )?(?:chết|thương|mất tích|gãy|sập|tốc mái|cuốn trôi)"
    rf"|{beside('tone.counted-harm')})(?!\w))"
)
# `không có chứng từ`, `ghi trong hồ sơ cao hơn thực tế`, `lập khống`: what inspectors find
_IRREGULAR = re.compile(
    rf"(?<!\w)(?:không có|không lập|không lưu|thiếu) {beside('tone.paper')}(?!\w)"
    rf"|(?<!\w){beside('tone.differs')}(?: so)?(?: với)? {beside('tone.standard')}(?!\w)"
    rf"|(?<!\w){beside('tone.drawn-up')} (?:khống|trùng|thừa|sai|vượt)(?!\w)"
)
# `Một vài đơn vị còn sai thể thức`: what still is so with some is no good, whatever the word
_PARTLY = re.compile(
    rf"(?<!\w)(?:một (?:số|vài|bộ phận|ít|phần)|vài|không ít|có {beside('tone.some')})"
    rf"(?!\w)[^,;.]{{0,80}}?(?<!\w)(?<!chỉ )(?<!không )(?:vẫn )?còn(?! {beside('tone.then')}(?!\w)| \d)"
    r"(?!\w)"
)
# `Thu ngân sách vượt dự toán`: what comes in is more than was reckoned with
_MORE_IN = re.compile(
    r"(?<!\w)(?:tổng |số |nguồn |kết quả |công tác |các khoản |khoản )*(?<!chi )thu(?! hồi| mua| gom)(?!\w)"
    r"[^;.]{0,60}?"
    r"(?<!\w)(?P<more>(?:cao hơn|lớn hơn|nhiều hơn|vượt)(?: so)?(?: với)? dự toán)(?!\w)"
)
# `chưa phát hiện thấm, nứt`: what is bad was not met; `chưa phát hiện kịp thời` blames
_NOT_MET = re.compile(
    r"(?<!\w)(?:chưa|không) (?:(?:để )?xảy ra|phát hiện|ghi nhận|phát sinh|xuất hiện|có dấu hiệu)(?= )"
    rf"(?! (?:{beside('tone.not-met')}|thêm (?:nguồn|việc)))"
)
# `Không có tệ nạn`, `không có đảng viên vi phạm`: nobody met it
_NONE_OF = re.compile(
    rf"(?<!\w)không có (?:{beside('tone.whom-none')}(?: nào)? )?"
    rf"(?:bị )?(?:{beside('tone.counted-harm')}|{beside('tone.none-is-well')})(?!\w)"
)
# `Một số huyện có tỷ lệ hoàn thành thấp`: of good things too little
_LOW_SHARE = re.compile(
    rf"(?<!\w)t[ỷỉ] lệ {beside('tone.share-of-work')}(?!\w)[^,;:.\d]{{0,40}}? "
    r"(?:còn |rất |khá |quá )?thấp(?!\w)"
)
_ONLY = re.compile(r"(?<!\w)(?<!không )chỉ (?:là )?(?=\d)")  # `tỷ lệ lấp đầy chỉ 31%`; not of debts
# `người bị thương được chữa trị`: what befell them is why they were helped
_HELPED = re.compile(r"(?<!\w)bị (?:[^\W\d]+ ){1,2}(?:đều )?(?:đã )?(?=được (?!chưa))")
_LIMITS = re.compile(rf"[\W\d]*hạn chế {beside('tone.limits')}(?!\w)")


# `Những hạn chế của năm trước từng bước được khắc phục`, `Nhiều việc tồn đọng được giải quyết dứt điểm`
_OVERCOME = re.compile(rf"(?<!\w)(?:được|đã) (?:\w{{2,6}} ){{0,2}}{beside('tone.overcome')}(?!\w)")
_NOT_YET = re.compile(rf"(?<!\w){beside('tone.not-yet')}(?!\w)")
BUT = re.compile(r"(?<!\w)(?:nhưng|song)(?!\w)")


@dataclass(frozen=True, slots=True)
class Tone:
    """How much a sentence praises and blames; both 0 where its words say neither."""

    good: int
    bad: int

    @property
    def balance(self) -> int:
        """Above 0 for praise, below 0 for blame."""
        return self.good - self.bad


def tone(sentence: str) -> Tone:
    """Return the tone of a folded sentence; of `mặc dù A nhưng B` only that of B."""
    text = _main_part(sentence)
    if overcomes(text):
        return Tone(_STRONG, 0)
    met = [m.span("more") for m in _MORE_IN.finditer(text)]
    for start, end in met:
        text = _blank(text, start, end)
    text, few = _FEW_HARMED.subn(_hidden, text)
    text = _muted(text)
    text, none = _NONE_OF.subn(_hidden, text)
    spared = _STRONG * (len(met) + few + none + len(_NOT_MET.findall(text)))
    text = _NOT_MET.sub("không có", text)
    negated = _reaches(text, "tone.negator", _REACH)
    relieved = _reaches(text, "tone.relief", _RELIEF, own=True)
    barely = _STRONG * len(_BARELY.findall(text))
    barely += _STRONG * len(_LOW_SHARE.findall(text))
    barely += _STRONG * (len(_IRREGULAR.findall(text)) + len(_PARTLY.findall(text)))
    only = _ONLY.search(text)
    if only is not None and pattern("rate.bad").search(sentence, 0, only.start()) is None:
        barely += _WEAK
    bad = _weigh(text, "limitation.state", "tone.bad", relieved) + barely
    good = _weigh(
        _LOW_SHARE.sub(_hidden, _IRREGULAR.sub(_hidden, _BARELY.sub(_hidden, text))),
        "achievement.state",
        "tone.good",
        negated,
    )
    better, worse, less = _moved(sentence)
    counted = [m["way"] for m in _counted(sentence)]
    if not (good or bad or spared or better or worse or less or counted) and _yields(sentence):
        return Tone(_WEAK, 0)
    good += spared + _STRONG * (len(better) + counted.count("giảm"))
    return Tone(good, bad + _STRONG * (len(worse) + counted.count("tăng")) + _WEAK * len(less))


# `Sản lượng chè búp cả năm 12.400 tấn`: what was brought in is told by its figure alone
_YIELD = re.compile(
    r"[^,;:.]{0,60}?(?<!\d)\d[\d.,]*\s?(?:nghìn |triệu |tỷ )?"
    r"(?:%|tấn|tạ|tỷ|tỉ|triệu|ha|héc|lượt|usd|đồng)(?!\w)"
)


def _yields(sentence: str) -> bool:
    """Tell whether a folded sentence begins with what comes in, and gives its figure."""
    m = pattern("rate.good").search(sentence, 0, _HEAD)
    return m is not None and _YIELD.match(sentence, m.end()) is not None


@cache
def _moves() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of what is bad and falls, of what is bad and rises, of what is good and falls."""
    bad, good = pattern("rate.bad").pattern, pattern("rate.good").pattern
    return (
        re.compile(bad + _WAY % _FALLS),
        re.compile(bad + _WAY % _RISES),
        re.compile(good + _WAY % _FALLS),
    )


_SETTLED = re.compile(rf"(?<!\w){beside('tone.met-before')}(?!\w)")


def _counted(text: str) -> list[re.Match[str]]:
    """Return where bad things are told to be more or fewer by their count, unless they were settled."""
    found = _BY_COUNT.finditer(text)
    return [m for m in found if not _SETTLED.search(text, text.rfind(";", 0, m.start()) + 1, m.start())]


def _moved(text: str) -> tuple[list[re.Match[str]], list[re.Match[str]], list[re.Match[str]]]:
    """Return where a folded sentence says that something bad fell or rose, and that something good fell."""
    falls, rises, loses = (list(p.finditer(text)) for p in _moves())
    rises, loses = (
        [m for m in found if not _MET_BEFORE.search(text, max(0, m.start() - _MET_REACH), m.start())]
        for found in (rises, loses)
    )
    return falls, rises, loses


def _muted(text: str) -> str:
    """Return the text with blanks for fixed words that only hold a word of tone, and for what is fought."""
    better, worse, less = _moved(text)
    for m in (*better, *worse, *less, *_counted(text)):
        text = _blank(text, m.start(), m.end())
    for m in (*worse, *less):
        text = _blank(text, *m.span("way"))
    for pattern_ in (pattern("tone.mute"), _FOUGHT, _HELPED):
        text = pattern_.sub(lambda m: _LETTER.sub("_", m[0]), text)
    return text


def _blank(text: str, start: int, end: int) -> str:
    return text[:start] + "_" * (end - start) + text[end:]


def _hidden(m: re.Match[str]) -> str:
    return "_" * len(m[0])


def overcomes(sentence: str) -> bool:
    """Tell whether a folded sentence says that something bad was put right."""
    m = _OVERCOME.search(sentence)
    if m is None or _BARELY.search(sentence) is not None:
        return False  # `Tỷ lệ nước thải được xử lý mới đạt 22%`
    return _NOT_YET.search(re.sub(r"việc khó(?!\w)", "việc", sentence)) is None


_AUXILIARY = re.compile(r"(?<!\w)(?:đã|được)(?!\w)")
# `đã phải hứng chịu 3 cơn bão`, not `đã kiểm tra khi có dấu hiệu vi phạm`
_SUFFERED = re.compile(r"(?<!\w)(?:phải (?:chịu|hứng|gánh)|bị|gây|xảy ra|thiệt hại|để lại)(?!\w)")


def is_only_told(sentence: str) -> bool:
    """Tell whether nothing but `đã` or `được` praises in a folded sentence of what was suffered."""
    suffered = _SUFFERED.search(sentence) is not None
    return suffered and tone(_AUXILIARY.sub("_", sentence)).good == 0


def turns_to_praise(sentence: str) -> bool:
    """Tell whether what stands behind the `nhưng` of a folded sentence is plain praise."""
    m = BUT.search(sentence)
    if m is None:
        return False
    heard = tone(sentence[m.end() :])
    return heard.good >= _STRONG and heard.bad == 0


_STILL_SO = re.compile(r"(?<!\w)(?:còn|vẫn|chưa|không|lại)(?!\w)")


def turns_to_blame(sentence: str) -> bool:
    """Tell whether what stands behind the `nhưng` of a folded sentence says what still is lacking."""
    first, *more = sentence.split(";")
    if more:  # what stands behind the semicolon must blame too
        return turns_to_blame(first) and all(tone(clause).balance < 0 for clause in more)
    m = BUT.search(sentence)
    if m is None:
        return False
    rest = sentence[m.end() :]
    return _STILL_SO.search(rest[:60]) is not None and tone(rest).balance < 0


# `Những việc chưa được nói trên chủ yếu do …`; `Các dự án này do Sở A làm chủ đầu tư` tells no ground
_GROUND_OF = re.compile(
    rf"(?:những|các) [^,;:.]{{3,70}}? {beside('tone.said-above')} "
    rf"(?:{beside('tone.how-much')}(?: là)? (?:do|vì|bởi)|là (?:do|vì|bởi)|bắt nguồn từ|xuất phát từ)"
    r"(?!\w)"
)


def gives_cause(sentence: str) -> bool:
    """Tell whether a folded sentence gives the ground of a state named before (`… trên là do …`)."""
    if _GROUND_OF.match(sentence) is not None:
        return True
    effect = pattern("cause.effect").search(sentence, 0, _EFFECT)
    effect = effect or misread("cause.effect").search(bare(sentence[:_EFFECT]))
    if effect is None:
        return False
    aside = _ASIDE.match(sentence, effect.end())
    start = aside.end() if aside is not None else effect.end()
    return pattern("cause.by").search(sentence, start, start + 45) is not None


def is_maxim(sentence: str) -> bool:
    """Tell whether a folded sentence says what holds wherever it is done so: `ở đâu … thì ở đó …`."""
    if _WHEREVER.search(sentence) is not None:
        return _ANSWERS.search(sentence) is None
    if _RULE.match(sentence) is not None and _NOT_YET.search(sentence) is None:
        return True
    return _SHOWS.match(sentence) is not None and _MUST.search(sentence) is not None


def limits(sentence: str) -> bool:
    """Tell whether a folded sentence begins with the verb `hạn chế` (`Hạn chế được tình trạng …`)."""
    return _LIMITS.match(sentence) is not None


def _main_part(sentence: str) -> str:
    if begins("tone.concession", sentence):
        turn = pattern("tone.contrast").search(sentence)
        comma = sentence.find(",")
        cut = turn.start() if turn else comma
        return sentence[cut + 1 :] if cut >= 0 else sentence
    if begins("neutral.soft", sentence):
        comma = sentence.find(",")
        return sentence[comma + 1 :] if comma >= 0 else sentence
    inner = _INNER_CONCESSION.search(sentence)
    return sentence[inner.end() :] if inner is not None else sentence


def _reaches(text: str, ident: str, width: int, *, own: bool = False) -> list[tuple[int, int]]:
    """Return where the entry's forms have an effect: behind them, up to a comma.

    ``own``: on the words of the form too (`không xảy ra`).
    """
    out = []
    for m in pattern(ident).finditer(text):
        longer = pattern("tone.bad").match(text, m.start()) if own else None
        if longer is not None and longer.end() > m.end():
            continue  # `giảm sút ý chí` relieves of nothing
        stop = _STOP.search(text, m.end(), m.end() + width)
        out.append((m.start() if own else m.end(), stop.start() if stop else m.end() + width))
    return out


def _weigh(text: str, strong: str, weak: str, undone: list[tuple[int, int]]) -> int:
    total = 0
    taken: list[tuple[int, int]] = []
    for ident, weight in ((strong, _STRONG), (weak, _WEAK)):
        for m in pattern(ident).finditer(text):
            if any(a <= m.start() < b for a, b in undone):
                continue
            if ident == weak and any(a <= m.start() < b for a, b in taken):
                continue
            taken.append(m.span())
            # `còn nhiều lúng túng` blames outright.
            still = ident == "tone.bad" and _STILL.search(text, max(0, m.start() - 12), m.start())
            total += _STRONG if still else weight
    return total
