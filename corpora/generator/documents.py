"""Whole documents of every type, level, period and layout."""

import random
from typing import Any

from build import WORDING, Draft, day_words, iso, person
from sentences import citation, directive, finding, lower, target, upper

W = WORDING
ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII"]


def generate(seed: int, doc_type: str, level: str) -> Draft:
    """Return one document; the same arguments give the same document."""
    d = Draft(random.Random(f"{seed}/{doc_type}/{level}"), f"{doc_type}-{level}-{seed:05}")
    place = Place(d, level)
    year = d.rng.randrange(2012, 2026)
    if level == "district":
        year = min(year, 2024)
    issued = (year, d.rng.randrange(1, 12), d.rng.randrange(1, 29))
    theme = d.pick(W["themes"])
    maker = {
        "nghi_quyet": resolution,
        "ket_luan": conclusion,
        "chi_thi": directive_paper,
        "ke_hoach": plan,
        "chuong_trinh": plan,
        "thong_bao": notice,
        "cong_van": letter,
        "huong_dan": guidance,
        "quyet_dinh": decision,
        "quy_dinh": regulation,
    }[doc_type]
    maker(d, place, issued, theme)
    return d


class Place:
    """Who issues: names, symbols and bodies of one level."""

    def __init__(self, d: Draft, level: str) -> None:
        i = d.rng.randrange(len(W["provinces"]))
        self.level, self.province = level, W["provinces"][i]
        self.seat = W["seats"][i]
        self.unit = f"tỉnh {self.province}"
        self.short = "tỉnh"
        if level == "province":
            self.committee, self.symbol, self.parent = "TỈNH ỦY " + self.province.upper(), "TU", None
            self.organ = "Tỉnh ủy"
            self.on_behalf = ["TỈNH ỦY", "BAN THƯỜNG VỤ"]
            self.bodies = [
                "Văn phòng Tỉnh ủy",
                "Ban Tổ chức Tỉnh ủy",
                "Ủy ban Kiểm tra Tỉnh ủy",
                "Ban Nội chính Tỉnh ủy",
                "Đảng ủy Công an tỉnh",
                "Đảng ủy Quân sự tỉnh",
                "Ủy ban Mặt trận Tổ quốc tỉnh",
                "Báo tỉnh",
            ][:7]
            self.subject = "Ban Thường vụ Tỉnh ủy"
        elif level == "district":
            self.name = d.pick(W["districts"])
            self.seat = self.name
            self.committee, self.symbol, self.parent = (
                "HUYỆN ỦY " + self.name.upper(),
                "HU",
                "TỈNH ỦY " + self.province.upper(),
            )
            self.parent = None if d.chance(0.4) else self.parent
            self.unit, self.short, self.organ = f"huyện {self.name}", "huyện", "Huyện ủy"
            self.on_behalf = ["HUYỆN ỦY", "BAN THƯỜNG VỤ"]
            self.bodies = [
                "Văn phòng Huyện ủy",
                "Ban Tổ chức Huyện ủy",
                "Ủy ban Kiểm tra Huyện ủy",
                "Ban Tuyên giáo Huyện ủy",
                "Ban Dân vận Huyện ủy",
                "Ủy ban nhân dân huyện",
            ]
            self.subject = "Ban Thường vụ Huyện ủy"
        elif level == "commune":
            self.name = d.pick(W["communes"])
            self.seat = self.name
            self.committee, self.symbol = "ĐẢNG ỦY XÃ " + self.name.upper(), "ĐU"
            self.parent = "ĐẢNG BỘ TỈNH " + self.province.upper()
            self.unit, self.short, self.organ = f"xã {self.name}", "xã", "Đảng ủy xã"
            self.on_behalf = ["ĐẢNG ỦY", "BAN THƯỜNG VỤ"]
            self.bodies = [
                "Văn phòng Đảng ủy",
                "Ban Xây dựng Đảng",
                "Ủy ban Kiểm tra Đảng ủy",
                "Ủy ban nhân dân xã",
                "Ủy ban Mặt trận Tổ quốc xã",
            ]
            self.subject = "Ban Thường vụ Đảng ủy"
        elif level == "state":
            self.committee, self.symbol, self.parent = (
                "ỦY BAN NHÂN DÂN TỈNH " + self.province.upper(),
                "UBND",
                None,
            )
            self.organ = "Ủy ban nhân dân tỉnh"
            self.on_behalf = ["ỦY BAN NHÂN DÂN"]
            self.bodies = [
                "Sở Tài chính",
                "Sở Nội vụ",
                "Sở Y tế",
                "Sở Xây dựng",
                "Công an tỉnh",
                "Sở Công Thương",
                "Thanh tra tỉnh",
            ]
            self.subject = "Ủy ban nhân dân tỉnh"
        else:  # central
            self.province, self.seat = None, "Hà Nội"
            self.committee, self.symbol, self.parent = "BAN CHẤP HÀNH TRUNG ƯƠNG", "TW", None
            self.unit, self.short, self.organ = "cả nước", "Trung ương", "Ban Chấp hành Trung ương"
            self.on_behalf = ["BỘ CHÍNH TRỊ", "BAN BÍ THƯ"]
            self.bodies = [
                "Ban Tổ chức Trung ương",
                "Ủy ban Kiểm tra Trung ương",
                "Văn phòng Trung ương Đảng",
                "Ban Nội chính Trung ương",
                "Mặt trận Tổ quốc Việt Nam",
            ]
            self.subject = "Ban Bí thư"


def head(d: Draft, p: Place, doc_type: str, symbol: str, issued: tuple[int, int, int], about: str) -> str:
    """Add letterhead and title with their gold; return the number and symbol."""
    y, m, day = issued
    n = d.rng.randrange(1, 199)
    state = p.level == "state"
    m_gold = d.gold["metadata"]
    number = f"{n:02}" if d.chance(0.7) else str(n)
    if state:
        number_symbol, line = f"{number}/{symbol}-UBND", f"Số: {number}/{symbol}-UBND"
        sym = f"{symbol}-UBND"
    else:
        dash = d.pick(["-", "-", " - ", " -"])
        number_symbol, line = f"{number}-{symbol}/{p.symbol}", f"Số {number}{dash}{symbol}/{p.symbol}"
        sym = f"{symbol}/{p.symbol}"
    if p.parent:
        d.add(p.parent, place="left", size=14)
    d.add(p.committee, place="left", bold=True, size=14)
    if not state:
        d.add("*", place="left")
    d.add(line, place="left", size=14)
    d.add(
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" if state else "ĐẢNG CỘNG SẢN VIỆT NAM",
        place="right",
        bold=True,
        size=13,
    )
    if state:
        d.add("Độc lập - Tự do - Hạnh phúc", place="right", bold=True, size=13)
    dm = f"{m:02}" if m < 3 else str(m)
    seat = p.province if state else p.seat
    d.add(f"{seat}, ngày {day:02} tháng {dm} năm {y}", place="right", italic=True, size=13)
    m_gold.update(
        doc_type=doc_type, number=number, symbol=sym, number_symbol=number_symbol, issuer=p.committee,
        parent_issuer=p.parent, level={"state": "province"}.get(p.level, p.level), province=p.province, place=seat,
        date=iso(y, m, day), title=about,
    )  # fmt: skip
    return number_symbol


def titled(d: Draft, name: str, about: str) -> None:
    """Add type and abstract in the middle of the page."""
    d.add(name, place="centre", bold=True, size=16, gap=1)
    d.add(about, place="centre", bold=True, size=14)
    if d.chance(0.5):
        d.add("-----", place="centre")


def foot(d: Draft, p: Place, recipients: list[tuple[str, str | None]]) -> None:
    """Add Nơi nhận and the signature, with their gold."""
    state = p.level == "state"
    d.add("Nơi nhận:", place="left", size=12, italic=state, bold=state, gap=1)
    end = ";" if state else ","
    for i, (body, purpose) in enumerate(recipients):
        shown = f" ({purpose})" if purpose else ""
        d.add(f"- {body}{shown}{'.' if i == len(recipients) - 1 else end}", place="left", size=12)
        real = purpose or ("lưu" if body.startswith("Lưu") else None)
        d.gold["recipients"].append({"text": body, "channel": None, "purpose": real})
    on = d.pick(p.on_behalf)
    mark = "TM. " if state else "T/M "
    chief = {"state": "CHỦ TỊCH", "central": "ỦY VIÊN BỘ CHÍNH TRỊ"}.get(p.level, "BÍ THƯ")
    deputy = d.chance(0.4) and p.level != "central"
    d.add(mark + on, place="right", bold=True, gap=1)
    if state and deputy:
        d.add("KT. CHỦ TỊCH", place="right", bold=True)
    position = ("PHÓ " + chief) if deputy else chief
    d.add(position, place="right", bold=True)
    name = person(d)
    d.add(name, place="right", bold=True, gap=3)
    d.gold["metadata"]["signer"] = {"mode": "T/M", "on_behalf_of": on, "position": position, "name": name}


def usual_recipients(d: Draft, p: Place) -> list[tuple[str, str | None]]:
    """Return the lines of Nơi nhận for a level."""
    if p.level == "state":
        rows = [
            ("Thường trực Tỉnh ủy", "báo cáo"),
            ("Các sở, ban, ngành tỉnh", None),
            ("UBND các xã, phường", None),
            ("Lưu: VT, TH", None),
        ]
    elif p.level == "central":
        rows = [
            ("Các tỉnh ủy, thành ủy", None),
            ("Các ban đảng Trung ương", None),
            ("Lưu Văn phòng Trung ương Đảng", None),
        ]
    elif p.level == "province":
        rows = [
            ("Văn phòng Trung ương Đảng", "báo cáo"),
            ("Các đảng ủy trực thuộc Tỉnh ủy", None),
            ("Các đồng chí Tỉnh ủy viên", None),
            ("Lưu Văn phòng Tỉnh ủy", None),
        ]
    elif p.level == "district":
        rows = [
            ("Thường trực Tỉnh ủy", "báo cáo"),
            ("Các chi bộ, đảng bộ trực thuộc", None),
            ("Các đồng chí Huyện ủy viên", None),
            ("Lưu Văn phòng Huyện ủy", None),
        ]
    else:
        rows = [
            ("Thường trực Tỉnh ủy", "báo cáo"),
            ("Các chi bộ trực thuộc Đảng ủy", None),
            ("Lưu Văn phòng Đảng ủy", None),
        ]
    return rows


def cited(
    d: Draft,
    p: Place,
    issued: tuple[int, int, int],
    relation: str,
    theme: dict[str, Any],
    doc_type: str | None = None,
    higher: bool = False,
) -> tuple[dict[str, Any], tuple[int, int, int]]:
    """Invent another document and add it to the gold references."""
    kind = doc_type or d.pick(["nghi_quyet", "chi_thi", "ket_luan"])
    abbr = {"nghi_quyet": "NQ", "chi_thi": "CT", "ket_luan": "KL", "quy_dinh": "QĐ", "ke_hoach": "KH"}[kind]
    symbol = "TW" if higher or p.level in ("central", "state") else p.symbol
    date = (issued[0] - d.rng.randrange(1, 6), d.rng.randrange(1, 13), d.rng.randrange(1, 29))
    by = d.pick(["Bộ Chính trị", "Ban Bí thư"]) if symbol == "TW" else p.subject
    number_symbol = f"{d.rng.randrange(1, 190):02}-{abbr}/{symbol}"
    while any(r["number_symbol"] == number_symbol for r in d.gold["references"]):
        number_symbol = f"{d.rng.randrange(1, 190):02}-{abbr}/{symbol}"
    ref = {"doc_type": kind, "number_symbol": number_symbol, "by": by, "about": theme["name"]}
    d.gold["references"].append(
        {"doc_type": kind, "number_symbol": number_symbol, "date": iso(*date), "relation": relation}
    )
    return ref, date


def headings(d: Draft) -> str:
    """Return the separator behind a Roman label."""
    return d.pick(["- ", ". ", "- "])


def tasks(
    d: Draft,
    p: Place,
    theme: dict[str, Any],
    issued: tuple[int, int, int],
    prefix: str,
    k: int,
    bodies: list[str] | None,
) -> None:
    """Add ``k`` numbered items of directives, some with a run-in heading or with dashes."""
    dot = d.pick([". ", "- ", ". "])
    for n in range(1, k + 1):
        item = f"{prefix}{n}"
        if d.chance(0.25):
            d.add(f"{n}{dot}{upper(theme['work'])}", bold=True)
            for _ in range(2):
                d.add(f"- {directive(d, theme, item, issued, bodies)}")
        else:
            d.add(f"{n}{dot}{directive(d, theme, item, issued, bodies)}")


def charge(d: Draft, p: Place, noun: str) -> None:
    """Add the closing clause that charges bodies, and the dissemination."""
    who = d.some(p.bodies, 2)
    text = f"Căn cứ {lower(noun)} này, {who[0]}, {who[1]} khẩn trương lãnh đạo, chỉ đạo tổ chức thực hiện."
    d.add(text)
    d.gold["directives"].append(
        {
            "item": None,
            "action": "khẩn trương lãnh đạo, chỉ đạo",
            "text": text,
            "responsible": [{"name": b, "role": "lead"} for b in who],
            "deadline": None,
        }
    )
    d.gold["implementers"] = who
    if d.chance(0.6):
        d.add(f"{noun}{d.pick([' này', ''])} phổ biến đến chi bộ.")
        d.gold["dissemination"] = "chi bộ"


def conclusion(d: Draft, p: Place, issued: tuple[int, int, int], theme: dict[str, Any]) -> None:
    """A kết luận that reviews a resolution."""
    ref, date = cited(d, p, issued, "reviews", theme, d.pick(["nghi_quyet", "chi_thi"]))
    years = d.rng.randrange(2, 6)
    about = f"{d.pick(['sơ kết', 'tổng kết'])} {years} năm thực hiện {citation(d, ref, full=False)} về {theme['name']}"
    head(d, p, "ket_luan", "KL", issued, about)
    titled(d, "KẾT LUẬN", about)
    lead = f"Sau {years:02} năm triển khai thực hiện {citation(d, ref, date=date)}, {lower(theme['work'])} {d.pick(W['achieved'])}."
    d.gold["findings"].append({"kind": "achievement", "text": lead})
    d.add(lead + " " + finding(d, theme, "achievement"))
    parts = [finding(d, theme, "limitation")]
    if d.chance(0.5):
        done, of = sorted((d.rng.randrange(2, 9), d.rng.randrange(9, 14)))
        clause = f"Có {done:02}/{of} chỉ tiêu chưa đạt"
        d.gold["findings"].append({"kind": "limitation", "text": clause + "."})
        d.gold["targets"].append(
            {"kind": "result", "text": clause, "comparator": "=", "value": done, "of": of, "unit": "chỉ tiêu"}
        )
        parts.append(clause + ".")
    parts.append(finding(d, theme, "cause"))
    d.add(" ".join(parts))
    d.add(
        f"Để tiếp tục thực hiện có hiệu quả {citation(d, ref, full=False)}, {p.subject} thống nhất kết luận:"
    )
    tasks(d, p, theme, issued, "", d.rng.randrange(4, 8), p.bodies if d.chance(0.5) else None)
    charge(d, p, "Kết luận")
    foot(d, p, usual_recipients(d, p))


def resolution(d: Draft, p: Place, issued: tuple[int, int, int], theme: dict[str, Any]) -> None:
    """A nghị quyết with situation, viewpoints, goals, tasks and implementation."""
    about = f"về {theme['name']} giai đoạn {issued[0] + 1}-{issued[0] + 5}"
    head(d, p, "nghi_quyet", "NQ", issued, about)
    titled(d, "NGHỊ QUYẾT", about)
    if p.level != "central":
        ref, date = cited(d, p, issued, "based_on", theme, higher=True)
        d.add(f"- Căn cứ {citation(d, ref, date=date)};")
        d.add(f"- Xét tình hình thực tế của {p.short}, {p.subject} ban hành Nghị quyết như sau:")
    sep = headings(d)
    d.add(f"I{sep}TÌNH HÌNH VÀ NGUYÊN NHÂN", bold=True)
    d.add("1. Kết quả đạt được", bold=True)
    d.add(" ".join(finding(d, theme, "achievement") for _ in range(3)))
    d.add("2. Hạn chế và nguyên nhân", bold=True)
    d.add(" ".join(finding(d, theme, "limitation") for _ in range(2)))
    d.add(finding(d, theme, "cause"))
    d.add(f"II{sep}QUAN ĐIỂM, MỤC TIÊU", bold=True)
    d.add("1. Quan điểm", bold=True)
    d.add(f"- {upper(theme['work'])} {d.pick(W['viewpoints'])}.")
    d.add("2. Mục tiêu đến năm " + str(issued[0] + 5), bold=True)
    for _ in range(d.rng.randrange(3, 6)):
        d.add(f"- {target(d, theme, 'goal')}.")
    d.add(f"III{sep}NHIỆM VỤ, GIẢI PHÁP", bold=True)
    tasks(d, p, theme, issued, "III.", d.rng.randrange(3, 7), None)
    d.add(f"IV{sep}TỔ CHỨC THỰC HIỆN", bold=True)
    charged = []
    for n, body in enumerate(d.some(p.bodies, 3), 1):
        phrase = lower(
            d.pick(
                [
                    "Xây dựng chương trình hành động thực hiện Nghị quyết",
                    "Hướng dẫn, kiểm tra việc thực hiện Nghị quyết",
                    "Cụ thể hóa Nghị quyết thành kế hoạch hằng năm",
                ]
            )
        )
        text = f"{body} {phrase}."
        d.gold["directives"].append(
            {
                "item": f"IV.{n}",
                "action": {"x": "xây dựng", "h": "hướng dẫn, kiểm tra", "c": "cụ thể hóa"}[phrase[0]],
                "text": text,
                "responsible": [{"name": body, "role": "lead"}],
                "deadline": None,
            }
        )
        d.add(f"{n}. {text}")
        charged.append(body)
    d.gold["implementers"] = charged
    if d.chance(0.6):
        d.add("Nghị quyết này phổ biến đến chi bộ.")
        d.gold["dissemination"] = "chi bộ"
    foot(d, p, usual_recipients(d, p))


def directive_paper(d: Draft, p: Place, issued: tuple[int, int, int], theme: dict[str, Any]) -> None:
    """A chỉ thị: assessment, then numbered tasks."""
    about = f"về {d.pick(['tăng cường', 'đẩy mạnh'])} {theme['work']}"
    head(d, p, "chi_thi", "CT", issued, about)
    titled(d, "CHỈ THỊ", about)
    d.add(
        finding(d, theme, "achievement")
        + " "
        + finding(d, theme, "limitation")
        + " "
        + finding(d, theme, "cause")
    )
    d.add(f"Để khắc phục những hạn chế trên, {p.subject} yêu cầu thực hiện tốt một số nhiệm vụ sau:")
    tasks(d, p, theme, issued, "", d.rng.randrange(4, 7), p.bodies)
    if d.chance(0.6):
        d.add("Chỉ thị này phổ biến đến chi bộ.")
        d.gold["dissemination"] = "chi bộ"
    d.gold.pop("implementers")
    foot(d, p, usual_recipients(d, p))


def plan(d: Draft, p: Place, issued: tuple[int, int, int], theme: dict[str, Any]) -> None:
    """A kế hoạch or chương trình, often with a table of tasks."""
    kind = "ke_hoach" if d.name.startswith("ke_hoach") else "chuong_trinh"
    noun, symbol = {"ke_hoach": ("Kế hoạch", "KH"), "chuong_trinh": ("Chương trình", "CTr")}[kind]
    ref, date = cited(d, p, issued, "implements", theme, higher=d.chance(0.6))
    about = f"thực hiện {citation(d, ref, full=False)} về {theme['name']}"
    head(d, p, kind, symbol, issued, about)
    titled(d, noun.upper(), about)
    d.add(f"Thực hiện {citation(d, ref, date=date)}, {p.subject} ban hành {noun} với những nội dung sau:")
    sep = headings(d)
    d.add(f"I{sep}MỤC ĐÍCH, YÊU CẦU", bold=True)
    for n, aim in enumerate(d.some(W["purposes_aims"], 2), 1):
        d.add(f"{n}. {aim}.")
    d.add(f"II{sep}MỤC TIÊU", bold=True)
    for _ in range(d.rng.randrange(2, 5)):
        d.add(f"- {target(d, theme, 'goal')}.")
    d.add(f"III{sep}NHIỆM VỤ CHỦ YẾU", bold=True)
    tasks(d, p, theme, issued, "III.", d.rng.randrange(3, 6), p.bodies)
    if d.chance(0.5):
        d.add(f"IV{sep}PHÂN CÔNG NHIỆM VỤ CỤ THỂ", bold=True)
        task_table(d, p, theme, issued)
    d.gold.pop("implementers")
    foot(d, p, usual_recipients(d, p))


def task_table(d: Draft, p: Place, theme: dict[str, Any], issued: tuple[int, int, int]) -> None:
    """A ruled table: task, lead, partners, deadline, product."""
    d.add(
        "",
        cells=[
            "TT",
            "Nội dung nhiệm vụ",
            "Cơ quan chủ trì",
            "Cơ quan phối hợp",
            "Thời gian hoàn thành",
            "Sản phẩm",
        ],
        bold=True,
    )
    for n in range(1, d.rng.randrange(4, 8)):
        verb, obj = d.pick(W["verbs"]), d.pick(theme["objects"])
        lead, partner = d.some(p.bodies, 2)
        quarter = d.rng.randrange(4)
        y = issued[0] + 1
        text = f"{verb} {obj}"
        d.add(
            "",
            cells=[
                str(n),
                text,
                lead,
                partner,
                f"Quý {ROMAN[quarter]}/{y}",
                d.pick(["Báo cáo", "Kế hoạch", "Quyết định"]),
            ],
        )
        d.gold["directives"].append(
            {
                "item": str(n),
                "action": verb,
                "text": text,
                "responsible": [{"name": lead, "role": "lead"}, {"name": partner, "role": "coordinate"}],
                "deadline": {
                    "text": f"Quý {ROMAN[quarter]}/{y}",
                    "date": ("%d-03-31", "%d-06-30", "%d-09-30", "%d-12-31")[quarter] % y,
                    "kind": "within",
                },
            }
        )


def notice(d: Draft, p: Place, issued: tuple[int, int, int], theme: dict[str, Any]) -> None:
    """A thông báo of conclusions."""
    about = f"kết luận của {p.subject} về {theme['name']}"
    head(d, p, "thong_bao", "TB", issued, about)
    titled(d, "THÔNG BÁO", about)
    words = day_words(d.rng, *issued)
    d.add(
        f"{upper(words)}, {p.subject} họp cho ý kiến về {theme['name']}. {d.pick(W['fillers'])} {p.subject} thống nhất kết luận như sau:"
    )
    tasks(d, p, theme, issued, "", d.rng.randrange(3, 7), p.bodies)
    d.gold.pop("implementers")
    foot(d, p, usual_recipients(d, p))


def letter(d: Draft, p: Place, issued: tuple[int, int, int], theme: dict[str, Any]) -> None:
    """A công văn: no title line, Kính gửi, a request."""
    about = f"{d.pick(['triển khai', 'đẩy mạnh'])} {theme['work']}"
    y = head(d, p, "cong_van", "CV", issued, about)
    state = p.level == "state"
    at = next(i for i, x in enumerate(d.pars) if x.text.startswith("Số"))
    if state:
        d.pars[at].text = d.pars[at].text.replace("/CV-UBND", "/UBND-TH")
        d.gold["metadata"].update(symbol="UBND-TH", number_symbol=y.replace("/CV-UBND", "/UBND-TH"))
    d.pars.insert(at + 1, type(d.pars[0])(f"{'V/v ' if d.chance(0.7) else 'về '}{about}", "left", size=12))
    if d.pars[at + 1].text.startswith("về "):
        d.gold["metadata"]["title"] = "về " + about
    to = d.some(p.bodies, 2)
    d.add("Kính gửi:", place="centre", gap=1)
    for body in to:
        d.add(f"- {body},", place="centre")
    ref, date = cited(d, p, issued, "implements", theme, higher=True)
    d.add(
        f"Thực hiện {citation(d, ref, date=date)}, {p.subject} yêu cầu các cơ quan, đơn vị thực hiện các nội dung sau:"
    )
    tasks(d, p, theme, issued, "", d.rng.randrange(2, 5), p.bodies)
    d.gold.pop("implementers")
    foot(d, p, [("Như trên", None), usual_recipients(d, p)[-1]])


def guidance(d: Draft, p: Place, issued: tuple[int, int, int], theme: dict[str, Any]) -> None:
    """A hướng dẫn on how to carry something out."""
    ref, date = cited(d, p, issued, "implements", theme)
    about = f"thực hiện {citation(d, ref, full=False)} về {theme['name']}"
    head(d, p, "huong_dan", "HD", issued, about)
    titled(d, "HƯỚNG DẪN", about)
    d.add(f"Thực hiện {citation(d, ref, date=date)}, {p.subject} hướng dẫn như sau:")
    sep = headings(d)
    d.add(f"I{sep}MỤC ĐÍCH, YÊU CẦU", bold=True)
    for n, aim in enumerate(d.some(W["purposes_aims"], 2), 1):
        d.add(f"{n}. {aim}.")
    d.add(f"II{sep}NỘI DUNG THỰC HIỆN", bold=True)
    tasks(d, p, theme, issued, "II.", d.rng.randrange(3, 6), p.bodies)
    d.gold.pop("implementers")
    foot(d, p, usual_recipients(d, p))


def decision(d: Draft, p: Place, issued: tuple[int, int, int], theme: dict[str, Any]) -> None:
    """A quyết định with articles; only its implementing article orders something."""
    about = f"về việc thành lập Tổ công tác {lower(theme['work'])}"
    head(d, p, "quyet_dinh", "QĐ", issued, about)
    titled(d, "QUYẾT ĐỊNH", about)
    ref, date = cited(d, p, issued, "based_on", theme, higher=True)
    d.add(f"- Căn cứ {citation(d, ref, date=date)};")
    d.add(f"- Xét đề nghị của {p.bodies[0]},")
    d.add(f"{p.subject.upper()} QUYẾT ĐỊNH", place="centre", bold=True)
    d.add(
        f"Điều 1. Thành lập Tổ công tác gồm {d.rng.randrange(5, 12):02} thành viên, do đồng chí {person(d)} làm Tổ trưởng."
    )
    old, old_date = cited(d, p, issued, "replaces", theme, "ke_hoach")
    d.add(f"Điều 2. Quyết định này có hiệu lực kể từ ngày ký và thay thế {citation(d, old, date=old_date)}.")
    who = d.some(p.bodies, 2)
    text = f"{who[0]}, {who[1]} và các cơ quan có liên quan chịu trách nhiệm thi hành Quyết định này."
    d.add(f"Điều 3. {text}")
    for key in ("directives", "implementers", "findings", "targets"):
        d.gold.pop(key)
    foot(d, p, usual_recipients(d, p))


def regulation(d: Draft, p: Place, issued: tuple[int, int, int], theme: dict[str, Any]) -> None:
    """A quy định in chapters and articles."""
    about = f"về trách nhiệm của cấp ủy trong {theme['work']}"
    head(d, p, "quy_dinh", "QĐ", issued, about)
    titled(d, "QUY ĐỊNH", about)
    ref, date = cited(d, p, issued, "based_on", theme, higher=True)
    d.add(f"- Căn cứ {citation(d, ref, date=date)};")
    d.add(f"- Xét đề nghị của {p.bodies[0]}, {p.subject} quy định như sau:")
    d.add("Chương I", place="centre", bold=True)
    d.add("QUY ĐỊNH CHUNG", place="centre", bold=True)
    d.add("Điều 1. Phạm vi điều chỉnh", bold=True)
    d.add(f"Quy định này quy định trách nhiệm của cấp ủy, tổ chức đảng trong {theme['work']}.")
    d.add("Chương II", place="centre", bold=True)
    d.add("ĐIỀU KHOẢN THI HÀNH", place="centre", bold=True)
    old, old_date = cited(d, p, issued, "replaces", theme, "quy_dinh")
    d.add("Điều 2. Hiệu lực", bold=True)
    d.add(f"Quy định này có hiệu lực kể từ ngày ký, thay thế {citation(d, old, date=old_date)}.")
    for key in ("directives", "implementers", "findings", "targets"):
        d.gold.pop(key)
    foot(d, p, usual_recipients(d, p))
