"""What an arrival stamp left at the left margin of recognised text."""

from vndocparse import parse_text
from vndocparse.core.source import AsideKind
from vndocparse.ingest.text import read_text

HEAD = (
    "ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\n"
    "TỈNH BẮC LÂM Độc lập - Tự do - Hạnh phúc\nSố: 07 /CT-UBND Bắc Lâm, ngày 20 tháng 3 năm 2018\nCHỈ THỊ\n"
)
BELOW = (
    "\nhoạch; rừng đầu nguồn đã được giữ vững. Tuy nhiên, việc trồng bù còn chậm.\n\n"
    "1. Hạt kiểm lâm kiểm tra các bãi gỗ.\n"
)


def test_rests_of_a_stamp_beside_subject_and_opening() -> None:
    text = (
        f"{HEAD}_ T.BẮC | Về việc tăng cường công tác bảo vệ rừng đầu nguồn\nVB DN | trên địa bàn tỉnh Bắc Lâm\n"
        "ĐN ' gày ru71,..8, “09... Í\n7Ă | Chuyển:......... «trong thời gian qua, việc trồng rừng đã đạt kế\n"
        f"{BELOW}"
    )
    d = parse_text(text)
    assert d.metadata.title == "Về việc tăng cường công tác bảo vệ rừng đầu nguồn trên địa bàn tỉnh Bắc Lâm"
    assert [(f.kind, f.text.split()[0]) for f in d.findings] == [
        ("achievement", "trong"),
        ("achievement", "rừng"),
        ("limitation", "Tuy"),
    ]
    assert [(a.kind, a.text) for a in read_text(text).asides][1] == (AsideKind.ARRIVAL_STAMP, "VB DN |")


def test_words_and_tables_before_a_bar_stay() -> None:
    text = f"{HEAD}Về việc bảo vệ rừng\nHạt kiểm lâm | nơi nhận báo cáo của các xã\n1 | các xã ven rừng kiểm tra{BELOW}"
    assert "Hạt kiểm lâm | nơi nhận" in parse_text(text).text


def test_a_page_number_with_a_speck_below() -> None:
    text = "Hạt kiểm lâm cùng chủ rừng đi tuần các tiểu khu giáp ranh và triển khai\n\n3\n.\n\nthực hiện phương án canh lửa tại các xã.\n"
    doc = read_text(text)
    assert [a.kind for a in doc.asides] == [AsideKind.PAGE_NUMBER, AsideKind.NOISE]
    assert "triển khai thực hiện" in " ".join(doc.text.split())
