"""Files of the kinds on which the fuzzer once found worse than a clear error."""

import io
import struct

import pytest
from PIL import Image

from vndocparse import pipeline
from vndocparse.core.options import ParseOptions
from vndocparse.errors import BadInputError


@pytest.mark.parametrize("tag", [256, 257, 258, 259, 262, 273, 278, 279], ids=str)
@pytest.mark.parametrize("packing", ["group4", "tiff_lzw"])
def test_a_tiff_that_lacks_a_tag_or_has_a_senseless_one(packing: str, tag: int) -> None:
    out = io.BytesIO()
    Image.new("1", (60, 80), 1).save(out, "TIFF", compression=packing)
    whole = out.getvalue()
    at = struct.unpack_from("<I", whole, 4)[0] + 2
    places = range(at, at + 12 * struct.unpack_from("<H", whole, at - 2)[0], 12)
    place = next((p for p in places if struct.unpack_from("<H", whole, p)[0] == tag), None)
    if place is None:
        pytest.skip("Pillow does not write this tag here")
    for broken in (
        whole[:place] + struct.pack("<H", 0xFE00) + whole[place + 2 :],
        whole[: place + 8] + struct.pack("<I", 0xFFFFFFF0) + whole[place + 12 :],
        whole[: place + 2] + struct.pack("<H", 2) + whole[place + 4 :],
    ):
        try:
            document = pipeline.parse_bytes(broken, "a.tif", ParseOptions(ocr="never"))
        except BadInputError as e:
            assert "damaged" in e.message or "empty" in e.message
        else:
            assert document.source.page_count == 1
