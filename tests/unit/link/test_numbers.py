import pytest
from hypothesis import given
from hypothesis import strategies as st

from vndocparse.link.numbers import misread, read_number, same_bodies, type_of


@pytest.mark.parametrize(
    ("printed", "digits", "kind", "bodies"),
    [
        ("17-NQ/TU", "17", "nq", ("tu",)),
        ("017 – NQ/TU", "17", "nq", ("tu",)),
        ("17 nq tu", "17", "nq", ("tu",)),
        ("100 - KL/TW", "100", "kl", ("tw",)),
        ("12a-CTr/HU", "12a", "ctr", ("hu",)),
        ("402-CV/VPĐU", "402", "cv", ("vpdu",)),
        ("03/NQ-CP", "3", "nq", ("cp",)),
        ("09/2009/CT-UBND", "9", "ct", ("ubnd",)),
        ("202/2025/QH15", "202", "", ("qh15",)),
        ("18", "18", "", ()),
    ],
)
def test_clean_numbers(printed, digits, kind, bodies):
    key = read_number(printed)
    assert (key.digits, key.kind, key.bodies) == (digits, kind, bodies)
    assert not key.noisy


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("I7-NQ/TU", "17-NQ/TU"),
        ("l7-NQ/TU", "17-NQ/TU"),
        ("1O-NQ/TU", "10-NQ/TU"),
        ("17-NO/TU", "17-NQ/TU"),
        ("4-CI/TU", "4-CT/TU"),
        ("4-KI/TU", "4-KL/TU"),
        ("17-NQ/TƯ", "17-NQ/TU"),
        ("17-NQ/TÚ", "17-NQ/TU"),
        ("17-NQ/TV", "17-NQ/TU"),
        ("116-KL/W", "116-KL/TW"),
    ],
)
def test_misread_signs_are_bridged_and_said_to_be(read, meant):
    bridged, clean = read_number(read), read_number(meant)
    assert (bridged.digits, bridged.kind) == (clean.digits, clean.kind)
    assert same_bodies(bridged, clean)
    assert bridged.noisy
    assert not clean.noisy


def test_tu_with_a_horn_may_be_either():
    key = read_number("5-NQ/TƯ")
    assert same_bodies(key, read_number("5-NQ/TU"))
    assert same_bodies(key, read_number("5-NQ/TW"))


@pytest.mark.parametrize("text", [None, "", "không số", "về việc", "TU", "số 17", "----"])
def test_no_number(text):
    assert read_number(text) is None


def test_bodies_differ():
    assert same_bodies(read_number("17-NQ/TU"), read_number("17-NQ/TW")) is False
    assert same_bodies(read_number("17-NQ/TU"), read_number("17-NQ/HU")) is False
    assert same_bodies(read_number("17-NQ/TU"), read_number("17")) is None


def test_type_of_symbol():
    assert type_of(read_number("17-NQ/TU")) == "nghi_quyet"
    assert type_of(read_number("17")) is None


def test_misread_digits():
    assert misread("17", "11")
    assert misread("38", "33")
    assert not misread("17", "18")
    assert not misread("17", "17")
    assert not misread("1", "12")


@given(st.text(max_size=300))
def test_any_text(text):
    key = read_number(text)
    assert key is None or key.digits
