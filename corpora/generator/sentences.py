"""Sentences with their gold: directives, findings, targets, citations."""

from typing import Any

from build import WORDING, Draft, day_words, iso

W = WORDING


def lower(text: str) -> str:
    """Return the text with a small first letter."""
    return text[:1].lower() + text[1:]


def upper(text: str) -> str:
    """Return the text with a capital first letter."""
    return text[:1].upper() + text[1:]


def action_phrase(d: Draft, theme: dict[str, Any]) -> tuple[str, str]:
    """Return a verb phrase with its object, and the action that the contract wants of it."""
    obj = d.pick(theme["objects"])
    verb = d.pick(W["verbs"])
    kind = d.rng.random()
    if kind < 0.45:
        return f"{verb} {obj}", verb
    if kind < 0.7:
        weak = d.pick([x for x in W["weak"] if x not in ("Tăng cường", "Đẩy mạnh", "Quan tâm")])
        return f"{weak} {lower(verb)} {obj}", f"{weak} {lower(verb)}"
    if kind < 0.85:
        weak = d.pick(["Tăng cường", "Đẩy mạnh", "Quan tâm", "Chú trọng"])
        return f"{weak} {theme['work']}", weak
    second = d.pick([x for x in W["verbs"] if x != verb])
    return f"{verb}, {lower(second)} {obj}", f"{verb}, {lower(second)}"


def deadline(d: Draft, issued: tuple[int, int, int]) -> tuple[str, dict[str, Any]]:
    """Return a deadline phrase and its gold."""
    y = issued[0]
    kind = d.rng.randrange(6)
    if kind == 0:
        day, month = d.rng.randrange(1, 28), d.rng.randrange(1, 13)
        text = (
            f"trước ngày {day:02}/{month}/{y + 1}" if month > 2 else f"trước ngày {day:02}/{month:02}/{y + 1}"
        )
        return f"hoàn thành {text}", {"text": text, "date": iso(y + 1, month, day), "kind": "before"}
    if kind == 1:
        q = d.rng.randrange(4)
        text = f"trong quý {('I', 'II', 'III', 'IV')[q]}/{y + 1}"
        return f"hoàn thành {text}", {
            "text": text,
            "date": ("%d-03-31", "%d-06-30", "%d-09-30", "%d-12-31")[q] % (y + 1),
            "kind": "within",
        }
    if kind == 2:
        text = f"trong năm {y + 1}"
        return f"hoàn thành {text}", {"text": text, "date": iso(y + 1, 12, 31), "kind": "within"}
    if kind == 3:
        day = d.rng.choice([15, 20, 25])
        text = f"chậm nhất ngày {day}/12/{y}"
        return f"báo cáo kết quả {text}", {"text": text, "date": iso(y, 12, day), "kind": "by"}
    if kind == 4:
        month = d.rng.choice([4, 6, 9, 11])
        text = f"trong tháng {month}/{y + 1}"
        return f"hoàn thành {text}", {"text": text, "date": iso(y + 1, month, 30), "kind": "within"}
    day, month = d.rng.randrange(3, 28), d.rng.randrange(3, 13)
    text = f"trước ngày {day:02} tháng {month} năm {y + 1}"
    return f"hoàn thành {text}", {"text": text, "date": iso(y + 1, month, day), "kind": "before"}


def directive(
    d: Draft,
    theme: dict[str, Any],
    item: str | None,
    issued: tuple[int, int, int],
    bodies: list[str] | None = None,
) -> str:
    """Return one or two sentences that order something, with their gold added."""
    out = []
    for _ in range(1 if d.chance(0.6) else 2):
        out.append(_sentence(d, theme, item, issued, bodies))
    return " ".join(out)


def _sentence(
    d: Draft, theme: dict[str, Any], item: str | None, issued: tuple[int, int, int], bodies: list[str] | None
) -> str:
    responsible: list[dict[str, Any]] = []
    phrase, action = action_phrase(d, theme)
    lead = ""
    if bodies and d.chance(0.75):
        kind = d.rng.random()
        first = d.pick(bodies)
        others = [b for b in bodies if b != first]
        if kind < 0.4:
            lead = f"{upper(first)} "
            responsible = [{"name": first, "role": "lead"}]
            phrase, action = lower(phrase), lower(action)
        elif kind < 0.8 and others:
            partners = d.some(others, d.rng.randrange(1, 3))
            verb = d.pick(["Giao ", "Giao ", ""])
            head = f"{verb}{first if verb else upper(first)}"
            lead = f"{head} chủ trì, phối hợp với {' và '.join(partners)} "
            responsible = [{"name": first, "role": "lead"}] + [
                {"name": p, "role": "coordinate"} for p in partners
            ]
            phrase, action = lower(phrase), "chủ trì, phối hợp"
        else:
            lead = f"Giao {first} theo dõi, đôn đốc việc thực hiện; "
            d.gold["directives"].append(
                {
                    "item": item,
                    "action": "theo dõi, đôn đốc",
                    "text": f"Giao {first} theo dõi, đôn đốc việc thực hiện",
                    "responsible": [{"name": first, "role": "monitor"}],
                    "deadline": None,
                    "recurrence": None,
                }
            )
            responsible = [{"name": first, "role": "lead"}]
            phrase, action = lower(phrase), lower(action)
            tail = _tail(d)
            text = f"{phrase}{tail}."
            d.gold["directives"].append(
                {"item": item, "action": action, "text": text, "responsible": responsible, "deadline": None}
            )
            return lead + text
    when = None
    tail = _tail(d)
    if d.chance(0.3):
        words, when = deadline(d, issued)
        tail += f", {words}"
    recurrence = None
    if when is None and d.chance(0.12):
        recurrence = d.pick(["hằng năm", "hằng quý", "định kỳ 6 tháng"])
        tail += f", {recurrence} báo cáo kết quả"
    text = lead + phrase + tail
    gold = {
        "item": item,
        "action": action,
        "text": text,
        "responsible": responsible,
        "deadline": when,
    }
    d.gold["directives"].append(gold)
    if d.chance(0.3):
        second, verb = action_phrase(d, theme)
        second = f"{lower(second)}{_tail(d)}."
        d.gold["directives"].append(
            {
                "item": item,
                "action": lower(verb),
                "text": second,
                "responsible": [r for r in responsible if r["role"] == "lead"],
                "deadline": None,
            }
        )
        return f"{text}; {second}"
    gold["text"] = f"{text}."
    return gold["text"]


def _tail(d: Draft) -> str:
    return f", {d.pick(W['purposes'])}" if d.chance(0.6) else ""


def finding(d: Draft, theme: dict[str, Any], kind: str) -> str:
    """Return a sentence that says what has happened, with its gold added."""
    name = d.pick(theme["objects"])
    if kind == "achievement":
        text = f"{upper(name)} {d.pick(W['achieved'])}."
        if d.chance(0.3):
            text = f"Thời gian qua, {lower(theme['work'])} {d.pick(W['achieved'])}."
    elif kind == "limitation":
        start = d.pick(["Tuy nhiên, ", "Bên cạnh kết quả đạt được, ", ""])
        text = f"{start}{name if start else upper(name)} {d.pick(W['limited'])}."
        if d.chance(0.4):
            other = d.pick([o for o in theme["objects"] if o != name])
            first, second = text[:-1], f"{other} {d.pick(W['limited'])}."
            d.gold["findings"] += [{"kind": kind, "text": first}, {"kind": kind, "text": second}]
            return f"{first}; {second}"
    elif kind == "cause":
        text = f"{d.pick(['Nguyên nhân là do', 'Nguyên nhân chủ yếu là do'])} {d.pick(W['causes'])}."
    else:
        text = f"{upper(d.pick(W['lessons']))}."
    d.gold["findings"].append({"kind": kind, "text": text})
    return text


def number(value: float) -> str:
    """Return a number as Vietnamese documents print it."""
    if value == int(value):
        return f"{int(value):,}".replace(",", ".")
    return f"{value:.1f}".replace(".", ",")


def target(d: Draft, theme: dict[str, Any], kind: str, horizon: int | None = None) -> str:
    """Return a clause with one measured quantity (no final stop), with its gold added."""
    sign, words = d.pick(
        [(">", "trên "), (">=", "ít nhất "), (">=", "tối thiểu "), ("=", ""), ("=", ""), ("~", "khoảng ")]
    )
    if d.chance(0.55):
        indicator = d.pick(theme["shares"])[0]
        value = d.rng.choice([d.rng.randrange(31, 99), d.rng.randrange(310, 990) / 10])
        after = ""
        if sign == "=" and d.chance(0.4):
            sign, after = ">=", " trở lên"
        text = f"{upper(indicator)} đạt {words if not after else ''}{number(value)}%{after}"
        gold: dict[str, Any] = {"indicator": indicator, "comparator": sign, "value": value, "unit": "%"}
        if d.chance(0.15):
            high = d.rng.randrange(int(value) + 1, int(value) + 6)
            text = f"{upper(indicator)} đạt {number(int(value))}-{high}%"
            gold.update(comparator="range", value=int(value), value_max=high)
    else:
        verb, noun, unit = d.pick(theme["counts"])
        value = d.rng.choice([d.rng.randrange(3, 90), d.rng.randrange(1100, 9800)])
        text = f"{upper(verb)} {words}{number(value)} {noun}"
        gold = {"indicator": noun, "comparator": sign, "value": value, "unit": unit}
    if kind == "result":
        text = text.replace(" đạt ", " đã đạt ", 1) if " đạt " in text else f"Đã {lower(text)}"
    gold.update(kind=kind, text=text)
    gold.pop("indicator")
    d.gold["targets"].append(gold)
    return text


def citation(
    d: Draft, ref: dict[str, Any], *, full: bool = True, date: tuple[int, int, int] | None = None
) -> str:
    """Return how a document is named in running text; the gold of the reference is the caller's."""
    names = {
        "nghi_quyet": "Nghị quyết",
        "chi_thi": "Chỉ thị",
        "ket_luan": "Kết luận",
        "quy_dinh": "Quy định",
        "quyet_dinh": "Quyết định",
        "ke_hoach": "Kế hoạch",
        "huong_dan": "Hướng dẫn",
        "thong_bao": "Thông báo",
    }
    text = f"{names[ref['doc_type']]} số {ref['number_symbol']}"
    if full and date:
        text += f"{d.pick([', ', ' '])}{day_words(d.rng, *date)}"
    if full and ref.get("by"):
        text += f" của {ref['by']}"
    if full and ref.get("about"):
        text += f" về {ref['about']}"
    return text
