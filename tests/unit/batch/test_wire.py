"""Messages survive being cut anywhere."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vndocparse.batch.wire import Unpacker, pack, read_one

heads = st.dictionaries(st.text(max_size=5), st.text(max_size=20) | st.integers() | st.none(), max_size=4)


@given(st.lists(st.tuples(heads, st.binary(max_size=50)), max_size=5), st.integers(1, 40))
def test_messages_come_back_however_they_are_cut(messages, step) -> None:
    data = b"".join(pack(h, b) for h, b in messages)
    unpacker, got = Unpacker(), []
    for i in range(0, len(data), step):
        got += unpacker.feed(data[i : i + step])
    assert got == messages


def test_rubbish_is_refused_before_memory_is_asked_for() -> None:
    with pytest.raises(ValueError, match="impossible size"):
        Unpacker().feed(b"\xff" * 16)


def test_a_stream_that_ends_early_gives_none() -> None:
    data = pack({"a": 1}, b"xyz")
    assert read_one(io.BytesIO(data[:-1]).read) is None
    assert read_one(io.BytesIO(data).read) == ({"a": 1}, b"xyz")
