"""Labels that a recogniser or a typist has damaged: which item a task stands in."""

import pytest

from vndocparse import parse_text

HEAD = (
    "ĐẢNG BỘ TỈNH HÀ SƠN\nĐẢNG ỦY XÃ BÌNH LẠC\n*\nSố 12-NQ/ĐU\nĐẢNG CỘNG SẢN VIỆT NAM\n"
    "Bình Lạc, ngày 10 tháng 7 năm 2025\n\nNGHỊ QUYẾT\nvề một số nhiệm vụ\n-----\n\n"
)
FOOT = "\n\nNơi nhận:\n- Lưu Văn phòng.\n\nT/M BAN THƯỜNG VỤ\nBÍ THƯ\nLê Văn Đồng\n"


@pytest.mark.parametrize(
    ("body", "items"),
    [
        (
            "I- TÌNH HÌNH\nKinh tế khá.\nll- NHIỆM VỤ\n1. Rà soát quy chế.\nl.1. Bổ sung kế hoạch.\n"
            "IIl- TỔ CHỨC THỰC HIỆN\n1. Văn phòng theo dõi.",
            ["II.1", "II.1.1", "III.1"],
        ),
        (
            "I. NHIỆM VỤ\n1. Rà soát quy chế.\na, Bổ sung kế hoạch.\nb, Kiểm tra chi bộ.\n2. Sơ kết.",
            ["I.1", "I.1.a", "I.1.b", "I.2"],
        ),
        (
            "1- NHIỆM VỤ\n1.1- Rà soát quy chế.\n1.2- Bổ sung kế hoạch.\n2- TỔ CHỨC THỰC HIỆN\n"
            "2.1- Văn phòng theo dõi.",
            ["1.1", "1.2", "2.1"],
        ),
        (
            "|- TÌNH HÌNH\nKinh tế khá.\n||- NHIỆM VỤ\n1. Rà soát quy chế.\n|||- TỔ CHỨC THỰC HIỆN\n1. Văn phòng theo dõi.",
            ["II.1", "III.1"],
        ),
        (
            "I, TÌNH HÌNH\nKinh tế khá.\nII, NHIỆM VỤ\n1. Rà soát quy chế.",
            ["II.1"],
        ),
        (  # the first strokes were read as a one and as a capital; the list below has another mark
            "1- Tán thành đánh giá kết quả giữ rừng.\n1. Về kết quả\nRừng tăng 12%.\n2. Về hạn chế\nTổ mỏng.\n"
            "H- Nhiệm vụ trọng tâm\n1. Rà soát quy chế.\n2. Bổ sung kế hoạch.\nIII- Tổ chức thực hiện\n"
            "1. Văn phòng theo dõi.",
            ["II.1", "II.2", "III.1"],
        ),
        (  # the bar of `đ)` was lost
            "I- NHIỆM VỤ\n1. Kinh tế\na) Rà soát quy chế.\nb) Bổ sung kế hoạch.\nc) Kiểm tra bến bãi.\n"
            "d) Sửa chữa cống.\nd) Nạo vét kênh.\ne) Trồng phi lao.",
            ["I.1.a", "I.1.b", "I.1.c", "I.1.d", "I.1.đ", "I.1.e"],
        ),
        (  # `I-` taken for a one, above a list with another mark; the second part shows it
            "1- TÌNH HÌNH\n1. Kinh tế khá.\n2. Tuy nhiên, thu ngân sách còn thấp.\nII- NHIỆM VỤ\n1. Rà soát quy chế.",
            ["II.1"],
        ),
        (  # `II.` taken for a one, before `III.`
            "I. TÌNH HÌNH\nKinh tế khá.\n1. NHIỆM VỤ\n1. Rà soát quy chế.\n2. Bổ sung kế hoạch.\n"
            "III. TỔ CHỨC THỰC HIỆN\n1. Văn phòng theo dõi.",
            ["II.1", "II.2", "III.1"],
        ),
        (  # both taken for ones, below letters, in small letters
            "A- TÌNH HÌNH\nKinh tế khá.\nB- MỤC TIÊU, NHIỆM VỤ\nI. Mục tiêu\nTrồng 50 ha rừng.\n1. Nhiệm vụ\n"
            "1. Rà soát quy chế.\n2. Bổ sung kế hoạch.",
            ["B.II.1", "B.II.2"],
        ),
        (  # the point read as a letter
            "I. TÌNH HÌNH\nKinh tế khá.\nIIL NHIỆM VỤ\n1. Rà soát quy chế.\nII. TỔ CHỨC THỰC HIỆN\n1. Văn phòng theo dõi.",
            ["II.1", "III.1"],
        ),
        (  # one number misread inside a list
            "I- NHIỆM VỤ\n1. Rà soát quy chế.\n2. Bổ sung kế hoạch.\n9. Kiểm tra bến bãi.\n4. Sơ kết.",
            ["I.1", "I.2", "I.3", "I.4"],
        ),
        (  # letters and a number in brackets that were lost or taken for signs
            "I- NHIỆM VỤ\n1. Kinh tế\na) Rà soát quy chế.\nb) Bổ sung kế hoạch.\n€) Kiểm tra bến bãi.\n"
            ") Sửa chữa cống.\nđ) Nạo vét kênh.\n2. Xã hội\n(1) Trồng phi lao.\n() Sửa chữa trường.\n(3) Sơ kết.",
            ["I.1.a", "I.1.b", "I.1.c", "I.1.d", "I.1.đ", "I.2.1", "I.2.2", "I.2.3"],
        ),
        (  # a comma for a point
            "I- NHIỆM VỤ\n1. Kinh tế\n1.1- Rà soát quy chế.\n1,2- Bổ sung kế hoạch.\n1.3- Kiểm tra bến bãi.\n2. Sơ kết.",
            ["I.1.1", "I.1.2", "I.1.3", "I.2"],
        ),
        (  # points that were taken for later ones
            "I- NHIỆM VỤ\n1. Kinh tế\na) Rà soát quy chế.\nb) Bổ sung kế hoạch.\ne) Kiểm tra bến bãi.\n"
            "đ) Sửa chữa cống.\nđ) Nạo vét kênh.\ne) Trồng phi lao.",
            ["I.1.a", "I.1.b", "I.1.c", "I.1.d", "I.1.đ", "I.1.e"],
        ),
        (  # points read as digits, capitals and letters with marks; the row of letters shows them
            "I- NHIỆM VỤ\n1. Kinh tế\nä) Rà soát quy chế.\n6) Bổ sung kế hoạch.\nG) Kiểm tra bến bãi.\n"
            "d) Sửa chữa cống.\n4) Nạo vét kênh.\n2. Xã hội\nâ) Trồng phi lao.\nh) Sửa chữa trường.\n"
            "o) Sơ kết phong trào.",
            ["I.1.a", "I.1.b", "I.1.c", "I.1.d", "I.1.đ", "I.2.a", "I.2.b", "I.2.c"],
        ),
        (  # labels alone on their lines
            "I.\n\nTÌNH HÌNH\nKinh tế khá.\n\nII.\n\nNHIỆM VỤ\n\n1.\n\nKinh tế\n\na)\n\nRà soát quy chế.\n\n"
            "b)\n\nBổ sung kế hoạch.\n\n2.\n\nSơ kết phong trào.",
            ["II.1.a", "II.1.b", "II.2"],
        ),
        (  # the bracket read as another sign
            "I- NHIỆM VỤ\n1. Kinh tế\na> Rà soát quy chế.\nb; Bổ sung kế hoạch.\ncJ Kiểm tra bến bãi.\n2. Sơ kết.",
            ["I.1.a", "I.1.b", "I.1.c", "I.2"],
        ),
        (  # Roman numerals read as other signs
            "[- TÌNH HÌNH\nKinh tế khá.\nU MỤC TIÊU\nTrồng 50 ha rừng.\n1II. NHIỆM VỤ\n1. Rà soát quy chế.\n"
            "I V. KINH PHÍ\n1. Lập dự toán.\nv. TỔ CHỨC THỰC HIỆN\n1. Văn phòng theo dõi.",
            ["III.1", "IV.1", "V.1"],
        ),
        (  # numbers read as letters and signs
            "I- NHIỆM VỤ\n1. Rà soát quy chế.\nZ. Bổ sung kế hoạch.\n?. Kiểm tra bến bãi.\nA. Nạo vét kênh.\n"
            "$. Trồng phi lao.\n6. Kinh tế\nó.1. Sửa chữa cống.\nó.?. Sửa chữa trường.\n7. Sơ kết.",
            ["I.1", "I.2", "I.3", "I.4", "I.5", "I.6.1", "I.6.2", "I.7"],
        ),
        (  # a one read as a Roman numeral below parts in capitals
            "I- TÌNH HÌNH\nKinh tế khá.\nII- NHIỆM VỤ\nI. Rà soát quy chế.\n2. Bổ sung kế hoạch.\n"
            "III- TỔ CHỨC THỰC HIỆN\nI. Văn phòng theo dõi.\n2. Sơ kết.",
            ["II.1", "II.2", "III.1", "III.2"],
        ),
        (  # eleven read as strokes is no second part
            "I- TÌNH HÌNH\nKinh tế khá.\nII- TỔ CHỨC THỰC HIỆN\n1 . Văn phòng theo dõi.\n"
            + "".join(f"{n}. Chi bộ Trường sơ kết.\n" for n in range(2, 11))
            + "ll . Chi bộ Trường sơ kết.\n12. Chi bộ Trạm Y tế sơ kết.",
            [f"II.{n}" for n in range(1, 13)],
        ),
        (  # two fields in a heading that runs in
            "I- NHIỆM VỤ\n1. Thu, chi ngân sách; chợ, bến bãi: Các khoản thu phải được giao đến từng thôn.\n2. Sơ kết.",
            ["I.1", "I.2"],
        ),
        (  # the one paragraph below the last heading is its own; the charge that ends the document is not
            "I- NHIỆM VỤ\n1. Rà soát quy chế.\n2. Chế độ báo cáo\nTrước ngày 20 hằng tháng, các chi bộ gửi báo cáo. "
            "Bí thư các chi bộ, trưởng các đoàn thể chịu trách nhiệm thi hành Nghị quyết này./.",
            ["I.1", "I.2", None],
        ),
        (  # the label of the second part was not read at all
            "I- TÌNH HÌNH\nKinh tế khá.\nNHIỆM VỤ, GIẢI PHÁP\n1. Rà soát quy chế.\nIII- TỔ CHỨC THỰC HIỆN\n1. Văn phòng theo dõi.",
            ["II.1", "III.1"],
        ),
        (  # headings in capitals below a part are parts of it, and end with it
            "I- NHIỆM VỤ\n1. Rà soát quy chế.\nVỀ KINH TẾ\n1. Phát triển chợ.\nII- TỔ CHỨC THỰC HIỆN\n1. Văn phòng theo dõi.",
            ["I.1", "1", "II.1"],
        ),
    ],
)
def test_items(body: str, items: list[str]) -> None:
    """Every task is found at its item."""
    assert [d.item for d in parse_text(HEAD + body + FOOT).directives] == items
